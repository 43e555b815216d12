"""Citations: the styles, the files for reference managers, and that they say nothing without a source."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.downloads.citing import (
    FORMATS,
    STYLES,
    cite,
    has_files,
    is_citable,
    join_files,
    list_citable,
    write_files,
)
from generator.downloads.citing.styles import write_american_date
from generator.law.corpus import Corpus
from generator.law.inline_forms import ProseFault
from generator.law.routes import write_address
from generator.site.prose import link_markdown
from tests.unit.bibliography import read_biblatex, read_csl, read_ris
from tests.unit.corpora import BOTH, MINI, ROOT, corpus_of, name_of

CASES = sorted((ROOT / "tests" / "golden" / "citing").glob("*.txt"))
ADDRESS = "https://treaties.example/concordance/"
both = pytest.mark.parametrize("root", BOTH, ids=name_of)


def _fixed(root: Path = ROOT, address: str = "") -> Corpus:
    """Return a corpus with a day and an address that no edit of the data changes."""
    corpus = corpus_of(root)
    record = corpus.concordance.model_copy(update={"as_of": "2026-11-22"})
    return replace(corpus, concordance=record, address=address)


def _write(corpus: Corpus, id_: str) -> str:
    citation = cite(corpus, id_)
    lines = [f"# {id_}", *(f"{name}: {citation.forms[style]}" for style, name in STYLES.items()), citation.source]
    for name, (words, _) in FORMATS.items():
        lines += [f"-- {words}", citation.files[name].replace("\r\n", "\n").rstrip("\n")]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_citation_is_exactly_the_golden_one(case: Path, *, update_golden: bool) -> None:
    """Every style and file of the ids that the golden file names in its headings."""
    golden = case.read_text(encoding="utf-8")
    corpus = _fixed(address=ADDRESS if case.stem == "with-an-address" else "")
    written = "\n".join(_write(corpus, id_) for id_ in re.findall(r"^# (.+)$", golden, re.MULTILINE))
    if update_golden:
        case.write_text(written, encoding="utf-8", newline="\n")
        golden = written
    assert written == golden
    assert written


@both
def test_every_unit_can_be_cited_in_every_style(root: Path) -> None:
    """No place of a template stays empty, each form names the unit, and no two units are cited alike."""
    corpus = _fixed(root)
    ids = [*corpus.units, *corpus.instruments, *(f"topic:{id_}" for id_ in corpus.topics)]
    ids += [f"state:{id_}" for id_ in corpus.states]
    for style in STYLES:
        forms: dict[str, str] = {}
        for id_ in ids:
            form = cite(corpus, id_).plain(style)
            assert "[[" not in form
            assert "  " not in form
            assert form == form.strip(" ,")
            assert forms.setdefault(form, id_) == id_ or ":" not in id_, f"{id_} and {forms[form]} are cited alike"
        assert len(ids) > 10


@both
def test_a_citation_holds_no_number_without_a_source(root: Path) -> None:
    """The number of an instrument that names no source is in no form and no file."""
    corpus = _fixed(root)
    held_back = 0
    for instrument in corpus.instruments.values():
        record, citation = instrument.record, cite(corpus, instrument.slug)
        written = "\n".join([*(citation.plain(style) for style in STYLES), *citation.files.values()])
        if record.number and not record.sources and record.number not in record.title:
            held_back += 1
            assert record.number not in written
            shown = citation.plain("oscola").replace(record.title, "")
            assert record.number.rpartition(" ")[2].lstrip("0") not in shown
        assert "UNTS" not in written
    assert held_back or root != ROOT


@both
@pytest.mark.parametrize("address", ["", ADDRESS])
def test_files_are_what_reference_managers_read(root: Path, address: str) -> None:
    """Strict readers take all three; each entry has its key, its title and, where there is an address, its link."""
    corpus = _fixed(root, address)
    joined = {
        Path(path).suffix: content.decode() for path, content in join_files(corpus).items() if "bibtex" not in path
    }
    entries, records, items = read_biblatex(joined[".bib"]), read_ris(joined[".ris"]), read_csl(joined[".json"])
    keys = [entry.key for entry in entries]
    assert keys == [record["ID"][0] for record in records] == [item["id"] for item in items]
    assert len(set(keys)) == len(keys) == len(list(list_citable(corpus)))
    for entry, record, item in zip(entries, records, items, strict=True):
        assert {"title", "annotation", "language"} <= set(entry.fields) or entry.kind in ("online", "misc")
        assert entry.fields["title"].startswith("{")
        assert record["TI"]
        assert record["TY"] == (["STAT"] if entry.kind == "legal" else ["ELEC"])
        assert item["title"]
        assert ("url" in entry.fields) == ("UR" in record) == ("URL" in item) == bool(address)
        if address:
            assert entry.fields["url"] == record["UR"][0] == item["URL"]
            assert item["URL"].startswith(address)


def joined_keys(text: str) -> list[str]:
    """Return the keys of a joined file of BibLaTeX or RIS."""
    return re.findall(r"^(?:@\w+\{|ID  - )(.+?),?\r?$", text, re.MULTILINE)


@both
def test_every_page_has_its_own_files_and_they_are_those_of_the_joined_ones(root: Path) -> None:
    """A page's files stand at the page's own path; joined, they are the files of all entries."""
    corpus = _fixed(root)
    single = write_files(corpus)
    joined = {path: content for path, content in join_files(corpus).items() if "bibtex" not in path}
    assert set(single) == {
        f"data/citations/{page.removesuffix('.html')}.{ending}"
        for id_, page in list_citable(corpus)
        if has_files(corpus, id_)
        for _, ending in FORMATS.values()
    }
    bare = {instrument.slug for instrument in corpus.instruments.values() if not instrument.has_text}
    for path, content in joined.items():
        ending = path.rpartition(".")[2]
        entries = [part.decode() for name, part in single.items() if name.endswith(f".{ending}")]
        if ending == "json":
            with_files = [item for item in read_csl(content.decode()) if item["id"] not in bare]
            assert with_files == [item for entry in entries for item in read_csl(entry)]
        else:
            assert all(entry in content.decode() for entry in entries)
            assert len(entries) == len(joined_keys(content.decode())) - len(bare)


def test_only_what_exists_is_citable() -> None:
    """Units, instruments, topics and States; neither an article that is not there nor a kind that is none."""
    corpus = corpus_of(MINI)
    there = ["lakes", "lakes:2(1)", f"topic:{next(iter(corpus.topics))}", "state:xa"]
    assert [is_citable(corpus, id_) for id_ in there] == [True] * 4
    missing = ["lakes:77", "seas", "topic:none", "state:zz", "term:noise", ""]
    assert [is_citable(corpus, id_) for id_ in missing] == [False] * 6


@pytest.mark.parametrize(
    ("day", "written"),
    [("2001-11-23", "Nov. 23, 2001"), ("2004-07-01", "July 1, 2004"), ("2002-10", "Oct. 2002"), ("2012", "2012")],
)
def test_american_dates(day: str, written: str) -> None:
    """The months are those of the Bluebook's table; what is not known is left out."""
    assert write_american_date(day) == written


