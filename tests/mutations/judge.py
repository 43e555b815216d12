"""Apply a mutation to the data in memory and say which rules, tests and ledgers catch it.

Texts that a mutation leaves alone are linked once: `Judge` gives `link_corpus` the linked texts of the real data back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unittest import mock

from generator.checks.evidence.counts import digest_words
from generator.checks.evidence.parts import read_parts
from generator.checks.reconcile import reconcile
from generator.checks.rules import check_all, guides, subjects
from generator.checks.rules import our_words as ourwords
from generator.checks.rules.likeness import SummaryLikeness
from generator.law.corpus import Corpus
from generator.law.extracts import Found, find_extracts
from generator.publish import pipeline
from generator.reading import link
from generator.reading.layout import LAYOUT
from generator.reading.link import link_corpus
from generator.reading.link.instruments import build_instruments
from generator.reading.link.names import Names
from generator.reading.link.references import link_references
from generator.reading.load import Loaded, Records, load_records
from generator.reading.problems import Problem
from generator.reading.record_shape import read_record
from generator.reading.yamlio import Document
from generator.site import prose
from generator.site.prose_markup import check_prose_markup
from tests.mutations.model import Change, Mutation, Real

ROOT = Path(__file__).resolve().parents[2]
TESTS = frozenset({"reconcile", "evidence", "printed-as-weighed"})
"""What compares with something kept beside the data: researched facts, the figures of the texts' received copies."""
LEDGERS = frozenset({"reviewed", "ids-kept"})
"""The rules that compare with a ledger of today's data."""
_BESIDE_TEXTS = frozenset({"participations", "states", "topics", "scenarios", "exercises", "literature", "extracts"})
_RECORDS = {place.collection: place.record for place in LAYOUT}


@dataclass(frozen=True)
class Verdict:
    """What caught a mutation: ids of rules, and of tests."""

    mutation: Mutation
    by: frozenset[str]

    @property
    def by_rules(self) -> bool:
        """Say whether a rule of `check` reports it that needs neither ledger nor anything kept of today's words."""
        return bool(self.by - TESTS - LEDGERS)

    @property
    def without_ledgers(self) -> bool:
        """Say whether a rule or a test reports it."""
        return bool(self.by - LEDGERS)


class _RememberedLikeness(SummaryLikeness):
    """Likeness that is measured once for the same words."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__(texts)
        self._measured: dict[str, dict[str, float]] = {}

    def scores(self, words: str) -> dict[str, float]:
        """Return the likeness of some words to every text."""
        if words not in self._measured:
            self._measured[words] = super().scores(words)
        return self._measured[words]


@lru_cache(maxsize=512)
def _check_markup_once(text: str, shown: str) -> tuple[Problem, ...]:
    return tuple(check_prose_markup(text, shown))


class Judge:
    """Holds the real data, loaded and linked once, and tries mutations on it."""

    def __init__(self, root: Path = ROOT) -> None:
        self.root = root
        self.loaded, problems = load_records(root / "data", root=root)
        self._bare = build_instruments(self.loaded, problems)
        self._linked = link_references(self.loaded, self._bare, Names(self._bare, self.loaded), problems)
        self.real = Real(self.loaded)
        self._sources = {
            (part.id.instrument, part.key): part.record.provenance.source for part in read_parts(self.loaded)
        }
        self._find_extracts = find_extracts
        self._found: dict[str, tuple[Found, ...]] = {}
        self._likenesses: dict[tuple[tuple[str, str], ...], SummaryLikeness] = {}
        assert not problems
        before = self._catch(self.loaded, texts_same=True)
        assert not before, f"the data has faults before any mutation: {before}"

    def try_mutation(self, mutation: Mutation) -> Verdict:
        """Say what reports a mutation."""
        loaded = dataclasses.replace(
            self.loaded,
            faulty=set(),
        )
        for place in LAYOUT:
            held = getattr(self.loaded, place.collection)
            setattr(loaded, place.collection, dict(held) if isinstance(held, dict) else held)
        faults = [fault for change in mutation.changes for fault in self._put(change, loaded)]
        if faults:
            return Verdict(mutation, frozenset(fault.rule for fault in faults))
        same = all(change.collection in _BESIDE_TEXTS for change in mutation.changes)
        return Verdict(mutation, frozenset(self._catch(loaded, texts_same=same)))

    def _put(self, change: Change, loaded: Records) -> list[Problem]:
        held = getattr(loaded, change.collection)
        if change.data is None:
            del held[change.key]
            return []
        old: Document = (held[change.key] if isinstance(held, dict) else held).document
        document = Document(old.path, change.data, old.content)
        record, faults = read_record(_RECORDS[change.collection], document)
        if record is not None and isinstance(held, dict):
            held[change.key] = Loaded(record, document)
        elif record is not None:
            setattr(loaded, change.collection, Loaded(record, document))
        return faults

    def _catch(self, loaded: Records, *, texts_same: bool) -> set[str]:
        with (
            self._remembering() if texts_same else nullcontext(),
            mock.patch.object(ourwords, "SummaryLikeness", self._likeness_once),
            mock.patch.object(subjects, "SummaryLikeness", self._likeness_once),
            mock.patch.object(prose, "check_prose_markup", _check_markup_once),
        ):
            corpus, problems = link_corpus(loaded)
            assert corpus is not None
            problems += check_all(corpus, loaded)
            problems += pipeline.check_beside(corpus, loaded, root=self.root, data="data")
        caught = {problem.rule for problem in problems}
        if any(not difference.reason for difference in reconcile(loaded, self.root / "tests" / "facts")):
            caught.add("reconcile")
        if not texts_same and any(self._outdated(loaded)):
            caught.add("evidence")
        return caught

    @contextmanager
    def _remembering(self) -> Iterator[None]:
        """Return what was made of the texts before, where they are the same."""
        with (
            mock.patch.object(link, "build_instruments", return_value=self._bare),
            mock.patch.object(link, "link_references", return_value=self._linked),
            mock.patch.object(guides, "find_extracts", self._find_once),
        ):
            yield

    def _likeness_once(self, texts: Mapping[str, str]) -> SummaryLikeness:
        key = tuple(texts.items())
        if key not in self._likenesses:
            self._likenesses[key] = _RememberedLikeness(texts)
        return self._likenesses[key]

    def _find_once(self, corpus: Corpus, kind: str) -> tuple[Found, ...]:
        if kind not in self._found:
            self._found[kind] = self._find_extracts(corpus, kind)
        return self._found[kind]

    def _outdated(self, loaded: Records) -> Iterator[str]:
        """Yield the parts whose words or copy are not those that the figures of the evidence were counted from."""
        parts = {str(part.id): part for part in read_parts(loaded)}
        for slug, entry in self.loaded.evidence.items():
            for head, figures in entry.record.figures.items():
                part = parts.get(f"{slug}:{'conclusions' if head == 'closing' else head}")
                source = self._sources.get((slug, head))
                if part is None or part.record.provenance.source != source:
                    yield f"{slug}:{head}: no segment of its copy shows it"
                elif digest_words(part.words) != figures.text_sha256:
                    yield f"{slug}:{head}"
