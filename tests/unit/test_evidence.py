"""Evidence for restored texts: what becomes of every word, and what is noticed when texts and copies disagree."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks.evidence import (
    Alignment,
    Damage,
    UnreadableEvidence,
    WordLikeness,
    align,
    check_evidence,
    render_report,
    split_words,
    weigh_data,
    write_evidence,
)
from generator.publish.pipeline import check_data

ROOT = Path(__file__).resolve().parents[2]

DAMAGE = Damage(
    substitutions={("the", "axis"): (("as",),), ("chicken", "pox", "vaccine"): (("seizure",),)},
    fragments={"not": {"cessary": 12}},
)

# text | copy | what becomes of the text's words | what becomes of the copy's words
CASES = """
may require a fee | may require a fee | s s s s | s s s s
shall adopt measures | shall adop measure | s d d | s d d
a necessary offence | a cessary offenc | s d d | s d d
other States whether parties | others States whethers parties | d s d s | d s d s
telephone services | tele phone services | d s | d d s
explicit conduct | ex plici conduct | d s | d d s
other measures without right | other measures with out right | s s d s | s s d d s
incite hatred now | INCITS-hatreds now | d d s | d d s
the offence was committed | the offence committed | s s x s | s s s
the offence committed | the offence of committed | s s s | s s n s
established criminal offences under law | established criminal under law offenc | s s m s s | s s s s m
search and seizure of data | search and chicken pox vaccine of data | s s d s s | s s d d d s s
measures as may be | measures may be the axis | s m s s | s s s m m
may be necessary to act | may not be of the cessary to act | s s d s s | s d s n n d s s
these offences | those offences | x s | n s
paragraph 1 or 2 | paragraph 1 or 3 | s s s x | s s s n
co-operation of States | shall-adop of co.-operation States | s m s | n n m s s
paragraph 1.a.ii of this article | paragraph 1 (a) (ii) of this article | s s s s s s s | s s s s s s s
the Party’s law | the Party's law | s s s | s s s
"""


def _align(text: str, copy: str) -> Alignment:
    words = tuple(split_words(text))
    compounds = {word.key for word in words if "-" in word.key}
    likeness = WordLikeness({word.key for word in words} | {"those"})
    return align(words, tuple(split_words(copy, compounds=compounds)), likeness=likeness, damage=DAMAGE)


def _initials(kinds: list[str]) -> str:
    return " ".join({"supplied": "x"}.get(kind, kind[0]) for kind in kinds)


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_every_word_is_classified(line: str) -> None:
    """Words stand, are damaged, have moved, are supplied (x) or are noise, on both sides."""
    text, copy, here, there = (cell.strip() for cell in line.split(" | "))
    alignment = _align(text, copy)
    assert (_initials(alignment.kinds()), _initials(alignment.kinds_received())) == (here, there)


def test_a_word_of_the_copy_stands_for_one_word_only() -> None:
    """No word of either side is used twice, however often it occurs."""
    alignment = _align("data, data and the data of the State", "the data of data State and the the and data data")
    restored = [index for link in alignment.links for index in link.restored]
    received = [index for link in alignment.links for index in link.received]
    assert len(restored) == len(set(restored))
    assert len(received) == len(set(received))


def test_alignment_of_equal_texts_is_complete() -> None:
    """A text compared with itself stands as it is, however repetitive."""
    text = "each Party shall adopt such measures as each Party shall adopt such measures as each Party"
    assert set(_align(text, text).kinds()) == {"stands"}


def test_compounds_of_the_text_are_kept_whole_in_the_copy() -> None:
    """A hyphenated word is one word where the text has it, even with its ending cut, and two elsewhere."""
    words = split_words("co-ordinat shall-adop of non-public", compounds={"co-ordinate", "non-public"})
    assert [word.key for word in words] == ["co-ordinat", "shall", "adop", "of", "non-public"]


FILES = {
    "instruments/pact/instrument.yml": """
title: Pact on Examples
short_title: Pact
label: Pact
kind: treaty
order: 1
divisions:
  - kind: chapter
    no: I
    heading: General
    articles: ["1", "2", "3"]
""",
    "instruments/pact/articles/1.yml": """
heading: Duty
summary: A duty.
text:
  - no: "1"
    text: Each Party shall adopt such measures as may be necessary.
  - no: "2"
    text: No other reservation may be made.
provenance: {source: copy, at: article 1, made: restored}
""",
    "instruments/pact/articles/2.yml": """
heading: Forms
summary: Forms.
text:
  - text: "The Parties help each other:"
    items:
      - {no: a, text: with advice;}
provenance:
  source: copy
  at: article 2
  made: as received
  corrections:
    - {unit: "2(a)", received: advice.;, printed: advice;, why: a stray full stop}
""",
    "instruments/pact/articles/3.yml": """
summary: Start.
text:
  - text: This pact starts at once.
provenance:
  source: copy
  at: article 3
  made: our rendering
  received: [Article 3 Beginning is immediately of it.]
""",
    "sources/copy.yml": """
title: A copy
kind: received copy
received: received/copy.txt
""",
    "sources/received/copy.txt": "Title page CHAPTER I – General article 1 – Duty 1 Each Party shall adop such measure "
    "may not be the axis of cessary. 2 Of other reservation may be made in.\n"
    "Article 2 Forms The Parties help each other:\na) with advice.;\nArticle 3 Beginning is immediately of it.\n",
    "sources/received/copy-segments.yml": """
segments:
  - {begins: Title page, remainder: the title}
  - {begins: CHAPTER I, part: "pact:1"}
  - {begins: Article 2, part: "pact:2"}
  - {begins: Article 3, part: "pact:3"}
""",
    "sources/received/copy-damage.yml": """
substitutions:
  - {received: the axis, stands_for: [as], times: 1, because: seen once}
fragments:
  - {received: "not", torn_from: [cessary], within: 9, because: seen once}
