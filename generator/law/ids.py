"""Provision ids: parse, order and print them; labels for readers and Akoma Ntoso eIds for anchors.

An id names an instrument and a path inside it: `treaty:22(1)(d)`, `accord:5(a)(indent 2)`, `treaty:preamble(3)`.
`indent N` is an unnumbered list item, `subpara N` an unnumbered further paragraph, `part N` a Part of a schedule whose
paragraphs are numbered afresh in it: `act:schedule-3(part 1)(2)`. A number alone is an article; what
is no article says so: `act:section-12a(1)`, `act:schedule-1(2)`, `directive:annex`. Ids are plain; how a number is
printed (12A, IV) is data. eIds follow the Akoma Ntoso Naming Convention 1.0, without the chapter, because the numbers
of articles are unique inside an instrument.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

PREAMBLE = "preamble"
CONCLUSIONS = "conclusions"
ARTICLE = "article"
UNIT_WORDS = (ARTICLE, "section", "rule", "regulation", "clause")
"""What the units that an instrument is made of can be."""
ATTACHED_WORDS = ("schedule", "annex", "appendix")
"""What stands behind the units of an instrument and is made of paragraphs of its own."""
INSIDE_WORDS = ("part", "subpart", "chapter", "section", "title")
"""Divisions that a schedule or annex may have inside it."""
LONGEST_SLUG = 80
"""So long may an id be: with folder and ending, its page has a name that every disk takes."""
_DEEPEST = 12

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
STATE_FORM = "[a-z]{2,4}(?:-[a-z0-9]{1,4}){0,2}"
"""The form of a State's code: two letters of ISO 3166-1, or a code of the corpus's own: `xkx`, `nz-tk`, `eu-27`."""
_STATE = re.compile(rf"{STATE_FORM}\Z")
_PLAIN = "[1-9][0-9]{0,3}[a-z]{0,2}(?:bis|ter)?(?:-[1-9][0-9]{0,3}){0,3}"
HEAD_FORM = f"(?:(?:{'|'.join(UNIT_WORDS[1:])})-{_PLAIN}|(?:{'|'.join(ATTACHED_WORDS)})(?:-{_PLAIN})?|{_PLAIN})"
"""The form of a head that is a text of its own: `22`, `section-12a`, `schedule-1`, `annex`."""
NUMBER_FORM = "(?:[1-9][0-9]{0,3}[a-z]{0,2}|[a-z]{1,8}[0-9]{0,2})"
"""The form of a unit's plain number: `1`, `1a`, `a`, `ii`, `b1`."""
STEP_FORM = (
    rf"\(((?:{'|'.join(INSIDE_WORDS)}) [0-9a-z]{{1,8}}|(?:indent|subpara) [1-9][0-9]{{0,3}}"
    r"|[0-9]{1,4}[a-z]{0,2}|[a-z]{1,8}[0-9]{0,2})\)"
)
_ARTICLE = re.compile(rf"{HEAD_FORM}\Z")
_NUMBER = re.compile(rf"{NUMBER_FORM}\Z")
_STEP = re.compile(STEP_FORM)
_HEAD_IDS = {"section": "sec", "regulation": "reg", "clause": "cl"}
"""How a word is written in an eId, where it is shortened."""


class MalformedId(ValueError):
    """Raised by the parsers of this module; its text says what was expected."""


