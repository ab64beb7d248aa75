"""签约项目台账 and 任务目标 of the sample, as the investment office keeps them (亿元)."""

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
    completion,
    day,
    decimal,
    wan,
    yes,
)
from data.samples.story import Item, Project

Numbered = tuple[int, Project]


def register(as_of: date) -> SheetPlan[Numbered]:
    """签约项目台账: amounts in 亿元, three sections, subtotals and a total."""
    known = story.projects(as_of)
    numbered: dict[str, list[Numbered]] = {"signed": [], "earlier": [], "talks": []}
    for project in known:
        rows = numbered[project.section]
        rows.append((len(rows) + 1, project))
    unknown = sum(
        1 for project in known if project.section == "signed" and not project["investment"]
    )
    filled = f"，其中{unknown}个金额未填" if unknown else ""
    return SheetPlan(
        name="签约项目台账",
        title=f"鄂托克前旗{as_of.year}年签约项目台账{SAMPLE}",
        unit=f"截至{chinese_day(as_of)}    单位：亿元",
        columns=_register_columns(),
        sections=(
            SectionPlan(f"一、{as_of.year}年签约项目", numbered["signed"], "小计"),
            SectionPlan("二、以前年度签约项目（含签约时间未填）", numbered["earlier"], "小计"),
            SectionPlan("三、在谈及线索项目", numbered["talks"], "小计"),
        ),
        total="合计",
        notes=(
            f"备注：{as_of.year}年签约{len(numbered['signed'])}个{filled}，空白为未知，不按零计。",
            SOURCE,
        ),
    )


def _register_columns() -> tuple[ColumnPlan[Numbered], ...]:
    def text(header: str, fact: str, width: float = 12, group: str = "") -> ColumnPlan[Numbered]:
        return ColumnPlan(header, lambda row: row[1][fact], "text", width, group)

    def node(header: str, fact: str, group: str) -> ColumnPlan[Numbered]:
        return ColumnPlan(header, lambda row: day(row[1][fact]), "date", 12, group)

    def degrees(header: str, fact: str) -> ColumnPlan[Numbered]:
        return ColumnPlan(header, lambda row: row[1].amount(fact), "degrees", 10, "项目位置")

    return (
        ColumnPlan("序号", lambda row: row[0], "centre", 6),
        text("项目名称", "name", 32),
        text("项目编号", "code", 13),
        text("投资主体", "investor", 24),
        text("注册公司名称", "company", 18),
        text("所属行业", "industry"),
        text("产业链", "chain", 16),
        text("项目类型", "kind", 9),
        text("来源地", "origin"),
        text("内外资", "origin_kind", 9),
        text("招商方式", "channel"),
        text("引荐企业", "introducer", 18),
        text("招引单位", "credited_unit", 11),
        text("专项招商组", "group", 14, "责任体系"),
        text("包联领导", "sponsor", 11, "责任体系"),
        text("责任单位", "responsible_unit", 20, "责任体系"),
        text("服务专员", "officer", 11, "责任体系"),
        text("项目阶段", "stage", 9),
        text("协议类型", "agreement", 10),
        ColumnPlan(
            "计划总投资\n（亿元）",
            lambda row: row[1].amount("investment"),
            "amount",
            12,
            is_summed=True,
        ),
        node("线索日期", "lead", "关键节点"),
        node("考察日期", "survey", "关键节点"),
        node("洽谈日期", "talks", "关键节点"),
        node("签约时间", "signed", "关键节点"),
        node("计划开工时间", "planned_start", "关键节点"),
        node("实际开工时间", "start", "关键节点"),
        node("预计投产时间", "planned_production", "关键节点"),
        node("实际投产时间", "production", "关键节点"),
        text("投产情况", "extent", 10, "关键节点"),
        node("达产时间", "capacity", "关键节点"),
        text("所在镇", "town", 11, "项目位置"),
        text("落户园区", "park", 16, "项目位置"),
        degrees("经度", "longitude"),
        degrees("纬度", "latitude"),
        text("坐标系", "datum", 9, "项目位置"),
        text("建设规模和内容", "content", 34),
        text("进展情况", "progress", 30),
        text("存在问题", "problem", 24),
        text("下步计划", "next_step", 20),
        text("下步责任单位", "next_unit", 18),
        ColumnPlan("下步期限", lambda row: day(row[1]["next_due"]), "date", 12),
        text("备注", "remark", 30),
    )


def targets(year: int) -> SheetPlan[Mapping[str, str]]:
    """任务目标: the county's, the groups' and the towns' targets, some of them by quarter."""

    def text(header: str, fact: str, width: float) -> ColumnPlan[Mapping[str, str]]:
        return ColumnPlan(header, lambda row: row[fact], "text", width)

    def quarter(index: int, header: str) -> ColumnPlan[Mapping[str, str]]:
        def value(row: Mapping[str, str]) -> Value:
            return decimal(row["quarters"].split(",")[index]) if row["quarters"] else None

        return ColumnPlan(header, value, "number", 9, "分季目标")

    return SheetPlan(
        name="任务目标",
        title=f"鄂托克前旗{year}年招商引资任务目标{SAMPLE}",
        unit="各指标单位见“单位”列",
        columns=(
            ColumnPlan("年度", lambda row: int(row["year"]), "centre", 8),
            text("责任主体", "owner", 18),
            text("主体类型", "owner_kind", 10),
            text("指标", "metric", 16),
            ColumnPlan("目标值", lambda row: decimal(row["value"]), "number", 10),
            text("单位", "unit", 8),
            *(quarter(i, f"{name}季度") for i, name in enumerate("一二三四")),
            text("备注", "remark", 20),
        ),
        sections=(SectionPlan("", story.targets(year)),),
        notes=(SOURCE,),
    )


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