""",
}

FIGURES = """\
# yaml-language-server: $schema=../../schemas/evidence.json
# Written by a command from the texts and their received copy; not by hand.
figures:
  "1":
    words: 24
    as_they_stand: 19
    damaged: 3
    moved: 1
    supplied: 1
    noise: 3
    supplied_words:
      - "No"
    noise_words:
      - "of"
      - "Of"
      - "in"
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Write a data folder with one treaty of three articles and its received copy."""
    root = tmp_path / "data"
    for name, content in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content.lstrip("\n"), encoding="utf-8")
    return root


def _change(data: Path, name: str, old: str, new: str) -> None:
    file = data / name
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new), encoding="utf-8")


def test_figures_are_written_once_and_then_up_to_date(data: Path) -> None:
    """What the command writes satisfies the check, and writing again changes nothing."""
    assert check_evidence(data) == ["data/instruments/pact/evidence.yml: out of date; run the command that writes it"]
    assert write_evidence(data)[1] == [data / "instruments/pact/evidence.yml"]
    written = (data / "instruments/pact/evidence.yml").read_text(encoding="utf-8")
    assert written.split("    text_sha256")[0] == FIGURES
    assert check_evidence(data) == []
    assert write_evidence(data)[1] == []


FAULTS = [
    (
        "instruments/pact/articles/2.yml",
        "help each other",
        "aid each other",
        'pact:2: after "2 Forms The Parties" the copy has "help", the text "aid", and no correction says so',
    ),
    (
        "instruments/pact/articles/2.yml",
        "received: advice.;",
        "received: advice!",
        'pact:2: after "each other: a) with" the copy has "advice.;", the text "advice!", and no correction says so',
    ),
    (
        "instruments/pact/articles/2.yml",
        'unit: "2(a)"',
        'unit: "2"',
        "pact:2: the words printed by the correction of 2 do not stand there",
    ),
    (
        "instruments/pact/articles/3.yml",
        "immediately of it",
        "immediately",
        'pact:3: after "Article 3 Beginning is" the copy has "immediately", '
        'the wording kept beside the text "immediately."',
    ),
    (
        "sources/received/copy-damage.yml",
        "times: 1",
        "times: 2",
        'copy: "the axis" stands 1 times for "as", not 2 times',
    ),
    (
        "sources/received/copy-segments.yml",
        '"pact:3"',
        '"pact:4"',
        "pact:3: no segment of copy shows it",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), FAULTS, ids=[fault[3] for fault in FAULTS])
def test_disagreement_is_reported(data: Path, name: str, old: str, new: str, expected: str) -> None:
    """What is not as the copy has it, and what is said wrongly of the copy, is named with its place."""
    write_evidence(data)
    _change(data, name, old, new)
    assert expected in check_evidence(data)


def test_changed_text_makes_figures_out_of_date(data: Path) -> None:
    """A restored text may not change without its figures."""
    write_evidence(data)
    _change(data, "instruments/pact/articles/1.yml", "may be necessary", "may be needed")
    assert "data/instruments/pact/evidence.yml: out of date; run the command that writes it" in check_evidence(data)


def test_segments_must_fit_the_copy(data: Path) -> None:
    """A cut that the copy does not have stops everything, since every figure would be wrong."""
    _change(data, "sources/received/copy-segments.yml", "Article 3", "Article 33")
    with pytest.raises(UnreadableEvidence, match='no segment begins with "Article 33" where it should'):
        weigh_data(data)


def test_report_shows_each_word_with_its_place(data: Path) -> None:
    """The full report lists supplied and noise words between their neighbours, and accounts for both sides."""
    report = render_report(weigh_data(data), words="all")
    assert "    supplied 1(2): be necessary 2 [No] other reservation may\n" in report
    assert "    noise: may be made [in] \n" in report
    assert "words of the texts: 42; accounted for: 42; not accounted for: 0\n" in report
    assert "words of the copies: 46; accounted for: 46; not accounted for: 0\n" in report
    assert "copy, left aside: the title (2 words)\n" in report


def test_published_texts_stand_to_their_copies_as_they_say() -> None:
    """Every word of the published texts and their copies is accounted for, and the figures kept are those of today."""
    assert check_evidence(ROOT / "data") == []


VERSIONS = {
    "in another language": ("charter/articles/1.yml", "مراقبا", "مسموحا", "charter:1@ar"),
    "of a preamble": ("charter/preamble.yml", "لا أحد سجل", "كل أحد سجل", "charter:preamble@ar"),
    "of other days": (
        "act/articles/section-4.yml",
        "within ninety days",
        "within nine days",
        "act:section-4@until-2015-01-01",
    ),
}


@pytest.mark.parametrize(("file", "word", "other", "named"), VERSIONS.values(), ids=VERSIONS)
def test_other_languages_and_earlier_texts_are_weighed(
    tmp_path: Path, file: str, word: str, other: str, named: str
) -> None:
    """Each is compared with its own segment; a word of it that changes is reported, by evidence and by check."""
    third = tmp_path / "third"
    shutil.copytree(ROOT / "tests" / "third" / "data", third / "data")
    assert check_evidence(third / "data") == []
    path = third / "data" / "instruments" / file
    text = path.read_text(encoding="utf-8")
    assert word in text
    path.write_text(text.replace(word, other), encoding="utf-8")
    slug = file.partition("/")[0]
    assert check_evidence(third / "data") == [
        f"data/instruments/{slug}/evidence.yml: out of date; run the command that writes it"
    ]
    _, report = check_data(third)
    told = [problem.what for problem in report.problems if problem.rule == "printed-as-weighed"]
    assert told == [f"the words of {named} are not those that were held against the received copy"]


def test_a_copy_that_nobody_cut_is_told_in_one_line() -> None:
    """Without its segments nothing can be weighed, and the line says what to write."""
    with pytest.raises(UnreadableEvidence) as told:
        weigh_data(ROOT / "tests" / "mini" / "data")
    assert str(told.value) == (
        "data/sources/received/lakes.txt: nothing says what each part of the copy shows; "
        "write lakes-segments.yml beside it"
    )
