"""From items to references: "22(1)(a)-(d) and paragraph 3 of Article 24" is a list of paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.law.ids import ATTACHED_WORDS
from generator.search.typed.atoms import ARTICLE, PARTS, Atom, Step, make_atoms
from generator.search.typed.grammar import Grammar
from generator.search.typed.understand import Item, read_roman


@dataclass
class Ref:
    """One path; a range goes from the reference before to this one."""

    steps: list[Step]
    start: int
    end: int
    inherited: int = 0
    """How many of the steps come from the reference before."""
    is_range: bool = False
    is_open: bool = False
    has_next: bool = False
    is_dashed: bool = False
    """Whether it is two numbers with a dash: "22-1" is a paragraph where there is one, else a range."""
    group: int = 0


@dataclass
class _Builder:
    """What is known while atoms are read one by one."""

    grammar: Grammar
    refs: list[Ref] = field(default_factory=list)
    plural: str = ""
    """The innermost level that was named in the plural."""
    explicit: str = ""
    is_commas: bool = True
    group: int = 0
    prepended: int = 0
    """How many outer steps came behind the inner ones last."""

    def rank(self, step: Step, at: int) -> int:
        """Return how deep a step stands, guessed by its place where no word says it."""
        return self.grammar.ranks.get(step.level, 4 if at == 0 else 4 + at) if step.level else 4 + at


def build_refs(items: Sequence[Item], grammar: Grammar) -> list[Ref]:
    """Return the references that values, levels and heads make, in their order."""
    builder = _Builder(grammar)
    for atom in make_atoms(items, grammar):
        _take(atom, builder)
    return [ref for ref in builder.refs if ref.steps]


def _take(atom: Atom, builder: _Builder) -> None:
    builder.is_commas = builder.is_commas and not atom.is_bracketed
    if atom.is_explicit:
        builder.prepended = 0
    if not builder.refs:
        _start(atom, builder, [], inherited=0)
    elif atom.is_explicit:
        _take_explicit(atom, builder)
    else:
        _take_plain(atom, builder)
    if atom.is_explicit:
        builder.explicit = atom.step.level
    if atom.is_plural:
        builder.plural = atom.step.level
    elif atom.is_explicit and atom.step.level in (ARTICLE, "head") and atom.glue != "of":
        builder.plural = ""
    last = builder.refs[-1]
    last.is_open, last.has_next = last.is_open or atom.is_open, last.has_next or atom.has_next


def _start(atom: Atom, builder: _Builder, before: list[Step], *, inherited: int) -> None:
    builder.refs.append(
        Ref([*before, atom.step], atom.start, atom.end, inherited, atom.glue in ("range", "dash"), group=builder.group)
    )


def _extend(atom: Atom, ref: Ref) -> None:
    ref.steps.append(atom.step)
    ref.end = max(ref.end, atom.end)


def _take_explicit(atom: Atom, builder: _Builder) -> None:
    if _take_part(atom, builder):
        return
    last = builder.refs[-1]
    rank = builder.grammar.ranks.get(atom.step.level, 4)
    innermost = builder.rank(last.steps[-1], len(last.steps) - 1)
    outermost = builder.rank(last.steps[last.inherited], last.inherited)
    is_headless = builder.rank(last.steps[0], 0) > 4
    if atom.step.level == "chapter" and not is_headless and len(last.steps) > 1 and atom.glue == "of":
        atom.step, rank = Step(atom.step.value, "sub-paragraph"), innermost + 1  # "ch. ii" for "chiffre ii"
    is_within = atom.glue == "of" and rank > 4 and not is_headless and last.inherited == 0
    if is_within or (rank > innermost and atom.glue not in ("and", "range", "dash")):
        _extend(atom, last)
        return
    if rank < outermost and (atom.glue == "of" or (is_headless and atom.glue == "comma")):
        _prepend(atom, builder)
        return
    if rank == 4 and [step.value for step in last.steps] == [atom.step.value] and atom.glue == "of":
        return
    kept = [step for at, step in enumerate(last.steps) if builder.rank(step, at) < rank]
    if rank <= 4:
        kept = [step for step in kept if atom.glue == "of" and step.level in ("chapter", "section")]
    builder.group += atom.glue != "range"
    _start(atom, builder, kept, inherited=len(kept))


def _take_part(atom: Atom, builder: _Builder) -> bool:
    """Take a Part of a schedule, from either side: "Schedule 1, Part 2" and "paragraph 3 of Part 2 of Schedule 1"."""
    last = builder.refs[-1]
    first, second = last.steps[0], last.steps[1:2]
    joins = atom.glue in ("of", "comma")
    if is_attached(atom.step) and joins and first.level in PARTS:
        if all(builder.rank(step, at) > 4 for at, step in enumerate(last.steps[1:], start=1)):
            _prepend(atom, builder)
            return True
    elif atom.step.level in PARTS and is_attached(first):
        if not second and joins:
            _extend(atom, last)
            return True
        if second and second[0].level == atom.step.level and atom.glue != "of":
            _start(atom, builder, [first], inherited=1)
            return True
    return False


def is_attached(step: Step) -> bool:
    """Return whether a step leads to a schedule, an annex or an appendix."""
    return step.level in ATTACHED_WORDS or (step.level == "head" and step.value in ATTACHED_WORDS)


def _prepend(atom: Atom, builder: _Builder) -> None:
    """Put an outer step before all references that wait for it: "points a and b of paragraph 1"."""
    for ref in builder.refs:
        if ref.group == builder.group:
            ref.steps = [atom.step, *ref.steps[ref.inherited :]]
            ref.inherited = 0
            ref.end = max(ref.end, atom.end)
    builder.prepended = 1


def _take_plain(atom: Atom, builder: _Builder) -> None:
    last = builder.refs[-1]
    if _goes_deeper(atom, last, builder):
        is_second = len(last.steps) == 1 or builder.prepended == 1
        last.is_dashed = last.is_dashed or (atom.glue == "dash" and is_second and atom.step.value.isdigit())
        _go_deeper(atom, last, builder)
        return
    at = _place_of(atom, last, builder)
    if at is None:
        _extend(atom, last)
        return
    step = Step(atom.step.value, last.steps[at].level, atom.step.is_apart)
    builder.refs.append(
        Ref([*last.steps[:at], step], atom.start, atom.end, at, atom.glue in ("range", "dash"), group=builder.group)
    )


def _go_deeper(atom: Atom, last: Ref, builder: _Builder) -> None:
    """Put a step at the end, or behind an outer step that came last: "point d of Article 22(1)"."""
    if not builder.prepended:
        _extend(atom, last)
        return
    for ref in builder.refs:
        if ref.group == builder.group:
            ref.steps.insert(builder.prepended, atom.step)
            ref.end = max(ref.end, atom.end)
    builder.prepended += 1


def _goes_deeper(atom: Atom, last: Ref, builder: _Builder) -> bool:
    if atom.glue == "of":
        return True
    is_number = atom.step.value.isdigit()
    many = builder.plural != "" and is_number and not atom.is_bracketed
    if atom.glue == "slash":
        return not many
    if atom.glue == "dash":
        same = kind_of(last.steps[-1].value) & kind_of(atom.step.value)
        return not (many or (atom.is_bracketed and same) or (same and not is_number))
    if atom.glue == "comma":
        return builder.is_commas and not builder.plural and builder.explicit in ("", ARTICLE)
    builder.is_commas = False
    return False


def _place_of(atom: Atom, last: Ref, builder: _Builder) -> int | None:
    """Return the depth at which a listed value stands beside one of the reference before."""
    kinds = kind_of(atom.step.value)
    if atom.step.value.isdigit() and not atom.is_bracketed:
        level = builder.plural or builder.explicit
        return next((at for at, step in enumerate(last.steps) if step.level == level and level), 0)
    for at in range(len(last.steps) - 1, 0 if len(last.steps) > 1 and builder.rank(last.steps[0], 0) <= 4 else -1, -1):
        if kind_of(last.steps[at].value) & kinds:
            return at
    return None


def kind_of(value: str) -> frozenset[str]:
    """Return whether a value is a number, a letter, a Roman number, or may be two of them."""
    if value.isdigit():
        return frozenset({"number"})
    kinds = {"letter"} if len(value) == 1 else set()
    if read_roman(value):
        kinds.add("roman")
    return frozenset(kinds)
