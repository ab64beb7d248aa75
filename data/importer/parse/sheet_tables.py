"""The tables of one sheet in the usual layout, whatever layout the clerk chose.

A sheet is tried as it stands, lying on its side and as forms; the ledgers decide: another layout
is taken where they explain it better. Then columns that stand for names are made rows.
Everything after this sees ordinary tables, whose cells know their place in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Grid, Kind
from data.importer.corrections import (
    Memory,
    TableCorrection,
    fingerprint,
    likeness,
    rows_said,
)
from data.importer.model import NotData, SheetReport
from data.importer.questions.layout import LAYOUT, OTHER, TwoReadings
from data.importer.review.issue_list import bears_list
from data.importer.source_table import first_texts, seen_rows
from data.ledgers import known_header, ledgers, recognise
from data.ledgers.matching import NOTHING, Recognition
from data.ledgers.month_columns import names_month_column
from data.ledgers.owner_columns import named_owners
from data.ledgers.spread_columns import Seen, named_bases
from data.ledgers.ticked_columns import ticked_stages, ticked_values
from data.rules import load_rules
from data.tables import (
    HeaderColumn,
    Panel,
    RowRole,
    Table,
    find_tables,
    is_one_record_sheet,
    is_prose,
)
from data.tables.doubt import Doubt, doubts
from data.tables.find import table_with_header
from data.tables.header_text import HeaderWords
from data.tables.pivots import has_pivot_words
from data.tables.reshape import (
    OneRecordSheet,
    TickFinding,
    joined_records,
    labels_said_again,
    named_columns_as_rows,
    one_record_sheet,
    sideways,
    sideways_by_look,
    ticks_as_columns,
)

_NUMBER = r"^[+-]?[\p{Nd},]+(?:\.\p{Nd}+)?[\s\p{Z}]*(?:亿元|万元|亿|万|元|个|家|项)?$"
_SAMPLE = 300


@dataclass(frozen=True, eq=False)
class Laid:
    """A table with the grid that it stands in, reshaped or not; found: what is said of ticks."""

    grid: Grid
    table: Table
    found: tuple[TickFinding, ...] = ()


@dataclass(frozen=True, eq=False)
class SheetLayout:
    """A sheet as it stands, its tables as they are read, and which may be read otherwise."""

    sheet: Grid
    tables: tuple[Laid, ...]
    doubts: tuple[Doubt, ...] = ()


def known(text: str) -> float:
    """How surely a text is a header: a field's, or that of a month's figures."""
    surely = known_header(text)
    return 1.0 if surely < 1.0 and names_month_column(text) else surely


def sheet_layouts(
    grids: Sequence[Grid], as_of: date, progress: Callable[[str], None]
) -> Iterator[SheetLayout]:
    """The tables of every sheet; sheets of one form stand as one at the first of them.

    progress: hears the name of each sheet before it is searched.
    """
    plain: list[_Sheet] = []
    panels = [Panel.of_grid(grid) for grid in grids]
    again = labels_said_again(panels)
    for grid, panel in zip(grids, panels, strict=True):
        progress(grid.sheet)
        plain.append(_Sheet(grid, panel, again, as_of))
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

    def __init__(self, grid: Grid, panel: Panel, again: frozenset[str], as_of: date) -> None:
        words = HeaderWords(known)
        self.grid = grid
        self.best = SheetLayout(grid, ())
        self.forms: OneRecordSheet | None = None
        if bears_list(grid) or not panel.height:
            return
        tables = find_tables(panel, known)
        laid = tuple(spread(grid, table, as_of) for table in tables)
        self.best = SheetLayout(grid, laid, doubts(panel, known, tables))
        labels = HeaderWords(lambda text: 1.0 if text in again else known(text))
        self.forms = one_record_sheet(panel, labels)
        standing, strength = self.best, _strength(self.best)
        if (turned := sideways(panel, words)) is not None:
            self.best = max(standing, _standing(grid, turned, as_of), key=_strength)
        if self.best is standing and (turned := sideways_by_look(panel)) is not None:
            lying = _standing(grid, turned, as_of)
            self.best = lying if _strength(lying) >= strength else standing


def _standing(grid: Grid, turned: Grid, as_of: date) -> SheetLayout:
    """The tables of a sheet that is turned round."""
    tables = find_tables(Panel.of_grid(turned), known)
    return SheetLayout(grid, tuple(spread(turned, table, as_of) for table in tables))


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
    strength, others = _strength(laid), max(_strength(sheet.best) for sheet in sheets)
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
    states = ticked_values(table.columns, seen)
    laid = ticks_as_columns(grid, table, states, as_of) if states else None
    return Laid(*laid) if laid else Laid(grid, table)


def _seen(grid: Grid, table: Table) -> Seen:
    data = np.flatnonzero(table.roles == RowRole.DATA)

    @cache
    def cells(number: int) -> pa.StringArray:
        column = grid.columns[number - grid.first_column]
        kinds = np.asarray(column.kind)[data]
        rows = data[(kinds != Kind.EMPTY) & (kinds < Kind.ERROR)][: 20 * _SAMPLE]
        raw = column.raw.take(pa.array(rows))
        return raw.filter(pc.greater(pc.binary_length(raw), 0))

    def texts(number: int) -> Sequence[str]:
        return [text for text in pc.unique(cells(number)).to_pylist() if text.strip()][:_SAMPLE]

    def numbers(number: int) -> float | None:
        own = cells(number)
        found = pc.match_substring_regex(pc.utf8_trim_whitespace(own), _NUMBER)
        return float(pc.mean(found).as_py()) if len(own) else None

    def rows_of(number: int, wanted: frozenset[str]) -> frozenset[int]:
        raw = grid.columns[number - grid.first_column].raw
        return frozenset(
            row + grid.first_row for row in data.tolist() if raw[row].as_py() in wanted
        )

    return Seen(f"{grid.sheet} {table.title}", texts, numbers, rows_of)


# Of a sheet that is none of ours so many rows are shown.
SHOWN_ROWS = 12


@dataclass(frozen=True)
class TablesOfSheet:
    """A sheet's tables; reason says why there are none (see SheetReport.reason), else "".

    grid: the sheet as it stands; a table's own grid may be in another layout. in_doubt: for each
    table whether it may be read otherwise, said of the first of several.
    """

    grid: Grid
    tables: tuple[Laid, ...]
    fingerprints: tuple[str, ...]
    reason: str
    in_doubt: tuple[TwoReadings | None, ...] = ()

    def report(self) -> SheetReport:
        """The report of a sheet without a table: every used row is listed as not ours."""
        rows = used_rows(self.grid)
        width = len(self.grid.columns) + self.grid.first_column - 1
        return SheetReport(
            sheet=self.grid.sheet,
            ledger="",
            form="",
            confidence=0.0,
            fingerprint=fingerprint((), self.grid.sheet),
            header_rows=(),
            unit="",
            columns=(),
            rows_read=0,
            rows_loaded=0,
            rows_rejected=0,
            not_data=tuple(
                NotData(index + self.grid.first_row, "other", text)
                for index, text in zip(
                    rows.tolist(), first_texts(self.grid, rows, 1, width), strict=True
                )
            ),
            visibility=self.grid.visibility,
            reason=self.reason,
            head=seen_rows(self.grid, rows[:SHOWN_ROWS]),
        )


def tables_of(layout: SheetLayout, memory: Memory, as_of: date) -> TablesOfSheet:
    """A sheet's tables; header rows that a person named are looked for in it as it stands."""
    grid = layout.sheet
    if bears_list(grid):
        return TablesOfSheet(grid, (), (), "issue-list")
    sheet = Panel.of_grid(grid)
    fingerprints = [fingerprint(laid.table.columns, grid.sheet) for laid in layout.tables]
    if not fingerprints:
        fingerprints = [fingerprint((), grid.sheet)]
        correction = memory.correction(fingerprints[0], ())
        named = _with_header(sheet, correction, as_of) or _as_before(sheet, memory, as_of, ())
        if named is None:
            return TablesOfSheet(grid, (), (), _why_no_table(sheet))
        return TablesOfSheet(grid, (named,), tuple(fingerprints), "", (None,))
    found: list[tuple[Laid, str, TwoReadings | None]] = []
    asked = {one.read[0]: one for one in layout.doubts}
    replaced: set[int] = set()
    for at, (laid, own) in enumerate(zip(layout.tables, fingerprints, strict=True)):
        columns = laid.table.columns
        correction = memory.correction(own, columns)
        named = _with_header(sheet, correction, as_of) or _as_before(sheet, memory, as_of, columns)
        if named is not None or at not in asked:
            found += [] if at in replaced else [(named or laid, own, None)]
            continue
        read = tuple(layout.tables[one].table for one in asked[at].read)
        two = TwoReadings(grid, read, asked[at].other, asked[at].why, asked[at].row)
        chosen = _chosen(sheet, two, correction.answers.get(LAYOUT, ""), as_of)
        replaced.update(asked[at].read if chosen else ())
        first, *rest = chosen or (laid,)
        found.append((first, own, two))
        found += [(one, fingerprint(one.table.columns, grid.sheet), None) for one in rest]
    tables, marks, in_doubt = zip(*found, strict=True)
    return TablesOfSheet(grid, tables, marks, "", in_doubt)


