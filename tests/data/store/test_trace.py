"""Every figure leads back to file, sheet and cell, with the text that stands there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyarrow as pa

from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_store,
    a_target,
    a_visit,
    an_item,
    drafts_of,
)


def row_of(store, name):
    table = name + "_row"
    cursor = store._connection.cursor()
    return cursor.execute(f"select sheet_id::varchar, row_number from ledger.{table}").fetchone()


def cells(store, table, fields=None, item=None):
    sheet_id, row_number = row_of(store, table)
    rows = store.query(
        "screens/trace/cells", sheet_id=sheet_id, row_number=row_number, fields=fields, item=item
    )
    return {row["field"]: row for row in rows.to_pylist()}


def test_cells_of_every_ledger():
    store = a_store(
        a_project("甲", signed_date=date(2021, 3, 4), planned_investment_wan=100),
        an_item("环评", "在办", project="甲"),
        a_visit(leaders=["旗领导A", "旗领导B"]),
        a_fund("甲", "88.5"),
        a_target("签约项目", 12),
    )
    project = cells(store, "project", ["signed_date"])
    assert list(project) == ["signed_date"]
    assert project["signed_date"]["cell"] == "B4"
    assert project["signed_date"]["value_text"] == "2021-03-04"
    assert project["signed_date"]["file_name"].endswith(".xlsx")
    assert cells(store, "visit")["leaders"]["value_text"] == "旗领导A、旗领导B"
    assert float(cells(store, "fund")["amount_wan"]["value_text"]) == 88.5
    assert cells(store, "readiness")["state"]["original_text"] == "在办"
    assert float(cells(store, "target")["target_value"]["value_text"]) == 12


def test_a_cell_that_could_not_be_read_still_shows_its_text():
    (draft,) = drafts_of(a_project("甲", signed_date=None))
    rows = draft.tables["source_row"]
    raw = pa.array([["project_name", "signed_date"], ["甲", "2021.13.1"]])
    written = rows.set_column(rows.column_names.index("raw"), "raw", raw)
    store = a_store()
    store.publish([replace(draft, tables={**draft.tables, "source_row": written})], by="我", base=0)
    found = cells(store, "project")["signed_date"]
    assert (found["cell"], found["original_text"], found["value_text"]) == ("B4", "2021.13.1", None)


def test_a_merged_cell_points_to_the_cell_that_holds_the_text():
    (draft,) = drafts_of(a_project("甲", town="城川镇"), a_project("乙", town="城川镇"))
    sheet_id = draft.tables["source_sheet"]["sheet_id"][0].as_py()
    merge = {
        "sheet_id": sheet_id,
        "top_row": 4,
        "left_column": 2,
        "bottom_row": 5,
        "right_column": 2,
    }
    rows = draft.tables["source_row"]
    raw = pa.array([["project_name", "town"], ["甲", "城川镇"], ["乙", None]])
    shown = pa.array([None, [None, "城川镇 (主)"], None], pa.list_(pa.string()))
    written = rows.set_column(rows.column_names.index("raw"), "raw", raw).append_column(
        "shown", shown
    )
    store = a_store()
    tables = {**draft.tables, "source_row": written, "source_merge": pa.Table.from_pylist([merge])}
    store.publish([replace(draft, tables=tables)], by="我", base=0)
    found = store.query(
        "screens/trace/cells", sheet_id=sheet_id, row_number=5, fields=["town"], item=None
    ).to_pylist()
    assert [(f["cell"], f["raw_text"], f["original_text"]) for f in found] == [
        ("B4", "城川镇", "城川镇 (主)")
    ]
    full = store.query("screens/trace/row", sheet_id=sheet_id, row_number=5).to_pylist()
    assert [(f["cell"], f["header_text"], f["original_text"]) for f in full] == [
        ("A5", "project_name", "乙"),
        ("B4", "town", "城川镇 (主)"),
    ]


def test_a_row_in_full_shows_columns_that_nobody_mapped():
    (draft,) = drafts_of(a_project("甲"))
    rows = draft.tables["source_row"]
    raw = pa.array([["project_name", "备注2"], ["甲", "另说"]])
    written = rows.set_column(rows.column_names.index("raw"), "raw", raw)
    store = a_store()
    store.publish([replace(draft, tables={**draft.tables, "source_row": written})], by="我", base=0)
    sheet_id, row_number = row_of(store, "project")
    full = store.query("screens/trace/row", sheet_id=sheet_id, row_number=row_number).to_pylist()
    assert [(f["cell"], f["header_text"], f["original_text"], f["fields"]) for f in full] == [
        ("A4", "project_name", "甲", ["project_name"]),
        ("B4", "备注2", "另说", []),
    ]


def test_addresses_reach_the_last_column():
    expected = {
        1: "A17",
        26: "Z17",
        27: "AA17",
        52: "AZ17",
        53: "BA17",
        702: "ZZ17",
        703: "AAA17",
        1378: "AZZ17",
        1379: "BAA17",
        16384: "XFD17",
    }
    cursor = a_store()._connection.cursor()
    found = cursor.execute(
        "select n, mart.cell_reference(17, n) from unnest($numbers) as t(n)",
        {"numbers": list(expected)},
    ).fetchall()
    assert dict(found) == expected
