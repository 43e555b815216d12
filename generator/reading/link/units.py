"""Build the units of a text, each with its id, its label and its words in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.law import records
from generator.law.corpus import Division, Unit, UnitKind, Wording
from generator.law.head_words import label_head, label_unit, spell_steps
from generator.law.ids import CONCLUSIONS, ProvisionId


@dataclass(frozen=True)
class UnitBuilder:
    """Builds the units of one head: an article, a schedule, a preamble, a closing formula."""

    instrument: records.Instrument
    head: ProvisionId
    printed: str | None = None
    """How the number of the head is printed, where it is not plain."""
    afresh: bool = False
    """Whether each division of a schedule numbers its paragraphs afresh."""

    def build_preamble(
        self, text: records.Preamble | records.OtherPreamble, *, numbered: bool, note: str | None = None
    ) -> Unit:
        """Build a preamble: its opening words, its recitals, its enacting words."""
        recitals = tuple(
            self._build_recital(str(number), recital, numbered=numbered)
            for number, recital in enumerate(text.recitals, start=1)
        )
        closing = Wording(text.closing) if text.closing else None
        return self._unit(
            self.head, "preamble", None, own=Wording(text.opening), items=recitals, closing=closing, note=note
        )

    def _build_recital(self, number: str, text: str, *, numbered: bool) -> Unit:
        unit = self._unit(self.head.child(number), "recital", number, own=Wording(text), printed=(number,))
        return replace(unit, shows_number=numbered)

    def build_text(self, text: tuple[records.Unit, ...]) -> Unit:
        """Build an article or a closing formula: its first paragraph, where unnumbered, is the article itself."""
        kind: UnitKind = "conclusions" if self.head.head == CONCLUSIONS else "article"
        first, rest = text[0], text[1:]
        if first.no is None:
            return self._build(self.head, first, kind, None, (), self._more(self.head, rest, 2, ()))
        numbered = [record for record in text if record.no is not None]
        unnumbered = tuple(record for record in text if record.no is None)
        if self.afresh:
            items = tuple(self._build_afresh(group) for group in cut_at_divisions(numbered))
            return self._unit(self.head, kind, None, items=items, more=self._more(self.head, unnumbered, 1, ()))
        items = tuple(self._build_numbered(self.head, record, "paragraph", ()) for record in numbered)
        return self._unit(self.head, kind, None, items=items, more=self._more(self.head, unnumbered, 1, ()))

    def _build_afresh(self, group: Sequence[records.Unit]) -> Unit:
        """Build a division of a schedule as the unit that its paragraphs stand in; what stands before any is itself."""
        under = group[0].under
        if under is None:
            return self._build_numbered(self.head, group[0], "paragraph", ())
        division = self.head.child(f"{under.kind} {under.no.lower()}")
        name = (f"{under.kind.capitalize()} {under.no}",)
        paragraphs = (record.model_copy(update={"under": None}) for record in group)
        items = tuple(self._build_numbered(division, record, "paragraph", name) for record in paragraphs)
        unit = self._unit(division, "division", None, items=items, printed=name)
        return replace(unit, under=replace(_build_division(self.head, under), anchor=division.eid))

    def _more(
        self, outer: ProvisionId, further: tuple[records.Unit, ...], first: int, printed: tuple[str, ...]
    ) -> tuple[Unit, ...]:
        return tuple(
            self._build_numbered(outer, record, "paragraph", printed)
            if record.no is not None
            else self._build_counted(outer, record, f"subpara {number}", "sub-paragraph", printed)
            for number, record in enumerate(further, start=first)
        )

    def _build_numbered(
        self, outer: ProvisionId, record: records.Unit, kind: UnitKind, printed: tuple[str, ...]
    ) -> Unit:
        number = record.printed or record.no or ""
        return self._build(outer.child(record.no or ""), record, kind, number, (*printed, number), ())

    def _build_counted(
        self, outer: ProvisionId, record: records.Unit, step: str, kind: UnitKind, printed: tuple[str, ...]
    ) -> Unit:
        return self._build(outer.child(step), record, kind, None, (*printed, step), ())

    def _build(
        self,
        unit_id: ProvisionId,
        record: records.Unit,
        kind: UnitKind,
        number: str | None,
        printed: tuple[str, ...],
        more: tuple[Unit, ...],
    ) -> Unit:
        items = tuple(
            self._build_numbered(unit_id, item, "point", printed)
            if item.no is not None
            else self._build_counted(unit_id, item, f"indent {place}", "indent", printed)
            for place, item in enumerate(record.items, start=1)
        )
        under = _build_division(self.head, record.under) if record.under else None
        own = Wording(record.text) if record.text else None
        closing = Wording(record.closing) if record.closing else None
        further = (*self._more(unit_id, record.more, 2, printed), *more)
        unit = self._unit(
            unit_id, kind, number,
            own=own, items=items, closing=closing, more=further, note=record.note, printed=printed,
            table=record.table, footnotes=record.footnotes, shows_number=number is not None,
        )  # fmt: skip
        return replace(unit, under=under) if under else unit

    def _unit(
        self,
        unit_id: ProvisionId,
        kind: UnitKind,
        number: str | None,
        *,
        own: Wording | None = None,
        items: tuple[Unit, ...] = (),
        closing: Wording | None = None,
        more: tuple[Unit, ...] = (),
        note: str | None = None,
        printed: tuple[str, ...] = (),
        table: records.ProvisionTable | None = None,
        footnotes: tuple[records.Footnote, ...] = (),
        shows_number: bool = False,
    ) -> Unit:
        head = label_head(self.instrument, self.head.head, self.printed)
        label = label_unit(self.instrument, unit_id, printed, head)
        spelt = spell_steps(self.instrument, unit_id, printed)
        whole = Unit(unit_id, kind, number, own, items, closing, more, note, label, spelt, table, footnotes)
        return replace(whole, shows_number=shows_number)


def cut_at_divisions(units: Sequence[records.Unit]) -> list[list[records.Unit]]:
    """Return the paragraphs of each division, which begins with its heading; each one before any stands alone."""
    groups: list[list[records.Unit]] = []
    for unit in units:
        if unit.under or not groups or groups[-1][0].under is None:
            groups.append([])
        groups[-1].append(unit)
    return groups


def _build_division(head: ProvisionId, record: records.DivisionHeading) -> Division:
    """Build a division of a schedule or annex: `act:schedule-1, part 2`."""
    own = f"{record.kind} {record.no}"
    return Division(
        f"{head}, {own}", record.kind, record.no, record.heading, f"{head.eid}__{record.kind}_{record.no}", (), ()
    )
