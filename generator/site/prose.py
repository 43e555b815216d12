"""The pages of prose in `content/`: their front matter, their citations as links, and what is wrong in them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.downloads.citing import STYLES, cite, is_citable
from generator.law import routes
from generator.law.corpus import Corpus
from generator.law.field_text import find_lookalike
from generator.law.inline_forms import Fault, ProseFault, cut_prose, find_faults
from generator.law.writing import write_when
from generator.reading.front_matter import check_front, check_markup, find_pages
from generator.reading.problems import Location, Problem
from generator.reading.textfile import find_cut_end, place_in, read_text
from generator.site.parts.trust_panel import view_texts_trust
from generator.site.prose_markup import check_prose_markup
from generator.site.render import mark_foreign, render_text

_BLOCK = re.compile(r"^\{(?P<kind>words|statement|cite):(?P<name>[^{}\n]+)\}$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def check_content(corpus: Corpus, folder: Path, *, root: Path) -> Iterator[Problem]:
    """Yield every fault of the pages of prose: missing front matter, citations and figures that name nothing."""
    why = "a citation of what does not exist would mislead the reader"
    base = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.as_posix()
    files, strange = find_pages(folder, base)
    yield from strange
    for file in files:
        shown = f"{base}/{file.relative_to(folder).as_posix()}"
        text, faults = read_text(file, shown)
        if text is None:
            yield from (replace(fault, rule="content-front") for fault in faults)
            continue
        text = text.replace("\r\n", "\n")  # as MkDocs reads it
        yield from (replace(fault, rule="content-front") for fault in find_cut_end(text, shown))
        yield from _check_letters(text, shown)
        yield from check_front(text, shown)
        active = list(check_markup(text, shown))
        yield from active or check_prose_markup(_without_blocks(text), shown)
        for slip in (*find_faults(corpus, _without_blocks(text)), *_find_block_faults(corpus, text)):
            place = Location(shown, *place_in(text, slip.start), slip.end - slip.start)
            yield Problem(place, "prose-links", slip.what, why, "name something that exists, or put it in backticks")


def _check_letters(text: str, shown: str) -> Iterator[Problem]:
    """Yield a problem for the first word of a page with a letter that passes for another."""
    word = None if text.isascii() else find_lookalike(text)
    if word:
        place = Location(shown, *place_in(text, text.index(word)), len(word))
        why = "letters that look alike are not found by search"
        yield Problem(
            place, "content-front", f'"{word}" has a letter that passes for a Latin one', why, "type it again"
        )


def finish_markdown(corpus: Corpus, markdown: str, *, on: str) -> str:
    """Return the Markdown of a page with its citations as links, and below quoted words of law what to know of them.

    ProseFault is raised for a citation that is unknown.
    """
    linked = link_markdown(corpus, markdown, on=on)
    names = [block["name"] for block in _blocks(markdown) if block["kind"] == "words"]
    units = [corpus.units[name].id for name in names if name in corpus.units]
    if not units:
        return linked
    trust = view_texts_trust(corpus, [unit.instrument for unit in units], on=on, provisions=units)
    panel = render_text("quoted.html", on=on, page=trust)
    return f"{linked}\n\n{panel}"


def link_markdown(corpus: Corpus, markdown: str, *, on: str) -> str:
    """Turn citations and figures of a Markdown text into HTML links and words; raise ProseFault for unknown ones."""
    parts, reached = [], 0
    for block in _blocks(markdown):
        parts.append(_link(corpus, markdown[reached : block.start()], on=on))
        parts.append(_write_block(corpus, block["kind"], block["name"], on=on))
        reached = block.end()
    parts.append(_link(corpus, markdown[reached:], on=on))
    return "".join(parts)


def _blocks(text: str) -> Iterator[re.Match[str]]:
    """Yield the lines that stand for a provision's words, a statement or citations, outside fenced blocks."""
    fenced = [(code.start(), code.end()) for code in _CODE.finditer(text)]
    for block in _BLOCK.finditer(text):
        if not any(start <= block.start() < end for start, end in fenced):
            yield block


def _without_blocks(text: str) -> str:
    for block in _blocks(text):
        text = text[: block.start()] + " " * (block.end() - block.start()) + text[block.end() :]
    return text


