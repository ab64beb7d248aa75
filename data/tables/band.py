"""One band of a sheet's columns → the tables in it, one below the other.

A table's header ends where header rows most outnumber body rows above; it is followed upward to
the title, and the body down to its last row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from data.tables.cell_classes import CellClass
from data.tables.header_extent import HeaderExtent
from data.tables.header_text import HeaderWords
from data.tables.panel import Panel
from data.tables.scored_rows import LONGEST_MARK, ScoredRows
from data.tables.word_tables import are_records, is_titled_list, names_columns, records_in_columns
from data.tables.wording import is_below, is_heading

_MOST_PAIRS = 3  # a table has more rows
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

    def moved(self, to: Callable[[int], int]) -> TableRange:
        """It with each of its rows elsewhere."""
        header, sections, data = (
            list(map(to, part)) for part in (self.header, self.sections, self.data)
        )
        top, bottom = to(self.top), to(self.bottom)
        return replace(self, top=top, bottom=bottom, header=header, sections=sections, data=data)


def _tells_of(one: TableRange, table: TableRange) -> bool:
    """Whether some labels, each with one value beside it, stand above a wider table."""
    is_pair = one.right == one.left + 1 and one.bottom - one.top < _MOST_PAIRS
    return is_pair and table.right - table.left > 1 and one.left == table.left


class Band:
    """The columns ``span`` (both in) of a panel, whose cells have ``classes``."""

    def __init__(
        self, panel: Panel, classes: np.ndarray, span: tuple[int, int], words: HeaderWords
    ) -> None:
        self.rows = ScoredRows(panel, classes, span, words)
        self.header = HeaderExtent(self.rows)
        self._given = panel, classes, span, words

    def tables(self) -> list[TableRange]:
        """The tables of the band from top to bottom; of several, each is looked at by itself."""
        segments = self._segments()
        if len(segments) == 1:
            table = self._table(*segments[0])
            return [table] if table is not None else []
        panel, classes, span, words = self._given
        found = [
            table.moved(first.__add__)
            for first, last in segments
            for table in Band(
                panel.rows(first, last), classes[first : last + 1], span, words
            ).tables()
        ]
        while len(found) > 1 and _tells_of(found[0], found[1]):
            del found[0]
        return found

    def _segments(self) -> list[tuple[int, int]]:
        """Spans of rows that hold one table each."""
        if not self.rows.height:
            return []
        below = [
            after
            for row in self.rows.named
            if (after := self.rows.next_used(self.header.end_of_levels(row, self.rows.height - 1)))
            is not None
            and after not in self.rows.named
            and not self._leads_to_named(after)
        ]
        anchors = np.union1d(np.flatnonzero(self.rows.body), np.array(below, dtype=np.int64))
        gaps = np.flatnonzero(np.diff(anchors) > 1).tolist()
        cuts = (self._cut_between(int(anchors[at]), int(anchors[at + 1])) for at in gaps)
        starts = [0, *(cut for cut in cuts if cut is not None)]
        ends = [*(start - 1 for start in starts[1:]), self.rows.height - 1]
        return list(zip(starts, ends, strict=True))

    def _leads_to_named(self, row: int) -> bool:
        """Whether a row and the next are groups above a header of known words."""
        for lower in (row + 1, row + 2):
            if lower in self.rows.named:
                return bool((self.rows.count[row:lower] < 0.7 * self.rows.count[lower]).all())
        return False

    def _cut_between(self, one: int, two: int) -> int | None:
        """The row where another table begins between two body rows, None where none does."""
        between = range(one + 1, two)
        named = next((row for row in between if row in self.rows.named), None)
        if named is not None:
            while (
                named - 1 > one
                and self.rows.head[named - 1]
                and self.header.is_header(named - 1, [named])
            ):
                named -= 1
            return named
        least = max(2, 0.4 * self.rows.count[two])
        head = next(
            (
                row
                for row in between
                if self.rows.head[row]
                and self.rows.count[row] >= least
                and not is_heading(self.rows.texts(row))
                and (self.rows.mismatch[row] or self.rows.label[row])
            ),
            None,
        )
        if head is None:
            return None
        above = range(one + 1, head)
        blanks = [row for row in above if not self.rows.count[row]]
        has_title = any(
            0 < self.rows.count[row] <= 2 and self.rows.mismatch[row] <= 1 for row in above
        )
        is_plain = self._is_all_text(head, with_years=has_title) and self.rows.count[head] >= max(
            3, 0.6 * self.rows.count[two]
        )
        if not (blanks or has_title) or not (is_plain or (blanks and has_title) or len(blanks) > 1):
            return None
        return blanks[0] + 1 if blanks else head

    def _is_all_text(self, row: int, *, with_years: bool) -> bool:
        """Whether a row has words alone (years too), two of them where values stand."""
        cells = self.rows.classes[row][self.rows.classes[row] > 0]
        named = (cells[1:] == CellClass.TEXT) | (with_years & (cells[1:] == CellClass.YEAR))
        return bool(cells[0] == CellClass.TEXT and named.all() and self.rows.mismatch[row] >= 2)

    def _table(self, first: int, last: int) -> TableRange | None:
        body = first + np.flatnonzero(self.rows.body[first : last + 1])
        records = records_in_columns(self.rows, first, last)
        if records and records[0] not in self.rows.named:
            return self._framed(records[0], records[-1], records[:1])
        if not len(body):
            return self._table_of_texts(first, last)
        frontier = self.header.frontier(first, last)
        if frontier is None or not (body > frontier).any():
            frontier = int(body[0]) - 1
        # What follows a section below known names is data, whatever its cells hold.
        known = max((row for row in self.rows.named if first <= row < frontier), default=frontier)
        if (self.rows.count[known + 1 : frontier] == 1).any():
            frontier = known
        header = self.header.above(first, frontier)
        if header:
            frontier = self.header.below(frontier, last)
            header += range(header[-1] + 1, frontier + 1)
        if not header and len(body) == 1:
            header = self._row_over_texts(first, int(body[0]))
        top = header[0] if header else int(body[body > frontier][0])
        return self._framed(top, self._bottom(int(body[-1]), last), header)

    def _row_over_texts(self, first: int, row: int) -> list[int]:
        """The only row of values, where it is one of dates or years above texts: it names them."""
        classes = self.rows.classes[row]
        is_named = classes[0] == CellClass.TEXT and not (self.rows.count[first:row] > 1).any()
        named = np.isin(classes[1:][classes[1:] > 0], (CellClass.DATE, CellClass.YEAR))
        return [row] if is_named and len(named) > 1 and named.all() else []

    def _table_of_texts(self, first: int, last: int) -> TableRange | None:
        """A table without values: its first row of half the usual fill is the header.

        Texts alone have a header where its words are known, or where a column repeats its words
        below a name of its own.
        """
        rows = first + np.flatnonzero(self.rows.count[first : last + 1] >= 2)
        if not len(rows):
            return None
        full = rows[self.rows.count[rows] >= max(2, 0.5 * float(np.median(self.rows.count[rows])))]
        top = next((row for row in full.tolist() if row in self.rows.named), None)
        if top is None:
            top = next((row for row in full.tolist() if not is_heading(self.rows.texts(row))), None)
            if top is None:
                return None
            below = rows[rows > top]
            if not (
                names_columns(self.rows, top, below)
                or is_titled_list(self.rows, first, top, below)
                or self._stands_out(top, below)
                or are_records(self.rows, top, below)
            ):
                return None
        header = self.header.above(first, self.header.end_of_levels(top, last))
        below = rows[rows > header[-1]] if header else rows
        bottom = int(below[-1]) if len(below) else header[-1]
        while bottom > top and (
            not self.rows.count[bottom] or is_below(self.rows.texts(bottom)[0])
        ):
            bottom -= 1
        return self._framed(header[0] if header else top, bottom, header)

    def _stands_out(self, top: int, below: np.ndarray) -> bool:
        """Whether a row above others is bold or coloured, or said to be a header, and they not."""
        if top in self.rows.header_ends:
            return len(below) > 0
        is_plain = ~np.isin(below, self.rows.stressed)
        return top in self.rows.stressed and len(below) > 1 and bool(is_plain.mean() > 0.5)

    def _framed(self, top: int, bottom: int, header: list[int]) -> TableRange | None:
        columns = np.flatnonzero((self.rows.classes[top : bottom + 1] > 0).any(axis=0))
        if not len(columns):
            return None
        rows = top + np.flatnonzero(self.rows.count[top : bottom + 1])
        rows = rows[~np.isin(rows, header)]
        lone = (self.rows.count[rows] == 1) & ~self.rows.body[rows]
        return TableRange(
            top,
            bottom,
            self.rows.left + int(columns[0]),
            self.rows.left + int(columns[-1]),
            header,
            sections=rows[lone].tolist(),
            data=rows[~lone].tolist(),
        )

    def _bottom(self, row: int, last: int) -> int:
        """The last row of a table whose last body row is ``row``."""
        usual = float(np.median(self.rows.count[self.rows.body]))
        while (
            row < last
            and self.rows.label[row + 1]
            and self.rows.count[row + 1] >= max(2, 0.5 * usual)
        ):
            row += 1
        row = self._last_of_empty_labels(row, last)
        while (
            self.rows.count[row]
            and is_below(self.rows.texts(row)[0])
            and (self.rows.count[row] <= 2 or not self.rows.match[row])
        ):
            row -= 1
        for merge in self.rows.part.merges_of(row):
            if (
                row < merge.bottom <= last
                and (self.rows.count[row + 1 : merge.bottom + 1] > 1).any()
            ):
                row = merge.bottom
        return row

    def _last_of_empty_labels(self, row: int, last: int) -> int:
        """The last of three and more labels right below whose values are all missing."""
        bodies = np.flatnonzero(self.rows.body)[-200:].tolist()
        longest = max((len(self.rows.part.text(body, 0)) for body in bodies), default=0)
        texts: list[str] = []
        while row + len(texts) < last:
            below = row + len(texts) + 1
            text = self.rows.part.text(below, 0)
            if self.rows.count[below] != 1 or self.rows.classes[below, 0] < CellClass.MARK:
                break
            if len(text) > longest or _NOTE_LIKE.search(text):
                break
            texts.append(text)
        are_labels = any(text[:1] in (" ", "\u3000") for text in texts) or all(
            len(text) <= LONGEST_MARK for text in texts
        )
        if self.rows.width == 2 and not any(map(is_below, texts)):
            return row + len(texts)
        return row + len(texts) if len(texts) >= 3 and are_labels else row
