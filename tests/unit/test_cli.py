"""The command line: help with an example for every command, and exit codes 0, 1 and 2."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks.rules import list_manuals
from generator.cli import main
from tests.working import run

ROOT = Path(__file__).resolve().parents[2]
MINI = ROOT / "tests" / "mini" / "data"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the invented corpus, taken for the project's folder."""
    shutil.copytree(MINI, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _spoil(project: Path) -> None:
    file = project / "data" / "topics" / "noise.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("title:", "titel:"), encoding="utf-8")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_helps_with_an_example(command: str) -> None:
    """The help of a command says what it does and shows an example that starts as one types it."""
    result = run(command, "--help")
    assert result.exit_code == 0
    example = re.search(r"Example: python -m generator (\S+)", result.output)
    assert example, f"{command} has no example"
    assert example[1] == command
    assert run(command, "-h").output == result.output


def test_the_program_lists_its_commands() -> None:
    """Help names every command with what it does."""
    result = run("--help")
    assert result.exit_code == 0
    for command in main.commands:
        assert re.search(rf"^  {command}\s+[A-Z]", result.output, re.MULTILINE)


def test_check_of_clean_data_ends_with_0(project: Path) -> None:
    """Clean data: "no problems" on stderr, exit 0."""
    result = run("check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no problems\n")


def test_check_of_faulty_data_ends_with_1(project: Path) -> None:
    """Faulty data: the report on stderr, exit 1."""
    _spoil(project)
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        'data/topics/noise.yml:2:1: error: unknown key "titel" [unknown-key]\n'
        "    2 | titel: Noise\n"
        "      | ^^^^^\n"
        "  why: a topic holds only the keys of its schema; a misspelt key would silently drop the fact\n"
        '  fix: write "title"\n'
        "1 problem in 1 file\n"
    )


def test_check_writes_for_programs_on_stdout(project: Path) -> None:
    """JSON and annotations go to stdout, so that they can be piped."""
    _spoil(project)
    (problem,) = json.loads(run("check", "--format", "json").stdout)
    assert (problem["path"], problem["rule"]) == ("data/topics/noise.yml", "unknown-key")
    assert run("check", "--format", "annotations").stdout.startswith("::error file=data/topics/noise.yml,line=2,col=1,")


