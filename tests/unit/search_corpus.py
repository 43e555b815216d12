"""A small invented set of entries, and its box and index written into a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.search import SearchEntry, Synonym
from generator.search.box import write_box, write_units
from generator.search.typed import load_grammar

INSTRUMENTS = {"rivers": ("Rivers", "blue"), "lakes": ("Lakes", "green")}


def _provision(
    instrument: str, path: str, text: str, *, title: str = "", within: str = "", also: tuple[str, ...] = ()
) -> SearchEntry:
    article = path.partition("(")[0]
    return SearchEntry(
        id=f"{instrument}:{path}",
        kind="provision",
        instrument=instrument,
        label=path if "(" in path else f"Article {path}",
        title=title,
        within=within,
        text=text,
        url=f"{instrument}/article-{article}.html" + (f"#{path}" if "(" in path else ""),
        more=INSTRUMENTS[instrument][0],
        also=tuple(Synonym(phrase, 1 / (1 + rank)) for rank, phrase in enumerate(also)),
        boost=1.1 if title else 1.0,
        is_law=True,
    )


ENTRIES = (
    _provision("rivers", "1", "For the purposes of this Treaty a river is flowing water.", title="Definitions"),
    _provision(
        "rivers",
        "2",
        "Each Party shall make it an offence to dam a river without right.",
        title="Unlawful damming",
        also=("beaver", "blocking the stream"),
    ),
    _provision(
        "rivers",
        "3",
        "Each Party shall preserve stored water data without delay.",
        title="Preservation of stored data",
        also=("freeze data",),
    ),
    _provision(
        "rivers",
        "4(1)",
        "The Parties shall co-operate in the extradition of persons who dam rivers.",
        within="Extradition",
    ),
    _provision("rivers", "4(2)", "Extradition may be refused for a political offence.", within="Extradition"),
    _provision("rivers", "4", "The Parties extradite to each other.", title="Extradition"),
    _provision(
        "rivers", "5(1)(d)", "by one of its nationals, wherever the offence is committed.", within="Jurisdiction"
    ),
    _provision(
        "lakes", "1", "A lake is standing water; its data are stored where the shore is.", title="Meaning of words"
    ),
    _provision(
        "lakes",
        "2",
        "The Parties establish a network of keepers who are reachable 24 hours, seven days a week.",
        title="24/7 network",
        also=("who answers at night",),
    ),
    _provision(
        "lakes", "3", "Trans-border fishing needs the consent of the organisation of the other shore.", title="Fishing"
    ),
    SearchEntry(
        "topic:damming",
        "topic",
        "",
        "",
        "Damming",
        "Under the Treaty yes, under the Agreement no.",
        "compare/damming.html",
        within="Offences",
        also=(Synonym("beaver"),),
    ),
    SearchEntry(
        "state:xa",
        "state",
        "",
        "",
        "Ānderia",
        "Rivers: in force since 1 May 2001",
        "states/anderia.html",
        also=(Synonym("Андерия"), Synonym("AN")),
        boost=1.3,
    ),
    SearchEntry("state:xb", "state", "", "", "Borduştan", "Lakes: signed", "states/bordustan.html", boost=1.3),
    SearchEntry(
        "statement:xa:rivers:5-reservation",
        "statement",
        "rivers",
        "Reservation",
        "Ānderia: reservation on 5(1)(d)",
        "Leaves its nationals out.",
        "states/anderia.html#rivers--5",
        within="withdrawn 2 December 2011",
        boost=0.85,
    ),
    SearchEntry(
        "authority:xb:lakes:2-designation",
        "authority",
        "lakes",
        "24/7",
        "Borduştan: Ministry of Water",
        "Answers at all hours.",
        "states/bordustan.html#lakes--2",
        also=(Synonym("who answers at night", 0.3),),
    ),
    SearchEntry(
        "term:river",
        "term",
        "",
        "",
        "River",
        "flowing water",
        "terms/index.html#river",
        also=(Synonym("upe"), Synonym("река")),
        boost=0.6,
    ),
    SearchEntry(
        "page:method", "page", "", "", "About and method", "How the texts were made.", "about/method.html", boost=0.5
    ),
)


def write_small_index(folder: Path, table: Sequence[Mapping[str, Any]] = ()) -> Path:
    """Write the box of the invented entries, and of a table of units, below a folder; give the folder."""
    labels = INSTRUMENTS | {entry["slug"]: (entry["label"], entry.get("hue", "blue")) for entry in table}
    files = write_box(ENTRIES, instruments=labels, examples=("5(1)(d)", "beaver"))
    files |= write_units(table, load_grammar())
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder
