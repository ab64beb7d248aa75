"""督办台账 of the sample: what leaders ordered in the meetings, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.samples import story
from data.samples.cells import SAMPLE, SOURCE, chinese_day, day
from data.samples.sheet import ColumnPlan, SectionPlan, SheetPlan, Value

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
