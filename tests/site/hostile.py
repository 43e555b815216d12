"""A corpus in which every text field of every kind of record carries something that wants to run, to load or to lead.

It is made from the invented corpus: files of the kinds that it lacks are put beside it, and then each text field, found
by the schemas, gets the payload after its own words and a sign before them that a spreadsheet would take for a formula.
"""

from __future__ import annotations

import copy
import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.checks.evidence.counts import digest_words
from generator.checks.evidence.parts import read_parts
from generator.reading.layout import LAYOUT
from generator.reading.load import load_records
from generator.reading.schemas import make_schemas
from tests.site.built import ROOT

MINI = ROOT / "tests" / "mini"
Held = Any

MARK = "zq"
"""Begins every payload, with the number of its field."""
LITERAL = "&lt;zz-q&gt;"
"""Entities that stand in the data: escaped once too often or too seldom, they show."""
PAYLOAD = (
    f'{MARK}%dz "><hostile-x onclick="window.__ran=1"></hostile-x><img src=x onerror=window.__ran=1>\' '
    "onfocus='__ran=1 "
    "</script><script>window.__ran=1</script></style></title></textarea>--> ]]> <!-- {{ 7*'7' }} {%% raw %%} ${7*7} "
    "[a](javascript:__ran=1) ![b](data:text/html,x) **c** //evil.example/x @import url(x) ../../etc }@book{x, "
    f"{LITERAL} <svg onload=__ran=1>"
)
SHORT = f"{MARK}%dz<hostile-x onclick=__ran=1>"
STARTERS = ("=1+1 ", "+1 ", "-1 ", "@x ", "")
"""What a spreadsheet takes for the start of a formula."""


def hint(unit: str) -> Held:
    """Return a reference that no grammar can know."""
    return {"unit": unit, "quote": "the Old Rules", "outside": "rules of old"}


def made(unit: str) -> Held:
    """Return a provenance with a correction."""
    correction = {"unit": unit, "received": "Ruls", "printed": "Rules", "why": "a slip"}
    return {"source": "lakes-received", "at": "there", "made": "as received", "corrections": [correction]}


def footed(text: str) -> Held:
    """Return a unit with a table and a footnote."""
    table = {"caption": "Fees", "columns": ["What", "Fee"], "rows": [["a horn", "5 marks"], ["a drum", "2 marks"]]}
    footnotes = [{"mark": "*", "after": text, "text": "Marks are counted."}]
    return {"text": text, "table": table, "footnotes": footnotes, "note": "A note."}


