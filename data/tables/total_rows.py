"""What a total may add up, by where it stands among the rows, sections and other totals.

Which rows a total adds up is not written down: 小计 closes the rows above it (or heads the ones
below), 合计 speaks of the whole table. Found by place: as many rows may be totals as are details.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from data.files.grid import Grid
from data.tables.table import RowRole, Table

_EMPTY = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class TotalRows:
    """The rows of a table by what they are, each in order; all count from the same row.

    sections, heads: where a section begins, and where the header is said again. parts: where the
    same list begins again. levels: row of a section or a section's own sums → its level, 1 the
    outermost. subs: totals that speak of less than their part.
    """

    details: np.ndarray
    totals: np.ndarray
    sections: np.ndarray = field(default_factory=lambda: _EMPTY)
    heads: np.ndarray = field(default_factory=lambda: _EMPTY)
    parts: np.ndarray = field(default_factory=lambda: _EMPTY)
    levels: Mapping[int, int] = field(default_factory=dict)
    subs: frozenset[int] = frozenset()

    @classmethod
    def of(cls, grid: Grid, table: Table) -> TotalRows:
        """The rows of a table, as rows of its grid from 0."""
        details, totals, sections, heads = (
            np.flatnonzero(table.roles == role)
            for role in (RowRole.DATA, RowRole.TOTAL, RowRole.SECTION, RowRole.HEADER)
        )
        return cls(
            details,
            totals,
            sections,
            heads,
            np.array(table.parts, dtype=np.int64) - grid.first_row,
            {row - grid.first_row: level for row, level in table.levels.items()},
            frozenset(row for row in totals.tolist() if "小计" in _text(grid, row)),
        )

    def runs(self, row: int) -> list[tuple[int, int]]:
        """Runs of details that a total may add up, the likeliest first.

        (first, end) count details from 0.
        """
        first, end = self._part(row)
        inside = [(max(run[0], first), min(run[1], end)) for run in self._anywhere(row)]
        return list(dict.fromkeys(run for run in inside if run[0] < run[1])) or [(first, end)]

    def beside(self, row: int, step: int) -> tuple[list[int], list[int]]:
        """What stands above (step -1) or below a total (1): the details next to it, the totals."""
        place = int(np.searchsorted(self._bounds, row))
        if step < 0:
            edge = self._bounds[place - 1] if place else -1
            run = self.details[self._place(edge) : self._place(row)]
            return run.tolist(), self.totals[self.totals < row][::-1].tolist()
        end = self._bounds[place + 1] if place + 1 < len(self._bounds) else np.inf
        run = self.details[self._place(row) : self._place(end)]
        return run.tolist(), self.totals[self.totals > row].tolist()

    @cached_property
    def _bounds(self) -> np.ndarray:
        """A header printed again on every page bounds what its 本页小计 adds up."""
        return np.sort(np.concatenate((self.totals, self.sections, self.heads)))

    @cached_property
    def _outline(self) -> dict[int, np.ndarray]:
        return {
            level: np.array(sorted(row for row, own in self.levels.items() if own <= level))
            for level in set(self.levels.values())
        }

    def _part(self, row: int) -> tuple[int, int]:
        """The details of the part of the table in which a row stands; all where it has one."""
        place = int(np.searchsorted(self.parts, row, side="right"))
        first = self._place(int(self.parts[place - 1])) if place else 0
        is_last = place >= len(self.parts)
        return first, len(self.details) if is_last else self._place(int(self.parts[place]))

    def _is_only(self, row: int) -> bool:
        """Whether a total is the only one of its part."""
        parts = np.searchsorted(self.parts, self.totals, side="right")
        return int((parts == np.searchsorted(self.parts, row, side="right")).sum()) == 1

    def _anywhere(self, row: int) -> list[tuple[int, int]]:
        if row in self.levels:
            return [self._under(row)]
        place = int(np.searchsorted(self._bounds, row))
        above = self._bounds[place - 1] if place else -1
        below = self._bounds[place + 1] if place + 1 < len(self._bounds) else None
        section = int(np.searchsorted(self.sections, row))
        here, count = self._place(row), len(self.details)
        everything = (0, count)
        before = (self._place(above), here)
        after = (here, count if below is None else self._place(below))
        in_section = (self._place(self.sections[section - 1]) if section else 0, here)
        if self._is_only(row) or row not in self.subs:
            candidates = [everything, before, in_section, after, (0, here), (here, count)]
        else:
            nearest = before if before[0] < before[1] else after
            candidates = [nearest, in_section, after, everything]
        return [run for run in candidates if run[0] < run[1]] or [everything]

    def _under(self, row: int) -> tuple[int, int]:
        """All details of a section that bears its own sums, those of its parts too."""
        outline = self._outline[self.levels[row]]
        following = int(np.searchsorted(outline, row, side="right"))
        end = len(self.details)
        if following < len(outline):
            end = self._place(outline[following])
        return self._place(row), end

    def _place(self, row: float) -> int:
        """Number of details above a row."""
        return int(np.searchsorted(self.details, row))


def _text(grid: Grid, row: int) -> str:
    return "".join(str(column.raw[row].as_py() or "") for column in grid.columns)
