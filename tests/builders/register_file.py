"""A 台账 as a file, for tests of what happens around an import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

HEADERS = ("项目名称", "阶段", "签约日期", "计划总投资", "招引单位")


def a_register(
    path: Path,
    *projects: Sequence[object],
    title: str = "签约项目台账",
    unit: str = "单位：万元",
) -> Path:
    """Write a register of (name, stage, signed date, 万元, unit); missing cells are empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("签约项目")
        sheet.merge_range(0, 0, 0, len(HEADERS) - 1, title)
        sheet.write(1, 0, unit)
        sheet.write_row(2, 0, HEADERS)
        for number, project in enumerate(projects, start=3):
            sheet.write_row(number, 0, project)
    return path
