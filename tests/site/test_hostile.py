"""Whatever a text field holds comes out as text: on pages, in every file, and in the browser, where nothing of it runs.

Every file of a site made from hostile data is looked at by its ending; a file of a new kind needs a check here.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.etree
import lxml.html
import pytest
import yaml
from playwright.sync_api import Browser, Dialog

from generator.publish.build import build_site
from generator.publish.bundle import make_bundle
from generator.publish.pipeline import check_data
from generator.search.joined import JOINED
from generator.site.assets import squeeze
from generator.site.policy import LOST, SCHEME, write_policy
from tests.site.built import ROOT, BuiltSite, listed
from tests.site.hostile import LEFT, MARK, Poisoned, lay_out, text_fields
from tests.site.reader import Reader

Check = Callable[[bytes], Iterator[str]]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARKED = re.compile(rf"{MARK}(\d+)z")
DETECTOR = """
window.__refused = [];
const refuse = said => window.__refused.push(said.violatedDirective + ' ' + said.blockedURI);
addEventListener('securitypolicyviolation', refuse);
"""
FOUND = """() => ({
  ran: window.__ran, refused: window.__refused, made: document.querySelectorAll('hostile-x, [onx]').length,
  alien: [...document.querySelectorAll('*')]
    .filter(one => [...one.attributes].some(held => /^on/.test(held.name))).length,
  leads: [...document.querySelectorAll('a[href], area[href]')].map(one => one.href)
    .filter(href => /^(javascript|data|vbscript):|evil\\.example/.test(href)),
})"""


@pytest.fixture(scope="module")
def poisoned(workshop: Path) -> tuple[Path, Poisoned]:
    """The hostile corpus, and what was put into it."""
    root = workshop / "hostile"
    return root, lay_out(root)


@pytest.fixture(scope="module")
def site(poisoned: tuple[Path, Poisoned]) -> BuiltSite:
    """The site made of it, with an address, so that feeds and maps are made too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://treaties.example/concordance/")
        return BuiltSite(build_site(poisoned[0]))


def test_every_text_field_of_every_record_carries_a_payload(poisoned: tuple[Path, Poisoned]) -> None:
    """The schemas name the text fields: a new one has to be put into the hostile corpus, or named with a reason."""
    known = {place for places in text_fields().values() for place in places}
    assert known - set(poisoned[1].fields) - set(LEFT) == set()
    assert set(LEFT) <= known
    assert len(known) > 100


def test_the_rules_let_hostile_text_through_as_text(poisoned: tuple[Path, Poisoned]) -> None:
    """Law may quote a tag or a sign: no rule forbids it in words."""
    _, report = check_data(poisoned[0])
    assert report.as_text() == "no problems\n"


REFUSED = (
    ("data/sources/lakes-register.yml", "url", "javascript:alert(1)"),
    ("data/sources/lakes-register.yml", "url", "data:text/html,<script>alert(1)</script>"),
    ("data/sources/lakes-register.yml", "url", 'https://x.example/"onfocus="alert(1)'),
    ("data/sources/lakes-register.yml", "url", "//evil.example/x"),
    ("data/sources/lakes-received.yml", "received", "received/../../../etc/passwd"),
    ("data/sources/lakes-received.yml", "sha256", "<script>"),
    ("data/instruments/lakes/instrument.yml", "official_page", "JAVASCRIPT:alert(1)"),
    ("data/instruments/lakes/instrument.yml", "hue", "red;background:url(//evil.example)"),
    ("data/instruments/lakes/instrument.yml", "text_language", 'en"><script>'),
    ("data/states/xa/state.yml", "slug", "../../index"),
    ("data/states/xa/state.yml", "slug", "x'onfocus='alert(1)"),
    ("data/topics/noise.yml", "group", "<b>"),
    ("data/topics/noise.yml", "order", "1; DROP TABLE topics"),
    ("data/concordance.yml", "as_of", "{{ 7*7 }}"),
)


