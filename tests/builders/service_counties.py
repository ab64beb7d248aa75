"""Two made counties as they keep their projects' service: a large one full of gaps, a poor one.

``large``: 300 projects of 26 officers, every sixth without one; promises that bunch, orders,
difficulties, stops with and without a reason. ``small``: four projects, no service records at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tests.builders.ledger_rows import LedgerRow, a_project, a_visit, an_entry, an_order

BEFORE, NOW = date(2023, 8, 31), date(2023, 9, 30)
_STAGES = ("考察", "洽谈", "签约", "签约", "开工", "建设", "试生产", "投产", "停建", "缓建")
_STEPS = ("报送用能方案", "签订供地合同", "无", None, "补正环评材料", "TBD")
Sent = tuple[date, list[LedgerRow]]


def large() -> Iterator[Sent]:
    """August and September of the large county."""
    for day in (BEFORE, NOW):
        yield day, [row for number in range(1, 301) for row in _of_project(number, day)]


def _of_project(number: int, day: date) -> Iterator[LedgerRow]:
    is_now = day == NOW
    name = f"示例{'风光药畜'[number % 4]}业{number:03d}号项目"
    stage = _STAGES[(number + (is_now and number % 17 == 0)) % len(_STAGES)]
    step = _STEPS[number % len(_STEPS)]
    yield a_project(
        name,
        unit="示例县投资促进局",
        project_code=f"TZ{number:04d}",
        stage=stage,
        responsible_unit=f"示例县{'发改住建水利农牧工信'[number % 5 * 2 :][:2]}局"
        if number % 9
        else None,
        service_officer=None if number % 6 == 0 else f"帮办员{number * number % 26:02d}",
        next_step=step,
        next_step_due_date=NOW + timedelta(days=number * 37 % 170 - 45) if number % 5 else None,
        problem_text="资金未落实" if number % 20 == 8 else None,
    )
    if number % 4 == 0:
        yield an_entry(
            "contacts",
            unit="示例县投资促进局",
            period=(day.replace(day=1), day),
            project_ref=f"TZ{number:04d}",
            contact_date=day - timedelta(days=number % 29),
            service_officer=f"帮办员{number % 26:02d}" if number % 8 else None,
            contact_kind=("帮办", "代办", "核实")[number % 3],
            next_step="催办施工许可" if number % 12 == 0 else None,
            promised_date=day + timedelta(days=number % 60) if number % 24 == 0 else None,
            stop_reason="市场变化" if stage == "缓建" and number % 8 == 0 else None,
        )
    if number % 11 == 0:
        yield an_entry(
            "difficulties",
            unit="示例县投资促进局",
            project_ref=name,
            difficulty=f"示例难题{number}",
            raised_date=date(2023, 5, 1) + timedelta(days=number % 90),
            solving_unit="示例县自然资源局" if number % 3 else None,
            solve_by=date(2023, 8, 1) + timedelta(days=number) if number % 2 else None,
            difficulty_state=("解决中", "已解决", "已销号", None)[number % 4],
            closed_date=date(2023, 8, 20) if number % 4 == 2 else None,
        )
    if number % 25 == 0:
        yield an_order(
            f"协调{name}供电",
            f"JB{number}",
            project_ref=name,
            ordered_date=date(2023, 7, 1),
            due_date=NOW + timedelta(days=number % 40 - 10),
        )


def small() -> Iterator[Sent]:
    """One list of a county that keeps no service records; one project was visited."""
    yield (
        NOW,
        [
            a_project("示例苗圃", unit="示例乡", stage="洽谈"),
            a_project("示例仓库", unit="示例乡", stage="签约", next_step="选址"),
            a_project(
                "示例酒庄",
                unit="示例乡",
                stage="建设",
                service_officer="乡长助理",
                next_step="通电",
                next_step_due_date=date(2023, 10, 1),
            ),
            a_project("示例砖厂", unit="示例乡", stage="停建"),
            a_visit(
                unit="示例乡",
                period=(date(2023, 1, 1), NOW),
                start_date=date(2023, 9, 12),
                end_date=date(2023, 9, 12),
                project_refs=["示例苗圃"],
            ),
        ],
    )
