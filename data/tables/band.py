"""One band of a sheet's columns → the tables in it, one below the other.

Every row is scored by how its cells fit their columns: values where values stand (body), texts
and sequences there (head). A table's header ends where heads most outnumber bodies above; it
is followed upward to the title, and the body down to its last row.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

import numpy as np

from data.files.grid import Merge
from data.tables.cell_classes import CellClass, are_real, are_values
from data.tables.header_rows import (
    candidate_rows,
    explains,
    is_number_row,
    is_unit_row,
    known_rows,
)
from data.tables.header_text import HeaderWords, folded, table_unit
from data.tables.panel import Panel
from data.tables.wording import is_beside_title, is_date_line, is_label, is_note, is_total

_REAL = (CellClass.NUMBER, CellClass.YEAR, CellClass.DATE)
MOST_HEADER_ROWS = 40
_MOST_LEVELS = 8
_MOST_ROWS_BY_TEXT = 2000
_MOST_SEQUENCES = 0.3  # of the rows; more of them are data
_LONGEST_MARK = 6
_UNIT_LINE = re.compile(r"\(?(?:%|en |in |unit|单位|金额单位|計量)", re.IGNORECASE)
_NOTE_LIKE = re.compile(r"[:：]|^\s*[\d(（*※]+\s*[)）.、]")


@dataclass
class TableRange:
    """Where a table stands; rows and columns count from 0 within the panel, both ends in.

    header: its header rows, rows under their merges too. sections: rows of one cell between the
    others. data: the other rows. reach: the columns up to its neighbours, its titles' too.
    """

    top: int
    bottom: int
    left: int
    right: int
    header: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    data: list[int] = field(default_factory=list)
    reach: tuple[int, int] = (0, 0)


class Band:
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
        self.label = self.head & (self.match == 0) & (self.mismatch == 0)

    def tables(self) -> list[TableRange]:
        """The tables of the band from top to bottom."""
        found = (self._table(first, last) for first, last in self._segments())
        return [table for table in found if table is not None]

    # --- what the cells of a row say ---

    def _texts(self, row: int) -> list[str]:
        columns = np.flatnonzero(self.classes[row]).tolist()
        return [self.part.text(row, column).strip() for column in columns]

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
        for row in (*self.named, *(row for row in first if is_number_row(self.part, row))):
            breaks[row], fits[row] = breaks[row] | (self.classes[row] > 0), False
        return fits, breaks

    def _periods_over_numbers(self) -> np.ndarray:
        """Dates and years in columns of numbers: a few, or in rows that lack their label."""
        counts = {kind: (self.classes == kind).sum(axis=0) for kind in _REAL}
        numbers = counts[CellClass.NUMBER]
        periods = counts[CellClass.DATE] + counts[CellClass.YEAR]
        few = (numbers > periods) & (counts[CellClass.DATE] < 0.2 * numbers)
        found: np.ndarray = (self.classes == CellClass.DATE) & self.values & few
        labels = np.flatnonzero(~self.values)
        if len(labels):
            lacks = self.classes[:, labels[0]] == 0
            several = self.count > 1
            if several.any() and (~lacks)[several].mean() > 0.6:
                inside = np.isin(self.classes, (CellClass.YEAR, CellClass.DATE)) & self.values
                found |= inside & (numbers > 2 * periods - 2) & (lacks & several)[:, None]
        return found

    def _learn_marks(self, fits: np.ndarray, breaks: np.ndarray) -> None:
        """Short texts that stand again and again among numbers are values."""
        seen: dict[str, list[tuple[int, int]]] = {}
        rows = np.flatnonzero(breaks.any(axis=1) & fits.any(axis=1))[:_MOST_ROWS_BY_TEXT]
        for row in rows.tolist():
            texts = breaks[row] & (self.classes[row] == CellClass.TEXT)
            for column in np.flatnonzero(texts).tolist():
                text = self.part.text(row, column).strip()
                if len(text) <= _LONGEST_MARK:
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
            seen.setdefault(tuple(self._texts(row)), []).append(row)
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

    # --- rows one below the other ---

    def _segments(self) -> list[tuple[int, int]]:
        """Spans of rows that hold one table each."""
        if not self.height:
            return []
        below = [
            after
            for row in self.named
            if (after := self._next_used(self._end_of_levels(row, self.height - 1))) is not None
            and after not in self.named
        ]
        anchors = np.union1d(np.flatnonzero(self.body), np.array(below, dtype=np.int64))
        gaps = np.flatnonzero(np.diff(anchors) > 1).tolist()
        cuts = (self._cut_between(int(anchors[at]), int(anchors[at + 1])) for at in gaps)
        starts = [0, *(cut for cut in cuts if cut is not None)]
        ends = [*(start - 1 for start in starts[1:]), self.height - 1]
        return list(zip(starts, ends, strict=True))

    def _next_used(self, row: int) -> int | None:
        more = np.flatnonzero(self.count[row + 1 :] > 1)
        return row + 1 + int(more[0]) if len(more) else None

    def _cut_between(self, one: int, two: int) -> int | None:
        """The row where another table begins between two body rows, None where none does."""
        between = range(one + 1, two)
        named = next((row for row in between if row in self.named), None)
        if named is not None:
            while named - 1 > one and self.head[named - 1] and self._is_header(named - 1, [named]):
                named -= 1
            return named
        least = max(2, 0.4 * self.count[two])
        head = next(
            (
                row
                for row in between
                if self.head[row]
                and self.count[row] >= least
                and (self.mismatch[row] or self.label[row])
            ),
            None,
        )
        if head is None:
            return None
        above = range(one + 1, head)
        blanks = [row for row in above if not self.count[row]]
        has_title = any(0 < self.count[row] <= 2 and self.mismatch[row] <= 1 for row in above)
        is_plain = self._is_all_text(head) and self.count[head] >= max(3, 0.6 * self.count[two])
        if not (blanks or has_title) or not (is_plain or (blanks and has_title) or len(blanks) > 1):
            return None
        return blanks[0] + 1 if blanks else head

    def _is_all_text(self, row: int) -> bool:
        """Whether a row has words alone, two of them where values stand."""
        cells = self.classes[row][self.classes[row] > 0]
        return bool((cells == CellClass.TEXT).all() and self.mismatch[row] >= 2)

    def _table(self, first: int, last: int) -> TableRange | None:
        body = first + np.flatnonzero(self.body[first : last + 1])
        if not len(body):
            return self._table_of_texts(first, last)
        frontier = self._frontier(first, last)
        if frontier is None or not (body > frontier).any():
            frontier = int(body[0]) - 1
        header = self._header_above(first, frontier)
        top = header[0] if header else int(body[body > frontier][0])
        return self._framed(top, self._bottom(int(body[-1]), last), header)

    def _table_of_texts(self, first: int, last: int) -> TableRange | None:
        """A table without values: its first row of half the usual fill is the header.

        Texts alone have a header where its words are known, or where a column repeats its words
        below a name of its own.
        """
        rows = first + np.flatnonzero(self.count[first : last + 1] >= 2)
        if not len(rows):
            return None
        full = rows[self.count[rows] >= max(2, 0.5 * float(np.median(self.count[rows])))]
        top = next((row for row in full.tolist() if row in self.named), None)
        if top is None:
            top = next((row for row in full.tolist() if not _is_heading(self._texts(row))), None)
            if top is None or not self._names_columns(top, rows[rows > top]):
                return None
        header = self._header_above(first, self._end_of_levels(top, last))
        below = rows[rows > header[-1]] if header else rows
        bottom = int(below[-1]) if len(below) else header[-1]
        while bottom > top and (not self.count[bottom] or _is_below(self._texts(bottom)[0])):
            bottom -= 1
        return self._framed(header[0] if header else top, bottom, header)

    def _framed(self, top: int, bottom: int, header: list[int]) -> TableRange | None:
        columns = np.flatnonzero((self.classes[top : bottom + 1] > 0).any(axis=0))
        if not len(columns):
            return None
        rows = top + np.flatnonzero(self.count[top : bottom + 1])
        rows = rows[~np.isin(rows, header)]
        lone = (self.count[rows] == 1) & ~self.body[rows]
        return TableRange(
            top,
            bottom,
            self.left + int(columns[0]),
            self.left + int(columns[-1]),
            header,
            sections=rows[lone].tolist(),
            data=rows[~lone].tolist(),
        )

    # --- the header ---

    def _frontier(self, first: int, last: int) -> int | None:
        """The last header row: known by its words, else where heads most outnumber bodies."""
        top = next((row for row in range(first, last + 1) if row in self.named), None)
        if top is not None:
            return self._end_of_levels(top, last)
        rows = first + np.flatnonzero(self.count[first : last + 1] >= 2)[:MOST_HEADER_ROWS]
        score = np.cumsum(np.where(self.head[rows], 1, -1))
        heads = np.flatnonzero(self.head[rows])
        if not len(heads) or score[heads].max() < 0:
            return None
        best = heads[score[heads] == score[heads].max()][-1]
        return int(rows[best])

    def _end_of_levels(self, top: int, last: int) -> int:
        """The last of the rows below a header row that belong to it."""
        end = top
        for row in range(top + 1, min(last, top + _MOST_LEVELS) + 1):
            if not self.count[row]:
                continue
            is_ours = (
                row in self.named
                or is_number_row(self.part, row)
                or explains(self.part, row)
                or is_unit_row(self.part, row)
                or self._is_level_below(top, end, row)
            )
            if not is_ours:
                break
            end = row
        return end

    def _is_level_below(self, top: int, end: int, row: int) -> bool:
        """Whether a row of texts below the header ``top``–``end`` names columns of its groups."""
        header, lower = self.classes[top : end + 1] > 0, self.classes[row] > 0
        under = self.part.merge_at(top, 0)
        goes_down = under is not None and under.bottom >= row
        if lower[0] or not (header[:, 0].any() or goes_down):
            return False
        if np.isin(self.classes[row], (CellClass.NUMBER, CellClass.DATE)).any():
            return False
        if not goes_down and is_total(folded(self._texts(row)[0])):
            return False
        opens = (lower & ~header.any(axis=0)).any() or (self.head[row] and self.mismatch[row] > 0)
        return bool(goes_down or opens)

    def _names_columns(self, row: int, below: np.ndarray) -> bool:
        """Whether short texts name their columns: words below repeat, and none is the name."""
        names = self._texts(row)
        is_short = all(len(name) <= (40 if name.isascii() else 16) for name in names)
        if not is_short or len(set(names)) < len(names):
            return False
        if (self.classes[row] == CellClass.NUMBER).any():
            return False
        if not len(below):
            return len(names) > 2
        columns = np.flatnonzero(self.classes[row]).tolist()
        for column, name in zip(columns, names, strict=True):
            filled = below[self.classes[below, column] > 0][:200]
            texts = [self.part.text(at, column).strip() for at in filled.tolist()]
            if not texts or name in texts:
                continue
            values = are_values(self.classes[filled, column]).mean()
            if values > 0.5 or (len(texts) > 2 and len(set(texts)) <= len(texts) / 2):
                return True
        return False

    def _header_above(self, first: int, end: int) -> list[int]:
        """The header rows from ``end`` upward, as far as they belong together."""
        rows: list[int] = []
        blanks = 0
        for row in range(end, first - 1, -1):
            if not self.count[row]:
                if self._is_under_merge(row):
                    continue
                blanks += 1
                if blanks > 3 or (rows and not self._goes_on_above(row, rows)):
                    break
            elif self._is_header(row, rows):
                blanks = 0
                rows.append(row)
            else:
                break
        if not rows:
            return []
        inside = range(rows[-1], end + 1)
        return [row for row in inside if self.count[row] or self._is_under_merge(row)]

    def _goes_on_above(self, row: int, rows: list[int]) -> bool:
        """Whether the header goes on above a blank row."""
        above = next((at for at in (row - 1, row - 2) if at >= 0 and self.count[at]), None)
        if above is None:
            return False
        lacks_label = not self.classes[rows, 0].any()
        return bool(
            self.mismatch[above] >= 2
            or (lacks_label and self.count[above] >= 2 and self.mismatch[above] >= 1)
        )

    def _is_header(self, row: int, rows: list[int]) -> bool:
        """Whether a row above others of the header (``rows``, the lowest first) is one of it."""
        columns, texts = np.flatnonzero(self.classes[row]).tolist(), self._texts(row)
        is_year_over_columns = len(columns) == 1 and columns[0] > 0 and is_date_line(texts[0])
        is_label = columns[0] > 0 and len(columns) > 1 and texts[0].endswith((":", "："))
        if _is_heading(texts) and not (is_year_over_columns or is_label):
            return False
        if len(columns) == 1:
            return self._is_lone_header(row, columns[0], texts[0], rows)
        if len(columns) > 2 or not rows:
            return not (self.classes[row, 0] == CellClass.LONG and len(columns) == 2)
        if columns == [0, 1] and self._is_key_value(row, texts, rows):
            return False
        is_titled = columns[0] == 0 and columns[1] >= 2 and len(texts[0]) > 25
        is_long = self.classes[row, 0] == CellClass.LONG
        return not is_long and not (is_titled and not self._has_group(row))

    def _has_group(self, row: int) -> bool:
        """Whether a merge over several columns, the first apart, reaches a row."""
        return any(merge.left and merge.right > merge.left for merge in self.part.merges_of(row))

    def _is_key_value(self, row: int, texts: list[str], rows: list[int]) -> bool:
        """Whether a row of two cells is a label with its value, above the header."""
        if texts[0].endswith((":", "：")):
            return True
        if self.width <= 3 or self.count[rows].max() <= 3 or self._has_group(row):
            return False
        above = self.classes[row - 1] > 0 if row else np.zeros(self.width, dtype=bool)
        is_alone = above.sum() != 2 or not above[:2].all()
        names_labels = rows[-1] == row + 1 and not self.classes[rows[-1], 0] and is_alone
        return not names_labels

    def _is_lone_header(self, row: int, column: int, text: str, rows: list[int]) -> bool:
        """Whether a lone cell belongs to the header below it."""
        merge = self.part.merge_at(row, column)
        is_wide = merge is not None and merge.right > merge.left
        if len(text) > 80 or _UNIT_LINE.match(text):
            return False
        if rows and row and self.classes[row - 1, column] and self.count[row - 1] > 1:
            return True
        if column == 0:
            return not is_wide and self._is_corner(row, text, rows, merge)
        if is_wide or not rows:
            return True
        if not self.values[column]:
            return False
        below = self.classes[rows[-1]] > 0
        opens_values = column == int(np.argmax(self.values)) and column < self.width - 2
        if opens_values and row + 1 == rows[-1] and below[:column].any():
            return True
        return bool(not below[column] or (column < self.width - 1 and below[:column].sum() <= 1))

    def _is_corner(self, row: int, text: str, rows: list[int], merge: Merge | None) -> bool:
        """Whether a lone cell over the labels heads them: merged down, or two columns of them."""
        if not rows:
            return False
        if merge is not None and merge.bottom > row:
            return True
        lacks_label = not self.classes[rows, 0].any()
        two_labels = self.width > 2 and not self.values[:2].any()
        return bool(lacks_label and two_labels and len(text) <= 40 and row + 1 == rows[-1])

    def _is_under_merge(self, row: int) -> bool:
        return any(merge.top < row for merge in self.part.merges_of(row))

    # --- the end ---

    def _bottom(self, row: int, last: int) -> int:
        """The last row of a table whose last body row is ``row``."""
        usual = float(np.median(self.count[self.body]))
        while row < last and self.label[row + 1] and self.count[row + 1] >= max(2, 0.5 * usual):
            row += 1
        row = self._last_of_empty_labels(row, last)
        while self.count[row] and _is_below(self._texts(row)[0]):
            row -= 1
        for merge in self.part.merges_of(row):
            if row < merge.bottom <= last and (self.count[row + 1 : merge.bottom + 1] > 1).any():
                row = merge.bottom
        return row

    def _last_of_empty_labels(self, row: int, last: int) -> int:
        """The last of three and more labels right below whose values are all missing."""
        bodies = np.flatnonzero(self.body)[-200:].tolist()
        longest = max((len(self.part.text(body, 0)) for body in bodies), default=0)
        texts: list[str] = []
        while row + len(texts) < last:
            below = row + len(texts) + 1
            text = self.part.text(below, 0)
            if self.count[below] != 1 or self.classes[below, 0] < CellClass.MARK:
                break
            if len(text) > longest or _NOTE_LIKE.search(text):
                break
            texts.append(text)
        are_labels = any(text[:1] in (" ", "\u3000") for text in texts) or all(
            len(text) <= _LONGEST_MARK for text in texts
        )
        return row + len(texts) if len(texts) >= 3 and are_labels else row


def _is_heading(texts: list[str]) -> bool:
    """Whether a row's words are those above a table: its unit, its date, who fills it in."""
    said = [folded(text) for text in texts]
    if len(said) > 1 and all(map(is_date_line, said)):
        return False
    if said[0].endswith(":"):
        return True
    if len(said) == 2 and _is_unit_alone(said[1]):
        return True
    return len(said) <= 4 and all(is_beside_title(text) or _is_unit_alone(text) for text in said)


def _is_unit_alone(text: str) -> bool:
    """Whether a text says the unit of a table (``单位：万元``) and names no column."""
    return bool(table_unit(text)) and (text.startswith(("(", "金额")) or "单位" in text)


def _is_below(text: str) -> bool:
    """Whether a row's first text is one below a table: a note, a label of who signs."""
    return is_note(folded(text)) or is_label(folded(text))
