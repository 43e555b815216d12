"""Rules that hold the names, numbers and days of instruments, sources and claims against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.ids import parse_id
from generator.law.records import Cell
from generator.reading.problems import Problem

_PARAMETER = re.compile(r"[?&]\w*n(?:o|um)=([\w.-]+)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CHOICE = re.compile(r"\b(?:may|can|could|might|option\w*|permit\w*|possib\w*|right to|reserv\w*|discretion)\b", re.I)
_DUTY = re.compile(r"\b(?:must|shall|oblig\w+|duty|requir\w+|undertak\w+)\b", re.I)
_MAY, _MUST = re.compile(r"\b(?:may|can)\b(?! not)", re.I), re.compile(r"\b(?:must|shall)\b", re.I)
_KINDS = {
    "reservation": ("reservations", "reservations or declarations"),
    "declaration": ("declarations", "reservations or declarations"),
    "designation": ("authorities", "declarations", "reservations or declarations"),
    "territorial": ("territorial application", "declarations", "reservations or declarations"),
}
"""Under which kinds of a depositary's list a statement may stand: some are filed there as declarations."""


@rule("number-of-instrument")
def check_numbers(world: World) -> Iterator[Problem]:
    """The number of an instrument is the one in its official address and in its id; a series has one depositary.

    Why: a number leads a reader to the text at its source. Fails: `QW No. 2` with an address that ends with
    `?treatynum=1`; two treaties of one series with two depositaries. Mend: check it at the depositary.
    """
    series: dict[str, tuple[str, str]] = {}
    for slug, entry in world.loaded.instruments.items():
        record, place = entry.record, entry.document.place_of
        words = (record.number or "").split()
        why, fix = "the number leads a reader to the text at its source", "check it at the depositary"
        if not words or record.kind != "treaty":
            continue
        own = _plain(record.number or "")
        found = _PARAMETER.search(record.official_page or "")
        by_id = re.fullmatch(rf"{re.escape(words[0].casefold())}-(\d+)", slug)
        for other in filter(None, (found and _plain(found[1]), by_id and _plain(by_id[1]))):
            if not re.search(rf"(?<!\d)0*{re.escape(other)}(?![a-z0-9])", own):
                what = f'the number is "{record.number}", but its address or id has {other}'
                yield Problem(place(("number",)), "number-of-instrument", what, why, fix)
        if record.depositary:
            known, where = series.setdefault(words[0], (record.depositary, slug))
            if known != record.depositary:
                what = f'the depositary of {words[0]} is "{known}" for {where}'
                yield Problem(place(("depositary",)), "number-of-instrument", what, why, fix)


def _plain(number: str) -> str:
    return re.sub(r"[^a-z0-9]+", ".", number.casefold()).lstrip("0")


@rule("supplement-named")
def check_supplements(world: World) -> Iterator[Problem]:
    """An instrument that supplements another names it in its title, or a note says how the two belong together.

    Why: the link leads from a protocol to its convention. Fails: "Protocol to the Convention on Books" that supplements
    a convention on films. Mend: name the right instrument, or write the note.
    """
    for entry in world.loaded.instruments.values():
        of = world.loaded.instruments.get(entry.record.supplements or "")
        title = entry.record.title.casefold()
        if of and not entry.record.note and not any(n.casefold() in title for n in (of.record.title, of.record.label)):
            place = entry.document.place_of(("supplements",))
            what = f'its title does not name "{of.record.title}"'
            yield Problem(place, "supplement-named", what, "the link leads from one to the other", "name the right one")


