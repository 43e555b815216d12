"""Run many cases in processes of their own, each case bounded in time and memory, and count the outcomes."""

from __future__ import annotations

import resource
import select
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from tests.fuzz.cases import Case, Fault

SECONDS = 5.0
"""So much of the processor's time may one case take."""
PATIENCE = 60.0
"""So long is a silent process waited for by the clock: other work may slow it down."""
MEMORY = 500_000_000
"""So much memory may one case take beyond what the process has already."""
ROOT = Path(__file__).resolve().parents[2]
SOUND = ("report", "record", "corpus", "site")


@dataclass(frozen=True)
class Outcome:
    """What came of a case."""

    case: Case
    word: str
    detail: str = ""

    @property
    def is_sound(self) -> bool:
        """Say whether the case ended as it should."""
        return self.word in SOUND


@dataclass
class Tally:
    """All outcomes of a run."""

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def faults(self) -> list[Outcome]:
        """Return the outcomes that should not be."""
        return [outcome for outcome in self.outcomes if not outcome.is_sound]

    def as_table(self) -> str:
        """Return a table with a row for each way of spoiling data."""
        rows: dict[tuple[str, str], Counter[str]] = {}
        for outcome in self.outcomes:
            word = outcome.word if outcome.is_sound else "fault"
            rows.setdefault((outcome.case.of, outcome.case.kind), Counter())[word] += 1
        words = [*SOUND, "fault"]
        lines = [f"{'':5} {'how the data are spoilt':26} {'cases':>6} " + " ".join(f"{word:>7}" for word in words)]
        total: Counter[str] = sum(rows.values(), Counter())
        for (of, kind), counts in [*sorted(rows.items()), (("all", ""), total)]:
            cells = " ".join(f"{counts[word] or '':>7}" for word in words)
            lines.append(f"{of:5} {kind:26} {counts.total():>6} {cells}")
        return "\n".join(lines) + "\n"


def try_all(cases: list[Case], *, processes: int = 2) -> Tally:
    """Try every case; the order of outcomes is that of the cases."""
    shares = [cases[start::processes] for start in range(processes)]
    with ThreadPoolExecutor(processes) as pool:
        found = chain.from_iterable(pool.map(lambda share: list(_try_share(share)), shares))
    return Tally(sorted(found, key=lambda outcome: (outcome.case.of, outcome.case.number)))


def _try_share(cases: list[Case]) -> Iterator[Outcome]:
    """Try cases in one process after another: a process that ends or hangs costs the case it was at."""
    rest = list(cases)
    while rest:
        asked = "".join(f"{case.of} {case.number}\n" for case in rest)
        command = [sys.executable, "-m", "tests.fuzz", "--worker"]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(asked.encode())
            process.stdin.close()
            for line in _answers(process):
                word, _, detail = line.partition("\t")
                yield Outcome(rest.pop(0), word, detail)
            process.kill()
        if rest:
            yield Outcome(rest.pop(0), "ended", f"the process ended or hung ({process.returncode})")


def _answers(process: subprocess.Popen[bytes]) -> Iterator[str]:
    """Yield the lines of a process until it ends or is silent for too long."""
    assert process.stdout is not None
    buffer = b""
    while select.select([process.stdout], [], [], PATIENCE)[0]:
        more = process.stdout.read1(65536)  # type: ignore[attr-defined]
        if not more:
            return
        *lines, buffer = (buffer + more).split(b"\n")
        yield from (line.decode() for line in lines)


def work() -> None:
    """Try the cases that stand on the standard input, one a line; print an outcome a line."""
    for line in sys.stdin.read().splitlines():
        of, number = line.split()
        word, detail = _try_one(Case(of, int(number)))
        print(f"{word}\t{detail!r}", flush=True)


def _try_one(case: Case) -> tuple[str, str]:
    resource.setrlimit(resource.RLIMIT_AS, (_size() + MEMORY, resource.RLIM_INFINITY))
    started = time.process_time()
    try:
        word, detail = case.run(), ""
    except Fault as fault:
        word, detail = "unsound", str(fault)
    except MemoryError:
        word, detail = "memory", f"more than {MEMORY:,} bytes"
    except BaseException:
        word, detail = "traceback", traceback.format_exc(limit=-4)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    spent = time.process_time() - started
    return (word, detail) if spent < SECONDS else ("slow", f"{spent:.1f} s; {word}")


def _size() -> int:
    """Return the bytes of address space that this process has."""
    statm = Path("/proc/self/statm")
    pages = int(statm.read_text(encoding="ascii").split()[0]) if statm.exists() else 0
    return pages * resource.getpagesize() if pages else 4 * MEMORY
