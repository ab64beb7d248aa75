"""重点项目调度表 and 要件台账 of the sample, as the reform commission keeps them (万元)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.samples import story
from data.samples.cells import SAMPLE, SOURCE, chinese_day, completion, day, decimal, wan, yes
from data.samples.sheet import ColumnPlan, SectionPlan, SheetPlan, Value
from data.samples.story import Item, Project

_PERMITS = {
    "立项": "备案核准",
    "环评": "环评",
    "土地批文": "土地取得",
    "用地规划许可证": "用地规划许可",
    "工程规划许可证": "工程规划许可",
    "水土保持方案批复": "水土保持",
    "节能": "节能审查",
    "施工许可证": "施工许可",
}
Scheduled = tuple[int, Project, Mapping[str, str], Mapping[str, Item]]


def schedule(as_of: date) -> SheetPlan[Scheduled]:
    """重点项目调度表: 万元, a two-level header, permits as columns, the total on top."""
    permits: dict[str, dict[str, Item]] = {}
    for item in story.items(as_of):
        permits.setdefault(item.project["code"], {})[item.item] = item
    money = story.completed(as_of)
    chosen = [p for p in story.projects(as_of) if p["code"] in money and p["stage"] != "停建"]
    rows = [
        (number, project, money[project["code"]], permits.get(project["code"], {}))
        for number, project in enumerate(chosen, start=1)
    ]
    return SheetPlan(
        name="重点项目调度表",
        title=f"鄂托克前旗{as_of.year}年{as_of.month}月重点项目调度表{SAMPLE}",
        unit="单位：万元",
        columns=_schedule_columns(),
        sections=(SectionPlan("", rows),),
        total=f"合计（{len(rows)}个）",
        total_above=True,
        notes=("注：√为已取得，空白为未掌握；证照以原件为准。", SOURCE),
    )


def _schedule_columns() -> tuple[ColumnPlan[Scheduled], ...]:
    def text(header: str, fact: str, width: float, group: str = "") -> ColumnPlan[Scheduled]:
        return ColumnPlan(header, lambda row: row[1][fact], "text", width, group)

    def money(header: str, fact: str, group: str = "") -> ColumnPlan[Scheduled]:
        return ColumnPlan(
            header, lambda row: decimal(row[2][fact]), "number", 13, group, is_summed=True
        )

    def permit(header: str, item: str) -> ColumnPlan[Scheduled]:
        return ColumnPlan(
            header, lambda row: _permit(row[3].get(item)), "centre", 11, "手续办理情况"
        )

    progress = "形象进度"
    return (
        ColumnPlan("序号", lambda row: row[0], "centre", 6),
        text("项目名称", "name", 30),
        text("总建设规模和建设内容", "content", 34),
        ColumnPlan(
            "总投资（万元）",
            lambda row: wan(row[1].amount("investment")),
            "number",
            13,
            is_summed=True,
        ),
        money("年度计划投资（万元）", "annual_plan"),
        ColumnPlan("是否开工", lambda row: yes(row[1]["start"]), "centre", 8, progress),
        money("本年度累计完成投资额度", "annual_completed", progress),
        ColumnPlan("投资完成率", lambda row: completion(row[2]), "share", 10, progress),
        text("实物工程量", "progress", 28, progress),
        ColumnPlan("是否纳统", lambda row: yes(row[1]["statistics"]), "centre", 8, progress),
        *(permit(header, item) for header, item in _PERMITS.items()),
        text("具体问题", "problem", 24, "存在问题"),
        text("解决措施", "next_step", 20, "存在问题"),
        text("办理部门", "next_unit", 18, "存在问题"),
        ColumnPlan("完成时限", lambda row: day(row[1]["next_due"]), "date", 12, "存在问题"),
        text("责任单位", "responsible_unit", 20),
    )


def _permit(item: Item | None) -> Value:
    if item is None:
        return None
    if item.state == "已办结":
        return item.done if item.item in ("环评", "施工许可") else item.licence or "√"
    return item.state


NumberedItem = tuple[int, Item]
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


def readiness(as_of: date) -> SheetPlan[NumberedItem]:
    """要件台账: one row a project and item; works as a percentage."""
    rows = list(enumerate(story.items(as_of), start=1))

    def text(header: str, value: str, width: float) -> ColumnPlan[NumberedItem]:
        return ColumnPlan(header, lambda row: str(getattr(row[1], value) or ""), "text", width)

    return SheetPlan(
        name="要件台账",
        title=f"鄂托克前旗项目要件办理台账{SAMPLE}",
        unit=f"截至{chinese_day(as_of)}",
        columns=(
            ColumnPlan("序号", lambda row: row[0], "centre", 6),
            ColumnPlan("项目名称", lambda row: row[1].project["name"], "text", 30),
            ColumnPlan("项目编号", lambda row: row[1].project["code"], "text", 13),
            ColumnPlan(
                "要件名称", lambda row: _ITEM_TITLES.get(row[1].item, row[1].item), "text", 22
            ),
            text("办理状态", "state", 11),
            text("审批层级", "level", 9),
            text("受理单位", "office", 22),
            text("等企业/等部门", "waits_on", 12),
            ColumnPlan("受理日期", lambda row: row[1].accepted, "date", 12),
            ColumnPlan("办结日期", lambda row: row[1].done, "date", 12),
            ColumnPlan("有效期至", lambda row: day(row[1].valid_until), "date", 12),
            text("证号", "licence", 26),
            text("备注", "note", 26),
        ),
        sections=(SectionPlan("", rows),),
        notes=(SOURCE,),
    )
