"""The search index: its words, its weights, its files; and through Node what the browser's script makes of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.search import KINDS, SearchEntry, Synonym, write_index
from generator.search.shards import FOLDER
from generator.search.weigh import STEPS, weigh_entries
from generator.search.words import RULES, fold, split_phrase, split_words
from tests.unit.search_corpus import ENTRIES, INSTRUMENTS, write_small_index

ROOT = Path(__file__).parent.parent.parent
NODE_TESTS = ROOT / "tests" / "node"
FILES = write_index(ENTRIES, instruments=INSTRUMENTS)

SPLIT: dict[str, list[str]] = {
    "The offences": ["offence"],
    "Co-operation, cooperation": ["cooperation", "operation", "cooperation"],
    "trans-border": ["transborder", "tran", "border"],
    "Article 22(1)(d), 22.1.d": ["article", "22.1.d", "22.1.d"],
    "24/7": ["24/7"],
    "Vīķe-Freiberga": ["vikefreiberga", "vike", "freiberga"],
    "Borduştan’s": ["bordustan"],
    "authorities; accesses; access; virus": ["authority", "access", "access", "virus"],
    "organisation, organization": ["organization", "organization"],
    "компьютерной системы": ["компьютерной", "системы"],
    "её йод": ["ее", "йод"],
    "datorsistēma": ["datorsistema"],
    "18 U.S.C. 1030": ["18", "u", "s", "c", "1030"],
    "straße ø æ": ["strasse", "o", "ae"],
    "": [],
}


@pytest.mark.parametrize("text", SPLIT)
def test_words_fold_and_meet_their_other_forms(text: str) -> None:
    """Marks, plurals, hyphens and spellings do not keep words apart."""
    assert split_words(text) == SPLIT[text]


def test_a_whole_phrase_has_its_own_key() -> None:
    """The key of a phrase is its words without stopwords and with a full stop; compounds count once."""
    assert split_phrase("Leave the treaties") == (("leave", "treaty"), "leave treaty.")
    assert split_phrase("co-operation") == (("cooperation", "operation"), "cooperation.")
    assert split_phrase("of the") == ((), "")


def test_fold_keeps_cyrillic_letters_whole() -> None:
    """The short i is a letter of its own, not an i with a mark."""
    assert fold("Йод ДАННЫЕ") == "йод данные"


def test_a_title_weighs_more_than_a_mention() -> None:
    """Field by field: title over text, text over what holds it; a synonym counts by its own weight."""
    entries = [
        SearchEntry("a", "provision", "", "", "Dam", "x", "a"),
        SearchEntry("b", "provision", "", "", "x", "dam", "b"),
        SearchEntry("c", "provision", "", "", "x", "x", "c", within="Dam"),
        SearchEntry("d", "provision", "", "", "x", "x", "d", also=(Synonym("dam", 1.0),)),
        SearchEntry("e", "provision", "", "", "x", "x", "e", also=(Synonym("dam", 0.2),)),
    ]
    weights = dict(weigh_entries(entries, range(5))["dam"])
    assert weights[0] > weights[3] > weights[1] > weights[2]
    assert weights[3] > weights[4]
    assert all(0 < weight <= STEPS for weight in weights.values())


def test_the_same_entries_give_the_same_bytes() -> None:
    """The index is deterministic, also where entries come in another order of kinds."""
    assert write_index(ENTRIES, instruments=INSTRUMENTS) == FILES
    others = sorted(ENTRIES, key=lambda entry: -list(KINDS).index(entry.kind))
    assert write_index(others, instruments=INSTRUMENTS) == FILES


def test_files_are_scripts_with_names_that_every_system_takes() -> None:
    """Each file calls the one global with its own name; no name is reserved on any file system."""
    for path, content in FILES.items():
        name = path.removeprefix(f"{FOLDER}/").removesuffix(".js")
        assert re.fullmatch(r"start|[wve]-[0-9a-z_]+", name), path
        assert content.decode().startswith(f'concordance.search("{name}",')
        assert content.endswith(b");\n")


def test_every_word_is_in_the_shard_that_its_beginning_names() -> None:
    """A word is found by the longest beginning that the start file lists, and by no other."""
    start = _content(FILES[f"{FOLDER}/start.js"])
    beginnings = [beginning.replace("_", " ") for beginning in start["beginnings"].split(" ")]
    words = weigh_entries(sorted(ENTRIES, key=lambda entry: list(KINDS).index(entry.kind)), range(len(ENTRIES)))
    found = {word for path, content in FILES.items() if "/w-" in path for word in _content(content)}
    assert found == set(words)
    for word in words:
        assert sum(f"{word}$".startswith(beginning) for beginning in beginnings) == 1, word


def test_a_large_index_splits_what_is_common() -> None:
    """With many entries no shard outgrows its bound, but for single very common words."""
    words = [f"{first}{second}{third}" for first in "abc" for second in "aeiou" for third in "bcdfghklmnprst"]
    entries = [
        SearchEntry(f"p{number}", "provision", "", f"{number}", "", " ".join(words[number % 7 :: 7]), "x")
        for number in range(400)
    ]
    files = write_index(entries, instruments={})
    sizes = {path: len(content) for path, content in files.items() if "/w-" in path}
    assert len(sizes) > 20
    assert max(sizes.values()) < 20_000


def test_start_tells_where_kinds_and_instruments_begin() -> None:
    """Filters need no entry: the numbers of entries say kind and instrument."""
    start = _content(FILES[f"{FOLDER}/start.js"])
    assert start["entries"] == len(ENTRIES)
    assert start["ranges"][:2] == [["provision", "rivers", 0], ["provision", "lakes", 64]]
    assert [entry[2] for entry in start["ranges"]] == sorted(entry[2] for entry in start["ranges"])
    assert start["instruments"] == {slug: list(names) for slug, names in INSTRUMENTS.items()}


def test_the_browser_splits_words_alike(tmp_path: Path) -> None:
    """Writer and script cannot drift: both split the same texts into the same words."""
    texts = [*SPLIT, *(f"{entry.title} {entry.text}" for entry in ENTRIES)]
    script = f"""
    const folder = {json.dumps(str(ROOT / "theme" / "assets" / "js"))};
    for (const name of ["dom", "search-words"]) require(`${{folder}}/${{name}}.js`);
    const {{ split }} = globalThis.concordance.words.prepare({json.dumps(RULES)});
    const words = {json.dumps(texts)}.map((text) => split(text).flatMap(({{ word, parts, stopped }}) =>
      [...(stopped ? [] : [word]), ...parts.filter((part) => part.length >= 3)]));
    process.stdout.write(JSON.stringify(words));"""
    answered = json.loads(_run_node("-e", script))
    assert answered == [split_words(text) for text in texts]


def test_the_browser_answers_queries(tmp_path: Path) -> None:
    """The queries of `tests/node/search.test.js` find what they name in a small index."""
    table = json.loads((ROOT / "tests" / "citations" / "units.json").read_text(encoding="utf-8"))
    _run_node("--test", str(NODE_TESTS / "search.test.js"), SITE=str(write_small_index(tmp_path, table)))


def _run_node(*arguments: str, **environment: str) -> str:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node is not installed")
    variables = {**os.environ, **environment}
    done = subprocess.run([node, *arguments], capture_output=True, text=True, env=variables, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _content(script: bytes) -> Any:
    return json.loads(script.decode().partition(",")[2].rstrip().removesuffix(");"))