RENDERED = {"source": "lakes-received", "at": "article 2", "made": "our rendering", "received": ["Raw."]}
FRENCH = {
    "lang": "fr",
    "heading": "Du bruit",
    "text": [
        {
            **footed("On punit qui réveille :"),
            "items": [{"no": "a", "text": "un homme"}, {"no": "b", "text": "un héron"}],
            "closing": "Puis.",
        }
    ],
}
FRENCH_END = {"lang": "fr", "heading": "Fin", "text": [{**footed("Fait sur le lac."), "closing": "Puis."}]}
FRENCH_BEGIN = {
    "lang": "fr",
    "opening": "Les rives,",
    "recitals": ["Vu le bruit,", "Vu l’eau,"],
    "closing": "Ont dit :",
}
LAKES, POND_TWO = "instruments/lakes/instrument.yml", "instruments/ponds/articles/2.yml"
STORY = {
    "title": "A boat with a drum",
    "group": "offences",
    "order": "10",
    "story": "Somebody beats a drum.",
    "questions": ["Is it one?"],
    "instruments": {
        "lakes": [{"says": "it is", "at": ["2(1)(b)"], "words": ["by drum", {"run": "drum"}], "silence": "No more."}]
    },
    "silent": ["ponds"],
    "part": ["One asks for a sleeper."],
    "national": ["What a keeper is."],
    "topics": ["noise"],
}
ADDED: dict[str, Held] = {
    "instruments/rivers/articles/section-1.yml": {
        "heading": "Drums",
        "summary": "Drums are forbidden.",
        "text": [{"text": "Nobody beats a drum."}],
        "provenance": {"source": "lakes-received", "at": "there", "made": "as received"},
        "acts_on": ["lakes:2"],
    },
    "literature/echo.yml": {
        "title": {"lang": "fr", "text": "Sur le bruit"},
        "title_en": "On noise",
        "authors": ["A. Heron"],
        "institution": "I",
        "year": "2019",
        "in": "Echoes",
        "pages": "1-2",
        "licence": "CC BY",
        "about": "Noise.",
        "seen": "All of it.",
        "claims": [{"title": "Noise", "says": "It is loud.", "we_find": "It is.", "provisions": ["lakes:2"]}],
    },
    "scenarios/drum.yml": STORY,
    "exercises/drum.yml": {
        "title": "A drum",
        "order": "10",
        "minutes": "5",
        "skill": "Reading",
        "task": "Read.",
        "compare": ["lakes:2"],
        "questions": [{"ask": "One?", "answer": "Yes.", "at": ["lakes:2(1)"]}, {"ask": "Two?", "answer": "No."}],
    },
    "extracts.yml": {
        "periods": {
            "rows": [{"at": "lakes:3(2)", "says": "three months"}, {"at": "ponds:2", "says": "six months"}],
            "passed": [{"at": "lakes:conclusions", "why": "a date"}, {"at": "ponds:2(subpara 2)", "why": "another"}],
        },
        "options": {"rows": [{"at": "lakes:2(2)", "says": "a reservation"}]},
    },
    "instruments/lakes/evidence.yml": {
        "figures": {
            "1": {
                "words": "1",
                "as_they_stand": "1",
                "damaged": "0",
                "moved": "0",
                "supplied": "1",
                "noise": "1",
                "supplied_words": ["a"],
                "noise_words": ["b"],
                "text_sha256": "0" * 64,
                "received_sha256": "0" * 64,
            }
        }
    },
    "find.yml": {
        "series": {"XTS": ["Series of still waters"]},
        "beside": ["League of shores"],
        "elsewhere": ["Pact of the sea"],
        "instruments": {"lakes": ["Treaty of still waters"]},
        "states": {"xa": ["Old Arland"]},
        "absent": {"Farland <hostile-x onclick=__ran=1>": ["Land afar"]},
        "pages": {"states/index.html": ["who has signed"]},
        "topics": {"noise": ["bruit"]},
    },
    "releases/2019-06-01.yml": {"title": "First", "note": "A note.", "counts": {"topics": "2"}},
    "instruments/rivers/articles/schedule-1.yml": {
        "heading": "Fees of old",
        "summary": "Fees of old.",
        "text": [
            {"no": "1", "under": {"kind": "part", "no": "1", "heading": "Drums"}, "text": "A drum is five marks."}
        ],
        "waived": {"words-fit": "Its words are those of every payload."},
        "provenance": {"source": "lakes-received", "at": "Schedule 1", "made": "restored"},
    },
    "terms/quiet.yml": {"term": "quiet", "explanation": "Without noise.", "everyday": ["hush"], "related": ["noise"]},
}
"""Files of the kinds that the invented corpus lacks."""
MERGED: dict[str, Held] = {
    LAKES: {
        "versions": [{"lang": "fr", "status": "official translation", "how_made": "Written for the tests."}],
        "original_title": {"lang": "fr", "text": "Convention"},
        "enacted_by": "A parliament",
        "note": "A note.",
        "promulgated": {"date": "2001-02-04", "confidence": "single-source", "note": "A day."},
        "cited_as": ["Lakes Treaty"],
        "consents_needed": {"number": "3", "condition": "of neighbours", "at": "3(2)"},
        "known_as": ["quiet treaty"],
        "permits": [
            {"at": "2(2)", "kind": "reservation", "affects": ["2(1)"]},
            {"at": "2(1)", "kind": "designation", "role": "24/7"},
        ],
        "duties": [{"owed": "at home", "at": ["2(1)"], "what": "what it makes a crime"}],
        "party_list": {
            "date": "2019-01-01",
            "sources": ["lakes-register"],
            "invited": {"xc": "Coreland"},
            "invited_note": "For a year.",
        },
        "in_force": {"date": "2003-05-01", "confidence": "confirmed", "sources": ["lakes-register"], "note": "A note."},
    },
    "instruments/lakes/articles/2.yml": {
        "label": "Article two",
        "note": "A note.",
        "references": [hint("2(2)")],
        "provenance": made("2(2)"),
    },
    "instruments/lakes/articles/1.yml": {
        "since": "2004-01-01",
        "inserted_by": {"what": "Protocol on terms"},
        "waived": {"words-fit": "Its words are those of every payload."},
    },
    "instruments/rivers/instrument.yml": {
        "kind": "national act",
        "in_state": "xb",
        "acts_on": ["lakes"],
        "order": "3",
        "hue": "plum",
        "text_language": "en",
        "text_status": "authentic",
        "authentic_languages": ["en"],
        "how_made": "Written for the tests.",
        "articles": ["section-1"],
        "attached": ["schedule-1"],
    },
    "instruments/lakes/preamble.yml": {
        "other_languages": [FRENCH_BEGIN],
        "note": "A note.",
        "references": [hint("preamble(1)")],
        "provenance": made("preamble(1)"),
    },
    "instruments/lakes/closing.yml": {
        "other_languages": [FRENCH_END],
        "note": "A note.",
        "references": [hint("conclusions")],
        "provenance": made("conclusions"),
    },
    "instruments/ponds/instrument.yml": {
        "in_force_by": {"date": "2011-01-02", "confidence": "single-source", "note": "A note."},
        "text_status": "our rendering",
        "words": {"article": {"called": "Rule", "inside": ["paragraph", "point"], "further": "sentence"}},
        "versions": [{"lang": "fr", "status": "official translation", "how_made": "Written for the tests."}],
    },
    "instruments/ponds/articles/1.yml": {
        "provenance": RENDERED,
        "text": [
            {
                "text": "Each Party shall punish noise on a pond, in the sense of Article 2, paragraph 1, of the "
                "Convention, if it wakes:",
                "items": [{"no": "a", "text": "a person; or"}, {"no": "b", "text": "a heron."}],
            }
        ],
        "other_languages": [FRENCH],
    },
    "editorial.yml": {
        "codes": {"xc": {"means": "A land of our own."}},
        "samples": {"topics": "drums", "points": "horn", "words": "noise"},
    },
    "topics/noise.yml": {
        "everyday": ["din"],
        "points": [
            {
                "point": "Harm needed",
                "stands": "differs",
                "values": {
                    "lakes": {"says": "none", "at": ["2(1)"], "silence": "no harm is asked for"},
                    "ponds": {"says": "somebody wakes", "at": ["1"], "words": [{"run": "if it wakes", "at": "1"}]},
                },
            }
        ],
    },
    "topics/final.yml": {
        "relations": [{"of": "lakes", "to": "ponds", "is": "equivalent", "own": ["Waiting time"], "because": "Alike."}]
    },
    POND_TWO: {
        "provenance": RENDERED,
        "since": "2012-01-01",
        "until": "2019-01-01",
        "repealed_by": {"what": "Ponds Act, section 2"},
        "waived": {"numbers-agree": "The months are those of the lakes."},
        "former": [
            {
                "until": "2012-01-01",
                "by": {"what": "Ponds Act, section 3"},
                "heading": "Entry of old",
                "text": [{**footed("It entered into force:"), "items": [{"text": "at once"}], "closing": "Then."}],
            }
        ],
    },
    "states/xa/state.yml": {"note": "A note.", "known_as": ["Arland of old"]},
    "sources/lakes-register.yml": {"note": "A note."},
    "states/xb/lakes.yml": {
        "participation": {
            "signed": {"date": "2001-02-03", "confidence": "single-source"},
            "consent": {"date": "2019-06-01", "confidence": "single-source", "kind": "ratification"},
            "in_force": {"date": "2019-10-01", "confidence": "single-source"},
            "confidence": "single-source",
            "sources": ["lakes-register"],
        }
    },
    "states/xa/lakes.yml": {
        "listed": {
            "date": "2019-01-01",
            "kinds": ["authorities"],
            "complete": "true",
            "sources": ["lakes-register"],
        },
        "participation": {
            "signed": {"date": "2001-02-03", "confidence": "confirmed"},
            "confidence": "confirmed",
            "sources": ["lakes-register"],
            "consent": {"date": "2003-01-15", "confidence": "confirmed", "kind": "ratification"},
            "in_force": {"date": "2003-05-01", "confidence": "confirmed"},
            "note": "A note.",
            "conflict": "Two days are given.",
        },
    },
}
STATEMENT = {
    "id": "2-1-designation",
    "kind": "designation",
    "affects": ["2(1)"],
    "outside_lists": "No list has it.",
    "changes": [{"what": "corrected", "says": "A letter.", "sources": ["lakes-register"]}],
    "effect": "Names an office.",
    "authority": {
        "name": "An office",
        "unit": "A unit",
        "place": "Stillwater",
        "role": "24/7",
        "limited_to": "drums",
        "succeeded_by": {"names": ["Another office"], "since": "2018-01-01", "sources": ["lakes-register"]},
    },
    "quote": "We name it.",
    "sources": ["lakes-register"],
    "confidence": "confirmed",
    "note": "A note.",
    "flag": "A doubt.",
}
PAGE = """---
title: %s
description: %s
section: Guides
shelf: Reading
order: 1
---
# A page

Read it.
"""