@pytest.mark.parametrize(("file", "key", "value"), REFUSED)
def test_what_is_no_text_is_refused_with_a_place(tmp_path: Path, file: str, key: str, value: str) -> None:
    """Addresses, ids, numbers, dates and words of a list hold nothing else."""
    lay_out(tmp_path)
    held = json.loads((tmp_path / file).read_text(encoding="utf-8"))
    held[key] = value
    (tmp_path / file).write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    _, report = check_data(tmp_path)
    line = 2 + list(held).index(key)
    faults = [one for one in report.problems if one.location.path == file]
    assert [f'"{key}"' in one.what for one in faults] == [True]
    assert faults[0].location.line >= line
    assert faults[0].fix


@pytest.mark.parametrize(
    "line", ["template: ../x.html", 'styles: ["x\\" onload=\\"alert(1)"]', "hide: <b>", "styles: ../x"]
)
def test_front_matter_holds_what_the_frame_needs_and_no_more(tmp_path: Path, line: str) -> None:
    """A page of prose cannot choose another template, nor name a style that is no name."""
    lay_out(tmp_path)
    page = tmp_path / "content" / "guides" / "hostile.md"
    page.write_text(page.read_text(encoding="utf-8").replace("order: 1", f"order: 1\n{line}"), encoding="utf-8")
    _, report = check_data(tmp_path)
    assert [(one.rule, one.location.path, one.location.line) for one in report.problems] == [
        ("content-front", "content/guides/hostile.md", 7)
    ]


def test_no_file_of_the_site_carries_a_payload_that_is_more_than_text(site: BuiltSite) -> None:
    """Every file, by its ending: pages, tables, feeds, books, scripts, drawings, archives."""
    faults: list[str] = []
    seen: set[int] = set()
    for path in sorted(site.files):
        ending = PurePosixPath(path).suffix or path
        if ending not in CHECKS:
            faults.append(f"{path}: there is no check for files that end so")
            continue
        content = (site.folder / path).read_bytes()
        seen.update(int(number) for number in MARKED.findall(content.decode("utf-8", "replace")))
        faults += [f"{path}: {fault}" for fault in CHECKS[ending](content)]
    assert not faults, listed(faults)
    assert len(seen) > 100


def test_payloads_are_shown_as_they_stand(site: BuiltSite, poisoned: tuple[Path, Poisoned]) -> None:
    """Nearly every payload can be read on a page, sign by sign; what no page shows is named."""
    shown = "\n".join(" ".join(tree.text_content().split()) for tree in site.trees.values())
    shown += "\n".join(
        str(value) for tree in site.trees.values() for value in tree.xpath(" | ".join(f"//@{name}" for name in SAID))
    )
    unseen = {
        place
        for place, payloads in poisoned[1].fields.items()
        if not any(_core(payload) in shown for payload in payloads)
    }
    assert unseen <= set(UNSEEN), unseen


SAID = ("content", "alt", "title", "placeholder", "aria-label")
"""Attributes that a reader sees or hears."""
UNSEEN = {
    "instrument.calls": "names that only the program looks for",
    "instrument.cited_as": "the same",
    "instrument.known_as": "what people type, for the search",
    "article.references.quote": "stands in the text of the unit",
    "preamble.references.quote": "the same",
    "closing.references.quote": "the same",
    "evidence.figures.noise_words": "for reviewers",
    "evidence.figures.supplied_words": "for reviewers",
    "article.references.outside": "for editors",
    "preamble.references.outside": "for editors",
    "closing.references.outside": "for editors",
    "article.waived": "for editors",
    "editorial.codes.means": "for editors",
    "editorial.roles.means": "told in the lists of codes",
    "editorial.roles.in_tables.name": "told in tables",
    "editorial.roles.in_tables.why": "the same",
    "instrument.duties.what": "told by the pair tool, when a pair is asked for",
    "instrument.permits.role": "pages show the title of a role",
    "state-instrument.statements.authority.role": "the same",
    "instrument.versions.how_made": "told in the file of the version",
    "release.changes.column": "told in the feed",
    "release.changes.id": "told in the feed",
    "state.known_as": "what people type, for the search",
    "find.instruments": "the same",
    "find.states": "the same",
    "find.absent": "the same",
    "find.series": "the same",
    "find.beside": "the same",
    "find.elsewhere": "the same",
    "find.pages": "the same",
    "find.topics": "the same",
    "scenario.instruments.words": "for reviewers",
    "scenario.instruments.words.run": "the same",
    "scenario.instruments.silence": "the same",
}
"""Fields that no page shows, and what they are for."""


