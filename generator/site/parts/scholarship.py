"""What scholarly works and scenarios have to do with a provision, a topic or a State, for the pages of those."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.ids import ProvisionId
from generator.law.writing import write_list
from generator.site.parts.links import Link
from generator.site.parts.named_links import link_to, scenario_link


@dataclass(frozen=True)
class Scholarship:
    """A claim of a work, with its author."""

    claim: Link
    author: str


def claim_anchor(number: int) -> str:
    """Return the anchor of the claim with this number, from 1."""
    return f"claim-{number}"


def scholarship_on(
    corpus: Corpus, *, on: str, units: Iterable[str] = (), topic: str = "", state: str = ""
) -> tuple[Scholarship, ...]:
    """Return the claims about any of the units, about a topic or about a State, in the order of the works."""
    wanted = set(units)
    return tuple(
        Scholarship(
            link_to(claim.title, f"{routes.work_page(work.id)}#{claim_anchor(number)}", on=on),
            write_list(work.record.authors),
        )
        for work in corpus.literature.values()
        for number, claim in enumerate(work.record.claims, start=1)
        if wanted & set(claim.provisions) or topic in claim.topics or state in claim.states
    )


def scenarios_on(corpus: Corpus, article: ProvisionId, *, on: str) -> tuple[Link, ...]:
    """Return the scenarios that cite an article or anything in it."""
    return tuple(scenario_link(entry, on=on) for entry in corpus.scenarios_of.get(article, ()))


def scenarios_about(corpus: Corpus, topic: str, *, on: str) -> tuple[Link, ...]:
    """Return the scenarios that lead on to a topic."""
    return tuple(scenario_link(entry, on=on) for entry in corpus.scenarios.values() if topic in entry.record.topics)
