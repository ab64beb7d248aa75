"""A question with what each of its answers would do to the reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from data.intake.effects import Effect
from data.intake.model import TableCorrection
from data.intake.question import Question

KEEP, UNKNOWN, SCALED = "keep", "unknown", "scaled"
Reason = tuple[str, dict[str, str]]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Way:
    """One reading of what is asked. effects and correction: what it changes, if anything."""

    key: str
    word: str = ""
    effects: tuple[Effect, ...] = ()
    correction: TableCorrection | None = None
    arguments: Mapping[str, str] = field(default_factory=dict)
    total: str | None = None

    @property
    def changes_nothing(self) -> bool:
        """Whether the table stays as it was read."""
        return not self.effects and self.correction is None


@dataclass(frozen=True)
class Asked:
    """A question with what each answer would do.

    covers: (code, cell) of issues that an answer which changes nothing replaces (others are
    gone once the table was read again); always_covers: those that any answer replaces.
    """

    question: Question
    ways: tuple[Way, ...]
    keys: tuple[str, ...]
    at: np.ndarray
    covers: frozenset[Pair]
    always_covers: frozenset[Pair] = frozenset()

    @property
    def settles(self) -> bool:
        """Whether its answer leaves the cells open to further questions."""
        way = self.way(self.question.answer)
        return self.question.scope == "column" or (way is not None and not way.changes_nothing)

    @property
    def is_structural(self) -> bool:
        """Whether an answer may change what the columns are."""
        return any(way.correction is not None for way in self.ways)

    def way(self, key: str) -> Way | None:
        """The way of this key, None where the question does not offer it."""
        return next((way for way in self.ways if way.key == key), None)

    def answered(self, key: str) -> Asked:
        """The same with an answer."""
        return replace(self, question=replace(self.question, answer=key))