def _core(payload: str) -> str:
    """Return the start of a payload up to its first sign of markup, and a few of those."""
    return " ".join(payload.split())[:60]


def test_nothing_runs_or_loads_in_a_browser(site: BuiltSite, chromium: Browser) -> None:
    """Every page in Chromium: nothing of the data runs or loads, and the policy has nothing to refuse."""
    faults: list[str] = []

    def refuse(dialog: Dialog) -> None:
        faults.append(f"dialog {dialog.message}")
        dialog.dismiss()

    with Reader.of(chromium, site) as reader:
        reader.page.add_init_script(DETECTOR)
        reader.page.on("dialog", refuse)
        for page in set(site.pages) - {"404.html"}:  # Its addresses begin at the root of the host.
            tab = reader.open(page)
            found = tab.evaluate(FOUND)
            if found != {"refused": [], "made": 0, "alien": 0, "leads": []} and found != NOTHING:
                faults.append(f"{page}: {found}")
        for words in ("noise", "zq1z", "hostile-x", "Farland", "<script>", "'\"", "1+1"):
            faults += [f"search for {words}: {fault}" for fault in _search(reader, words)]
        faults += reader.said
    assert not faults, listed(faults)


NOTHING: dict[str, Any] = {"ran": None, "refused": [], "made": 0, "alien": 0, "leads": []}


def test_a_pair_that_is_asked_for_tells_hostile_words_as_words(
    site: BuiltSite, chromium: Browser, poisoned: tuple[Path, Poisoned]
) -> None:
    """What a duty is about reaches a page only by the script of the pair tool."""
    with Reader.of(chromium, site) as reader:
        reader.page.add_init_script(DETECTOR)
        tab = reader.open("pairs/index.html#xa,xb,2020-01-01")
        tab.wait_for_selector("[data-shown]")
        assert tab.evaluate(FOUND) in ({"refused": [], "made": 0, "alien": 0, "leads": []}, NOTHING)
        shown = " ".join((tab.locator("main").text_content() or "").split())
        assert _core(poisoned[1].fields["instrument.duties.what"][0]) in shown
        assert not reader.said


def _search(reader: Reader, words: str) -> Iterator[str]:
    """Type words into the search as a reader does, wait for its answer, and say what it made of it."""
    tab = reader.open("find.html")
    box = tab.locator("main input").first
    box.fill(words)
    tab.wait_for_timeout(300)
    found = tab.evaluate(FOUND)
    if found.get("ran") or found["refused"] or found["made"] or found["alien"] or found["leads"]:
        yield str(found)


def test_the_bundle_of_hostile_data_is_whole(site: BuiltSite, tmp_path: Path) -> None:
    """Its check finds nothing amiss, and its names stay inside."""
    made = make_bundle(site.folder, tmp_path)
    assert list(_check_zip(made.zip.read_bytes(), deep=False)) == []


# --- what each kind of file may hold -------------------------------------------------------------------------------


def _check_words(words: str) -> Iterator[str]:
    """Find payloads that were escaped once too often, or not at all, on their way into plain words."""
    if f"{MARK}" in words and ("&amp;lt;" in words or "&lt;hostile" in words):
        yield f"escaped twice: {words[:120]!r}"
    if "<zz-q>" in words:
        yield f"entities were read: {words[:120]!r}"


