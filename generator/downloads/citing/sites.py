"""What a citation says of this site: its name, the day of the data, its address if it has one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law.corpus import Corpus
from generator.law.writing import write_date


@dataclass(frozen=True)
class SiteFacts:
    """The site as a place where something was read."""

    title: str
    day: str
    """The day that the data stands for."""
    address: str
    """Where the site is served; empty where it has no address, so that a permalink is a path from the site's root."""

    def source(self, status: str = "", *, has_text: bool = True) -> str:
        """Say where the text, or only its facts, stood: in which data, in which language status, with `[[place]]`."""
        what = "Read in" if has_text else "Facts from"
        return f"{what}: {self.title}, data of {write_date(self.day)}{f' ({status})' if status else ''}, [[place]]"

    def source_in_file(self, status: str = "", *, has_text: bool = True) -> str:
        """Tell the same for an entry, where a field of its own holds the address, if there is one."""
        said = self.source(status, has_text=has_text)
        return said.removesuffix(", [[place]]") if self.address else said


def describe_site(corpus: Corpus) -> SiteFacts:
    """Gather what is to be said of the site."""
    record = corpus.concordance
    return SiteFacts(record.title, record.as_of, corpus.address)
