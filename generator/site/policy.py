"""What a page may load: the site's own styles, scripts and pictures. It holds on file:// too, in both browsers."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from generator.site.assets import THEME

LOST = (THEME / "frame/lost.html").read_text(encoding="utf-8").strip()
"""The one script that stands in a page: on the page for lost addresses, which knows no path to a file."""
_LOST_HASH = b64encode(sha256(LOST.removeprefix("<script>").removesuffix("</script>").encode()).digest()).decode()


def write_policy(*, lost: bool = False) -> str:
    """Return the policy of a page; no script may stand in one, but for the page for `lost` addresses.

    `connect-src` lets a host's worker and crawlers' files be fetched from the site itself, and nothing from elsewhere.
    """
    scripts = f"'self' 'sha256-{_LOST_HASH}'" if lost else "'self'"
    return (
        f"default-src 'none'; style-src 'self'; script-src {scripts}; img-src 'self' data:; connect-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


def write_host_policy() -> str:
    """Return the policy that a host sends for all addresses, lost ones too; besides, nobody frames a page."""
    return f"{write_policy(lost=True)}; frame-ancestors 'none'"
