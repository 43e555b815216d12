"""Published ids and accepted words are kept: what is lost, moved or changed without a word is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.ledgers.earlier import write_difference
from generator.checks.ledgers.ids import IDS
from generator.checks.ledgers.permalinks import list_permalinks
from generator.checks.ledgers.review import REVIEWED
from generator.files.stores import read_stored
from generator.publish.pipeline import check_data, make_site, prose_pages
from tests.unit.corpora import ROOT, corpus_of
from tests.working import edit, outcome


def faults(root: Path) -> list[tuple[str, str]]:
    """Return rule and words of every problem."""
    _, report = check_data(root)
    return [(problem.rule, problem.what) for problem in report.problems]


def test_ledgers_of_today_have_no_fault(mini: Path) -> None:
    assert faults(mini) == []
    assert outcome("ids") == (0, "no problems\n")
    assert outcome("review") == (0, "everything is as accepted\n")


def test_every_permalink_is_a_page_of_the_site(mini: Path) -> None:
    """Each place of the ledger is a page that is made, and its anchor stands there; no page is without an entry."""
    site = make_site(mini)
    bodies = {page.path: str(page.body) for page in site.pages}
    places = list_permalinks(site.corpus, prose_pages(mini, "data")).values()
    written = set(prose_pages(mini, "data"))
    for place in places:
        page, _, anchor = place.partition("#")
        assert page in bodies or page in written
        assert not anchor or f'id="{anchor}"' in bodies[page], place
    assert set(bodies) <= {place.partition("#")[0] for place in places}


def test_a_lost_id_is_reported_with_what_to_write(mini: Path) -> None:
    """A statement with another id: the old one is lost, the new one is not in the ledger."""
    edit(mini / "data/states/xa/lakes.yml", "id: 2-2-withdrawal", "id: 2-2-withdrawal-drums")
    _, report = check_data(mini)
    lost = [problem for problem in report.problems if problem.rule == "ids-kept"]
    assert [problem.what for problem in lost] == [
        'the ledger does not have "xa:lakes:2-2-withdrawal-drums" yet',
        '"xa:lakes:2-2-withdrawal" was published at states/arland.html#lakes--2-2-withdrawal and is gone',
    ]
    assert lost[1].fix.endswith("{from: xa:lakes:2-2-withdrawal, to: what takes its place, date: the day}")
    code, said = outcome("ids", "--write")
    assert code == 1
    assert "xa:lakes:2-2-withdrawal-drums" in said
    assert "states/arland.html#lakes--2-2-withdrawal xa:lakes:2-2-withdrawal\n" in (mini / "data" / IDS).read_text()


@pytest.mark.parametrize("head", ["", "# Every published page and id.\n"], ids=["no head", "a head"])
def test_an_id_that_is_lost_from_any_line_is_reported(mini: Path, head: str) -> None:
    """Also from the first: the command says so and ends with 1, whether or not it writes."""
    ledger = mini / "data" / IDS
    rows = [line for line in ledger.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    ledger.write_text(head + "\n".join(["lakes/article-9.html lakes:9", *rows]) + "\n", encoding="utf-8")
    for arguments in (("ids",), ("ids", "--write")):
        code, said = outcome(*arguments)
        assert (code, '"lakes:9" was published at lakes/article-9.html and is gone' in said) == (1, True), said


def test_a_moved_page_leads_on_and_a_moved_anchor_leaves_a_note(mini: Path) -> None:
    """A State's page moves with its anchors; a statement gets another id on the page that stays."""
    edit(mini / "data/states/xa/state.yml", "slug: arland", "slug: free-arland")
    edit(mini / "data/states/xa/state.yml", "name: Arland", "name: Free Arland")
    (mini / "data/moved.yml").write_text(
        "moves:\n  - from: states/arland.html\n    to: states/free-arland.html\n    date: 2020-01-01\n",
        encoding="utf-8",
    )
    outcome("ids", "--write")
    outcome("review", "--accept-all")
    assert faults(mini) == []
    site = make_site(mini)
    page = read_stored(site.files["states/arland.html"]).decode()
    assert '<meta http-equiv="refresh" content="0; url=free-arland.html">' in page
    assert '<link rel="canonical" href="free-arland.html">' in page
    assert '<li id="lakes--2-2-reservation"><a href="free-arland.html#lakes--2-2-reservation">' in page


def test_a_moved_anchor_leaves_a_note_where_it_was(mini: Path) -> None:
    """An old link to a statement lands at a line that leads to the new place."""
    code, said = outcome("rename", "statement", "xa:lakes:2-2-withdrawal", "2-2-withdrawal-drums")
    assert code == 0, said
    body = {page.path: str(page.body) for page in make_site(mini).pages}["states/arland.html"]
    assert '<li id="lakes--2-2-withdrawal">' in body
    assert '<a href="#lakes--2-2-withdrawal-drums">go there</a>' in body


def test_a_changed_word_is_reported_at_its_line_until_it_is_accepted(mini: Path) -> None:
    """The unit is named, the command shows it, and acceptance ends it."""
    edit(mini / "data/instruments/lakes/articles/2.yml", "by horn; or", "by horn;")
    _, report = check_data(mini)
    (problem,) = report.problems
    assert (problem.rule, problem.location.line) == ("reviewed", 8)
    assert problem.what == "lakes:2(1)(a) is not as it was accepted on 2020-01-01"
    assert outcome("review")[0] == 1
    code, said = outcome("review", "--accept", "lakes:2(1)(a)", "--on", "2020-02-02")
    assert code == 0, said
    assert faults(mini) == []
    rows = (mini / "data" / REVIEWED).read_text(encoding="utf-8").split("\n")
    assert [row[:10] for row in rows if row.endswith(" lakes:2(1)(a)")] == ["2020-02-02"]


def test_what_is_new_or_gone_asks_for_acceptance_too(mini: Path) -> None:
    """A lost statement and a new source are each named."""
    file = mini / "data/states/xb/lakes.yml"
    file.write_text(file.read_text(encoding="utf-8").partition("statements:")[0], encoding="utf-8")
    assert ("reviewed", "xb:lakes:2-2-reservation was accepted on 2020-01-01 and is gone") in faults(mini)
    assert outcome("review", "--accept", "nothing")[0] == 2


def test_the_difference_shows_words_between_their_neighbours() -> None:
    said = list(write_difference(("Each Party shall adopt laws",), ("Each Party may adopt laws",)))
    assert said == ["Each Party [-shall-] {+may+} adopt laws"]


def test_the_real_data_keep_both_ledgers() -> None:
    """Neither ledger can be removed unseen, and every permalink is in the ledger."""
    corpus = corpus_of(ROOT)
    assert set(corpus.concordance.ledgers) == {"ids", "reviewed"}
    rows = (ROOT / "data" / IDS).read_text(encoding="utf-8").split("\n")
    assert {f"{place} {name}" for name, place in list_permalinks(corpus).items()} <= set(rows)
