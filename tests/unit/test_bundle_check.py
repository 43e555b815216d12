"""The check before a bundle finds what would fail from a disk or reach outside, and nothing else."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from generator.files.archive import write_zip
from generator.law.routes import COMPARE_ANY
from generator.publish.bundle.check import find_faults

GOOD = {"a/b.html": b'<p id="x y">', "a/c.css": b"p { color: red }", "a/d e.js": b"go()", COMPARE_ANY: b"<main>"}


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<a href="b.html">', ""),
        ('<a href="b.html#x%20y">', ""),
        ('<a href="?q=1">', ""),
        ('<a href="#here"><i id="here">', ""),
        ('<a href="https://example.org/">', ""),
        ('<a href="mailto:a@example.org">', ""),
        ('<link rel="stylesheet" href="c.css">', ""),
        ('<script src="d%20e.js"></script>', ""),
        ('<img src="data:,">', ""),
        (f'<a href="../{COMPARE_ANY}#treaty:2,other:3">', ""),
        ("<code>&lt;script src=&quot;https://example.org/x.js&quot;&gt;</code>", ""),
        ('<a href="no.html">', "no.html leads to nothing"),
        ('<a href="b.html#z">', "b.html#z leads to no part of its page"),
        ('<a href="#z">', "#z leads to no part of its page"),
        ('<a href="../../up.html">', "../../up.html leads to nothing"),
        ('<a href="/b.html">', "/b.html leads to the root of a disk"),
        ('<a href="b.html#">', ""),
        ('<script src="https://example.org/x.js"></script>', "loads https://example.org/x.js"),
        ('<script src="//example.org/x.js"></script>', "loads //example.org/x.js"),
        ('<img alt="" src="http://example.org/x.png">', "loads http://example.org/x.png"),
        ('<link rel="preconnect" href="https://example.org">', "loads https://example.org"),
        ('<form action="https://example.org/?a=1&amp;b=2">', "loads https://example.org/?a=1&b=2"),
    ],
)
def test_addresses_of_a_page(page: str, fault: str) -> None:
    """Links lead somewhere inside; nothing is loaded from outside; links to the outside are for readers."""
    assert find_faults({**GOOD, "a/page.html": page.encode()}) == ([f"a/page.html: {fault}"] if fault else [])


@pytest.mark.parametrize(
    ("path", "content", "address"),
    [
        ("x.css", '@import "https://example.org/a.css";', "https://example.org/a.css"),
        ("x.css", "p { background: url(//example.org/a.png) }", "//example.org/a.png"),
        ("x.css", "p { background: url('data:image/png;base64,AA') }", ""),
        ("x.js", "fetch('https://example.org/a')", "https://example.org/a"),
        ("x.js", 'script.src = "//example.org/a.js"', "//example.org/a.js"),
        ("x.js", "// see https://example.org", ""),
        ("x.js", "const note = 'https://example.org'", ""),
    ],
)
def test_loads_of_styles_and_scripts(path: str, content: str, address: str) -> None:
    """A style or script that would fetch from another host is found; one that only mentions it is not."""
    assert find_faults({path: content.encode()}) == ([f"{path}: loads {address}"] if address else [])


def test_a_zip_follows_from_its_content_alone() -> None:
    """Entries are sorted, bear the given day, and say neither system nor user."""
    files = {"b/ü.txt": b"two" * 100, "a.txt": b"one", "mimetype": b"x", "c.gz": b"z" * 100}
    content = write_zip(files, day="2020-02-03", first="mimetype")
    assert content == write_zip(dict(reversed(files.items())), day="2020-02-03", first="mimetype")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        assert [entry.filename for entry in entries] == ["mimetype", "a.txt", "b/ü.txt", "c.gz"]
        assert {entry.date_time for entry in entries} == {(2020, 2, 3, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o644)}
        assert [entry.compress_type == zipfile.ZIP_STORED for entry in entries] == [True, False, False, True]
        assert {entry.filename: archive.read(entry) for entry in entries} == files
    with zipfile.ZipFile(BytesIO(write_zip(files, day="2020-02-03", pack=False))) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
