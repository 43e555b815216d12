"""The view of an article's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.files.script_data import Json
from generator.law import records, routes
from generator.law.corpus import Corpus, Instrument, Part
from generator.law.in_time import is_law, say_changes, say_state
from generator.law.language_status import status_of
from generator.law.register.statuses import WITHDRAWN, stands, status_now
from generator.law.writing import write_count, write_date
from generator.site.parts.carried import (
    CarriedArticles,
    CarriedStatements,
    carried_articles_at,
    carried_statements_at,
    carrying_clauses,
)
from generator.site.parts.cite_button import CiteView, view_cite
from generator.site.parts.clauses import ClauseUse, clause_uses
from generator.site.parts.condensed_links import condense, referring
from generator.site.parts.linked_data import link_part
from generator.site.parts.links import Link, hue_of
from generator.site.parts.named_links import link_to, topic_link
from generator.site.parts.scholarship import Scholarship, scenarios_on, scholarship_on
from generator.site.parts.statements import StatementGroup, group_statements
from generator.site.parts.trust_panel import Trust, view_trust
from generator.site.parts.units import UnitView, view_unit
from generator.site.texts.versions import FormerText, VersionsView, view_former, view_versions


@dataclass(frozen=True)
class Counterpart:
    """A topic of the concordance and what the other instruments say on it."""

    topic: Link
    links: tuple[Link, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True)
class PartPage:
    """The page of an article, a preamble or a closing formula."""

    path: str
    instrument: Link
    hue: str
    crumbs: tuple[Link, ...]
    part: Part
    status: tuple[str, ...]
    lang: str
    text: UnitView
    changes: tuple[str, ...]
    """What changed the text, and when."""
    is_gone: bool
    """Whether it is no longer the law on the day of the corpus."""
    former: tuple[FormerText, ...]
    former_title: str
    versions: VersionsView | None
    counterparts: tuple[Counterpart, ...]
    referred_to_by: tuple[Link, ...]
    refers_to: tuple[Link, ...]
    acted_on_by: tuple[Link, ...]
    acts_on: tuple[Link, ...]
    act_note: str
    """For an article of a national act: what such an act does not show."""
    position: Link | None
    """For an article of a national act: where the State's position on the depositary's record stands."""
    applies: tuple[CarriedArticles, ...]
    """Articles of other instruments that a clause of this one makes apply."""
    applied_by: tuple[Link, ...]
    """Clauses of other instruments by which this article applies to them too."""
    carried: tuple[CarriedStatements, ...]
    """Statements that a clause of this article carries over, State by State."""
    uses: tuple[ClauseUse, ...]
    """The clauses that permit a statement, with the States that used them."""
    statements: tuple[StatementGroup, ...]
    scenarios: tuple[Link, ...]
    scholarship: tuple[Scholarship, ...]
    cite: CiteView
    trust: Trust
    linked: dict[str, Json]
    """What the page says to programs."""


def view_part(corpus: Corpus, instrument: Instrument, part: Part) -> PartPage:
    """Make the view of one article, preamble or closing formula."""
    path, hue = routes.part_page(part.id), hue_of(instrument)
    targets = [str(unit.id) for unit in part.unit.walk()]
    own = set(targets)
    record = part.record
    return PartPage(
        path=path,
        instrument=Link(instrument.record.short_title, "index.html", hue),
        hue=hue,
        crumbs=tuple(
            link_to(f"{one.name} {one.heading}", routes.division_place(one), on=path) for one in part.divisions
        ),
        part=part,
        status=tuple(_status_line(corpus, instrument, part)),
        lang=instrument.lang,
        text=view_unit(corpus, part.unit, on=path),
        changes=tuple(say_changes(part, corpus.concordance.as_of)),
        is_gone=not is_law(part, corpus.concordance.as_of),
        former=view_former(corpus, part, on=path),
        former_title="Other texts" if part.later else "Earlier texts",
        versions=view_versions(corpus, instrument, part, on=path),
        counterparts=tuple(_counterparts(corpus, instrument, part, on=path)),
        referred_to_by=condense(corpus, (name for name in referring(corpus, targets) if name not in own), on=path),
        refers_to=condense(corpus, _refers_to(corpus, part, own), on=path),
        acted_on_by=tuple(_act_link(corpus, act, on=path) for act in corpus.acted_on_by.get(part.id, ())),
        acts_on=condense(corpus, record.acts_on, on=path) if isinstance(record, records.Article) else (),
        act_note=corpus.editorial.notes.acts or "",
        position=_position_link(corpus, instrument, on=path),
        applies=carried_articles_at(corpus, instrument, part, on=path),
        applied_by=carrying_clauses(corpus, part, on=path),
        carried=carried_statements_at(corpus, instrument, part, on=path),
        uses=clause_uses(corpus, instrument, part, on=path),
        statements=group_statements(corpus, targets, on=path),
        scenarios=scenarios_on(corpus, part.id, on=path),
        scholarship=scholarship_on(corpus, units=targets, on=path),
        cite=view_cite(corpus, str(part.id), on=path),
        trust=view_trust(corpus, instrument, part, on=path),
        linked=link_part(corpus, instrument, part, on=path),
    )


def _act_link(corpus: Corpus, act: Part, *, on: str) -> Link:
    instrument = corpus.instruments[act.id.instrument]
    return link_to(f"{instrument.record.label} {act.name}", routes.part_page(act.id), on=on, hue=hue_of(instrument))


def _position_link(corpus: Corpus, instrument: Instrument, *, on: str) -> Link | None:
    state = corpus.states.get(instrument.record.in_state or "")
    if state is None:
        return None
    place = f"{routes.state_page(state.record.slug)}#acts"
    return link_to(state.record.name, place, on=on)


def _status_line(corpus: Corpus, instrument: Instrument, part: Part) -> Iterator[str]:
    yield status_of(instrument)
    fact = instrument.record.in_force
    own = say_state(part, corpus.concordance.as_of)
    if own:
        yield own
    elif fact:
        yield f"in force since {write_date(fact.date)}"
    elif instrument.record.in_force_by:
        yield f"in force by {write_date(instrument.record.in_force_by.date)}"
    statements = {
        statement.id: statement for unit in part.unit.walk() for statement in corpus.statements_at.get(str(unit.id), ())
    }
    reservations = [entry for entry in statements.values() if entry.record.kind == "reservation"]
    standing = sum(stands(corpus, entry) for entry in reservations)
    withdrawn = sum(status_now(corpus, entry).code == WITHDRAWN for entry in reservations)
    if standing:
        yield f"{write_count(standing, 'reservation stands', 'reservations stand')}"
    if withdrawn:
        yield f"{withdrawn} withdrawn" if standing else f"{write_count(withdrawn, 'reservation')} withdrawn"


def _counterparts(corpus: Corpus, instrument: Instrument, part: Part, *, on: str) -> Iterator[Counterpart]:
    for topic in corpus.topics_of.get(part.id, ()):
        others = [other for other in corpus.compared if other.slug != instrument.slug]
        cited = (str(unit) for other in others for unit in topic.provisions.get(other.slug, ()))
        links = condense(corpus, cited, on=on)
        silent = tuple(other.record.label for other in others if not topic.provisions.get(other.slug))
        yield Counterpart(topic_link(topic, on=on), links, silent)


def _refers_to(corpus: Corpus, part: Part, own: set[str]) -> Iterator[str]:
    for unit in part.unit.walk():
        for pointer in corpus.pointers_from.get(str(unit.id), ()):
            if pointer.target not in own:
                yield pointer.target
