"""The time of an Akoma Ntoso file: what was inserted, replaced and repealed, when and by what, and for which days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.downloads.akn_names import work_iri
from generator.files.xml_text import quoteattr
from generator.law import records
from generator.law.corpus import Corpus, Instrument, Part
from generator.law.in_time import TextOfDays, list_texts
from generator.law.register.days import own_entry_day


@dataclass(frozen=True)
class ChangeEvent:
    """A change of the law on a day, and the act that made it."""

    day: str
    kind: str
    """`amendment` or `repeal`, as Akoma Ntoso calls the events of a text's life."""
    by: records.AmendedBy


@dataclass(frozen=True)
class AknTime:
    """The events of one text's life, and the period of each article that ever changed."""

    corpus: Corpus
    instrument: Instrument

    @cached_property
    def changes(self) -> tuple[ChangeEvent, ...]:
        """Return every change of the printed texts once, in the order of their days."""
        found = {change: None for part in self.instrument.parts for change in (_begun(part), _ended(part)) if change}
        return tuple(sorted(found, key=lambda change: (change.day, change.kind, change.by.what)))

    @cached_property
    def periods(self) -> dict[tuple[str, str], str]:
        """Return the name of each period by the events that it begins and ends with."""
        bounds = dict.fromkeys(filter(any, (self._bounds(part) for part in self.instrument.parts)))
        return {bound: f"period-{number}" for number, bound in enumerate(bounds, start=1)}

    def period_of(self, part: Part) -> str:
        """Return what the element of an article says about its time; empty where nothing ever changed."""
        name = self.periods.get(self._bounds(part))
        return f"#{name}" if name else ""

    def write_lifecycle(self) -> str:
        """Return the events: how the text was made, when it entered into force, and what changed it."""
        concluded = self.instrument.record.concluded
        events = []
        if concluded and len(concluded.date) == 10:
            events.append(f'<eventRef eId="made" date="{concluded.date}" source="#original" type="generation"/>')
        if day := entry_of(self.instrument):
            entry = f'<eventRef eId="entry" date="{day}" source="#original" type="generation"'
            events.append(f'{entry} refersTo="#entry-into-force"/>')
        for number, change in enumerate(self.changes, start=1):
            event = f'<eventRef eId="change-{number}" date="{change.day}" source="#by-{number}" type="{change.kind}"/>'
            events.append(event)
        return f'<lifecycle source="#editors">{"".join(events)}</lifecycle>' if events else ""

    def write_temporal_data(self) -> str:
        """Return the periods in which articles are the law; empty where none ever changed."""
        groups = []
        for (start, end), name in self.periods.items():
            bounds = "".join(f' {key}="#{event}"' for key, event in (("start", start), ("end", end)) if event)
            interval = f'<timeInterval refersTo="#in-force"{bounds}/>'
            groups.append(f'<temporalGroup eId="{name}">{interval}</temporalGroup>')
        return f'<temporalData source="#editors">{"".join(groups)}</temporalData>' if groups else ""

    def write_references(self) -> Iterator[str]:
        """Yield what the events and periods refer to: the acts that made the changes, and being in force."""
        for number, change in enumerate(self.changes, start=1):
            href, shown = quoteattr(self._iri(change)), quoteattr(change.by.what)
            yield f'<passiveRef eId="by-{number}" href={href} showAs={shown}/>'
        if self.periods:
            yield '<TLCConcept eId="in-force" href="/ontology/concept/in-force" showAs="In force"/>'

    def _iri(self, change: ChangeEvent) -> str:
        """Return the address of the act: that of a text held or named here, or one made of its day alone."""
        slug = (change.by.at or "").partition(":")[0]
        held = self.corpus.instruments.get(slug)
        return work_iri(held) if held else f"/akn/{self.instrument.record.in_state or 'xx'}/act/{change.day}/not-held"

    def _bounds(self, part: Part) -> tuple[str, str]:
        """Return the events with which the printed text of a part begins and ends."""
        names = {change: f"change-{number}" for number, change in enumerate(self.changes, start=1)}
        begun, ended = _begun(part), _ended(part)
        return (names[begun] if begun else "", names[ended] if ended else "")


def entry_of(instrument: Instrument) -> str:
    """Return the day of the instrument's own entry into force, where a source gives a whole day."""
    concluded = instrument.record.concluded
    return (own_entry_day(instrument.record) or "") if concluded and len(concluded.date) == 10 else ""


def _printed(part: Part) -> TextOfDays:
    return next(text for text in list_texts(part) if text.unit is part.unit)


def _begun(part: Part) -> ChangeEvent | None:
    """Return what made the printed text: the act that inserted it, or that ended the one before it."""
    record, day = part.record, _printed(part).since
    if not isinstance(record, records.Article) or not day:
        return None
    by = part.earlier[0].by if part.earlier else record.inserted_by
    return ChangeEvent(day, "amendment", by) if by else None


def _ended(part: Part) -> ChangeEvent | None:
    text = _printed(part)
    kind = "amendment" if part.later else "repeal"
    return ChangeEvent(text.until, kind, text.ended_by) if text.until and text.ended_by else None
