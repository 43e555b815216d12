"""Wrong changes of what happens over time: days of effect, counted days, lists of a day, what is carried over."""

from __future__ import annotations

from collections.abc import Iterator

from tests.mutations.model import Change, Real, edited, kind, shift_month

Made = Iterator[tuple[str, tuple[Change, ...]]]


@kind("statement: in force on another day")
def effective(real: Real) -> Made:
    """A stated day of effect is a month early or late."""
    for file in real.files("participations"):
        for index, statement in enumerate(file.data.get("statements", ())):
            day = statement.get("effective")
            for step in (-1, 1) if day else ():
                moved = shift_month(day, step)
                change = edited(file, ("statements", index, "effective"), moved)
                yield f"{file.name}: {statement['id']} takes effect on {moved}", (change,)


@kind("participation: counted back to another month")
def counted_back(real: Real) -> Made:
    """A consent that is counted back from the entry into force is a month off."""
    for file in real.files("participations"):
        consent = file.data["participation"].get("consent", {})
        day = next((value for key, value in consent.items() if key in ("on", "date")), None)
        if consent.get("confidence") == "computed" and day and len(day) == 7:
            key = "date" if "date" in consent else "on"
            moved = shift_month(f"{day}-01", 1)[:7]
            yield f"{file.name}: consent {moved}", (edited(file, ("participation", "consent", key), moved),)


@kind("instrument: an article carried over lost")
def carried(real: Real) -> Made:
    """An article that a clause carries over is left out."""
    for file in real.files("instruments"):
        for index, one in enumerate(file.data.get("carries_over", ())):
            for place, number in enumerate(one.get("articles", ())):
                rest = [*one["articles"][:place], *one["articles"][place + 1 :]]
                if rest:
                    change = edited(file, ("carries_over", index, "articles"), rest)
                    yield f"{file.name}: {one['at']} without {number}", (change,)


@kind("instrument: a duty of the other nature")
def turned(real: Real) -> Made:
    """A provision that binds each Party at home is said to be owed between Parties, or the other way round."""
    for file in real.files("instruments"):
        duties = file.data.get("duties", [])
        for index, one in enumerate(duties):
            for path in one["at"] if len(one["at"]) > 1 else ():
                home = {"owed": "at home", "at": [path], "what": "what it makes a crime"}
                other = home if one["owed"] != "at home" else {"owed": "between Parties", "at": [path]}
                kept = {**one, "at": [unit for unit in one["at"] if unit != path]}
                change = edited(file, ("duties",), [*duties[:index], kept, other, *duties[index + 1 :]])
                yield f"{file.name}: {path} owed {other['owed']}", (change,)


@kind("instrument: a duty lost")
def duty_lost(real: Real) -> Made:
    """A provision is left out of the duties, so that what a reservation on it changes is not known."""
    for file in real.files("instruments"):
        for index, one in enumerate(file.data.get("duties", [])):
            for path in one["at"]:
                kept = [unit for unit in one["at"] if unit != path]
                if kept and one["owed"] == "at home":
                    yield f"{file.name}: no duty at {path}", (edited(file, ("duties", index, "at"), kept),)


@kind("register: a list made complete")
def complete(real: Real) -> Made:
    """A list of another than the depositary is said to be complete, so that its silence becomes a none."""
    for file in real.files("participations"):
        listed = file.data.get("listed")
        if listed and listed.get("complete") != "true":
            yield f"{file.name}: complete", (edited(file, ("listed", "complete"), "true"),)


@kind("register: a row of the list lost")
def row_lost(real: Real) -> Made:
    """What the depositary's list shows for a Party is left out."""
    for file in real.files("participations"):
        if (file.data.get("listed") or {}).get("complete") == "true":
            yield f"{file.name}: no list", (edited(file, ("listed",), None),)


@kind("register: the part of a role lost")
def limit_lost(real: Real) -> Made:
    """An institution that shares its role is named as if for the whole of it."""
    for file in real.files("participations"):
        for index, one in enumerate(file.data.get("statements", ())):
            if (one.get("authority") or {}).get("limited_to"):
                change = edited(file, ("statements", index, "authority", "limited_to"), None)
                yield f"{file.name}: {one['id']} for the whole role", (change,)


@kind("instrument: a Party told as invited")
def party_invited(real: Real) -> Made:
    """A State that is bound by an instrument is listed as invited to accede to it."""
    for file in real.files("instruments"):
        invited = (file.data.get("party_list") or {}).get("invited")
        for iso2 in ("lv", "de", "us", "jp") if invited else ():
            yield f"{file.name}: {iso2} invited", (edited(file, ("party_list", "invited", iso2), iso2.upper()),)
