"""What was read for a product stands in few bytes, and reaches another process whole."""

from __future__ import annotations

import pickle
from array import array

from generator.law.read_lists import ReadList, ReadTable, Renumbering, find_distinct

TITLE, TEXT, DAY = ("a.yml", "title", ""), ("a.yml", "text", "1"), ("b.yml", "day", "")


def test_lists_of_two_processes_hold_what_was_noted() -> None:
    """Also joined and handed over; a part stands in the table of a process once."""
    own, other = ReadTable(), ReadTable()
    lists = [own.pack([TITLE, TEXT]), own.pack([TEXT]), own.pack([])]
    handed = pickle.loads(pickle.dumps([*lists, other.pack([DAY, TITLE])]))
    assert [list(one) for one in handed] == [[TITLE, TEXT], [TEXT], [], [DAY, TITLE]]
    assert list(handed[1] + handed[3]) == [TEXT, DAY, TITLE]
    assert find_distinct(handed) == {TITLE, TEXT, DAY}
    assert len(pickle.dumps(lists * 1000)) < 20_000


def test_parts_get_their_numbers_among_all() -> None:
    """In the order of each list, whichever process noted it."""
    numbers = {DAY: 0, TEXT: 1, TITLE: 2}
    joined = ReadTable().pack([TITLE, DAY]) + ReadTable().pack([TEXT])
    renumbering = Renumbering(numbers)
    assert renumbering.renumber(joined) == array("I", [2, 0, 1])
    assert renumbering.renumber(ReadList()) == array("I")
