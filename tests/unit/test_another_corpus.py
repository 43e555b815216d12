"""Another concordance: begun by a command, built at once, never over another's site, with nothing dropped unseen."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from click.testing import Result

from generator.checks.ledgers.permalinks import list_permalinks
from generator.downloads import export_files
from generator.files.hashes import MANIFEST, hash_all
from generator.law import routes
from generator.law.iso_codes import write_code
from generator.publish import build
from generator.publish.belonging import NotReplaced, find_out
from generator.publish.build import build_site
from generator.publish.manifest import make_manifest
from generator.publish.pipeline import check_data, need_corpus
from generator.reading import record_shape
from generator.reading.load import LostRecord, load_records
from generator.reading.problems import Location, Problem, Report, name_data
from generator.site.charts.tiles import draw_tiles
from generator.site.plan import plan_pages
from generator.site.prose_targets import check_targets
from generator.site.register.dossier import tally_positions, view_dossier
from generator.site.register.states import view_states
from tests.working import run

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "content" / "guides" / "another-concordance.md"
_FILE = re.compile(r"^Write `\.\./(?P<path>[^`]+)`:\n\n```yaml\n(?P<text>.*?)```$", re.MULTILINE | re.DOTALL)
_COMMANDS = r"^```\n(?P<commands>(?:python -m generator [^\n]*\n)+)```$"
_STEP = re.compile(f"{_FILE.pattern}|{_COMMANDS}", re.MULTILINE | re.DOTALL)


def _type(command: str) -> Result:
    """Run a command of the guide or the README, in the folder that is the current one."""
    words = shlex.split(command)
    assert words[:3] == ["python", "-m", "generator"]
    return run(*words[3:])


def test_the_guide_is_worked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its commands and files make a folder, check, build, bundle and verify in their order; nothing else is touched."""
    house = tmp_path / "house"
    house.mkdir()
    monkeypatch.chdir(house)
    monkeypatch.setenv("SITE_URL", "")
    text = GUIDE.read_text(encoding="utf-8")
    steps, said = list(_STEP.finditer(text)), ""
    assert steps
    for step in steps:
        if step["path"]:
            file = tmp_path / step["path"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step["text"], encoding="utf-8")
            continue
        for command in step["commands"].splitlines():
            done = _type(re.sub(r"\S+\.zip", lambda _: _find_zip(tmp_path), command))
            said += done.output
            assert done.exit_code == 0, f"{command}\n{done.output}"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["house", "libraries"]
    assert list(house.iterdir()) == []
    made = {path.name for path in (tmp_path / "libraries").iterdir()}
    assert made == {
        *("README.md", "mkdocs.yml", "data", "content", "site", "dist"),
        *(".gitignore", ".build", ".cache"),
    }
    assert "whole: " in said


def _find_zip(folder: Path) -> str:
    """Return the zip that the bundle wrote, whose name holds a hash that no guide can know."""
    [found] = (folder / "libraries" / "dist").glob("*.zip")
    return os.path.relpath(found, folder / "house")


