"""The record of a release: what `diff` says, written as data, read back, and shown."""

from __future__ import annotations

from pathlib import Path

from generator.publish.pipeline import check_data, need_corpus
from generator.publish.releases.diff import compare_releases, read_side
from generator.publish.releases.record import find_stale_counts, make_tables, record_release
from tests.working import edit, run


def test_the_first_record_counts_what_the_data_holds(project: Path) -> None:
    """It is valid data in the house form, named by the data's own day, with a count for each table and no change."""
    assert run("release").stdout == "wrote data/releases/2020-01-01.yml\nwrote data/releases/2020-01-01.zip\n"
    corpus, report = check_data(project)
    assert not report
    assert corpus is not None
    [release] = corpus.releases
    assert (release.day, release.record.title, release.record.since) == ("2020-01-01", "First publication", None)
    assert release.record.counts == {name: len(rows) for name, rows in make_tables(corpus).items() if rows}
    assert not release.record.changes
    assert run("fmt", "--check").exit_code == 0


def test_a_later_record_says_what_diff_says(project: Path) -> None:
    """Every change of `diff` stands in the record, in the same words."""
    assert run("export", "--out", "old").exit_code == 0
    assert run("release").exit_code == 0
    edit(project / "data" / "topics" / "noise.yml", "On a lake always.", f"On a lake {'always and ' * 30}everywhere.")
    edit(project / "data" / "concordance.yml", "2020-01-01", "2020-02-01")
    assert run("release", "--since", "old").stdout.startswith("wrote data/releases/2020-02-01.yml\n")
    corpus = need_corpus(project)
    newest, first = corpus.releases
    assert (newest.record.title, newest.record.since, first.record.since) == ("Data of 1 February 2020", "old", None)
    changes = compare_releases(read_side(Path("old")), make_tables(corpus))
    assert changes
    told = [
        f"{change.what}: {f'{change.column}: {change.words}' if change.column else change.change}"
        for change in newest.record.changes
    ]
    assert told == [" ".join(change.as_line().split()) for change in changes]
    assert run("fmt", "--check").exit_code == 0


def test_writing_anew_keeps_the_words_of_the_author(project: Path) -> None:
    """Title and note stay; the rest follows the data."""
    assert run("release").exit_code == 0
    file = project / "data" / "releases" / "2020-01-01.yml"
    edit(file, "title: First publication", 'title: "Opening day: one"\nnote: With the register of both States.')
    path, text = record_release(need_corpus(project))
    assert path == "releases/2020-01-01.yml"
    assert '\ntitle: "Opening day: one"\nnote: With the register of both States.\ncounts:\n' in text


def test_a_record_that_no_longer_counts_right_is_noticed(project: Path) -> None:
    """`release --check` names each table, and ends with 1."""
    assert find_stale_counts(need_corpus(project))
    assert run("release").exit_code == 0
    assert run("release", "--check").exit_code == 0
    file = project / "data" / "releases" / "2020-01-01.yml"
    edit(file, "  topics: ", "  topics: 7")
    result = run("release", "--check")
    assert result.exit_code == 1
    assert result.stdout.startswith("topics: recorded 7")


def test_what_holds_no_export_is_told_on_one_line(project: Path) -> None:
    """The exit code is 1, and nothing is written."""
    (project / "empty").mkdir()
    done = run("release", "--since", "empty")
    assert (done.exit_code, done.output) == (
        1, "empty holds no provisions.json: name a site, its zip, or a folder of exports\n"
    )  # fmt: skip
    assert not (project / "data" / "releases").exists()


def test_the_day_of_a_release_must_exist(project: Path) -> None:
    """A record stands under a real day."""
    folder = project / "data" / "releases"
    folder.mkdir()
    (folder / "2020-02-30.yml").write_text(
        "# yaml-language-server: $schema=../schemas/release.json\ntitle: x\ncounts:\n  topics: 1\n", encoding="utf-8"
    )
    _, report = check_data(project)
    assert [problem.rule for problem in report.problems] == ["layout"]
