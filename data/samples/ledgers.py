"""The ledgers of the sample as the offices keep them; their columns stand in columns.csv."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from data.ledgers.registry import ledger
from data.samples import story
from data.samples.sheet import Facts, Section, SheetPlan, Value, chinese_day, chinese_month
from data.samples.story import Item

SAMPLE = "（示例数据）"
SOURCE = (
    "数据来源：示例数据。示例项目、示例企业均为虚构；实名项目只登记公开报道的内容，其余未知留空。"
)
COUNTY_SOURCE = "数据来源：示例数据。注明公开报道的行只登记公开报道的内容，其余均为虚构，未知留空。"
_MONEY = {"leads": "亿元", "events": "万元", "lost": "亿元", "fund_gaps": "万元"}
_FUND_SECTIONS = {
    "一、自治区招商引资平台": "自治区平台",
    "二、企业自报": "企业自报",
    "三、统计部门（固定资产投资本年实际到位资金）": "统计",
}
_ITEM_TITLES = {
    "备案核准": "立项备案",
    "环评": "环评批复",
    "节能审查": "节能审查意见",
    "水土保持": "水土保持方案批复",
    "用地规划许可": "建设用地规划许可证",
    "工程规划许可": "建设工程规划许可证",
    "施工许可": "施工许可证",
    "排污许可": "排污许可证",
    "设备到货安装": "设备安装进度",
    "形象进度": "工程形象进度",
}


def _numbered(rows: Iterable[Facts]) -> list[Facts]:
    return [{**row, "ordinal": number} for number, row in enumerate(rows, start=1)]


def register(as_of: date, *, is_signed_only: bool = False) -> SheetPlan:
    """签约项目台账: amounts in 亿元, sections with subtotals, a total; or what is signed alone."""
    known = story.projects(as_of)
    signed, earlier, talks = (
        _numbered(one.facts for one in known if one.section == section)
        for section in ("signed", "earlier", "talks")
    )
    unknown = sum(1 for row in signed if not row.get("investment"))
    filled = f"，其中{unknown}个金额未填" if unknown else ""
    return SheetPlan(
        key="register",
        name="签约项目台账",
        title=f"鄂托克前旗{as_of.year}年签约项目台账{SAMPLE}",
        unit=f"截至{chinese_day(as_of)}    单位：亿元",
        sections=(
            Section(f"一、{as_of.year}年签约项目", signed, "小计"),
            Section("二、以前年度签约项目（含签约时间未填）", earlier, "小计"),
            Section("三、在谈及线索项目", talks, "小计"),
        )[: 2 if is_signed_only else 3],
        total="合计",
        notes=(
            f"备注：{as_of.year}年签约{len(signed)}个{filled}，空白为未知，不按零计。",
            SOURCE,
        ),
    )


def targets(year: int) -> SheetPlan:
    """任务目标: the county's, the groups' and the towns' targets, some of them by quarter."""
    rows: list[Facts] = []
    for row in story.targets(year):
        parts = row["quarters"].split(",") if row["quarters"] else []
        quarters = {f"quarter_{number}": part for number, part in enumerate(parts, start=1)}
        rows.append({**row, **quarters, "year": int(row["year"])})
    return SheetPlan(
        key="targets",
        name="任务目标",
        title=f"鄂托克前旗{year}年招商引资任务目标{SAMPLE}",
        unit="各指标单位见“单位”列",
        sections=(Section("", rows),),
        notes=(SOURCE,),
    )


def schedule(as_of: date) -> SheetPlan:
    """重点项目调度表: 万元, a two-level header, permits as columns, the total on top."""
    permits: dict[str, dict[str, Value]] = {}
    for item in story.items(as_of):
        permits.setdefault(item.project["code"], {})[item.item] = _permit(item)
    money = story.completed(as_of)
    rows: list[Facts] = []
    for project in story.projects(as_of):
        if project["code"] not in money or project["stage"] == "停建":
            continue
        own, wan = money[project["code"]], project.amount("investment")
        done, plan = own["annual_completed"], own["annual_plan"]
        share = (Decimal(done) / Decimal(plan)).quantize(Decimal("0.0001")) if done else None
        rows.append(
            {
                **project.facts,
                **permits.get(project["code"], {}),
                "annual_plan": plan,
                "annual_completed": done,
                "investment_wan": None if wan is None else wan * 10_000,
                "completion": share,
                "is_started": "是" if project["start"] else "否",
                "is_counted": "是" if project["statistics"] else "否",
            }
        )
    return SheetPlan(
        key="schedule",
        name="重点项目调度表",
        title=f"鄂托克前旗{as_of.year}年{as_of.month}月重点项目调度表{SAMPLE}",
        unit="单位：万元",
        sections=(Section("", _numbered(rows)),),
        total=f"合计（{len(rows)}个）",
        total_above=True,
        notes=("注：√为已取得，空白为未掌握；证照以原件为准。", SOURCE),
    )