@dataclass
class Poisoned:
    """What was done: the payload of each field by its place in the schemas."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0

    def poison(self, text: str, place: str, most: int, *, formula: bool = True) -> str:
        """Return a text with a payload of its own."""
        self.count += 1
        payload = (PAYLOAD if most > 100 else SHORT) % self.count
        starter = STARTERS[self.count % len(STARTERS)] if most > 100 and formula else ""
        if not formula:  # A rule wants front matter without the signs of YAML.
            payload = payload.replace(" ![b](data:text/html,x) **c**", "").replace(f" {LITERAL}", "")
        if ".authority." in place:  # A rule refuses every "@" there.
            payload, starter = payload.replace("@", "at "), starter.replace("@", "=")
        self.fields.setdefault(place, []).append(payload)
        return f"{starter}{text} {payload}"[:most] if most > 100 else payload


def lay_out(root: Path) -> Poisoned:
    """Make the hostile corpus in `root`, with its configuration for MkDocs."""
    for name in ("data", "content"):
        shutil.copytree(MINI / name, root / name)
    done = Poisoned()
    records: dict[str, Held] = {}
    for file, held in _records(root / "data"):
        inside = file.relative_to(root / "data").as_posix()
        place = next(place for place in LAYOUT if place.pattern.fullmatch(inside))
        schema = json.loads(_schemas()[f"{place.schema}.json"])
        poisoned = _walk(held, schema, schema.get("definitions", {}), place.schema, done)
        _tie(poisoned, place.schema)
        records[inside] = poisoned
    for inside, held in records.items():
        if inside.startswith("topics/"):
            _tie_points(held, records)
    _tie_roles(records)
    end = records["instruments/lakes/closing.yml"]["text"][0]
    end["text"] = f"Done at {records[LAKES]['concluded']['place']}. {end['text']}"
    for inside, held in records.items():
        _write(root / "data" / inside, held)
    _weigh(root)
    title = done.poison("A page", "page.title", 400, formula=False)
    page = PAGE % (title, done.poison("On it", "page.description", 400, formula=False))
    (root / "content" / "guides" / "hostile.md").write_text(page, encoding="utf-8")
    config = (
        (MINI / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace("site_dir: ../../.build/mini", "site_dir: site")
        .replace("../../", f"{ROOT}/")
    )
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return done


def _write(file: Path, held: Held) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


_schemas = cache(make_schemas)


def text_fields() -> dict[str, frozenset[str]]:
    """Return the text fields of every schema: their places by its name."""
    found = {}
    for name, content in _schemas().items():
        schema, stem = json.loads(content), name.removesuffix(".json")
        found[stem] = frozenset(_places(schema, schema.get("definitions", {}), stem, ()))
    return found


def _is_text(schema: Held) -> bool:
    return "maxLength" in schema and str(schema.get("pattern", "")).startswith("^\\S+")


def _resolve(schema: Held, definitions: Held) -> list[Held]:
    """Return the schemas that a schema stands for."""
    if "$ref" in schema:
        return _resolve(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    inner = [*schema.get("anyOf", []), *schema.get("allOf", [])]
    return [schema, *(found for one in inner for found in _resolve(one, definitions))]


def _places(schema: Held, definitions: Held, place: str, above: tuple[str, ...]) -> Iterator[str]:
    for one in _resolve(schema, definitions):
        mark = json.dumps(one, sort_keys=True)
        if mark in above:
            continue
        if _is_text(one):
            yield place
        for key, inner in one.get("properties", {}).items():
            yield from _places(inner, definitions, f"{place}.{key}", (*above, mark))
        for inner in (one.get("items"), one.get("additionalProperties"), *one.get("patternProperties", {}).values()):
            if isinstance(inner, dict):
                yield from _places(inner, definitions, place, (*above, mark))


def _records(data: Path) -> Iterator[tuple[Path, Held]]:
    """Yield every file of the corpus and what it is to hold before it is spoilt."""
    for file in sorted(data.rglob("*.yml")):
        held = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        inside = file.relative_to(data).as_posix()
        held.update(copy.deepcopy(MERGED.get(inside, {})))
        if inside == "states/xa/lakes.yml":
            held["statements"].append(copy.deepcopy(STATEMENT))
        if inside in ("instruments/lakes/articles/2.yml", "instruments/lakes/closing.yml"):
            held["text"][0].update(footed(f"{held['text'][0]['text']} Promptly."))
        yield file, held
    for inside, held in ADDED.items():
        yield data / inside, copy.deepcopy(held)


def _walk(value: Held, schema: Held, definitions: Held, place: str, done: Poisoned) -> Held:
    options = _resolve(schema, definitions)
    if isinstance(value, str):
        text = next((one for one in options if _is_text(one)), None)
        return (
            done.poison(value, place, text["maxLength"]) if text and place not in LEFT and value not in TIED else value
        )
    if isinstance(value, list):
        items = next(one["items"] for one in options if "items" in one)
        return [_walk(item, items, definitions, place, done) for item in value]
    walked = {}
    for key, inner in value.items():
        own = next((one["properties"][key] for one in options if key in one.get("properties", {})), None)
        if own is not None:
            walked[key] = _walk(inner, own, definitions, f"{place}.{key}", done)
            continue
        free = [one.get("additionalProperties") for one in options]
        free += [inner for one in options for inner in one.get("patternProperties", {}).values()]
        walked[key] = _walk(inner, next(one for one in free if isinstance(one, dict)), definitions, place, done)
    return walked


LEFT: dict[str, str] = {
    "release.kept.version": "that of the kept edition, which is held against it",
    "moved.moves.because": "for editors; a move needs the ledger of a published site",
    "moved.moves.from": "an id of the ledger, which a rule checks",
    "moved.moves.to": "the same",
    "term.forms": "stands in the texts, and so carries what they carry",
    "term.term": "the same",
    "article.former.text.under.heading": "a unit like those of the text, which carry one",
    "article.other_languages.text.under.heading": "the same",
    "closing.text.under.heading": "only schedules have divisions inside",
    "closing.other_languages.text.under.heading": "the same",
    "closing.text.closing": "a unit like those of articles, which carry it",
    "closing.provenance.received": "a provenance like those of articles",
    "preamble.provenance.received": "the same",
    "instrument.versions.refers.units": "words by which references are found, and shown nowhere",
    "instrument.versions.refers.joins": "the same",
    "instrument.versions.refers.lists": "the same",
    "instrument.versions.refers.own": "the same",
    "instrument.versions.refers.ranges": "the same",
    "topic.relations.row": "the name of a point, which carries one",
    "topic.relations.own": "the same",
    "extracts.options.passed.why": "a row like those of periods",
    "extracts.thresholds.passed.why": "the same",
    "extracts.thresholds.rows.says": "the same",
}
TIED = frozenset({"Convention on Loud Rivers"})
"""Values that a text cites."""
"""Text fields that cannot hold a payload, and why: a rule ties them to what stands elsewhere."""


def _tie(held: Held, schema: str) -> None:
    """Mend what rules tie to what stands elsewhere: words quoted from a unit are put into it."""
    if schema in ("article", "closing"):
        for text in (held, *held.get("former", ()), *held.get("other_languages", ())):
            for unit in text["text"]:
                unit["text"] += "".join(f" {footnote['after']}" for footnote in unit.get("footnotes", ()))
    if schema in ("article", "closing") and "references" in held:
        unit = held["text"][-1]
        unit["text"] += f" {held['references'][0]['quote']} {held['provenance']['corrections'][0]['printed']}"
    if schema == "preamble":
        held["recitals"][0] += f" {held['references'][0]['quote']} {held['provenance']['corrections'][0]['printed']}"
    if schema == "source" and held.get("kind") == "received copy":
        held["sha256"] = hashlib.sha256((MINI / "data" / "sources" / "received" / "lakes.txt").read_bytes()).hexdigest()


def _tie_points(topic: Held, records: dict[str, Held]) -> None:
    """Name the points of relations as they are called now, and put the words that carry a value into the law."""
    for relation in topic["relations"]:
        for key in relation.keys() & {"row", "own"}:
            relation[key] = [point["point"] for point in topic["points"]]
    for point in topic["points"]:
        for slug, cell in point["values"].items():
            number, _, inner = cell["at"][-1].partition("(")
            units = records[f"instruments/{slug}/articles/{number}.yml"]["text"]
            unit = next((one for one in units if one.get("no") == inner.rstrip(")")), units[0])
            for words in cell.get("words", ()):
                unit["text"] += f" {words if isinstance(words, str) else words['run']}"


def _tie_roles(records: dict[str, Held]) -> None:
    """List the roles of authorities as they are called now: that of the statement has all that its own has."""
    listed = records["editorial.yml"]["roles"]
    role = listed.pop("24/7")
    listed[records["states/xa/lakes.yml"]["statements"][-1]["authority"]["role"]] = role
    listed[records[LAKES]["permits"][-1]["role"]] = {"title": "Keepers", "means": "Keeps a lake"}


def _weigh(root: Path) -> None:
    """Write the sums of the texts as they stand now into the evidence, as its command does."""
    file = root / "data" / "instruments" / "lakes" / "evidence.yml"
    held = json.loads(file.read_text(encoding="utf-8"))
    loaded, _ = load_records(root / "data", root=root)
    for part in read_parts(loaded):
        if part.id.instrument == "lakes":
            held["figures"][part.key] = {**held["figures"]["1"], "text_sha256": digest_words(part.words)}
    _write(file, held)
