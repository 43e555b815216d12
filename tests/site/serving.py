"""Serve what is tested on this machine."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[int]:
    """Serve with a handler; give the port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def serving_folder(folder: Path, *, lost: bytes = b"") -> Iterator[str]:
    """Serve a folder and give its address; a lost one is answered with the page `lost`, as hosts do."""
    with serving(partial(_FolderHandler, lost=lost, directory=str(folder))) as port:
        yield f"http://127.0.0.1:{port}"


class _FolderHandler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, lost: bytes, directory: str) -> None:
        self.lost = lost
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the page for lost addresses."""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(self.lost)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(self.lost)

    def log_message(self, format: str, *arguments: object) -> None:
        """Stay silent."""
