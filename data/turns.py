"""Pages and publishes run in turns, as many at once as there are processors.

Python works on one at a time: of sixty pages at once each would take as long as all of them, the
server would hear nobody meanwhile, and what a ledger changed would come last.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST_WAIT_SECONDS = 10.0


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_turns = threading.BoundedSemaphore(_processors())
# Pages wait here, so that a publish waits for one turn and behind no page.
_pages_before = threading.Lock()
_of_thread = threading.local()


@contextmanager
def turn() -> Iterator[None]:
    """A page's turn, as soon as one is free; who has waited ten seconds goes on without one.

    So a page that hangs never holds the others up for good.
    """
    _take()
    try:
        yield
    finally:
        _give_back()


@contextmanager
def next_turn() -> Iterator[None]:
    """The next turn that is free, before all pages that wait, or the thread's own: to publish."""
    had_one = getattr(_of_thread, "has_turn", False)
    if not had_one:
        _of_thread.has_turn = _turns.acquire(timeout=_LONGEST_WAIT_SECONDS)
    try:
        yield
    finally:
        if not had_one:
            _give_back()


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
    until = time.monotonic() + _LONGEST_WAIT_SECONDS
    is_first = _pages_before.acquire(timeout=_LONGEST_WAIT_SECONDS)
    try:
        _of_thread.has_turn = _turns.acquire(timeout=max(0.0, until - time.monotonic()))
    finally:
        if is_first:
            _pages_before.release()


def _give_back() -> bool:
    """Whether there was one."""
    if not getattr(_of_thread, "has_turn", False):
        return False
    _of_thread.has_turn = False
    _turns.release()
    return True
