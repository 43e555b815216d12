"""A tile for every State, roughly where it lies: codes of ISO 3166-1 on a grid. No borders and no sizes are drawn."""

from __future__ import annotations

from functools import lru_cache

GRID = """
.  .  .  .  .  .  .  .  .  is .  .  no se fi .  .  .  .  .  .  .  .  .  .  .  .  .
.  ca .  .  .  .  .  .  .  .  .  .  dk .  ee ru .  .  .  .  .  .  .  .  .  .  .  .
.  us .  .  .  .  .  .  .  ie gb .  .  .  lv .  .  .  .  .  .  .  .  .  .  .  .  .
mx .  bs .  .  kn ag .  .  .  nl de pl lt by .  kz .  .  mn .  .  .  .  .  .  .  .
gt bz cu jm ht do dm .  .  be lu cz sk .  ua .  uz kg .  cn .  kp .  jp .  .  .  .
sv hn .  .  .  lc bb .  .  fr ch at hu ro md .  tm tj .  .  .  kr .  .  .  .  .  .
cr ni .  .  .  vc gd .  ad mc li si hr rs bg ge az .  af .  np bt .  .  .  .  .  .
.  pa co ve gy sr tt .  pt es it sm ba me mk tr am ir .  pk in bd mm la vn .  .  .
.  .  ec pe br .  .  .  .  va mt .  al xk gr cy lb sy iq .  .  lk .  th kh ph .  .
.  .  .  bo py .  .  .  .  ma dz tn ly eg .  il ps jo kw bh .  mv .  my .  bn .  .
.  .  .  cl ar uy .  .  cv mr ml ne td sd er .  sa qa ae om .  .  .  sg .  .  pw fm
.  .  .  .  .  .  .  .  sn gm bf bj ng cm cf ss et dj ye .  .  .  .  .  id tl nr mh
.  .  .  .  .  .  .  .  gw gn ci gh tg gq cg ug ke so .  .  .  .  .  .  .  pg sb ki
.  .  .  .  .  .  .  .  .  sl lr .  st ga cd rw tz sc .  .  .  .  .  au .  vu tv ws
.  .  .  .  .  .  .  .  .  .  .  .  .  ao zm bi mw km .  .  .  .  .  .  .  fj to nu
.  .  .  .  .  .  .  .  .  .  .  .  .  na bw zw mz mg .  .  .  .  .  .  .  nz .  ck
.  .  .  .  .  .  .  .  .  .  .  .  .  .  sz za ls mu .  .  .  .  .  .  .  .  .  .
"""


@lru_cache(maxsize=1)
def world_places() -> dict[str, tuple[int, int]]:
    """Return column and row of every State of the grid, from 0, by its code in lower case."""
    rows = GRID.split("\n")[1:-1]
    return {
        code: (column, row) for row, line in enumerate(rows) for column, code in enumerate(line.split()) if code != "."
    }
