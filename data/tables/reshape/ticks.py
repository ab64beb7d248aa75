"""Columns of stages that are ticked → one column with the furthest, and one for each date.

The sheet's rows and columns stay as they are; the new columns stand to their right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import pyarrow as pa

from data.files.display import displayed
from data.files.grid import Column, Grid, Kind
from data.tables.reshape.composed_grid import Taken, gathered
from data.tables.table import HeaderColumn, RowRole, Table
from data.values import parse_dates
from data.values.texts import read_flag

_TICKS = re.compile(r"[√✓✔☑■●★▲◆⬤vVyY✅]+")
_NOT_TICKED = re.compile(r"[○□☐×✗✘xX/\\—–\-－]+")
_ANY_SIGN = re.compile(r"[○xX]+")
_WORDS = frozenset("是否有无10")
_READ_SHARE = 0.7
_NO, _UNREAD, _PLANNED, _YES = -1, 0, 1, 2


@dataclass(frozen=True)
class Ticks:
    """Stage columns in the order of the ladder: (sheet column, stage, header of its date).

    header: of the column that will hold the stage, "" where the table has one already.
    is_ladder: none is reached without those before it; states of a review (通过, 退回) are not.
    """

    columns: tuple[tuple[int, str, str], ...]
    header: str
    is_ladder: bool = True


@dataclass(frozen=True)
class TickFinding:
    """Something to be said of a tick: at a sheet row and column, in a message's words."""

    code: Literal["ticks-contradict", "tick-unread"]
    row: int
    column: int
    arguments: dict[str, str]


def is_tick(text: str) -> bool:
    """Whether a text is a sign or a word that ticks a box, or leaves it open."""
    bare = "".join(text.split())
    return bool(_TICKS.fullmatch(bare) or _ANY_SIGN.fullmatch(bare) or bare in _WORDS)


def ticks_as_columns(
    grid: Grid, table: Table, plan: Ticks, as_of: date
) -> tuple[Grid, Table, tuple[TickFinding, ...]] | None:
    """The table with stage and dates in columns of their own; None where these are no ticks.

    as_of: a date after it is a plan, no tick.
    """
    data = np.flatnonzero(table.roles == RowRole.DATA)
    columns = [grid.columns[number - grid.first_column] for number, _, _ in plan.columns]
    texts = [column.raw.take(pa.array(data)).to_pylist() for column in columns]
    signs = {text.strip() for own in texts for text in own if text and text.strip()}
    open_ones = all(_ANY_SIGN.fullmatch(text) for text in signs)
    parsed = [_read(column, data, as_of, open_ones, grid.is_1904) for column in columns]
    ticks = np.column_stack([ticked for ticked, _ in parsed])
    dated = np.column_stack([dates for _, dates in parsed])
    filled = np.column_stack([np.asarray(column.kind)[data] != Kind.EMPTY for column in columns])
    readable = filled & (ticks != _UNREAD)
    if not (ticks == _YES).any() or readable.sum() < _READ_SHARE * filled.sum():
        return None
    kept = [_own(grid, number) for number in range(len(grid.columns))]
    added: list[tuple[str, Taken]] = []
    if plan.header:
        added.append((plan.header, _stages(grid, table, plan, data, ticks)))
    for place, (number, _, header) in enumerate(plan.columns):
        if header and dated[:, place].any():
            at = np.append(data[dated[:, place]], table.header_rows[-1] - grid.first_row)
            added.append((header, _dates(grid, number, at)))
    shaped = gathered(
        [grid],
        [*kept, *(one for _, one in added)],
        "ticks",
        at=(grid.first_row, grid.first_column),
        merges=grid.merges,
    )
    shaped = replace(
        shaped,
        hidden_rows=grid.hidden_rows,
        hidden_columns=grid.hidden_columns,
        record_widths=grid.record_widths,
    )
    first = grid.first_column + len(grid.columns)
    read = {
        n for at, (n, _, date_of) in enumerate(plan.columns) if date_of or not dated[:, at].any()
    }
    headers = [one for one in table.columns if one.column not in read]
    headers += [
        HeaderColumn(first + place, (header,), written=(header,))
        for place, (header, _) in enumerate(added)
    ]
    wider = replace(table, columns=tuple(headers), last_column=first + len(added) - 1)
    return shaped, wider, tuple(_findings(grid, plan, data, ticks, columns))


