"""Rules of guides: complete columns, citations and figures that name something, tables that miss nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules.registry import World, rule
from generator.law import records
from generator.law.extracts import KINDS, find_extracts
from generator.law.ids import parse_id
from generator.law.inline_forms import find_faults
from generator.reading.problems import Problem
from generator.reading.yamlio import walk_leaves

STORY_WORDS = 70


@rule("scenario-columns")
def check_columns(world: World) -> Iterator[Problem]:
    """A scenario says of each compared instrument what it provides, or names it as silent; never both.

    Why: a missing column would look like silence of the law. Fails: an instrument that stands neither under
    `instruments` nor in `silent`. Mend: write what it says with its provisions, or name it in `silent`.
    """
    columns = world.corpus.concordance.instruments
    for entry in world.loaded.scenarios.values():
        record, document = entry.record, entry.document
        for slug in columns:
            times = (slug in record.instruments) + record.silent.count(slug)
            if times != 1:
                what = f"{slug} stands {'nowhere' if not times else 'twice'} in this scenario"
                fix = "say what it provides under instruments:, or name it in silent:"
                place = document.place_of(("instruments",))
                yield Problem(place, "scenario-columns", what, "a missing column would look like silence", fix)
        for slug in record.instruments:
            if slug not in columns:
                what = f'"{slug}" is not one of the compared instruments'
                place = document.place_of_key(("instruments", slug))
                yield Problem(place, "scenario-columns", what, "it has no column", "remove it")


@rule("story-length", by_file=True)
def check_stories(world: World) -> Iterator[Problem]:
    """The story of a scenario has at most 70 words.

    Why: it should be read at a glance; the law is what follows. Mend: shorten it.
    """
    for entry in world.loaded.scenarios.values():
        count = len(entry.record.story.split())
        if count > STORY_WORDS:
            what = f"the story has {count} words; the most is {STORY_WORDS}"
            place = entry.document.place_of(("story",))
            yield Problem(place, "story-length", what, "it should be read at a glance", "shorten it")


@rule("prose-links")
def check_prose(world: World) -> Iterator[Problem]:
    """Every citation and figure in the text of a guide or a scholarly work names something that exists.

    Why: a citation of what does not exist would mislead the reader. Fails: `[treaty:99]` where the treaty has no
    Article 99, `{partys:treaty}`. Mend: name a provision, topic, State, term or figure that exists.
    """
    why = "a citation of what does not exist would mislead the reader"
    fix = "name something that exists: see the guide for contributors"
    loaded = world.loaded
    documents = [
        entry.document for kind in (loaded.scenarios, loaded.exercises, loaded.literature) for entry in kind.values()
    ]
    if loaded.extracts:
        documents.append(loaded.extracts.document)
    for document in documents:
        for where, text in walk_leaves(document.data):
            for fault in find_faults(world.corpus, text or ""):
                yield Problem(document.place_of(where), "prose-links", fault.what, why, fix)


@rule("extracts-complete")
def check_extracts(world: World) -> Iterator[Problem]:
    """Every period, threshold and option found in the wordings is described in `extracts.yml` or passed over there.

    Why: the tables promise to be complete. Fails: a provision that says "within 3 days" and stands in neither list, or
    a described one in which nothing is found. Mend: describe it under `rows:`, or give the reason under `passed:`.
    """
    entry = world.loaded.extracts
    if entry is None:
        return
    for kind in KINDS:
        found = {str(extract.unit): extract.words for extract in find_extracts(world.corpus, kind)}
        table: records.ExtractTable = getattr(entry.record, kind)
        given = [*(row.at for row in table.rows), *(row.at for row in table.passed)]
        place = entry.document.place_of((kind,))
        for unit, words in found.items():
            if given.count(unit) != 1:
                state = "is not described" if unit not in given else "stands there twice"
                what = f'{world.corpus.name_of(parse_id(unit))} ({unit}: "{words[0]}") {state} in the table of {kind}'
                fix = f"write it once, under rows: or passed: of {kind}:"
                yield Problem(place, "extracts-complete", what, "the table promises to be complete", fix)
        for unit in given:
            if unit not in found and unit in world.corpus.units:
                named = f"{world.corpus.name_of(parse_id(unit))} ({unit})"
                what = f"the wording of {named} holds nothing for the table of {kind}"
                yield Problem(place, "extracts-complete", what, "a table shows what the law says", "remove it")
