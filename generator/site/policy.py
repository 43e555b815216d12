"""What a page may load: the site's own styles, scripts and pictures. It holds on file:// too, in both browsers."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from generator.site.assets import THEME

SCHEME = (THEME / "frame/scheme.html").read_text(encoding="utf-8").strip()
"""The one script that stands in every page, the same in each: it sets a chosen light or dark scheme before the first
paint, for which a file would have to be waited for.
"""
LOST = (THEME / "frame/lost.html").read_text(encoding="utf-8").strip()
"""The other stands on the page for lost addresses, which knows no path to a file."""


def _hash(script: str) -> str:
    words = script.removeprefix("<script>").removesuffix("</script>")
    return f"'sha256-{b64encode(sha256(words.encode()).digest()).decode()}'"


def write_policy(*, lost: bool = False) -> str:
    """Return the policy of a page, which names the scripts in it; the page for `lost` addresses has one more.

    `connect-src` lets a host's worker and crawlers' files be fetched from the site itself, and nothing from elsewhere.
    """
    scripts = " ".join(("'self'", _hash(SCHEME), *((_hash(LOST),) if lost else ())))
    return (
        f"default-src 'none'; style-src 'self'; script-src {scripts}; img-src 'self' data:; connect-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


def write_host_policy() -> str:
    """Return the policy that a host sends for all addresses, lost ones too; besides, nobody frames a page."""
    return f"{write_policy(lost=True)}; frame-ancestors 'none'"
