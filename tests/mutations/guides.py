"""Wrong changes of what we say about the law: topics, terms, scenarios, exercises, works and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tests.mutations.model import Change, File, Real, edited, kind, swapped, value_at

Made = Iterator[tuple[str, tuple[Change, ...]]]
_NUMBERS = {
    "ninety": "sixty", "sixty": "ninety", "thirty": "sixty", "three": "six", "five": "three", "two": "four",
    "90": "60", "60": "90", "30": "60", "18": "16", "24": "12",
}  # fmt: skip
_NUMBER = re.compile(rf"\b({'|'.join(_NUMBERS)})\b(?= (?:days?|months?|years?|hours?|consents?|States|members?)\b)")


def _renumbered(text: str) -> Iterator[tuple[str, str]]:
    for found in _NUMBER.finditer(text):
        yield found[0], f"{text[: found.start()]}{_NUMBERS[found[0]]}{text[found.end() :]}"


def _other_article(path: str) -> str:
    """Return the article after the one that a path stands in; of a point, the article too."""
    number = re.match(r"\d+", path)
    return str(int(number[0]) + 1) if number else "1"


def _other_unit(unit: str) -> str:
    instrument, _, path = unit.partition(":")
    return f"{instrument}:{_other_article(path)}"


def _cells(file: File) -> Iterator[tuple[tuple[str | int, ...], str, dict[str, object]]]:
    for index, point in enumerate(file.data["points"]):
        for slug, cell in point["values"].items():
            if isinstance(cell, dict):
                yield ("points", index, "values", slug), slug, cell


@kind("topic: a relation without reason")
def no_reason(real: Real) -> Made:
    """A judgement stands without its reason."""
    for file in real.files("topics"):
        for index in range(len(file.data["relations"])):
            yield f"{file.name}: {index}", (edited(file, ("relations", index, "because"), None),)


@kind("topic: a relation reversed")
def reversed_relation(real: Real) -> Made:
    """Broader becomes narrower."""
    turn = {"broader": "narrower", "narrower": "broader"}
    for file in real.files("topics"):
        for index, relation in enumerate(file.data["relations"]):
            if relation["is"] in turn:
                other = turn[relation["is"]]
                yield f"{file.name}: {index} {other}", (edited(file, ("relations", index, "is"), other),)


@kind("topic: another relation")
def another_relation(real: Real) -> Made:
    """What overlaps is called equivalent, or the other way round."""
    turn = {"overlapping": "equivalent", "equivalent": "overlapping", "only here": "overlapping"}
    for file in real.files("topics"):
        for index, relation in enumerate(file.data["relations"]):
            if relation["is"] in turn:
                other = turn[relation["is"]]
                yield f"{file.name}: {index} {other}", (edited(file, ("relations", index, "is"), other),)


@kind("topic: the reason of another relation")
def another_reason(real: Real) -> Made:
    """Two relations of a topic exchange their reasons."""
    for file in real.files("topics"):
        if len(file.data["relations"]) > 1:
            yield file.name, (swapped(file, ("relations", 0, "because"), ("relations", 1, "because")),)


@kind("topic: cells of two instruments exchanged")
def exchanged_cells(real: Real) -> Made:
    """What one instrument says stands in the column of another."""
    for file in real.files("topics"):
        for index, point in enumerate(file.data["points"]):
            for one, other in pairwise(point["values"]):
                if point["values"][one] != point["values"][other]:
                    place = ("points", index, "values")
                    yield (
                        f"{file.name}: {point['point']}, {one}, {other}",
                        (swapped(file, (*place, one), (*place, other)),),
                    )


@kind("topic: a cell without its words")
def silenced_cell(real: Real) -> Made:
    """What an instrument says is called not addressed."""
    for file in real.files("topics"):
        for path, slug, _ in _cells(file):
            yield f"{file.name}: {path[1]} {slug}", (edited(file, path, "not addressed"),)


@kind("topic: a cell citing another article")
def another_cell(real: Real) -> Made:
    """A cell cites the article after the right one."""
    for file in real.files("topics"):
        for path, slug, cell in _cells(file):
            other = _other_article(str(value_at(cell, ("at", 0))))
            yield f"{file.name}: {path[1]} {slug} {other}", (edited(file, (*path, "at", 0), other),)


@kind("topic: cells of two points exchanged")
def exchanged_points(real: Real) -> Made:
    """What an instrument says on one point stands at the next."""
    for file in real.files("topics"):
        cells = list(_cells(file))
        for (one, slug, _), (other, other_slug, _) in pairwise(sorted(cells, key=lambda cell: (cell[1], cell[0][1]))):
            if slug == other_slug and value_at(file.data, one) != value_at(file.data, other):
                yield f"{file.name}: {one[1]}, {other[1]} {slug}", (swapped(file, one, other),)


@kind("topic: another number")
def topic_number(real: Real) -> Made:
    """A period or count in an answer or a cell is another than in the text."""
    for file in real.files("topics"):
        for old, text in _renumbered(file.data["answer"]):
            yield f"{file.name}: answer, {old}", (edited(file, ("answer",), text),)
        for path, _, cell in _cells(file):
            for old, text in _renumbered(str(cell["says"])):
                yield f"{file.name}: {path}, {old}", (edited(file, (*path, "says"), text),)


@kind("topic: a provision of another article")
def another_provision(real: Real) -> Made:
    """A topic lists the article after the right one."""
    for file in real.files("topics"):
        for slug, paths in file.data["provisions"].items():
            other = _other_article(paths[0])
            yield f"{file.name}: {slug} {other}", (edited(file, ("provisions", slug, 0), other),)


@kind("topic: a provision of another article, its row too")
def another_row(real: Real) -> Made:
    """A topic lists the article after the right one, and its row shows it."""
    for file in real.files("topics"):
        for slug, paths in file.data["provisions"].items():
            other = _other_article(paths[0])
            moved = edited(file, ("provisions", slug, 0), other)
            for index, row in enumerate(file.data.get("align", ())):
                if paths[0] in row.get(slug, ()):
                    place = ("align", index, slug, row[slug].index(paths[0]))
                    moved = edited(File(file.collection, file.key, moved.data), place, other)
            yield f"{file.name}: {slug} {other}", (moved,)


@kind("topic: the answer of another")
def another_answer(real: Real) -> Made:
    """A topic is answered in the words of its neighbour."""
    for one, other in pairwise(real.files("topics")):
        yield one.name, (edited(one, ("answer",), other.data["answer"]),)


@kind("topic: lost")
def topic_lost(real: Real) -> Made:
    """A topic is gone."""
    for file in real.files("topics"):
        yield file.name, (Change(file.collection, file.key, None),)


@kind("term: defined elsewhere")
def defined_elsewhere(real: Real) -> Made:
    """A definition is looked for in the next article or point."""
    for file in real.files("terms"):
        for index, definition in enumerate(file.data.get("definitions", ())):
            at = definition["at"]
            last = re.search(r"\((?:indent )?(\w)\)$", at)
            others = [_other_unit(at)]
            if last:
                step = chr(ord(last[1]) - 1) if last[1] not in "a1" else chr(ord(last[1]) + 1)
                others.append(at[: last.start(1)] + step + at[last.end(1) :])
            for other in others:
                yield f"{file.name}: {at} becomes {other}", (edited(file, ("definitions", index, "at"), other),)


@kind("term: another word")
def another_word(real: Real) -> Made:
    """A term gets the name of its neighbour."""
    for one, other in pairwise(real.files("terms")):
        yield f"{one.name}: {other.data['term']}", (edited(one, ("term",), other.data["term"]),)


@kind("term: applied in another instrument")
def applied_elsewhere(real: Real) -> Made:
    """A definition is said to apply in an instrument to which it does not."""
    slugs = list(real.loaded.concordance.record.instruments) if real.loaded.concordance else []
    for file in real.files("terms"):
        for index, definition in enumerate(file.data.get("definitions", ())):
            for slug in slugs:
                if slug not in definition["applies_in"]:
                    where = ("definitions", index, "applies_in")
                    yield f"{file.name}: {slug}", (edited(file, where, [*definition["applies_in"], slug]),)


@kind("term: leads elsewhere")
def leads_elsewhere(real: Real) -> Made:
    """A term leads to the article after the right one."""
    for file in real.files("terms"):
        for index, unit in enumerate(file.data.get("leads_to", ())):
            other = _other_unit(unit)
            yield f"{file.name}: {unit} becomes {other}", (edited(file, ("leads_to", index), other),)


@kind("term: the explanation of another")
def another_explanation(real: Real) -> Made:
    """A term is explained in the words of another."""
    files = [file for file in real.files("terms") if file.data.get("explanation")]
    for one, other in pairwise(files):
        yield one.name, (edited(one, ("explanation",), other.data["explanation"]),)


@kind("scenario: another provision")
def scenario_provision(real: Real) -> Made:
    """A scenario cites the article after the right one."""
    for file in real.files("scenarios"):
        for slug, cells in file.data["instruments"].items():
            for index, cell in enumerate(cells):
                other = _other_article(cell["at"][0])
                place = ("instruments", slug, index, "at", 0)
                yield f"{file.name}: {slug} {cell['at'][0]} becomes {other}", (edited(file, place, other),)


@kind("scenario: columns exchanged")
def scenario_columns(real: Real) -> Made:
    """What one instrument says about a story is put down to another."""
    for file in real.files("scenarios"):
        slugs = list(file.data["instruments"])
        for one, other in pairwise(slugs):
            yield f"{file.name}: {one}, {other}", (swapped(file, ("instruments", one), ("instruments", other)),)


@kind("scenario: another topic")
def scenario_topic(real: Real) -> Made:
    """A scenario leads on to the topics of another."""
    for one, other in pairwise(real.files("scenarios")):
        yield one.name, (edited(one, ("topics",), other.data["topics"]),)


@kind("exercise: another provision")
def exercise_provision(real: Real) -> Made:
    """An answer rests on the article after the right one."""
    for file in real.files("exercises"):
        for index, question in enumerate(file.data["questions"]):
            for place, unit in enumerate(question.get("at", ())):
                where = ("questions", index, "at", place)
                yield f"{file.name}: {unit}", (edited(file, where, _other_unit(unit)),)


@kind("work: another provision")
def work_provision(real: Real) -> Made:
    """A claim is tied to the article after the right one."""
    for file in real.files("literature"):
        for index, claim in enumerate(file.data["claims"]):
            for place, unit in enumerate(claim.get("provisions", ())):
                where = ("claims", index, "provisions", place)
                yield f"{file.name}: {unit}", (edited(file, where, _other_unit(unit)),)


@kind("table: another number")
def table_number(real: Real) -> Made:
    """Our words in a table give another period, age or count than the provision."""
    for file in real.files("extracts"):
        for table in ("periods", "thresholds", "options"):
            for index, row in enumerate(file.data[table]["rows"]):
                for old, text in _renumbered(row["says"]):
                    yield f"{table}: {row['at']}, {old}", (edited(file, (table, "rows", index, "says"), text),)


@kind("table: the words of another row")
def table_words(real: Real) -> Made:
    """Two neighbouring rows of a table exchange their words."""
    for file in real.files("extracts"):
        for table in ("periods", "thresholds", "options"):
            rows = file.data[table]["rows"]
            for index in range(len(rows) - 1):
                place = (table, "rows")
                change = swapped(file, (*place, index, "says"), (*place, index + 1, "says"))
                yield f"{table}: {rows[index]['at']}", (change,)


@kind("table: a row lost")
def table_row(real: Real) -> Made:
    """A provision is missing in a table."""
    for file in real.files("extracts"):
        for table in ("periods", "thresholds", "options"):
            for index, row in enumerate(file.data[table]["rows"]):
                yield f"{table}: {row['at']}", (edited(file, (table, "rows", index), None),)


@kind("lineage: another pair")
def lineage(real: Real) -> Made:
    """A provision is compared word by word with one that it does not go back to."""
    for file in real.files("concordance"):
        for one, other in pairwise(range(len(file.data["lineage"]))):
            if file.data["lineage"][one]["later"] == file.data["lineage"][other]["later"]:
                continue
            yield f"pair {one}", (swapped(file, ("lineage", one, "later"), ("lineage", other, "later")),)
