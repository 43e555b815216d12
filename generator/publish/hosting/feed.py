"""The changes of the data as an Atom feed (RFC 4287): an entry for each release.

Ids are UUIDs made from the day and the counts of the first release and from the day of each entry, so that they stay
the same wherever the feed is served, and whatever the site is called one day. Dates are the data's; no clock is read.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from generator.files.xml_text import escape, quoteattr
from generator.law import routes
from generator.law.corpus import Corpus, Release
from generator.law.writing import write_count

_SPACE = uuid.UUID("6f1d3a52-7f0c-5a0e-9a53-0d6f3f0c2b7e")
"""Ours, chosen once; a change would make every reader's program take all entries for new."""
_SHOWN = 100
"""Changes that an entry lists; the page lists all."""


def write_feed(corpus: Corpus, *, address: str = "") -> bytes:
    """Return the feed; relative addresses in it are resolved from `address` where that is known."""
    day = corpus.releases[0].day if corpus.releases else corpus.concordance.as_of
    seed = _seed(corpus)
    base = f" xml:base={quoteattr(f'{address}{routes.FEED}')}" if address else ""
    page = routes.href(routes.CHANGES, on=routes.FEED)
    own = f'<link rel="self" type="application/atom+xml" href={quoteattr(f"{address}{routes.FEED}")}/>'
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"{base}>',
        f"<id>{_make_id(f'feed {seed}')}</id>",
        f"<title>{escape(corpus.concordance.title)}: changes of the data</title>",
        f"<updated>{day}T00:00:00Z</updated>",
        *([own] if address else []),  # On a disk it stands at no address that it could call its own.
        f'<link rel="alternate" type="text/html" href={quoteattr(page)}/>',
        f"<author><name>The maintainers of the {escape(corpus.concordance.title)}</name></author>",
        "<rights>Our words and data: CC BY 4.0. No official text of any treaty or law.</rights>",
        *(line for release in corpus.releases for line in _write_entry(release, page, seed)),
        "</feed>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _write_entry(release: Release, page: str, seed: str) -> Iterator[str]:
    record, day = release.record, release.day
    place = f"{page}#release-{day}"
    yield "<entry>"
    yield f"<id>{_make_id(f'release {day} {seed}')}</id>"
    yield f"<title>{escape(record.title)}</title>"
    yield f"<updated>{day}T00:00:00Z</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(place)}/>'
    yield f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{"".join(_write_body(release))}</div></content>'
    yield "</entry>"


def _write_body(release: Release) -> Iterator[str]:
    record = release.record
    if record.note:
        yield f"<p>{escape(record.note)}</p>"
    counts = ", ".join(f"{table} {count:,}" for table, count in record.counts.items())
    yield f"<p>It holds: {escape(counts)}.</p>"
    if not record.since:
        return
    yield f"<p>{write_count(len(record.changes), 'change')} since version {escape(record.since)}.</p>"
    shown = record.changes[:_SHOWN]
    if shown:
        items = (
            ": ".join(word for word in (change.what, change.column or change.change, change.words) if word)
            for change in shown
        )
        yield f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
    if len(record.changes) > _SHOWN:
        yield f"<p>And {len(record.changes) - _SHOWN:,} more.</p>"


def _seed(corpus: Corpus) -> str:
    """Return what tells this feed from those of other corpora, and never changes once it is published."""
    if not corpus.releases:
        return corpus.concordance.title
    first = corpus.releases[-1]
    return f"{first.day} {sorted(first.record.counts.items())}"


def _make_id(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_SPACE, name)}"