@dataclass(frozen=True)
class ProvisionId:
    """One unit of one instrument. `head` is the article number, `preamble` or `conclusions`; `steps` lead down."""

    instrument: str
    head: str
    steps: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.instrument}:{self.path}"

    @cached_property
    def path(self) -> str:
        """Return the id without its instrument: `22(1)(d)`."""
        return self.head + "".join(f"({step})" for step in self.steps)

    @cached_property
    def label(self) -> str:
        """Return the plain form of what a lawyer writes: `22(1)(d)`, `11(1), indent 2`, `preamble, recital 3`.

        Where the data may print another number, ask the corpus: `label_of`.
        """
        if self.head == PREAMBLE:
            return "preamble" + "".join(f", recital {step}" for step in self.steps)
        label = "closing formula" if self.head == CONCLUSIONS else " ".join(filter(None, split_head(self.head)))
        for step in self.steps:
            kind, _, number = step.partition(" ")
            if kind in INSIDE_WORDS and number:
                label += f", {kind.capitalize()} {number}"
            elif number:
                label += f", {'indent' if kind == 'indent' else 'sub-paragraph'} {number}"
            else:
                label += f"({step})"
        return label

    @cached_property
    def eid(self) -> str:
        """Return the Akoma Ntoso eId, used as the HTML id: `art_22__para_1__point_d`."""
        word, number = split_head(self.head)
        if self.head in (PREAMBLE, CONCLUSIONS, *ATTACHED_WORDS):
            base = self.head
        else:
            base = f"{_HEAD_IDS.get(word, word) if word else 'art'}_{number}"
        outer = len(self.steps) - len(self.own_steps)
        return "__".join([base, *(self._eid_step(depth - outer, step) for depth, step in enumerate(self.steps))])

    def _eid_step(self, depth: int, step: str) -> str:
        kind, _, number = step.partition(" ")
        if number:
            return f"{kind}_{number}"
        if self.head == PREAMBLE:
            return f"rec_{step}"
        if self.word == "section" and depth < 2 and step[0].isdigit() is (depth == 0):
            return f"{'para' if depth else 'subsec'}_{step}"
        return f"para_{step}" if depth == 0 and step[0].isdigit() else f"point_{step}"

    @property
    def word(self) -> str:
        """Return what the head is: `article`, `section`, `schedule`, `preamble` …"""
        return split_head(self.head)[0] or ARTICLE

    @property
    def is_attached(self) -> bool:
        """Return whether it stands in a schedule, an annex or an appendix."""
        return self.word in ATTACHED_WORDS

    @property
    def own_steps(self) -> tuple[str, ...]:
        """Return the steps without the Part of a schedule that numbers its paragraphs afresh."""
        return self.steps[1:] if is_inside_step(self.steps[0] if self.steps else "") else self.steps

    @property
    def counted_in(self) -> ProvisionId:
        """Return what its paragraphs are counted in: its head, or the Part of a schedule that numbers them afresh."""
        return ProvisionId(self.instrument, self.head, self.steps[: len(self.steps) - len(self.own_steps)])

    @cached_property
    def parent(self) -> ProvisionId | None:
        """Return the unit that holds this one, or None for an article."""
        return ProvisionId(self.instrument, self.head, self.steps[:-1]) if self.steps else None

    @cached_property
    def article(self) -> ProvisionId:
        """Return the article (or preamble, or closing formula) that this unit stands in."""
        return ProvisionId(self.instrument, self.head)

    def child(self, step: str) -> ProvisionId:
        """Return the unit one step down."""
        return ProvisionId(self.instrument, self.head, (*self.steps, step))

    def is_within(self, other: ProvisionId) -> bool:
        """Return whether this unit is `other` or stands inside it."""
        return (
            self.instrument == other.instrument
            and self.head == other.head
            and self.steps[: len(other.steps)] == other.steps
        )


def split_head(head: str) -> tuple[str, str]:
    """Return the word of a head and its number: `section` and `12a`, nothing and `121-3`, `annex` and nothing."""
    if head[:1].isdigit():
        return "", head
    word, _, number = head.partition("-")
    return word, number


def is_inside_step(step: str) -> bool:
    """Return whether a step leads into a division of a schedule: `part 2`."""
    kind, blank, _ = step.partition(" ")
    return bool(blank) and kind in INSIDE_WORDS


def is_slug(text: str) -> bool:
    """Return whether `text` may be a folder or file name that serves as an id: lower-case words joined by hyphens."""
    return len(text) <= LONGEST_SLUG and _SLUG.match(text) is not None


def is_state_code(text: str) -> bool:
    """Return whether `text` has the form of a State's code: that of ISO 3166-1 in lower case, or one of our own."""
    return _STATE.match(text) is not None


def is_article_number(text: str) -> bool:
    """Return whether `text` names an article or its like: `22`, `15a`, `4bis`, `section-12a`, `schedule-1`, `annex`."""
    return _ARTICLE.match(text) is not None


def is_unit_number(text: str) -> bool:
    """Return whether `text` is the plain number or letter of a unit inside an article: `1`, `a`, `ii`, `1a`, `b1`."""
    return _NUMBER.match(text) is not None


def parse_path(instrument: str, path: str) -> ProvisionId:
    """Read `22(1)(d)` as a unit of `instrument`; raise MalformedId where the form is wrong."""
    _refuse_lookalikes(path)
    head, bracket, rest = path.partition("(")
    if head not in (PREAMBLE, CONCLUSIONS) and not is_article_number(head):
        raise MalformedId(f'"{path}" does not start with an article number, "preamble" or "conclusions"')
    rest = bracket + rest
    steps: list[str] = []
    while rest:
        step = _STEP.match(rest)
        if step is None:
            raise MalformedId(f'"{path}" should go on with a bracket such as "(1)", "(a)" or "(indent 2)" at "{rest}"')
        if len(steps) == _DEEPEST:
            raise MalformedId(f"no unit stands {_DEEPEST + 1} levels deep")
        steps.append(step[1])
        rest = rest[step.end() :]
    return ProvisionId(instrument, head, tuple(steps))


@cache
def parse_id(text: str) -> ProvisionId:
    """Read `treaty:22(1)(d)`; raise MalformedId where the form is wrong."""
    _refuse_lookalikes(text)
    instrument, colon, path = text.partition(":")
    if not colon or not is_slug(instrument):
        raise MalformedId(f'"{text}" does not start with an instrument and a colon')
    return parse_path(instrument, path)


def _refuse_lookalikes(text: str) -> None:
    """Name the first letter from outside ASCII: a Cyrillic "а" looks like the Latin one and finds nothing."""
    strange = next((char for char in text if not char.isascii()), None)
    if strange:
        name = unicodedata.name(strange, "unnamed").lower()
        raise MalformedId(f'"{text}" holds "{strange}" (U+{ord(strange):04X}, {name}), which is not a letter of an id')
