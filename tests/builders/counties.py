"""Two made counties, published by the ordinary import: a small poor one, a large one.

``publish_small``: eight projects in one plain list, hardly a date or a sum, one of them said
to be stalled; a handful of funds, two visits. ``publish_large``: 300 projects with every
unknown that ledgers have, funds with a column a month, permits, visits, targets of towns,
orders; both in October and November 2025. Every project, company and person is invented.

    python -m tests.builders.counties DATABASE small|large
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from data.importer import understand
from data.store import Store
from tests.builders.ledger_files import Rows, a_file

OCTOBER, NOVEMBER = date(2025, 10, 31), date(2025, 11, 30)
_YEAR = (date(2025, 1, 1), NOVEMBER)
_TOWNS = ("河口镇", "东山镇", "北滩乡", "县工业园区", "西川镇", "南岭乡")
_UNITS = ("县工信局", "县商务局", "县农业农村局", "园区管委会", "县文旅局", "县发改局", "县能源局")
_CHANNELS = ("以商招商", "产业链招商", "领导带队", "专题活动", "")
_STAGES = ("在谈", "签约", "开工", "在建", "投产", "试生产", "考察", "签约")


def publish_small(store: Store) -> None:
    """October and November of the small county."""
    for month in (OCTOBER, NOVEMBER):
        is_now = month == NOVEMBER
        _publish(store, month, "县招商中心", {
            "招商项目情况表": _small_projects(is_now=is_now),
            "到位资金": _small_funds(is_now=is_now),
            "外出招商": _small_visits(is_now=is_now),
        })  # fmt: skip


def publish_large(store: Store) -> None:
    """October and November of the large county."""
    for month in (OCTOBER, NOVEMBER):
        is_now = month == NOVEMBER
        _publish(store, month, "县招商局", {
            "项目台账": _register(is_now=is_now),
            "到位资金": _wide_funds(10 + is_now),
            "手续": _permits(is_now=is_now),
            "外出招商": _visits(is_now=is_now),
            "目标任务": _targets(),
            "督办": _orders(is_now=is_now),
        })  # fmt: skip


def _publish(store: Store, month: date, unit: str, sheets: dict[str, Rows]) -> None:
    with TemporaryDirectory() as folder:
        paths = [
            a_file(Path(folder), {name: rows}, name=f"{unit}{name}{month:%Y-%m}.xlsx")
            for name, rows in sheets.items()
        ]
        intake = understand(
            [(path, path.name) for path in paths],
            unit=unit,
            as_of=month,
            period=(_YEAR[0], month),
        )
    refused = [report.file for report in intake.files if report.status == "refused"]
    assert not refused, refused
    store.publish(intake.drafts, by="示例科员", base=store.sequence)


def _small_projects(*, is_now: bool) -> Rows:
    head = ["序号", "项目名称", "投资方", "总投资（亿元）", "签约时间", "当前阶段", "责任单位"]
    told: list[list[object]] = [
        ["示例肉牛养殖场", "示例牧业公司", 1.2, "2025年3月", "签约", "县农业农村局"],
        ["示例砂石料厂", "示例建材公司", None, date(2024, 5, 1), "签约", "县工信局"],
        ["示例民宿", None, 0.35, None, "签约", None],
        ["示例分布式光伏", "示例能源公司", 9.125, date(2025, 1, 20), "开工", "县发改局"],
        ["示例冷库", "示例物流公司", None, None, "在谈", "县商务局"],
        ["示例中药材加工", None, None, None, "在谈", None],
        ["示例加油站", "示例石化公司", 0.4, date(2023, 8, 9), "停建", "县商务局"],
    ]
    if is_now:
        told.append(["示例饲料厂", "示例饲料公司", 4.6849, date(2025, 11, 12), "签约", "县工信局"])
    return [["2025年招商项目情况表"], head, *([n, *row] for n, row in enumerate(told, 1))]


def _small_funds(*, is_now: bool) -> Rows:
    told = [
        ["示例分布式光伏", 12500.5 if is_now else 9800, "县发改局"],
        ["示例肉牛养殖场", None, ""],
    ]
    return [
        ["招商引资到位资金统计表（单位：万元）"],
        ["项目名称", "当年累计到位资金", "责任单位", "口径"],
        *([*row, "企业自报"] for row in told),
    ]


def _small_visits(*, is_now: bool) -> Rows:
    told: list[list[object]] = [[date(2025, 3, 4), "县长A", "南京", "示例牧业公司", "县级领导"]]
    if is_now:
        told.append(["2025年11月", "副县长B", "成都", "示例饲料公司", "县级领导"])
    return [["外出招商情况"], ["时间", "带队领导", "地点", "拜访企业", "领导层级"], *told]


def _amount(number: int) -> object:
    return None if number % 7 == 0 else round(0.05 + (number * 37 % 900) / 40, 4)


def _register(*, is_now: bool) -> Rows:
    head = [
        "序号", "项目编码", "项目名称", "投资主体", "计划总投资（亿元）", "签约日期",
        "计划开工时间", "实际开工时间", "预计投产时间", "实际投产时间", "项目阶段",
        "所在镇", "责任单位", "招商方式", "下一步工作", "完成时限",
    ]  # fmt: skip
    rows: list[list[object]] = []
    for n in range(1, 301 if is_now else 289):
        stage = _STAGES[(n + (is_now and n % 11 == 0)) % len(_STAGES)]
        is_signed = stage not in ("在谈", "考察")
        signed = date(2023, 1, 5) + timedelta(days=(n * 53) % 1050) if is_signed else None
        begun = signed + timedelta(days=90 + n % 240) if signed and stage not in ("签约",) else None
        late = begun is not None and begun > NOVEMBER
        done = begun + timedelta(days=300) if begun and stage == "投产" else None
        due = (signed or OCTOBER) + timedelta(days=120 + n % 200 + 31 * (is_now and n % 13 == 0))
        rows.append([
            n,
            f"SC-{n:04d}",
            f"示例项目{n:03d}{'二期' if n % 29 == 0 else ''}",
            f"示例企业{n * 7 % 140:03d}公司" if n % 9 else None,
            _amount(n) if not (is_now and n % 17 == 0) else round(3 + n / 33, 4),
            signed if n % 5 else None,
            due if is_signed and n % 4 else None,
            None if n % 6 == 0 or late else begun,
            due + timedelta(days=n) if is_signed and n % 3 else None,
            done if done and done <= NOVEMBER and n % 8 else None,
            stage if not late else "签约",
            _TOWNS[n * n % len(_TOWNS)] if n % 10 else None,
            _UNITS[n % len(_UNITS)] if n % 12 else None,
            _CHANNELS[n % len(_CHANNELS)],
            "协调用地指标" if n % 3 == 0 else None,
            date(2025, 9, 1) + timedelta(days=n % 200) if n % 3 == 0 else None,
        ])  # fmt: skip
    return [["2025年招商引资项目台账"], head, *rows]


def _wide_funds(months: int) -> Rows:
    heads = ["项目编码", "项目名称", *(f"{m}月到位（万元）" for m in range(1, months + 1)), "口径"]
    rows = [
        [f"SC-{n:04d}", f"示例项目{n:03d}{'二期' if n % 29 == 0 else ''}"]
        + [None if (n + m) % 4 == 0 else (n * m * 131) % 2750 + 0.25 for m in range(1, months + 1)]
        + ["自治区平台" if n % 2 else "企业自报"]
        for n in range(1, 301, 3)
        if _STAGES[n % len(_STAGES)] not in ("在谈", "考察")
    ]
    return [["2025年到位资金分月统计表"], heads, *rows]


def _permits(*, is_now: bool) -> Rows:
    items = ("备案", "用地预审", "环境影响评价", "节能审查", "施工许可", "安全预评价")
    words = ("已办结", "已办结", "正在办理", "未办理", None, "不需要")
    rows = [
        [f"示例项目{n:03d}", *(words[(n + k * 5 + is_now) % 6] for k in range(len(items)))]
        for n in range(2, 301, 2)
        if n % 29 and _STAGES[n % len(_STAGES)] in ("签约", "开工", "在建")
    ]
    return [["项目手续办理进度表"], ["项目名称", *items], *rows]


def _visits(*, is_now: bool) -> Rows:
    head = ["时间", "带队领导", "领导层级", "形式", "地点", "拜访企业", "推进项目"]
    leaders = (
        ("县委书记A", "县委政府领导"),
        ("副县长B", "县级包扶联系领导"),
        ("县政协C", "县级包扶联系领导"),
    )
    rows = [
        [
            date(2024 + (k % 3 > 0), 1 + k * 5 % 11, 1 + k * 7 % 27),
            *leaders[k % 3],
            "外出" if k % 5 else "来访",
            ("杭州", "深圳", "苏州", "西安")[k % 4],
            f"示例企业{k * 11 % 60:03d}公司",
            f"示例项目{k * 4 + 1:03d}" if k % 2 else None,
        ]
        for k in range(60 if is_now else 52)
    ]
    return [["领导外出招商统计表"], head, *rows]


def _targets() -> Rows:
    head = [
        "责任主体",
        "签约项目（个）",
        "计划总投资（亿元）",
        "到位资金（亿元）",
        "开工项目（个）",
    ]
    rows = [["全县", 100, 700, 30, 60]]
    rows += [[town, 10 + n, 60.5 + n, 3.25, 8] for n, town in enumerate(_TOWNS)]
    return [["2025年招商引资目标任务分解表"], head, *rows]


def _orders(*, is_now: bool) -> Rows:
    head = [
        "编号",
        "督办事项",
        "交办日期",
        "交办领导",
        "责任单位",
        "完成时限",
        "落实情况",
        "办理状态",
    ]
    rows: list[Sequence[object]] = [
        [
            f"DB{k:03d}",
            f"协调示例项目{k * 3:03d}用地",
            date(2025, 7, 1) + timedelta(days=k * 4),
            "县长A",
            _UNITS[k % len(_UNITS)],
            date(2025, 10, 1) + timedelta(days=k * 5) if k % 4 else None,
            "正在推进",
            "已办结" if k % 3 == 0 else "办理中",
        ]
        for k in range(1, 26 if is_now else 20)
    ]
    return [["督办台账"], head, *rows]


def main() -> None:
    """Write one county into a database file."""
    store = Store.open(Path(sys.argv[1]))
    {"small": publish_small, "large": publish_large}[sys.argv[2]](store)
    store.close()


if __name__ == "__main__":
    main()
