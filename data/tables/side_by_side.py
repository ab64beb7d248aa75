"""A sheet's columns split into panels: a side table is a table of its own.

An empty column alone parts nothing (ledgers have gap columns); a panel begins where the
header starts again (序号, 项目名称 a second time), where a header stands on other rows, or
where the rows to the right live a life of their own.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from data.tables.header_levels import NUMBERS, may_be_header
from data.tables.header_rows import header_blocks
from data.tables.header_text import KNOWN, HeaderWords, header_text
from data.tables.panel import HeaderBlock, Panel
from data.tables.row_roles import is_serial_header


def split_panels(sheet: Panel, words: HeaderWords) -> list[Panel]:
    """Panels from left to right; one for an ordinary sheet."""
    runs = [sheet.part(*span) for span in _runs(sheet)]
    spans = [part for run in runs for part in _at_second_serial(run, words)]
    if len(spans) <= 1:
        return [sheet] if spans else []
    panels = spans[:1]
    for span in spans[1:]:
        if _starts_anew(panels[-1], span, words):
            panels.append(span)
        else:
            panels[-1] = sheet.part(panels[-1].first, span.last)
    starts = [0, *(panel.first for panel in panels[1:])]
    ends = [first - 1 for first in starts[1:]] + [sheet.width - 1]
    parts = [sheet.part(first, last) for first, last in zip(starts, ends, strict=True)]
    return _with_headers(sheet, _with_blocks(parts, words), words)


def _with_headers(sheet: Panel, panels: list[Panel], words: HeaderWords) -> list[Panel]:
    """The panels, those under no header joined to their neighbour: nobody would read them."""
    joined = panels[:1]
    for panel in panels[1:]:
        mine, other = header_blocks(joined[-1], words), header_blocks(panel, words)
        if mine and other:
            joined.append(panel)
            continue
        whole = sheet.part(joined[-1].first, panel.last)
        whole.blocks = mine or other or None
        joined[-1] = whole
    return joined


def _with_blocks(panels: list[Panel], words: HeaderWords) -> list[Panel]:
    """The panels, those of a header in words of their own with that of their left neighbour."""
    for left, right in pairwise(panels):
        beside = _blocks_beside(left, right, words)
        if beside:
            right.blocks = beside
    return panels


def _blocks_beside(left: Panel, right: Panel, words: HeaderWords) -> list[HeaderBlock]:
    """The header blocks of a panel; where its words say less, the rows of its left neighbour.

    A summary beside a list (镇, 签约情况 over 个数 and 金额) has no field's name in it, but a
    header on the same rows.
    """
    own, mine = header_blocks(right, words), header_blocks(left, words)
    if not mine:
        return own
    levels = mine[0].levels
    if own and (own[0].levels == levels or not _overlap(own[0], mine[0])):
        return own
    cells = [cell for row in levels for cell in right.cells(row)]
    leaves = sum(cell.width == 1 for cell in cells)
    if leaves < 2 or any(cell.kind in NUMBERS or not may_be_header(cell) for cell in cells):
        return own
    return [HeaderBlock(levels)]


def _overlap(one: HeaderBlock, other: HeaderBlock) -> bool:
    return one.first <= other.last and other.first <= one.last


def _runs(sheet: Panel) -> list[tuple[int, int]]:
    """Runs of columns that rows of two or more cells use."""
    rows = sheet.used_count > 1
    used = np.flatnonzero(sheet.used[rows].any(axis=0))
    if not len(used):
        used = np.flatnonzero(sheet.used.any(axis=0))
    breaks = np.flatnonzero(np.diff(used) > 1)
    return [(int(part[0]), int(part[-1])) for part in np.split(used, breaks + 1) if len(part)]


def _at_second_serial(panel: Panel, words: HeaderWords) -> list[Panel]:
    """Parts of a run whose header row starts again without a gap."""
    blocks = header_blocks(panel, words)
    if not blocks:
        return [panel]
    starts = [panel.first]
    row = blocks[0].levels[0]
    names = [header_text(panel.text(row, column)).name for column in range(panel.width)]
    if is_serial_header(names[0]):
        shared = _names_on_both_sides(names)
        starts += [
            panel.first + column
            for column in range(2, panel.width)
            if names[column] == names[0] and shared[column] >= 2
        ]
    ends = [start - 1 for start in starts[1:]] + [panel.last]
    return [panel.part(first, last) for first, last in zip(starts, ends, strict=True)]


def _names_on_both_sides(names: list[str]) -> np.ndarray:
    """For each column how many names stand both left of it and from it on."""
    first = {name: at for at, name in reversed(list(enumerate(names)))}
    last = {name: at for at, name in enumerate(names)}
    change = np.zeros(len(names) + 2, dtype=np.int64)
    np.add.at(change, [at + 1 for at in first.values()], 1)
    np.add.at(change, [at + 1 for at in last.values()], -1)
    return np.cumsum(change)


def _starts_anew(left: Panel, right: Panel, words: HeaderWords) -> bool:
    if right.width == 1:
        return False
    left_blocks = header_blocks(left, words)
    right_blocks = _blocks_beside(left, right, words)
    if not left_blocks or not right_blocks:
        return False
    mine, other = left_blocks[0], right_blocks[0]
    if other.levels[-1] < mine.levels[0] or other.levels[0] > mine.levels[-1]:
        return True
    names, others = _leaves(left, mine), _leaves(right, other)
    if others and is_serial_header(others[0]):
        return True
    if any(name in names and words.known(name) >= KNOWN for name in others):
        return True
    return _lives_apart(left, right, max(mine.last, other.last))


def _leaves(panel: Panel, block: HeaderBlock) -> list[str]:
    texts = [
        next(
            (panel.text(row, column) for row in reversed(block.levels) if panel.used[row, column]),
            "",
        )
        for column in range(panel.width)
    ]
    return [header_text(text).name for text in texts if text]


def _lives_apart(left: Panel, right: Panel, header: int) -> bool:
    """Whether rows of either side stand where the other has none, or the right one ends early."""
    left_rows = left.used[header + 1 :].any(axis=1)
    right_rows = right.used[header + 1 :].any(axis=1)
    if not right_rows.any() or not left_rows.any():
        return False
    last_left, last_right = np.flatnonzero(left_rows)[-1], np.flatnonzero(right_rows)[-1]
    right_only = (right_rows & ~left_rows).any()
    left_only = (left_rows & ~right_rows).any()
    if right_only and left_only:
        return True
    full = right_rows[: last_right + 1].all()
    return bool(full and last_right + 2 < last_left and last_right + 1 < 0.8 * left_rows.sum())
