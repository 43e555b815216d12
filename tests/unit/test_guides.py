"""Guides: prose that cites, figures that follow the data, tables that miss nothing, pages that lead to the law."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from generator.checks.readability import GOAL, count_syllables, grade_of, measure, write_reading
from generator.checks.rules import list_manuals
from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.extracts import KINDS, find_extracts, find_further
from generator.law.ids import parse_id
from generator.law.inline_forms import ProseFault, find_faults, plain_prose, read_prose
from generator.law.prose_figures import UnknownFigure, describe_figures, write_figure
from generator.reading.layout import LAYOUT
from generator.reading.prose_files import read_content
from generator.site.guides.exercises import view_exercises
from generator.site.guides.fields_and_rules import view_reference
from generator.site.guides.literature import view_work
from generator.site.guides.scenario import view_scenario
from generator.site.parts.scholarship import scholarship_on
from generator.site.prose import check_content, link_markdown
from tests.unit.corpora import MINI, ROOT, corpus_of


@pytest.fixture(name="mini")
def _mini() -> Corpus:
    return corpus_of(MINI)


@pytest.fixture(name="real")
def _real() -> Corpus:
    return corpus_of(ROOT)


# Prose


def test_citations_lead_to_the_very_unit_and_figures_are_part_of_the_sentence(mini: Corpus) -> None:
    pieces = read_prose(mini, "See [lakes:2(1)(b)] and [topic:noise|drums]: {parties:lakes} Parties.")
    assert [(piece.text, piece.place) for piece in pieces] == [
        ("See ", ""),
        ("Lakes 2(1)(b)", "lakes/article-2.html#art_2__para_1__point_b"),
        (" and ", ""),
        ("drums", "compare/noise.html"),
        (f": {write_figure(mini, 'parties:lakes')} Parties.", ""),
    ]


def test_what_stands_in_backticks_is_left_alone(mini: Corpus) -> None:
    text = "Write `[lakes:99]` or ``{nothing}``; [a link](x.md) too."
    assert plain_prose(mini, text) == text
    assert not list(find_faults(mini, text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[lakes:9]", 'there is no provision "lakes:9"; did you mean "lakes:3"?'),
        ("[lake:2]", 'there is no instrument or kind "lake"; did you mean "lakes"?'),
        ("[topic:nois]", 'there is no topic "nois"; did you mean "noise"?'),
        ("{partys:lakes}", 'there is no figure "partys"; did you mean "parties"?'),
        ("{parties}", '"parties" is written {parties:INSTRUMENT}'),
        ("{parties:lake}", '"lake" is no instrument of this data; did you mean "lakes"?'),
    ],
)
def test_a_form_that_names_nothing_is_a_fault_with_its_place(mini: Corpus, text: str, said: str) -> None:
    [fault] = find_faults(mini, f"Before {text} after")
    assert (fault.start, fault.end, fault.what) == (7, 7 + len(text), said)
    with pytest.raises(ProseFault, match=re.escape(said)):
        read_prose(mini, text)


def test_every_figure_is_documented_and_the_documented_ones_can_be_written(real: Corpus) -> None:
    fill = {
        "INSTRUMENT": next(iter(real.instruments)),
        "STATE": next(iso2 for iso2, state in real.states.items() if state.participations),
        "KIND": "reservation",
        "ROLE": next(iter(real.editorial.roles)),
        "STATEMENT": real.statements[0].id.replace(":", "/"),
    }
    for form, meaning in describe_figures():
        name = re.sub("[A-Z]+", lambda found: fill[found[0]], form[1:-1])
        assert write_figure(real, name), form
        assert meaning.endswith(".")


def test_a_figure_with_an_unknown_name_is_refused(mini: Corpus) -> None:
    with pytest.raises(UnknownFigure, match='there is no figure "x"'):
        write_figure(mini, "x")


# Pages of prose


def test_markdown_gets_links_relative_to_its_page_and_nothing_can_break_out(mini: Corpus) -> None:
    written = link_markdown(mini, "[lakes:2|*<b>*] `[lakes:2]`", on="guides/reading.html")
    assert written == '<a class="hue-blue" href="../lakes/article-2.html">&#42;&#60;b&#62;&#42;</a> `[lakes:2]`'


def test_a_block_shows_the_words_of_a_provision(mini: Corpus) -> None:
    written = link_markdown(mini, "Before\n\n{words:lakes:2(1)}\n", on="guides/reading.html")
    words = " ".join(mini.units["lakes:2(1)"].words())
    assert f"<p>{html.escape(words)}</p>" in html.unescape(written).replace("&#39;", "'")
    with pytest.raises(ProseFault):
        link_markdown(mini, "{words:lakes:77}", on="guides/reading.html")


def test_a_block_inside_a_fence_is_code(mini: Corpus) -> None:
    text = "```\n{words:lakes:77}\n```\n"
    assert link_markdown(mini, text, on="guides/reading.html") == text


def test_faults_of_pages_are_reported_with_line_and_column(mini: Corpus, tmp_path: Path) -> None:
    page = tmp_path / "content" / "a.md"
    page.parent.mkdir()
    page.write_text(
        "---\ntitle: A\ndescription: B\nsection: C\n---\n\nFine [lakes:2].\nBad [lakes:9].\n", encoding="utf-8"
    )
    [problem] = check_content(mini, page.parent, root=tmp_path)
    assert (str(problem.location), problem.rule) == ("content/a.md:8:5", "prose-links")


def test_the_real_pages_of_prose_have_front_matter_and_right_citations(real: Corpus) -> None:
    assert not list(check_content(real, ROOT / "content", root=ROOT))
    shelves = {page.shelf for page in read_content(ROOT / "content", root=ROOT)}
    assert {"read", "contribute"} <= shelves


# Tables made from the wordings


def _all_wordings(corpus: Corpus) -> list[tuple[str, str]]:
    return [
        (str(unit.id), wording.text)
        for unit in corpus.units.values()
        for wording in (unit.own, unit.closing)
        if wording is not None
    ]


@pytest.mark.parametrize(
    ("kind", "crude"),
    [
        ("periods", r"\b(?:hours?|days?|weeks?|months?|years?)\b"),
        ("options", r"\bmay\b(?! be necessary)"),
        ("thresholds", r"\b(?:serious|severe|grave|significant|substantial)\w*|\bscale\b"),
    ],
)
def test_no_word_of_a_table_is_missed(real: Corpus, kind: str, crude: str) -> None:
    """A search that knows less than the extractor finds nothing in a unit that the extractor has not found too."""
    found = {str(extract.unit) for extract in find_extracts(real, kind)}
    not_meant = {"periods": r"\d{4}|first day of|day following|later date", "options": "as may", "thresholds": "$^"}[
        kind
    ]
    missed = [
        (unit, text)
        for unit, text in _all_wordings(real)
        if re.search(crude, text) and unit not in found and not re.search(not_meant, text)
    ]
    assert not missed


def test_every_numeral_of_time_is_in_the_table_or_passed_over(real: Corpus) -> None:
    table = real.extracts
    assert table is not None
    known = {row.at for row in table.periods.rows} | {row.at for row in table.periods.passed}
    number = r"(?:\d+|one|two|three|five|six|ten|thirty|thirtieth|sixty|ninety|twenty-four)"
    timed = re.compile(rf"\b{number}(?:[ -]|\w\w )(?:hour|day|month|year)")
    assert [unit for unit, text in _all_wordings(real) if timed.search(text) and unit not in known] == []


@pytest.mark.parametrize("kind", KINDS)
def test_found_words_stand_where_they_are_said_to_stand(real: Corpus, kind: str) -> None:
    for extract in find_extracts(real, kind):
        wordings = [text for unit, text in _all_wordings(real) if unit == str(extract.unit)]
        for sentence in extract.sentences:
            assert any(sentence.text in wording for wording in wordings)
            assert all(0 <= start < end <= len(sentence.text) for start, end in sentence.marks)


def test_haste_without_a_figure_is_found_too(real: Corpus) -> None:
    """Every unit that asks to be quick is in the table, with the words that ask."""
    found = {found.unit: found.words for found in find_further(real, "periods")}
    hasty = re.compile(r"\bprompt|\bimmediate|without delay|forthwith|\bexpedit|\bas soon as", re.IGNORECASE)
    asking = {unit for unit, text in _all_wordings(real) if hasty.search(text)}
    assert asking
    assert asking <= set(map(str, found))
    assert all(words for words in found.values())


# Scenarios, literature, exercises


def test_each_scenario_ends_at_a_provision(real: Corpus) -> None:
    """It has a column for every compared instrument, each saying cites its place, and its provisions lead back."""
    assert real.scenarios
    for scenario in real.scenarios.values():
        view = view_scenario(real, scenario)
        assert [column.name for column in view.columns] == [entry.record.short_title for entry in real.compared]
        assert all(saying.at for column in view.columns for saying in column.sayings)
        assert {entry.id for entry in real.scenarios_of[next(iter(scenario.provisions.values()))[0].article]} >= {
            scenario.id
        }


def test_works_keep_the_language_of_their_title_and_tie_every_claim_to_something(real: Corpus) -> None:
    assert {work.record.title.lang for work in real.literature.values()} >= {"en", "uk"}
    for work in real.literature.values():
        view = view_work(real, work)
        assert all(claim.we_find and (claim.provisions or claim.topics or claim.states) for claim in view.claims)


def test_a_claim_is_shown_on_what_it_is_about(real: Corpus) -> None:
    work = next(iter(real.literature.values()))
    claim = next(claim for claim in work.record.claims if claim.provisions and claim.topics)
    by_unit = scholarship_on(real, on=routes.HOME, units=[claim.provisions[0]])
    by_topic = scholarship_on(real, on=routes.HOME, topic=claim.topics[0])
    assert claim.title in {entry.claim.text for entry in by_unit} & {entry.claim.text for entry in by_topic}


def test_every_exercise_shows_its_answers_where_they_are_found(real: Corpus) -> None:
    """The page has all exercises in their order; each question stands with its answer and the provisions for it."""
    shown = view_exercises(real, has_citing_guide=True).exercises
    assert [one.record.title for one in shown] == [entry.record.title for entry in real.exercises.values()]
    for one, entry in zip(shown, real.exercises.values(), strict=True):
        assert len(one.questions) >= 2
        for question, record in zip(one.questions, entry.record.questions, strict=True):
            said = ["".join(piece.text for piece in prose) for prose in (question.ask, question.answer)]
            assert said == [plain_prose(real, record.ask), plain_prose(real, record.answer)]
            assert question.at
            for at in record.at:
                page = f"../{routes.unit_place(parse_id(at))}"
                assert any(link.href == page for link in question.at) or len(question.at) < len(record.at), at


# Reference


def test_the_reference_has_every_kind_of_file_every_field_and_every_rule() -> None:
    page = view_reference()
    assert {record.path for record in page.records if record.path} == {place.path for place in LAYOUT}
    assert [rule.id for rule in page.rules] == sorted(list_manuals())
    assert all(field.holds and "Annotated" not in field.holds for record in page.records for field in record.fields)


# Reading ease


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("law", 1), ("made", 1), ("rules", 1), ("treaty", 2), ("reserved", 2), ("create", 2), ("data", 2),
        ("people", 2), ("Party’s", 2), ("article", 3), ("articles", 3), ("committed", 3), ("computer", 3),
        ("jurisdiction", 4),
        ("co-operation", 5),
    ],
)  # fmt: skip
def test_syllables_are_counted_by_rule(word: str, count: int) -> None:
    assert abs(count_syllables(word) - count) <= (1 if word in ("articles", "people") else 0)


def test_short_words_and_sentences_are_easier() -> None:
    easy = "The dog ran. It was glad."
    hard = "Notwithstanding considerable administrative complications the organisation institutionalised harmonisation."
    assert grade_of(easy) < 2 < 15 < grade_of(hard)
    assert grade_of("") == 0.0


def test_the_median_of_our_prose_meets_the_goal(real: Corpus) -> None:
    reading = measure(real, read_content(ROOT / "content", root=ROOT))
    assert reading.median <= GOAL
    assert write_reading(reading, hardest=3).count("\n") == len(list(reading.by_kind())) + 7
