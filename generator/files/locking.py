"""Keep commands at work in one folder apart. Windows has no such lock: two at once are not kept apart there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform != "win32":
    import fcntl

CAN_LOCK = sys.platform != "win32"


@contextmanager
def locked(held: int) -> Iterator[None]:
    """Wait until nobody else holds the lock of an open file, and hold it until the end.

    It is not left to the closing of the file: a fork that stays has it open too.
    """
    if sys.platform != "win32":
        fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if sys.platform != "win32":
            fcntl.flock(held, fcntl.LOCK_UN)
