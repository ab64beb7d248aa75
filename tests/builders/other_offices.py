"""Workbooks as offices of other counties keep them: their own words, orders and layouts.

``offices/<name>.txt`` holds one: ``[sheet] merges`` opens a sheet, every further line is a
row, cells between bars; ``@2021-03-12`` is a date, ``'12`` a text, ``⏎`` a line break.
Every project, company and sum is invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tests.builders.ledger_files import Sheet, a_file
from tests.builders.workbooks import Value

_FOLDER = Path(__file__).parent / "offices"
_OPENS = re.compile(r"\[(.+?)\]((?: [A-Z]+\d+:[A-Z]+\d+)*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def an_office_file(folder: Path, name: str) -> Path:
    """The workbook of this name, written to a folder."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    sheets = {
        name: Sheet(rows, merges=merges) for name, (rows, merges) in read_office(lines).items()
    }
    return a_file(folder, sheets, name=f"{name}.xlsx")


def read_office(lines: Sequence[str]) -> dict[str, tuple[list[list[Value]], tuple[str, ...]]]:
    """Sheet → its rows and merges, of the lines of a workbook; lines of remarks are left out."""
    sheets: dict[str, tuple[list[list[Value]], tuple[str, ...]]] = {}
    rows: list[list[Value]] = []
    for line in lines:
        if line.startswith("# "):
            continue
        if found := _OPENS.fullmatch(line):
            rows = []
            sheets[found[1]] = (rows, tuple(found[2].split()))
        else:
            rows.append([_value(part.strip()) for part in line.split("|")])
    return sheets


def _value(text: str) -> Value:
    if not text:
        return None
    if text.startswith("@"):
        return date.fromisoformat(text[1:])
    if text.startswith("'"):
        return text[1:]
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text.replace("⏎", "\n")
