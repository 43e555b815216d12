"""Do independent work in two processes where the system can fork; the results are those of doing it one by one."""

from __future__ import annotations

import gc
import io
import os
import pickle
import struct
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import IO, Any, TypeVar

T = TypeVar("T")

_NUMBER = struct.Struct("=H")
_LENGTH = struct.Struct("=I")
_FAILED = b"!"
"""The last byte where the answer stands in a trailer: a pickle ends with another."""
_MOST = 4096 // _NUMBER.size
"""So many numbers always fit into a pipe, whatever the system."""


class WorkerFailed(RuntimeError):
    """Raised when the second process ends without its results; its text says why, where that is known."""


def can_fork() -> bool:
    """Return whether a second process helps: forking is safe without other threads, and there are two processors."""
    return hasattr(os, "fork") and threading.active_count() == 1 and _processors() > 1


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def in_batches(items: Iterable[T], *, size: int = 16) -> list[list[T]]:
    """Cut what is to be done into jobs of a size that two processes can share evenly."""
    listed = list(items)
    return [listed[start : start + size] for start in range(0, len(listed), size)]


def start(job: Callable[[], T], *, forked: bool) -> Callable[[], T]:
    """Begin a job in a second process and give what waits for its result; without `forked` it is done when waited for.

    A fault of the job is raised to whoever waits, and so is that of a result that cannot be handed over. The job must
    not change anything outside.
    """
    if not forked:
        return job
    result_end, result = os.pipe()
    gc.freeze()  # What exists already is never collected, so that its pages in memory stay shared.
    child = os.fork()
    if child == 0:
        os.close(result_end)
        _serve_as_child(job, result)
    os.close(result)

    def wait() -> T:
        with os.fdopen(result_end, "rb") as answer:
            said = answer.read()
        os.waitpid(child, 0)
        gc.unfreeze()
        made: T = _unpack(said)
        return made

    return wait


def run_jobs(jobs: Sequence[Callable[[], T]], *, forked: bool) -> list[T]:
    """Return the results of all jobs in their order; with `forked`, two processes take one after another.

    A fault in either process is raised here. Jobs must not rely on each other or change anything outside.
    """
    if not forked or len(jobs) < 2 or len(jobs) > _MOST:
        return [job() for job in jobs]
    queue_end, queue = os.pipe()
    os.write(queue, b"".join(map(_NUMBER.pack, range(len(jobs)))))
    os.close(queue)
    wait = start(partial(_work, jobs, queue_end), forked=True)
    try:
        found = dict(_work(jobs, queue_end))
    except Exception:
        with suppress(Exception):  # The first fault is raised.
            wait()
        raise
    finally:
        os.close(queue_end)
    found.update(wait())
    return [found[number] for number in range(len(jobs))]


def _work(jobs: Sequence[Callable[[], T]], queue_end: int) -> list[tuple[int, T]]:
    """Do the next job until none is left; reading a number takes it from the other process."""
    done = []
    while taken := os.read(queue_end, _NUMBER.size):
        (number,) = _NUMBER.unpack(taken)
        done.append((number, jobs[number]()))
    return done


def _serve_as_child(job: Callable[[], object], result: int) -> None:
    """Work as the second process, send what was made, and end without running anything of the first."""
    try:
        try:
            answer = job()
        except Exception as fault:  # Raised again in the first process.
            answer = fault
        with io.BufferedWriter(io.FileIO(result, "wb")) as file:
            _send(answer, file)
    finally:
        os._exit(0)


def _send(answer: object, file: IO[bytes]) -> None:
    """Write an answer; where it cannot be handed over, write after what is written already why not."""
    try:
        if isinstance(answer, Exception):
            pickle.loads(pickle.dumps(answer))  # Some exceptions can be packed, but not unpacked.
        pickle.dump(answer, file, pickle.HIGHEST_PROTOCOL)
    except Exception as fault:
        cause = answer if isinstance(answer, Exception) else fault
        what = "met a fault" if cause is answer else "cannot hand over its results"
        trailer = pickle.dumps(WorkerFailed(f"the second process {what}: {type(cause).__name__}: {cause}"))
        file.write(trailer + _LENGTH.pack(len(trailer)) + _FAILED)


def _unpack(said: bytes) -> Any:
    if said.endswith(_FAILED):
        end = len(said) - len(_FAILED) - _LENGTH.size
        (length,) = _LENGTH.unpack_from(said, end)
        said = said[end - length : end]
    try:
        answer = pickle.loads(said)
    except (EOFError, pickle.UnpicklingError):
        raise WorkerFailed("the second process ended without results") from None
    if isinstance(answer, Exception):
        raise answer
    return answer