def test_the_readme_of_a_new_corpus_has_its_two_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are what `new corpus` prints, and they work where the generator is, which they name by the way to it."""
    folder = tmp_path / "rivers and seas"
    done = run("new", "corpus", folder)
    assert done.exit_code == 0, done.output
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# Rivers and seas concordance\n")
    commands = [line for line in readme.splitlines() if line.startswith("python -m generator")]
    assert [line.strip() for line in done.output.splitlines()[1:]] == commands
    assert [shlex.split(command)[3] for command in commands] == ["check", "build"]
    monkeypatch.chdir(ROOT)
    checked = _type(commands[0])
    assert (checked.exit_code, checked.stderr) == (0, "no problems\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("corpus", "full"), "full holds something already"),
        (("corpus", "full/file"), "full/file holds something already"),
        (("corpus", "a", "b"), "corpus needs the folder that it gets"),
        (("corpus", "a", "--set", "subtitle=x"), "knows no key but title"),
        (("corpus", "a", "--set", 'title=A "b": c'), "the title should be words"),
    ],
)
def test_a_corpus_is_begun_only_where_nothing_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    """A folder that holds anything, and a title that YAML would read otherwise, are wrong usage; nothing is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine")
    result = run("new", *arguments)
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert [path.name for path in tmp_path.rglob("*")] == ["full", "file"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    """What was made for it beforehand is used."""
    (tmp_path / "empty").mkdir()
    assert run("new", "corpus", tmp_path / "empty", "--set", "title=Rivers, side by side").exit_code == 0
    corpus, report = check_data(tmp_path / "empty")
    assert not report
    assert corpus is not None
    assert corpus.concordance.title == "Rivers, side by side"


# Never over another's site


def _site(folder: Path, title: str) -> int:
    """Write a site of a title, and give the exit code of a build that went well."""
    files = {"index.html": b"<p>one</p>"}
    manifest = make_manifest(hash_all(files), title=title, version="2020-01-01-abcdef01", texts={})
    for path, content in {**files, MANIFEST: manifest}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return 0


def _making(title: str) -> Callable[..., int]:
    def make(_root: Path, _config: str, fresh: Path, *_: object) -> int:
        _site(fresh, title)
        return 0

    return make


def test_a_build_obeys_the_folder_of_its_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`site_dir` counts from where the configuration stands, not from where the command is typed."""
    monkeypatch.setattr(build, "_run_mkdocs", _making("Other"))
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mkdocs.yml").write_text("site_name: x\nsite_dir: public\n")
    _site(tmp_path / "site", "Ours")
    assert build_site(tmp_path, config="other/mkdocs.yml") == tmp_path / "other" / "public"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "site"]


def test_a_site_of_another_title_is_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that another concordance was built into is refused; one of the same title, as in a clone, is not."""
    monkeypatch.setattr(build, "_run_mkdocs", _making("Ours"))
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "concordance.yml").write_text("title: Ours\n")
    _site(tmp_path / "site", "Others")
    with pytest.raises(NotReplaced, match=r'it holds the site of "Others", and mkdocs\.yml makes "Ours"'):
        build_site(tmp_path)
    _site(tmp_path / "site", "Ours")
    assert build_site(tmp_path) == tmp_path / "site"


@pytest.mark.parametrize(
    ("config", "folder"),
    [
        ("site_dir: public # here\n", "public"),
        ("site_dir: ../../public\n", "../public"),
        ('site_dir: "public"\n', "there/public"),
        ("site_dir: !ENV [NO_SUCH_VARIABLE, out]\n", "there/out"),
        ("site_name: x\n", "there/site"),
    ],
)
def test_site_dir_is_read_however_it_is_written(tmp_path: Path, config: str, folder: str) -> None:
    """Plainly, in quotation marks, from a variable, or not at all."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mkdocs.yml").write_text(config)
    expected = folder if folder != "public" else "there/public"
    assert find_out(tmp_path, "there/mkdocs.yml") == expected


# Remedies


def test_remedies_name_the_data_they_are_for() -> None:
    """Each command of a remedy gets the option, once; those without the option are left alone."""
    text = 'run: python -m generator review --accept "x"; then python -m generator build'
    named = 'run: python -m generator review --data other/data --accept "x"; then python -m generator build'
    assert name_data(text, "other/data") == named
    assert name_data(named, "other/data") == named
    assert name_data(text, "data") == text
    assert "--data 'a b/data'" in name_data(text, "a b/data")


def test_a_report_is_told_from_where_the_command_was_typed(tmp_path: Path) -> None:
    """A build with another configuration names files and remedies as seen from the reader's own folder."""
    problem = Problem(Location("data/ids.txt"), "ids-kept", "x", "y", "run: python -m generator ids --write")
    report = Report([problem], root=tmp_path / "other").seen_from(tmp_path, data="data")
    assert report.as_text() == (
        "other/data/ids.txt:1:1: error: x [ids-kept]\n"
        "  why: y\n"
        "  fix: run: python -m generator ids --data other/data --write\n"
        "1 problem in 1 file\n"
    )


# Nothing dropped unseen


