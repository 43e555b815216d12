"""Rules that judge our words one by one, asked folder by folder: together they find what they find at once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.checks.rules import RULES
from generator.checks.rules.our_words import list_said
from generator.checks.rules.registry import World
from generator.publish.rule_jobs import list_folders
from generator.reading.link import link_corpus
from generator.reading.load import load_records
from tests.unit.corpora import BOTH, THIRD

BY_FOLDER = [rule for rule in RULES.values() if rule.by_folder]


def _world(root: Path) -> tuple[World, list[World]]:
    """Give the world of a corpus, and the same for each of its folders."""
    loaded, _ = load_records(root / "data", root=root)
    corpus, _ = link_corpus(loaded)
    assert corpus is not None
    return World(corpus, loaded), [World(corpus, loaded, folder) for folder in list_folders(loaded)]


@pytest.mark.parametrize("root", BOTH)
def test_folders_together_hold_all_of_our_words(root: Path) -> None:
    """Each word about law is of one folder, and none is of two."""
    whole, parts = _world(root)
    said = [(words, document.path, where) for words, _, document, where in list_said(whole)]
    cut = [(words, document.path, where) for part in parts for words, _, document, where in list_said(part)]
    assert sorted(cut, key=repr) == sorted(said, key=repr)


def test_faults_are_found_whichever_way_rules_are_asked(tmp_path: Path) -> None:
    """With wrong words before each summary and answer, rules find the same faults at once and folder by folder."""
    shutil.copytree(THIRD / "data", tmp_path / "data")
    wrong = "A court must not act after 77 days under Article 99, and no one may not ask the requested court. "
    for file in (tmp_path / "data").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(?m)^(summary|answer): (>-\n  )?", rf"\g<0>{wrong}", text), encoding="utf-8")
    whole, parts = _world(tmp_path)
    found = 0
    for rule in BY_FOLDER:
        at_once = sorted(str(problem) for problem in rule.check(whole))
        assert sorted(str(problem) for part in parts for problem in rule.check(part)) == at_once
        found += len(set(at_once)) and 1
    assert found >= 3, "too few rules find anything in these words"


def test_there_is_always_a_folder_to_ask_about(tmp_path: Path) -> None:
    """A corpus that says nothing of law yet has a job for each rule: the next build learns the rules from the last."""
    loaded, _ = load_records(tmp_path, root=tmp_path)
    assert list_folders(loaded) == [loaded.folder]