def _chosen(sheet: Panel, two: TwoReadings, answer: str, as_of: date) -> tuple[Laid, ...] | None:
    """The tables as a person said that a doubtful part is to be read; None where nobody did."""
    if answer == OTHER and two.other:
        return tuple(spread(sheet.grid, table, as_of) for table in two.other)
    said = rows_said(answer)
    if said is None or said[1] > two.last_row:
        return None
    first = sheet.grid.first_row
    if said[0][0] < first:
        return None
    return (spread(sheet.grid, table_with_header(sheet, *said), as_of),)


def _why_no_table(sheet: Panel) -> str:
    grid = sheet.grid
    if not len(used_rows(grid)):
        return "picture" if grid.pictures else ""
    if grid.pivots or has_pivot_words(grid):
        return "pivot"
    if is_one_record_sheet(sheet):
        return "form"
    if is_prose(sheet):
        return "prose"
    return "no-header"


def _as_before(
    sheet: Panel, memory: Memory, as_of: date, found: Sequence[HeaderColumn]
) -> Laid | None:
    """The table below header rows that were remembered of a sheet with much the same header.

    found: the columns of the table that was found without them.
    """
    least = load_rules().layouts.remembered.shared_headers
    for kept in memory.remembered:
        laid = _with_header(sheet, TableCorrection.from_json(kept.mapping), as_of)
        like = likeness(kept, laid.table.columns) if laid is not None else 0.0
        if like >= least and like > likeness(kept, found):
            return laid
    return None


def _with_header(sheet: Panel, correction: TableCorrection, as_of: date) -> Laid | None:
    first = sheet.grid.first_row
    inside = tuple(row for row in correction.header_rows if 0 <= row - first < sheet.height)
    return spread(sheet.grid, table_with_header(sheet, inside), as_of) if inside else None


def used_rows(grid: Grid) -> np.ndarray:
    """Grid rows (from 0) in which a cell holds something."""
    used = np.zeros(grid.height, dtype=bool)
    for column in grid.columns:
        used |= column.kind.fill_null(0).to_numpy(zero_copy_only=False) != Kind.EMPTY
    return np.flatnonzero(used)


MOST_HEADERS = 8