def test_a_record_that_is_left_out_without_a_problem_is_a_fault_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is never passed over: whatever checks shapes must say why a record is none."""
    assert run("new", "corpus", tmp_path / "one").exit_code == 0
    monkeypatch.setattr(record_shape, "_explain", lambda fault, document, kind: [])
    file = tmp_path / "one" / "data" / "topics" / "lending.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("group:", "grup:"), encoding="utf-8")
    with pytest.raises(LostRecord, match=r"data/topics/lending\.yml"):
        load_records(tmp_path / "one" / "data", root=tmp_path / "one")


def test_pages_of_prose_that_every_site_needs_are_missed_by_check(tmp_path: Path) -> None:
    """They are found missing before anything is built."""
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    [problem] = check_targets(tmp_path / "content", (), base="content")
    assert problem.what == "the site has no page about itself"


def _bare(folder: Path) -> Path:
    """Begin a concordance of one text, without States, terms and lists of editors."""
    assert run("new", "corpus", folder).exit_code == 0
    for name in ("states", "terms"):
        shutil.rmtree(folder / "data" / name)
    file = folder / "data" / "instruments" / "books" / "instrument.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"permits:\n.*\n", "", text), encoding="utf-8")
    return folder


def test_what_a_corpus_has_none_of_is_neither_shown_nor_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One text, no States: no register, no link to it, no table that compares; the bundle has no dead link."""
    monkeypatch.setenv("SITE_URL", "")
    folder = _bare(tmp_path / "bare")
    done = run("bundle", "--config", folder / "mkdocs.yml")
    assert done.exit_code == 0, done.output
    [copy] = (one for one in (folder / "dist").iterdir() if one.is_dir())
    pages = {page.relative_to(copy).as_posix(): page.read_text(encoding="utf-8") for page in copy.rglob("*.html")}
    corpus = need_corpus(folder)
    assert {page for page in pages if page in routes.FIXED} == set(routes.list_fixed(corpus))
    for page, text in pages.items():
        assert not re.search(r'href="[^"#]*(states|statements|pairs|authorities|gaps)/', text), page
    assert "How they stand" not in pages["compare/index.html"] + pages["compare/lending.html"]
    for page, text in pages.items():
        tree = lxml.html.document_fromstring(text)
        assert not [table for table in tree.xpath("//table") if not table.xpath(".//td")], page


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests" / "mini", None], ids=["real", "mini", "bare"])
def test_the_ledger_of_pages_knows_the_pages_that_are_made(root: Path | None, tmp_path: Path) -> None:
    """Every page that is planned, and no other, is listed as one that will stay."""
    root = root or _bare(tmp_path / "bare")
    corpus = need_corpus(root)
    kept = {routes.edition_page(release.day) for release in corpus.releases if release.record.kept}
    planned = {job.path for job in plan_pages(corpus)} | {routes.DATA} | kept
    listed = {place.partition("#")[0] for place in list_permalinks(corpus).values()}
    assert planned == listed


# States and others


@pytest.mark.parametrize(
    ("code", "said"),
    [
        *(("lv", "ISO code LV"), ("gb", "ISO code GB")),
        *((code, f"Code {code.upper()}") for code in ("xa", "xk", "eu", "uk", "zz", "un")),
    ],
)
def test_only_a_code_of_iso_is_called_one(code: str, said: str) -> None:
    """Codes that are free, reserved or a corpus's own are not."""
    assert write_code(code) == said


def test_states_territories_and_organisations_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the list, on their own pages, in tables and on the map; what has no place on it stands below in rows."""
    folder = tmp_path / "kinds"
    assert run("new", "corpus", folder).exit_code == 0
    states = folder / "data" / "states"
    made = [("lv", "state"), ("fo", "territory"), ("xb", "organisation"), *((f"x{one}", "state") for one in _LETTERS)]
    for code, kind in made:
        (states / code).mkdir(exist_ok=True)
        (states / code / "state.yml").write_text(f"name: Land {code}\nslug: land-{code}\nkind: {kind}\n")
        part = (states / "xa" / "books.yml").read_text(encoding="utf-8").partition("statements:")[0]
        (states / code / "books.yml").write_text(part.replace("ratification", "extension"), encoding="utf-8")
    corpus = need_corpus(folder)
    view = view_states(corpus)
    assert view.figures[0] == f"{len(made) + 1} States, territories and organisations"
    drawn = draw_tiles(view.tiles, title="", description="")
    places = re.findall(r'<rect x="([0-9.]+)" y="([0-9.]+)"', drawn)
    assert len(places) == len(set(places)) == len(made) + 1
    width = float(re.search(r'viewBox="0 0 ([0-9.]+)', drawn)[1])  # type: ignore[index]
    assert all(float(x) < width for x, _ in places)
    rows = json.loads(export_files(corpus)["data/states.json"])
    assert {row["id"]: row["kind"] for row in rows} == {"xa": "state", **dict(made)}
    dossier = view_dossier(corpus, corpus.states["fo"], tally_positions(corpus))
    assert dossier.status[:2] == ("ISO code FO", "Territory")
    assert [step.name for step in dossier.parts[0].steps] == ["Signature", "Extension", "In force for it"]


_LETTERS = "cdefghijklmnopqrstuvw"
