"""A run of a page ends once the server has taken up all that it sent.

The platform hands each piece of a page to the server's loop. Where the next run begins just as one
ends, pieces that still wait there are thrown away; a part of the page that runs by itself is then
drawn into a page that lacks what stood before it ("Bad delta path").
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST_SECONDS = 1.0
_loops: list[asyncio.AbstractEventLoop] = []


def deliver_on(loop: asyncio.AbstractEventLoop | None) -> None:
    """The loop that serves the pages; None where none does."""
    _loops[:] = [] if loop is None else [loop]


@contextmanager
def delivered() -> Iterator[None]:
    """Leaving it takes until the loop has come to what this thread gave it, or a second."""
    try:
        yield
    finally:
        _wait()


def _wait() -> None:
    if not _loops:
        return
    done = threading.Event()
    try:
        _loops[0].call_soon_threadsafe(done.set)
    except RuntimeError:  # the server ends
        return
    done.wait(_LONGEST_SECONDS)