def _check_page(content: bytes) -> Iterator[str]:
    tree = lxml.html.document_fromstring(content)
    yield from (f"element {one.tag}" for one in tree.xpath("//hostile-x | //math | //zz-q"))
    yield from (f"picture {one.get('src')}" for one in tree.xpath("//img[@src='x']"))
    yield from (f"handler {name}" for one in tree.iter() for name in map(str, one.attrib) if name.startswith("on"))
    yield from (
        f"inline {one.text[:80]!r}"
        for one in tree.xpath("//script[not(@src)]")
        if one.get("type") not in (DATA_BLOCK, "application/json")
        if f"<script>{one.text}</script>" not in (LOST, SCHEME)
    )
    yield from (f"style {one.text!r:.80}" for one in tree.xpath("//style"))
    for attribute in ("href", "src", "action", "formaction", "poster", "data"):
        for value in map(str, tree.xpath(f"//@{attribute}")):
            if not _is_harmless(value):
                yield f"{attribute} {value[:80]!r}"
    for block in tree.xpath("//script[@type]"):
        if block.get("type") == DATA_BLOCK:
            yield from _check_json((block.text or "").encode())
    meta = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    if meta not in (write_policy(), write_policy(lost=True)):
        yield f"policy {meta!r}"
    yield from _check_words(" ".join(tree.xpath("string(//body)").split()))


DATA_BLOCK = "application/ld+json"


