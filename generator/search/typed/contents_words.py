"""Words about what a unit has: "22(1) has a to d"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.law.ids import is_inside_step, split_head
from generator.law.numerals import read_roman
from generator.search.typed.grammar import Grammar
from generator.search.typed.table import CitableInstrument, CitableUnit, Head, is_unit_head


def say_parts(label: str, kids: Sequence[CitableUnit], head: Head, grammar: Grammar) -> str:
    """Say which parts a unit has."""
    says = grammar.says
    numbered = [kid.step for kid in kids if " " not in kid.step]
    sentences = [kid.step.capitalize() for kid in kids if is_inside_step(kid.step)]
    if numbered:
        parts = _join(_runs(numbered, grammar), grammar)
        sentences.append(says["recitals"].format(parts=parts) if head.node.step == "preamble" else parts)
    for kind, sentence in (("indent", says["indents"]), ("subpara", says["further"])):
        count = sum(kid.step.startswith(f"{kind} ") for kid in kids)
        if count:
            sentences.append(sentence["one" if count == 1 else "many"].format(n=count))
    if not sentences:
        return str(says["leaf"].format(label=label))
    return str(says["parts"].format(label=label, parts=_join(sentences, grammar)))


def say_articles(entry: CitableInstrument, grammar: Grammar) -> str:
    """Say which articles an instrument has."""
    steps = [head.node.step for head in entry.heads if is_unit_head(head.node.step)]
    numbers = [split_head(step)[1] for step in steps]
    parts = _join(_runs(numbers, grammar), grammar)
    word = split_head(steps[0])[0].capitalize() if steps else ""
    said = str(grammar.says["articles" if len(numbers) > 1 else "article"]).format(name=entry.label, parts=parts)
    return said.replace("Article", word) if word else said


def _runs(steps: Sequence[str], grammar: Grammar) -> list[str]:
    """Write steps that follow each other as a range where there are three or more."""
    ranks = [_rank(step, roman=steps[0] == "i") for step in steps]
    runs: list[str] = []
    start = 0
    for at in range(1, len(steps) + 1):
        if at < len(steps) and ranks[at] == ranks[at - 1] + 1:
            continue
        if at - start >= 3:
            runs.append(grammar.says["range"].format(first=steps[start], last=steps[at - 1]))
        else:
            runs.extend(steps[start:at])
        start = at
    return runs


def _rank(step: str, *, roman: bool) -> int:
    if step.isdigit():
        return int(step)
    if roman and set(step) <= set("ivxlc"):
        return read_roman(step.upper())
    return ord(step[0])


def _join(parts: Sequence[str], grammar: Grammar) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + str(grammar.says["and"]) + parts[-1]
