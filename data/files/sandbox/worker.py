"""The process that reads: ``python -m data.files.sandbox.worker``, one file, or ``--serve``, many.

Readers of spreadsheets can be made to abort, hang or eat all memory by a file of a few
hundred bytes. That happens here, behind limits, and is seen by data.files.sandbox.client as an
answer that did not come. A request is one line of JSON on standard input; the answer
goes to standard output as data.files.sandbox.protocol describes. With ``--serve`` standard input is
a socket, and each file has a copy of this process to itself (data.files.sandbox.client).

It has no network, starts no program, writes nothing but temporary files and reads nothing but the
product and what it was asked to read, where the system sees to it (data.files.sandbox.confine).

On Windows the system offers no limit for memory and processor time without further
programs; there the clock and the checks of sizes before reading are what remains.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.machinery import ModuleSpec
from pathlib import Path
from tempfile import gettempdir
from threading import Timer
from types import ModuleType
from typing import Any, NoReturn

from data.files.errors import RefusedError
from data.files.limits import Limits
from data.files.sandbox import protocol as wire
from data.files.sandbox.client import Clock, Ending, Line, Talk, hear, put_ready
from data.files.sandbox.confine import only_files, product_files, without_network

UNDERSTANDING = "data.importer.sandboxed"
_prepared: set[str] = set()
_CODE = 300 << 20  # what the libraries take of the address space at the start
# What libraries load while they read: each copy would load it anew (15 ms).
_LOADED_WHILE_READING = (
    "dateutil.relativedelta",
    "encodings.cp1252",
    "encodings.cp437",
    "encodings.cp932",
    "encodings.cp950",
    "encodings.euc_jp",
    "encodings.gb18030",
    "encodings.gbk",
    "encodings.utf_16_le",
    "numpy.ma",
)


class _WithoutPandas:
    """Arrow imports pandas as soon as it is asked for an array; nothing here needs it."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name == "pandas":
            raise ModuleNotFoundError(name)
        return None


def main() -> None:
    """Load the readers, then answer one request, or with ``--serve`` one after another."""
    sys.meta_path.insert(0, _WithoutPandas())

    if sys.argv[1:] == ["--serve"]:
        without_network()
        only_files(None, writable=[Path(gettempdir())])
        _load_the_rest()
        with socket.socket(fileno=os.dup(0)) as line:
            _serve(line)
        return
    request = sys.stdin.buffer.readline()
    if request:  # else the asking process is gone, or needs no reader any more
        _answer(json.loads(request))


def _load_the_rest() -> None:
    for name in _LOADED_WHILE_READING:
        with suppress(ImportError):
            import_module(name)


def _serve(line: socket.socket) -> None:
    """Answer each request in a copy of this process; ends with the one that asks.

    A request is any byte with the pipe for the answer, then the line of JSON. Said are the
    copy's number when it begins, and after any byte from the asker how it ended.
    """
    said = line.makefile("rb")
    if not select.select([line], [], [], 0)[0]:  # while nobody waits
        _prepare(UNDERSTANDING)
    while True:
        # What the collector never marks is shared with the copies for good.
        gc.collect()
        gc.freeze()
        _, pipes, _, _ = socket.recv_fds(line, 1, 1)
        request = said.readline()
        if not request:
            return
        _prepare(json.loads(request).get("work", ""))
        copy = os.fork()
        if copy == 0:
            said.close()  # it would keep the line open for the copy
            line.close()
            _answer_and_end(request, pipes[0])
        os.close(pipes[0])
        os.setpgid(copy, copy)  # it ends with the readers that it starts
        line.sendall(b"%d\n" % copy)
        # Not asked for yet, its number cannot become another process's.
        is_asked = bool(said.read(1))
        if not is_asked:
            os.killpg(copy, signal.SIGKILL)
        _, status = os.waitpid(copy, 0)
        if not is_asked:
            return
        line.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))


def _prepare(work: str) -> None:
    """Load what a work needs, once for all the copies that do it."""
    if work and work not in _prepared:
        _prepared.add(work)
        ready = getattr(import_module(work), "make_ready", None)
        if ready is not None:
            ready()