def test_check_of_another_folder(project: Path) -> None:
    """`--data` names the folder; one that does not exist is a problem with a remedy."""
    (project / "data").rename(project / "other")
    assert run("check", "--data", "other").exit_code == 0
    result = run("check")
    assert result.exit_code == 1
    assert result.stderr.startswith("data:1:1: error: there is no such folder [layout]\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("chekc",),
        ("check", "--fromat", "json"),
        ("check", "--format", "xml"),
        ("pages",),
        ("export",),
        ("show",),
        ("explain", "numberin"),
    ],
)
def test_wrong_usage_ends_with_2(project: Path, arguments: tuple[str, ...]) -> None:
    """A wrong command, option, choice or argument ends with exit 2 and says how it is used."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")


@pytest.mark.parametrize("command", ["pages", "export"])
def test_written_folders_are_new(project: Path, command: str) -> None:
    """A folder is written where none was; one that exists is left alone, exit 2; faulty data write nothing, exit 1."""
    out = project / "out"
    assert run(command, "--out", out).exit_code == 0
    files = sorted(out.rglob("*"))
    assert files
    result = run(command, "--out", out)
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert sorted(out.rglob("*")) == files
    _spoil(project)
    assert run(command, "--out", project / "more").exit_code == 1
    assert not (project / "more").exists()


def test_pages_and_exports_hold_the_corpus(project: Path) -> None:
    """Pages are Markdown with front matter; exports are tables as JSON and CSV."""
    run("pages", "--out", project / "pages")
    assert (project / "pages" / "lakes" / "article-2.md").read_text(encoding="utf-8").startswith("---\ntitle: ")
    run("export", "--out", project / "export")
    provisions = json.loads((project / "export" / "provisions.json").read_text(encoding="utf-8"))
    assert "lakes:2(1)(b)" in [row["id"] for row in provisions]
    assert (project / "export" / "provisions.csv").exists()


def test_show_finds_a_provision(project: Path) -> None:
    """A provision is printed with its words; one that does not exist ends with 1."""
    result = run("show", "lakes:2(1)(b)")
    assert result.exit_code == 0
    assert "by drum" in result.stdout
    assert run("show", "lakes:2(7)").exit_code == 1


def test_explain_knows_every_rule() -> None:
    """Alone it lists whatever a report may name; with a name it prints the manual; a slip is offered the right name."""
    listed = [line.split()[0] for line in run("explain").output.splitlines()]
    assert listed == list(list_manuals())
    for name, manual in list_manuals().items():
        assert run("explain", name).output == f"{manual}\n"
        assert manual.split("\n", 1)[0].endswith(".")
        assert "Why:" in manual
        assert "Mend:" in manual, name
    assert 'is "numbering" meant?' in run("explain", "numberin").output


def test_schemas_are_checked_and_written(project: Path) -> None:
    """Missing schemas end with 1 and say how to write them; written, they are up to date."""
    result = run("schemas")
    assert result.exit_code == 1
    assert "write them with: python -m generator schemas --write" in result.stderr
    assert run("schemas", "--write").exit_code == 0
    assert run("schemas").exit_code == 0


def test_files_are_checked_and_brought_into_form(project: Path) -> None:
    """With --check a file in another form ends with 1 and is left alone; without it the file is written."""
    file = project / "data" / "states" / "xa" / "state.yml"
    file.write_text("slug:  arland\n# As the depositary has it.\nname: Arland\n", encoding="utf-8")
    result = run("fmt", "--check")
    assert (result.exit_code, result.stdout) == (1, "data/states/xa/state.yml: has another form\n")
    assert file.read_text(encoding="utf-8").startswith("slug:  arland")
    result = run("fmt")
    assert (result.exit_code, result.stdout) == (0, "data/states/xa/state.yml: formatted\n")
    assert file.read_text(encoding="utf-8") == "# As the depositary has it.\nname: Arland\nslug: arland\n"
    assert run("fmt", "--check").exit_code == 0
    assert sorted(path.name for path in file.parent.iterdir()) == ["lakes.yml", "state.yml"]
    file.write_text("name: *x\n", encoding="utf-8")
    result = run("fmt")
    assert result.exit_code == 1
    assert "the value is the alias *x" in result.stderr


def test_the_program_runs_as_a_module(tmp_path: Path) -> None:
    """`python -m generator check` works from any folder that holds data, with nothing but its own modules loaded."""
    shutil.copytree(MINI, tmp_path / "data")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "check"]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "no problems\n")


def test_a_port_that_is_taken_is_told_in_one_line() -> None:
    """Nothing is built first, and nothing of Python's is shown."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["serve", "--port", str(port)])
    assert result.exit_code == 1
    assert result.output == f"Error: port {port} cannot be used: Address already in use; name another: --port\n"


@pytest.mark.parametrize("command", ["check", "fmt", "ids", "review", "show x", "schemas", "evidence", "release"])
def test_a_folder_that_holds_no_data_is_not_read(project: Path, command: str) -> None:
    """`--data .` is a slip: it would read all of a project, or of a disk, and `fmt` would write there."""
    for slip in (".", "", "data/.."):
        result = run(*command.split(), "--data", slip)
        assert result.exit_code == 2
        assert f'the folder "{slip}" holds no concordance.yml' in result.output


@pytest.mark.parametrize(
    "command",
    [
        ("show", "{0}"),
        ("explain", "{0}"),
        ("review", "--accept", "{0}"),
        ("check", "--data", "{0}"),
        ("rename", "topic", "noise", "{0}"),
        ("rename", "topic", "{0}", "quiet"),
        ("new", "topic", "{0}"),
        ("new", "topic", "quiet", "--set", "{0}"),
        ("new", "corpus", "{0}"),
        ("sizes", "--site", "{0}"),
        ("reconcile", "--depositary", "{0}"),
        ("export", "--out", "{0}"),
        ("pages", "--out", "{0}"),
        ("{0}",),
    ],
)
def test_what_is_typed_is_printed_as_text(project: Path, command: tuple[str, ...]) -> None:
    """A name that was pasted may hold signs that a terminal obeys, or bytes of no text."""
    for typed in ("x\u202ey", "x\x1b[2Jy", "x\udcffy"):
        result = run(*(word.format(typed) for word in command))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert result.output
        assert result.output.replace("\n", "").isprintable(), result.output


def test_a_terminal_of_few_letters_gets_the_others_as_escapes(project: Path) -> None:
    """Output that goes to a file has the letters of the machine's language alone on some systems."""
    command = [sys.executable, "-m", "generator", "show", "--data", "tests/third/data", "section 1"]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    shown = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert shown.returncode == 0, shown.stderr
    assert rb"\u201crecord\u201d means" in shown.stdout
