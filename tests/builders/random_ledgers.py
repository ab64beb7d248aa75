"""Random ledgers as clerks lay them out, with the roles that their rows were written as."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

from data.files.grid import Grid, Merge
from data.tables import RowRole
from tests.builders.grids import a_grid

FLAT = ["项目名称", "责任单位", "项目阶段", "签约日期", "计划总投资", "备注"]
GROUPS = {
    "形象进度": ["是否开工", "累计完成投资", "完成率"],
    "手续办理情况": ["立项", "环评", "节能", "施工许可证"],
    "存在问题": ["解决措施", "办理部门"],
}
UNIT_LINES = ["单位：万元", "单位:亿元", "（单位：万元）", "金额单位：万元"]
NOTES = ["注：按协议口径", "数据来源：旗招商局", "填表人：甲"]
VALUES = {
    "签约日期": date(2021, 3, 1),
    "计划总投资": 12.5,
    "累计完成投资": 3.25,
    "完成率": 0.26,
    "责任单位": "旗发改委",
    "项目阶段": "签约",
    "是否开工": "是",
    "备注": None,
}


@dataclass
class WrittenLedger:
    """Rows on their way to a grid, and what each of them is."""

    rows: list[list[object]] = field(default_factory=list)
    roles: list[RowRole] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    first_row: int = 1
    first_column: int = 1

    def add(self, role: RowRole, cells: list[object]) -> int:
        """Add a row; returns its index."""
        self.rows.append(cells)
        self.roles.append(role)
        return len(self.rows) - 1

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge cells, counted from 0."""
        rows, columns = self.first_row, self.first_column
        self.merges.append(Merge(top + rows, left + columns, bottom + rows, right + columns))

    def grid(self) -> Grid:
        """The sheet."""
        return a_grid(
            self.rows,
            merges=self.merges,
            first_row=self.first_row,
            first_column=self.first_column,
        )


@st.composite
def written_ledgers(draw: st.DrawFn) -> WrittenLedger:
    """A ledger with title, unit, header of one or two levels, sections, totals and notes."""
    ledger = WrittenLedger(first_row=draw(st.integers(1, 5)), first_column=draw(st.integers(1, 3)))
    flat = ["项目名称", *draw(st.lists(st.sampled_from(FLAT[1:]), min_size=2, unique=True))]
    groups = draw(st.lists(st.sampled_from(sorted(GROUPS)), max_size=2, unique=True))
    numbered = draw(st.booleans())
    leaves = [*(["序号"] if numbered else []), *flat, *(x for g in groups for x in GROUPS[g])]
    _write_heading(draw, ledger, len(leaves))
    _write_header(draw, ledger, leaves, groups)
    _write_body(draw, ledger, leaves)
    return ledger


def _write_heading(draw: st.DrawFn, ledger: WrittenLedger, width: int) -> None:
    if draw(st.booleans()):
        ledger.add(RowRole.TITLE, [draw(st.sampled_from(["附件1", "附件：", "附表2"]))])
    if draw(st.booleans()):
        row = ledger.add(RowRole.TITLE, ["鄂托克前旗重点项目调度表"])
        if draw(st.booleans()):
            ledger.merge(row, 0, row, width - 1)
    if draw(st.booleans()):
        place = draw(st.sampled_from([0, width - 1]))
        text = draw(
            st.sampled_from(["单位：万元", "单位:亿元", "（单位：万元）", "金额单位：万元"])
        )
        ledger.add(RowRole.UNIT, [*[None] * place, text])
    if draw(st.booleans()):
        ledger.add(RowRole.BLANK, [])


def _write_header(
    draw: st.DrawFn, ledger: WrittenLedger, leaves: list[str], groups: list[str]
) -> None:
    spelled = [draw(_spellings(leaf)) for leaf in leaves]
    if not groups:
        ledger.add(RowRole.HEADER, list(spelled))
        return
    alone = len(leaves) - sum(len(GROUPS[group]) for group in groups)
    upper: list[object] = list(spelled[:alone])
    lower: list[object] = [None] * alone
    merged = draw(st.booleans())
    top = len(ledger.rows)
    if merged:
        for column in range(alone):
            ledger.merge(top, column, top + 1, column)
    for group in groups:
        leaf_count = len(GROUPS[group])
        if merged:
            ledger.merge(top, len(upper), top, len(upper) + leaf_count - 1)
        upper += [group, *[None] * (leaf_count - 1)]
        lower += spelled[len(lower) : len(lower) + leaf_count]
    ledger.add(RowRole.HEADER, upper)
    ledger.add(RowRole.HEADER, lower)


def _spellings(leaf: str) -> st.SearchStrategy[str]:
    forms = [leaf, f"{leaf[:2]}\n{leaf[2:]}", f" {leaf} ", f"{leaf}*"]
    if "投资" in leaf:
        forms += [f"{leaf}（万元）", f"{leaf}\n(亿元）", f"{leaf}（单位：万元）"]
    return st.sampled_from(forms)


def _write_body(draw: st.DrawFn, ledger: WrittenLedger, leaves: list[str]) -> None:
    numbered = leaves[0] == "序号"
    if draw(st.booleans()):
        ledger.add(RowRole.TOTAL, _total(draw, leaves))
    number = 0
    for section in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            text = draw(st.sampled_from(["、工业项目", "、农牧业项目（2个）", "、在谈"]))
            row = ledger.add(RowRole.SECTION, ["一二三"[section] + text])
            if draw(st.booleans()):
                ledger.merge(row, 0, row, len(leaves) - 1)
        for _ in range(draw(st.integers(1, 4))):
            number += draw(st.integers(1, 3))
            ledger.add(RowRole.DATA, _data(number, leaves))
            if draw(st.integers(0, 9)) == 0:
                ledger.add(RowRole.BLANK, [])
        if draw(st.booleans()):
            ledger.add(RowRole.TOTAL, _total(draw, leaves))
    if numbered and draw(st.booleans()):
        ledger.add(RowRole.NOTE, [number + 1])
    for note in draw(
        st.lists(st.sampled_from(["注：按协议口径", "数据来源：旗招商局", "填表人：甲"]))
    ):
        ledger.add(RowRole.NOTE, [note])


def _data(number: int, leaves: list[str]) -> list[object]:
    own = {"序号": number, "项目名称": f"示例项目{number:02}"}
    return [own.get(leaf, VALUES.get(leaf, "在办")) for leaf in leaves]


def _total(draw: st.DrawFn, leaves: list[str]) -> list[object]:
    label = draw(st.sampled_from(["合计", "小 计", "总计（3个）", "合计："]))
    cells: list[object] = [VALUES[x] if "投资" in x else None for x in leaves]
    cells[draw(st.sampled_from([0, 1])) if leaves[0] == "序号" else 0] = label
    return cells
