"""What a pipeline made: a site before anything of it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from generator.files.stores import Content
from generator.law.corpus import Corpus
from generator.law.reads import Reads
from generator.publish.last_site import ChangedParts, LastSite, Product
from generator.publish.products import Finding, find_nothing
from generator.reading.prose_files import ContentPage
from generator.site.render import Page
from generator.site.surroundings import Around


@dataclass(frozen=True)
class Site:
    """A site in memory: the pages and files that were made, by path, and the products of the last site that stay.

    What the find box reads is left out.
    """

    corpus: Corpus = field(compare=False)
    pages: tuple[Page, ...]
    files: dict[str, Content]
    reads: Reads = field(compare=False)
    prose: tuple[ContentPage, ...] = ()
    """The pages of prose, which MkDocs makes: they are found too."""
    arounds: dict[str, Around] = field(default_factory=dict, compare=False)
    """What stands around each page, by path."""
    last: LastSite = field(default_factory=LastSite, compare=False)
    products: dict[str, Product] = field(default_factory=dict, compare=False)
    """What was made, with what it was made from."""
    kept: dict[str, Product] = field(default_factory=dict, compare=False)
    reasons: dict[str, str] = field(default_factory=dict, compare=False)
    """Why each product was made."""
    finding: Callable[[], Finding] = field(default=find_nothing, compare=False)
    """Waits for what the find box reads, which is made beside whatever comes next."""
    hashes: dict[str, str] = field(default_factory=dict, compare=False)
    """Of every data file, by its path as records have it."""
    changed: ChangedParts = field(default=ChangedParts(), compare=False)
    """What is not as it was when the last site was made of it."""
