"""One writer at a time in a folder of ``var``, of this process and of others."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_in_this_process = dict[Path, threading.Lock]()


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Within it nobody else who asks for this folder is; it waits for whoever is."""
    mine = _in_this_process.setdefault(folder, threading.Lock())
    with mine, (folder / "lock").open("ab") as lock:
        if sys.platform == "win32":
            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
            try:
                yield
            finally:
                lock.seek(0)
                msvcrt.locking(lock.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
