"""Answer browsers with the last good preview, and above each page the report of a build that failed since."""

from __future__ import annotations

import html
import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from generator.files.replacing import replace_file
from generator.site.policy import write_host_policy

HERE = "127.0.0.1"
_NAMES = (HERE, "localhost")
OWN = "/-/"
"""Below this stands what is of the server and not of the site."""
_RELOAD = Path(__file__).with_name("reload.js")
_BODY = re.compile(r"<body\b[^>]*>")
_LONGEST_WAIT, _STEP = 20.0, 0.03
_NOTHING = (
    "<!doctype html><html lang=en><title>No preview yet</title><body><p>There is no preview yet.</p></body></html>"
)


@dataclass(frozen=True)
class Served:
    """What became of the builds so far: the number of the last, and its report where that failed."""

    number: int = 0
    report: str = ""
    whole: bool = True
    """Whether everything was built and checked; otherwise only the pages that an edit touches are new."""

    def write(self, file: Path) -> None:
        """Tell the server."""
        replace_file(file, json.dumps(asdict(self)).encode())

    @classmethod
    def read(cls, file: Path) -> Served:
        """Return what was said last."""
        try:
            return cls(**json.loads(file.read_bytes()))
        except (OSError, ValueError, TypeError):
            return cls()


def quick_of(folder: Path) -> Path:
    """Return the folder of the pages that are newer than those in a served one, until everything is built again."""
    return folder.with_name(f"{folder.name}-quick")


class PreviewServer(ThreadingHTTPServer):
    """Serves a folder until whoever began it is gone."""

    daemon_threads = True

    def __init__(self, folder: Path, notice: Path, port: int) -> None:
        super().__init__((HERE, port), partial(PreviewHandler, folder=folder, notice=notice))
        self._owner: Callable[[], bool] = lambda: True

    def end_with(self, parent: int) -> None:
        """Stop once the process `parent`, which began this one, has ended."""
        self._owner = lambda: os.getppid() == parent

    def service_actions(self) -> None:
        """Look whether anybody still wants this server."""
        if not self._owner():
            os._exit(0)


class PreviewHandler(SimpleHTTPRequestHandler):
    """Answers from a folder that is exchanged as a whole by each build."""

    def __init__(self, *given: Any, folder: Path, notice: Path) -> None:
        self._folder, self._notice = folder, notice
        super().__init__(*given, directory=str(folder))

    def do_GET(self) -> None:
        """Answer with a page and what belongs above it, with a file, or with what is of the server."""
        host = self.headers.get("Host", HERE).partition(":")[0]
        if host not in _NAMES:  # Of a page elsewhere, whose name leads here.
            return self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        path = urlsplit(self.path).path
        if path == f"{OWN}reload.js":
            return self._send(_RELOAD.read_bytes(), "text/javascript")
        if path == f"{OWN}state":
            return self._send(json.dumps(asdict(self._wait())).encode(), "application/json")
        file = Path(self.translate_path(self.path))
        try:
            file = file / "index.html" if file.is_dir() else file
            is_page = file.suffix == ".html" or not file.is_file()
        except OSError:  # The name is longer than any disk has it.
            file, is_page = self._folder / "404", True
        return self._send_page(file) if is_page else super().do_GET()

    def _wait(self) -> Served:
        """Return what was said once another build has ended, or after a while."""
        after = parse_qs(urlsplit(self.path).query).get("after", [""])[0]
        until = time.monotonic() + _LONGEST_WAIT
        while str((notice := Served.read(self._notice)).number) == after and time.monotonic() < until:
            time.sleep(_STEP)
        return notice

    def _send_page(self, file: Path) -> None:
        status, lost = HTTPStatus.OK, self._folder / "404.html"
        fresh = quick_of(self._folder) / os.path.relpath(file, self._folder)
        if fresh.is_file():
            file = fresh
        elif not file.is_file():
            status, file = HTTPStatus.NOT_FOUND, lost
        page = file.read_text(encoding="utf-8") if file.is_file() else _NOTHING
        self._send(write_page(page, Served.read(self._notice)).encode(), "text/html", status)

    def _send(self, content: bytes, media: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{media}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Send the policy of a host with every answer; nothing is kept, for the next build may differ."""
        self.send_header("Content-Security-Policy", write_host_policy())
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def write_page(page: str, notice: Served) -> str:
    """Return a page with the report of a failed build above it, and the script that waits for the next."""
    report = ""
    if notice.report:
        title = "The last build failed; below is the last good page"
        report = f'<div class="build-report" role="alert"><h2>{title}</h2><pre>{html.escape(notice.report)}</pre></div>'
    script = f'<script src="{OWN}reload.js" data-number="{notice.number}"></script>'
    before, body, after = page.rpartition("</body>")
    page = f"{before}{script}{body}{after}" if body else page + script
    return _BODY.sub(lambda found: found[0] + report, page, count=1)
