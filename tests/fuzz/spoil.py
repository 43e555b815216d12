"""Ways to spoil the bytes of one data file, each made from a random number so that it can be made again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

import yaml

Held = Any
"""What YAML holds: text, None, lists and mappings."""
Spoiler = Callable[[bytes, Random, bytes], bytes]
"""Takes the bytes of a file, a source of chance and the bytes of another file; gives the spoilt bytes."""

CONFUSABLES = dict(zip("aceopxyi1l-", "асеорхуі１ӏ‐", strict=True))
UNSEEN = ("\u202e", "\u2066", "\u200b", "\u00ad", "\u200f", "\u2060", "\ufe0f", "\U000e0041", "\ue000", "\x07", "\x7f")
ODD_SPACES = ("\u00a0", "\u2003", "\u2028", "\u2029", "\x85", "\x0b", "\x0c")
NASTY: tuple[Held, ...] = (
    *("", " ", "x", "0", "-1", "00", "1e999", "0x1F", "1_000", "99999999999999999999", "2001-02-30", "9999-12-31"),
    *("null", "~", "NO", "true", "on", "=", "<<", "*x", "&x", "!!int 1", "%TAG", "---", "?", "- ", ": ", "# x", "|"),
    *("(1)(a)", "22(", "1(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)(m)", "preamble(0)", "a:1", "lakes:2(1)(b)", "../../x"),
    *("Articles 2 through 999999999", "paragraph 1.b", "this Convention", "Chapters 1 to 999999999"),
    *("<script>", "{{ 7*7 }}", "{% raw %}", "[a](javascript:alert(1))", "&amp;", "\u0301", "é", "e\u0301", "𝔘", "😀"),
    *("x" * 6000, "9" * 400, "a-" * 200 + "a", None, [], {}, [[]], [None], {"": ""}, {"x": None}, ["a", ["b"]]),
)


def _cut(raw: bytes, chance: Random, other: bytes) -> bytes:
    start, end = sorted((chance.randrange(len(raw)), chance.randrange(len(raw))))
    return raw[:start] + raw[end:]


def _truncate(raw: bytes, chance: Random, other: bytes) -> bytes:
    return raw[: chance.randrange(len(raw))]


def _insert(raw: bytes, chance: Random, other: bytes) -> bytes:
    place = chance.randrange(len(raw))
    return raw[:place] + str(chance.choice(NASTY)).encode() + raw[place:]


def _flip(raw: bytes, chance: Random, other: bytes) -> bytes:
    spoilt = bytearray(raw)
    for _ in range(chance.randint(1, 3)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _lines(change: Callable[[list[bytes], Random, list[bytes]], object]) -> Spoiler:
    def spoil(raw: bytes, chance: Random, other: bytes) -> bytes:
        lines = raw.splitlines(keepends=True)
        change(lines, chance, other.splitlines(keepends=True))
        return b"".join(lines)

    return spoil


def _line_out(lines: list[bytes], chance: Random, others: list[bytes]) -> None:
    del lines[chance.randrange(len(lines))]


def _line_twice(lines: list[bytes], chance: Random, others: list[bytes]) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def _line_in(lines: list[bytes], chance: Random, others: list[bytes]) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(others))


def _lines_reordered(lines: list[bytes], chance: Random, others: list[bytes]) -> None:
    start = chance.randrange(len(lines))
    some = lines[start : start + 4]
    chance.shuffle(some)
    lines[start : start + 4] = some


def _shifted(lines: list[bytes], chance: Random, others: list[bytes]) -> None:
    place = chance.randrange(len(lines))
    lines[place] = (
        chance.choice((b" ", b"  ", b"\t", b"    ")) + lines[place] if chance.random() < 0.6 else lines[place][1:]
    )


def _encoded(raw: bytes, chance: Random, other: bytes) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1251", "shift_jis", "utf-7", "cp037"))
    return (raw.decode() + chance.choice(("", "é\n", "щ\n"))).encode(encoding, "replace")


def _ends(raw: bytes, chance: Random, other: bytes) -> bytes:
    return raw.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\r", b"\x0c\n", "\u2028".encode(), b"\n\n")))


def _sign(signs: tuple[str, ...]) -> Spoiler:
    def spoil(raw: bytes, chance: Random, other: bytes) -> bytes:
        text = raw.decode()
        place = chance.randrange(len(text))
        return (text[:place] + chance.choice(signs) + text[place:]).encode()

    return spoil


def _nul(raw: bytes, chance: Random, other: bytes) -> bytes:
    place = chance.randrange(len(raw))
    return raw[:place] + b"\0" * chance.choice((1, 1, 4096)) + raw[place + chance.randrange(2) :]


def _tabs(raw: bytes, chance: Random, other: bytes) -> bytes:
    return raw.replace(chance.choice((b"  ", b": ", b" ")), chance.choice((b"\t", b":\t")), chance.randint(1, 5))


def _huge(raw: bytes, chance: Random, other: bytes) -> bytes:
    size = chance.choice((1_990_000, 2_000_001, 10_000_000))
    text = chance.choice((b"x" * size, b"word " * (size // 5), b"\xd0\xb0" * (size // 2), b"'" * size, b"[" * size))
    return chance.choice((raw + b"note: " + text + b"\n", text, raw + b"# " + text + b"\n"))


def _deep(raw: bytes, chance: Random, other: bytes) -> bytes:
    depth = chance.choice((59, 61, 300, 3000, 30_000))
    if chance.random() < 0.3:
        return raw + b"".join(b" " * level + b"a:\n" for level in range(min(depth, 300)))
    opening, closing = chance.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"- ", b""), (b"? ", b""), (b"!!a [", b"]")))
    return raw + b"note: " + opening * depth + b"x" + closing * chance.choice((depth, 0)) + b"\n"


def _bomb(raw: bytes, chance: Random, other: bytes) -> bytes:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, chance.choice((3, 9, 30)))]
    return raw + "\n".join(rows).encode() + chance.choice((b"\n", b"\n<<: *a0\n", b"\nnote: *a2\n", b"\nb: *nothing\n"))


def _self_reference(raw: bytes, chance: Random, other: bytes) -> bytes:
    return chance.choice((b"&x {a: *x}\n", b"a: &x [*x]\n", b"&x *x\n", b"&x {*x : 1}\n", raw + b"note: &n [*n]\n"))


def _merged(raw: bytes, chance: Random, other: bytes) -> bytes:
    key = raw.decode().splitlines()[-1].partition(":")[0].strip(" -") or "a"
    return raw + chance.choice((f"<<: {{{key}: x}}\n", "<<: *x\n", f'"<<": {{{key}: x}}\n', "<<: [{a: b}]\n")).encode()


def _key_twice(raw: bytes, chance: Random, other: bytes) -> bytes:
    lines = [line for line in raw.splitlines(keepends=True) if re.match(rb"\w+:", line)]
    line = chance.choice(lines or [b"a: b\na: c\n"])
    return raw + chance.choice((line, line.replace(b":", b" :"), b'"' + line.replace(b":", b'":', 1)))


def _wrapped(raw: bytes, chance: Random, other: bytes) -> bytes:
    heads = (
        b"---\n",
        b"%YAML 1.1\n---\n",
        b"%TAG ! x:\n---\n",
        b"\xef\xbb\xbf",
        b"!!map\n",
        b"&a\n",
        b"- ",
        b"\n\n",
        b"#",
    )
    tails = (b"---\n", b"...\n", b"---\na: b\n", b"...\nx\n", b"\0", b"\x1a", b"}", b"#")
    return chance.choice(heads) + raw if chance.random() < 0.5 else raw + chance.choice(tails)


def _confused(raw: bytes, chance: Random, other: bytes) -> bytes:
    """Put a letter that looks the same in place of one inside an id."""
    text = raw.decode()
    ids = list(re.finditer(r"[\[ \"]([a-z0-9]+(?:-[a-z0-9]+)+|[a-z]+:\d[\w()]*)", text))
    places = [at for found in ids for at in range(*found.span(1)) if text[at] in CONFUSABLES]
    at = chance.choice(places or [chance.randrange(len(text))])
    return (text[:at] + CONFUSABLES.get(text[at], "а") + text[at + 1 :]).encode()


def _ids_swapped(raw: bytes, chance: Random, other: bytes) -> bytes:
    """Put an id of another file in place of one of this file."""
    form = rb"[a-z0-9]+(?:-[a-z0-9]+)+|[a-z]+:\d[\w()]*|\d+\(\d+\)[\w()]*"
    own: list[re.Match[bytes]] = list(re.finditer(form, raw))
    others: list[bytes] = re.findall(form, other)
    if not own:
        return raw
    found, put = chance.choice(own), chance.choice(others or [b"nothing:1"])
    return raw[: found.start()] + put + raw[found.end() :]


def _empty(raw: bytes, chance: Random, other: bytes) -> bytes:
    return chance.choice(
        (b"", b"\n", b" ", b"# only this\n", b"---\n", b"...\n", b"null\n", b"~\n", b"''\n", b"[]\n", b"{}\n")
    )


def _swapped(raw: bytes, chance: Random, other: bytes) -> bytes:
    return other


def _spliced(raw: bytes, chance: Random, other: bytes) -> bytes:
    return raw[: chance.randrange(len(raw))] + other[chance.randrange(len(other)) :]


def _holders(held: Held) -> list[tuple[Held, Held]]:
    inner = held.items() if isinstance(held, dict) else enumerate(held) if isinstance(held, list) else ()
    return [found for key, value in inner for found in ((held, key), *_holders(value))]


def _structure(change: Callable[[Held, Held, Random, Held], None]) -> Spoiler:
    """Make a spoiler that changes one place of what a file holds and writes the file anew."""

    def spoil(raw: bytes, chance: Random, other: bytes) -> bytes:
        held = yaml.load(raw, Loader=yaml.CBaseLoader)
        holder, key = chance.choice(_holders(held) or [({"a": held}, "a")])
        change(holder, key, chance, yaml.load(other, Loader=yaml.CBaseLoader))
        return json.dumps(held, ensure_ascii=chance.random() < 0.2, indent=chance.choice((None, 2))).encode() + b"\n"

    return spoil


def _retyped(holder: Held, key: Held, chance: Random, other: Held) -> None:
    value = holder[key]
    holder[key] = chance.choice(
        ([value], {"x": value}, {str(key): value}, [value, value], str(value), None, 1, True, 1.5)
    )


def _nastier(holder: Held, key: Held, chance: Random, other: Held) -> None:
    holder[key] = chance.choice(NASTY)


def _taken(holder: Held, key: Held, chance: Random, other: Held) -> None:
    del holder[key]


def _doubled(holder: Held, key: Held, chance: Random, other: Held) -> None:
    if isinstance(holder, list):
        holder.insert(chance.randrange(len(holder) + 1), holder[key])
    else:
        holder[f"{key}{chance.choice(('', ' ', '_', 's'))}"] = holder[key]


def _reordered(holder: Held, key: Held, chance: Random, other: Held) -> None:
    if isinstance(holder, list):
        chance.shuffle(holder)
    else:
        items = list(holder.items())
        chance.shuffle(items)
        holder.clear()
        holder.update(items)


def _rekeyed(holder: Held, key: Held, chance: Random, other: Held) -> None:
    if isinstance(holder, dict):
        holder[str(chance.choice([*NASTY, key.upper(), key[:-1], f"{key}x"]))] = holder.pop(key)


def _exchanged(holder: Held, key: Held, chance: Random, other: Held) -> None:
    others, at = chance.choice(_holders(other) or [({"a": other}, "a")])
    holder[key] = others[at]


SPOILERS: dict[str, Spoiler] = {
    "bytes cut out": _cut,
    "cut off": _truncate,
    "words put in": _insert,
    "bytes flipped": _flip,
    "line lost": _lines(_line_out),
    "line doubled": _lines(_line_twice),
    "line of another file": _lines(_line_in),
    "lines reordered": _lines(_lines_reordered),
    "indentation": _lines(_shifted),
    "encoding": _encoded,
    "line ends": _ends,
    "byte order mark": lambda raw, chance, other: "\ufeff".encode() * chance.randint(1, 2) + raw,
    "unseen sign": _sign(UNSEEN),
    "odd space": _sign(ODD_SPACES),
    "NUL": _nul,
    "tabs": _tabs,
    "ten megabytes": _huge,
    "deep nesting": _deep,
    "alias bomb": _bomb,
    "alias of itself": _self_reference,
    "merge key": _merged,
    "key twice": _key_twice,
    "heads and tails": _wrapped,
    "confusable in an id": _confused,
    "id of another file": _ids_swapped,
    "nothing": _empty,
    "another file": _swapped,
    "two files spliced": _spliced,
    "value retyped": _structure(_retyped),
    "value made nasty": _structure(_nastier),
    "value lost": _structure(_taken),
    "value doubled": _structure(_doubled),
    "order changed": _structure(_reordered),
    "key renamed": _structure(_rekeyed),
    "value of another file": _structure(_exchanged),
}
