"""Firefox through Marionette, its own remote protocol: a few lines instead of a driver to install."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Json = Any

ERRORS = """
return Services.console.getMessageArray()
  .filter(said => said instanceof Ci.nsIScriptError && !(said.flags & Ci.nsIScriptError.warningFlag))
  .filter(said => (said.sourceName || '').startsWith(arguments[0]))
  .map(said => said.sourceName + ': ' + said.errorMessage)
"""


class Firefox:
    """A Firefox without a window, started for one test."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._count = 0
        self._read()  # the greeting
        self.call("WebDriver:NewSession", capabilities={})

    def call(self, command: str, **parameters: Json) -> Json:
        """Send a command and give its result; raise RuntimeError with Firefox's words where it fails."""
        self._count += 1
        message = json.dumps([0, self._count, command, parameters]).encode()
        self._connection.sendall(b"%d:%s" % (len(message), message))
        _, _, fault, result = self._read()
        if fault:
            raise RuntimeError(f"{command}: {fault['message']}")
        return result

    def open(self, address: str) -> None:
        """Open an address and wait until it is loaded."""
        self.call("WebDriver:Navigate", url=address)

    def evaluate(self, script: str) -> Json:
        """Return the value of a JavaScript expression on the page."""
        return self.call("WebDriver:ExecuteScript", script=f"return {script}", args=[])["value"]

    def errors(self, root: str) -> list[str]:
        """Return the errors in the browser's console that come from scripts and styles below an address."""
        self.call("Marionette:SetContext", value="chrome")
        try:
            return list(self.call("WebDriver:ExecuteScript", script=ERRORS, args=[root])["value"])
        finally:
            self.call("Marionette:SetContext", value="content")

    def _read(self) -> Json:
        head = b""
        while not head.endswith(b":"):
            head += self._receive(1)
        content = b""
        while len(content) < int(head[:-1]):
            content += self._receive(int(head[:-1]) - len(content))
        return json.loads(content)

    def _receive(self, count: int) -> bytes:
        received = self._connection.recv(count)
        if not received:
            raise RuntimeError("Firefox closed the connection")
        return received


@contextmanager
def start_firefox() -> Iterator[Firefox]:
    """Start Firefox with an empty profile and without network, and end it."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "Firefox is missing: apt-get install firefox-esr"
    port = _free_port()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        settings = {"marionette.port": port, "network.proxy.type": 1, "network.proxy.http": "127.0.0.1"}
        settings |= {"network.proxy.http_port": 9, "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9}
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in settings.items()]
        (Path(profile) / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", profile]
        command.append("--remote-allow-system-access")  # Only so can the browser's own console be read.
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with _connect(port, process) as connection:
                yield Firefox(connection)
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _connect(port: int, process: subprocess.Popen[bytes]) -> socket.socket:
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            assert process.poll() is None, "Firefox ended at once"
            time.sleep(0.2)
    raise TimeoutError("Firefox does not listen")
