"""The judged queries, asked of the built site's own index and script."""

from __future__ import annotations

import json

from benchmarks.judge import QUERIES, judge
from tests.site.built import BuiltSite, listed


def test_judged_queries_find_their_answers(site: BuiltSite) -> None:
    """Of the queries written before the ranking was tuned, 85 % are answered first and 95 % among the first three.

    The same holds for provisions alone, wherever a provision is a right answer; `benchmarks/judge.py` prints more.
    """
    verdicts = judge(site.folder, json.loads(QUERIES.read_text(encoding="utf-8")))
    assert len(verdicts) >= 70
    misses = listed([verdict.query for verdict in verdicts if not 0 < verdict.place <= 3])
    provisions = [verdict.provision_place for verdict in verdicts if verdict.provision_place is not None]
    for places in ([verdict.place for verdict in verdicts], provisions):
        assert sum(place == 1 for place in places) >= 0.85 * len(places), misses
        assert sum(0 < place <= 3 for place in places) >= 0.95 * len(places), misses


def test_every_right_answer_of_a_judged_query_exists(site: BuiltSite) -> None:
    """A judged answer that was renamed is a fault of the list, not a miss of the search."""
    names = {row["id"] for row in site.table("provisions")}
    wanted = {name for query in json.loads(QUERIES.read_text(encoding="utf-8")) for name in query["right"]}
    assert not sorted(name for name in wanted if name.partition(":")[0] in site.texts and name not in names)
