"""Files are started and ids renamed safely: nothing half true, nothing half done."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
import pytest

from generator.cli import main
from generator.cli.editing_data import rename as renaming
from generator.cli.editing_data import rename_in_files as mend
from generator.cli.editing_data.new import KINDS
from generator.files import edits
from generator.publish.pipeline import check_data
from generator.reading.yamlio import read_document
from tests.unit.corpora import ROOT
from tests.working import held_in, outcome

IDS = {
    "article": ("lakes", "4"),
    "participation": ("xb", "ponds"),
    "state": ("xc",),
}


@pytest.mark.parametrize(("command", "kinds"), [("new", {*KINDS, "statement", "corpus"}), ("rename", {*mend.KINDS})])
def test_a_command_offers_every_kind(command: str, kinds: set[str]) -> None:
    """The command line names the kinds itself, so that it need not import what knows them."""
    [choice] = [option.type for option in main.commands[command].params if option.name == "kind"]
    assert isinstance(choice, click.Choice)
    assert set(choice.choices) == kinds


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_started_file_is_never_taken_for_a_fact(mini: Path, kind: str) -> None:
    """It stands at its place with its first line, and check reports it until its author has written it."""
    code, said = outcome("new", kind, *IDS.get(kind, ("quiet-nights",)))
    assert code == 0, said
    inside = said.split("\n")[0].removeprefix("wrote data/")
    lines = (mini / "data" / inside).read_text(encoding="utf-8").split("\n")
    assert lines[0].startswith("# yaml-language-server: $schema=../")
    assert all(not line or line.startswith("#") for line in lines)
    _, report = check_data(mini)
    assert any(problem.location.path == f"data/{inside}" for problem in report.problems)


def test_what_is_given_is_written_and_the_rest_is_asked_for(mini: Path) -> None:
    """Given keys stand in the order of the record; check names every key that is missing."""
    code, said = outcome(
        "new", "topic", "quiet-nights", "--set", "group=offences", "--set", "title=Quiet nights: when?"
    )
    assert code == 0, said
    assert "still needed: order, question, answer, provisions, relations, points" in said
    text = (mini / "data/topics/quiet-nights.yml").read_text(encoding="utf-8")
    assert text.split("\n")[1:3] == ['title: "Quiet nights: when?"', "group: offences"]
    _, report = check_data(mini)
    (problem,) = report.problems
    assert problem.what == ('the keys "order", "question", "answer", "provisions", "relations", "points" are missing')


def test_a_whole_source_can_be_started_at_once(mini: Path) -> None:
    """A record that needs nothing more has no fault but that nothing cites it and no ledger knows it."""
    assert outcome("new", "source", "pond-list", "--set", "title=List of ponds", "--set", "kind=press")[0] == 0
    _, report = check_data(mini)
    assert {problem.rule for problem in report.problems} == {"source-unused", "ids-kept", "reviewed"}


def test_a_statement_is_added_at_the_end_of_its_file(mini: Path) -> None:
    """The file keeps what it had; the new statement has its id and what was given."""
    file = mini / "data/states/xb/lakes.yml"
    before = file.read_text(encoding="utf-8")
    code, said = outcome("new", "statement", "xb", "lakes", "2-2-reservation-horns", "--set", "kind=reservation")
    assert code == 0, said
    after = file.read_text(encoding="utf-8")
    assert after.startswith(f"{before}  - id: 2-2-reservation-horns\n    kind: reservation\n    # affects: is needed.")
    _, report = check_data(mini)
    assert {problem.rule for problem in report.problems} == {"missing-key"}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("topic", "noise"), "exists already"),
        (("topic", "Quiet"), "should be lower-case letters"),
        (("topic", "../../x"), "should be lower-case letters"),
        (("article", "seas", "1"), "there is no instruments/seas/instrument.yml"),
        (("article", "lakes"), "needs 2 ids"),
        (("participation", "xz", "lakes"), "there is no states/xz/state.yml"),
        (("statement", "xa", "ponds", "x"), "there is no states/xa/ponds.yml"),
        (("statement", "xa", "lakes", "2-2-reservation"), "already"),
        (("term", "hush", "--set", "word=hush"), 'there is no key "word"'),
        (("term", "hush", "--set", "term=two\nlines"), "is not a line of text"),
    ],
)
def test_nothing_is_written_where_it_does_not_belong(mini: Path, arguments: tuple[str, ...], reason: str) -> None:
    before = held_in(mini)
    code, said = outcome("new", *arguments)
    assert code == 2
    assert reason in said
    assert held_in(mini) == before


def test_renaming_a_topic_mends_what_cites_it_and_keeps_comments(mini: Path) -> None:
    """File, lists, prose and the ledgers name the new id; the old address leads on; comments stay."""
    topic = mini / "data/topics/final.yml"
    topic.write_text(
        f"{topic.read_text(encoding='utf-8')}related:  # see also\n  - noise  # the crime\n", encoding="utf-8"
    )
    page = mini / "content/guides/reading.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nSee [topic:noise|drums].\n", encoding="utf-8")
    assert outcome("review", "--accept-all")[0] == 0
    code, said = outcome("rename", "topic", "noise", "loud-noise", "--because", "a clearer word")
    assert code == 0, said
    assert "related:  # see also\n  - loud-noise  # the crime\n" in topic.read_text(encoding="utf-8")
    assert "[topic:loud-noise|drums]" in page.read_text(encoding="utf-8")
    assert not (mini / "data/topics/noise.yml").exists()
    moved = (mini / "data/moved.yml").read_text(encoding="utf-8")
    assert moved.endswith(
        "  - from: topic:noise\n    to: topic:loud-noise\n    date: 2020-01-01\n    because: a clearer word\n"
    )
    _, report = check_data(mini)
    assert report.as_text() == "no problems\n"
    code, said = outcome("rename", "topic", "loud-noise", "noise")
    assert (code, "an id is never used again" in said) == (1, True)


@pytest.mark.parametrize(
    "because",
    [
        "shorter #1 of two", "better: a name", "#1", "- one", "it is \"noise\", and 'sound'", "a\\b", "{a: b}", "[x]",
        "& so on", "no", "Null", "12", "2020-01-01", "ends with a colon:", "100 % quiet", "тише", "a, b", "? why",
        "x" * 300,
    ],
)  # fmt: skip
def test_a_reason_is_kept_to_the_letter(mini: Path, because: str) -> None:
    """Whatever signs it holds, it is read back from moved.yml as it was given."""
    code, said = outcome("rename", "topic", "noise", "loud-noise", "--because", because)
    assert code == 0, said
    document, problems = read_document(mini / "data/moved.yml", "moved.yml")
    assert document is not None
    assert not problems
    assert document.data == {
        "moves": [{"from": "topic:noise", "to": "topic:loud-noise", "date": "2020-01-01", "because": because}]
    }
    _, report = check_data(mini)
    assert report.as_text() == "no problems\n"


@pytest.mark.parametrize(
    ("because", "reason"),
    [
        ("two  spaces", "the reason should be text on one folded line, without doubled or outer spaces"),
        ("", "the reason should not be empty"),
        ("two\nlines", "the reason should be text on one folded line"),
        ("l\u0430ke", 'the reason should not mix alphabets in one word, as in "l\u0430ke"'),
        ("a\u200bb", "the reason cannot be kept: the text holds the character U+200B"),
    ],
)
def test_a_reason_that_cannot_be_kept_is_refused_at_once(mini: Path, because: str, reason: str) -> None:
    """The words are about the reason: no file holds it yet, so none is named."""
    before = held_in(mini)
    code, said = outcome("rename", "topic", "noise", "loud-noise", "--because", because)
    assert (code, reason in said, ".yml" in said) == (1, True, False), said
    assert held_in(mini) == before


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("source", "lakes-register", "register-of-lakes"), ("term", "noise", "a-noise"), ("state", "arland", "arland-2")],
)
def test_other_ids_are_renamed_alike(mini: Path, kind: str, old: str, new: str) -> None:
    """Sources, terms and States keep check clean, and a second renaming leads old links all the way."""
    for one, other in ((old, new), (new, f"{new}-3")):
        code, said = outcome("rename", kind, one, other)
        assert code == 0, said
    _, report = check_data(mini)
    assert report.as_text() == "no problems\n"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("topic", "hush", "quiet"), "there is no topics/hush.yml"),
        (("topic", "noise", "final"), "topics/final.yml exists already"),
        (("topic", "noise", "Loud"), "should be lower-case letters"),
        (("state", "nowhere", "x"), 'there is no State "nowhere"'),
        (("statement", "2-2-reservation", "x"), "should be a statement such as"),
        (("statement", "xa:lakes:2-2-reservation", "9-9-declaration"), "so nothing was changed"),
        (("topic", "noise", "index"), "so nothing was changed"),
    ],
)
def test_a_renaming_that_cannot_be_clean_changes_nothing(mini: Path, arguments: tuple[str, ...], reason: str) -> None:
    before = held_in(mini)
    code, said = outcome("rename", *arguments)
    assert code == 1
    assert reason in said
    assert held_in(mini) == before
    assert sorted(path.name for path in mini.iterdir()) == ["content", "data"]


def test_a_renaming_that_fails_in_the_last_step_goes_back(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of prose are put back where the data cannot take their place."""
    page = mini / "content/guides/reading.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nSee [topic:noise].\n", encoding="utf-8")
    assert outcome("review", "--accept-all")[0] == 0
    before = held_in(mini)
    real = edits.exchange

    def fail(fresh: Path, old: Path) -> bool:
        if old.name == "reviewed.txt" and fresh.read_bytes() != before["data/reviewed.txt"]:
            raise OSError("no space left")
        return real(fresh, old)

    monkeypatch.setattr(edits, "exchange", fail)
    with pytest.raises(OSError, match="no space left"):
        renaming.rename(mini, "data", "topic", "noise", "loud-noise")
    assert held_in(mini) == before


def test_a_renaming_in_the_real_data_is_clean(tmp_path: Path) -> None:
    """In a copy of the real data a statement gets another id: check stays clean, named facts follow, ledgers hold."""
    for name in ("data", "content", "tests/facts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    old, new = "lv:budapest:22-2-reservation", "22-2-reservation-nationals"
    done = renaming.rename(tmp_path, "data", "statement", old, new, facts=tmp_path / "tests" / "facts")
    assert any(line.startswith("content/") for line in done.changed)
    assert any(line.startswith("tests/facts/") for line in done.changed)
    _, report = check_data(tmp_path)
    assert report.as_text() == "no problems\n"
