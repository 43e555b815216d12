"""Rules of sources: everything published as a fact names what it rests on, and every source is used."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.files.near import find_near
from generator.law import records
from generator.reading.problems import Location, Problem
from generator.reading.yamlio import Plain


@rule("source-needed", by_file=True)
def check_sources_given(world: World) -> Iterator[Problem]:
    """A fact that is published as confirmed or single-source names its sources.

    Why: a reader must be able to check it. Fails: `confidence: confirmed` without `sources`. Mend: name the source;
    what has none is left out.
    """
    for entry in world.loaded.participations.values():
        for index, statement in enumerate(entry.record.statements):
            if not statement.sources:
                place = entry.document.place_of(("statements", index))
                what = f"the statement is {statement.confidence} but names no source"
                yield Problem(place, "source-needed", what, "readers must be able to check it", "add sources:")
        part = entry.record.participation
        if not part.sources:
            place = entry.document.place_of(("participation",))
            what = f"the participation is {part.confidence} but names no source"
            yield Problem(place, "source-needed", what, "readers must be able to check it", "add sources:")
    for instrument in world.loaded.instruments.values():
        record = instrument.record
        for key, fact in _dated(record):
            if fact and not fact.sources and not record.sources:
                place = instrument.document.place_of((key,))
                what = f'"{key}" is {fact.confidence} but names no source'
                yield Problem(place, "source-needed", what, "readers must be able to check it", "add sources:")


def _dated(record: records.Instrument) -> tuple[tuple[str, records.DatedFact | None], ...]:
    keys = ("in_force", "in_force_by", "promulgated")
    return tuple((key, getattr(record, key)) for key in keys)


@rule("received-file")
def check_received_files(world: World) -> Iterator[Problem]:
    """A received copy names its file under `received/` and the file's SHA-256; file and hash are as stated.

    Why: it is the evidence for the printed text, and must not change unseen. Fails: a name without a file; a file that
    was edited. Mend: put the file there; where its change is meant, write the new hash and weigh the evidence again.
    """
    why = "it is the evidence for the printed text, and must not change unseen"
    for entry in world.loaded.sources.values():
        record, document = entry.record, entry.document
        if (record.kind == "received copy") != (record.received is not None):
            what = "a received copy names its file, and only a received copy does"
            fix = "write kind: received copy together with received: and sha256:"
            yield Problem(document.place_of(()), "received-file", what, why, fix)
        if record.received is None:
            continue
        place = document.place_of(("received",))
        found = world.loaded.received.get(record.received)
        if found is None:
            near = find_near(record.received, world.loaded.received)
            fix = f'write "{near}"' if near else f"put the file at sources/{record.received}"
            what = f'there is no file "{record.received}" beside this record'
            yield Problem(place, "received-file", what, why, fix)
        elif record.sha256 != found:
            what = f'"{record.received}" has another SHA-256 than is stated here'
            fix = f'restore the file, or, where its change is meant, write "sha256: {found}"'
            yield Problem(document.place_of(("sha256",)), "received-file", what, why, fix)


@rule("received-unused")
def check_received_used(world: World) -> Iterator[Problem]:
    """Every file under `sources/received/` is the copy that a source names, or notes on it: `NAME-segments.yml`.

    Why: evidence that no source names cannot be cited. Mend: write a source that names it, or remove the file.
    """
    stems = [
        entry.record.received.rpartition(".")[0] for entry in world.loaded.sources.values() if entry.record.received
    ]
    for path in world.loaded.received:
        if not any(path.startswith((f"{stem}.", f"{stem}-")) for stem in stems):
            place = Location(f"{world.loaded.folder}/sources/{path}")
            what = "no source names this received copy"
            why = "evidence that no source names cannot be cited"
            yield Problem(place, "received-unused", what, why, "write a source with received:, or remove the file")


@rule("source-unused")
def check_sources_used(world: World) -> Iterator[Problem]:
    """Every source is cited by a fact or a text.

    Why: a list of sources that support nothing would feign support. Mend: cite it where it belongs, or remove its file.
    """
    used = set(_cited(world))
    for key, entry in world.loaded.sources.items():
        if key not in used:
            what = f'no fact and no text cites the source "{key}"'
            why = "a list of sources that support nothing would feign support"
            fix = "cite it under sources: where it belongs, or remove its file"
            yield Problem(entry.document.place_of(()), "source-unused", what, why, fix)


def _cited(world: World) -> Iterator[str]:
    """Yield the ids of all sources that any record names under `source` or `sources`."""
    for document in world.loaded.documents():
        yield from _named(document.data)


def _named(value: Plain) -> Iterator[str]:
    held = [value]
    while held:
        value = held.pop()
        for key, inner in value.items() if isinstance(value, dict) else ():
            if key == "source" and isinstance(inner, str):
                yield inner
            elif key == "sources" and isinstance(inner, list):
                yield from (item for item in inner if isinstance(item, str))
            elif isinstance(inner, (dict, list)):
                held.append(inner)
        held += value if isinstance(value, list) else ()
