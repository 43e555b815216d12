"""From typed words to instruments and a path: "paragraph 1 (d) of Article 22" is the path 22, 1, d."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.search.typed.table import CitationTable, Meaning


@dataclass(frozen=True)
class Step:
    """One number or letter of a citation, with the level that a word gave it, or ""."""

    value: str
    level: str = ""


@dataclass(frozen=True)
class Typed:
    """What was typed: instruments by their place in the table (None where none was named), head and steps."""

    named: frozenset[int] | None
    head: str
    """`preamble`, `conclusions`, an article number, or "" where only an instrument was named."""
    steps: tuple[Step, ...] = ()


@dataclass
class _Chunk:
    """A level and the values that belong to it: "para 1 d" is one chunk."""

    level: str = ""
    head: str = ""
    values: list[str] = field(default_factory=list)

    @property
    def is_outermost(self) -> bool:
        return bool(self.head) or self.level == "article"


def scan(text: str, table: CitationTable) -> Typed | None:
    """Read a text as a citation; give None where it is something else."""
    tokens = table.grammar.tokens(text)
    items = _understand(tokens, table) if tokens else None
    if items is None:
        return None
    named: frozenset[int] | None = None
    for item in items:
        if isinstance(item, Meaning) and item.kind == "name":
            named = item.instruments if named is None else named & item.instruments
    chunks = _put_outermost_first(_cut_into_chunks(items))
    if named is not None and not named:
        return None
    return _lay_out(named, chunks)


def _understand(tokens: list[str], table: CitationTable) -> list[Meaning | str] | None:
    """Return each run of tokens its meaning, or itself where it is a number or letter; None for an unknown word."""
    items: list[Meaning | str] = []
    at = 0
    while at < len(tokens):
        length, item = _understand_next(tokens, at, table)
        if item is None:
            return None
        items.append(item)
        at += length
    return items


def _understand_next(tokens: list[str], at: int, table: CitationTable) -> tuple[int, Meaning | str | None]:
    is_value = table.grammar.value.search
    for length in range(min(table.longest, len(tokens) - at), 0, -1):
        meaning = table.phrases.get(tuple(tokens[at : at + length]))
        # A lone letter is short for a level only where a number or letter follows; otherwise it is a point.
        if meaning and (length > 1 or len(tokens[at]) > 1 or (at + 1 < len(tokens) and is_value(tokens[at + 1]))):
            return length, meaning
    if is_value(tokens[at]):
        return 1, tokens[at]
    begun = table.instruments_begun(tokens[at]) if len(tokens[at]) > 2 else frozenset()
    return 1, Meaning("name", instruments=begun) if len(begun) == 1 else None


def _cut_into_chunks(items: list[Meaning | str]) -> list[_Chunk]:
    """Return each level its values: those after its word, or before it for a word that stands behind its number."""
    chunks = [_Chunk()]
    for at, item in enumerate(items):
        if isinstance(item, str):
            chunks[-1].values.append(item)
        elif item.kind == "head":
            chunks.append(_Chunk(head=item.value))
        elif item.kind == "level":
            opens = not item.behind and at + 1 < len(items) and isinstance(items[at + 1], str)
            if not opens and chunks[-1].values and not chunks[-1].level and not chunks[-1].head:
                chunks[-1].level = item.value
                chunks.append(_Chunk())
            else:
                chunks.append(_Chunk(level=item.value))
    return [chunk for chunk in chunks if chunk.values or chunk.head]


def _put_outermost_first(chunks: list[_Chunk]) -> list[_Chunk]:
    """Turn "point d of paragraph 1 of Article 22" round; leave what begins with its article or preamble."""
    outer = next((at for at, chunk in enumerate(chunks) if chunk.is_outermost), 0)
    if outer and outer == len(chunks) - 1:
        return chunks[::-1]
    return [chunks[outer], *chunks[:outer], *chunks[outer + 1 :]] if outer else chunks


def _lay_out(named: frozenset[int] | None, chunks: list[_Chunk]) -> Typed | None:
    if not chunks:
        return Typed(named, "") if named is not None else None
    first = chunks[0]
    steps = [Step(value, chunk.level if chunk is not first else "") for chunk in chunks for value in chunk.values]
    if first.head:
        return Typed(named, first.head, tuple(steps))
    if first.level == "recital":
        return Typed(named, "preamble", tuple(steps))
    if first.level in ("", "article") and steps[0].value.isdigit():
        return Typed(named, steps[0].value, tuple(steps[1:]))
    return None
