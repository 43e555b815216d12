"""Ask a built site the judged queries and print how many are answered first and among the first three, and the misses.

    python benchmarks/judge.py site

The queries (tests/judged-queries.json) were written before the ranking was tuned, those under "asked after tuning" when
it was done and without touching it again; `right` names every answer that counts, a name with * at its end any that
begins so. Two things are counted. As shown: the results in the order of the
find box, which puts each kind of result together, the best kind first. Provisions: where an answer is a provision, its
place among the provisions that are shown.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "tests" / "judged-queries.json"
ENGINE = ROOT / "tests" / "node" / "engine.js"
GROUP = 4
"""Results of a group that the dialog shows before the next group begins."""


@dataclass(frozen=True)
class Verdict:
    """A query, what counts, what was shown, and the places of the first right answer from 1 (0: none)."""

    query: str
    about: str
    shown: tuple[str, ...]
    place: int
    provision_place: int | None
    """None where no provision is a right answer."""


def judge(site: Path, queries: Sequence[dict[str, Any]]) -> list[Verdict]:
    """Ask every query of the site's own script and judge the answers."""
    texts = json.dumps([query["q"] for query in queries])
    done = subprocess.run(["node", str(ENGINE), str(site)], input=texts, capture_output=True, text=True, check=True)
    return [_judge(query, answer) for query, answer in zip(queries, json.loads(done.stdout), strict=True)]


def _judge(query: dict[str, Any], answer: dict[str, Any]) -> Verdict:
    shown = _as_shown(answer["ids"], answer["kinds"])
    provisions = [name for name in shown if ":" in name and _kind_of(name) == "provision"]
    wanted = [name for name in query["right"] if _kind_of(name) == "provision"]
    return Verdict(
        query["q"],
        query["about"],
        tuple(shown),
        _place(shown, query["right"]),
        _place(provisions, wanted) if wanted else None,
    )


def _as_shown(ids: Sequence[str], kinds: Sequence[str]) -> list[str]:
    groups: dict[str, list[str]] = {}
    for name, kind in zip(ids, kinds, strict=True):
        groups.setdefault(kind, []).append(name)
    return [name for group in groups.values() for name in group[:GROUP]]


def _kind_of(name: str) -> str:
    kind = name.partition(":")[0]
    return kind if kind in ("topic", "state", "statement", "authority", "term", "page") else "provision"


def _place(shown: Sequence[str], right: Sequence[str]) -> int:
    for place, name in enumerate(shown, 1):
        if any(name.startswith(each[:-1]) if each.endswith("*") else name == each for each in right):
            return place
    return 0


def print_verdicts(verdicts: Sequence[Verdict]) -> None:
    """Print the shares in all and by the kind of query, then every query not answered first."""
    print(f"{'':28}{'queries':>8}{'first':>8}{'first 3':>8}   provisions: first, first 3")
    for about in ("", *dict.fromkeys(verdict.about for verdict in verdicts)):
        chosen = [verdict for verdict in verdicts if about in ("", verdict.about)]
        places = [verdict.place for verdict in chosen]
        among = [verdict.provision_place for verdict in chosen if verdict.provision_place is not None]
        print(f"{about or 'all':28}{len(chosen):>8}{_share(places, 1):>8}{_share(places, 3):>8}", end="")
        print(f"   {_share(among, 1):>18}{_share(among, 3):>9}  of {len(among)}")
    print("\nnot answered first:")
    for verdict in verdicts:
        if verdict.place != 1 or verdict.provision_place not in (None, 1):
            shares = f"{verdict.place or '-':>2} {verdict.provision_place or '-':>2}"
            print(f"  {shares}  {verdict.query!r}: {', '.join(verdict.shown[:5])}")


def _share(places: Sequence[int], most: int) -> str:
    return f"{100 * sum(0 < place <= most for place in places) / len(places):.1f} %" if places else "-"


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "site")
    print_verdicts(judge(folder, json.loads(QUERIES.read_text(encoding="utf-8"))))
