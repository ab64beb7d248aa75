"""Which rows are headers for sure: most of their cells are names of known fields.

A row is looked at in full only where a header may stand: near the top, after a gap, or
where it breaks the kind of its columns; so 100 000 rows of data cost no more than one pass.
"""

from __future__ import annotations

import re

import numpy as np

from data.files.grid import Kind
from data.tables.header_text import KNOWN, HeaderWords, folded, unit_named
from data.tables.panel import Panel, PlacedCell

NUMBERS = (Kind.NUMBER, Kind.DATE, Kind.BOOLEAN)
_IS_NUMBER = np.isin(np.arange(len(Kind)), NUMBERS)
TOP_ROWS = 80
_MOST_NAMES = 500  # looked up in a row; a sheet may have 16,384 columns
# What stands before the numbers of columns: no name of a row.
_OF_COLUMNS = re.compile(
    r"[栏列行序编代号次码欄]|^[a-zA-Z甲一]$|^\W*$|^[a-z. ]*(?:no|col|column)s?\b", re.I
)
MOST_SIGNS = 400  # a gap before every row is a sign of nothing


def known_rows(panel: Panel, words: HeaderWords) -> frozenset[int]:
    """Rows whose cells are names of fields: the first of them, and any that leave no doubt."""
    found: set[int] = set()
    for row in candidate_rows(panel):
        is_strict = bool(found) or row >= TOP_ROWS
        if is_known_row(panel, row, words, strict=is_strict) and not _goes_on(panel, row):
            found.add(row)
    return frozenset(found)


def _goes_on(panel: Panel, row: int) -> bool:
    """Whether a merge over a row begins in a row with numbers: of data."""
    tops = {merge.top for merge in panel.merges_of(row) if 0 <= merge.top < row}
    return any(bool((panel.kinds[top] == Kind.NUMBER).any()) for top in tops)


def is_known_row(panel: Panel, row: int, words: HeaderWords, *, strict: bool) -> bool:
    """Whether the cells of a row are names of fields; strict: so many that it leaves no doubt."""
    cells = panel.cells(row)[:_MOST_NAMES]
    if len(cells) < 2 or _numeric_share(cells) > 0.3:
        return False
    known = [c.text for c in cells if c.kind == Kind.TEXT and words.known(c.text) >= KNOWN]
    hits, share = len(set(known)), len(known) / len(cells)
    if strict:
        return share >= 0.6 and (hits >= 3 or hits == len(cells))
    return hits >= 2 and (share >= 0.4 or (hits >= 4 and share >= 0.25))


def _numeric_share(cells: list[PlacedCell]) -> float:
    return sum(
        cell.kind in NUMBERS and not re.fullmatch(r"(?:19|20)\d\d", cell.text) for cell in cells
    ) / len(cells)


def candidate_rows(panel: Panel, *, wordy: bool = True) -> list[int]:
    """Rows where a header may stand, in order; wordy: of words, hardly of numbers."""
    used = panel.used_rows()
    if not len(used):
        return []
    count = panel.used_count
    numeric = _IS_NUMBER[panel.kinds].sum(axis=1)
    may_be = (count >= 2) & ((numeric <= 0.3 * count) | (not wordy))
    near_top = np.zeros(panel.height, dtype=bool)
    near_top[used[:TOP_ROWS]] = True
    after_gap = np.zeros(panel.height, dtype=bool)
    after_gap[1:] = count[:-1] <= 2
    text = (panel.kinds == Kind.TEXT).sum(axis=0)
    filled = np.maximum(panel.used.sum(axis=0), 1)
    numbers = np.flatnonzero((text / filled < 0.5) & (filled > 4))
    breaks = np.zeros(panel.height, dtype=bool)
    if len(numbers):
        breaks = (panel.kinds[:, numbers] == Kind.TEXT).sum(axis=1) >= max(1, len(numbers) // 2)
    found = may_be & near_top
    for sign in (may_be & after_gap, may_be & breaks):
        if sign.sum() <= MOST_SIGNS:
            found |= sign
    rows: list[int] = np.flatnonzero(found).tolist()
    return rows


def is_unit_row(panel: Panel, row: int) -> bool:
    """Whether a row says the units of its columns: ``万元``, ``亩``, or ``（亿元）`` below some."""
    cells = panel.cells(row)
    units = [bool(unit_named(cell.text)) for cell in cells]
    if len(cells) > 1 and folded(cells[0].text) in ("单位", "计量单位"):
        units[0] = True
    if any(units) and all(is_bracketed(cell.text) for cell in cells):
        return True
    return all(units) and not (len(cells) == 1 and cells[0].width > 2)


def is_bracketed(text: str) -> bool:
    """Whether a text stands in brackets."""
    return bool(re.fullmatch(r"\(.+\)", folded(text)))


def explains(panel: Panel, row: int) -> bool:
    """A row of hints in brackets below a header: ``（填写全称）``, ``（如2021.3）``."""
    cells = panel.cells(row)
    return len(cells) > 1 and all(is_bracketed(cell.text) for cell in cells)


def is_number_row(panel: Panel, row: int) -> bool:
    """``甲 1 2 3 4``: the numbers that statistical forms give to their columns."""
    texts = [folded(cell.text).strip("()") for cell in panel.cells(row)]
    letters = 0
    while letters < len(texts) and texts[letters] == "甲乙丙丁戊己"[letters : letters + 1]:
        letters += 1
    least = 1 if letters < 2 else 0
    if not letters:
        letters, least = int(bool(texts) and bool(_OF_COLUMNS.search(texts[0]))), 4
    texts = [text.lstrip("0") for text in texts[letters:]]
    is_running = texts == [str(n) for n in range(1, len(texts) + 1)]
    return len(texts) >= least and is_running and not counts_on(panel, row)


def counts_on(panel: Panel, row: int) -> bool:
    """Whether the row below goes on counting in the first column: ``2`` below ``1``."""
    cells = panel.cells(row)
    if not cells or folded(cells[0].text).removesuffix(".0") != "1" or row + 1 >= panel.height:
        return False
    return folded(panel.text(row + 1, cells[0].column)).removesuffix(".0") == "2"
