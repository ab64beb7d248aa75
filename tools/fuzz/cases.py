"""One case: a seed file, mutated, through the reader and through the intake.

The reader's part is done here as the reading process does it, with its limit of memory;
what it cannot stand (an abort, no end) is asked again through the real reading process,
where it must come out as a refusal. The intake's part runs in the server's own process:
it may neither raise nor take long.
"""

from __future__ import annotations

import hashlib
import resource
import signal
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from types import FrameType

from data.files.content import read_file
from data.files.errors import RefusedError
from data.files.grid import Refusal, Workbook
from data.files.limits import Limits
from data.importer import understanding
from data.reports.upload import report_json
from tools.corpus.accounting import unaccounted
from tools.fuzz.mutations import mutated

AS_OF = date(2021, 12, 31)
_LIMITS = Limits(cells=1_000_000)
# On top of what the libraries reserve at the start and never use.
_SPACE = 1600 << 20
# Of processor time: how busy the machine is says nothing about a file.
READING_SECONDS, UNDERSTANDING_SECONDS = 30, 30


@dataclass(frozen=True)
class Verdict:
    """How a case went: a refusal's code or ``read``, or what broke and where."""

    number: int
    name: str
    end: str
    seconds: float
    words: str = ""


class _OutOfTimeError(Exception):
    pass


def case(number: int, seeds: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:
    """The file of a case."""
    random = Random(number)
    name, data = random.choice(seeds)
    return name, mutated(data, random)


def run_cases(first: int, count: int, seeds: Sequence[tuple[str, bytes]]) -> Iterator[Verdict]:
    """Verdicts of some cases, one after the other."""
    space = _SPACE + int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (space, space))
    signal.signal(signal.SIGPROF, _out_of_time)
    for number in range(first, first + count):
        yield _run(number, *case(number, seeds))


def _run(number: int, name: str, data: bytes) -> Verdict:
    start = time.perf_counter()
    if len(data) > _LIMITS.file_bytes:
        return Verdict(number, name, "refused-file-size", 0.0)
    signal.setitimer(signal.ITIMER_PROF, READING_SECONDS)
    try:
        reader, grids = read_file(data, name, _LIMITS)
    except RefusedError as refused:
        return Verdict(number, name, refused.code, time.perf_counter() - start)
    except MemoryError:
        return Verdict(number, name, "refused-memory", time.perf_counter() - start)
    # What the reading process would end with; it is a refusal there, and worth a look.
    except BaseException:
        words = traceback.format_exc()
        return Verdict(number, name, "reader broke", time.perf_counter() - start, words)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    workbook = Workbook(name, hashlib.sha256(data).hexdigest(), reader, grids)
    signal.setitimer(signal.ITIMER_PROF, UNDERSTANDING_SECONDS)
    try:
        words = _understand(workbook)
        end = "half-read" if words else "read"
    # Whatever it is, it is what this is looking for.
    except BaseException:
        end, words = "intake broke", traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return Verdict(number, name, end, time.perf_counter() - start, words)


def _understand(workbook: Workbook) -> str:
    """Places that no report speaks of."""

    def opened(path: Path, name: str, _: object = None) -> Workbook | Refusal:
        return workbook

    understanding.open_workbook = opened
    intake = understanding.understand([(Path(), "台账")], unit="旗招商局", as_of=AS_OF)
    for language in ("zh", "en"):
        report_json(intake, language)
    return "\n".join(unaccounted(workbook, intake.files[0])[:5])


def _out_of_time(_signal: int, _frame: FrameType | None) -> None:
    raise _OutOfTimeError