def _read(
    column: Column, data: np.ndarray, as_of: date, open_ones: bool, is_1904: bool
) -> tuple[np.ndarray, np.ndarray]:
    """For each data row whether the cell is ticked (see the constants), and whether by a date."""
    kinds = np.asarray(column.kind)[data]
    texts = [column.raw[row].as_py() or "" for row in data.tolist()]
    ticks = np.array(
        [_tick(text, kind, open_ones) for text, kind in zip(texts, kinds.tolist(), strict=True)],
        dtype=np.int8,
    )
    days = parse_dates(column, is_1904=is_1904).values.take(pa.array(data)).to_pylist()
    dated = np.zeros(len(data), dtype=bool)
    for index, day in enumerate(days):
        is_one = kinds[index] == Kind.NUMBER and ticks[index] != _UNREAD
        if day is None or is_one or (kinds[index] == Kind.TEXT and ticks[index] == _YES):
            continue
        dated[index] = True
        ticks[index] = _YES if day <= as_of else _PLANNED
    return ticks, dated


def _tick(text: str, kind: int, open_ones: bool) -> int:
    bare = "".join(text.split())
    if not bare:
        return _NO
    if kind == Kind.BOOLEAN:
        return _YES if bare == "true" else _NO
    if kind == Kind.NUMBER:
        return {"1": _YES, "0": _NO}.get(bare, _UNREAD)
    if _TICKS.fullmatch(bare) or (open_ones and _ANY_SIGN.fullmatch(bare)):
        return _YES
    if _NOT_TICKED.fullmatch(bare):
        return _NO
    said = read_flag(bare).value
    return _UNREAD if said is None else _YES if said else _NO


def _own(grid: Grid, number: int) -> Taken:
    rows = np.arange(grid.height, dtype=np.int32)
    return Taken(np.zeros_like(rows), rows, np.full_like(rows, number))


def _stages(grid: Grid, table: Table, plan: Ticks, data: np.ndarray, ticks: np.ndarray) -> Taken:
    """The furthest ticked stage of each row, at the cell of its tick."""
    truly = {header.column: "/".join(header.path) for header in table.columns}
    rows = np.full(grid.height, -1, dtype=np.int32)
    columns = np.zeros(grid.height, dtype=np.int32)
    made: list[str | None] = [None] * grid.height
    headers: list[str | None] = [None] * grid.height
    for row, own in zip(data.tolist(), ticks, strict=True):
        ticked = np.flatnonzero(own == _YES)
        number, stage, _ = plan.columns[int(ticked[-1]) if len(ticked) else 0]
        rows[row], columns[row] = row, number - grid.first_column
        made[row] = stage if len(ticked) else ""
        headers[row] = truly.get(number)
    leaf = table.header_rows[-1] - grid.first_row
    rows[leaf], columns[leaf] = leaf, plan.columns[0][0] - grid.first_column
    return Taken(np.zeros_like(rows), rows, columns, tuple(made), tuple(headers))


def _dates(grid: Grid, number: int, at: np.ndarray) -> Taken:
    """The dates of one stage, each at its own cell."""
    rows = np.full(grid.height, -1, dtype=np.int32)
    rows[at] = at
    return Taken(np.zeros_like(rows), rows, np.full_like(rows, number - grid.first_column))


def _findings(
    grid: Grid, plan: Ticks, data: np.ndarray, ticks: np.ndarray, columns: Sequence[Column]
) -> list[TickFinding]:
    """Ticks with a gap before the furthest, and cells that are no tick.

    Where every row has one tick only, a stage stands for all before it.
    """
    found: list[TickFinding] = []
    counts = (ticks == _YES).sum(axis=1)
    ahead = (counts == 1) & (ticks[:, 0] != _YES)
    is_running = int((counts > 1).sum()) > int(ahead.sum())
    for index, row in enumerate(data.tolist()):
        ticked = np.flatnonzero(ticks[index] == _YES)
        start = 0 if is_running else int(ticked[0]) if len(ticked) else 0
        for place in range(start, int(ticked[-1]) if len(ticked) and plan.is_ladder else 0):
            if ticks[index, place] == _NO:
                arguments = {"ticked": plan.columns[ticked[-1]][1], "open": plan.columns[place][1]}
                found.append(
                    _finding("ticks-contradict", grid, row, plan.columns[place][0], arguments)
                )
        for place in np.flatnonzero(ticks[index] == _UNREAD).tolist():
            number, stage, _ = plan.columns[place]
            text = displayed(columns[place])[row].as_py() or ""
            arguments = {"stage": stage, "text": text}
            found.append(_finding("tick-unread", grid, row, number, arguments))
    return found


def _finding(
    code: Literal["ticks-contradict", "tick-unread"],
    grid: Grid,
    row: int,
    column: int,
    told: dict[str, str],
) -> TickFinding:
    return TickFinding(code, row + grid.first_row, column, told)
