"""Which rows are the header of a table: from its last row upward to the title."""

from __future__ import annotations

import re

import numpy as np

from data.files.grid import Merge
from data.tables.cell_classes import CellClass
from data.tables.header_rows import explains, is_bracketed, is_number_row, is_unit_row
from data.tables.header_text import folded
from data.tables.scored_rows import MOST_HEADER_ROWS, ScoredRows
from data.tables.wording import is_heading, is_period, is_title, is_total, outline_level

_MOST_LEVELS = 8
_LONGEST_GROUP = 12
_ROWS_COMPARED = 60
_DIGIT = re.compile(r"\d")
_UNIT_LINE = re.compile(r"\(?(?:%|en |in |unit|单位|金额单位|計量)", re.IGNORECASE)


class HeaderExtent:
    """The header rows of the tables in a band of columns."""

    def __init__(self, rows: ScoredRows) -> None:
        self.rows = rows

    def frontier(self, first: int, last: int) -> int | None:
        """The last header row: said by the file, else where heads most outnumber bodies.

        Words tell more than a few heads without them.
        """
        said = [row for row in self.rows.header_ends if first <= row <= last]
        if said:
            return max(said)
        end = self._likely_end(first, last)
        while end is not None and self._says_what_rows_say(end, last):
            above = np.flatnonzero(self.rows.count[first:end] >= 2)
            if not len(above):
                break
            end = first + int(above[-1])
        return end

    def _says_what_rows_say(self, row: int, last: int) -> bool:
        """Whether a third of a row's cells stand in rows below too, in their columns, as data do.

        Of numbers in a text any other is as good: SQ-001, SQ-002. A header that is printed again
        stands there whole.
        """
        columns = np.flatnonzero(self.rows.classes[row]).tolist()
        texts = self.rows.texts(row)
        again: set[int] = set()
        for other in range(row + 1, min(last, row + _ROWS_COMPARED) + 1):
            below = [self.rows.part.text(other, column).strip() for column in columns]
            if below == texts:
                return False
            pairs = zip(columns, texts, below, strict=True)
            again |= {
                at for at, text, one in pairs if _DIGIT.sub("0", text) == _DIGIT.sub("0", one)
            }
        return len(again) >= 2 and 3 * len(again) >= len(columns)

    def _likely_end(self, first: int, last: int) -> int | None:
        top = next((row for row in range(first, last + 1) if row in self.rows.named), None)
        rows = first + np.flatnonzero(self.rows.count[first : last + 1] >= 2)[:MOST_HEADER_ROWS]
        # A row of which all values are missing is neither: 某村 | —.
        missing = self.rows.match[rows] > self.rows.mismatch[rows]
        score = np.cumsum(np.where(self.rows.body[rows], -1, np.where(missing, 0, 1)))
        heads = np.flatnonzero(self.rows.head[rows])
        found = None
        if len(heads) and score[heads].max() >= 0:
            found = int(rows[heads[score[heads] == score[heads].max()][-1]])
        if top is None:
            return found
        by_words = self.end_of_levels(top, last)
        if found is not None and self._holds_merged_labels(by_words + 1, found):
            return by_words
        if found is None or not self.rows.classes[top : by_words + 1, 0].all():
            return max(by_words, found or 0)
        more = rows[(rows > by_words) & (rows <= found)]
        are_full = self.rows.classes[more, 0].all()
        are_full &= (self.rows.count[more] >= 0.8 * self.rows.count[top]).all()
        is_followed = 3 * len(more) < self.rows.body[found + 1 : last + 1].sum()
        return found if len(more) and are_full and is_followed else by_words

    def _holds_merged_labels(self, first: int, last: int) -> bool:
        """Whether labels of several rows each stand one below the other: things, with parts."""
        merges = (self.rows.part.merge_at(row, 0) for row in range(first, last + 1))
        return len({merge for merge in merges if merge and merge.bottom > merge.top}) >= 2

    def below(self, row: int, last: int) -> int:
        """The last of the rows right below a header row that name columns too.

        Rows under its merges, of units, of column numbers, and of lower levels alone.
        """
        while row < last:
            merged = max((merge.bottom for merge in self.rows.part.merges_of(row)), default=row)
            if row < merged <= min(last, row + _MOST_LEVELS):
                row = merged
            elif self.rows.count[row + 1] and (
                is_unit_row(self.rows.part, row + 1)
                or self.rows.numbers_columns(row + 1)
                or self._is_lower_level(row + 1)
                or self._names_rows(row + 1, last)
            ):
                row += 1
            else:
                break
        return row

    def _is_lower_level(self, row: int) -> bool:
        """Whether a row below the header says words alone, from under a name on, no label."""
        filled = self.rows.classes[row] > 0
        above = self.rows.classes[row - 1] > 0
        places = np.flatnonzero(filled)
        labels = np.flatnonzero(~self.rows.values)
        if not above[places[0]] or places[0] <= (labels[0] if len(labels) else 0):
            return False
        if not self.rows.mismatch[row] and not (self.rows.values[: places[0]]).any():
            return False
        are_texts = (self.rows.classes[row, places] == CellClass.TEXT).all()
        texts = self.rows.texts(row)
        return bool(are_texts and not is_total(folded(texts[0])) and not is_heading(texts))

    def _names_rows(self, row: int, last: int) -> bool:
        """Whether a lone label right below a header without a corner says what the rows are.

        A label that stands above other rows too is a section; one of a sum is a row of it.
        """
        bodies = row + 1 + np.flatnonzero(self.rows.body[row + 1 : last + 1])
        alone = (self.rows.count == 1) & (self.rows.classes[:, 0] > 0)
        if not alone[row] or not len(bodies) or bodies[0] != row + 1:
            return False
        has_corner = bool(self.rows.classes[row - 1, 0])
        is_only = not alone[row + 1 : bodies[-1]].any()
        texts = self.rows.texts(row)
        is_section = is_heading(texts) or outline_level(texts[0]) > 0
        is_label = not is_section and not is_total(folded(texts[0]))
        return bool(is_only and is_label and not has_corner)

    def end_of_levels(self, top: int, last: int) -> int:
        """The last of the rows below a header row that belong to it."""
        end = top
        for row in range(top + 1, min(last, top + _MOST_LEVELS) + 1):
            if not self.rows.count[row]:
                continue
            is_ours = (
                row in self.rows.named
                or is_number_row(self.rows.part, row)
                or explains(self.rows.part, row)
                or is_unit_row(self.rows.part, row)
                or self._is_level_below(top, end, row)
            )
            if not is_ours:
                break
            end = row
        return end

    def _is_level_below(self, top: int, end: int, row: int) -> bool:
        """Whether a row of texts below the header ``top``–``end`` names columns of its groups."""
        header, lower = self.rows.classes[top : end + 1] > 0, self.rows.classes[row] > 0
        under = self.rows.part.merge_at(top, 0)
        goes_down = under is not None and under.bottom >= row
        if lower[0] or not (header[:, 0].any() or goes_down):
            return False
        if np.isin(self.rows.classes[row], (CellClass.NUMBER, CellClass.DATE)).any():
            return False
        if not goes_down and is_total(folded(self.rows.texts(row)[0])):
            return False
        opens = (lower & ~header.any(axis=0)).any() or (
            self.rows.head[row] and self.rows.mismatch[row] > 0
        )
        return bool(goes_down or opens)

    def above(self, first: int, end: int) -> list[int]:
        """The header rows from ``end`` upward, as far as they belong together."""
        rows: list[int] = []
        blanks = 0
        for row in range(end, first - 1, -1):
            if not self.rows.count[row]:
                if self.is_under_merge(row):
                    continue
                blanks += 1
                if blanks > 3 or (rows and not self._goes_on_above(row, rows)):
                    break
            elif self.is_header(row, rows):
                blanks = 0
                rows.append(row)
            else:
                break
        if not rows:
            return []
        inside = range(rows[-1], end + 1)
        return [row for row in inside if self.rows.count[row] or self.is_under_merge(row)]

    def _goes_on_above(self, row: int, rows: list[int]) -> bool:
        """Whether the header goes on above a blank row."""
        above = next((at for at in (row - 1, row - 2) if at >= 0 and self.rows.count[at]), None)
        if above is None:
            return False
        lacks_label = not self.rows.classes[rows, 0].any()
        return bool(
            self.rows.mismatch[above] >= 2
            or (lacks_label and self.rows.count[above] >= 2 and self.rows.mismatch[above] >= 1)
        )

    def is_header(self, row: int, rows: list[int]) -> bool:
        """Whether a row above others of the header (``rows``, the lowest first) is one of it."""
        columns, texts = np.flatnonzero(self.rows.classes[row]).tolist(), self.rows.texts(row)
        is_year_over_columns = len(columns) == 1 and columns[0] > 0 and is_period(texts[0])
        is_year_over_columns &= not self._cuts_a_group(row, columns[0])
        is_label = columns[0] > 0 and len(columns) > 1 and texts[0].endswith((":", "："))
        is_label &= columns[1:] != [columns[0] + 1]
        is_of_columns = is_year_over_columns or is_label or self._is_under_group(row, columns)
        if is_heading(texts) and not is_of_columns:
            return False
        if len(columns) == 1:
            return self._is_lone_header(row, columns[0], texts[0], rows)
        if len(columns) > 2 or not rows:
            return not (self.rows.classes[row, 0] == CellClass.LONG and len(columns) == 2)
        if columns == [0, 1] and self._is_key_value(row, texts, rows):
            return False
        is_titled = columns[0] == 0 and columns[1] >= 2 and len(texts[0]) > 25
        is_long = self.rows.classes[row, 0] == CellClass.LONG
        return not is_long and not (is_titled and not self._has_group(row))

    def _is_under_group(self, row: int, columns: list[int]) -> bool:
        """Whether a row's cells stand below one that is merged over all of them and no others."""
        merge = self.rows.part.merge_at(row - 1, columns[0]) if row and len(columns) > 1 else None
        if merge is None or not merge.left or merge.bottom != row - 1:
            return False
        return columns == list(range(merge.left, merge.right + 1))

    def _cuts_a_group(self, row: int, column: int) -> bool:
        """Whether a cell stands over a part of one that is merged over several columns below."""
        merge = self.rows.part.merge_at(row, column)
        left, right = (merge.left, merge.right) if merge else (column, column)
        below = self.rows.part.merges_of(row + 1) if row + 1 < len(self.rows.count) else ()
        return any(
            one.top > row
            and one.left <= right
            and left <= one.right
            and not left <= one.left <= one.right <= right
            for one in below
        )

    def _has_group(self, row: int) -> bool:
        """Whether a merge over several columns, the first apart, reaches a row."""
        return any(
            merge.left and merge.right > merge.left for merge in self.rows.part.merges_of(row)
        )

    def _is_key_value(self, row: int, texts: list[str], rows: list[int]) -> bool:
        """Whether a row of two cells is a label with its value, above the header."""
        if texts[0].endswith((":", "：")):
            return True
        if self.rows.width <= 3 or self.rows.count[rows].max() <= 3 or self._has_group(row):
            return False
        above = self.rows.classes[row - 1] > 0 if row else np.zeros(self.rows.width, dtype=bool)
        is_alone = above.sum() != 2 or not above[:2].all()
        names_labels = rows[-1] == row + 1 and not self.rows.classes[rows[-1], 0] and is_alone
        return not names_labels

    def _is_lone_header(self, row: int, column: int, text: str, rows: list[int]) -> bool:
        """Whether a lone cell belongs to the header below it."""
        merge = self.rows.part.merge_at(row, column)
        is_wide = merge is not None and merge.right > merge.left
        is_over_columns = is_wide and 0 < column <= self.rows.width - 2 and row + 1 in rows
        is_over_columns &= self.rows.part.merge_at(row, column + 1) is not None
        is_over_columns &= not self.rows.classes[rows, 0].any()
        is_unit = bool(_UNIT_LINE.match(text)) and not is_over_columns
        is_unit |= 2 * column >= self.rows.width and not is_wide and is_bracketed(text)
        if len(text) > 80 or is_unit:
            return False
        if rows and row and self.rows.classes[row - 1, column] and self.rows.count[row - 1] > 1:
            above = self.rows.texts(row - 1)
            if not (is_heading(above) or is_title(folded(above[0]))):
                return True
        if column == 0:
            return not is_wide and self._is_corner(row, text, rows, merge)
        if is_wide or not rows:
            return True
        below = self.rows.classes[rows[-1]] > 0
        if row + 1 == rows[-1] and self._opens_group(column, text, below):
            return True
        if not self.rows.values[column]:
            return False
        opens_values = column == int(np.argmax(self.rows.values)) and column < self.rows.width - 2
        if opens_values and row + 1 == rows[-1] and below[:column].any():
            return True
        return bool(
            not below[column] or (column < self.rows.width - 1 and below[:column].sum() <= 1)
        )

    def _opens_group(self, column: int, text: str, below: np.ndarray) -> bool:
        """Whether a short text names the columns from ``column`` on, all of them named below."""
        is_short = len(text) <= (30 if text.isascii() else _LONGEST_GROUP)
        named = np.flatnonzero(below)
        is_full = len(named) == named[-1] - named[0] + 1
        return bool(is_short and is_full and named[0] <= column < named[-1])

    def _is_corner(self, row: int, text: str, rows: list[int], merge: Merge | None) -> bool:
        """Whether a lone cell over the labels heads them: merged down, or two columns of them."""
        if not rows:
            return False
        if merge is not None and merge.bottom > row:
            return True
        lacks_label = not self.rows.classes[rows, 0].any()
        two_labels = self.rows.width > 2 and not self.rows.values[:2].any()
        return bool(lacks_label and two_labels and len(text) <= 40 and row + 1 == rows[-1])

    def is_under_merge(self, row: int) -> bool:
        """Whether a merged cell reaches into a row from above."""
        return any(merge.top < row for merge in self.rows.part.merges_of(row))
