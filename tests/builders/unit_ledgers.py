"""Ledgers as a park's office keeps them: a register, funds by project, other lists of its desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.inbox.importing import import_files
from data.inbox.job import Job
from data.reports.report import Report
from data.store import Store
from tests.builders.ledger_files import Cell, Rows, a_file

UNIT = "示例园区管委会"
BEFORE, NOW = date(2024, 11, 30), date(2024, 12, 31)
NAMES = tuple(f"示例项目{number:02d}" for number in range(1, 13))
REGISTER = ["序号", "项目名称", "投资方", "总投资（万元）", "签约时间", "开工时间"]
REGISTER += ["建设地点", "项目阶段", "责任单位", "进展情况"]
FUNDS = ["序号", "项目名称", "总投资（万元）", "开工时间"]
FUNDS += ["本月到位（万元）", "当年累计（万元）", "历年累计（万元）"]


def register_row(name: str, wan: float = 12_000) -> list[Cell]:
    """A project as the register has it."""
    return [1, name, "示例集团", wan, "2021-03", "2023-04", "示例镇", "建设", UNIT, "主体施工"]


def a_register(names: Sequence[str] = NAMES, title: str = "示例园区项目台账") -> Rows:
    """A register of ten columns under a title."""
    return [
        [title],
        REGISTER,
        *(register_row(name, 12_000 + 100 * n) for n, name in enumerate(names)),
    ]


def a_funds_report(names: Sequence[str] = NAMES, title: str = "项目资金到位情况") -> Rows:
    """Funds by project, described by total investment and start."""
    rows = [[n, name, 12_000, "2023-04", 10 + n, 200 + n, 900 + n] for n, name in enumerate(names)]
    return [[title], FUNDS, *rows] if title else [FUNDS, *rows]


def imported(
    store: Store,
    folder: Path,
    sheets: dict[str, Rows],
    name: str = "台账.xlsx",
    as_of: date = NOW,
    **said: object,
) -> Report:
    """What ``import`` makes of a workbook for the unit."""
    path = a_file(folder, sheets, name)
    job = Job("import", by="经办人", files=((str(path), name),), unit=UNIT, as_of=as_of)
    return import_files(store, replace(job, **said))


def with_register(folder: Path) -> Store:
    """A store in which the unit's register of last month is published."""
    store = Store.open(None)
    answer = imported(store, folder, {"项目台账": a_register()}, "台账_2024-11.xlsx", BEFORE)
    assert answer.exit_code == 0
    return store


def names_of(store: Store, ledger: str = "projects", form: str = "register") -> list[str]:
    """The projects that are current for the unit in a form."""
    rows = store.current_rows(ledger, form, UNIT, NOW)
    return rows["project_name"].to_pylist()
