"""How far the understanding of some files has come, for whoever watches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Step = Literal["opening", "reading", "checking", "gathering"]


@dataclass(frozen=True)
class Progress:
    """What is being done now: done of total files are finished."""

    step: Step
    file: str
    sheet: str
    done: int
    total: int


Report = Callable[[Progress], None]