def _permit(item: Item) -> Value:
    if item.state == "已办结":
        return item.done if item.item in ("环评", "施工许可") else item.licence or "√"
    return item.state


def readiness(as_of: date) -> SheetPlan:
    """要件台账: one row a project and item; works as a percentage."""
    rows = [
        {
            **vars(item),
            "name": item.project["name"],
            "code": item.project["code"],
            "title": _ITEM_TITLES.get(item.item, item.item),
        }
        for item in story.items(as_of)
    ]
    return SheetPlan(
        key="readiness",
        name="要件台账",
        title=f"鄂托克前旗项目要件办理台账{SAMPLE}",
        unit=f"截至{chinese_day(as_of)}",
        sections=(Section("", _numbered(rows)),),
        notes=(SOURCE,),
    )


def visits(period: tuple[date, date]) -> SheetPlan:
    """外出招商情况上报表: one row a trip, several leaders in a cell."""
    projects = story.projects(period[1])
    rows: list[Facts] = []
    for trip in story.visits(period):
        codes = [code for code in trip["projects"].split("、") if code]
        # Every other clerk writes names instead of codes.
        names = [story.name_of(code, projects) for code in codes]
        linked = "、".join(names if int(trip["number"]) % 2 else codes)
        rows.append({**trip, "ordinal": int(trip["number"]), "linked": linked})
    return SheetPlan(
        key="visits",
        name="外出招商情况上报表",
        title=f"鄂托克前旗外出招商情况上报表{SAMPLE}",
        unit=f"填报单位：旗委办    {chinese_day(period[0])}至{chinese_day(period[1])}",
        sections=(Section("", rows),),
        total=f"合计（{len(rows)}批次）",
        notes=("备注：领导以代号登记；同行的领导登记在同一行。", SOURCE),
    )


def funds(period: tuple[date, date]) -> SheetPlan:
    """到位资金台账: a section a basis; returned bookings apart, so that no subtotal mixes them."""
    projects = story.projects(period[1])
    booked: Sequence[Mapping[str, str]] = [
        {
            **row,
            "name": story.name_of(row["code"], projects),
            "month": chinese_month(row["month"]),
        }
        for row in story.funds(period)
    ]
    sections = [
        Section(
            heading,
            _numbered(row for row in booked if row["basis"] == basis and row["status"] != "退回"),
            "" if basis == "统计" else "小计",
        )
        for heading, basis in _FUND_SECTIONS.items()
    ]
    returned = _numbered(row for row in booked if row["status"] == "退回")
    sections.append(Section("四、平台退回", returned))
    return SheetPlan(
        key="funds",
        name="到位资金台账",
        title=f"鄂托克前旗招商引资到位资金台账{SAMPLE}",
        unit=f"{chinese_day(period[0])}至{chinese_day(period[1])}    单位：万元",
        sections=[section for section in sections if section.rows],
        notes=("说明：各口径分列，不得相加；退回的不计入到位资金。", SOURCE),
    )


def assignments(as_of: date) -> SheetPlan:
    """督办台账: one row an order, closed ones stay in it until the year ends."""
    projects = story.projects(as_of)
    rows = [
        {**row, "project": story.name_of(row["code"], projects) if row["code"] else ""}
        for row in story.assignments(as_of)
    ]
    return SheetPlan(
        key="assignments",
        name="督办台账",
        title=f"鄂托克前旗招商引资督办台账{SAMPLE}",
        unit=f"截至{chinese_day(as_of)}",
        sections=(Section("", _numbered(rows)),),
        notes=("备注：领导以代号登记；办结后由交办领导确认销号。", SOURCE),
    )


def county(name: str, period: tuple[date, date]) -> SheetPlan:
    """One of the county's other ledgers: the columns that its declaration names."""
    projects = story.projects(period[1])
    declared, written = ledger(name), story.county(name)
    rows = [
        {**row, "project_ref": story.name_of(code, projects)}
        if (code := row.get("project_ref"))
        else row
        for row in written
    ]
    money = any(one.type == "amount" and one.name in written[0] for one in declared.fields)
    day = chinese_day(period[1])
    until = f"{chinese_day(period[0])}至{day}" if declared.kind == "period" else f"截至{day}"
    return SheetPlan(
        key=name,
        name=declared.title,
        title=f"鄂托克前旗{period[1].year}年{declared.title}台账{SAMPLE}",
        unit=f"{until}    单位：{_MONEY[name]}" if money else until,
        sections=(Section("", _numbered(rows)),),
        notes=(COUNTY_SOURCE,),
        filled=tuple(written[0]),
    )
