"""Print the figures of finding: citations, texts offered, questions, names of States, texts checked, speed and weight.

    python -m benchmarks.finding site
    python -m benchmarks.finding site --rounds 9

Each row says where its inputs stand. Speed depends on the machine and on what else runs on it: it is the median and the
best of the rounds, from a disk, with a fresh profile each time.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from statistics import median

from benchmarks import names
from benchmarks.judge import QUERIES, judge, print_verdicts
from benchmarks.reader import View, middle, visit_ours
from generator.downloads.citing import STYLES, cite
from generator.law.corpus import Corpus
from generator.publish.pipeline import need_corpus
from generator.search.checked.check import TextChecker
from generator.search.typed import CitationTable, read_citation
from generator.search.typed.units import citation_table
from tests.memo_tally import judge_quotations, tally_citations

ROOT = Path(__file__).parent.parent
INPUTS = ROOT / "tests/citations/inputs.json"
_SURE = ("exact", "list")


def tell_inputs(table: CitationTable) -> None:
    """Print how many typed citations give what they must, and how many give a wrong provision as a sure answer."""
    cases = json.loads(INPUTS.read_text(encoding="utf-8"))
    misses, wrong = [], 0
    for case in cases:
        reading = read_citation(case["text"], table, prefer=case.get("prefer", ""))
        found = (reading.kind, [row.id for row in reading.rows])
        if found != (case["kind"], case["ids"]):
            misses.append(f"  {case['text']}: {found}")
            wrong += reading.kind in _SURE and found[1] != case["ids"]
    blind = Counter(case.get("from", "")[:5] for case in cases)["blind"]
    print(f"citation inputs {len(cases)}, {blind} written without a look; missed {len(misses)}, wrong as sure {wrong}")
    print(*misses, sep="\n", end="\n" if misses else "")


def tell_offered(corpus: Corpus, table: CitationTable) -> None:
    """Print how many texts that the site offers for copying lead back to where they were copied."""
    offered = [
        (name, cite(corpus, name).plain(style)) for name in [*corpus.units, *corpus.instruments] for style in STYLES
    ]
    read = [(name, text, [row.id for row in read_citation(text, table).rows]) for name, text in offered]
    misses = [row for row in read if row[2] != [row[0]]]
    print(
        f"texts offered {len(read)} in {len(STYLES)} styles; read back to their own provision {len(read) - len(misses)}"
    )
    for name, text, found in misses:
        print(f"  {name}: {text} -> {found}")


def tell_memos(corpus: Corpus) -> None:
    """Print how well the check of a text finds citations and judges quotations."""
    checker = TextChecker(corpus)
    tally = tally_citations(checker)
    print(f"citations in memos: right {tally.right}, precision {tally.precision:.3f}, recall {tally.recall:.3f}")
    print(*(f"  {miss}" for miss in [*tally.wrong, *tally.missed, *tally.extra]), sep="\n")
    fates, slips = judge_quotations(checker)
    print("quotations in memos:", ", ".join(f"{kind} {sum(right)} of {len(right)}" for kind, right in fates.items()))
    print(*(f"  {slip}" for slip in slips), sep="\n")


def tell_speed(views: list[View]) -> None:
    """Print what a reader waits for, and what is read for a first question."""
    figures = {name: [getattr(view, name) for view in views] for name in ("ready", "cold")}
    figures["next"] = [time for view in views for time in view.warm]
    for name, goal in (("ready", 50), ("cold", 120), ("next", 30)):
        times = figures[name]
        print(f"{name}: median {median(times):.0f} ms, best {min(times):.0f} ms (goal {goal} ms)")
    print(f"read for a first question, gzip: {middle(views, 'query_bytes') / 1000:.1f} kB (goal 60 kB)")


def main() -> None:
    """Print all of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("site", type=Path)
    asked.add_argument("--rounds", type=int, default=9)
    given = asked.parse_args()
    corpus = need_corpus(ROOT)
    table = citation_table(corpus)
    tell_inputs(table)
    tell_offered(corpus, table)
    print_verdicts(judge(given.site, json.loads(QUERIES.read_text(encoding="utf-8"))))
    names.tell(given.site, corpus)
    tell_memos(corpus)
    tell_speed(visit_ours(given.site.resolve(), rounds=given.rounds))


if __name__ == "__main__":
    main()
