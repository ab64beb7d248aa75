"""Header levels around a row that is a header: groups above, leaves, units and numbers below."""

from __future__ import annotations

import re

from data.files.grid import Kind
from data.tables.header_text import (
    KNOWN,
    LONGEST_HEADER,
    HeaderWords,
    folded,
    table_unit,
    unit_named,
)
from data.tables.panel import HeaderBlock, Panel, PlacedCell
from data.tables.wording import is_beside_title, is_date_line, is_label, is_total

MAX_LEVELS = 4
MAX_GAP = 2
NUMBERS = (Kind.NUMBER, Kind.DATE, Kind.BOOLEAN)


def block_around(panel: Panel, row: int, words: HeaderWords, floor: int) -> HeaderBlock:
    """The block that a header row belongs to; rows up to ``floor`` are another table's."""
    levels = [row]
    while len(levels) < MAX_LEVELS:
        above = _neighbour(panel, levels[0], -1)
        if above is None or above <= floor or not continues(panel, above, levels[0], words):
            break
        levels.insert(0, above)
    number_row = unit_row = None
    last = row
    while True:
        below = _neighbour(panel, last, 1)
        if below is None:
            break
        if unit_row is None and _is_unit_row(panel, below):
            unit_row = below
        elif number_row is None and (_is_number_row(panel, below) or _explains(panel, below)):
            number_row = below
        elif unit_row is number_row is None and len(levels) < MAX_LEVELS:
            if not continues(panel, last, below, words):
                break
            levels.append(below)
        else:
            break
        last = below
    return HeaderBlock(tuple(levels), number_row, unit_row)


def _neighbour(panel: Panel, row: int, step: int) -> int | None:
    """The next used row up or down, at most MAX_GAP blank rows away."""
    for distance in range(1, MAX_GAP + 2):
        other = row + step * distance
        if not 0 <= other < panel.height:
            return None
        if panel.used_count[other]:
            return other
    return None


def _is_unit_row(panel: Panel, row: int) -> bool:
    cells = panel.cells(row)
    units = [bool(unit_named(cell.text)) for cell in cells]
    if len(cells) > 1 and folded(cells[0].text) in ("单位", "计量单位"):
        units[0] = True
    if any(units) and all(map(_is_bracketed, cells)):
        return True
    return all(units) and not (len(cells) == 1 and cells[0].width > 2)


def _is_bracketed(cell: PlacedCell) -> bool:
    return bool(re.fullmatch(r"\(.+\)", folded(cell.text)))


def _explains(panel: Panel, row: int) -> bool:
    """A row of hints in brackets below a header: ``（填写全称）``, ``（如2021.3）``."""
    cells = panel.cells(row)
    return len(cells) > 1 and all(map(_is_bracketed, cells))


def _is_number_row(panel: Panel, row: int) -> bool:
    """``甲 1 2 3 4``: the numbers that statistical forms give to their columns."""
    texts = [folded(cell.text).strip("()") for cell in panel.cells(row)]
    if texts and not texts[0].isdigit():
        texts = texts[1:]
    while texts and texts[0] in ("甲", "乙", "丙", "丁"):
        texts = texts[1:]
    running = [str(number) for number in range(1, len(texts) + 1)]
    return len(texts) >= 4 and [text.lstrip("0") for text in texts] == running


