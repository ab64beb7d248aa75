"""Whole workbooks: a ledger of random columns in a random layout, and what should be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

from data.files.grid import cell_reference
from tests.builders.workbooks import Sheet, Value, a_workbook, an_xls
from tests.data.importer.properties.written_values import (
    Cells,
    Written,
    amount_cells,
    choice_cells,
    date_cells,
    days,
    fact_cells,
    flag_cells,
    open_choice_cells,
    people,
    permit_cells,
    share_cells,
    stated_cells,
    text_cells,
)

AMOUNT = "amount"
EXTRA = "extra"
_UNITS = ["元", "万元", "亿元"]


@dataclass(frozen=True)
class Field:
    """A field: its headers, where it may stand and what stands below it.

    cells is "amount" for money, whose cells depend on the unit of the column.
    """

    name: str
    headers: tuple[str, ...]
    cells: Cells | str
    group: str = ""
    item: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of ledger: what every sheet of it has, and what some have."""

    sheet: str
    title: str
    always: tuple[Field, ...]
    sometimes: tuple[Field, ...]


@dataclass
class Column:
    """A field in a sheet, with its header as written and the unit of its numbers."""

    field: Field
    header: str
    unit: str


@dataclass
class WrittenWorkbook:
    """A sheet, and what should be read at which place.

    expected: (sheet row, field name or "extra:<header>" or "item:<item>") → cell and what
    it says. roles: sheet row → role.
    """

    sheet: Sheet
    expected: dict[tuple[int, str], tuple[str, Written]]
    roles: dict[int, str]
    writer: Callable[[Sheet], bytes] = a_workbook

    def content(self) -> bytes:
        """The file."""
        return self.writer(self.sheet)


