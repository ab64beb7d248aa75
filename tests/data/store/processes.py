"""Processes of their own that begin loaded: one interpreter imports everything, once a run.

Each call is a copy of it (fork), with the environment of the test; it itself opens no database.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_LOADED = """
import json, os, signal, sys, traceback
from pathlib import Path

import data.inbox.handlers
from data.commands.main import main
from data.store import Busy, Store

for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if child == 0:
        break
    if asked["do"] == "hold":
        sys.stdin.readline()
        os.kill(child, signal.SIGTERM)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
else:
    sys.exit()
os.environ.clear()
os.environ.update(asked["environment"])
if asked["do"] == "hold":
    held = Store.open(Path(asked["words"][0]))
    print("open", flush=True)
    signal.pause()
for stream, path in ((0, os.devnull), (1, asked["out"]), (2, asked["err"])):
    os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), stream)
code = 0
try:
    if asked["do"] == "command":
        code = main(asked["words"])
    else:
        Store.open(Path(asked["words"][0])).close()
except Busy as busy:
    print(busy.message("zh"))
    code = 3
except BaseException:
    traceback.print_exc()
    code = 1
sys.stdout.flush()
sys.stderr.flush()
# A copy has none of the threads that libraries would wait for at an ordinary end.
os._exit(code)
"""


@functools.cache
def _loaded() -> subprocess.Popen[str]:
    if not hasattr(os, "fork"):
        pytest.skip("the system cannot copy a process")
    root = Path(__file__).resolve().parents[3]
    words, pipe = [sys.executable, "-c", _LOADED], subprocess.PIPE
    process = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, bufsize=1, cwd=root)
    atexit.register(process.communicate)
    return process


def _ask(do: str, *words: object, **more: str) -> str:
    process = _loaded()
    assert process.stdin is not None
    assert process.stdout is not None
    given = {"do": do, "words": [str(word) for word in words], "environment": {**os.environ}}
    process.stdin.write(json.dumps({**given, **more}) + "\n")
    return process.stdout.readline().strip()


def _ended(do: str, *words: object) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        code = int(_ask(do, *words, out=str(out), err=str(err)))
        written = (path.read_text("utf-8") if path.exists() else "" for path in (out, err))
        return subprocess.CompletedProcess([do, *words], code, *written)


def command(*words: object) -> subprocess.CompletedProcess[str]:
    """``python -m data`` in a process of its own."""
    return _ended("command", *words)


def opened_elsewhere(path: Path) -> subprocess.CompletedProcess[str]:
    """The database opened and closed by another process; 3 and a sentence where it is busy."""
    return _ended("open", path)


@contextlib.contextmanager
def held_elsewhere(path: Path) -> Iterator[None]:
    """Another process has the database open meanwhile."""
    assert _ask("hold", path) == "open"
    try:
        yield
    finally:
        process = _loaded()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("let go\n")
        assert process.stdout.readline() == "-15\n"