def continues(panel: Panel, upper: int, lower: int, words: HeaderWords) -> bool:
    """Whether ``lower`` is a further header level below ``upper``."""
    below = panel.cells(lower)
    if not below or not all(map(may_be_header, below)):
        return False
    above = _group_texts(panel, upper)
    crossing = _crossing_columns(panel, upper, lower)
    # Headers merged down beside it make 合计 the first leaf of a group, not a totals row.
    is_leaf = below[0].column > 0 and crossing.issuperset(range(below[0].column))
    if is_total(folded(below[0].text)) and not is_leaf:
        return False
    groups = [cell for cell in above if cell.width > 1 and cell.column not in crossing]
    inside = len(above) == 1 and groups and groups[0].column > below[0].column
    if len(above) < 2 and not inside and not (above and crossing):
        return False
    strong = weak = 0
    for cell in below:
        in_group = any(group.column <= cell.column <= group.last_column for group in groups)
        verdict = 2 if in_group else _fits_below(panel, upper, cell, words)
        if verdict == 0:
            return False
        strong += verdict == 2
        weak += verdict == 1
    if crossing or groups:
        return strong + weak > 0
    return strong >= max(2, weak)


def _group_texts(panel: Panel, row: int) -> list[PlacedCell]:
    """Cells of a row that may be groups of columns; none if the row is a line of labels."""
    cells = panel.cells(row)
    texts = {cell.column: folded(cell.text) for cell in cells}
    if any(not may_be_header(cell) or is_label(texts[cell.column]) for cell in cells):
        return []
    if cells and is_total(texts[cells[0].column]):
        return []
    dates = [cell for cell in cells if is_date_line(texts[cell.column])]
    beside = [cell for cell in cells if not is_beside_title(texts[cell.column])]
    others = [cell for cell in beside if not table_unit(texts[cell.column])]
    groups = [c for c in beside if c.width > 1 and c not in others]
    if len(others) > 1 or len(groups) > 1:
        # 投资总额（万元） over its columns is a group; 单位：万元 beside a title is none.
        others = [
            cell
            for cell in beside
            if cell in others or (cell.width > 1 and "单位" not in texts[cell.column])
        ]
    over_columns = any(cell.width > 1 for cell in dates) and len(others) > 2
    if len(dates) > 1 or over_columns:
        return sorted(others + dates, key=lambda cell: cell.column)
    return others


def may_be_header(cell: PlacedCell) -> bool:
    """Whether a cell is short enough text, or a year or a small number, as headers are."""
    if cell.kind in NUMBERS:
        return is_year(cell) or bool(re.fullmatch(r"1?\d", cell.text))
    text = folded(cell.text)
    return cell.kind == Kind.TEXT and len(text) <= LONGEST_HEADER


def _crossing_columns(panel: Panel, upper: int, lower: int) -> set[int]:
    return {
        column
        for merge in panel.merges_of(upper)
        if merge.bottom >= lower
        for column in range(merge.left, merge.right + 1)
    }


def _fits_below(panel: Panel, upper: int, cell: PlacedCell, words: HeaderWords) -> int:
    """2: the cell stands below an unmerged group; 1: it may; 0: it stands where data would."""
    column, lower = cell.column, cell.row
    known = words.known(cell.text) >= KNOWN
    if panel.used[upper, column]:
        above = panel.text(upper, column)
        if folded(above) == folded(cell.text):
            return 1
        if _is_one_name(above, cell.text, words):
            return 2
        opens = (
            column + 1 < panel.width
            and not panel.used[upper, column + 1]
            and panel.merge_at(upper, column + 1) is None
            and bool(panel.used[lower, column + 1])
        )
        if opens and panel.merge_at(upper, column) is None:
            return 2
        return 1 if known else 0
    left = column - 1
    while left >= 0 and panel.used[lower, left] and not panel.used[upper, left]:
        left -= 1
    if left >= 0 and panel.used[lower, left] and panel.used[upper, left]:
        return 2
    return 1 if known else 0


def _is_one_name(upper: str, lower: str, words: HeaderWords) -> bool:
    """A header text written over two rows: 项目 above 名称, 总投资 above （万元）."""
    if unit_named(lower):
        return words.known(upper) >= KNOWN
    return words.known(f"{upper}{lower}") >= KNOWN > words.known(lower)


def is_year(cell: PlacedCell) -> bool:
    """Whether a cell holds a year of this or the last century, as groups of columns have it."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", cell.text))
