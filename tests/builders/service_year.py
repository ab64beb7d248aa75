"""A year of a made county: 100 projects, an officer's record a month, 50 omissions planted in it.

Whatever is not planted is in order: on the 25th of each month the officer of a project writes
what comes next and by which day of the next month. A planted project goes wrong in its month and
stays so.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.builders.ledger_rows import LedgerRow, a_project, an_entry

YEAR = 2024
PROJECTS = 100
# What goes wrong → the list that must say so.
KINDS = (
    *("silent", "without_step", "overdue", "without_day"),
    *("without_officer", "old", "stopped", "difficulty"),
)
UNIT = "示例县招商中心"


@dataclass(frozen=True)
class Planted:
    """What goes wrong with a project, from which month on."""

    project: str
    kind: str
    month: int


def month_end(month: int) -> date:
    """The last day of a month of the year."""
    return date(YEAR, month, monthrange(YEAR, month)[1])


def name_of(number: int) -> str:
    """What a project is called."""
    return f"示例年度项目{number:03d}"


def planted() -> tuple[Planted, ...]:
    """Fifty omissions from February to December, of every other project, each kind in turn."""
    return tuple(
        Planted(name_of(2 * at + 1), KINDS[at % len(KINDS)], 2 + at % 11) for at in range(50)
    )


def rows_of(month: int) -> Iterator[LedgerRow]:
    """What the county sends at the end of a month: projects, records, difficulties."""
    wrong = {one.project: one.kind for one in planted() if one.month <= month}
    for number in range(1, PROJECTS + 1):
        name = name_of(number)
        kind = wrong.get(name, "")
        yield _project(number, name, kind)
        if kind != "silent":
            yield _record(number, name, kind, month)
        if kind == "difficulty" or number % 2 == 0:
            yield _difficulty(number, name, kind, month)


def _project(number: int, name: str, kind: str) -> LedgerRow:
    is_without = kind == "without_officer"
    return a_project(
        name,
        unit=UNIT,
        project_code=f"ND-{number:03d}",
        stage="停建" if kind == "stopped" else ("洽谈", "签约", "建设")[number % 3],
        responsible_unit=f"示例{'甲乙丙丁'[number % 4]}局",
        service_officer=None if is_without else f"服务专员{number % 7 + 1:02d}",
    )


def _record(number: int, name: str, kind: str, month: int) -> LedgerRow:
    after = date(YEAR + month // 12, month % 12 + 1, 20)
    promised = {"overdue": date(YEAR, month, 10), "without_day": None, "without_step": None}
    return an_entry(
        "contacts",
        unit=UNIT,
        period=(date(YEAR, month, 1), month_end(month)),
        project_ref=name,
        contact_date=date(YEAR, month, 5 if kind == "old" else 25),
        contact_kind=("帮办", "代办", "领办")[number % 3],
        contact_content="上门了解进展",
        next_step="暂无" if kind == "without_step" else "办理示例手续",
        promised_date=promised.get(kind, after),
    )


def _difficulty(number: int, name: str, kind: str, month: int) -> LedgerRow:
    is_late = kind == "difficulty"
    return an_entry(
        "difficulties",
        unit=UNIT,
        project_ref=name,
        difficulty="示例用水指标",
        raised_date=date(YEAR, 1, 5),
        solving_unit=f"示例{'甲乙丙丁'[number % 4]}局",
        solve_by=date(YEAR, month, 15) if is_late else date(YEAR + 1, 6, 30),
        difficulty_state="解决中",
    )
