"""Small ledger workbooks for tests: rows of Python values in, an .xlsx on disk out.

path = a_file(folder, {"项目台账": [["项目名称", "阶段"], ["示例项目01", "签约"]]})
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from data.drafts import BatchDraft
from data.importer import Intake, understand
from data.importer.model import FileReport, SheetReport

AS_OF = date(2021, 12, 31)
Cell = object
Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Shown:
    """A number with its number format."""

    value: float
    number_format: str


@dataclass(frozen=True)
class Sheet:
    """Rows with merged ranges (``A1:D1``); the first cell of a range holds its text."""

    rows: Rows
    merges: tuple[str, ...] = ()
    is_hidden: bool = False


def a_file(folder: Path, sheets: Mapping[str, Rows | Sheet], name: str = "台账.xlsx") -> Path:
    """Write a workbook and return its path."""
    path = folder / name
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for title, given in sheets.items():
        content = given if isinstance(given, Sheet) else Sheet(given)
        sheet = book.add_worksheet(title)
        if content.is_hidden:
            sheet.hide()
        for merge in content.merges:
            sheet.merge_range(merge, "")
        for r, row in enumerate(content.rows):
            for c, value in enumerate(row):
                match value:
                    case None:
                        continue
                    case Shown():
                        shown = book.add_format({"num_format": value.number_format})
                        sheet.write_number(r, c, value.value, shown)
                    case datetime() | date():
                        sheet.write_datetime(
                            r, c, datetime(value.year, value.month, value.day), day
                        )
                    case bool():
                        sheet.write_boolean(r, c, value)
                    case str():
                        sheet.write_string(r, c, value)
                    case int() | float():
                        sheet.write_number(r, c, value)
                    case _:
                        raise TypeError(value)
    book.close()
    return path


def understood(*paths: Path, as_of: date = AS_OF, **options: object) -> Intake:
    """What the intake makes of files on disk, for the unit 旗招商局."""
    files = [(path, path.name) for path in paths]
    return understand(files, unit="旗招商局", as_of=as_of, **options)  # type: ignore[arg-type]


def of_sheet(
    folder: Path, rows: Rows | Sheet, sheet: str = "Sheet1", **options: object
) -> tuple[FileReport, SheetReport, list[dict[str, object]]]:
    """A one-sheet file's report, its first table's report and the rows of its first draft."""
    intake = understood(a_file(folder, {sheet: rows}), **options)
    report = intake.files[0]
    drafted = rows_of(intake.drafts[0]) if intake.drafts else []
    return report, report.sheets[0], drafted


def rows_of(draft: BatchDraft) -> list[dict[str, object]]:
    """The typed rows of a draft; maps as dicts."""
    table = next(
        rows
        for name, rows in draft.tables.items()
        if name.endswith("_row") and name != "source_row"
    )
    rows = table.to_pylist()
    for row in rows:
        for name in ("extra", "date_precision"):
            if row.get(name) is not None:
                row[name] = dict(row[name])
    return rows


def codes(report: FileReport) -> list[tuple[str, str]]:
    """(code, cell) of every issue of a file."""
    return [(issue.code, issue.cell) for issue in report.issues]


def draft_of(intake: Intake, ledger: str, form: str) -> BatchDraft:
    """The draft of one form; raises StopIteration where there is none."""
    return next(d for d in intake.drafts if (d.ledger, d.form) == (ledger, form))


def used_rows_are_accounted_for(intake: Intake) -> bool:
    """read + not data + header rows = used rows, by the source rows of every draft."""
    for draft in intake.drafts:
        roles = draft.tables["source_row"]["role"].to_pylist()
        reports = [
            sheet
            for report in intake.files
            for sheet in report.sheets
            if (sheet.ledger, sheet.form) == (draft.ledger, draft.form)
            or any((a.ledger, a.form) == (draft.ledger, draft.form) for a in sheet.also)
        ]
        counted = sum(s.rows_read + len(s.not_data) + len(s.header_rows) for s in reports)
        loaded = sum(s.rows_loaded for s in reports)
        if counted != len(roles) or loaded != roles.count("loaded"):
            return False
        if draft.read_count + draft.not_data_count + roles.count("header") != len(roles):
            return False
    return True
