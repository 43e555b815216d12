"""What many tests do: run a command, change a file, read what stands in a folder."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main


def run(*arguments: str | Path) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def edit(file: Path, old: str, new: str) -> None:
    """Change words of a file that has them."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def held_in(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by its path inside it."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def outcome(*arguments: str | Path) -> tuple[int, str]:
    """Run a command; give its exit code and all that it said."""
    result = run(*arguments)
    return result.exit_code, result.output
