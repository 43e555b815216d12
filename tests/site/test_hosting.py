"""The site behind a web server, below the root of its host: every address answers, with the headers it should have."""

from __future__ import annotations

import http.client
import os
import posixpath
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from generator.files.packing import unpack
from generator.publish.seal import HEADERS, precompress
from generator.publish.verify import verify
from generator.site.policy import write_host_policy
from tests.site.built import ROOT, BuiltSite, listed
from tests.site.reader import Reader
from tests.site.serving import serving

pytestmark = pytest.mark.any_corpus

BELOW = "concordance"
ALWAYS = {
    "Content-Security-Policy": write_host_policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin") or "nginx"
BROTLI = "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;"
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def packed(hosted: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The hosted site in a folder below the root of a host, with packed files beside the plain ones."""
    folder = tmp_path_factory.mktemp("host") / BELOW
    shutil.copytree(hosted.folder, folder)
    folder.parent.chmod(0o755)
    precompress(folder)
    return BuiltSite(folder)


@pytest.fixture(scope="module", params=["python", "nginx"])
def host(request: pytest.FixtureRequest, packed: BuiltSite) -> Iterator[int]:
    """The port of a server: a small one that reads `_headers`, and nginx as the page about hosting sets it up."""
    serve = _serve_with_nginx if request.param == "nginx" else _serve_with_python
    with serve(packed) as port:
        yield port


def header_rules(text: str) -> list[tuple[str, str, str]]:
    """Read `_headers`: a pattern, then its headers, indented."""
    rules, pattern = [], ""
    for line in filter(str.strip, text.splitlines()):
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            rules.append((pattern, name, value))
        else:
            pattern = line.strip()
    return rules


@contextmanager
def _serve_with_python(site: BuiltSite) -> Iterator[int]:
    rules = header_rules(site.read(HEADERS))

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments, directory=str(site.folder.parent))  # type: ignore[arg-type]

        def end_headers(self) -> None:
            path = urlsplit(self.path).path.removeprefix(f"/{BELOW}")
            for pattern, name, value in rules:
                if path.startswith(pattern.removesuffix("*")):
                    self.send_header(name, value)
            super().end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with serving(Handler) as port:
        yield port


@contextmanager
def _serve_with_nginx(site: BuiltSite) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    page = (ROOT / "content" / "about" / "publishing.md").read_text(encoding="utf-8")
    block = re.findall(r"```nginx\n(.*?)```", page, re.DOTALL)[0]
    block = block.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/www", str(site.folder.parent))
    work = site.folder.parent.parent / "nginx"
    work.mkdir(exist_ok=True)
    paths = "".join(f"{kind}_temp_path {work}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    frame = f"daemon off; user root; pid {work}/pid; error_log {work}/error.log; events {{}} "
    types = "types { text/html html; text/css css; text/javascript js; application/json json; text/csv csv; }"
    whole = f"{BROTLI} {frame} http {{ access_log off; {types} {paths}\n{block}\n}}"
    (work / "nginx.conf").write_text(whole, encoding="utf-8")
    process = subprocess.Popen([NGINX, "-c", str(work / "nginx.conf"), "-e", str(work / "error.log")])
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            assert process.poll() is None, "nginx ended at once"
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("nginx does not listen")


class Caller:
    """Asks a server, one request after another."""

    def __init__(self, connection: http.client.HTTPConnection) -> None:
        self._connection = connection

    @classmethod
    @contextmanager
    def to(cls, port: int) -> Iterator[Caller]:
        """Call a server on this machine."""
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            yield cls(connection)

    def ask(self, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Return status, headers and content."""
        self._connection.request("GET", f"/{quote(path)}", headers=headers)
        answer = self._connection.getresponse()
        return answer.status, answer.headers, answer.read()


def test_every_address_answers_with_its_headers(host: int, packed: BuiltSite) -> None:
    """A walk from the home page over every link and load: 200, the same bytes as on the disk, and all headers."""
    reached, edge = {"index.html"}, ["index.html"]
    faults: list[str] = []
    with Caller.to(host) as caller:
        while edge:
            path = edge.pop()
            faults += _check_answer(caller, path, packed)
            if path.endswith(".html"):
                new = set(_targets(packed, path)) - reached
                reached |= new
                edge += sorted(new)
    assert not faults, listed(faults)
    assert set(packed.pages) - reached <= {"404.html"}


def _check_answer(caller: Caller, path: str, site: BuiltSite) -> Iterator[str]:
    status, headers, content = caller.ask(f"{BELOW}/{path}")
    if status != 200 or content != (site.folder / path).read_bytes():
        yield f"{path}: {status}"
    yield from (f"{path}: {name}: {headers[name]}" for name, value in ALWAYS.items() if headers[name] != value)
    if path.startswith("assets/immutable/") != (headers.get("Cache-Control") == FOR_EVER):
        yield f"{path}: Cache-Control: {headers.get('Cache-Control')}"


def _targets(site: BuiltSite, page: str) -> Iterator[str]:
    for address in site.trees[page].xpath("//a/@href | //link/@href | //script/@src"):
        parts = urlsplit(address)
        if not parts.scheme and not parts.netloc and parts.path:
            yield posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))


