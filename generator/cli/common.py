"""What the commands share: the project's folder, the option that names the data, and how a command ends."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from generator.files.edits import Edits
    from generator.law.corpus import Corpus
    from generator.reading.problems import DataFaults, Problem, Report

_LONGEST_LINE = 2000


def _settle(_context: click.Context, _option: click.Parameter, data: str) -> str:
    """Finish what a killed command was writing into a data folder, before anything is read."""
    from generator.files.edits import settle_edits
    from generator.files.printing import as_printed
    from generator.reading.layout import may_hold_data

    folder = project() / data
    if not may_hold_data(folder):  # A slip such as `--data .` would read a whole project, or a disk.
        what = f'the folder "{as_printed(data)}" holds no concordance.yml'
        raise click.UsageError(f"{what} and nothing that stands beside it")
    base = folder.parent
    if base.is_dir():
        settle_edits(base)
    return data


DATA = click.option("--data", default="data", show_default=True, callback=_settle, help="The data folder.")


class PlainEnd(click.Group):
    """A group whose commands end with one line and exit code 1 where the machine fails: no room, no permission."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what no text is: it could be neither written into a file nor printed."""
        if any(not _is_text(one) for one in args):
            raise click.UsageError("an argument is no text in UTF-8")
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what it says of a wrong usage is printed as text, whatever was typed."""
        from generator.files.printing import as_printed

        try:
            return super().invoke(ctx)
        except click.ClickException as fault:
            lines = fault.message.split("\n")
            vars(fault)["message"] = "\n".join(as_printed(line, longest=_LONGEST_LINE) for line in lines)
            raise

    def main(self, *arguments: Any, **named: Any) -> Any:
        """Run a command; the faults of the system, and files that changed meanwhile, are said without a traceback."""
        from generator.files.edits import FilesChanged

        # A server must be able to read what is written, and only its owner, or the group, may change it.
        os.umask(os.umask(0o022) & 0o020 | 0o002)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # A terminal of few letters gets the others as escapes.
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().main(*arguments, **named)
        except FilesChanged as fault:
            click.echo(str(fault), err=True)
        except MemoryError:
            click.echo("there is not enough memory; nothing more was written", err=True)
        except RecursionError:
            raise
        except OSError as fault:
            click.echo(say_fault(fault), err=True)
        _forget_unprinted()
        sys.exit(1)


def _is_text(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def _forget_unprinted() -> None:
    """Drop what cannot be printed, so that Python does not try again at its end and say so in its own way."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it stays open to the end


def say_fault(fault: OSError) -> str:
    """Return what the system says went wrong, on one line, with the place."""
    from generator.files.printing import as_printed

    places = [as_printed(shorten(name)) for name in (fault.filename, fault.filename2) if name is not None]
    return f"{fault.strerror or fault}{f': {places[0]}' if places else ''}"


def shorten(name: object) -> str:
    """Return a path as it is seen from the folder in which the command runs."""
    place = Path(os.fsdecode(name)) if isinstance(name, str | bytes | os.PathLike) else Path(str(name))
    if not place.is_absolute():
        return str(place)  # The project's folder itself may be gone, so that it has no name.
    return str(place.relative_to(project()) if place.is_relative_to(project()) else place)


def need_folder(data: str) -> Path:
    """Return the data folder; a name that leads to none is wrong usage."""
    folder = project() / data
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {data}")
    return folder


def edit_data(data: str, *more: Path) -> AbstractContextManager[Edits]:
    """Return the edits of a command that reads data and prose, and `more`; one command edits at a time."""
    from generator.files.edits import open_edits
    from generator.reading.incremental import content_folder

    folder = need_folder(data)
    return open_edits(folder.parent, folder, content_folder(project(), data), *more)


def project() -> Path:
    """Return the project's folder: commands run in it."""
    return Path.cwd()


def command_for(words: str, data: str) -> str:
    """Return a command as it is typed for a data folder: `python -m generator check --data tests/mini/data`."""
    from generator.reading.problems import name_data

    return name_data(f"python -m generator {words}", data)


def say(words: str) -> None:
    """Say what is being done, beside what the command prints."""
    click.echo(f"  {words}", err=True)


def corpus_or_end(data: str) -> Corpus:
    """Return the Corpus of a data folder; where it has faults, report them all and end."""
    from generator.publish.pipeline import need_corpus
    from generator.reading.problems import DataFaults

    try:
        return need_corpus(project(), data=data)
    except DataFaults as fault:
        end_with(fault)


def show_problems(problems: Iterable[Problem], data: str) -> Report:
    """Report problems of the data, or that there are none, and return the report."""
    from generator.reading.problems import Report

    report = Report(problems, root=project(), data=data)
    click.echo(report.as_text(), nl=False, err=True)
    return report


def end_with(fault: DataFaults) -> NoReturn:
    """Report faults of the data and end with exit code 1."""
    click.echo(fault.report.as_text(), nl=False, err=True)
    sys.exit(1)


def make_build(
    config: str, out: str | None, *, pdf: bool, clean: bool = True, why: bool = False, preview: bool = False
) -> Path:
    """Build the site and give its folder; where that failed, say why and end."""
    from generator.publish.belonging import BuildFailed, NotReplaced
    from generator.publish.build import Wanted, build_site

    try:
        return build_site(project(), config=config, out=out, wanted=Wanted(pdf, clean, why, preview))
    except NotReplaced as fault:
        raise click.UsageError(f"{fault}; name another folder, or empty this one") from None
    except BuildFailed as fault:
        raise click.ClickException(str(fault)) from None


def need_new(out: Path) -> None:
    """End where a folder that is to be written exists already; said before any work is done."""
    if out.exists() or out.is_symlink():
        raise click.UsageError(f"{out} exists already; name a folder that does not, so that nothing is lost")


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """Make a folder that does not exist yet, so that nothing is lost; it has its name once it is whole."""
    from generator.files.replacing import clear_away

    if os.path.lexists(out):
        raise click.UsageError(f"{out} exists already; name a folder that does not, so that nothing is lost")
    fresh = out.with_name(f".{out.name}.unfinished")
    clear_away(fresh)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        fresh.rename(out)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
