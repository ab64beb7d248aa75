"""One band of a sheet's columns: every row scored by how its cells fit their columns.

Values where values stand make a row of the body, texts and sequences there one of the header.
"""

from __future__ import annotations

import itertools

import numpy as np

from data.tables.cell_classes import CellClass, are_real, are_values
from data.tables.header_rows import candidate_rows, is_number_row, known_rows
from data.tables.header_text import HeaderWords, folded
from data.tables.panel import Panel
from data.tables.wording import outline_level

_REAL = (CellClass.NUMBER, CellClass.YEAR, CellClass.DATE)
MOST_HEADER_ROWS = 40
_MOST_ROWS_BY_TEXT = 2000
_MOST_SEQUENCES = 0.3  # of the rows; more of them are data
LONGEST_MARK = 6


class ScoredRows:
    """The columns ``span`` (both in) of a panel, whose cells have ``classes``."""

    def __init__(
        self, panel: Panel, classes: np.ndarray, span: tuple[int, int], words: HeaderWords
    ) -> None:
        self.left = span[0]
        self.part = panel.part(*span)
        self.width, self.height = self.part.width, self.part.height
        self.classes = classes[:, span[0] : span[1] + 1]
        self.count = (self.classes > 0).sum(axis=1)
        self.named = known_rows(self.part, words)
        self.values = self._value_columns()
        fits, breaks = self._fitting()
        self.match, self.mismatch = fits.sum(axis=1), breaks.sum(axis=1)
        fills = (self.match >= 1) & (self.match >= self.mismatch) & (self.count >= 2)
        self.body = fills & self._has_real_values(fits)
        self.head = (self.count >= 2) & ~self.body
        self.head[[row for row in self._short_heads() if self._opens_section(row)]] = False
        self.header_ends = self._rows_of(self.part.grid.header_ends)
        self.stressed = self._rows_of(self.part.grid.stressed_rows)
        self.label = self.head & (self.match == 0) & (self.mismatch == 0)

    def _rows_of(self, sheet_rows: frozenset[int]) -> list[int]:
        """Those of some rows of the sheet that hold several cells and no number among values."""
        rows = (row - self.part.grid.first_row for row in sorted(sheet_rows))
        return [
            row
            for row in rows
            if 0 <= row < self.height
            and self.count[row] > 1
            and not ((self.classes[row] == CellClass.NUMBER) & self.values).any()
        ]

    def texts(self, row: int) -> list[str]:
        """What its filled cells say, from left to right."""
        columns = np.flatnonzero(self.classes[row]).tolist()
        return [self.part.text(row, column).strip() for column in columns]

    def next_used(self, row: int) -> int | None:
        """The next row of two cells and more."""
        more = np.flatnonzero(self.count[row + 1 :] > 1)
        return row + 1 + int(more[0]) if len(more) else None

    def _short_heads(self) -> list[int]:
        rows = np.flatnonzero(self.head & (self.count == 2))[:_MOST_ROWS_BY_TEXT]
        return [int(row) for row in rows]

    def _opens_section(self, row: int) -> bool:
        """Whether a row of two cells is a section's number beside its name: ``一 | 工业项目``."""
        number, name = self.texts(row)
        return len(number) <= 4 and outline_level(folded(number)) > 0 and len(name) > 1

    def _value_columns(self) -> np.ndarray:
        """Which columns hold values: half of their cells, a few of the header set aside."""
        rows = self.classes[self.count >= 2]
        real = are_real(rows).sum(axis=0)
        marks = (rows == CellClass.MARK).sum(axis=0)
        filled = (rows > 0).sum(axis=0)
        header = np.minimum(3, np.maximum(filled - 1, 0) // 2)
        found: np.ndarray = (real > 0) & (
            real + 0.5 * marks >= 0.5 * np.maximum(filled - header, 1)
        )
        return found

    def _fitting(self) -> tuple[np.ndarray, np.ndarray]:
        """Cells that stand among values as values, and those that stand there as others."""
        fits = are_values(self.classes) & self.values
        breaks = (self.classes >= CellClass.TEXT) & self.values
        breaks |= self._periods_over_numbers()
        fits &= ~breaks
        self._learn_marks(fits, breaks)
        first = self.part.used_rows()[:MOST_HEADER_ROWS].tolist()
        for row in (*self._repeated(), *self._sequences()):
            breaks[row] |= fits[row]
            fits[row] = False
        for row in (*self.named, *(row for row in first if self.numbers_columns(row))):
            breaks[row], fits[row] = breaks[row] | (self.classes[row] > 0), False
        return fits, breaks

    def numbers_columns(self, row: int) -> bool:
        """Whether a row below one of words says ``甲 1 2`` or, in a narrow table, ``1 2 3``."""
        above = next((at for at in range(row - 1, max(row - 5, -1), -1) if self.count[at] > 1), 0)
        others = (CellClass.NUMBER, CellClass.DATE, CellClass.MARK)
        if above >= row or self.count[above] < 2 or np.isin(self.classes[above], others).any():
            return False
        if is_number_row(self.part, row):
            return True
        running = [str(number) for number in range(1, self.count[row] + 1)]
        is_full = self.count[row] == self.count[above] and self.texts(row) == running
        below = self.next_used(row) if is_full else None
        return below is not None and not self.texts(below)[0].isdigit()

    def _periods_over_numbers(self) -> np.ndarray:
        """Dates and years in columns of numbers: a few, or in rows that lack their label."""
        counts = {kind: (self.classes == kind).sum(axis=0) for kind in _REAL}
        numbers = counts[CellClass.NUMBER]
        periods = counts[CellClass.DATE] + counts[CellClass.YEAR]
        few = (numbers > periods) & (counts[CellClass.DATE] < 0.2 * numbers)
        found: np.ndarray = (self.classes == CellClass.DATE) & self.values & few
        found |= self._years_on_top(numbers > periods)
        labels = np.flatnonzero(~self.values)
        if len(labels):
            lacks = self.classes[:, labels[0]] == 0
            several = self.count > 1
            if several.any() and (~lacks)[several].mean() > 0.6:
                inside = (self.classes == CellClass.YEAR) | (self.classes == CellClass.DATE)
                inside &= self.values
                found |= inside & (numbers > 2 * periods - 2) & (lacks & several)[:, None]
        return found

    def _years_on_top(self, mostly_numbers: np.ndarray) -> np.ndarray:
        """Years that stand as the first of their column of numbers, beside a label."""
        found = np.zeros(self.classes.shape, dtype=bool)
        several = np.flatnonzero(self.count > 1)
        for column in np.flatnonzero(mostly_numbers & self.values).tolist():
            filled = several[self.classes[several, column] > 0]
            if column and len(filled) > 2 and self.classes[filled[0], column] == CellClass.YEAR:
                found[filled[0], column] = self.classes[filled[0], 0] == CellClass.TEXT
        return found

    def _learn_marks(self, fits: np.ndarray, breaks: np.ndarray) -> None:
        """Short texts that stand again and again among numbers are values."""
        seen: dict[str, list[tuple[int, int]]] = {}
        rows = np.flatnonzero(breaks.any(axis=1) & fits.any(axis=1))[:_MOST_ROWS_BY_TEXT]
        for row in rows.tolist():
            texts = breaks[row] & (self.classes[row] == CellClass.TEXT)
            for column in np.flatnonzero(texts).tolist():
                text = self.part.text(row, column).strip()
                if len(text) <= LONGEST_MARK:
                    seen.setdefault(text, []).append((row, column))
        for places in seen.values():
            if len({row for row, _ in places}) > 1:
                at = tuple(np.array(places).T)
                breaks[at], fits[at] = False, True

    def _repeated(self) -> list[int]:
        """Rows that stand in full twice, mostly words: a header that is said again."""
        words = (self.classes >= CellClass.MARK).sum(axis=1)
        rows = np.flatnonzero((self.count >= 3) & (words >= 0.4 * self.count) & (words >= 2))
        if len(rows) > _MOST_ROWS_BY_TEXT:
            return []
        seen: dict[tuple[str, ...], list[int]] = {}
        for row in rows.tolist():
            seen.setdefault(tuple(self.texts(row)), []).append(row)
        twice = [places for places in seen.values() if len(places) == 2]
        return [row for places in twice for row in places] if len(twice) <= 6 else []

    def _sequences(self) -> list[int]:
        """Rows of years, or of numbers with a constant step: they name columns."""
        rows = [row for row in candidate_rows(self.part, wordy=False) if self.count[row] > 1]
        years, steps = [], []
        for row in rows:
            columns = np.flatnonzero(np.isin(self.classes[row], (CellClass.NUMBER, CellClass.YEAR)))
            is_year = self.classes[row, columns] == CellClass.YEAR
            if len(columns) < max(2, 0.4 * self.count[row]):
                continue
            if is_year.sum() >= 0.7 * len(columns):
                said = {self.part.text(row, column)[:4] for column in columns[is_year].tolist()}
                if len(said) > 1 or is_year.sum() > 2:
                    years.append(row)
            elif len(columns) >= max(3, 0.7 * self.count[row]) and self._counts_on(row, columns):
                steps.append(row)
        most = max(1, _MOST_SEQUENCES * (self.count > 1).sum())
        if len(years) > most:
            years = []
        found = sorted(years + steps)
        return found if len(found) <= most else []

    def _counts_on(self, row: int, columns: np.ndarray) -> bool:
        """Whether the numbers of a row, none of them large, have one step."""
        try:
            numbers = [
                float(self.part.text(row, column).strip(" ()（）").replace(",", ""))
                for column in columns.tolist()
            ]
        except ValueError:
            return False
        steps = {round(after - before, 6) for before, after in itertools.pairwise(numbers)}
        return len(steps) == 1 and 0 not in steps and max(map(abs, numbers)) < 500

    def _has_real_values(self, fits: np.ndarray) -> np.ndarray:
        """Which rows have a number, a date or a year, or signs that are no letters alone."""
        found: np.ndarray = (are_real(self.classes) & fits).any(axis=1)
        signs = (~found) & (self.match >= 2) & (self.mismatch == 0)
        for row in np.flatnonzero(signs).tolist():
            marks = (self.classes[row] == CellClass.MARK) & self.values
            columns = np.flatnonzero(marks)[:20].tolist()
            found[row] = not any(
                sign.isalpha() for column in columns for sign in self.part.text(row, column)
            )
        return found
