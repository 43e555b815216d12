"""Grow the real corpus: copies of States and texts under invented names, with the shapes of the real ones.

What is compared, the topics and the terms stay as they are. States are added first, one for every free code; then whole
families of texts, whose references lead to each other as those of the originals do. The result passes `check`.
"""

from __future__ import annotations

import re
import shutil
import string
from collections.abc import Iterator
from itertools import count, product
from pathlib import Path
from typing import Any

import yaml

from benchmarks.words import Rewriter, make_names

Plain = dict[str, Any]
LEDGERS = ("ids.txt", "reviewed.txt")
_HEAD = "# yaml-language-server: $schema=../../schemas/instrument.json"
_DROPPED = (
    "cited_as", "counted", "entry_rule", "consents_needed", "permits", "supplements", "number", "original_title",
    "official_page", "note",
)  # fmt: skip


def grow(data: Path, out: Path, *, pages: int, now: int) -> int:
    """Copy `data`, whose site has `now` pages, to `out` and add until the site has about `pages`; give the count."""
    shutil.copytree(data, out)
    drop_ledgers(out)
    for file in (out / "instruments").glob("*/instrument.yml"):
        _drop_key(file, "counted")  # invented States join what was counted
    rewriter = Rewriter(kept=f"{_named_phrases(out)} {_extracted_words(out)} {_judged_words()}")
    states = list(_add_states(out, rewriter, most=max(0, pages - now)))
    texts = list(_plan_texts(out, room=pages - now - len(states)))
    copier = _Copier(out, rewriter, {text for text, _ in texts})
    for text, _ in texts:
        copier.copy(*text)
    _copy_extracts(out / "extracts.yml", [text for text, _ in texts])
    return now + len(states) + sum(added for _, added in texts)


def drop_ledgers(data: Path) -> None:
    """Take the ledgers out of a data folder that is edited for a measurement: nobody reviews what it invents."""
    _drop_key(data / "concordance.yml", "ledgers")
    for ledger in LEDGERS:
        (data / ledger).unlink(missing_ok=True)


def _drop_key(file: Path, key: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(rf"(?m)^{key}:.*\n(?: .*\n)*", "", text), encoding="utf-8")


def _named_phrases(data: Path) -> str:
    """Return the names that texts use for instruments: a copy must use the same ones."""
    found = (_read(file) for file in sorted((data / "instruments").glob("*/instrument.yml")))
    return " ".join(phrase for record in found for phrase in (*record.get("cited_as", ()), *record.get("calls", ())))


def _extracted_words(data: Path) -> str:
    """Return the words that the tables of periods, thresholds and options are made from, and those about them."""
    from generator.law.extracts import join_patterns

    tables = _read(data / "editorial.yml")["tables"].values()
    finds = [part["find"] for table in tables for part in (table, table.get("further")) if part]
    sources = " ".join(re.sub(r"\\[a-z]", " ", join_patterns(tuple(find)).pattern) for find in finds)
    told = [row["says"] for table in _read(data / "extracts.yml").values() for row in table["rows"]]
    return " ".join([*told, *(f"{word} {word}s" for word in re.findall(r"\w+", sources))])


def _judged_words() -> str:
    """Return the words by which rules tell duties, choices and denials: all words of the modules that judge."""
    from generator.checks.rules import clause_words, effects, elements

    sources = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in (clause_words, effects, elements)]
    return re.sub(r"\\[a-z]", " ", " ".join([*sources, "proposed"]))


