"""Rows of one table → roles: only rows that look unlike data are read as text.

Leading cells are searched as whole columns; a row is examined by itself where it has a
single cell or where its first words may be those of a total, a section or a note.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Kind
from data.tables.header_text import folded, table_unit
from data.tables.panel import Panel, PlacedCell
from data.tables.summing_headings import summing_headings
from data.tables.table import RowRole
from data.tables.wording import SPECIAL_LEAD, is_label, is_note, is_nothing, is_total, outline_level

_SERIAL_HEADER = re.compile(r"^(?:序号|序|编号|项号|行次|no\.?|№|#|id|index)$", re.IGNORECASE)
_FIGURES = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")
_LONGEST_SECTION = 40
_SHORT_SECTION = 6  # a lone cell so short heads a section where rows have more than two cells
_HALVES = 2
_COUNT = re.compile(r"\(?共?\d+[个项家]\)?")
_NUMERAL = re.compile(
    r"\(?(?:\d[\d.]*|[A-Za-z]|[IVXⅠ-ⅻ]{1,4}|[一二三四五六七八九十]{1,3})\)?[、.．)]?"
)
_TOLERANCE = 1e-6
_LONGEST_TOTAL = 6
_FEW = 100
_FEWEST_WORDS = 1.5  # a row of data: a name alone does not tell it from a heading
_GROUP_WORDS = re.compile(
    r"(?:类|项目|对接|推进|板块|领域|产业|镇|乡|园区|开发区|组|批|年|月|部分|情况|名单)$"
)


@dataclass(frozen=True)
class RoleOf:
    """A row's role and why it is no data ("" for data)."""

    role: RowRole
    reason: str = ""
    section: str = ""
    level: int = 0


DATA = RoleOf(RowRole.DATA)


def is_serial_header(name: str) -> bool:
    """Whether a header names the running number of rows."""
    return bool(_SERIAL_HEADER.match(name))


def _joined(number: str, text: str) -> str:
    """``一`` beside ``工业项目`` → ``一、工业项目``."""
    return f"{number}{text}" if number[-1] in "、.．)" else f"{number}、{text}"


def _manner(number: str) -> str:
    """A row's number with its digits as one 9: ``（12）`` → ``(9)``."""
    return re.sub(r"\d+", "9", folded(number))


