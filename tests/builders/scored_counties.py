"""Two counties with tasks: one with a register, orders and verifications, one of 300 projects."""
# ruff: noqa: E501 (a row of a ledger is a line)

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from data.store import Store
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_target,
    an_item,
    an_order,
    publish_rows,
)
from tests.builders.own_lists import publish_list

REGISTER_HEADERS = (
    *("机构名称", "机构类别", "曾用名", "上级机构", "职责", "成员", "所在单位", "职务"),
    *("任职日期", "离任日期"),
)
_MARCH = date(2021, 3, 1)
REGISTER: list[list[object]] = [
    ["示例招商领导小组", "领导小组", None, None, "组长", "示例领导甲", "示例县委", "书记", _MARCH, None],
    ["示例招商领导小组", "领导小组", None, None, "组长", "示例领导乙", "示例县府", "县长", _MARCH, None],
    ["示例招商领导小组", "领导小组", None, None, "组长", "示例领导丙", "示例县府", "县长",
     date(2020, 1, 1), date(2021, 2, 28)],
    ["示例招商领导小组", "领导小组", None, None, "副组长", "示例领导丁", "示例县委", None, _MARCH, None],
    ["综合协调部", "工作部门", None, "示例招商领导小组", "主任", "示例甲", "示例招商局", None, _MARCH, None],
    ["宣传部", "工作部门", None, "示例招商领导小组", "主任", "示例乙", "示例宣传中心", None, _MARCH, None],
    ["能源招商组", "专项招商组", "第一招商组", None, "组长", "示例丙", "示例能源局", None, _MARCH, None],
    ["能源招商组", "专项招商组", None, None, "成员", "示例丁", "示例水利局", None, _MARCH, None],
    ["农牧招商组", "专项招商组", "第二招商组", None, "组长", "示例戊", "示例农牧局", None, _MARCH, None],
    ["北山镇", "镇", None, None, "组长", "示例己", "北山镇", "镇长", _MARCH, None],
    ["招商一线支部", "党支部", None, None, "书记", "示例庚", None, None, _MARCH, None],
]  # fmt: skip
CLAIM_HEADERS = (
    *(
        "关联项目",
        "认定事项",
        "申报单位",
        "申报日期",
        "认定依据",
        "认定单位",
        "认定日期",
        "认定结果",
    ),
)
CLAIMS: list[list[object]] = [
    ["示例甲项目", "签约", "能源招商组", date(2021, 5, 8), "协议", "示例司法局", date(2021, 5, 20), "认定"],
    ["示例甲项目", "开工", "能源招商组", date(2021, 7, 1), "照片", "示例统计局", date(2021, 7, 9), "认定"],
    ["示例乙项目", "签约", "能源招商组", date(2021, 6, 1), "协议", "示例司法局", None, "待认定"],
    ["示例乙项目", "开工", "能源招商组", date(2021, 9, 1), None, "示例统计局", date(2021, 9, 9), "认定"],
    ["示例丙项目", "签约", "农牧招商组", date(2021, 4, 1), "协议", "示例司法局", date(2021, 4, 9), "认定"],
    ["示例丙项目", "开工", "农牧招商组", date(2021, 8, 1), "照片", "农牧招商组", date(2021, 8, 9), "认定"],
    ["示例丁项目", "签约", "农牧招商组", date(2021, 3, 1), "协议", "示例司法局", date(2021, 3, 9), "不予认定"],
    ["示例戊项目", "投产", "农牧招商组", date(2021, 11, 1), "照片", "示例统计局", date(2021, 11, 9), "认定"],
]  # fmt: skip
LOST_HEADERS = (
    "流失项目",
    "投资方",
    "计划总投资（万元）",
    "流失环节",
    "流失日期",
    "流失原因",
    "流向",
    "跟进单位",
)
LOST: list[list[object]] = [
    [
        "示例流失项目一",
        "示例公司",
        20000,
        "洽谈",
        date(2021, 4, 2),
        "电价",
        "示例邻县",
        "能源招商组",
    ],
    ["示例流失项目二", None, None, "洽谈", date(2021, 6, 2), "电价", None, "能源招商组"],
    ["示例丁项目", None, 5000, "签约", date(2021, 10, 2), None, "示例邻县", "农牧招商组"],
]