@dataclass
class _Draft:
    rows: list[list[Value]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    results: dict[tuple[int, int], Value] = field(default_factory=dict)
    data: list[tuple[int, list[Written]]] = field(default_factory=list)

    def add(self, role: str, cells: list[Value]) -> int:
        self.rows.append(cells)
        self.roles.append(role)
        return len(self.rows) - 1


def names() -> Cells:
    """Placeholder: every row gets a name of its own."""
    return st.just(Written("", ""))


NAME = Field("project_name", ("项目名称", "项目全称", "工程名称"), names())
_TEXT = text_cells()
PROJECTS = Kind(
    "签约项目",
    "2021年招商引资签约项目台账",
    (
        NAME,
        Field("stage", ("阶段", "项目阶段"), stated_cells("签约", "洽谈", "建设", "投产", "停建")),
    ),
    (
        Field("investor", ("投资方", "投资主体"), text_cells(is_name=True)),
        Field("responsible_unit", ("责任单位", "牵头单位"), _TEXT),
        Field("planned_investment_wan", ("计划总投资", "总投资", "投资金额"), AMOUNT),
        Field("agreed_investment_wan", ("协议投资额", "合同金额"), AMOUNT),
        Field("signed_date", ("签约日期", "签约时间", "协议签订时间"), fact_cells()),
        Field("planned_start_date", ("计划开工", "预计开工时间"), date_cells()),
        Field("actual_start_date", ("实际开工", "开工时间"), fact_cells()),
        Field("town", ("镇", "所在镇"), _TEXT),
        Field("origin_kind", ("内外资",), choice_cells("自治区外", "自治区内", "外资")),
        Field("content", ("建设内容", "主要建设内容"), _TEXT),
        Field("remark", ("备注",), _TEXT),
    ),
)
SCHEDULE = Kind(
    "重点项目调度表",
    "重点项目推进情况调度表",
    (
        NAME,
        Field("is_started", ("是否开工",), flag_cells(), "形象进度"),
        Field("responsible_unit", ("责任单位",), _TEXT),
        Field("", ("环评",), permit_cells(), "手续办理情况", "环评"),
        Field("", ("施工许可证",), permit_cells(), "手续办理情况", "施工许可"),
    ),
    (
        Field("planned_investment_wan", ("总投资", "计划总投资"), AMOUNT),
        Field("annual_plan_wan", ("年度计划投资",), AMOUNT, "形象进度"),
        Field("cumulative_completed_wan", ("累计完成投资",), AMOUNT, "形象进度"),
        Field("completed_share", ("投资完成率", "完成率"), share_cells(), "形象进度"),
        Field("", ("水土保持方案批复",), permit_cells(), "手续办理情况", "水土保持"),
        Field("problem_text", ("具体问题",), _TEXT, "存在问题"),
        Field("next_step", ("解决措施",), _TEXT, "存在问题"),
        Field("next_step_due_date", ("完成时限",), date_cells(), "存在问题"),
    ),
)
VISITS = Kind(
    "外出招商",
    "外出招商情况上报表",
    (
        Field("leaders", ("领导", "姓名", "带队领导"), people()),
        Field("start_date", ("开始时间", "开始日期"), days()),
    ),
    (
        Field("unit", ("单位", "填报单位"), _TEXT),
        Field("end_date", ("结束时间",), date_cells()),
        Field("purpose", ("目的",), open_choice_cells("学习", "拜访", "推介", "参会")),
        Field("mode", ("方式", "拜访方式"), choice_cells("外出", "来访", "线上")),
        Field("destination", ("目的地", "外出地点"), _TEXT),
        Field("content", ("拜访内容", "洽谈内容"), _TEXT),
        Field("result", ("结果", "取得成效"), _TEXT),
        Field("remark", ("备注",), _TEXT),
    ),
)
FUNDS = Kind(
    "到位资金",
    "招商引资到位资金台账",
    (
        NAME,
        Field("month_date", ("月份", "到位月份"), days()),
        Field("amount_wan", ("到位金额",), AMOUNT),
    ),
    (
        Field("basis", ("口径", "统计口径"), choice_cells("自治区平台", "企业自报", "统计")),
        Field("period_kind", ("期间",), choice_cells("本月", "当年累计", "历年累计")),
        Field("origin_kind", ("来源", "资金来源"), choice_cells("自治区外", "自治区内", "外资")),
        Field("status", ("状态", "审核状态"), choice_cells("上报", "审核通过", "退回")),
        Field("remark", ("备注",), _TEXT),
    ),
)
KINDS: Mapping[str, Kind] = {
    "projects": PROJECTS,
    "schedule": SCHEDULE,
    "visits": VISITS,
    "funds": FUNDS,
}
_EXTRAS = ("甲类附注", "乙类附注")
_SECTIONS = ("一、甲类", "二、乙类")
FILLED_DOWN = ("responsible_unit", "town", "unit")
_NOTES = ["注：按协议口径统计", "数据来源：旗招商局"]
_TOTAL_WORDS = ["合计", "总计", "合 计", "合计："]


@st.composite
def written_workbooks(draw: st.DrawFn, kind: Kind) -> WrittenWorkbook:
    """A sheet of a ledger in a layout that no other example need have."""
    sheet_unit = draw(st.sampled_from(["", "万元", "亿元", "元"]))
    columns = _columns(draw, kind, sheet_unit)
    draft = _Draft()
    numbered = draw(st.booleans())
    shift = int(numbered)
    width = len(columns) + shift
    _add_heading(draw, draft, kind, width, sheet_unit)
    _add_header(draw, draft, columns, numbered=numbered)
    _add_body(draw, draft, columns, numbered=numbered)
    for note in draw(
        st.lists(st.sampled_from(["注：按协议口径统计", "数据来源：旗招商局"]), max_size=2)
    ):
        draft.add("note", [note])
    return _finished(draw, kind, draft, columns, shift)


def _columns(draw: st.DrawFn, kind: Kind, sheet_unit: str) -> list[Column]:
    chosen = [*kind.always, *draw(st.lists(st.sampled_from(kind.sometimes), unique=True))]
    chosen = draw(st.permutations(chosen))
    grouped = sorted(chosen, key=lambda one: _group_order(chosen, one))
    columns = []
    for one in grouped:
        header = draw(st.sampled_from(one.headers))
        unit = sheet_unit or "万元"
        if one.cells == AMOUNT and (not sheet_unit or draw(st.booleans())):
            unit = draw(st.sampled_from(_UNITS))
            header += draw(st.sampled_from(["（{}）", "({})", "\n（单位：{}）"])).format(unit)
        elif draw(st.integers(0, 5)) == 0 and len(header) > 3:
            header = f"{header[:2]}\n{header[2:]}"
        columns.append(Column(one, header, unit))
    for name in draw(st.lists(st.sampled_from(_EXTRAS), max_size=2, unique=True)):
        extra = Field(f"{EXTRA}:{name}", (name,), _TEXT)
        at = draw(st.integers(1, len(columns)))
        if at < len(columns) and columns[at - 1].field.group == columns[at].field.group != "":
            at = len(columns)
        columns.insert(at, Column(extra, name, ""))
    return columns


def _group_order(chosen: list[Field], one: Field) -> int:
    """Fields of a group stand together, where the first of them stands."""
    if not one.group:
        return chosen.index(one)
    return min(i for i, other in enumerate(chosen) if other.group == one.group)


def _add_heading(draw: st.DrawFn, draft: _Draft, kind: Kind, width: int, unit: str) -> None:
    if draw(st.booleans()):
        draft.add("title", ["附件1"])
    if draw(st.booleans()):
        row = draft.add("title", [kind.title])
        if draw(st.booleans()):
            draft.merges.append((row, 0, row, width - 1))
    if unit:
        place = draw(st.sampled_from([0, width - 1]))
        draft.add("unit", [*[None] * place, f"单位：{unit}"])
    if draw(st.integers(0, 3)) == 0:
        draft.add("blank", [])


def _add_header(draw: st.DrawFn, draft: _Draft, columns: list[Column], *, numbered: bool) -> None:
    leaves: list[Value] = [*(["序号"] if numbered else []), *(c.header for c in columns)]
    groups = [*([""] if numbered else []), *(c.field.group for c in columns)]
    if not any(groups):
        draft.add("header", leaves)
        return
    upper: list[Value] = []
    lower: list[Value] = []
    for at, (leaf, group) in enumerate(zip(leaves, groups, strict=True)):
        starts = bool(group) and (at == 0 or groups[at - 1] != group)
        upper.append(group if starts else None if group else leaf)
        lower.append(leaf if group else None)
    top = draft.add("header", upper)
    draft.add("header", lower)
    for at, group in enumerate(groups):
        if not group:
            draft.merges.append((top, at, top + 1, at))
        elif at == 0 or groups[at - 1] != group:
            last = at
            while last + 1 < len(groups) and groups[last + 1] == group:
                last += 1
            if last > at:
                draft.merges.append((top, at, top, last))


def _add_body(draw: st.DrawFn, draft: _Draft, columns: list[Column], *, numbered: bool) -> None:
    total_above = draw(st.integers(0, 5)) == 0
    total_below = draw(st.booleans())
    label_at = _label_place(columns)
    if total_above and label_at is not None:
        draft.add("total", _total(draw, columns, label_at, numbered=numbered))
    sections = draw(st.sampled_from([(), (), _SECTIONS, _SECTIONS[:1]]))
    number = 0
    for section in sections or ("",):
        if section:
            row = draft.add("section", [section])
            if draw(st.booleans()):
                draft.merges.append((row, 0, row, len(columns) + int(numbered) - 1))
        for _ in range(draw(st.integers(1, 5))):
            number += draw(st.sampled_from([1, 1, 1, 3]))
            _add_record(draw, draft, columns, number, numbered=numbered)
    _merge_down(draw, draft, columns, shift=int(numbered))
    if total_below and label_at is not None:
        draft.add("total", _total(draw, columns, label_at, numbered=numbered))


def _add_record(
    draw: st.DrawFn, draft: _Draft, columns: list[Column], number: int, *, numbered: bool
) -> None:
    cells = [_cell(draw, column, number) for column in columns]
    values: list[Value] = [*([number] if numbered else []), *(cell.value for cell in cells)]
    row = draft.add("data", values)
    draft.data.append((row, cells))
    for at, cell in enumerate(cells, int(numbered)):
        if cell.number_format:
            draft.formats[row, at] = cell.number_format
        if isinstance(cell.value, str) and cell.value.startswith("="):
            draft.results[row, at] = _result(cell)
    if draw(st.integers(0, 7)) == 0:
        draft.add("blank", [])


def _result(cell: Written) -> Value:
    try:
        return float(cell.result)
    except ValueError:
        return cell.result


def _merge_down(draw: st.DrawFn, draft: _Draft, columns: list[Column], *, shift: int) -> None:
    """One unit's name over the rows of its projects, where they stand directly below each other."""
    at = next((i for i, c in enumerate(columns) if c.field.name in FILLED_DOWN), None)
    if at is None or draw(st.booleans()):
        return
    for first, (top, cells) in enumerate(draft.data):
        run = draw(st.integers(1, 3))
        below = draft.data[first : first + run]
        rows = [row for row, _ in below]
        if run == 1 or rows != list(range(top, top + run)) or not cells[at].value:
            continue
        if any(bottom >= top for _, c, bottom, right in draft.merges if c == right == shift + at):
            continue
        draft.merges.append((top, shift + at, top + run - 1, shift + at))
        for row, others in below[1:]:
            draft.rows[row][shift + at] = None
            draft.results.pop((row, shift + at), None)
            draft.formats.pop((row, shift + at), None)
            others[at] = Written(cells[at].value, cells[at].expected)


def _label_place(columns: list[Column]) -> int | None:
    """A totals row has its label in the first column that holds no amount."""
    if not any(column.field.cells == AMOUNT for column in columns):
        return None
    return 0 if columns[0].field.cells != AMOUNT else None


def _total(draw: st.DrawFn, columns: list[Column], label_at: int, *, numbered: bool) -> list[Value]:
    cells: list[Value] = [12.5 if column.field.cells == AMOUNT else None for column in columns]
    cells[label_at] = draw(st.sampled_from(_TOTAL_WORDS))
    return [*([None] if numbered else []), *cells]


def _cell(draw: st.DrawFn, column: Column, number: int) -> Written:
    if column.field is NAME:
        name = f"示例项目{number:02}"
        return Written(draw(st.sampled_from([name, f" {name}"])), name)
    if column.field.cells == AMOUNT:
        return draw(amount_cells(column.unit))
    assert not isinstance(column.field.cells, str)
    return draw(column.field.cells)


def _finished(
    draw: st.DrawFn, kind: Kind, draft: _Draft, columns: list[Column], shift: int
) -> WrittenWorkbook:
    top, left = draw(st.integers(1, 3)), draw(st.integers(1, 2))

    def place(row: int, column: int) -> str:
        return cell_reference(top + row, left + column)

    sheet = Sheet(
        kind.sheet,
        rows=draft.rows,
        at=place(0, 0),
        formats={place(*at): code for at, code in draft.formats.items()},
        results={place(*at): value for at, value in draft.results.items()},
        hidden_rows=[top + row for row, _ in draft.data if draw(st.integers(0, 9)) == 0],
        merges=[
            f"{place(r1, c1)}:{place(r2, c2)}"
            for r1, c1, r2, c2 in draft.merges
            if (r1, c1) != (r2, c2)
        ],
    )
    expected = {}
    for row, cells in draft.data:
        for at, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            one = column.field
            key = f"item:{one.item}" if one.item else one.name
            expected[top + row, key] = (place(row, shift + at), cell)
    roles = {top + row: role for row, role in enumerate(draft.roles) if role != "blank"}
    # xlwt writes formulas without what they show.
    writer = a_workbook if draft.results else draw(st.sampled_from([a_workbook, an_xls]))
    return WrittenWorkbook(sheet, expected, roles, writer)