class RowReader:
    """Decides the roles of rows below a header.

    serial: column of the running number in the panel, or None.
    rows: the used rows of the table's body, in order.
    """

    def __init__(self, panel: Panel, rows: np.ndarray, serial: int | None) -> None:
        self.panel = panel
        self.rows = rows
        self.serial = serial
        multi = rows[panel.used_count[rows] > 1]
        self.last_multi = int(multi[-1]) if len(multi) else -1
        self.serial_is_arabic = serial is not None and self._has_arabic(serial)
        self.serial_manner = self._usual_manner(serial) if self.serial_is_arabic else ""
        self.serial_share = (
            float(panel.used[multi, serial].mean()) if serial is not None and len(multi) else 0.0
        )
        is_multi = np.zeros((panel.height, 1), dtype=bool)
        is_multi[multi] = True
        filled = ((panel.used & is_multi) if len(multi) else panel.used).sum(axis=0)
        self.typical_width = int((filled >= 0.5 * max(len(multi), 1)).sum())
        self.words_a_row = (
            np.count_nonzero((panel.kinds == Kind.TEXT) & is_multi) / len(multi)
            if len(multi)
            else 0.0
        )

    def roles(self) -> dict[int, RoleOf]:
        """Row → role, for the rows that are no data."""
        found: dict[int, RoleOf] = {}
        for row in self._unusual().tolist():
            decided = self._role(row)
            if decided.role in (RowRole.SECTION, RowRole.NOTE) and self._is_continued(row):
                continue
            if decided.role != RowRole.DATA:
                found[row] = decided
        if self.serial is None:
            data = self.rows[~np.isin(self.rows, list(found))]
            for row in summing_headings(self.panel, data):
                label = folded(self.panel.cells(row)[0].text)
                found[row] = RoleOf(RowRole.TOTAL, "section-with-sums", label, 1)
        return found

    def _is_continued(self, row: int) -> bool:
        """Whether a merged cell reaches into a row from above: it belongs to the row above."""
        return any(merge.top < row for merge in self.panel.merges_of(row))

    def _unusual(self) -> np.ndarray:
        """Rows with one cell, or whose first or second cell has a word of SPECIAL_LEAD."""
        panel, rows = self.panel, self.rows
        unusual = panel.used_count[rows] == 1
        if self.serial is not None:
            unusual |= ~panel.used[rows, self.serial] | (panel.used_count[rows] == 2)
            if self.serial_is_arabic:
                texts = rows[panel.kinds[rows, self.serial] == Kind.TEXT]
                numbers = pc.match_substring_regex(
                    panel.raw(self.serial).take(pa.array(texts)), r"^\s*[（(]?[0-9]+[)）.、]?\s*$"
                )
                unusual |= np.isin(rows, texts[~numbers.to_numpy(zero_copy_only=False)])
        used = panel.used[rows].copy()
        for _ in range(2):
            first = used.argmax(axis=1)
            has = used.any(axis=1)
            for column in np.flatnonzero(np.bincount(first[has])).tolist():
                at = np.flatnonzero(has & (first == column))
                at = at[panel.kinds[rows[at], column] == Kind.TEXT]
                if len(at):
                    texts = panel.raw(column).take(pa.array(rows[at]))
                    special = pc.match_substring_regex(texts, SPECIAL_LEAD)
                    unusual[at] |= special.to_numpy(zero_copy_only=False)
            used[np.arange(len(rows)), first] = False
        wide = panel.rows_with_wide_merge(max(2, 0.5 * self.typical_width))
        unusual |= np.isin(rows, wide)
        found: np.ndarray = rows[unusual]
        return found

    def _has_arabic(self, column: int) -> bool:
        kinds = self.panel.kinds[self.rows, column]
        if (kinds == Kind.NUMBER).any():
            return True
        texts = self.panel.raw(column).take(pa.array(self.rows[kinds == Kind.TEXT]))
        return bool(pc.any(pc.match_substring_regex(texts, r"^\s*[（(]?[0-9]+")).as_py() or False)

    def _usual_manner(self, column: int | None) -> str:
        """How most rows are numbered: ``9.`` for ``1.``, ``(9)`` for ``（1）``, "" for no way."""
        rows = self.rows[:_FEW]
        said = Counter(_manner(self.panel.text(row, column or 0)) for row in rows.tolist())
        del said[""]
        (manner, count), *_ = said.most_common(1) or [("", 0)]
        return manner if count > 1 and "9" in manner else ""

    def _role(self, row: int) -> RoleOf:
        cells = self.panel.cells(row)
        texts = [folded(cell.text) for cell in cells]
        words = [
            text
            for cell, text in zip(cells, texts, strict=True)
            if cell.kind == Kind.TEXT and not _FIGURES.fullmatch(text)
        ]
        if not words:
            return self._number_row(cells)
        if all(map(is_nothing, words)) and self._says_no_figure(cells):
            return RoleOf(RowRole.NOTE, "nothing-to-report")
        label = words[0]
        if self._is_total(row, cells, texts, words):
            return RoleOf(RowRole.TOTAL, "total-word")
        if len(cells) <= 2 and table_unit(label) and len(label) <= 20:
            return RoleOf(RowRole.UNIT, "unit-row")
        if self._is_beside(row, cells, words):
            return RoleOf(RowRole.NOTE, "note-words")
        section = self._section(cells, texts, words)
        if section is not None:
            return section
        heading = self._heading(row, cells, texts)
        if heading is not None:
            return heading
        if len(cells) == 1:
            return self._single(row, cells[0], label)
        return DATA

    def _is_total(
        self, row: int, cells: list[PlacedCell], texts: list[str], words: list[str]
    ) -> bool:
        """A total's word stands in the leading columns, and the row is no numbered data row."""
        if len(words) == 1 and is_total(words[0]):
            return True
        places = [cell.column for cell, text in zip(cells, texts, strict=True) if text in words[:2]]
        leading = 2 if len(words) > 1 and self._is_number(cells[0], texts[0]) else 1
        if self._has_serial(row) and len(words) > 2:
            return False
        if len(words) == 2 and is_total(words[1]) and len(words[1]) <= _LONGEST_TOTAL:
            return not self._has_serial(row)  # beside the name of its section: ``某镇 | 小计``
        reach = max(3, (self.serial or 0) + 2)
        return any(
            is_total(word) and place <= reach
            for word, place in zip(words[:leading], places, strict=False)
        )

    def _is_beside(self, row: int, cells: list[PlacedCell], words: list[str]) -> bool:
        """Whether a row opens like a note, or below the last one says who signs: ``审核人：``."""
        if self._has_serial(row):
            return False
        if is_note(words[0]) and (len(cells) <= 3 or ":" in words[0][:12]):
            return True
        return row == self.rows[-1] and len(words) == len(cells) and all(map(is_label, words))

    def _says_no_figure(self, cells: list[PlacedCell]) -> bool:
        """Whether nothing but the running number and zeros stands beside the words."""
        return all(
            cell.kind == Kind.TEXT or cell.column == self.serial or cell.text in ("0", "0.0")
            for cell in cells
        )

    def _is_number(self, cell: PlacedCell, text: str) -> bool:
        return cell.column == self.serial or outline_level(text) > 0

    def _has_serial(self, row: int) -> bool:
        if self.serial is None:
            return False
        text = self.panel.text(row, self.serial)
        is_usual = bool(self.serial_manner) and _manner(text) == self.serial_manner
        return is_usual or bool(_FIGURES.fullmatch(folded(text)))

    def _section(
        self, cells: list[PlacedCell], texts: list[str], words: list[str]
    ) -> RoleOf | None:
        """A row that opens with an outline number and holds no further words."""
        level = outline_level(texts[0])
        if not level or len(words[0]) > _LONGEST_SECTION:
            return None
        bare = re.fullmatch(r"\(?[一二三四五六七八九十]+\)?[、.．]?", texts[0]) is not None
        if bare and cells[0].column == self.serial and not self.serial_is_arabic:
            return None
        if len(words) > (2 if bare else 1):
            return None
        label = _joined(words[0], words[1]) if bare and len(words) > 1 else words[0]
        if len(cells) > len(words):
            return RoleOf(RowRole.TOTAL, "section-with-sums", label, level)
        return RoleOf(RowRole.SECTION, "section-row", label, level)

    def _heading(self, row: int, cells: list[PlacedCell], texts: list[str]) -> RoleOf | None:
        """A row that is one label and nothing more, where others are numbered or have words.

        Beside the label may stand its letter (``A``, ``Ⅱ``), how many (``2个``), dashes, and sums.
        """
        if len(cells) == 1 or self.words_a_row < _FEWEST_WORDS:
            return None
        label: list[str] = []
        figures: list[PlacedCell] = []
        is_named = False
        is_numbered = self._has_serial(row)
        for cell, text in zip(cells, texts, strict=True):
            if cell.column == self.serial and _NUMERAL.fullmatch(text):
                is_named |= not is_numbered
            elif _FIGURES.fullmatch(text) and label:
                figures.append(cell)
            elif _COUNT.fullmatch(text) and label:
                is_named = True
            elif not is_nothing(text):
                label.append(text)
                is_named |= cell.width >= max(2, 0.5 * self.typical_width)
        if len(label) != 1 or len(label[0]) > _LONGEST_SECTION:
            return None
        if is_numbered and not self._is_outer_number(row):
            return None
        is_bare = self.serial is not None and self.serial_share > 0.5
        if not (is_named or is_bare):
            return None
        if not figures:
            return RoleOf(RowRole.SECTION, "section-row", label[0], 1)
        if is_named or self._sums_up(row, figures):
            return RoleOf(RowRole.TOTAL, "section-with-sums", label[0], 1)
        return None

    def _is_outer_number(self, row: int) -> bool:
        """Whether the row below counts within this one: ``1`` above ``1.1``."""
        below = self.rows[self.rows > row]
        if self.serial is None or not len(below):
            return False
        own = folded(self.panel.text(row, self.serial)).removesuffix(".0")
        return folded(self.panel.text(int(below[0]), self.serial)).startswith(
            (f"{own}.", f"{own}-")
        )

    def _sums_up(self, row: int, figures: list[PlacedCell]) -> bool:
        """Whether a figure is the sum of its column in the numbered rows right below."""
        below = [at for at in self.rows.tolist() if at > row]
        end = next((n for n, at in enumerate(below) if not self._has_serial(at)), len(below))
        for cell in figures:
            raw = self.panel.raw(cell.column)
            kinds = self.panel.kinds[below[:end], cell.column]
            found = [at for at, kind in zip(below, kinds, strict=False) if kind == Kind.NUMBER]
            total = sum(float(raw[at].as_py()) for at in found)
            stated = float(cell.text.replace(",", "").rstrip("%") or 0)
            if found and abs(total - stated) <= _TOLERANCE * max(1.0, abs(stated)):
                return True
        return False

    def _number_row(self, cells: list[PlacedCell]) -> RoleOf:
        if len(cells) == 1 and cells[0].column == self.serial:
            return RoleOf(RowRole.NOTE, "serial-only")
        return DATA

    def _single(self, row: int, cell: PlacedCell, label: str) -> RoleOf:
        if self._is_continued(row):
            return DATA  # a further line of the row that the merge began
        is_last = row > self.last_multi
        wide = cell.width >= max(2, 0.5 * self.typical_width)
        if is_last and not self._may_be_data(row, cell, label):
            return RoleOf(RowRole.NOTE, "after-last-row")
        if wide or cell.column == self.serial:
            if len(label) <= _LONGEST_SECTION:
                return RoleOf(RowRole.SECTION, "section-row", label, 1)
            return RoleOf(RowRole.NOTE, "note-words")
        if self._may_be_data(row, cell, label):
            return DATA
        if len(label) <= _LONGEST_SECTION:
            return RoleOf(RowRole.SECTION, "section-row", label, 1)
        return RoleOf(RowRole.NOTE, "note-words")

    def _may_be_data(self, row: int, cell: PlacedCell, label: str) -> bool:
        """A lone cell in the first words' column, in a table that does not number its rows."""
        if cell.width > 1 or self.serial_share > 0.5 or cell.column == self.serial:
            return False
        before = row - 1
        joined = before >= 0 and self.panel.used_count[before] > 0
        fewest = 0 if self._is_half_of_a_row(cell, label) else _SHORT_SECTION
        return joined and fewest < len(label) <= 30 and not _GROUP_WORDS.search(label)

    def _is_half_of_a_row(self, cell: PlacedCell, label: str) -> bool:
        """Whether a row has two columns of words, and the cell is as long as others of its own."""
        columns = np.flatnonzero(self.panel.used[self.rows].any(axis=0)).tolist()
        if len(columns) != _HALVES or cell.column != columns[0]:
            return False
        others = self.rows[self.panel.kinds[self.rows, columns[1]] == Kind.TEXT]
        words = self.panel.raw(cell.column).take(pa.array(others)).drop_null()
        longest = pc.max(pc.utf8_length(words)).as_py() or 0
        return 2 * len(others) >= len(self.rows) and len(label) <= longest + 1