def publish_hills(store: Store, folder: Path) -> None:
    """A county of five projects: two groups under their former names, orders, verifications."""
    publish_rows(store, *_hill_rows())
    publish_list(store, folder, "组织名册", REGISTER_HEADERS, REGISTER)
    publish_list(store, folder, "项目认定", CLAIM_HEADERS, CLAIMS)
    publish_list(store, folder, "流失项目", LOST_HEADERS, LOST)


def _hill_rows() -> list[object]:
    def project(name: str, group: str | None, town: str, **values: object) -> object:
        return a_project(name, task_group=group, town=town, **values)

    signed = {"stage": "签约", "planned_investment_wan": 30000}
    return [
        project("示例甲项目", "第一招商组", "北山镇", **{**signed, "stage": "开工"},
                signed_date=date(2021, 5, 1), actual_start_date=date(2021, 6, 30),
                next_step="用水指标批复", next_step_unit="示例水利局",
                next_step_due_date=date(2022, 1, 10)),
        project("示例乙项目", "能源招商组", "南河镇", **{**signed, "stage": "开工"},
                signed_date=date(2021, 5, 30), actual_start_date=date(2021, 8, 30),
                next_step="设备到场", next_step_due_date=date(2022, 6, 1)),
        project("示例丙项目", "第二招商组", "北山镇", **{**signed, "stage": "开工"},
                signed_date=date(2021, 3, 30), actual_start_date=date(2021, 7, 30)),
        project("示例丁项目", "农牧招商组", "南河镇", **signed, signed_date=date(2021, 2, 28)),
        project("示例戊项目", None, None, stage="洽谈"),
        an_item("环评", "在办", project="示例丁项目", accepted_date=date(2021, 9, 1),
                handling_office="示例生态局"),
        a_fund("示例甲项目", 4000), a_fund("示例丙项目", 1000),
        an_order("协调示例甲项目用水指标批复", project_ref="示例甲项目", due_date=date(2021, 12, 1),
                 responsible_unit="能源招商组"),
        an_order("整理招商手册", due_date=date(2022, 3, 1), responsible_unit="综合协调部"),
        a_target("签约项目", 4, owner="第一招商组", owner_kind="组"),
        a_target("开工项目", 4, owner="第一招商组", owner_kind="组"),
        a_target("到位资金", 5000, owner="能源招商组", owner_kind="组", target_unit="万元"),
        a_target("签约项目", 2, owner="农牧招商组", owner_kind="组"),
        a_target("开工项目", 4, owner="农牧招商组", owner_kind="组"),
        a_target("签约项目", 2, owner="北山镇", owner_kind="镇"),
        a_target("拜访推进项目", 2, owner="南河镇", owner_kind="镇"),
        a_target("签约项目", 4),
    ]  # fmt: skip


TOWNS = tuple(f"示例{n:02d}镇" for n in range(1, 16))


def publish_plain(store: Store) -> None:
    """300 projects in 15 towns: scores tie, three towns lack a task, cells are missing."""
    rows: list[object] = []
    for number in range(300):
        town = TOWNS[number % 15]
        signed = date(2021, 1, 5) + timedelta(days=number)
        is_begun = number % 15 < 6
        rows.append(
            a_project(
                f"示例项目{number:03d}",
                town=town,
                stage="开工" if is_begun else "签约",
                signed_date=signed,
                actual_start_date=signed + timedelta(days=30) if is_begun else None,
                planned_investment_wan=None if number % 7 == 0 else 1000 + number,
                responsible_unit=None if number % 9 == 0 else f"示例{number % 4}局",
                next_step=None if number % 3 else f"示例事项{number}",
                next_step_due_date=None if number % 2 else date(2021, 12, 20),
            )
        )
    for at, town in enumerate(TOWNS[:14]):
        value = None if at in (3, 9) else 40 - 5 * (at // 4)
        rows.append(a_target("签约项目", value, owner=town, owner_kind="镇"))
        rows.append(a_target("开工项目", 20, owner=town, owner_kind="镇"))
    publish_rows(store, *rows)
