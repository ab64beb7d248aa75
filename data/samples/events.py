"""外出招商情况上报表 and 到位资金台账 of the sample: ledgers of one period's events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.samples import story
from data.samples.sheet import (
    SAMPLE,
    SOURCE,
    ColumnPlan,
    SectionPlan,
    SheetPlan,
    Value,
    chinese_day,
    chinese_month,
    day,
    decimal,
)

Trip = tuple[int, Mapping[str, str]]


def visits(period: tuple[date, date]) -> SheetPlan[Trip]:
    """外出招商情况上报表: one row a trip, several leaders in a cell."""
    projects = story.projects(period[1])
    rows = [(int(trip["number"]), trip) for trip in story.visits(period)]

    def text(header: str, fact: str, width: float) -> ColumnPlan[Trip]:
        return ColumnPlan(header, lambda row: row[1][fact], "text", width)

    def linked(row: Trip) -> str:
        codes = [code for code in row[1]["projects"].split("、") if code]
        return "、".join(story.name_of(code, projects) if row[0] % 2 else code for code in codes)

    return SheetPlan(
        name="外出招商情况上报表",
        title=f"鄂托克前旗外出招商情况上报表{SAMPLE}",
        unit=f"填报单位：旗委办    {chinese_day(period[0])}至{chinese_day(period[1])}",
        columns=(
            ColumnPlan("序号", lambda row: row[0], "centre", 6),
            text("单位", "unit", 11),
            text("领导姓名", "leaders", 22),
            text("职务", "title", 18),
            text("领导层级", "tier", 30),
            ColumnPlan("开始时间", lambda row: day(row[1]["start"]), "date", 12),
            ColumnPlan("结束时间", lambda row: day(row[1]["end"]), "date", 12),
            ColumnPlan("天数", lambda row: decimal(row[1]["days"]), "days", 7, is_summed=True),
            text("外出目的", "purpose", 9),
            text("方式", "mode", 7),
            text("目的地（省/市）", "destination", 18),
            text("拜访企业名称", "companies", 34),
            ColumnPlan("关联项目", linked, "text", 34),
            text("接洽人职务", "counterpart_title", 12),
            text("内容", "content", 30),
            text("结果", "result", 12),
            text("备注", "remark", 34),
        ),
        sections=(SectionPlan("", rows),),
        total=f"合计（{len(rows)}批次）",
        notes=("备注：领导以代号登记；同行的领导登记在同一行。", SOURCE),
    )


Booking = tuple[int, Mapping[str, str], str]
_FUND_SECTIONS = {
    "一、自治区招商引资平台": "自治区平台",
    "二、企业自报": "企业自报",
    "三、统计部门（固定资产投资本年实际到位资金）": "统计",
}


def funds(period: tuple[date, date]) -> SheetPlan[Booking]:
    """到位资金台账: a section a basis; returned bookings apart, so that no subtotal mixes them."""
    projects = story.projects(period[1])
    booked = story.funds(period)

    def section(heading: str, rows: list[Mapping[str, str]], subtotal: str) -> SectionPlan[Booking]:
        numbered = [
            (number, row, story.name_of(row["code"], projects))
            for number, row in enumerate(rows, start=1)
        ]
        return SectionPlan(heading, numbered, subtotal)

    def text(header: str, fact: str, width: float) -> ColumnPlan[Booking]:
        return ColumnPlan(header, lambda row: row[1][fact], "text", width)

    sections = [
        section(
            heading,
            [row for row in booked if row["basis"] == basis and row["status"] != "退回"],
            "" if basis == "统计" else "小计",
        )
        for heading, basis in _FUND_SECTIONS.items()
    ]
    returned = [row for row in booked if row["status"] == "退回"]
    sections.append(section("四、平台退回", returned, ""))
    return SheetPlan(
        name="到位资金台账",
        title=f"鄂托克前旗招商引资到位资金台账{SAMPLE}",
        unit=f"{chinese_day(period[0])}至{chinese_day(period[1])}    单位：万元",
        columns=(
            ColumnPlan("序号", lambda row: row[0], "centre", 6),
            ColumnPlan("项目名称", lambda row: row[2], "text", 30),
            text("项目编号", "code", 13),
            ColumnPlan("月份", lambda row: chinese_month(row[1]["month"]), "centre", 12),
            ColumnPlan(
                "到位金额（万元）",
                lambda row: decimal(row[1]["amount"]),
                "amount",
                14,
                is_summed=True,
            ),
            text("口径", "basis", 12),
            text("期间", "period_kind", 10),
            text("来源", "origin_kind", 10),
            text("状态", "status", 10),
            text("凭证类型", "evidence", 18),
            text("备注", "remark", 26),
        ),
        sections=[section for section in sections if section.rows],
        notes=("说明：各口径分列，不得相加；退回的不计入到位资金。", SOURCE),
    )


Order = tuple[int, Mapping[str, str]]


def assignments(as_of: date) -> SheetPlan[Order]:
    """督办台账: one row an order, closed ones stay in it until the year ends."""
    projects = story.projects(as_of)

    def text(header: str, fact: str, width: float) -> ColumnPlan[Order]:
        return ColumnPlan(header, lambda row: row[1].get(fact, ""), "text", width)

    def node(header: str, fact: str) -> ColumnPlan[Order]:
        def value(row: Order) -> Value:
            told = row[1].get(fact, "")
            return day(told) if told else None

        return ColumnPlan(header, value, "date", 12)

    def project(row: Order) -> str:
        code = row[1]["code"]
        return story.name_of(code, projects) if code else ""

    return SheetPlan(
        name="督办台账",
        title=f"鄂托克前旗招商引资督办台账{SAMPLE}",
        unit=f"截至{chinese_day(as_of)}",
        columns=(
            ColumnPlan("序号", lambda row: row[0], "centre", 6),
            text("督办编号", "number", 14),
            text("督办事项", "matter", 34),
            ColumnPlan("涉及项目", project, "text", 30),
            text("交办领导", "leader", 11),
            text("责任单位", "unit", 18),
            node("交办时间", "ordered"),
            node("办理时限", "due"),
            text("落实情况", "feedback", 30),
            node("反馈时间", "feedback_on"),
            node("延期至", "extended_to"),
            text("延期理由", "extension_reason", 24),
            text("延期审批", "extension_state", 10),
            text("销号状态", "state", 10),
            node("销号时间", "closed"),
            text("备注", "remark", 18),
        ),
        sections=(SectionPlan("", list(enumerate(story.assignments(as_of), start=1))),),
        notes=("备注：领导以代号登记；办结后由交办领导确认销号。", SOURCE),
    )