def _copy_extracts(file: Path, texts: list[tuple[int, str]]) -> None:
    """Say of the provisions of each copy what the tables say of the originals."""
    tables = _read(file)
    for table in tables.values():
        for rows in table.values():
            copies = (
                {**row, "at": row["at"].replace(":", f"-{number}:", 1)}
                for number, slug in texts
                for row in rows
                if row["at"].startswith(f"{slug}:")
            )
            rows.extend(list(copies))
    file.write_text(yaml.dump(tables, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _add_states(data: Path, rewriter: Rewriter, *, most: int) -> Iterator[str]:
    """Add copies of States under free codes; yield each code."""
    models = sorted(path for path in (data / "states").iterdir() if path.is_dir())
    taken = {path.name for path in models} | _invited(data)
    codes = [code for code in _codes() if code not in taken][:most]
    for index, (code, name) in enumerate(zip(codes, make_names(len(codes)), strict=True)):
        model = models[index % len(models)]
        old = yaml.load((model / "state.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        folder = data / "states" / code
        folder.mkdir()
        for file in sorted(model.glob("*.yml")):
            text = rewriter.rewrite(file.read_text(encoding="utf-8"), seed=f"{code}/{file.name}")
            text = text.replace(old["name"], name)
            text = re.sub(r"(?m)^( +place:) .*$", rf"\1 {name}", text)  # no authority of two States has one place
            text = re.sub(r"(?m)^( *conflict: >-\n +)", rf"\1Of {name}: ", text)
            text = _copy_sources(data / "sources", text, (old["slug"], old["name"]), name)
            if file.name == "state.yml":
                text = re.sub(r"(?m)^slug: .*$", f"slug: {name.lower()}", text)
                text = re.sub(r"(?m)^name: .*$", f"name: {name}", text)
            (folder / file.name).write_text(text, encoding="utf-8")
        yield code


def _invited(data: Path) -> set[str]:
    """Return the codes of States that are listed as invited: they may be no Parties."""
    found = (_read(file).get("party_list", {}) for file in sorted((data / "instruments").glob("*/instrument.yml")))
    return {code for listed in found for code in listed.get("invited", ())}


def _copy_sources(folder: Path, text: str, old: tuple[str, str], new: str) -> str:
    """Return a State's file with the sources that are named after its model named after the State, and make them.

    Each has a page of its own: no two sources have one address.
    """
    slug, called = old
    for source in sorted(set(re.findall(rf"(?m)^ +- ([a-z0-9-]*\b{slug}\b[a-z0-9-]*)$", text))):
        record = (folder / f"{source}.yml").read_text(encoding="utf-8")
        if "\nreceived:" not in record:
            name = re.sub(rf"\b{slug}\b", new.lower(), source)
            record = re.sub(r"(?m)^url: .*$", f"url: https://example.org/{name}", record.replace(called, new))
            (folder / f"{name}.yml").write_text(record, encoding="utf-8")
            text = re.sub(rf"(?m)^( +- ){source}$", rf"\g<1>{name}", text)
    return text


def _codes() -> list[str]:
    """Return the codes that a State may have: those of ISO 3166-1 as CLDR lists them, and the free ones."""
    from generator.law.iso_codes import list_iso_codes

    letters = ("".join(pair) for pair in product(string.ascii_lowercase, repeat=2))
    known = list_iso_codes()
    return [code for code in letters if code in known or code.startswith("x")]


def _families(data: Path) -> list[str]:
    """Return the texts that act on no other: those that can be copied together."""
    return [
        path.name
        for path in sorted((data / "instruments").iterdir())
        if (path / "articles").is_dir() and "acts_on:" not in (path / "instrument.yml").read_text(encoding="utf-8")
    ]


def _plan_texts(data: Path, *, room: int) -> Iterator[tuple[tuple[int, str], int]]:
    """Yield the number of the family and the slug of each text to copy, and how many pages it adds."""
    sizes = {slug: len(_parts(data / "instruments" / slug)) + 2 for slug in _families(data)}
    for number in count(1):
        for slug, size in sizes.items():
            if room < size // 2:
                return
            room -= size
            yield (number, slug), size


def _parts(folder: Path) -> list[Path]:
    return [*sorted((folder / "articles").glob("*.yml")), *folder.glob("preamble.yml"), *folder.glob("closing.yml")]


class _Copier:
    """Copies texts; references lead to the members of the same family where it has them."""

    def __init__(self, data: Path, rewriter: Rewriter, planned: set[tuple[int, str]]) -> None:
        self._folder = data / "instruments"
        self._rewriter = rewriter
        self._planned = planned
        self._places = make_names(max((number for number, _ in planned), default=0))
        self._records = {slug: _read(self._folder / slug / "instrument.yml") for slug in _families(data)}

    def copy(self, number: int, slug: str) -> None:
        """Copy one text under the number of its family."""
        old, new = self._folder / slug, self._folder / f"{slug}-{number}"
        (new / "articles").mkdir(parents=True)
        family = [member for member in self._records if (number, member) in self._planned]
        for file in _parts(old):
            inside = file.relative_to(old).as_posix()
            text = file.read_text(encoding="utf-8")
            text = self._rewriter.rewrite(text, seed=f"{new.name}/{inside}", kept=_quoted_words(_read(file)))
            # No two files say the same in our words.
            text = re.sub(r"(?m)^( *(?:summary|note): (?:>-\n +)?)\S+", rf"\1{self._places[number - 1]}", text)
            for member in family:
                text = re.sub(rf"(?<![\w-]){member}:(?=[\w(])", f"{member}-{number}:", text)
                text = re.sub(rf"(?m)^(\s+- ){member}$", rf"\g<1>{member}-{number}", text)
            (new / inside).write_text(text, encoding="utf-8")
        record = self._rename(slug, number, family)
        body = yaml.dump(record, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)
        (new / "instrument.yml").write_text(f"{_HEAD}\n{body}", encoding="utf-8")

    def _rename(self, slug: str, number: int, family: list[str]) -> Plain:
        """Return the record of a copy: another name, and its own family wherever the original names a text."""
        record = {key: value for key, value in self._records[slug].items() if key not in _DROPPED}
        cited = {member: self._records[member].get("cited_as", ()) for member in family}
        names = {phrase: f"{member}-{number}" for member, phrases in cited.items() for phrase in phrases}
        for phrase, target in record.get("calls", {}).items():
            names[phrase] = f"{target}-{number}" if target in family else target
        place = self._places[number - 1]
        record["calls"] = names
        record["title"] = f"{record['title']}, as agreed at {place}"
        record["short_title"] = f"{record['short_title']} of {place}"
        record["label"] = f"{record['label']} {number}"
        record["order"] = str(100 + number * len(self._records) + list(self._records).index(slug))
        return record


def _quoted_words(record: Plain) -> str:
    """Return the words of a text that its own file quotes: they must stay as they are."""
    quotes = [hint.get("quote", "") for hint in record.get("references", ())]
    quotes += [correction.get("printed", "") for correction in record["provenance"].get("corrections", ())]
    return " ".join(quotes)


def _read(file: Path) -> Plain:
    read: Plain = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    return read
