"""References in texts of other languages, by words that the data give: right, or reported; never a wrong link."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from generator.law import records
from generator.law.ids import parse_id
from generator.reading.link import link_corpus
from generator.reading.link.around import TextsAround
from generator.reading.link.instruments import build_instruments
from generator.reading.link.names import Names
from generator.reading.load import load_records
from generator.reading.reference_grammar.other_language import OtherLanguage
from tests.unit.corpora import THIRD, corpus_of

_FRENCH = records.ReferenceWords(
    units={
        "article": ("article", "articles"),
        "paragraph": ("paragraphe", "paragraphes"),
        "point": ("point", "points", "alinéa"),
        "annex": ("annexe",),
    },
    joins=("de l’", "de", "du", "des", "de la"),
    lists=("et", "ou"),
    ranges=("à",),
    own=("la présente directive",),
    names={"la Charte": "charter"},
    numbers={"premier": "1"},
)
_RUSSIAN = records.ReferenceWords(
    units={
        "article": ("статья", "статьи", "статье", "статей", "статьями"),
        "paragraph": ("пункт", "пункта", "пункте", "пунктам"),
        "point": ("подпункт", "подпункта", "подпункте"),
    },
    lists=("и", "или"),
    own=("настоящей Директивы",),
)
_LATVIAN = records.ReferenceWords(
    units={"article": ("pants", "panta", "pantā"), "paragraph": ("punkts", "punkta", "punktā")},
    lists=("un",),
    numbers_first=True,
)
_ARABIC = records.ReferenceWords(
    units={"article": ("المادة", "للمادة"), "paragraph": ("الفقرة",)}, joins=("من",), numbers={"الخامسة": "5"}
)
CASES: tuple[tuple[records.ReferenceWords, str, dict[str, str]], ...] = (
    (_FRENCH, "en vertu de l’article 5, paragraphe 1, point b), ou", {"article 5, paragraphe 1, point b)": "5(1)(b)"}),
    (_FRENCH, "le paragraphe 2 de l’article 5 s’applique", {"paragraphe 2 de l’article 5": "5(2)"}),
    (_FRENCH, "les articles 2, 3 et 5", {"articles 2, 3 et 5": "2 3 5"}),
    (_FRENCH, "les articles 1 à 3 de la présente directive", {"articles 1 à 3 de la présente directive": "1 2 3"}),
    (_FRENCH, "l’article premier", {"article premier": "1"}),
    (_FRENCH, "l’article 5(1)(a)", {"article 5(1)(a)": "5(1)(a)"}),
    (_FRENCH, "l’article 3 de la Charte", {"article 3 de la Charte": "charter:3"}),
    (_FRENCH, "la Charte, article 3", {"la Charte, article 3": "charter:3"}),
    (_FRENCH, "au sens de la Charte", {"la Charte": "charter"}),
    (_FRENCH, "l’article 3, à moins que", {"article 3": "3"}),
    (_FRENCH, "l’article 9", {"article 9": ""}),
    (_FRENCH, "l’article 3 ou le paragraphe 2", {"article 3": "3", "paragraphe 2": "5(2)"}),
    (_FRENCH, "aux articles 2 et 5, paragraphe 1", {"articles 2 et 5, paragraphe 1": ""}),
    (_FRENCH, "aux points a, b et (ii)", {"points a, b et (ii)": ""}),
    (_FRENCH, "le point b, ou à défaut", {"point b": "5(1)(b)"}),
    (_RUSSIAN, "согласно пункту 1 и подпункту", {}),
    (_RUSSIAN, "в пункте 2 статьи 5 настоящей Директивы", {"пункте 2 статьи 5 настоящей Директивы": "5(2)"}),
    (_RUSSIAN, "подпункт b пункта 1 статьи 5", {"подпункт b пункта 1 статьи 5": "5(1)(b)"}),
    (_RUSSIAN, "в статье 2 и статье 3", {"статье 2": "2", "статье 3": "3"}),
    (_LATVIAN, "saskaņā ar 5. panta 2. punktu un 5. panta 2. punktā", {"5. panta": "5", "5. panta 2. punktā": "5(2)"}),
    (_LATVIAN, "2. un 3. pantā", {"2. un 3. pantā": "2 3"}),
    (_ARABIC, "الفقرة ٢ من المادة الخامسة", {"الفقرة ٢ من المادة الخامسة": "5(2)"}),
    (_ARABIC, "المادة ٣", {"المادة ٣": "3"}),
)  # fmt: skip


@cache
def _around() -> TextsAround:
    loaded, _ = load_records(THIRD / "data", root=THIRD)
    texts = build_instruments(loaded, [])
    return TextsAround(texts, Names(texts, loaded))


@pytest.mark.parametrize(("words", "text", "expected"), CASES, ids=[text for _, text, _ in CASES])
def test_references_are_read_by_their_words(words: records.ReferenceWords, text: str, expected: dict[str, str]) -> None:
    """Each leads where it should, counted from where the words stand; what leads nowhere says why."""
    found = OtherLanguage(words, _around(), {}).find(text, parse_id("directive:5(1)"))
    told = {text[one.start : one.end]: () if one.unresolved else one.targets for one in found}
    slugs = ("charter",)
    whole = {
        said: tuple(name if name.partition(":")[0] in slugs else f"directive:{name}" for name in targets.split())
        for said, targets in expected.items()
    }
    assert told == whole


def _faults(arabic: str, hints: tuple[records.ReferenceHint, ...] = ()) -> list[str]:
    """Give what is reported where the second article of the third corpus says this in Arabic."""
    loaded, _ = load_records(THIRD / "data", root=THIRD)
    entry = loaded.articles["charter", "2"]
    other = entry.record.other_languages[0].model_copy(update={"text": (records.Unit(text=arabic),)})
    update = {"other_languages": (other,), "references": hints}
    loaded.articles["charter", "2"] = replace(entry, record=entry.record.model_copy(update=update))
    _, problems = link_corpus(loaded)
    return [problem.what for problem in problems]


def test_a_reference_is_linked_only_where_the_first_text_refers_to_the_same() -> None:
    """What leads elsewhere is reported, and so is what the first text refers to and the other does not."""
    right = "إلا وفقا للفقرة ٢ من المادة الأولى أو للمادة الثالثة."
    assert _faults(right) == []
    other = _faults("إلا وفقا للفقرة ١ من المادة الأولى أو للمادة الثالثة.")
    assert [what.partition(": ")[2] or what for what in other] == [
        "it would lead to Article I(1) (charter:1(1)), and the text that is printed first does not refer there",
        'the text in "ar" of Article II does not refer to Article I(2) (charter:1(2)), or not by words known here',
    ]
    assert _faults("إلا وفقا للفقرة ٢ من المادة الأولى أو ما يليها.") == [
        'the text in "ar" of Article II does not refer to Article III (charter:3), or not by words known here'
    ]


def test_a_hint_settles_what_words_cannot_say() -> None:
    """With the language of the version; one whose words do not stand there is reported."""
    hint = records.ReferenceHint(unit="2", lang="ar", quote="ما يليها", to=("charter:3",))
    text = "إلا وفقا للفقرة ٢ من المادة الأولى أو ما يليها."
    assert _faults(text, (hint,)) == []
    lost = hint.model_copy(update={"quote": "ما قبلها"})
    assert 'the words "ما قبلها" do not stand in the text in "ar" of 2' in _faults(text, (lost,))


def test_the_page_links_them() -> None:
    """In the text of the other language, as in the first; the corpus holds the two references of its Arabic."""
    part = corpus_of(THIRD).instruments["charter"].part("2")
    assert part is not None
    own = part.versions[0].unit.own
    assert own is not None
    assert [(one.quote, one.targets) for one in own.references] == [
        ("للفقرة ٢ من المادة الأولى", ("charter:1(2)",)),
        ("للمادة الثالثة", ("charter:3",)),
    ]
