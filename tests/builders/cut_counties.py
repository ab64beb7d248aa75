"""Two counties to be cut by group, town and department: one of twelve projects, one of 300."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data.store import Store
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_target,
    a_visit,
    an_item,
    an_order,
    publish_rows,
)
from tests.builders.own_lists import publish_list

NOVEMBER = date(2021, 11, 30)
GROUPS = ("装备招商专班", "文旅招商专班")
PLACES = ("临江镇", "石桥镇", "白沙镇")
UNITS = ("示例经信局", "示例文旅局")
OLDER, NEWER = 6, 12


def river_project(number: int) -> tuple[str, str, str, str]:
    """Name, group, town and unit of a project of the river county."""
    name = f"示例江岸{'甲乙丙丁戊己庚辛壬癸子丑'[number]}项目"
    return name, GROUPS[number % 2], PLACES[number % 3], UNITS[number // 6]


def publish_river(store: Store, folder: Path) -> None:
    """Twelve projects of two dates, two books of funds, trips, tasks, orders, leads, study."""
    publish_rows(store, *_projects(OLDER), *_funds(OLDER), as_of=NOVEMBER)
    publish_rows(store, *_projects(NEWER), *_funds(NEWER), *_rest())
    leads = [
        (f"示例线索{n}", f"示例{'金木水火土日'[n]}公司", f"示例人员{n}", UNITS[n % 2],
         date(2021, 5, 3 + n), "在跟" if n % 3 else "未联系")
        for n in range(6)
    ]  # fmt: skip
    heads = ("线索名称", "意向企业", "线索提供人", "线索提供单位", "提供日期", "线索状态")
    publish_list(store, folder, "招商线索", heads, [list(one) for one in leads])


def _projects(until: int) -> list[object]:
    found = []
    for number in range(until):
        name, group, town, unit = river_project(number)
        is_newer = until == NEWER
        found.append(
            a_project(
                name,
                task_group=group,
                town=town,
                responsible_unit=unit,
                credited_unit=unit,
                channel="以商招商" if number % 4 else "产业链招商",
                stage="签约" if number % 2 else "开工",
                signed_date=date(2021, 1 + number % 11, 9),
                actual_start_date=None if number % 2 else date(2021, 11, 20),
                planned_start_date=date(2021, 8, 1),
                planned_investment_wan=None if number == 5 else 4000 + 500 * number + 7 * is_newer,
                planned_production_date=date(2022, 2 + is_newer, 1),
                next_step="等待批复",
                next_step_due_date=date(2021, 12, 1 + number),
            )
        )
    return found


def _funds(until: int) -> list[object]:
    return [
        a_fund(river_project(number)[0], 100 * (number + 1), basis=basis, month_date=month)
        for number in range(0, until, 2)
        for basis, month in (("自治区平台", NOVEMBER), ("企业自报", NOVEMBER))
        if number % 4 == 0 or basis == "企业自报"
    ]


def _rest() -> list[object]:
    names = [river_project(number)[0] for number in range(NEWER)]
    return [
        *(
            a_visit(leaders=["县领导A"], start_date=date(2021, 3 + n, 4), project_refs=[names[n]],
                    companies=[f"示例江企{n}公司"], unit=UNITS[n // 6], visit_number=f"T{n}")
            for n in (0, 1, 6, 7)
        ),
        *(
            an_item("环评", "在办", project=name, accepted_date=date(2021, 9, 1),
                    handling_office="示例生态局")
            for name in names
        ),
        *(
            a_target(metric, 6, owner=owner, owner_kind=kind)
            for owner, kind in (
                *((one, "组") for one in GROUPS), *((one, "镇") for one in PLACES),
                *((one, "部门") for one in UNITS),
            )
            for metric in ("签约项目", "开工项目")
        ),
        a_target("签约项目", 12),
        *(
            an_order(f"推进{name}", project_ref=name, responsible_unit=UNITS[n // 6])
            for n, name in enumerate(names)
        ),
    ]  # fmt: skip


def plain_project(number: int) -> tuple[str, str | None, str | None, str | None]:
    """The same of the plain county; of some nobody says whose they are."""
    group = None if number % 10 == 0 else f"第{number % 3}专班"
    town = None if number % 7 == 0 else f"示例{number % 5}乡"
    return f"示例平川{number:03d}号", group, town, None if number % 4 else "示例商务局"


def publish_plain_cut(store: Store) -> None:
    """300 projects with a date and nothing else, many of nobody's."""
    publish_rows(
        store,
        *(
            a_project(name, task_group=group, town=town, responsible_unit=unit, stage="签约",
                      signed_date=date(2021, 1 + number % 12, 5))
            for number in range(300)
            for name, group, town, unit in (plain_project(number),)
        ),
    )  # fmt: skip
