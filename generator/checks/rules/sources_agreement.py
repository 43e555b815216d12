"""Rules on days and addresses of sources, releases and the data as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law.day_forms import is_day
from generator.reading.problems import Location, Problem

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@rule("as-of-newest")
def check_as_of(world: World) -> Iterator[Problem]:
    """The day that counts as today, `as_of`, is not before a dated source or a release of the data.

    Why: readers take it for how far the data reach. Fails: `as_of: 2016-11-22` with a source of 2020; a source dated
    after it. Mend: check the day of the source, or bring `as_of` up to date.
    """
    assert world.loaded.concordance is not None
    today = world.corpus.concordance.as_of
    for day, release in world.loaded.releases.items():
        if day > today:
            what = f"the release is of {day}, the data of {today}"
            place = release.document.place_of(())
            yield Problem(place, "as-of-newest", what, "a release cannot hold what came later", "mend one of the days")
    for entry in world.loaded.sources.values():
        for day in _ISO.findall(entry.record.as_of or ""):
            if is_day(day) and day > today:
                place = entry.document.place_of(("as_of",))
                what = f"the source is of {day}, the data of {today}"
                yield Problem(place, "as-of-newest", what, "it was read before it was there", "mend one of the days")


@rule("edition-kept")
def check_kept_editions(world: World) -> Iterator[Problem]:
    """The tables of a release that are kept stand beside its record, as they were.

    Why: an edition that was cited must not change or vanish. Fails: `kept:` without `releases/<day>.zip`; a file with
    another hash than the record has, or without a record. Mend: put back the file, which every published copy has too.
    """
    why = "an edition that was cited must not change or vanish"
    kept = dict(world.loaded.kept)
    for day, release in world.loaded.releases.items():
        said, held = release.record.kept, kept.pop(day, None)
        file = f"releases/{day}.zip"
        if said and held != said.sha256:
            what = f'"{file}" {"has another SHA-256 than is stated here" if held else "is not there"}'
            fix = f"put it back: a published copy has it as data/{day}/edition-{day}.zip"
            yield Problem(release.document.place_of(("kept",)), "edition-kept", what, why, fix)
        elif held and not said:
            what = f'the record does not name "{file}"'
            yield Problem(release.document.place_of(()), "edition-kept", what, why, "let the command release write it")
    for day in kept:
        place, what = Location(f"{world.loaded.folder}/releases/{day}.yml"), f'no record is beside "releases/{day}.zip"'
        yield Problem(place, "edition-kept", what, why, "put back the record, or remove the tables")


@rule("address-of-one-source")
def check_source_addresses(world: World) -> Iterator[Problem]:
    """An address belongs to one source.

    Why: two names for one thing count as two witnesses. Fails: a copied source whose address was not changed. Mend:
    write its own address, or cite the one source.
    """
    known: dict[str, str] = {}
    for key, entry in world.loaded.sources.items():
        url = (entry.record.url or "").casefold().rstrip("/")
        first = known.setdefault(url, key) if url else key
        if first != key:
            place = entry.document.place_of(("url",))
            what = f'"{first}" has this address too'
            fix = "write its own address, or cite one source for both"
            yield Problem(place, "address-of-one-source", what, "it would count as two witnesses", fix)


@rule("instrument-sourced")
def check_instrument_sources(world: World) -> Iterator[Problem]:
    """An instrument names, with its dates, its sources; what is called confirmed has two, or an official one.

    Why: a reader must be able to check when it was concluded and when it began to bind; an official page is an address,
    and says nothing of what was read. Fails: `concluded` without `sources` of the instrument. Mend: name the source;
    a date that has none is left out, and shown as not known.
    """
    for entry in world.loaded.instruments.values():
        record = entry.record
        for key in ("concluded", "in_force", "in_force_by", "promulgated"):
            fact = getattr(record, key)
            if fact is None:
                continue
            names = getattr(fact, "sources", ()) or record.sources
            what, why = "", "a reader must be able to check it"
            if not names:
                what = f'"{key}" has a date, and the instrument names no source'
            elif fact.confidence == "confirmed" and not _is_confirmed(world, names):
                what, why = f'"{key}" is called confirmed, but rests on "{names[0]}" alone', "it promises two sources"
            if what:
                place = entry.document.place_of((key,))
                yield Problem(place, "instrument-sourced", what, why, "name the source, or leave the date out")


def _is_confirmed(world: World, names: tuple[str, ...]) -> bool:
    kinds = {world.loaded.sources[name].record.kind for name in names if name in world.loaded.sources}
    return len(names) > 1 or bool(kinds & {"depositary", "official"})
