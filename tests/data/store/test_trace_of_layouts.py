"""A figure of a table in another layout leads to its true sheet and cell, everywhere."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from data.documents.annotation.client import annotated_workbook
from data.importer import TableCorrection
from data.importer.corrections import Remembered
from data.importer.review.resubmission import pointed_out, returned
from data.reports.upload import report_json
from data.store import Store
from tests.builders.ledger_files import Sheet, a_file, understood
from tests.builders.stores import an_empty_store

DAY = date(2026, 9, 30)
TICKED = [
    ["项目名称", "总投资（万元）", "在谈", "签约", "开工", "投产"],
    ["示例甲厂", 500, "√", "√", None, None],
    ["示例乙厂", 700, "√", "√", "√", "√"],
    ["示例丙厂", 900, "√", "√", None, "√"],
]
TARGETS = [
    ["2026年招商任务分解表"],
    ["指标", "单位", "城关镇", "柳林乡"],
    ["签约项目", "个", 10, 8],
    ["到位资金", "亿元", 2, "待定下达"],
]
FUNDS = [
    ["2026年9月本月到位资金（万元）"],
    ["项目名称", "省平台", "企业自报"],
    ["示例甲厂", 100, 120],
    ["示例乙厂", "约三百", 330],
]
LYING = [
    ["重点项目一览"],
    ["项目名称", "示例甲厂", "示例乙厂", "示例丙厂"],
    ["总投资（万元）", 500, 700, 900],
    ["项目阶段", "签约", "开工", "投产"],
    ["签约时间", "2025.3.4", "2025.13.1", "2025.5.6"],
]


def forms():
    return {
        f"第{n}张": [
            ["项目信息表"],
            ["项目名称", f"示例{n}厂", "总投资（万元）", 100 * n],
            ["项目阶段", "签约", "签约时间", "2025.13.1" if n == 2 else "2025.3.4"],
        ]
        for n in (1, 2, 3)
    }


def published(folder: Path, sheets: dict[str, object]) -> Store:
    intake = understood(a_file(folder, sheets), as_of=DAY)
    store = an_empty_store()
    store.publish(intake.drafts, by="我", base=0)
    return store


def project_cell(store: Store, name: str, field: str) -> tuple[str, str, str, str]:
    snapshot = store.snapshot(DAY)
    assert snapshot is not None
    names = store.query("screens/project/names", snapshot_id=snapshot.id).to_pylist()
    project = next(row["project_id"] for row in names if row["project_name"] == name)
    row = store.query(
        "screens/trace/project_field", snapshot_id=snapshot.id, project_id=project, field=field
    ).to_pylist()[0]
    return row["sheet_name"], row["cell"], row["header_text"], row["original_text"]


def row_of(store: Store, table: str, where: str) -> tuple[str, int]:
    sql = f"select sheet_id::varchar, row_number from ledger.{table} where {where}"
    found: tuple[str, int] = store._connection.cursor().execute(sql).fetchone()
    return found


def row_cells(store: Store, table: str, where: str) -> dict[str, tuple[str, str]]:
    sheet_id, number = row_of(store, table, where)
    rows = store.query(
        "screens/trace/cells", sheet_id=sheet_id, row_number=number, fields=None, item=None
    ).to_pylist()
    return {row["field"]: (row["cell"], row["original_text"]) for row in rows}


def test_a_ticked_stage_leads_to_its_tick(tmp_path):
    store = published(tmp_path, {"推进": TICKED})
    assert project_cell(store, "示例甲厂", "stage") == ("推进", "D2", "签约", "√")
    assert project_cell(store, "示例乙厂", "stage") == ("推进", "F3", "投产", "√")
    assert project_cell(store, "示例乙厂", "planned_investment_wan")[1] == "B3"


def test_a_target_of_a_town_leads_to_its_column(tmp_path):
    store = published(tmp_path, {"任务": TARGETS})
    cells = row_cells(store, "target_row", "owner = '柳林乡' and metric = '签约项目'")
    assert cells["target_value"] == ("D3", "8")
    assert cells["owner"] == ("D2", "柳林乡")
    assert cells["metric"] == ("A3", "签约项目")


def test_an_amount_of_a_definition_leads_to_its_column(tmp_path):
    store = published(tmp_path, {"到位资金": FUNDS})
    cells = row_cells(store, "fund_row", "project_name = '示例乙厂' and basis = '企业自报'")
    assert cells["amount_wan"] == ("C4", "330")
    assert cells["basis"] == ("C2", "企业自报")
    assert cells["project_name"] == ("A4", "示例乙厂")
    other = row_cells(store, "fund_row", "project_name = '示例甲厂' and basis = '自治区平台'")
    assert other["basis"] == ("B2", "省平台")


def test_a_record_of_a_list_on_its_side_leads_to_its_column(tmp_path):
    store = published(tmp_path, {"一览": LYING})
    assert project_cell(store, "示例丙厂", "stage") == ("一览", "D4", "项目阶段", "投产")
    assert project_cell(store, "示例丙厂", "planned_investment_wan")[1:] == (
        "D3",
        "总投资（万元）",
        "900",
    )


def test_a_form_leads_to_its_own_sheet(tmp_path):
    store = published(tmp_path, forms())
    assert project_cell(store, "示例3厂", "planned_investment_wan") == (
        "第3张",
        "D2",
        "总投资（万元）",
        "300",
    )
    assert project_cell(store, "示例1厂", "stage")[:2] == ("第1张", "B3")


def test_a_whole_row_shows_its_true_cells(tmp_path):
    store = published(tmp_path, forms())
    sheet_id, number = row_of(store, "project_row", "project_name = '示例2厂'")
    rows = store.query("screens/trace/row", sheet_id=sheet_id, row_number=number).to_pylist()
    assert {(row["sheet_name"], row["cell"]) for row in rows} == {
        ("第2张", "B2"),
        ("第2张", "D2"),
        ("第2张", "B3"),
        ("第2张", "D3"),
    }


WRONG = {
    "ticks": ({"推进": TICKED}, "推进", "E4", "ticks-contradict"),
    "owners": ({"任务": TARGETS}, "任务", "D4", "number-unreadable"),
    "bases": ({"到位资金": FUNDS}, "到位资金", "B4", ""),
    "sideways": ({"一览": LYING}, "一览", "C5", ""),
    "forms": (forms(), "第2张", "D3", ""),
}


@pytest.mark.parametrize("layout", WRONG)
def test_the_marked_workbook_has_its_comment_in_the_true_cell(tmp_path, layout):
    sheets, sheet, cell, _ = WRONG[layout]
    path = a_file(tmp_path, sheets)
    intake = understood(path, as_of=DAY)
    report = intake.files[0]
    own = [one for one in report.sheets if one.ledger]
    assert own[0].reshaped is not None
    assert own[0].reshaped.layouts == (layout,)
    marked = annotated_workbook(path, path.name, report, "zh", intake.drafts)
    book = openpyxl.load_workbook(io.BytesIO(marked))
    asked = [one for one in report.issues if one.severity != "note"]
    assert {(one.sheet, one.cell) for one in asked} >= {(sheet, cell)}
    for one in asked:
        assert book[one.sheet][one.cell].comment is not None
    # What the comment speaks of is what stands in the cell.
    for one in asked:
        stands = book[one.sheet][one.cell].value
        assert one.value == ("" if stands is None else str(stands))


@pytest.mark.parametrize("layout", WRONG)
def test_a_corrected_workbook_is_known_again(tmp_path, layout):
    sheets, _, _, _ = WRONG[layout]
    path = a_file(tmp_path, sheets)
    first = understood(path, as_of=DAY)
    again = tmp_path / "退回.xlsx"
    again.write_bytes(annotated_workbook(path, path.name, first.files[0], "zh", first.drafts))
    second = understood(again, as_of=DAY)
    told = returned(second.files[0], second.drafts, pointed_out(first.files[0], first.drafts))
    assert told is not None
    assert (told.solved, told.new) == ((), ())
    asked = [one for one in first.files[0].issues if one.severity != "note"]
    assert len(told.still) == len(asked)


@pytest.mark.parametrize("layout", WRONG)
def test_the_report_as_json_names_true_cells(tmp_path, layout):
    sheets, sheet, cell, _ = WRONG[layout]
    (file,) = report_json(understood(a_file(tmp_path, sheets), as_of=DAY), "zh")["files"]
    json.dumps(file)
    own = next(one for one in file["sheets"] if one["ledger"])
    assert own["reshaped"]["layouts"] == [layout]
    places = {(one["sheet"], one["cell"], one["row"]) for one in file["issues"] if one["cell"]}
    assert (sheet, cell, int(cell[1:])) in places


@pytest.mark.parametrize("layout", WRONG)
def test_a_remembered_mapping_is_used_next_month(tmp_path, layout):
    sheets, _, _, _ = WRONG[layout]
    path = a_file(tmp_path, sheets)
    (own,) = [one for one in understood(path, as_of=DAY).files[0].sheets if one.ledger]
    column = next(
        one
        for one in own.columns
        if one.field in ("planned_investment", "amount", "amount_month", "target_value")
    )
    said = TableCorrection(fields={column.letter: "ignore"})
    remembered = [Remembered(own.fingerprint, said.to_json())]
    later = understood(path, as_of=date(2026, 10, 31), remembered=remembered)
    (now,) = [one for one in later.files[0].sheets if one.columns]
    assert now.fingerprint == own.fingerprint
    assert next(one for one in now.columns if one.letter == column.letter).field == ""


def test_a_form_with_other_values_has_the_same_fingerprint(tmp_path):
    one = understood(a_file(tmp_path, forms()), as_of=DAY).files[0].sheets[0].fingerprint
    other = dict(list(forms().items())[:2])
    two = understood(a_file(tmp_path, other, "二.xlsx"), as_of=DAY).files[0].sheets[0].fingerprint
    assert one == two


def test_header_rows_that_a_person_names_are_those_of_the_sheet(tmp_path):
    path = a_file(tmp_path, {"任务": TARGETS})
    mark = understood(path, as_of=DAY).files[0].sheets[0].fingerprint
    said = {mark: TableCorrection(header_rows=(2,))}
    (own,) = understood(path, as_of=DAY, corrections=said).files[0].sheets
    assert (own.ledger, own.header_rows) == ("targets", (2,))


def test_a_sheet_of_two_tables_keeps_both(tmp_path):
    rows = [
        *FUNDS,
        [],
        ["项目名称", "月份", "本月到位资金（万元）", "口径"],
        ["示例丁厂", "2026年9月", 55, "统计"],
    ]
    store = published(tmp_path, {"到位资金": Sheet(rows)})
    assert row_cells(store, "fund_row", "project_name = '示例丁厂'")["amount_wan"] == ("C7", "55")
