"""What a citation says of this site: its name, the version of the data, its address if it has one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law.corpus import Corpus
from generator.law.writing import write_date


@dataclass(frozen=True)
class SiteFacts:
    """The site as a place where something was read."""

    title: str
    version: str
    day: str
    """The day that the data stands for."""
    address: str
    """Where the site is served; empty where it has no address, so that a permalink is a path from the site's root."""

    def source(self, status: str = "", *, has_text: bool = True) -> str:
        """Say where the text, or only its facts, stood: in which data, in which language status, with `[[place]]`."""
        what = "Read in" if has_text else "Facts from"
        version = f"data version {self.version}, " if self.version else ""
        return f"{what}: {self.title}, {version}{write_date(self.day)}{f' ({status})' if status else ''}, [[place]]"

    def source_in_file(self, status: str = "", *, has_text: bool = True) -> str:
        """Tell the same for an entry, where a field of its own holds the address, if there is one."""
        told = self.source(status, has_text=has_text)
        return told.removesuffix(", [[place]]") if self.address else told


def describe_site(corpus: Corpus) -> SiteFacts:
    """Gather what is to be said of the site."""
    record = corpus.concordance
    return SiteFacts(record.title, corpus.version, record.as_of, corpus.address)
