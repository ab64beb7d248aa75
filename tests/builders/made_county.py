"""A county of another province as its ledgers stand over three months: wide, uneven, half blank.

Drawn from one seed: towns that are not filled in, amounts that nobody states, funds monthly and
running, trips shared by leaders of two tiers, targets of the county, a town and a department.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from data.store import Store
from tests.builders.ledger_rows import (
    LedgerRow,
    a_fund,
    a_project,
    a_store,
    a_target,
    a_visit,
    an_item,
    an_order,
    publish_rows,
)

MONTHS = (date(2023, 4, 30), date(2023, 5, 31), date(2023, 6, 30))
_TOWNS = ("河口街道", "示例镇", "山阳乡", None)
_CHANNELS = ("以商招商", "产业链招商", "全民招商", None)
_ITEMS = ("备案核准", "环评", "土地取得", "施工许可", "节能审查")
_STATES = ("已办结", "在办", "未启动", "无需办理", None)


def a_made_county(projects: int = 40, seed: int = 7, store: Store | None = None) -> Store:
    """Three versions, a month each, in a store of its own where none is given."""
    chance = random.Random(seed)
    made = [_project(chance, number) for number in range(1, projects + 1)]
    store = store or a_store()
    for number, month in enumerate(MONTHS):
        if number:
            made = [_moved(chance, one) for one in made]
        rows = [
            *(a_project(unit="县商务局", **one) for one in made),
            *_funds(chance, made, month),
            *_items(chance, made),
            *_trips(chance, made, month),
            *_targets(),
            an_order("协调用电负荷", "督〔2023〕1号", due_date=date(2023, 5, 31)),
            an_order("解决供水管线", None, due_date=date(2023, 9, 30)),
        ]
        publish_rows(store, *rows, as_of=month)
    return store


def _project(chance: random.Random, number: int) -> dict[str, object]:
    stage = chance.choice(["洽谈", "签约", "签约", "开工", "建设", "投产", "缓建", "终止", "考察"])
    signed = date(chance.choice([2022, 2023]), chance.randint(1, 4), chance.randint(1, 28))
    is_signed = stage not in ("洽谈", "考察")
    is_begun = stage in ("开工", "建设", "投产")
    return {
        "name": f"示例项目{number:03d}（{chance.choice(['加工', '仓储', '光伏'])}）",
        "stage": stage,
        "planned_investment_wan": chance.choice(
            [None, Decimal("91250"), chance.randint(9, 400000)]
        ),
        "town": chance.choice(_TOWNS),
        "channel": chance.choice(_CHANNELS),
        "credited_unit": chance.choice(["县商务局", "县工信局", None]),
        "responsible_unit": chance.choice(["县工信局", "县农业农村局", None]),
        "signed_date": signed if is_signed else None,
        "actual_start_date": signed + timedelta(days=chance.randint(5, 80)) if is_begun else None,
        "actual_production_date": date(2023, 4, 20) if stage == "投产" else None,
        "planned_production_date": chance.choice([None, date(2023, 6, 1), date(2023, 9, 30)]),
        "planned_start_date": chance.choice([None, date(2023, 5, 1)]),
        "agreement_type": chance.choice(["正式合同", "意向", None]) if is_signed else None,
    }


def _moved(chance: random.Random, project: dict[str, object]) -> dict[str, object]:
    """The same a month later: some amounts, dates and stages are said otherwise."""
    if chance.random() < 0.75:
        return project
    change: dict[str, object] = chance.choice(
        [
            {"planned_investment_wan": chance.randint(9, 400000)},
            {"planned_production_date": date(2023, 12, 31)},
            {"stage": "签约", "signed_date": date(2023, 5, 12)},
        ]
    )
    return project | change


def _funds(chance: random.Random, made: list[dict[str, object]], month: date) -> list[LedgerRow]:
    found = []
    for number, project in enumerate(made[::3]):
        kind = "当年累计" if number % 2 else "本月"
        amount = Decimal(chance.randint(100, 999999)) / 100
        told = {"month_date": month, "period_kind": kind, "unit": "县发改局"}
        found.append(a_fund(str(project["name"]), amount, **told))
    return found


def _items(chance: random.Random, made: list[dict[str, object]]) -> list[LedgerRow]:
    return [
        an_item(item, chance.choice(_STATES), project=str(project["name"]), unit="县政务局")
        for project in made[::2]
        for item in _ITEMS
        if chance.random() < 0.7
    ]


def _trips(chance: random.Random, made: list[dict[str, object]], month: date) -> list[LedgerRow]:
    found = []
    for number in range(14):
        year = chance.choice([2022, 2023, 2023])
        start = date(year, chance.randint(1, month.month), chance.randint(1, 28))
        shared = number % 4 == 0
        found.append(
            a_visit(
                unit="县商务局",
                leaders=["县领导A", "县领导B"]
                if shared
                else [chance.choice(["县领导A", "县领导C"])],
                titles=["县领导"] * (2 if shared else 1),
                tiers=["旗委政府领导", "县级包扶联系领导"]
                if shared
                else [chance.choice(["旗委政府领导", "县级包扶联系领导"])],
                start_date=start,
                end_date=start + timedelta(days=1),
                days=chance.choice([None, Decimal("1.5"), Decimal("2.0")]),
                destination=chance.choice(["浙江省杭州市", "江苏省南京市", "上海市"]),
                companies=[f"示例企业{chance.randint(1, 9)}有限公司"],
                project_refs=[str(chance.choice(made)["name"])],
                period=(date(2022, 1, 1), month),
            )
        )
    return found


def _targets() -> list[LedgerRow]:
    county = {"year": 2023, "unit": "县商务局"}
    return [
        a_target("签约项目", 20, **county),
        a_target("计划总投资", 80, target_unit="亿元", **county),
        a_target("开工项目", 10, **county),
        a_target("到位资金", 5, target_unit="亿元", **county),
        a_target("签约项目", 4, owner="示例镇", owner_kind="镇", **county),
        a_target("签约项目", 6, owner="县工信局", owner_kind="部门", **county),
    ]
