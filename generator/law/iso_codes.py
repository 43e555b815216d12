"""Codes of ISO 3166-1: which of two letters are assigned, and those of three, which statistics and maps join on."""

from __future__ import annotations

import re
from functools import cache

from babel.core import get_global


@cache
def _long_codes() -> dict[str, str]:
    """Return ISO 3166-1 alpha-3 by alpha-2; where the register of aliases knows former codes too, none is guessed."""
    found: dict[str, list[str]] = {}
    for long, short in get_global("territory_aliases").items():
        if len(short) == 1 and _ASSIGNED.fullmatch(long):
            found.setdefault(short[0], []).append(long)
    current = {short: [long for long in longs if long not in _FORMER] for short, longs in found.items()}
    return {short: longs[0] for short, longs in current.items() if len(longs) == 1}


_ASSIGNED = re.compile("(?!AA|Q[M-Z]|X|ZZ)[A-Z]{3}")
"""Codes that ISO 3166 assigns; the others are left to users, and Unicode makes up some for what has none."""
_FORMER = frozenset({"BUR", "ZAR", "DDR", "FXX", "TMP", "YMD"})
"""Codes of ISO 3166-3, which were taken out of ISO 3166-1."""


@cache
def list_iso_codes() -> frozenset[str]:
    """Return the two-letter codes that ISO 3166-1 assigns, in lower case."""
    # Loading babel's names takes 20 ms, so only who asks pays for it.
    from babel import Locale

    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code.lower() for code in codes if len(code) == 2 and code.isalpha() and code not in _NO_STATES)


_NO_STATES = frozenset({"EZ", "UN", "ZZ", "QO", "EU", "UK", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "XA", "XB"})
"""Codes of CLDR that are groups, regions or left to users, and reserved codes that differ from the assigned one."""


def write_code(code: str) -> str:
    """Return a State's code with what it is: `ISO code LV`, `Code XA`; CLDR's own code for a land is no code of ISO."""
    return f"{'ISO code' if code in list_iso_codes() - {'xk'} else 'Code'} {code.upper()}"


def find_iso3(iso2: str) -> str | None:
    """Return the alpha-3 code for a lower-case alpha-2 code, in capitals; None where ISO 3166-1 has none."""
    return _long_codes().get(iso2.upper())