class _Forked:
    """Reads a file for the copy that understands it, in a copy of that one."""

    def is_alive(self) -> bool:
        return True

    def end(self) -> None:
        pass

    def read(self, request: bytes, seconds: float, talk: Talk = hear) -> Ending:
        ours, given = socket.socketpair()
        copy = os.fork()
        if copy == 0:
            ours.close()
            _answer_and_end(request, given.detach())
        given.close()
        clock = Clock(seconds, lambda: os.kill(copy, signal.SIGKILL))
        with ours, ours.makefile("rb") as incoming:
            output = talk(Line(incoming, ours.sendall, clock.limit))
        os.kill(copy, signal.SIGKILL)
        clock.cancel()
        _, status = os.waitpid(copy, 0)
        code = os.waitstatus_to_exitcode(status)
        return Ending(output, code, clock.is_late, "said above")


def _answer_and_end(request: bytes, pipe: int) -> NoReturn:
    code = 1
    try:
        os.dup2(pipe, 0)
        os.dup2(pipe, 1)
        os.close(pipe)
        _answer(json.loads(request))
        code = 0
    # The boundary of this process: what breaks is said on its error stream, with the code 1.
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(code)


def _answer(request: dict[str, Any]) -> None:
    """Read the file, or let the module under ``work`` do with it what it is there for.

    What is no part of the product and not named by the request stays unread.
    """
    if "path" in request:
        keep_to([Path(request["path"])])
    if work := request.get("work"):
        if work == UNDERSTANDING and sys.argv[1:] == ["--serve"]:
            put_ready(_Forked())
        import_module(work).answer(request)
        return
    from data.files.content import read_file

    limits = Limits(**request["limits"])
    limit(limits.memory_bytes, limits.seconds)
    # The answer keeps standard output to itself: a library that prints must not spoil it.
    with os.fdopen(os.dup(1), "wb", buffering=1 << 20) as pipe:
        os.dup2(2, 1)
        try:
            content = Path(request["path"]).read_bytes()
            reader, grids = read_file(content, request["file_name"], limits)
            wire.send_grids(pipe, reader, grids)
        except RefusedError as refused:
            wire.send_refusal(pipe, refused)
        except MemoryError:
            wire.send_refusal(pipe, RefusedError("refused-memory"))


def keep_to(paths: Sequence[Path]) -> None:
    """From now on this copy reads these files and folders and the product's own, no other.

    Where files have no copies to themselves, further readers are started, and nothing is given up.
    """
    if sys.argv[1:] == ["--serve"]:
        only_files([*product_files(), *paths], writable=[Path(gettempdir())])


def limit(memory_bytes: int, seconds: int) -> None:
    """Beside what it holds already, this process may take so much memory and processor time."""
    try:
        import resource
    except ModuleNotFoundError:
        end = Timer(seconds + 1, os._exit, [1])
        end.daemon = True
        end.start()
        return

    def lower(what: int, soft: int, hard: int) -> None:
        most = resource.getrlimit(what)[1]  # of the process that this one is a copy of
        known = (soft, hard, most) if most != resource.RLIM_INFINITY else (soft, hard)
        resource.setrlimit(what, (min(known), min(known[1:])))

    space, data = _held(resource.getpagesize())
    lower(resource.RLIMIT_AS, space + memory_bytes, space + memory_bytes)
    lower(resource.RLIMIT_DATA, data + memory_bytes, data + memory_bytes)
    # Should the asking process be gone, nobody ends this one by the clock.
    lower(resource.RLIMIT_CPU, seconds, seconds + 1)
    lower(resource.RLIMIT_CORE, 0, 0)


def _held(page: int) -> tuple[int, int]:
    """Address space and data of this process in bytes; usual figures where nothing says them."""
    with suppress(OSError, IndexError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()
        return int(pages[0]) * page, int(pages[5]) * page
    return _CODE, 0


if __name__ == "__main__":
    main()