def _find_block_faults(corpus: Corpus, text: str) -> Iterator[Fault]:
    for block in _blocks(text):
        kind, known = _BLOCK_KINDS[block["kind"]]
        if not known(corpus, block["name"]):
            yield Fault(block.start(), block.end(), f'there is no {kind} "{block["name"]}"')


def _link(corpus: Corpus, markdown: str, *, on: str) -> str:
    written = []
    for piece in cut_prose(corpus, markdown):
        if piece.place:
            written.append(_anchor(corpus, piece.text, piece.place, piece.unit, on=on))
        else:
            written.append(_shield(piece.text) if piece.filled_in else piece.text)
    return "".join(written)


def _anchor(corpus: Corpus, words: str, place: str, unit: str, *, on: str) -> str:
    hue = corpus.instruments[unit.partition(":")[0]].record.hue if unit else None
    mark = f' class="hue-{hue}"' if hue else ""
    return f'<a{mark} href="{html.escape(routes.href(place, on=on))}">{_shield(words)}</a>'


def _shield(words: str) -> str:
    """Escape words for HTML inside Markdown: what Markdown would read as a sign is written as an entity."""
    return "".join(f"&#{ord(char)};" if char in "<>&\"'*_[]`#\\" else char for char in words)


def _write_block(corpus: Corpus, kind: str, name: str, *, on: str) -> str:
    if kind == "words":
        if name not in corpus.units:
            raise ProseFault(f'there is no provision "{name}"')
        unit = corpus.units[name]
        instrument = corpus.instruments[unit.id.instrument]
        lang = instrument.lang
        words = " ".join(_shield(line) for line in unit.words())
        cite = _anchor(
            corpus, f"{instrument.record.short_title}, {unit.label}", routes.unit_place(unit.id), name, on=on
        )
        mark = f' lang="{lang}"' if lang != "en" else ""
        quoted = f'<p>{words}</p><p class="cite">{cite}</p>'
        return f'<blockquote class="law hue-{instrument.record.hue or "none"}"{mark}>{quoted}</blockquote>'
    return _write_citation(corpus, name) if kind == "cite" else _write_statement(corpus, name, on=on)


def _write_citation(corpus: Corpus, name: str) -> str:
    """Write how something is cited in every style, and where it was read."""
    if not is_citable(corpus, name):
        raise ProseFault(f'there is nothing to cite as "{name}"')
    citation = cite(corpus, name)
    rows = []
    for style, words in STYLES.items():
        runs = (f"<i>{mark_foreign(run)}</i>" if italic else mark_foreign(run) for run, italic in citation.runs(style))
        rows.append(f"<dt>{words}</dt><dd>{''.join(runs)}</dd>")
    rows.append(f"<dt>Where it was read</dt><dd>{mark_foreign(citation.source)}</dd>")
    return f'<dl class="cited">{"".join(rows)}</dl>'


def _write_statement(corpus: Corpus, name: str, *, on: str) -> str:
    found = next((entry for entry in corpus.statements if entry.id == name), None)
    if found is None:
        raise ProseFault(f'there is no published statement "{name}"')
    record = found.record
    affects = ", ".join(
        _anchor(
            corpus,
            f"{corpus.instruments[unit.instrument].record.label} {corpus.label_of(unit)}",
            routes.unit_place(unit),
            str(unit),
            on=on,
        )
        for unit in found.affects
    )
    state = _anchor(corpus, corpus.states[found.state].record.name, routes.statement_place(corpus, name), "", on=on)
    made = f", made {write_when(record.made.date)}" if record.made.date else ""
    gone = f", withdrawn {write_when(record.withdrawn)}" if record.withdrawn else ""
    return (
        f'<aside class="entry-example"><p><strong>{state}</strong>: {record.kind} affecting {affects}{made}{gone}</p>'
        f"<p>{_shield(record.effect)}</p></aside>"
    )


def _is_statement(corpus: Corpus, name: str) -> bool:
    return any(entry.id == name for entry in corpus.statements)


# By kind of block: what it names, and whether that exists.
_BLOCK_KINDS: dict[str, tuple[str, Callable[[Corpus, str], bool]]] = {
    "words": ("provision", lambda corpus, name: name in corpus.units),
    "statement": ("published statement", _is_statement),
    "cite": ("provision, instrument, topic or State", is_citable),
}
