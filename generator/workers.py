"""Do independent work in two processes where the system can fork; the results are those of doing it one by one."""

from __future__ import annotations

import gc
import os
import pickle
import struct
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

_NUMBER = struct.Struct("=H")
_MOST = 4096 // _NUMBER.size
"""So many numbers always fit into a pipe, whatever the system."""


class WorkerFailed(RuntimeError):
    """Raised when the second process ends without its results."""


def can_fork() -> bool:
    """Say whether a second process helps: forking is safe without other threads, and there are two processors."""
    return hasattr(os, "fork") and threading.active_count() == 1 and _processors() > 1


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def in_batches(items: Iterable[T], *, size: int = 16) -> list[list[T]]:
    """Cut what is to be done into jobs of a size that two processes can share evenly."""
    listed = list(items)
    return [listed[start : start + size] for start in range(0, len(listed), size)]


def run_jobs(jobs: Sequence[Callable[[], T]], *, forked: bool) -> list[T]:
    """Give the results of all jobs in their order; with `forked`, two processes take one after another.

    A fault in either process is raised here. Jobs must not rely on each other or change anything outside.
    """
    if not forked or len(jobs) < 2 or len(jobs) > _MOST:
        return [job() for job in jobs]
    queue_end, queue = os.pipe()
    result_end, result = os.pipe()
    os.write(queue, b"".join(map(_NUMBER.pack, range(len(jobs)))))
    os.close(queue)
    gc.freeze()  # What exists already is never collected, so that its pages in memory stay shared.
    child = os.fork()
    if child == 0:
        os.close(result_end)
        _serve_as_child(jobs, queue_end, result)
    os.close(result)
    try:
        found = dict(_work(jobs, queue_end))
    finally:
        with os.fdopen(result_end, "rb") as answer:
            said = answer.read()
        os.waitpid(child, 0)
        os.close(queue_end)
        gc.unfreeze()
    found.update(_unpack(said))
    return [found[number] for number in range(len(jobs))]


def _work(jobs: Sequence[Callable[[], T]], queue_end: int) -> list[tuple[int, T]]:
    """Do the next job until none is left; reading a number takes it from the other process."""
    done = []
    while taken := os.read(queue_end, _NUMBER.size):
        (number,) = _NUMBER.unpack(taken)
        done.append((number, jobs[number]()))
    return done


def _serve_as_child(jobs: Sequence[Callable[[], T]], queue_end: int, result: int) -> None:
    """Work as the second process, send what was made, and end without running anything of the first."""
    try:
        try:
            answer: object = _work(jobs, queue_end)
        except Exception as fault:  # Raised again in the first process.
            answer = fault
        with os.fdopen(result, "wb") as file:
            pickle.dump(answer, file, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)


def _unpack(said: bytes) -> list[tuple[int, T]]:
    if not said:
        raise WorkerFailed("the second process ended without results")
    answer: list[tuple[int, T]] | Exception = pickle.loads(said)
    if isinstance(answer, Exception):
        raise answer
    return answer
