"""Reading processes: started once, their libraries loaded, ready for one file after another.

A reading process never reads a file itself: for each it makes a copy of itself (fork),
which limits itself, answers through a pipe of its own and ends, whatever the file does to
it. The process has one thread, so the copy is whole; a copy starts in a few milliseconds,
a fresh interpreter with the readers of spreadsheets in 0.2 s. Where the system has no fork
(Windows) each file has a fresh interpreter.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer
from typing import IO, Protocol

ROOT = Path(__file__).resolve().parents[2]
FORKS = hasattr(os, "fork") and hasattr(socket, "send_fds")


@dataclass(frozen=True)
class Ending:
    """How the reading of one file ended.

    output: what was written until then, whole or not. code: 0, an exit status above 0, or
    a signal below 0. is_late: it was ended by the clock. complaint: its last error line.
    """

    output: bytes
    code: int
    is_late: bool
    complaint: str


class ReadingProcess(Protocol):
    """A process that reads, seen from the one that asks."""

    def is_alive(self) -> bool:
        """Whether it can take a file."""

    def read(self, request: bytes, seconds: float) -> Ending:
        """Let it read what a line of JSON names, for so long; it may be dead afterwards."""

    def end(self) -> None:
        """End it now."""


def start_process() -> ReadingProcess:
    """A reading process that loads its libraries while nobody waits yet."""
    return _Copying() if FORKS else _Fresh()


class _Copying:
    """A process that copies itself for each file: ``python -m data.sheets.child --serve``."""

    def __init__(self) -> None:
        self._line, other = socket.socketpair()
        with other:
            self._process, self._complaints = _started("--serve", stdin=other.fileno())
        self._said = self._line.makefile("rb")

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def read(self, request: bytes, seconds: float) -> Ending:
        self._complaints.seek(0)
        self._complaints.truncate()
        late, copies = Event(), list[int]()

        def stop() -> None:
            late.set()
            if copies:
                os.kill(copies[0], signal.SIGKILL)
            else:
                self._process.kill()

        clock = Timer(seconds, stop)
        clock.start()
        try:
            output, code = self._answer(request, copies, clock)
        except (OSError, ValueError):
            # Nothing or nonsense came over the line: the process itself is gone.
            self._process.kill()
            output, code = b"", self._process.wait()
        finally:
            clock.cancel()
        return Ending(output, code, late.is_set(), _last(self._complaints))

    def _answer(self, request: bytes, copies: list[int], clock: Timer) -> tuple[bytes, int]:
        answer, given = os.pipe()
        with os.fdopen(answer, "rb") as pipe:
            try:
                socket.send_fds(self._line, [b"?"], [given])
            finally:
                os.close(given)
            self._line.sendall(request + b"\n")
            copies.append(int(self._said.readline()))
            output = pipe.read()
        # It may have closed the pipe and go on; its number is its own until it is asked for.
        os.kill(copies[0], signal.SIGKILL)
        clock.cancel()
        clock.join()
        self._line.sendall(b".")
        return output, int(self._said.readline())

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._said.close()
        self._line.close()
        self._complaints.close()


class _Fresh:
    """An interpreter for one file: ``python -m data.sheets.child``."""

    def __init__(self) -> None:
        self._process, self._complaints = _started(stdin=subprocess.PIPE)

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def read(self, request: bytes, seconds: float) -> Ending:
        late = Event()

        def stop() -> None:
            late.set()
            self._process.kill()

        clock = Timer(seconds, stop)
        clock.start()
        try:
            output, _ = self._process.communicate(request + b"\n")
        finally:
            clock.cancel()
            self._process.kill()
        return Ending(output, self._process.returncode, late.is_set(), _last(self._complaints))

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._complaints):
            if pipe is not None:
                pipe.close()


def reading_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a reading process: one thread, since each one's stack counts."""
    return {
        **environment,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "MALLOC_ARENA_MAX": "2",
    }


def _started(*words: str, stdin: int) -> tuple[subprocess.Popen[bytes], IO[bytes]]:
    complaints = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the process)
    process = subprocess.Popen(
        [sys.executable, "-m", "data.sheets.child", *words],
        cwd=ROOT,
        env=reading_environment(os.environ),
        stdin=stdin,
        stdout=subprocess.PIPE if stdin == subprocess.PIPE else subprocess.DEVNULL,
        stderr=complaints,
    )
    return process, complaints


def _last(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read(1 << 16).decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "no word"