@rule("source-of-its-time")
def check_source_days(world: World) -> Iterator[Problem]:
    """A source is not older than a year in its title, and its title names no other State than its id.

    Why: a slip in either ties a fact to a page that cannot tell it. Fails: "Decree of 2017" with `as_of: "2011"`; the
    id `bureau-xts1-firstland` with the title "Statements of Secondland". Mend: check the source.
    """
    names = {iso2: (one.record.name, *one.record.known_as) for iso2, one in world.loaded.states.items()}
    slugs = {one.record.slug: iso2 for iso2, one in world.loaded.states.items()}
    numbered = re.compile(
        rf"-[a-z]+\d+-({'|'.join(sorted(map(re.escape, slugs), key=len, reverse=True)) or '$'})(?:-|$)"
    )
    for key, entry in world.loaded.sources.items():
        title, day = entry.record.title, entry.record.as_of or ""
        years, own = _YEAR.findall(title), _YEAR.findall(day)
        state, what, where = numbered.search(f"-{key}"), "", "title"
        if years and own and max(own) < max(years):
            what, where = f'its title tells of {max(years)}, but it is of "{day}"', "as_of"
        elif state:
            named = {iso2 for iso2, all_ in names.items() if any(_is_named(name, title) for name in all_)}
            if named and slugs[state[1]] not in named:
                what = f"its id names {state[1]}, its title {', '.join(sorted(named))}"
        if what:
            place = entry.document.place_of((where,))
            yield Problem(place, "source-of-its-time", what, "one of the two must be wrong", "check the source")


def _is_named(name: str, title: str) -> bool:
    return name in title and re.search(rf"\b{re.escape(name)}\b", title) is not None


@rule("claim-in-topics")
def check_claims(world: World) -> Iterator[Problem]:
    """A claim of a work that names provisions and topics names a provision of one of these topics.

    Why: the claim is shown on the pages of both. Fails: a claim on Article 2 under the topic of fees. Mend:
    name the topic that lists its provision.
    """
    for work in world.loaded.literature.values():
        for index, claim in enumerate(work.record.claims):
            topics = [world.corpus.topics[name] for name in claim.topics if name in world.corpus.topics]
            articles = {unit.article for topic in topics for units in topic.provisions.values() for unit in units}
            if topics and claim.provisions and not any(parse_id(name).article in articles for name in claim.provisions):
                place = work.document.place_of(("claims", index, "topics"))
                what = "none of its provisions stands in its topics"
                yield Problem(
                    place, "claim-in-topics", what, "it is shown on the pages of both", "name the right topic"
                )


@rule("value-allows")
def check_values(world: World) -> Iterator[Problem]:
    """A value does not say "may" where the words that it quotes only oblige, nor "must" where they only allow.

    Why: duty and choice are what a reader compares. Fails: "must punish" resting on "may make it an offence". Mend: use
    the word of the law, or quote the words that carry the value.
    """
    for topic in world.loaded.topics.values():
        for index, point in enumerate(topic.record.points):
            for slug, cell in point.values.items():
                if not isinstance(cell, Cell) or not cell.words:
                    continue
                quoted = " ".join(run if isinstance(run, str) else run.run for run in cell.words)
                obliges, allows = bool(_DUTY.search(quoted)), bool(_CHOICE.search(quoted))
                what = ""
                if _MAY.search(cell.says) and not _MUST.search(cell.says) and obliges and not allows:
                    what = "the value allows, but the words that it quotes oblige"
                elif _MUST.search(cell.says) and not _MAY.search(cell.says) and allows and not obliges:
                    what = "the value obliges, but the words that it quotes allow"
                if what:
                    place = topic.document.place_of(("points", index, "values", slug, "says"))
                    why = "duty and choice are what a reader compares"
                    yield Problem(place, "value-allows", what, why, "use the word of the law, or quote what carries it")


@rule("listed-as-held")
def check_listed(world: World) -> Iterator[Problem]:
    """A complete list of a State's statements names the kind of every statement that stood on its day.

    Why: a kind that the list does not name is told as none. Fails: a reservation of 2003 beside a list of 2020 without
    reservations. Mend: copy the row of the list again, or check the statement.
    """
    for entry in world.loaded.participations.values():
        listed = entry.record.listed
        if listed is None or not listed.complete or not listed.date:
            continue
        for one in entry.record.statements:
            stood = (
                one.made.date and one.made.date <= listed.date and not (one.withdrawn and one.withdrawn <= listed.date)
            )
            fitting = _KINDS.get(one.kind, ())
            if fitting and stood and one.on_record and not set(fitting) & set(listed.kinds):
                place = entry.document.place_of(("listed",))
                what = f'the list of {listed.date} names no {fitting[0]}, and "{one.id}" stood then'
                why = "a kind that the list does not name is told as none"
                yield Problem(place, "listed-as-held", what, why, "copy the row again, or check the statement")
