"""Editions that were released: kept by `release`, read back whole, compared with what came after, and shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import lxml.html
import pytest

from generator.downloads import TABLES
from generator.downloads.model import make_part
from generator.files.archive import write_zip
from generator.files.copies import OddCopy, open_copy
from generator.files.hashes import MANIFEST, hash_all, hash_bytes
from generator.files.stores import read_stored
from generator.publish.manifest import make_manifest
from generator.publish.pipeline import make_site, need_corpus
from generator.publish.releases.diff import SUBJECTS, read_side
from generator.publish.releases.editions import list_kept, read_edition
from generator.publish.releases.products import compare_editions
from generator.publish.verify import verify
from generator.reading.problems import DataFaults
from tests.site.built import text_of
from tests.unit.corpora import MINI, ROOT, corpus_of
from tests.working import edit, run

KEPT = "data/releases/2020-01-01.zip"


def test_a_release_keeps_its_tables(project: Path) -> None:
    """The zip is a whole copy of the tables, of the version that the record names; the data stay without a fault."""
    assert run("release").exit_code == 0
    corpus = need_corpus(project)
    [release] = list_kept(corpus)
    assert release.record.kept
    assert release.record.kept.sha256 == hash_bytes((project / KEPT).read_bytes())
    told = verify(project / KEPT)
    assert (told.is_whole, told.version, told.count) == (True, release.record.kept.version, len(TABLES))
    assert told.version == corpus.version, "the record of a release is no part of the version that it names"
    assert run("export", "--out", "made").exit_code == 0
    assert run("diff", KEPT, "made").output == "no changes\n"


def test_an_edition_never_changes(project: Path) -> None:
    """The same data give the same bytes; other data of that day are refused, unless it never was published."""
    assert run("release").exit_code == 0
    before = (project / KEPT).read_bytes()
    assert run("release").exit_code == 0
    assert (project / KEPT).read_bytes() == before
    edit(project / "data/topics/noise.yml", "title: Noise", "title: Noises")
    refused = run("release")
    assert refused.exit_code == 2
    assert "an edition that was published never changes" in " ".join(refused.output.split())
    assert (project / KEPT).read_bytes() == before
    assert run("release", "--replace").exit_code == 0
    assert (project / KEPT).read_bytes() != before
    assert list_kept(need_corpus(project))


def test_a_release_is_compared_with_the_one_kept_before(project: Path) -> None:
    """No copy need be named: the record tells the changes since, and the version of the edition before."""
    assert run("release").exit_code == 0
    first = need_corpus(project).version
    edit(project / "data/topics/noise.yml", "title: Noise", "title: Noises")
    edit(project / "data/concordance.yml", "2020-01-01", "2020-02-01")
    assert run("release").exit_code == 0
    newest = need_corpus(project).releases[0]
    assert (newest.day, newest.record.since) == ("2020-02-01", first)
    assert [(change.table, change.words) for change in newest.record.changes] == [("topics", "Noise → Noises")]


def test_the_site_has_every_kept_edition(project: Path) -> None:
    """Its tables as they were, its page, and what changed up to the next edition, or up to the data of today."""
    assert run("release").exit_code == 0
    edit(project / "data/topics/noise.yml", "title: Noise", "title: Noises")
    edit(project / "data/concordance.yml", "2020-01-01", "2020-02-01")
    assert run("release").exit_code == 0
    edit(project / "data/topics/noise.yml", "title: Noises", "title: Much noise")
    site = make_site(project)
    edition = read_edition(project / KEPT)
    assert {f"data/2020-01-01/{name}": content for name, content in edition.files.items()}.items() <= site.files.items()
    assert site.files["data/2020-01-01/edition-2020-01-01.zip"] == (project / KEPT).read_bytes()
    said = {day: read_stored(site.files[f"data/{day}/changes.txt"]).decode() for day in ("2020-01-01", "2020-02-01")}
    assert said["2020-01-01"] == "topic Noises: title: Noise → Noises\n1 change\n"
    assert said["2020-02-01"] == "topic Much noise: title: Noises → Much noise\n1 change\n"
    pages = {page.path: lxml.html.fromstring(str(page.body)) for page in site.pages}
    page = pages["data/2020-01-01/index.html"]
    files = {path.removeprefix("data/2020-01-01/") for path in site.files if path.startswith("data/2020-01-01/")}
    assert set(page.xpath("//a[@download]/@href")) == files
    assert "Up to the edition of 1 February 2020" in text_of(page.xpath("//section[@id='after']")[0])
    rows = [text_of(row) for row in pages["data/index.html"].xpath("//section[@id='editions']//dd")]
    assert [row.rpartition(" · ")[2] for row in rows] == [
        "1 change up to this version", "changes up to the edition of 1 February 2020"
    ]  # fmt: skip


def test_a_release_without_tables_says_so() -> None:
    """It is listed, and no address is promised."""
    site = make_site(MINI)
    page = next(page for page in site.pages if page.path == "data/index.html")
    rows = lxml.html.fromstring(str(page.body)).xpath("//section[@id='editions']//dd")
    assert ["its tables were not kept" in text_of(row) for row in rows] == [False, True]
    assert not [path for path in site.files if path.startswith("data/2019-06-01/")]


@pytest.mark.parametrize("name", ["data/index.html", "data/a/b.json", "data/Topics.json"])
def test_what_is_no_table_is_not_published(tmp_path: Path, name: str) -> None:
    """A zip with another file is refused: it could take the place of a page."""
    file = tmp_path / "2020-01-01.zip"
    file.write_bytes(write_zip({"data/manifest.json": b'{"version": "1"}', name: b"x"}, day="2020-01-01"))
    with pytest.raises(OddCopy, match="which is no table"):
        read_edition(file)


LEFT_OUT = {("2026-11-22", "participation"): 39, ("2026-11-22", "statements"): 2}
"""Rows of an edition that rested on memory alone, which its note says: they are not published again."""


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("manifest.json", None, "manifest.json of 2020-01-01.zip cannot be read: it is damaged"),
        ("manifest.json", b"{", "manifest.json of 2020-01-01.zip cannot be read: it is damaged"),
        ("topics.json", b"[]", "2020-01-01.zip does not hold the tables that its manifest names"),
        ("topics.json", None, "2020-01-01.zip does not hold the tables that its manifest names"),
        ("more.json", b"[]", "2020-01-01.zip does not hold the tables that its manifest names"),
        ("version", b"2020-01-01-00000000", "its manifest is of version 2020-01-01-00000000"),
        ("provisions.json", b"{}", "provisions.json of "),
        ("provisions.json", b"[[[", "provisions.json of "),
    ],
)
def test_a_forged_edition_is_told_though_its_record_has_its_hash(
    project: Path, name: str, content: bytes | None, said: str
) -> None:
    """Whoever can put other tables there can write their hash too: the manifest, version and form must fit as well."""
    shutil.copytree(MINI / "data/releases", project / "data/releases", dirs_exist_ok=True)
    file, record = project / KEPT, project / "data/releases/2020-01-01.yml"
    held = {path: entry.read(most=10**7) for path, entry in open_copy(file).files.items()}
    if name == "version":
        held[MANIFEST] = held[MANIFEST].replace(b"2020-01-01-bfb57cee", content or b"")
    elif content is None:
        del held[f"data/{name}"]
    else:
        held[f"data/{name}"] = content
    if name == "provisions.json":
        files = {path: held[path] for path in held if path != MANIFEST}
        held[MANIFEST] = make_manifest(hash_all(files), title="x", version="2020-01-01-bfb57cee", texts={})
    before = hash_bytes(file.read_bytes())
    file.write_bytes(write_zip(held, day="2020-01-01"))
    record.write_text(record.read_text(encoding="utf-8").replace(before, hash_bytes(file.read_bytes())))
    with pytest.raises(DataFaults) as told:
        compare_editions(need_corpus(project), project / "data", (), make_part)
    assert [(one.rule, said in one.what) for one in told.value.report.problems] == [("edition-kept", True)]


def test_earlier_editions_are_read_with_the_names_of_today() -> None:
    """Each kept edition of the real data can be compared with the tables of today, column by column."""
    for release in list_kept(corpus_of(ROOT)):
        tables = read_side(ROOT / "data" / f"releases/{release.day}.zip")
        for subject in SUBJECTS:
            assert tables[subject.table], subject.table
            assert {*subject.key, *subject.name, *subject.columns} <= tables[subject.table][0].keys(), subject.table
            left_out = LEFT_OUT.get((release.day, subject.table), 0)
            assert len(tables[subject.table]) + left_out == release.record.counts[subject.table], subject.table


def test_a_copy_from_before_a_change_of_names_is_compared(tmp_path: Path) -> None:
    """Rows are known by the names of today, whichever names a copy has."""
    row = {"topic": "noise", "of": "lakes", "to": "ponds", "is": "broader", "because": "So."}
    now = {
        "topic": "noise",
        "instrument": "lakes",
        "other_instrument": "ponds",
        "relation": "broader",
        "because": "Yes.",
    }
    for name, rows in (("old", [row, {**row, "to": "seas"}]), ("new", [now, {**now, "other_instrument": "seas"}])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "relations.json").write_text(json.dumps(rows), encoding="utf-8")
        (tmp_path / name / "provisions.json").write_text("[]", encoding="utf-8")
    told = [f"relation noise, lakes, {other}: because: So. → Yes.\n" for other in ("ponds", "seas")]
    assert run("diff", tmp_path / "old", tmp_path / "new").output == "".join([*told, "2 changes\n"])
