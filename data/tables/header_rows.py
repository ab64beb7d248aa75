"""Which rows are headers: rows of known field names, or short words above numbers.

A row is looked at in full only where a header may stand: near the top, after a gap, or
where it breaks the kind of its columns; so 100 000 rows of data cost no more than one pass.
"""

from __future__ import annotations

import re

import numpy as np
import pyarrow.compute as pc

from data.files.grid import Kind
from data.tables.header_levels import NUMBERS, block_around, is_year
from data.tables.header_text import KNOWN, HeaderWords, folded
from data.tables.panel import HeaderBlock, Panel, PlacedCell
from data.tables.wording import is_total

_DIGITS = re.compile(r"\d{3}|^\d")
_MONTHS = re.compile(r"^(?:1-)?\d{1,2}月(?:份)?(?=\D)")
TOP_ROWS = 80
MOST_SIGNS = 400  # a gap before every row is a sign of nothing


def header_blocks(panel: Panel, words: HeaderWords) -> list[HeaderBlock]:
    """All header blocks of a panel from top to bottom; [] where there is none."""
    if panel.blocks is None:
        panel.blocks = _find_blocks(panel, words)
    return panel.blocks


def _find_blocks(panel: Panel, words: HeaderWords) -> list[HeaderBlock]:
    blocks: list[HeaderBlock] = []
    candidates = _candidates(panel)
    while len(candidates):
        row = int(candidates[0])
        candidates = candidates[1:]
        if not is_header_row(panel, row, words, strict=row >= TOP_ROWS or bool(blocks)):
            continue
        blocks.append(block_around(panel, row, words, blocks[-1].last if blocks else -1))
        if len(blocks) == 1:
            candidates = np.union1d(candidates, _repetitions(panel, row))
        candidates = candidates[candidates > blocks[-1].last]
    if blocks:
        return blocks
    unknown = _unknown_header(panel)
    return [] if unknown is None else [block_around(panel, unknown, words, -1)]


def _repetitions(panel: Panel, row: int) -> np.ndarray:
    """Rows that repeat the first cells of a header row: a header printed on every page."""
    same = np.ones(panel.height, dtype=bool)
    for cell in panel.cells(row)[:3]:
        equal = pc.equal(panel.raw(cell.column), cell.text).fill_null(False)
        same &= equal.to_numpy(zero_copy_only=False)
    return np.flatnonzero(same)


def is_header_row(panel: Panel, row: int, words: HeaderWords, *, strict: bool) -> bool:
    """Whether enough of a row's cells are field names."""
    cells = panel.cells(row)
    if len(cells) < 2 or _numeric_share(cells) > 0.3:
        return False
    hits = sum(words.known(cell.text) >= KNOWN for cell in cells if cell.kind == Kind.TEXT)
    share = hits / len(cells)
    if strict:
        return share >= 0.6 and (hits >= 3 or hits == len(cells))
    return hits >= 2 and (share >= 0.4 or (hits >= 4 and share >= 0.25))


def _numeric_share(cells: list[PlacedCell]) -> float:
    return sum(cell.kind in NUMBERS and not is_year(cell) for cell in cells) / len(cells)


def _candidates(panel: Panel) -> np.ndarray:
    """Rows where a header may stand, in order."""
    used = panel.used_rows()
    if not len(used):
        return used
    count = panel.used_count
    numeric = np.isin(panel.kinds, [int(kind) for kind in NUMBERS]).sum(axis=1)
    wordy = (count >= 2) & (numeric <= 0.3 * count)
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
    found = wordy & near_top
    for sign in (wordy & after_gap, wordy & breaks):
        if sign.sum() <= MOST_SIGNS:
            found |= sign
    return np.flatnonzero(found)


def _unknown_header(panel: Panel) -> int | None:
    """A row of short texts above columns of numbers or dates, where no field name is known."""
    used = panel.used_rows()
    rows: list[int] = used[:20].tolist()
    for position, row in enumerate(rows):
        cells = panel.cells(row)
        texts = [cell for cell in cells if cell.kind == Kind.TEXT and len(folded(cell.text)) <= 20]
        below = used[position + 1 : position + 21]
        if len(texts) < 3 or len(texts) < len(cells) or len(below) < 2:
            continue
        if any(_DIGITS.search(_MONTHS.sub("", folded(cell.text))) for cell in texts):
            continue
        # 小计 may stand in a header more than once.
        own = [folded(cell.text) for cell in texts if not is_total(folded(cell.text))]
        if len(set(own)) < max(len(own), 2):
            continue
        if len(cells) < 0.6 * panel.used_count[below].max():
            continue
        if _has_contrast(panel, [cell.column for cell in texts], below):
            return row
    return None


def _has_contrast(panel: Panel, columns: list[int], below: np.ndarray) -> bool:
    for column in columns:
        kinds = panel.kinds[below, column]
        filled = kinds != Kind.EMPTY
        numbers = np.isin(kinds, [int(Kind.NUMBER), int(Kind.DATE)])
        if filled.sum() >= 2 and numbers.sum() >= 0.6 * filled.sum():
            return True
    return False
