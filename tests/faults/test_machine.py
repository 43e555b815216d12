"""Commands in the face of faults of the machine: a sample of the table that `python -m tests.faults` prints whole."""

from __future__ import annotations

import pytest

from tests.faults.machine import BUILDERS, COMMANDS, FAULTS, UNPRINTED, Ending, write_table
from tests.faults.workshop import Workshop

QUICK = [name for name in COMMANDS if name not in BUILDERS]
EVERY = {"check", "review --accept-all", "ids --write"}
"""Commands that are tried with every fault; each of the others with two, and each fault with some of them."""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The invented corpus with its site."""
    return Workshop(tmp_path_factory.mktemp("machine"))


def _sample() -> list[tuple[str, int]]:
    chosen = [(name, number) for name in QUICK if name in EVERY for number in range(len(FAULTS))]
    for place, name in enumerate(QUICK):
        chosen += [(name, (place + step) % len(FAULTS)) for step in (0, 7)]
    return list(dict.fromkeys(chosen))


@pytest.mark.parametrize(("command", "number"), _sample())
def test_a_fault_of_the_machine_ends_in_one_line(workshop: Workshop, command: str, number: int) -> None:
    """One line or one report, exit 1 or 2, and nothing half done; or the fault changes nothing at all."""
    ending = workshop.try_command(command, FAULTS[number])
    assert ending.is_plain, ending


def test_a_build_on_a_full_disk_tells_so_in_one_line(workshop: Workshop) -> None:
    """What MkDocs is started for has the fault too."""
    for name in ("full disk", "nothing may be written"):
        fault = next(fault for fault in FAULTS if fault.name == name)
        ending = workshop.try_command("build", fault)
        assert ending.is_plain, ending
        assert not ending.as_usual, ending


def test_every_command_of_the_program_is_in_the_table() -> None:
    """`serve`, which does not end, is the one that is left out."""
    from generator.cli import main

    assert {arguments[0] for arguments in COMMANDS.values()} | {"serve"} == set(main.commands)


def test_what_is_not_plain_is_reported() -> None:
    """A traceback, silence, two lines or a half-written folder are not plain."""
    good = Ending("fmt", UNPRINTED, 1, "No space left on device: data\n", whole=True, as_usual=False)
    assert good.is_plain
    for code, said, whole in (
        (1, "Traceback (most recent call last)\n  x\nOSError: x\n", True),
        (1, "", True),
        (1, "one\ntwo\n", True),
        (0, "No space left on device\n", True),
        (120, "No space left on device\n", True),
        (1, "No space left on device\n", False),
    ):
        assert not Ending("fmt", UNPRINTED, code, said, whole=whole, as_usual=False).is_plain, said
    assert "NOT PLAIN" not in write_table([good])
