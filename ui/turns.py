"""Pages run in turns, as many at once as there are processors.

Python works on one page at a time: of sixty at once each would take as long as all of them, and
the server would hear nobody meanwhile.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST_WAIT_SECONDS = 10.0
_turns = threading.BoundedSemaphore(os.cpu_count() or 1)


@contextmanager
def turn() -> Iterator[None]:
    """A turn, as soon as one is free; who has waited ten seconds goes on without one.

    So a page that works for long, such as a backup by a click, never holds the others up.
    """
    is_mine = _turns.acquire(timeout=_LONGEST_WAIT_SECONDS)
    try:
        yield
    finally:
        if is_mine:
            _turns.release()
