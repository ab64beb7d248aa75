"""A file as a workbook or a refusal, read in a process of its own.

``multiprocessing`` would run the screen's script again (spawn, forkserver) or copy threads
in the middle of their work (fork); data.sheets.processes does neither. Whatever happens to
the process (a crash, an abort inside a library, no end, too much memory) is a refusal here.
Only so many work at once as limits allow; further files wait their turn, and their time
begins when it comes.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import logging
import math
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore, Lock

from data.sheets.grid import Refusal, Workbook
from data.sheets.limits import Limits, limits_set, readers_at_once
from data.sheets.processes import Ending, ReadingProcess, start_process
from data.sheets.wire import Answer, GarbledError, receive

_log = logging.getLogger(__name__)


def open_workbook(path: Path, file_name: str, limits: Limits | None = None) -> Workbook | Refusal:
    """Read a file of any kind; waits while as many readers are at work as are allowed.

    path: where the bytes are. file_name: the name people know it by, as it came from
    the browser; a label, never a path. limits: those of the environment unless given.
    Raises OSError where path cannot be read, SettingError where the environment is wrong.
    """
    limits = limits or limits_set()
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
    if size > limits.file_bytes:
        return Refusal(
            file_name,
            sha256,
            "refused-file-size",
            {"size": _megabytes(size), "limit": _megabytes(limits.file_bytes)},
        )
    with _turns():
        answer = _ask(path.resolve(), file_name, limits)
    if answer.code:
        return Refusal(file_name, sha256, answer.code, answer.arguments)
    return Workbook(file_name, sha256, answer.reader, answer.grids)


@cache
def _turns() -> BoundedSemaphore:
    return BoundedSemaphore(readers_at_once())


@contextmanager
def readers_kept_ready() -> Iterator[None]:
    """While this lasts, a reading process waits with its libraries loaded.

    It saves the start (0.2 s) of the first file; for a program that stays, such as the app.
    """
    _idle.put(start_process())
    try:
        yield
    finally:
        end_readers()


def end_readers() -> None:
    """End the reading processes that wait for a file."""
    for process in _idle.all():
        process.end()


class _Idle:
    """Reading processes that wait for a file; at most as many as were at work at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._processes: list[ReadingProcess] = []

    def put(self, process: ReadingProcess) -> None:
        with self._lock:
            self._processes.append(process)

    def take(self) -> ReadingProcess:
        while True:
            with self._lock:
                if not self._processes:
                    return start_process()
                process = self._processes.pop()
            if process.is_alive():
                return process
            process.end()

    def all(self) -> list[ReadingProcess]:
        with self._lock:
            processes, self._processes = self._processes, []
        return processes


_idle = _Idle()
atexit.register(end_readers)


def done_apart(request: Mapping[str, object], seconds: float) -> Ending:
    """What a process of its own says to a request, whatever becomes of it.

    request: read by data.sheets.child; ``work`` names another module whose ``answer`` takes it.
    """
    process = _idle.take()
    try:
        return process.read(json.dumps(request).encode("ascii"), seconds)
    finally:
        if process.is_alive():
            _idle.put(process)
        else:
            process.end()


def _ask(path: Path, file_name: str, limits: Limits) -> Answer:
    request = {"path": str(path), "file_name": file_name, "limits": asdict(limits)}
    ending = done_apart(request, limits.seconds)
    try:
        return receive(ending.output)
    except GarbledError:
        _log.warning("reading %s ended with %s: %s", path, ending.code, ending.complaint)
    if ending.is_late or ending.code == -getattr(signal, "SIGXCPU", 0):
        return Answer(code="refused-time", arguments={"seconds": str(limits.seconds)})
    return Answer(code="refused-crash")


def _megabytes(size: int) -> str:
    # Rounded up: a file just above the limit is not said to be as large as the limit.
    return f"{math.ceil(size / 2**20 * 10) / 10:.1f}"
