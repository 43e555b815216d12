"""The styles: OSCOLA (4th edition), AGLC (4th), Bluebook (21st), and a plain sentence.

Each writes two templates of an instrument: of the whole, and of a unit with `[[pin]]` for the pinpoint. `[[i]]` and
`[[/i]]` stand around what the style sets in italics. Full stops at the end of a footnote are left to the writer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.downloads.citing.facts import Cited
from generator.law.writing import write_date, write_when

STYLES = {"oscola": "OSCOLA", "aglc": "AGLC", "bluebook": "Bluebook", "plain": "Plain"}
"""The names of the styles, in the order in which they are offered."""
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


@dataclass(frozen=True)
class Template:
    """A form of citation: of the whole, and of a unit."""

    whole: str
    part: str = ""


def write_template(cited: Cited, style: str) -> Template:
    """Write the citation of an instrument in a style."""
    return _WRITERS[style](cited)


def _around(start: str, pinpoint: str, end: str) -> Template:
    return Template(start + end, start + pinpoint + end)


def _translation(cited: Cited) -> str:
    return f" ({cited.translation})" if cited.translation else ""


def _oscola(cited: Cited) -> Template:
    if cited.kind == "national act":
        base = cited.title + (f" ({cited.original})" if cited.original else "")
        base += f" {cited.number_undotted}" if cited.number else ""
        base += f" of {write_date(cited.day)}" if cited.day else ""
        base += f" ({cited.jurisdiction})" if cited.jurisdiction else ""
    else:
        dates = [_oscola_day(cited)] if cited.day and cited.act else []
        dates += [f"entered into force {write_date(cited.in_force)}"] if cited.in_force and cited.act else []
        base = cited.title + (f" ({', '.join(dates)})" if dates else "")
        base += f" {cited.series} {cited.series_number}" if cited.series else ""
    # A number before the pinpoint needs a comma; a bracket does not.
    return _around(base, " [[pin]]" if base.endswith(")") else ", [[pin]]", _translation(cited))


def _oscola_day(cited: Cited) -> str:
    """Write the day; a treaty of no series is easier to find with its place."""
    place = f"{cited.place}, " if cited.place and not cited.series else ""
    return f"{cited.act} {place}{write_date(cited.day)}"


def _aglc(cited: Cited) -> Template:
    title = f"[[i]]{cited.title}[[/i]]"
    if cited.is_authentic_abroad:
        title = f"[[i]]{cited.original}[[/i]] [{cited.title}]"
    if cited.kind == "national act":
        base = title + (f" ({cited.jurisdiction})" if cited.jurisdiction else "")
        more = [cited.number_undotted, write_date(cited.day) if cited.day else ""]
        base += " " + ", ".join(words for words in more if words)
        return _around(base.rstrip(), ", [[pin]]", _translation(cited))
    base = title + (f", {cited.act} {write_date(cited.day)}" if cited.day and cited.act else "")
    base += f", {cited.series} No {cited.series_number}" if cited.series else ""
    base += f" (entered into force {write_date(cited.in_force)})" if cited.in_force and cited.act else ""
    return _around(base, " [[pin]]", _translation(cited))


def _bluebook(cited: Cited) -> Template:
    if cited.kind == "national act":
        title = f"{cited.original} [{cited.title}]" if cited.has_latin_original else cited.title
        parts = [title, cited.number, write_american_date(cited.day) if cited.day else ""]
        base = ", ".join(part for part in parts if part)
        place = f" ({cited.jurisdiction})" if cited.jurisdiction else ""
        return _around(base, ", [[pin]]", place + _translation(cited))
    end = ""
    if cited.day and cited.act:
        act = "" if cited.act == "signed" else f"[[i]]{cited.act}[[/i]] "
        end += f", {act}{write_american_date(cited.day)}"
    dotted = "".join(f"{letter}." for letter in cited.series)
    end += f", {dotted} No. {cited.series_number}" if cited.series else ""
    end += f" (entered into force {write_american_date(cited.in_force)})" if cited.in_force and cited.act else ""
    return _around(cited.title, " [[pin]]", end + _translation(cited))


def _plain(cited: Cited) -> Template:
    named = f", {cited.short_title}" if "(" in cited.short_title else f" ({cited.short_title})"
    words = [cited.title + (named if cited.short_title else ""), cited.jurisdiction]
    words.append(f"{cited.series} No. {cited.series_number}" if cited.series else cited.number)
    if cited.day:
        when = f"at {cited.place} {write_when(cited.day)}" if cited.place and cited.act else write_date(cited.day)
        words.append(f"{cited.act} {when}".strip())
    both = (cited.force, own_days(cited))
    whole, part = (", ".join(filter(None, [*words, days, cited.translation])) for days in both)
    return Template(whole, f"[[pin]], {part}")


def own_days(cited: Cited) -> str:
    """Return what a unit's citation says of its days: those of the instrument, or a place for its own."""
    return "[[days]]" if cited.changes else cited.force


def write_american_date(day: str) -> str:
    """Write an ISO date, month or year as the Bluebook does: `Nov. 23, 2001`, `Oct. 2002`, `2002`."""
    year, *rest = day.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{month} {int(rest[1])}, {year}" if len(rest) > 1 else f"{month} {year}"


_WRITERS: dict[str, Callable[[Cited], Template]] = {
    "oscola": _oscola,
    "aglc": _aglc,
    "bluebook": _bluebook,
    "plain": _plain,
}
