"""A file as a workbook or a refusal, read in a process of its own.

``multiprocessing`` would run the screen's script again (spawn, forkserver) or copy threads
in the middle of their work (fork); data.files.sandbox.client does neither. Whatever happens to
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
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock, Timer
from typing import IO, Protocol

from data.environment import PROXY_TOKEN
from data.files.grid import Refusal, Workbook
from data.files.limits import Limits, limits_set, readers_at_once
from data.files.sandbox.protocol import GarbledError, Response, receive
from data.files.scanner import scanned

ROOT = Path(__file__).resolve().parents[3]
_NEEDED = frozenset(
    ("PATH", "HOME", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "VIRTUAL_ENV", "SYSTEMROOT")
)
_NEEDED_ALL = ("SIGNBOARD_", "LEDGER_", "LC_", "LD_", "PYTHON")
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

    @property
    def fault(self) -> str:
        """The kind of the error without its words, which may quote a cell."""
        return self.complaint.partition(":")[0]


@dataclass(frozen=True)
class Line:
    """The line to a process at work: what it says, what it is told, and its time.

    limit: end it so many seconds from now on, whatever was said before.
    """

    incoming: IO[bytes]
    send: Callable[[bytes], object]
    limit: Callable[[float], None]


Talk = Callable[[Line], bytes]


def hear(line: Line) -> bytes:
    """All that a process says; it is told nothing more."""
    return line.incoming.read()


class ReadingProcess(Protocol):
    """A process that reads, seen from the one that asks."""

    def is_alive(self) -> bool:
        """Whether it can take a file."""

    def read(self, request: bytes, seconds: float, talk: Talk = hear) -> Ending:
        """Let it read what a line of JSON names, for so long; it may be dead afterwards.

        talk: gives the output, from what is said and told meanwhile.
        """

    def end(self) -> None:
        """End it now."""


def start_process() -> ReadingProcess:
    """A reading process that loads its libraries while nobody waits yet."""
    return _Copying() if FORKS else _Fresh()


class _Copying:
    """A process that copies itself for each file: ``data.files.sandbox.worker --serve``."""

    def __init__(self) -> None:
        self._line, other = socket.socketpair()
        with other:
            self._process, self._complaints = _started("--serve", stdin=other.fileno())
        self._said = self._line.makefile("rb")

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def read(self, request: bytes, seconds: float, talk: Talk = hear) -> Ending:
        self._complaints.seek(0)
        self._complaints.truncate()
        copies: list[int] = []

        def stop() -> None:
            if copies:
                os.killpg(copies[0], signal.SIGKILL)
            else:
                self._process.kill()

        clock = Clock(seconds, stop)
        try:
            output, code = self._answer(request, copies, clock, talk)
        except (OSError, ValueError):
            # Nothing or nonsense came over the line: the process itself is gone.
            self._process.kill()
            output, code = b"", self._process.wait()
        except BaseException:
            # Whoever asked gave up; what was said of this copy stays unheard.
            stop()
            self._process.kill()
            self._process.wait()
            raise
        finally:
            clock.cancel()
        return Ending(output, code, clock.is_late, _last(self._complaints))

    def _answer(
        self, request: bytes, copies: list[int], clock: Clock, talk: Talk
    ) -> tuple[bytes, int]:
        ours, given = socket.socketpair()
        with ours, ours.makefile("rb") as incoming:
            with given:
                socket.send_fds(self._line, [b"?"], [given.fileno()])
            self._line.sendall(request + b"\n")
            copies.append(int(self._said.readline()))
            output = talk(Line(incoming, ours.sendall, clock.limit))
        # It may have closed the line and go on; its number is its own until it is asked for.
        os.killpg(copies[0], signal.SIGKILL)
        clock.cancel()
        self._line.sendall(b".")
        return output, int(self._said.readline())

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._said.close()
        self._line.close()
        self._complaints.close()


class _Fresh:
    """An interpreter for one file: ``python -m data.files.sandbox.worker``."""

    def __init__(self) -> None:
        self._process, self._complaints = _started(stdin=subprocess.PIPE)

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def read(self, request: bytes, seconds: float, talk: Talk = hear) -> Ending:
        incoming, outgoing = self._process.stdout, self._process.stdin
        assert incoming is not None
        assert outgoing is not None

        def send(words: bytes) -> None:
            outgoing.write(words)
            outgoing.flush()

        clock, output = Clock(seconds, self._process.kill), b""
        try:
            with suppress(OSError):  # it is gone already
                send(request + b"\n")
            output = talk(Line(incoming, send, clock.limit))
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(1)  # it said everything and is about to end
        finally:
            clock.cancel()
            self._process.kill()
            code = self._process.wait()
        return Ending(output, code, clock.is_late, _last(self._complaints))

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._complaints):
            if pipe is not None:
                with suppress(OSError):  # the rest of a request that nobody hears any more
                    pipe.close()


class Clock:
    """Stops something when its time is over."""

    def __init__(self, seconds: float, stop: Callable[[], None]) -> None:
        self._stop = stop
        self._late = Event()
        self.limit(seconds)

    @property
    def is_late(self) -> bool:
        """Whether the time was over."""
        return self._late.is_set()

    def limit(self, seconds: float) -> None:
        """So many seconds from now on."""
        self.cancel()
        self._timer = Timer(seconds, self._over)
        self._timer.daemon = True
        self._timer.start()

    def cancel(self) -> None:
        """All the time there is."""
        timer: Timer | None = getattr(self, "_timer", None)
        if timer is not None:
            timer.cancel()
            timer.join()

    def _over(self) -> None:
        self._late.set()
        self._stop()


def reading_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a reading process: what it needs, and no secret that stands beside it.

    One thread, since each one's stack counts; no antivirus, which who started it has asked.
    """
    needed = {
        name: value
        for name, value in environment.items()
        if name in _NEEDED or (name.startswith(_NEEDED_ALL) and name != PROXY_TOKEN)
    }
    return {
        **needed,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "MALLOC_ARENA_MAX": "2",
        "SIGNBOARD_SCANNER": "",
    }


