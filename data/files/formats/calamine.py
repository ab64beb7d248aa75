"""Workbooks that only calamine opens (.xlsb, old .xls), and the fallback for the others.

It knows values, merges, visibility and where the used range starts; number formats,
what is hidden inside a sheet and, for some files, error cells stay unknown.
"""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import python_calamine

from data.files.cells import Budget, Worksheet, number_text
from data.files.errors import DamagedError, RefusedError
from data.files.grid import Grid, Kind, Merge, Visibility
from data.files.limits import Limits
from data.files.secrecy import refuse_labelled_beside

_VISIBILITY: dict[str, Visibility] = {"Hidden": "hidden", "VeryHidden": "very_hidden"}
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
    found = Worksheet(about.name, index, budget)
    found.visibility = _VISIBILITY.get(str(about.visible).rpartition(".")[2], "visible")
    refuse_labelled_beside(about.name, [])
    sheet = workbook.get_sheet_by_index(index)
    found.merges = [
        Merge(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    if sheet.start is not None:
        # Rows come from the first of the sheet, columns from the first used one.
        for row, values in enumerate(sheet.iter_rows(), 1):
            for column, value in enumerate(values, sheet.start[1] + 1):
                if value != "":
                    found.add(row, column, *_kind_and_text(value))
    return found.grid()


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
