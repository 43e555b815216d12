"""Reports: sorted, without repeats, and readable for people, programs and code hosts."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from generator.law.records import Topic
from generator.reading.load import load_records
from generator.reading.problems import DataFaults, Location, Problem, Report, printable
from generator.reading.record_shape import read_record
from generator.reading.yamlio import parse_document
from tests.unit.corpora import MINI

TITLE = Problem(
    Location("data/a.yml", 2, 1, 5), "unknown-key", 'unknown key "titel"', "it drops the fact", 'write "title"'
)
LATER = Problem(Location("data/a.yml", 10, 3), "yaml", "the file is 100% wrong", "who knows", "mend it")
OTHER = Problem(Location("data/b,c:d.yml", 1, 1), "layout", "no place", "the path is the id", "move it")


def _report(root: Path, *problems: Problem) -> Report:
    (root / "data").mkdir()
    (root / "data" / "a.yml").write_text("# first\ntitel: Noise\n", encoding="utf-8")
    return Report(problems, root=root)


def test_the_text_shows_every_problem_at_its_place(tmp_path: Path) -> None:
    """Problems stand in the order of places, each once, with the line, a mark, why and fix, and a count at the end."""
    assert _report(tmp_path, OTHER, LATER, TITLE, TITLE).as_text() == (
        'data/a.yml:2:1: error: unknown key "titel" [unknown-key]\n'
        "    2 | titel: Noise\n"
        "      | ^^^^^\n"
        "  why: it drops the fact\n"
        '  fix: write "title"\n'
        "data/a.yml:10:3: error: the file is 100% wrong [yaml]\n"
        "  why: who knows\n"
        "  fix: mend it\n"
        "data/b,c:d.yml:1:1: error: no place [layout]\n"
        "  why: the path is the id\n"
        "  fix: move it\n"
        "3 problems in 2 files\n"
    )


def test_json_holds_everything_for_programs(tmp_path: Path) -> None:
    """The JSON is an array with an object for each problem."""
    assert json.loads(_report(tmp_path, TITLE).as_json()) == [
        {
            "path": "data/a.yml",
            "line": 2,
            "column": 1,
            "rule": "unknown-key",
            "what": 'unknown key "titel"',
            "why": "it drops the fact",
            "fix": 'write "title"',
        }
    ]


def test_annotations_escape_what_code_hosts_read(tmp_path: Path) -> None:
    """Percent signs, line ends, commas and colons cannot end an annotation early or start another."""
    assert _report(tmp_path, LATER, OTHER).as_annotations() == (
        "::error file=data/a.yml,line=10,col=3,title=yaml::the file is 100%25 wrong. Fix: mend it\n"
        "::error file=data/b%2Cc%3Ad.yml,line=1,col=1,title=layout::no place. Fix: move it\n"
    )


def test_a_clean_report_is_false_and_says_so(tmp_path: Path) -> None:
    """Without problems the report is false and says "no problems"."""
    report = _report(tmp_path)
    assert not report
    assert (report.as_text(), report.as_json(), report.as_annotations()) == ("no problems\n", "[]\n", "")


def test_the_count_agrees_with_what_is_counted(tmp_path: Path) -> None:
    """One problem, two problems; one file, two files."""
    report = _report(tmp_path, TITLE)
    assert report.count_line() == "1 problem in 1 file"
    assert str(DataFaults(report)) == "1 problem in 1 file"
    assert Report([TITLE, LATER], root=tmp_path).count_line() == "2 problems in 1 file"


def test_a_long_line_is_cut_around_the_mark(tmp_path: Path) -> None:
    """Of a long line only the part around the mark is shown, with an ellipsis on either side."""
    (tmp_path / "long.yml").write_text("a" * 100 + "HERE" + "b" * 100, encoding="utf-8")
    text = Report([Problem(Location("long.yml", 1, 101, 4), "yaml", "there", "why", "fix")], root=tmp_path).as_text()
    shown, mark = text.splitlines()[1:3]
    assert shown == f"    1 | …{'a' * 36}HERE{'b' * 70}…"
    assert mark.index("^") == shown.index("HERE")
    assert mark.count("^") == 4


def test_what_a_terminal_would_obey_is_not_printed(tmp_path: Path) -> None:
    """Escape sequences and invisible characters are replaced, in the line as in the words; long quotes are cut."""
    (tmp_path / "x.yml").write_bytes(b"a: \x1b[31m\tred\xff\r\n")
    text = Report([Problem(Location("x.yml"), "yaml", f"\x1b[31m{'x' * 2000}", "why", "fix")], root=tmp_path).as_text()
    assert text.splitlines()[1] == "    1 | a: �[31m→red�"
    assert len(text) < 1000
    assert text.replace("\n", "").isprintable()
    assert printable("plain") == "plain"


def test_no_line_is_shown_from_behind_a_link_or_beyond_the_end(tmp_path: Path) -> None:
    """A link out of the folder shows nothing of what it leads to, nor does a line that does not exist."""
    (tmp_path / "secret").write_text("secret\n", encoding="utf-8")
    (tmp_path / "link.yml").symlink_to(tmp_path / "secret")
    places = [Location("link.yml"), Location("secret", 99), Location("nothing.yml")]
    report = Report([Problem(place, "layout", "what", "why", "fix") for place in places], root=tmp_path)
    assert "secret\n" not in report.as_text()


@pytest.mark.parametrize("line", ["k{0}: v", "k{0}:", "title: v", "k{0}: !v w"])
def test_a_file_of_faults_alone_is_told_in_a_page_or_two(tmp_path: Path, line: str) -> None:
    """Each of a hundred thousand lines would be reported, sought among near words and looked up in the file anew."""
    content = "".join(f"{line.format(number)}\n" for number in range(5_000))
    (tmp_path / "a.yml").write_text(content, encoding="utf-8")
    document, problems = parse_document(content, "a.yml")
    found = [*problems, *(read_record(Topic, document)[1] if document else ())]
    assert 0 < len(found) <= 2 * 201
    assert "the file has more faults than the 200 that are told here" in Report(found, root=tmp_path).as_text()


def test_the_lines_of_a_file_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large file with many faults would be read and cut into lines for each of them."""
    reads, read = list[str](), Path.read_text

    def read_and_note(file: Path, encoding: str | None = None, errors: str | None = None) -> str:
        reads.append(file.name)
        return read(file, encoding, errors)

    monkeypatch.setattr(Path, "read_text", read_and_note)
    (tmp_path / "data").mkdir()
    for name in "ab":
        (tmp_path / f"data/{name}.yml").write_text("one\n" * 9, encoding="utf-8")
    places = [Location(f"data/{name}.yml", line) for name in "ab" for line in range(1, 9)]
    assert Report((Problem(place, "yaml", "wrong") for place in places), root=tmp_path).as_text().count("| one") == 16
    assert reads == ["a.yml", "b.yml"]


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_takes_the_place_of_a_file_while_it_is_read_ends_no_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """A pipe would never answer, and a device never end: the file that was opened is looked at, not the name."""
    data = tmp_path / "data"
    shutil.copytree(MINI / "data", data)
    opened = os.open

    def swap(file: Path, flags: int, *rest: int) -> int:
        if file in (data / "topics/noise.yml", data / "sources/received/lakes.txt"):
            Path(file).unlink()
            make = {"pipe": os.mkfifo, "folder": os.mkdir, "device": lambda at: os.symlink("/dev/zero", at)}
            make[kind](file)
        return opened(file, flags, *rest)

    monkeypatch.setattr(os, "open", swap)
    _, problems = load_records(data, root=tmp_path)
    assert {one.location.path for one in problems} == {"data/topics/noise.yml", "data/sources/received/lakes.txt"}


def test_an_evidence_file_of_any_size_is_not_read(tmp_path: Path) -> None:
    """A received copy has no bound of its own but that of what is read."""
    data = tmp_path / "data"
    shutil.copytree(MINI / "data", data)
    with (data / "sources/received/lakes.txt").open("r+b") as file:
        file.truncate(61_000_000)
    _, [problem] = load_records(data, root=tmp_path)
    assert problem.what == "the file cannot be read: it has more than 60,000,000 bytes"
