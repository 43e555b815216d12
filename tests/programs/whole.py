"""Programs for the site as a whole: readers of its feed, and of the file that it is for phones."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.programs.model import NotHere, ProgramRow, call, version_of

ATOM = Path(__file__).with_name("atom.rng")
"""What RFC 4287 asks, as a grammar: the W3C's own validator is in no package."""
_FEED = "changes/atom.xml"
_NEWER = "Full Title index table outside"
"""What an older zimcheck says of every file that a newer libzim wrote (openzim/zim-tools, issue 484)."""


def check_feed(data: Path) -> ProgramRow:
    """Read the feed as readers of feeds do: sound, every entry with an id, a moment, a link and words."""
    program = version_of("feedparser")
    import feedparser

    read = feedparser.parse((data.parent / _FEED).read_bytes())
    whole = [entry for entry in read.entries if all(entry.get(key) for key in ("id", "updated", "link", "content"))]
    made = f"{len(read.entries)} entries, {len(whole)} whole; {'damaged' if read.bozo else 'sound'}"
    return ProgramRow("feedparser", program, _FEED, made, not read.bozo and len(whole) == len(read.entries))


def check_atom(data: Path) -> ProgramRow:
    """Hold the feed against the grammar of Atom."""
    program = version_of("lxml")
    import lxml.etree

    grammar = lxml.etree.RelaxNG(lxml.etree.parse(ATOM))
    valid = grammar.validate(lxml.etree.parse(data.parent / _FEED))
    made = "valid by our grammar of RFC 4287" if valid else str(grammar.error_log.last_error)
    return ProgramRow("lxml, RELAX NG", program, _FEED, made, valid)


def check_libzim(data: Path) -> ProgramRow:
    """Open the site as a ZIM file with the library that phones use: its own check, main page, title, picture."""
    program = version_of("libzim")
    from libzim.reader import Archive

    archive = Archive(_make_zim(data.parent))
    named = [archive.has_main_entry, archive.has_title_index, archive.has_illustration(48)]
    title, language = (archive.get_metadata(key).decode() for key in ("Title", "Language"))
    made = f"{archive.entry_count:,} entries, {'sound' if archive.check() else 'damaged'}; “{title}”, {language}"
    right = archive.check() and all(named) and bool(title)
    return ProgramRow("libzim", program, "the site as .zim", f"{made}, main page, picture of 48 px", right)


def check_zimcheck(data: Path) -> ProgramRow:
    """Run zimcheck: no error, but for what an old one says of every file of a newer libzim."""
    version = call(["zimcheck", "--version"]).stdout.split()
    version_of("libzim")
    said = call(["zimcheck", "-A", str(_make_zim(data.parent))])
    lines = (said.stdout + said.stderr).splitlines()
    old = any(line.startswith(_NEWER) for line in lines)
    meant = ("Invalid low-level structure", "low level structure is invalid") if old else ()
    errors = [line for line in lines if "[ERROR]" in line and not any(words in line for words in meant)]
    warnings = [line for line in lines if "[WARNING]" in line]
    made = f"{len(errors)} errors, {len(warnings)} warnings"
    made += f"; and “{_NEWER} …”, as of every file of a newer libzim" if old else ""
    return ProgramRow("zimcheck", version[1], "the site as .zim", made, not errors)


@cache
def _make_zim(site: Path) -> Path:
    """Return the site as a ZIM file, which goes when the program ends."""
    from generator.publish.zim import NoLibzim, make_zim

    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        make_zim(site, folder / "site.zim")
    except NoLibzim:
        raise NotHere("libzim") from None
    return folder / "site.zim"
