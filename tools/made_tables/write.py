"""The grids as workbooks, and what is true of them as lines of JSON."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from tools.made_tables.clerk import Clerk
from tools.made_tables.sheets import make
from tools.made_tables.table import Grid, Place, Table, spans

Truth = dict[str, Any]


def write(folder: Path, count: int, seed: int, slip: bool = False) -> Counter[str]:
    """Write workbooks and truth.jsonl; the sheets of each kind."""
    folder.mkdir(parents=True, exist_ok=True)
    clerks, kinds = [Clerk(f"{seed}/{number}") for number in range(20)], Counter[str]()
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(count):
            clerk, path = clerks[number % 20], folder / f"made-{number + 1:04}.xlsx"
            book = xlsxwriter.Workbook(path)
            for index in range(clerk.choice([1] * 9 + [2, 3])):
                kind, grid, tables = make(clerk)
                name = (
                    f"Sheet{index + 1}" if clerk.does("bare names", 0.5) else f"{kind}{index + 1}"
                )
                truth = {"file": path.name, "sheet": name, "kind": kind, **truth_of(tables)}
                if slip and truth["sums"]:
                    truth["slip"] = _slip(clerk, grid, tables)
                lines.write(json.dumps(truth, ensure_ascii=False) + "\n")
                _pour(clerk, book, book.add_worksheet(name), grid, tables)
                kinds[kind] += 1
            book.close()
    return kinds


def truth_of(tables: list[Table]) -> Truth:
    """What is true of a sheet, in the words of ``python -m data tables``."""
    sums = [one for table in tables for one in table.sums]
    numbers = {(row, column + t.left) for t in tables for row, column in t.numbers}
    held = {cell for total, of in sums for cell in [total, *of]} & numbers
    empty = sorted({cell for _, operands in sums for cell in operands} - numbers)
    return {
        "ranges": [xl_range(t.top, t.left, t.bottom, t.right) for t in tables],
        "header_rows": _rows(tables, "headers"),
        "section_rows": _rows(tables, "sections"),
        "total_rows": _rows(tables, "totals"),
        "data_rows": _runs(_rows(tables, "details")),
        "sums": [{"cell": xl_rowcol_to_cell(*cell), "of": spans(of)} for cell, of in sums],
        "numbers": len(numbers),
        "held": len(held),
        "empty": [xl_rowcol_to_cell(*cell) for cell in empty],
    }


def _rows(tables: list[Table], role: str) -> list[int]:
    return sorted({row + 1 for table in tables for row in getattr(table, role)})


def _runs(rows: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return runs


def _slip(clerk: Random, grid: Grid, tables: list[Table]) -> str:
    """Change one digit of a total, or of a number that is in one."""
    numbers = {(row, column + t.left) for t in tables for row, column in t.numbers}
    sums = [one for table in tables for one in table.sums]
    places: set[Place] = {cell for total, of in sums for cell in [total, *of]} & numbers
    place = clerk.choice(sorted(places))
    value, look = grid.cells[place]
    text = str(value)
    at = clerk.choice([i for i, sign in enumerate(text) if sign.isdigit()])
    digit = clerk.choice([d for d in "123456789" if d != text[at]])
    text = text[:at] + digit + text[at + 1 :]
    grid.cells[place] = (type(value)(text) if isinstance(value, int | float) else text, look)
    grid.formulas.clear()  # a formula would follow the change
    return xl_rowcol_to_cell(*place)


def _pour(clerk: Clerk, book: Any, sheet: Any, grid: Grid, tables: list[Table]) -> None:
    bold, fill = clerk.does("bold", 0.6), clerk.does("fill", 0.25)
    rim = {"border": 1} if clerk.does("borders", 0.7) else {}
    day = clerk.choice(["yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"'])
    head = {
        "bold": bold,
        "align": "center",
        "text_wrap": True,
        **({"bg_color": "#DDEBF7"} if fill else {}),
    }
    kinds: dict[str, dict[str, Any]] = {
        "": rim,
        "head": head | rim,
        "title": {"bold": bold, "align": "center", "font_size": 16},
        "center": {"align": "center"},
        "right": {"align": "right"},
        "bold": {"bold": bold} | rim,
        "percent": {"num_format": "0.0%"} | rim,
        "day": {"num_format": day} | rim,
        **{
            f"number{n}": {"num_format": ["#,##0", "#,##0.0", "#,##0.00"][n]} | rim
            for n in range(3)
        },
    }
    formats = {look: book.add_format(kind) for look, kind in kinds.items()}
    for merge in grid.merges:
        sheet.merge_range(*merge, "", formats[grid.cells[merge[:2]][1]])
    for place, (value, look) in sorted(grid.cells.items()):
        if place in grid.formulas:
            sheet.write_formula(*place, grid.formulas[place], formats[look], value)
        elif isinstance(value, str):
            sheet.write_string(*place, value, formats[look])
        elif isinstance(value, dt.date):
            sheet.write_datetime(*place, value, formats["day"])
        elif value is not None:
            sheet.write_number(*place, value, formats[look])
    for table in tables[:1]:
        last = table.headers[-1]
        if clerk.does("freeze", 0.3):
            sheet.freeze_panes(last + 1, 0)
        if clerk.does("filter", 0.2):
            sheet.autofilter(last, table.left, table.bottom, table.right)
    sheet.set_column(0, 30, clerk.choice([9, 12, 16]))
