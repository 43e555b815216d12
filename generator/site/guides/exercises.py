"""The view of the exercises for teachers and students."""

from __future__ import annotations

from dataclasses import dataclass

from generator.law import records, routes
from generator.law.corpus import Corpus, Exercise, Unit
from generator.site.parts.condensed_links import condense
from generator.site.parts.links import Link, hue_of, name_in_full
from generator.site.parts.prose_links import Prose, view_prose
from generator.site.parts.trust_panel import TextsTrust, view_texts_trust


@dataclass(frozen=True)
class QuestionView:
    """A question with its model answer."""

    ask: Prose
    answer: Prose
    at: tuple[Link, ...]


@dataclass(frozen=True)
class HandoutText:
    """A provision as it stands on a handout: each number with its words, indented by depth, behind what leads in."""

    name: str
    hue: str
    lang: str
    lines: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True)
class ExerciseView:
    """An exercise."""

    id: str
    number: int
    record: records.Exercise
    task: Prose
    open_any: str
    read: tuple[Link, ...]
    texts: tuple[HandoutText, ...]
    """The words of what is to be read, for paper."""
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True)
class ExercisesPage:
    """All exercises on one page, to be printed as handouts."""

    minutes: int
    exercises: tuple[ExerciseView, ...]
    citing: str
    """What the editors say to students about citing."""
    has_citing_guide: bool
    trust: TextsTrust
    """On the provisions that are printed on handouts."""


def view_exercises(corpus: Corpus, *, has_citing_guide: bool) -> ExercisesPage:
    """Make the page of exercises."""
    path = routes.EXERCISES
    views = tuple(
        _exercise(corpus, entry, number, on=path) for number, entry in enumerate(corpus.exercises.values(), start=1)
    )
    named = {name: None for entry in corpus.exercises.values() for name in entry.record.compare if name in corpus.units}
    units = [corpus.units[name].id for name in named]
    slugs = list(dict.fromkeys(unit.instrument for unit in units))
    trust = view_texts_trust(corpus, slugs, on=path, provisions=units)
    citing = corpus.editorial.notes.citing or ""
    return ExercisesPage(sum(view.record.minutes for view in views), views, citing, has_citing_guide, trust)


def _exercise(corpus: Corpus, exercise: Exercise, number: int, *, on: str) -> ExerciseView:
    record = exercise.record
    return ExerciseView(
        id=exercise.id,
        number=number,
        record=record,
        task=view_prose(corpus, record.task, on=on),
        open_any=routes.href(routes.compare_any_place(*record.compare), on=on),
        read=condense(corpus, record.compare, on=on),
        texts=tuple(_handout(corpus, corpus.units[name]) for name in record.compare if name in corpus.units),
        questions=tuple(
            QuestionView(
                view_prose(corpus, question.ask, on=on),
                view_prose(corpus, question.answer, on=on),
                condense(corpus, question.at, on=on),
            )
            for question in record.questions
        ),
    )


def _handout(corpus: Corpus, unit: Unit) -> HandoutText:
    instrument = corpus.instruments[unit.id.instrument]
    above = unit.id.parent
    lines: list[tuple[int, str, str]] = []
    while above is not None:
        own = corpus.units[str(above)].own
        lines[:0] = [(len(above.steps), "", own.text)] if own else []
        above = above.parent
    for one in unit.walk():
        no = one.no if one.no and one.kind in ("paragraph", "point") else ""
        lines += [(len(one.id.steps), no, words.text) for words in (one.own,) if words]
    name = f"{instrument.record.label}, {name_in_full(corpus, unit.id)}"
    return HandoutText(name, hue_of(instrument), instrument.lang, tuple(lines))