def test_the_front_door_and_lost_addresses(host: int, packed: BuiltSite, request: pytest.FixtureRequest) -> None:
    """A folder's address gives its page; with nginx a lost address gives our page for it."""
    with Caller.to(host) as caller:
        assert caller.ask(f"{BELOW}/")[2] == (packed.folder / "index.html").read_bytes()
        status, headers, content = caller.ask(f"{BELOW}/no/such/page.html")
    assert status == 404
    if "nginx" in request.node.name:
        assert content == (packed.folder / "404.html").read_bytes()
        assert headers["Content-Security-Policy"] == ALWAYS["Content-Security-Policy"]


@pytest.mark.parametrize("host", ["nginx"], indirect=True)
@pytest.mark.parametrize(("form", "ending"), [("gzip", ".gz"), ("br", ".br")])
def test_packed_files_are_sent_as_they_are(host: int, packed: BuiltSite, form: str, ending: str) -> None:
    """nginx sends the packed file to whoever can read it; what it holds is the plain file."""
    for path in ("index.html", "data/provisions.json"):
        with Caller.to(host) as caller:
            _, headers, content = caller.ask(f"{BELOW}/{path}", **{"Accept-Encoding": form})
        assert headers["Content-Encoding"] == form
        assert headers["Vary"] == "Accept-Encoding"
        assert content == (packed.folder / f"{path}{ending}").read_bytes()
        assert unpack(content, ending=ending) == (packed.folder / path).read_bytes()


def test_pages_work_in_a_browser_below_the_root(host: int, packed: BuiltSite, chromium: Browser) -> None:
    """A page of every kind: no request leaves the site, and the console stays silent under the strict policy."""
    with Reader.of(chromium, packed, root=f"http://127.0.0.1:{host}/{BELOW}/") as reader:
        for kind in packed.kinds:
            reader.open(packed.fullest(kind))
        said = [line for line in reader.said if "favicon.ico" not in line]
        assert not said, listed(said)


def test_the_page_about_hosting_gives_the_headers_of_the_file(site: BuiltSite) -> None:
    """What the page tells to set and what `_headers` sets cannot part."""
    page = (ROOT / "content" / "about" / "publishing.md").read_text(encoding="utf-8")
    told = dict(re.findall(r'add_header ([A-Za-z-]+) "?(.*?)"? always;', page))
    assert told == ALWAYS
    meant = {name: value for pattern, name, value in header_rules(site.read(HEADERS)) if pattern == "/*"}
    assert meant == ALWAYS


def test_precompressing_keeps_every_plain_file(packed: BuiltSite, hosted: BuiltSite) -> None:
    """Every packed file stands beside its plain one, holds the same and is smaller; the copy still counts as whole."""
    assert verify(packed.folder).is_whole
    assert packed.files >= hosted.files
    added = packed.files - hosted.files
    assert {Path(path).suffix for path in added} == {".gz", ".br"}
    for path in added:
        file = packed.folder / path
        assert file.stat().st_size < file.with_suffix("").stat().st_size, path
    pages = [path for path in hosted.pages if f"{path}.br" not in added or f"{path}.gz" not in added]
    assert not pages, listed(pages)
