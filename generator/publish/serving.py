"""Serve on this machine under the policy of a host, with what the reload of MkDocs needs and nothing more.

MkDocs 1.6 puts one script with changing numbers at the end of each page; its hash is allowed in that answer alone.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

from generator.site.policy import write_host_policy

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_SCRIPT = re.compile(rb"<script>((?:(?!</script>).)*)</script>\s*</body>(?!.*</body>)", re.DOTALL)


def with_policy(app: App) -> App:
    """Return a WSGI application that answers as `app` does, and sends the policy with every answer."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        said: list[Any] = []

        def hold(status: str, headers: list[tuple[str, str]], *_: object) -> None:
            said[:] = [status, headers]

        found = app(environ, hold)
        try:
            body = b"".join(found)
        finally:
            close = getattr(found, "close", None)
            if close:
                close()
        status, headers = said
        extra = [("Content-Security-Policy", policy_of(body)), ("X-Content-Type-Options", "nosniff")]
        start_response(status, [*headers, *extra, ("Referrer-Policy", "no-referrer")])
        return [body]

    return answer


def policy_of(body: bytes) -> str:
    """Return the policy for one answer: that of a host, and the one script at the end of the page."""
    script = _SCRIPT.search(body)
    if script is None:
        return write_host_policy()
    own = b64encode(sha256(script[1]).digest()).decode()
    return write_host_policy().replace("script-src 'self'", f"script-src 'self' 'sha256-{own}'")