def _is_harmless(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("", "http", "https") and not parts.netloc.startswith("evil") and ".." not in _climb(address)


def _climb(address: str) -> tuple[str, ...]:
    """Return what is left of the path of a relative address beyond the folder of any page."""
    parts = [part for part in unquote(urlsplit(address).path).split("/") if part != "."]
    while parts and parts[0] == "..":
        parts.pop(0)
    return tuple(parts)


def _check_json(content: bytes) -> Iterator[str]:
    for words in _strings(json.loads(content)):
        yield from _check_words(words)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (found for key, inner in value.items() for found in (str(key), *_strings(inner)))
    elif isinstance(value, list):
        yield from (found for inner in value for found in _strings(inner))


def _check_csv(content: bytes) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    if len({len(row) for row in rows}) != 1:
        yield "rows of different length"
    for cell in (cell for row in rows for cell in row):
        if cell.startswith(FORMULA) and not re.fullmatch(r"-?\d+(\.\d+)?", cell):
            yield f"formula {cell[:60]!r}"
        yield from _check_words(cell)


def _check_xml(content: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in content.replace(b"<!DOCTYPE html>", b"") or b"<!ENTITY" in content:
        yield "declares entities"
    tree = lxml.etree.fromstring(content, lxml.etree.XMLParser(resolve_entities=False, no_network=True))
    for one in tree.iter(lxml.etree.Element):
        name = lxml.etree.QName(one).localname
        if name in ("hostile-x", "script", "foreignObject", "iframe", "math"):
            yield f"element {name}"
        for key, value in one.attrib.items():
            if str(key).startswith("on") or (str(key).endswith(("href", "src")) and not _is_harmless(str(value))):
                yield f"attribute {key}={value[:80]!r}"
        if one.get("type") == "html" and MARK in "".join(one.itertext()):
            yield f"{name} is read as HTML"
    yield from _check_words(" ".join("".join(tree.itertext()).split()))


def _check_script(content: bytes) -> Iterator[str]:
    text = content.decode()
    for path in JOINED:  # The box carries scripts of the theme before its data.
        text = text.replace(squeeze(ROOT / "theme" / path).decode(), "")
    while MARKED.search(text):
        if "<" in text.replace("<=", "").replace("< ", ""):
            yield "a < stands in a script of data"
        opened = re.match(r'[^"\n]*?(?:\["[\w-]+"\] = |\("[\w-]+",| = )(?=[\[{])', text)
        if not opened:
            yield f"no call or assignment of JSON: {text[:80]}"
            return
        held, end = json.JSONDecoder().raw_decode(text, opened.end())
        for words in _strings(held):
            yield from _check_words(words)
        said, _, text = text[end:].partition("\n")
        if said not in (";", ");"):
            yield f"more than JSON: {said[:80]}"
            return


def _check_sqlite(content: bytes) -> Iterator[str]:
    with sqlite3.connect(":memory:") as base:
        base.deserialize(content)
        tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        if not tables:
            yield "no tables"
        for table in tables:
            for row in base.execute(f'SELECT * FROM "{table}"'):
                yield from (fault for cell in row if isinstance(cell, str) for fault in _check_words(cell))
    base.close()


def _check_zip(content: bytes, *, deep: bool = True) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            path = PurePosixPath(entry.filename)
            if path.is_absolute() or ".." in path.parts or not re.fullmatch(r"[A-Za-z0-9._/ -]+", entry.filename):
                yield f"name {entry.filename!r}"
            if entry.external_attr >> 28 == 0o12:
                yield f"link {entry.filename!r}"
            check = CHECKS.get(path.suffix)
            if deep and check and path.suffix != ".html":
                yield from (f"{entry.filename}: {fault}" for fault in check(archive.read(entry)))


def _check_bibtex(content: bytes) -> Iterator[str]:
    text = re.sub(r"\\[{}@\\]", "", content.decode())
    depth = 0
    for line in text.splitlines():
        if depth and line.lstrip().startswith("@"):
            yield f"an entry inside an entry: {line[:60]!r}"
        depth += line.count("{") - line.count("}")
        if depth < 0 or (line == "}" and depth):
            yield f"braces do not match: {line[:80]!r}"
            return


def _check_ris(content: bytes) -> Iterator[str]:
    yield from (
        f"line {line[:60]!r}"
        for line in content.decode().splitlines()
        if line and not re.match("[A-Z][A-Z0-9]  - ?", line)
    )


def _check_yaml(content: bytes) -> Iterator[str]:
    for words in _strings(yaml.load(content, Loader=yaml.BaseLoader)):
        yield from _check_words(words)


def _check_plain(content: bytes) -> Iterator[str]:
    """Style sheets, text and pictures: no payload has anything to do there."""
    if MARKED.search(content.decode("utf-8", "replace")):
        yield "a payload"


def _check_lines(content: bytes) -> Iterator[str]:
    """Either every line ends as on Windows, which what is read on a desk may, or no line does."""
    ends = content.count(b"\r\n")
    if content.count(b"\r") != ends or ends not in (0, content.count(b"\n")):
        yield "a carriage return"


def _check_tabs(content: bytes) -> Iterator[str]:
    """A mapping set: its facts as comments of YAML, then cells between tabs."""
    lines = content.decode().removesuffix("\n").split("\n")
    facts = [line for line in lines if line.startswith("#")]
    yield from _check_yaml("\n".join(line[1:] for line in facts).encode())
    rows = [line.split("\t") for line in lines[len(facts) :]]
    if len({len(row) for row in rows}) != 1:
        yield "rows of different length"
    for cell in (cell for row in rows for cell in row):
        if cell.startswith(FORMULA):
            yield f"formula {cell[:60]!r}"
        yield from _check_words(cell)


def _check_workbook(content: bytes) -> Iterator[str]:
    """A workbook is a zip of XML, in which no cell computes and nothing leads outside."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            held = archive.read(name)
            yield from (f"{name}: {fault}" for fault in _check_xml(held))
            tree = lxml.etree.fromstring(held)
            yield from (f"{name}: formula {one.text!r:.60}" for one in tree.iter("{*}f"))
            yield from (
                f"{name}: leads to {one.get('Target')}"
                for one in tree.iter("{*}Relationship")
                if one.get("TargetMode") == "External"
            )


CHECKS: dict[str, Check] = {
    ".html": _check_page,
    ".xhtml": _check_xml,
    ".json": _check_json,
    ".jsonld": _check_json,
    ".webmanifest": _check_json,
    ".csv": _check_csv,
    ".xml": _check_xml,
    ".svg": _check_xml,
    ".opf": _check_xml,
    ".ncx": _check_xml,
    ".js": _check_script,
    ".sqlite": _check_sqlite,
    ".epub": _check_zip,
    ".zip": _check_zip,
    ".xlsx": _check_workbook,
    ".tsv": _check_tabs,
    ".bib": _check_bibtex,
    ".ris": _check_ris,
    ".cff": _check_yaml,
    ".yml": _check_yaml,
    **dict.fromkeys((".css", ".png", ".gz", ".sha256", "_headers", ".gitignore"), _check_plain),
    ".txt": _check_lines,
}
