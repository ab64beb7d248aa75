"""Pages run in turns, as many at once as there are processors.

Python works on one page at a time: of sixty at once each would take as long as all of them, and
the server would hear nobody meanwhile.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from ui.delivered import wait_until_delivered

_LONGEST_WAIT_SECONDS = 10.0


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_turns = threading.BoundedSemaphore(_processors())
_of_thread = threading.local()


@contextmanager
def turn() -> Iterator[None]:
    """A turn, as soon as one is free; who has waited ten seconds goes on without one.

    So a page that hangs never holds the others up for good. What the page sent is taken up by
    the server at the end.
    """
    _take()
    try:
        yield
    finally:
        _give_back()
        wait_until_delivered()


@contextmanager
def out_of_turn() -> Iterator[None]:
    """While inside, the turn is another page's: for what a click begins and takes long."""
    had_one = _give_back()
    try:
        yield
    finally:
        if had_one:
            _take()


def _take() -> None:
    _of_thread.has_turn = _turns.acquire(timeout=_LONGEST_WAIT_SECONDS)


def _give_back() -> bool:
    """Whether there was one."""
    if not getattr(_of_thread, "has_turn", False):
        return False
    _of_thread.has_turn = False
    _turns.release()
    return True
