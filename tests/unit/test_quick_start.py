"""What Python compiled at one start is taken at the next, and is what it would have compiled."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.files.quick_start import QuickStart, keep_compiled

PATTERNS = (
    (r"(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]+)|(x)(?=y)", 0),
    (r"[^\W\d_]+(?:-\w+)*", re.IGNORECASE),
    ("(?mx) ^ a{2,}? # a comment", 0),
    ("[\u0400-\u04ff]+|\u1e9e", re.UNICODE),
)
SEEN = "1 March xy Straße naïve-ly aaa\naa Текст"


def _use(file: Path) -> list[object]:
    """Compile a class and patterns, and return what they do."""
    re.purge()
    with QuickStart(file).used():

        @dataclasses.dataclass(frozen=True, order=True)
        class Own:
            """Has every method that is made."""

            name: str
            more: tuple[int, ...] = (1, 2)

        made = [re.compile(*given) for given in PATTERNS]
        keep_compiled()
    with pytest.raises(dataclasses.FrozenInstanceError):
        Own("a").name = "b"  # type: ignore[misc]
    found = [[(match.span(), match.groupdict()) for match in one.finditer(SEEN)] for one in made]
    told = [(one.pattern, one.flags, one.groups, dict(one.groupindex)) for one in made]
    return [Own("a") == Own("a"), hash(Own("a")) == hash(Own("a")), Own("a") < Own("b"), str(Own("a")), found, told]


def _count_parses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    parsed: list[str] = []
    parser: Any = vars(re)["_compiler"]._parser
    plain: Callable[..., Any] = parser.parse

    def parse(pattern: str, *more: object) -> Any:
        parsed.append(pattern)
        return plain(pattern, *more)

    monkeypatch.setattr(parser, "parse", parse)
    return parsed


def test_a_second_start_compiles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept does the same, with the same flags and groups; after use, Python compiles as it did before."""
    parsed = _count_parses(monkeypatch)
    file = tmp_path / "compiled.bin"
    first = _use(file)
    assert {pattern for pattern, _ in PATTERNS} <= {*parsed}
    parsed.clear()
    assert _use(file) == first
    assert not {pattern for pattern, _ in PATTERNS} & {*parsed}
    assert "exec" not in vars(dataclasses)
    re.purge()
    re.compile(PATTERNS[0][0])
    assert PATTERNS[0][0] in parsed


@pytest.mark.parametrize("spoil", [bytes.upper, lambda content: content[:-1], lambda content: b"0" * 64 + content[64:]])
def test_what_another_wrote_is_as_good_as_none(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    """A damaged file, and one without this machine's mark, is not run; it is written anew."""
    file = tmp_path / "compiled.bin"
    first = _use(file)
    kept = file.read_bytes()
    file.write_bytes(spoil(kept))
    assert _use(file) == first
    assert file.read_bytes() != spoil(kept)


def test_a_pattern_at_fault_is_told_as_before(tmp_path: Path) -> None:
    """What cannot be compiled raises what Python raises."""
    with QuickStart(tmp_path / "compiled.bin").used(), pytest.raises(re.error, match="missing"):
        re.compile("(a")
