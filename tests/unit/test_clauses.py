"""Who used a clause: at the article that permits a statement."""

from __future__ import annotations

from generator.site.parts.clauses import clause_uses
from tests.unit.corpora import MINI, ROOT, corpus_of


def test_withdrawn_statements_stand_apart() -> None:
    """Of two States that used a clause the one that withdrew is named apart, and does not count."""
    corpus = corpus_of(MINI)
    lakes = corpus.instruments["lakes"]
    (part,) = [one for one in lakes.parts if one.id.head == "2"]
    (use,) = clause_uses(corpus, lakes, part, on="lakes/article-2.html")
    assert (use.clause.text, use.kind, use.count) == ("2(2)", "reservation", 1)
    assert [link.text for link in use.states] == ["XB"]
    assert [link.text for link in use.withdrawn] == ["XA"]


def test_every_use_of_the_real_corpus_is_told_once() -> None:
    """Each State with a standing statement under a clause is named at that clause's article."""
    corpus = corpus_of(ROOT)
    for instrument in corpus.texts:
        for part in instrument.parts:
            for use in clause_uses(corpus, instrument, part, on="x/y.html"):
                assert use.count == len({link.text for link in use.states})
