"""What serves readers of a hosted copy alone, and never disturbs one that is opened from a disk.

- `feed`: the changes of the data as an Atom feed.
- `app`: the manifest by which a browser installs the site, and the description by which it searches in it.
The service worker that keeps the site for reading without a network is `theme/worker.js`; `finish` seals it.
"""

from __future__ import annotations

from generator.law import routes
from generator.law.corpus import Corpus
from generator.publish.hosting.app import APP, PICTURE, SEARCH, write_app, write_search
from generator.publish.hosting.feed import write_feed

FOR_HOSTS = frozenset({APP, PICTURE, "assets/js/hosted.js"})
"""Files that no page needs on a disk; the feed and the description of search are linked, and stay."""


def hosting_files(corpus: Corpus, *, address: str = "") -> dict[str, bytes]:
    """Return the files by path; `address` is where the site will stand, empty where that is not known.

    Only the description for searching needs it: without it there is none.
    """
    files = {routes.FEED: write_feed(corpus, address=address), APP: write_app(corpus)}
    return {**files, SEARCH: write_search(corpus, address=address)} if address else files
