"""For any two ledgers: no upload of one removes, or blanks, a row of another."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.ledgers import ledger
from data.store import Store
from tests.builders.unit_ledgers import BEFORE, NAMES, NOW, UNIT, imported

# What each ledger's sheet says of its own: title, headers, one row of cells without the name.
KINDS: dict[str, tuple[str, list[str], list[object]]] = {
    "projects": ("项目台账", ["项目阶段", "进展情况"], ["建设", "主体施工"]),
    "readiness": ("要件台账", ["要件", "状态"], ["环评", "在办"]),
    "visits": ("外出招商情况", ["领导", "开始时间", "目的地"], ["旗领导A", "2024-11-05", "上海市"]),
    "funds": ("到位资金情况", ["本月到位（万元）", "当年累计（万元）"], [5, 60]),
    "targets": (
        "年度目标",
        ["年度", "责任主体", "指标", "目标值"],
        [2024, "示例镇", "签约项目", 5],
    ),
    "assignments": ("督办台账", ["交办事项", "办结时限"], ["完成征地", "2024-12-20"]),
    "difficulties": ("项目难题台账", ["难题内容", "解决单位"], ["用电不足", "供电公司"]),
    "contacts": ("项目服务记录", ["服务日期", "服务专员"], ["2024-11-12", "示例专员"]),
    "verifications": ("项目认定台账", ["认定事项", "认定结果"], ["开工", "通过"]),
}
# What describes a project, and stands in any list by project.
DESCRIBED: dict[str, object] = {
    "投资方": "示例集团",
    "总投资（万元）": 12_000,
    "开工时间": "2023-04",
    "建设地点": "示例镇",
    "行业": "新能源",
}
TITLES = ("", "示例园区情况表", "2024年12月报表")


def a_sheet(kind, described, names, title):
    """Rows of a kind; what differs from row to row is the project, or what names the row."""
    own_title, headers, cells = KINDS[kind]
    rows = []
    for number, name in enumerate(names):
        own = list(cells)
        if kind in ("visits", "targets", "assignments"):
            at = {"visits": 0, "targets": 1, "assignments": 0}[kind]
            own[at] = f"{own[at]}{chr(65 + number)}"
        rows.append([name, *(DESCRIBED[column] for column in described), *own])
    header = ["项目名称", *described, *headers]
    return [[own_title if title is None else title], header, *rows]


def all_rows(store, name):
    """Every current row of the ledger for the unit, by form, without where it stands."""
    apart = {"batch_id", "sheet_id", "row_number", "extra"}
    found = {}
    for form in ledger(name).forms:
        table = store.current_rows(name, form.name, UNIT, NOW)
        kept = [column for column in table.column_names if column not in apart]
        found[form.name] = table.select(kept).to_pylist()
    return found


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    pair=st.permutations(list(KINDS)).map(lambda names: names[:2]),
    described=st.lists(st.sampled_from(sorted(DESCRIBED)), unique=True),
    before=st.lists(st.sampled_from(sorted(DESCRIBED)), unique=True),
    count=st.integers(1, 8),
    title=st.sampled_from((None, *TITLES)),
)
def test_no_upload_of_one_takes_a_row_of_another(pair, described, before, count, title):
    first, second = pair
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(None)
        imported(store, Path(folder), {"表": a_sheet(first, before, NAMES, None)}, as_of=BEFORE)
        stood = all_rows(store, first)
        assert any(stood.values())
        sheet = a_sheet(second, described, NAMES[:count], title)
        imported(store, Path(folder), {"表": sheet}, "报表.xlsx")
        assert all_rows(store, first) == stood
        store.close()