def _started(*words: str, stdin: int) -> tuple[subprocess.Popen[bytes], IO[bytes]]:
    complaints = tempfile.TemporaryFile()  # noqa: SIM115 (lives as long as the process)
    process = subprocess.Popen(
        [sys.executable, "-m", "data.files.sandbox.worker", *words],
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
    with turns():
        if found := scanned(path.resolve()):
            return Refusal(file_name, sha256, found, {})
        answer = _ask(path.resolve(), file_name, limits)
    if answer.code:
        return Refusal(file_name, sha256, answer.code, answer.arguments)
    return Workbook(file_name, sha256, answer.reader, answer.grids)


@cache
def turns() -> BoundedSemaphore:
    """The turn of one file that is read by itself, or of one upload that is understood."""
    return BoundedSemaphore(readers_at_once())


@contextmanager
def readers_kept_ready() -> Iterator[None]:
    """While this lasts, a reading process waits with its libraries loaded.

    It saves the start (0.2 s) of the first file; for a program that stays, such as the app.
    """
    put_ready(start_process())
    try:
        yield
    finally:
        end_readers()


def put_ready(process: ReadingProcess) -> None:
    """The next file is read by this process."""
    _idle.put(process)


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


def done_apart(request: Mapping[str, object], seconds: float, talk: Talk = hear) -> Ending:
    """What a process of its own says to a request, whatever becomes of it.

    request: read by data.files.sandbox.worker; ``work`` names a module whose ``answer`` takes it.
    talk: hears and answers what is said meanwhile.
    """
    process = _idle.take()
    try:
        return process.read(json.dumps(request).encode("ascii"), seconds, talk)
    finally:
        if process.is_alive():
            _idle.put(process)
        else:
            process.end()


def _ask(path: Path, file_name: str, limits: Limits) -> Response:
    request = {"path": str(path), "file_name": file_name, "limits": asdict(limits)}
    ending = done_apart(request, limits.seconds)
    try:
        return receive(ending.output)
    except GarbledError:
        _log.warning("reading %s ended with %s: %s", path, ending.code, ending.fault)
    if ending.is_late or ending.code == -getattr(signal, "SIGXCPU", 0):
        return Response(code="refused-time", arguments={"seconds": str(limits.seconds)})
    return Response(code="refused-crash")


def _megabytes(size: int) -> str:
    # Rounded up: a file just above the limit is not said to be as large as the limit.
    return f"{math.ceil(size / 2**20 * 10) / 10:.1f}"
