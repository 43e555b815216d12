"""Find the citations of a running text: where they stand, which instrument is meant, and what they lead to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.law.records.kinds import DIVISION_KINDS
from generator.search.checked.beside import is_held, name_beside
from generator.search.checked.runs import cut_clauses, find_runs
from generator.search.typed.atoms import Step
from generator.search.typed.lists import Target, find_targets, lay_out
from generator.search.typed.refs import Ref, build_refs
from generator.search.typed.table import CitationTable
from generator.search.typed.understand import Item, understand

Fate = Literal["found", "missing", "unclear", "outside"]
_SAME = re.compile(r"[)\]]*\s+of (?:the same|that|the said) ?(?!(?:article|paragraph))", re.IGNORECASE)
_OWN = re.compile(r"[)\]]*\s+(?:above|below)\b", re.IGNORECASE)
_SAME_ARTICLE = re.compile(r"[)\]]*\s+of (?:the same|that|the said|this) article", re.IGNORECASE)
_AGAIN = ("ibid", "ibidem")


@dataclass(frozen=True)
class FoundCitation:
    """A citation in a text: from the place of its first sign to the one after its last."""

    start: int
    end: int
    text: str
    fate: Fate
    units: tuple[str, ...] = ()
    """The units that it names; for one that is missing the nearest, for an unclear one those that may be meant."""
    is_open: bool = False
    """Whether it goes on with "ff."."""


@dataclass
class _Context:
    """What was named before: "the Convention", "ibid.", "that article" follow it."""

    table: CitationTable
    text: str
    instruments: list[frozenset[int]] = field(default_factory=list)
    """Those whose text is held, the last named first."""
    steps: list[Step] = field(default_factory=list)
    single: list[Step] = field(default_factory=list)
    """The last that were of one article alone: "that article" is none of "Articles 29 and 30"."""
    last: FoundCitation | None = None
    of: frozenset[int] | None = None
    was_outside: bool = False


def find_citations(text: str, table: CitationTable) -> list[FoundCitation]:
    """Return the citations of a text in their order."""
    lexer = table.grammar.lexer
    folded = lexer.without_fillers(lexer.fold(text))
    tokens = lexer.split(folded, text, strict=False) or ()
    items = _plain(understand(tokens, folded, table, loosely=False), table)
    context = _Context(table, text)
    found: list[FoundCitation] = []
    for clause in cut_clauses(items):
        runs = find_runs(clause)
        at = 0
        for number, (start, end) in enumerate(runs):
            _note_names(clause[at:start], context)
            found.extend(_repeat(clause, at, start - 1, context))
            until = runs[number + 1][0] if number + 1 < len(runs) else len(clause)
            found.extend(_read_run(clause, (start, end), (at, until), context))
            context.last = found[-1] if found else None
            at = end
        _note_names(clause[at:], context)
        found.extend(_repeat(clause, at, len(clause), context))
    return found


def _repeat(clause: Sequence[Item], at: int, until: int, context: _Context) -> list[FoundCitation]:
    """Return what "ibid." repeats, where no reference follows it."""
    again = [item for item in clause[at:until] if item.kind == "neutral" and item.written.lower() in _AGAIN]
    last = context.last
    return [replace(last, start=item.start, end=item.end, text=item.written) for item in again] if last else []


def _plain(items: Sequence[Item], table: CitationTable) -> list[Item]:
    """Read the name of a State, and "law", as a word: in a text they name no instrument, but beside its year."""
    plain: list[Item] = []
    for at, item in enumerate(items):
        following = items[at + 1] if at + 1 < len(items) else None
        years = {year for held in item.instruments for year in table.entries[held].years}
        is_dated = following is not None and following.kind == "date" and following.value in years
        is_loose = item.kind == "name" and item.value == "loose" and not is_dated
        plain.append(replace(item, kind="unknown") if is_loose else item)
    return plain


def _note_names(items: Sequence[Item], context: _Context) -> None:
    for item in items:
        if item.kind == "name" and is_held(item.instruments, context.table):
            _name(item.instruments, context)


def _name(instruments: frozenset[int], context: _Context) -> None:
    context.instruments = [instruments, *(other for other in context.instruments if other != instruments)]


def _read_run(
    clause: Sequence[Item], run: tuple[int, int], room: tuple[int, int], context: _Context
) -> list[FoundCitation]:
    start, end = run
    named, last = name_beside(clause, run, room, context.table)
    whole = FoundCitation(
        clause[start].start, _closed(clause[start].start, clause[end - 1].end, context), "", "outside"
    )
    if named is None and _SAME.match(context.text[clause[end - 1].end :]) and context.was_outside:
        named, last = "outside", run
    context.was_outside = named == "outside"
    if named == "outside":
        first = min(start, last[0])
        begin, stop = clause[first].start, clause[max(end, last[1]) - 1].end
        return [replace(whole, start=begin, end=stop, text=context.text[begin:stop])]
    refs = build_refs(clause[start:end], context.table.grammar)
    instruments = named if isinstance(named, frozenset) else None
    rest = context.text[clause[end - 1].end :]
    is_own = bool(_OWN.match(rest))
    above = context.single if context.single and _SAME_ARTICLE.match(rest) else context.steps
    is_ordinal = clause[start].kind == "value" and not clause[start].written[:1].isdigit()
    refs = [ref for ref in refs if not is_ordinal or lay_out(ref.steps) is not None]
    refs = [
        ref for ref in (_complete(ref, above, context, instruments, is_own=is_own) for ref in refs) if ref is not None
    ]
    is_head = all(item.kind == "head" for item in clause[start:end])
    if not refs or (is_head and not (named and last[0] == start)) or (named is None and _is_heading(refs[0])):
        return []
    return [_resolve(refs, instruments, whole, context)]


def _closed(start: int, end: int, context: _Context) -> int:
    """Return the end of a citation with the bracket that closes it."""
    words = context.text[start:end]
    return end + (context.text[end : end + 1] == ")" and words.count("(") > words.count(")"))


def _is_heading(ref: Ref) -> bool:
    """Return whether "Chapter 2" may be one of the text itself."""
    levels = [step.level for step in ref.steps]
    return levels[0] in DIVISION_KINDS and (len(levels) == 1 or not all(level in DIVISION_KINDS for level in levels))


def _complete(
    ref: Ref, above: Sequence[Step], context: _Context, instruments: frozenset[int] | None, *, is_own: bool
) -> Ref | None:
    """Put the article before "paragraph 5", where one was named before."""
    if lay_out(ref.steps) is not None:
        return ref
    if is_own:
        return None
    ranks = context.table.grammar.ranks
    rank = ranks.get(ref.steps[0].level, 9)
    if not above or rank <= 4 or (instruments is not None and instruments != context.of):
        return None
    kept = [step for at, step in enumerate(above) if (ranks.get(step.level) or 4 + at) < rank]
    return replace(ref, steps=[*kept, *ref.steps]) if kept else None


def _resolve(refs: list[Ref], named: frozenset[int] | None, whole: FoundCitation, context: _Context) -> FoundCitation:
    table = context.table
    text = context.text[whole.start : whole.end]
    choices: list[frozenset[int] | None] = [named] if named else [*context.instruments] or [None]
    tried = [(chosen, _targets(refs, chosen, table)) for chosen in choices]
    chosen, targets = next((each for each in tried if _all_found(each[1])), tried[0])
    if chosen is not None:
        context.of = chosen
        _name(chosen, context)
    context.steps = refs[-1].steps
    if len({ref.steps[0].value for ref in refs}) == 1:
        context.single = context.steps
    return _classify(replace(whole, text=text), targets, refs, is_sure=chosen is not None)


def _targets(refs: Sequence[Ref], chosen: frozenset[int] | None, table: CitationTable) -> list[Target]:
    entries = [entry for at, entry in enumerate(table.entries) if entry.heads and (chosen is None or at in chosen)]
    return find_targets(refs, entries, table.grammar) or []


def _all_found(targets: Sequence[Target]) -> bool:
    return bool(targets) and not any(target.is_missing for target in targets)


def _classify(found: FoundCitation, targets: Sequence[Target], refs: Sequence[Ref], *, is_sure: bool) -> FoundCitation:
    units = tuple(dict.fromkeys(place.id for target in targets for place in target.places))
    is_open = any(ref.is_open for ref in refs)
    if not targets or any(target.is_missing for target in targets):
        near = tuple(place.id for target in targets if target.is_missing for place in target.places)
        return replace(found, fate="missing", units=near, is_open=is_open)
    is_choice = not is_sure and len(targets) == 1 and len(targets[0].places) > 1 and targets[0].is_choice
    is_guess = not is_sure and (is_choice or len(targets) > 1)
    return replace(found, fate="unclear" if is_guess else "found", units=units, is_open=is_open)
