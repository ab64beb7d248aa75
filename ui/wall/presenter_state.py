"""Where each agenda's wall stands, as the wall says: what a presenter's telephone shows.

In memory alone: after a restart the wall says it again with its next slide.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

# A wall that has said nothing for so long was switched off.
_FORGOTTEN_SECONDS = 900.0
_MOST = 40


@dataclass(frozen=True)
class Position:
    """slide: its key; seconds: how long a page stays; since: when it was turned (monotonic)."""

    slide: str
    seconds: float
    is_paused: bool
    since: float


_lock = threading.Lock()
_positions: dict[str, Position] = {}


def stand(agenda: str, slide: str, seconds: float, *, is_paused: bool) -> None:
    """The wall of an agenda shows a page of this slide from now on."""
    with _lock:
        if agenda not in _positions and len(_positions) >= _MOST:
            del _positions[min(_positions, key=lambda name: _positions[name].since)]
        _positions[agenda] = Position(slide, seconds, is_paused, time.monotonic())


def standing(agenda: str) -> Position | None:
    """Where its wall stands; None where no wall has spoken lately."""
    with _lock:
        found = _positions.get(agenda)
    if found is None or time.monotonic() - found.since > _FORGOTTEN_SECONDS:
        return None
    return found


def seconds_left(position: Position) -> float:
    """How long the page still stays; negative once it is over."""
    return position.seconds - (time.monotonic() - position.since)