@pytest.mark.parametrize(
    ("given", "written"), [("", ""), ("https://a.example", "https://a.example/"), (ADDRESS, ADDRESS)]
)
def test_an_address_ends_with_a_slash(given: str, written: str) -> None:
    """Paths are put behind it as they are."""
    assert write_address(given) == written


def test_prose_shows_how_something_is_cited() -> None:
    """A line of its own gives every style, with its italics, and where it was read."""
    written = link_markdown(_fixed(MINI), "Before\n\n{cite:lakes:2(1)}\n", on="guides/citing.html")
    assert written == (
        "Before\n\n"
        '<dl class="cited">'
        "<dt>OSCOLA</dt><dd>Convention on Quiet Lakes (concluded Stillwater, 3 February 2001,"
        " entered into force 1 May 2003) art 2(1)</dd>"
        "<dt>AGLC</dt><dd><i>Convention on Quiet Lakes</i>, concluded 3 February 2001"
        " (entered into force 1 May 2003) art 2(1)</dd>"
        "<dt>Bluebook</dt><dd>Convention on Quiet Lakes art. 2(1), <i>concluded</i> Feb. 3, 2001"
        " (entered into force May 1, 2003)</dd>"
        "<dt>Plain</dt><dd>Article 2(1), Convention on Quiet Lakes (Lakes Convention), QW 1,"
        " concluded at Stillwater on 3 February 2001, in force since 1 May 2003</dd>"
        "<dt>Where it was read</dt><dd>Read in: Quiet Waters Concordance, data of"
        " 22 November 2026 (authentic English, not an official text), lakes/article-2.html#art_2__para_1.</dd></dl>\n"
    )


def test_prose_that_cites_what_does_not_exist_is_a_fault() -> None:
    """The build stops, as with any citation."""
    with pytest.raises(ProseFault, match='there is nothing to cite as "lakes:77"'):
        link_markdown(corpus_of(MINI), "{cite:lakes:77}", on="guides/citing.html")
