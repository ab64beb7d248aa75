"""A workbook's sheets → their tables in the usual layout, whatever layout the clerk chose.

A sheet is tried as it stands, lying on its side and as forms; the ledgers decide: another
layout is taken where they explain it better. Then columns that stand for names are made
rows. Everything after this sees ordinary tables, whose cells know their place in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from data.files.grid import Grid, Kind
from data.importer.review.issue_list import bears_list
from data.ledgers import known_header, ledgers, recognise
from data.ledgers.matching import NOTHING, Recognition
from data.ledgers.month_columns import names_month_column
from data.ledgers.spread_columns import Seen, named_bases, named_owners, ticked_stages
from data.tables import Panel, RowRole, Table, find_tables
from data.tables.header_text import HeaderWords
from data.tables.reshape import (
    OneRecordSheet,
    TickFinding,
    joined_records,
    named_columns_as_rows,
    one_record_sheet,
    sideways,
    ticks_as_columns,
)

_NUMBER = re.compile(r"[+-]?[\d,]+(?:\.\d+)?\s*(?:亿元|万元|亿|万|元|个|家|项)?")
_SAMPLE = 300


@dataclass(frozen=True, eq=False)
class Laid:
    """A table with the grid that it stands in, reshaped or not; found: what is said of ticks."""

    grid: Grid
    table: Table
    found: tuple[TickFinding, ...] = ()


@dataclass(frozen=True, eq=False)
class SheetLayout:
    """A sheet as it stands, and its tables as they are read."""

    sheet: Grid
    tables: tuple[Laid, ...]


def known(text: str) -> float:
    """How surely a text is a header: a field's, or that of a month's figures."""
    surely = known_header(text)
    return 1.0 if surely < 1.0 and names_month_column(text) else surely


def sheet_layouts(
    grids: Sequence[Grid], as_of: date, told: Callable[[str], None]
) -> Iterator[SheetLayout]:
    """The tables of every sheet; sheets of one form stand as one at the first of them.

    told: hears the name of each sheet before it is searched.
    """
    plain: list[_Sheet] = []
    for grid in grids:
        told(grid.sheet)
        plain.append(_Sheet(grid, as_of))
    joined: dict[int, SheetLayout] = {}
    hidden: set[int] = set()
    for group in _alike(plain):
        own = _as_one_record_sheets([plain[number] for number in group], as_of)
        if own is not None:
            joined[group[0]] = own
            hidden.update(group[1:])
    for number, sheet in enumerate(plain):
        if number in joined:
            yield joined[number]
        elif number not in hidden:
            yield sheet.best


class _Sheet:
    """One sheet, tried as it stands, on its side, and as forms."""

    def __init__(self, grid: Grid, as_of: date) -> None:
        panel = Panel.of_grid(grid)
        words = HeaderWords(known)
        self.grid = grid
        stands = SheetLayout(grid, () if bears_list(grid) else _found(panel, as_of))
        self.best, self.strength = stands, _strength(stands)
        self.forms: OneRecordSheet | None = None
        if bears_list(grid) or not panel.height:
            return
        self.forms = one_record_sheet(panel, words)
        turned = sideways(panel, words)
        if turned is not None:
            lying = SheetLayout(grid, _found(Panel.of_grid(turned), as_of))
            strength = _strength(lying)
            if strength > self.strength:
                self.best, self.strength = lying, strength


def _found(panel: Panel, as_of: date) -> tuple[Laid, ...]:
    return tuple(spread(panel.grid, table, as_of) for table in find_tables(panel, known))


def _strength(layout: SheetLayout) -> float:
    """How surely the ledgers know a sheet's best table."""
    return max((_recognised(one).confidence for one in layout.tables), default=0.0)


def _recognised(laid: Laid) -> Recognition:
    if not np.any(laid.table.roles == RowRole.DATA):
        return NOTHING
    seen = _seen(laid.grid, laid.table)
    return recognise(
        laid.table.columns, title=laid.table.title, sheet=laid.grid.sheet, sample=seen.texts
    )


def _alike(sheets: Sequence[_Sheet]) -> list[list[int]]:
    """Sheets that are the same form, by position; each group in order."""
    groups: list[list[int]] = []
    for number, sheet in enumerate(sheets):
        if sheet.forms is None:
            continue
        for group in groups:
            first = sheets[group[0]].forms
            if first is not None and sheet.forms.is_like(first):
                group.append(number)
                break
        else:
            groups.append([number])
    return groups


def _as_one_record_sheets(sheets: Sequence[_Sheet], as_of: date) -> SheetLayout | None:
    """Forms as the rows of one table; None where another layout is explained better.

    A form alone that is none of a ledger stays a form; several are a list of something.
    """
    forms = [sheet.forms for sheet in sheets if sheet.forms is not None]
    grid, table = joined_records(forms)
    laid = SheetLayout(sheets[0].grid, (spread(grid, table, as_of),))
    strength, others = _strength(laid), max(sheet.strength for sheet in sheets)
    is_list = sum(len(form.records) for form in forms) > 1 and not any(
        sheet.best.tables for sheet in sheets
    )
    return laid if strength > others or (is_list and not others) else None


def spread(grid: Grid, table: Table, as_of: date) -> Laid:
    """A table whose columns stand for stages, definitions or owners, in the usual layout."""
    seen = _seen(grid, table)
    for declared in ledgers():
        if declared.spread is None:
            continue
        if (ticks := ticked_stages(declared, table.columns, seen)) is not None:
            done = ticks_as_columns(grid, table, ticks, as_of)
            if done is not None:
                return Laid(*done)
        for plan in (
            named_bases(declared, table.columns, seen),
            named_owners(declared, table.columns, seen),
        ):
            if plan is not None:
                return Laid(*named_columns_as_rows(grid, table, plan))
    return Laid(grid, table)


def _seen(grid: Grid, table: Table) -> Seen:
    data = np.flatnonzero(table.roles == RowRole.DATA)

    def cells(number: int) -> list[str]:
        column = grid.columns[number - grid.first_column]
        kinds = np.asarray(column.kind)[data]
        rows = data[(kinds != Kind.EMPTY) & (kinds < Kind.ERROR)][: 20 * _SAMPLE]
        return [str(text) for text in column.raw.take(pa.array(rows)).to_pylist() if text]

    def texts(number: int) -> Sequence[str]:
        return [text for text in dict.fromkeys(cells(number)) if text.strip()][:_SAMPLE]

    def numbers(number: int) -> float | None:
        own = cells(number)
        if not own:
            return None
        return sum(bool(_NUMBER.fullmatch(text.strip())) for text in own) / len(own)

    def rows_of(number: int, wanted: frozenset[str]) -> frozenset[int]:
        raw = grid.columns[number - grid.first_column].raw
        return frozenset(
            row + grid.first_row for row in data.tolist() if raw[row].as_py() in wanted
        )

    return Seen(f"{grid.sheet} {table.title}", texts, numbers, rows_of)
