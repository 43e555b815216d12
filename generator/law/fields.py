"""The values that fields of records may hold: each type checks its form and says what it should be."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema

from generator.law.day_forms import DAY, PARTIAL_DAY, need_date, need_partial_date
from generator.law.field_text import BadValue as BadValue
from generator.law.field_text import need_plain_text
from generator.law.ids import (
    HEAD_FORM,
    LONGEST_SLUG,
    NUMBER_FORM,
    PREAMBLE,
    STATE_FORM,
    STEP_FORM,
    MalformedId,
    is_article_number,
    is_slug,
    is_state_code,
    is_unit_number,
    parse_id,
    parse_path,
)
from generator.law.languages import LANGUAGE_FORM, is_language

_DIVISION_FORM = "[1-9][0-9]{0,3}[A-Z]{0,2}|[IVXLC]{1,8}|[A-Z]"
_LONGEST_ADDRESS = 2000
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+")

_WHY_ID = "ids are file names and addresses, which must be the same on every disk and in every link"
_WHY_CITATION = "a citation must lead to exactly one provision"
_WHY_NUMBER = "numbers become permalinks, and readers cite by them"
_FIX_PATH = "write it like 22(1)(d), 1(c)(i), 5(a)(indent 2), 4(2)(subpara 2), preamble(3) or conclusions"


def _need_slug(text: str) -> str:
    if not is_slug(text):
        offered = re.sub("[^a-z0-9]+", "-", text.casefold()).strip("-")[:60]
        should = "should be an id: lower-case letters a to z and digits, words joined by hyphens"
        should += f"; at most {LONGEST_SLUG} characters" * (len(text) > LONGEST_SLUG)
        raise BadValue(should, _WHY_ID, f'write "{offered}"' if is_slug(offered) else "write an id in that form")
    return text


def _need_state_code(text: str) -> str:
    if not is_state_code(text):
        fix = f'write "{text.lower()}"' if is_state_code(text.lower()) else "write the name of its folder under states/"
        should = "should be the two lower-case letters of a State's ISO code, or a code of editorial.yml"
        raise BadValue(should, _WHY_ID, fix)
    return text


def _need_id(text: str) -> str:
    try:
        parse_id(text)
    except MalformedId as fault:
        fix = "write it like treaty:22(1)(d), treaty:5(a)(indent 2) or treaty:preamble(3)"
        raise BadValue(f"should be a provision of an instrument; {fault}", _WHY_CITATION, fix) from None
    return text


def _need_target(text: str) -> str:
    return _need_id(text) if ":" in text else _need_slug(text)


def _need_path(text: str) -> str:
    try:
        parse_path("x", text)
    except MalformedId as fault:
        raise BadValue(f"should be a provision; {fault}", _WHY_CITATION, _FIX_PATH) from None
    return text


def _need_article_number(text: str) -> str:
    if not is_article_number(text):
        should = "should be the number of an article, which is also the name of its file"
        raise BadValue(should, _WHY_NUMBER, 'write it like "22", "15a", "section-12a" or "schedule-1"')
    return text


def _need_division_number(text: str) -> str:
    if not re.fullmatch(_DIVISION_FORM, text):
        should = "should be the number of a chapter, section or title"
        raise BadValue(should, _WHY_NUMBER, 'write it like "II" or "2", without the word')
    return text


def _need_unit_number(text: str) -> str:
    if not is_unit_number(text):
        should = "should be a number or lower-case letters, without brackets or full stop"
        offered = text.strip("().").lower()
        fix = f'write "{offered}"' if is_unit_number(offered) else 'write it like "1", "a" or "ii"'
        raise BadValue(should, _WHY_NUMBER, fix)
    return text


_PRINTED_FORM = r"([A-Z]\. )?[^\s()]{1,12}"


def _need_printed(text: str) -> str:
    if not re.fullmatch(_PRINTED_FORM, text):
        should = "should be a number as it is printed, without brackets or blanks"
        raise BadValue(should, _WHY_NUMBER, 'write it like "12A", "IV", "L. 121-3" or "(A)" without its brackets')
    return text


def _need_language(text: str) -> str:
    if not is_language(text):
        should = "should be a language as BCP 47 tags it, which CLDR has a name for"
        why = "browsers, screen readers and search choose letters, voice and direction by it"
        raise BadValue(should, why, 'write it like "en", "ar" or "sr-Latn"')
    return text


def _need_web_address(text: str) -> str:
    try:
        host = urlsplit(text).hostname
    except ValueError:
        host = None
    if not (host and len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text)):
        should = "should be a web address: https://, a host, and no spaces"
        why = "it becomes a link, which must open a page and do nothing else"
        raise BadValue(should, why, "copy it from the address line of a browser")
    return text


def _need_received_file(text: str) -> str:
    if not re.fullmatch(r"received/[a-z0-9]+([.-][a-z0-9]+)*", text):
        should = 'should be a file in the folder "received" beside this record'
        raise BadValue(should, "the evidence for a text must stand in the data", "write it like received/copy-1.txt")
    return text


def _need_hash(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", text):
        why = "it pins the evidence: any other form pins nothing"
        raise BadValue("should be a SHA-256: 64 hexadecimal digits", why, "write what sha256sum prints for the file")
    return text


def _need_whole_number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not _WHOLE.fullmatch(value):
        raise BadValue("should be a whole number in digits", "it is counted or sorted with", "write it like 12")
    return int(value)


def _whole(least: int, most: int, what: str) -> tuple[Any, Any]:
    """Make the check of a whole number that can only lie between two, and what is said to editors about it."""

    def need(value: object) -> int:
        number = _need_whole_number(value)
        if not least <= number <= most:
            should = f"should be {what}, from {least} to {most}"
            raise BadValue(should, "no other number makes sense here", "look for a slip of the finger")
        return number

    return BeforeValidator(need), WithJsonSchema({"type": "integer", "minimum": least, "maximum": most})


def _need_text_part(text: str) -> str:
    head, at, version = text.partition("@")
    if (head not in (PREAMBLE, "closing") and not is_article_number(head)) or (at and not version):
        should = 'should be "preamble", "closing" or the number of an article'
        raise BadValue(should, "figures belong to one file of an instrument", "write the name of the file without .yml")
    return text


def _need_truth(value: object) -> bool:
    if value not in (True, False, "true", "false"):
        raise BadValue("should be true or false", "any other word could be read either way", "write true or false")
    return value in (True, "true")


def _text(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


def _text_or_number(pattern: str) -> WithJsonSchema:
    """Describe what editors see as a number where it is nothing but digits, such as a year."""
    return WithJsonSchema({"type": ["string", "number"], "pattern": pattern})


def _words(most: int, why_most: str) -> tuple[Any, Any]:
    """Make the check of a text of at most `most` characters, and what is said to editors about it."""

    def need(text: str) -> str:
        return need_plain_text(text, most=most, why_most=why_most)

    schema = {"type": ["string", "number"], "pattern": r"^\S+( \S+)*$", "maxLength": most}
    return AfterValidator(need), WithJsonSchema(schema)


_SLUG_FORM = "[a-z0-9]+(-[a-z0-9]+)*"
_ARTICLE_FORM = HEAD_FORM.replace("(?:", "(")
_STEP_FORM = STEP_FORM.replace("(?:", "(")
_PATH_FORM = f"(preamble|conclusions|{_ARTICLE_FORM})({_STEP_FORM})*"
Slug = Annotated[
    str,
    AfterValidator(_need_slug),
    WithJsonSchema({"type": "string", "pattern": f"^{_SLUG_FORM}$", "maxLength": LONGEST_SLUG}),
]
StateCode = Annotated[str, AfterValidator(_need_state_code), _text(f"^{STATE_FORM}$")]
UnitId = Annotated[str, AfterValidator(_need_id), _text(f"^{_SLUG_FORM}:{_PATH_FORM}$")]
UnitPath = Annotated[str, AfterValidator(_need_path), _text(f"^{_PATH_FORM}$")]
Target = Annotated[str, AfterValidator(_need_target), _text(f"^{_SLUG_FORM}(:{_PATH_FORM})?$")]
ArticleNumber = Annotated[str, AfterValidator(_need_article_number), _text(f"^{_ARTICLE_FORM}$")]
DivisionNumber = Annotated[str, AfterValidator(_need_division_number), _text(f"^({_DIVISION_FORM})$")]
UnitNumber = Annotated[str, AfterValidator(_need_unit_number), _text(f"^{NUMBER_FORM.replace('(?:', '(')}$")]
TextPart = Annotated[
    str, AfterValidator(_need_text_part), _text(f"^(preamble|closing|{_ARTICLE_FORM})(@[A-Za-z0-9-]+)?$")
]
Day = Annotated[str, AfterValidator(need_date), _text(f"^{DAY.pattern}$")]
PartialDay = Annotated[str, AfterValidator(need_partial_date), _text_or_number(f"^{PARTIAL_DAY.pattern}$")]
WebAddress = Annotated[str, AfterValidator(_need_web_address), _text('^https?://[^\\s<>"]+$')]
ReceivedFile = Annotated[str, AfterValidator(_need_received_file), _text("^received/[a-z0-9]+([.-][a-z0-9]+)*$")]
Label = Annotated[str, *_words(40, "it stands on chips, in columns and in breadcrumbs")]
"""A word or two."""
Name = Annotated[str, *_words(400, "it stands in headings, lists and menus: something else was pasted here")]
"""What something is called: a title, a heading, a name, a term."""
Prose = Annotated[str, *_words(2000, "our own words are short: a reader looks something up")]
"""Words of our own."""
Text = Annotated[str, *_words(5000, "no unit of law is that long: something else was pasted here")]
"""The words of a law, or words quoted from somewhere."""
Hash = Annotated[str, AfterValidator(_need_hash), _text("^[0-9a-f]{64}$")]
Order = Annotated[int, *_whole(1, 9999, "a place in an order")]
Count = Annotated[int, *_whole(0, 999_999, "a count")]
Minutes = Annotated[int, *_whole(1, 600, "a number of minutes")]
Year = Annotated[int, *_whole(1800, 2099, "a year")]
Truth = Annotated[bool, BeforeValidator(_need_truth), WithJsonSchema({"type": "boolean"})]
Language = Annotated[str, AfterValidator(_need_language), _text(f"^{LANGUAGE_FORM}$")]
"""A language as BCP 47 tags it: `en`, `sr-Latn`, `ar`."""
Printed = Annotated[str, AfterValidator(_need_printed), _text(f"^{_PRINTED_FORM}$")]
"""How a number is printed: one to twelve signs without brackets, and the letter of a part of a code: `L. 121-3`."""
Confidence = Literal["confirmed", "single-source"]


class Record(BaseModel):
    """The base of all records: immutable, and closed to unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
