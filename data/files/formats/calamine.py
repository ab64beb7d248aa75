"""Workbooks that only calamine opens (.xlsb, old .xls), and the fallback for the others.

It knows values, merges, visibility and where the used range starts; number formats,
what is hidden inside a sheet and, for some files, error cells stay unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from io import BytesIO

import numpy as np
import python_calamine

from data.files.arrow_text import texts
from data.files.cells import Budget, Cells, SheetFacts, assemble
from data.files.errors import DamagedError, RefusedError
from data.files.grid import Grid, Kind, Merge, Visibility
from data.files.limits import Limits
from data.files.secrecy import refuse_marked_beside, refuse_marked_cells

_VISIBILITY: dict[str, Visibility] = {"Hidden": "hidden", "VeryHidden": "very_hidden"}
_BATCH = 50_000
Value = int | float | str | bool | dt.date | dt.datetime | dt.time | dt.timedelta


def read_with_calamine(data: bytes, limits: Limits) -> tuple[Grid, ...]:
    """All worksheets in the order of their tabs; raises RefusedError, DamagedError."""
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        budget = Budget(limits)
        return tuple(
            _sheet(workbook, index, budget)
            for index, sheet in enumerate(workbook.sheets_metadata)
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        )
    except python_calamine.PasswordError as error:
        raise RefusedError("refused-password") from error
    except (python_calamine.CalamineError, python_calamine.XmlError, OSError) as error:
        raise DamagedError(f"calamine: {error}") from error
    # A panic of the library: the class has no name to import, and is no Exception.
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedError(f"calamine: {error}") from error


def _sheet(workbook: python_calamine.CalamineWorkbook, index: int, budget: Budget) -> Grid:
    about = workbook.sheets_metadata[index]
    refuse_marked_beside(about.name, [])
    sheet = workbook.get_sheet_by_index(index)
    facts = SheetFacts(
        name=about.name,
        index=index,
        visibility=_VISIBILITY.get(str(about.visible).rpartition(".")[2], "visible"),
        merges=tuple(
            Merge(top + 1, left + 1, bottom + 1, right + 1)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        ),
    )
    batches: list[Cells] = []
    if sheet.start is not None:
        # Rows come from the first of the sheet, columns from the first used one.
        _, left = sheet.start
        gathered = _Gathered()
        for row, values in enumerate(sheet.iter_rows(), 1):
            gathered.add(row, left + 1, values)
            if len(gathered.texts) >= _BATCH:
                batches.append(gathered.take())
                budget.fill(about.name, len(batches[-1].rows))
        batches.append(gathered.take())
        budget.fill(about.name, len(batches[-1].rows))
    grid = assemble(facts, batches, [], budget)
    refuse_marked_cells(grid)
    return grid


class _Gathered:
    """Cells of some rows, on their way from Python values to arrays."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.kinds: list[int] = []
        self.texts: list[str] = []

    def add(self, row: int, first_column: int, values: Iterable[Value]) -> None:
        for column, value in enumerate(values, first_column):
            if value == "":
                continue
            kind, text = _kind_and_text(value)
            self.rows.append(row)
            self.columns.append(column)
            self.kinds.append(kind)
            self.texts.append(text)

    def take(self) -> Cells:
        cells = Cells(
            np.array(self.rows, dtype=np.int32),
            np.array(self.columns, dtype=np.int32),
            np.array(self.kinds, dtype=np.int8),
            np.full(len(self.rows), -1, dtype=np.int32),
            texts(self.texts),
        )
        self.__init__()  # type: ignore[misc]
        return cells


def _kind_and_text(value: Value) -> tuple[Kind, str]:
    if isinstance(value, str):
        return Kind.TEXT, value.replace("\r\n", "\n")
    if isinstance(value, bool):
        return Kind.BOOLEAN, "true" if value else "false"
    if isinstance(value, int):
        return Kind.NUMBER, str(value)
    if isinstance(value, float):
        return Kind.NUMBER, number_text(value)
    if isinstance(value, dt.datetime):
        moment = value.replace(microsecond=0) + dt.timedelta(seconds=round(value.microsecond / 1e6))
        return Kind.DATE, moment.isoformat().removesuffix("T00:00:00")
    if isinstance(value, dt.date):
        return Kind.DATE, value.isoformat()
    return Kind.TEXT, str(value)


def number_text(value: float) -> str:
    """The shortest text that reads back to the same number; ``2.0`` → ``2``."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
