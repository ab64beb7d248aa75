"""Forms sent to units: filled with what is known, read back to the same, held against it."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from data.importer import understand
from data.ledgers import ledger
from data.returns.collection import collection
from data.returns.form_identity import identity_of
from data.returns.periods import month_of
from data.returns.return_form import return_form_workbook
from data.returns.returned_form import merge, with_restored
from data.rules import load_rules
from data.store import Store
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_store,
    a_target,
    a_visit,
    an_item,
    an_order,
    publish_rows,
)
from tests.builders.workbooks import Sheet, a_workbook

NOVEMBER, DECEMBER = month_of("2021-11"), month_of("2021-12")
NOVEMBER_END, TODAY = date(2021, 11, 30), date(2022, 1, 8)


def form_of(store: Store, unit: str, month=DECEMBER) -> bytes:
    found = collection(store, month, TODAY)
    returns = [one for one in found.returns if one.unit == unit]
    return return_form_workbook(store, returns, month)


def returned(tmp_path, content: bytes, name="回表.xlsx"):
    """The import of a returned form as its mark proposes it."""
    identity = identity_of(content)
    path = tmp_path / name
    path.write_bytes(content)
    return identity, understand(
        [(path, path.name)], unit=identity.unit, as_of=identity.as_of, period=identity.span
    )


def edited(content: bytes, *edits) -> bytes:
    """A form after a clerk's work, saved by another program: each edit takes the workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for edit in edits:
        edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def cell_under(page, header: str, name: str):
    """The cell of a column in the row of a project."""
    heads = {
        str(cell.value).rstrip("*"): cell.column
        for row in page.iter_rows(min_row=3, max_row=4)
        for cell in row
        if cell.value
    }
    row = next(cell.row for line in page.iter_rows() for cell in line if cell.value == name)
    return page.cell(row, heads[header])


def only(intake):
    (draft,) = intake.drafts
    return draft


def test_every_form_of_the_sample_is_read_back_to_what_it_was_filled_with(
    tmp_path, sample_database
):
    store = Store.open(sample_database)
    try:
        for unit in collection(store, DECEMBER, TODAY).units:
            identity, intake = returned(tmp_path, form_of(store, unit))
            assert not intake.has_errors
            assert all(draft.is_sample for draft in intake.drafts)
            merged = [merge(store, draft, identity) for draft in intake.drafts]
            assert merged and all(one is not None for one in merged)
            for one in merged:
                assert one.edits.is_empty, (one.draft.form, one.edits)
                rows = one.draft.tables[ledger(one.draft.ledger).table]
                assert one.edits.unchanged == rows.num_rows
    finally:
        store.close()


def test_the_mark_says_whose_it_is_and_survives_another_program(tmp_path):
    store = a_store(a_project("示例项目01", unit="旗林草局", stage="洽谈"), as_of=NOVEMBER_END)
    identity = identity_of(edited(form_of(store, "旗林草局")))
    assert identity == identity_of(form_of(store, "旗林草局"))
    assert (identity.unit, identity.as_of, identity.version) == ("旗林草局", date(2021, 12, 31), 1)
    assert identity.forms == (("projects", "register", DECEMBER),)
    assert identity.span is None


def test_a_form_of_events_marks_their_span():
    store = a_store(a_visit(unit="旗委办"), a_fund(unit="旗委办"), as_of=NOVEMBER_END)
    assert identity_of(form_of(store, "旗委办")).span == (date(2021, 12, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x03\x04" + b"\0" * 60, b"name,stage\n", b"\xd0\xcf\x11\xe0"]
)
def test_what_is_no_form_has_no_mark(content):
    assert identity_of(content) is None


def test_a_workbook_of_somebody_else_has_no_mark():
    book, saved = openpyxl.Workbook(), io.BytesIO()
    book.save(saved)
    assert identity_of(saved.getvalue()) is None


def test_title_unit_row_and_guide_say_whose_form_and_until_when():
    store = a_store(a_project("示例项目01", unit="旗林草局", stage="洽谈"), as_of=NOVEMBER_END)
    book = openpyxl.load_workbook(io.BytesIO(form_of(store, "旗林草局")))
    page = book.worksheets[0]
    assert page["A1"].value == "旗林草局 2021年12月招商引资项目台账"
    assert page["A2"].value == (
        "填报单位：旗林草局　　报送期间：2021年12月　　请于2022年1月5日前报送　　"
        "表号：projects/register@2021-12/2021-12-31/V1（勿改）"
    )
    assert page.page_setup.orientation == "landscape" and page.page_setup.fitToHeight == 0
    assert page.data_validations.dataValidation
    guide = [cell.value for cell in book["填写说明"]["A"]]
    assert any("请于2022年1月5日前报送" in line for line in guide)
    assert any("按第 1 版台账填入" in line for line in guide)


def test_dates_keep_their_precision_and_lists_their_parts(tmp_path):
    project = a_project(
        "示例项目01",
        unit="旗林草局",
        stage="签约",
        signed_date=date(2021, 9, 30),
        planned_start_date=date(2022, 3, 31),
        planned_production_date=date(2023, 12, 31),
        date_precision=[("planned_start_date", "quarter"), ("planned_production_date", "year")],
        planned_investment_wan=Decimal("12345.678900"),
        extra=[("对接部门电话", "内线 01")],
    )
    trip = a_visit(
        unit="旗委办",
        leaders=["旗领导A", "旗领导B"],
        titles=["甲", "乙"],
        tiers=["镇"] * 2,
        project_refs=None,
    )
    store = a_store(project, trip, as_of=date(2021, 12, 31))
    _, intake = returned(tmp_path, form_of(store, "旗林草局"))
    (row,) = only(intake).tables["project_row"].to_pylist()
    assert row["planned_start_date"] == date(2022, 3, 31)
    assert dict(row["date_precision"]) == {
        "planned_start_date": "quarter",
        "planned_production_date": "year",
    }
    assert row["planned_investment_wan"] == Decimal("12345.678900")
    assert dict(row["extra"]) == {"对接部门电话": "内线 01"}
    identity, trips = returned(tmp_path, form_of(store, "旗委办"))
    assert merge(store, only(trips), identity).edits.is_empty


def test_a_unit_that_never_filed_gets_what_other_ledgers_say_is_its_own():
    store = a_store(
        a_project("示例项目01", stage="签约", responsible_unit="旗林草局", introducer="某人"),
        a_project("示例项目02", stage="签约", responsible_unit="旗工信局"),
        a_project("示例项目03", stage="终止", responsible_unit="旗林草局"),
        as_of=NOVEMBER_END,
    )
    added = {"action": "owes", "from_date": DECEMBER.start, "to_date": None, "reason": ""}
    store.save_duty(by="甲", unit="旗林草局", ledger="projects", form="register", **added)
    store.save_duty(by="甲", unit="旗林草局", ledger="readiness", form="list", **added)
    book = openpyxl.load_workbook(io.BytesIO(form_of(store, "旗林草局")))
    texts = {cell.value for row in book.worksheets[0].iter_rows() for cell in row}
    assert "示例项目01" in texts
    assert not texts & {"示例项目02", "示例项目03", "某人"}
    items = book["项目要件办理台账"].iter_rows(min_row=4, values_only=True)
    asked = [(row[1], row[2]) for row in items if row[1]]
    assert ("示例项目01", "环评") in asked
    # Of other units' projects only what the office itself handles.
    assert {item for name, item in asked if name == "示例项目02"} == {"草原林地审核"}


def test_an_office_named_by_the_rules_is_asked_about_its_own_items():
    store = a_store(
        a_project("示例项目01", stage="签约", project_kind="工业", responsible_unit="旗招商局"),
        an_item("草原林地审核", "在办", unit="旗发改委"),
        as_of=NOVEMBER_END,
    )
    store.save_duty(
        by="甲",
        unit="旗林草局",
        ledger="readiness",
        form="list",
        action="owes",
        from_date=DECEMBER.start,
        to_date=None,
        reason="",
    )
    page = openpyxl.load_workbook(io.BytesIO(form_of(store, "旗林草局"))).worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4) if row[1].value]
    assert rows and all("林草" in str(row) or "草原" in str(row) for row in rows)


def test_funds_of_last_month_come_without_their_amounts(tmp_path):
    store = a_store(a_fund("示例项目01", 1500, month_date=NOVEMBER_END), as_of=NOVEMBER_END)
    content = form_of(store, "旗发改委")
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert cell_under(page, "到位金额", "示例项目01").value is None
    assert cell_under(page, "月份", "示例项目01").value == "2021年12月"
    assert cell_under(page, "上期数（万元）", "示例项目01").value == "1500"

    def fill(book):
        cell_under(book.worksheets[0], "到位金额", "示例项目01").value = 200

    identity, intake = returned(tmp_path, edited(content, fill))
    draft = only(intake)
    assert (draft.period_start, draft.period_end) == identity.span
    (row,) = draft.tables["fund_row"].to_pylist()
    assert (row["amount_wan"], row["month_date"]) == (Decimal(200), date(2021, 12, 31))
    assert not merge(store, draft, identity).asks_about_removed


def test_targets_of_a_new_year_are_asked_for_by_that_year():
    store = a_store(a_target(target_value=12), as_of=date(2021, 12, 31))
    page = openpyxl.load_workbook(
        io.BytesIO(form_of(store, "旗招商局", month_of("2022-03")))
    ).worksheets[0]
    (row,) = [r for r in page.iter_rows(min_row=4, values_only=True) if r[0]]
    assert row[0] == 2022 and 12 not in row and "12" in row


def test_changed_cells_are_told_against_what_was_sent(tmp_path):
    store = a_store(
        a_project("示例项目01", unit="旗林草局", stage="签约", progress_text="已签约"),
        a_project("示例项目02", unit="旗林草局", stage="洽谈"),
        as_of=NOVEMBER_END,
    )

    def work(book):
        page = book.worksheets[0]
        cell_under(page, "进展情况", "示例项目01").value = "完成备案"
        page.cell(page.max_row + 1, cell_under(page, "项目名称", "示例项目01").column, "示例项目09")
        page.cell(page.max_row, cell_under(page, "阶段", "示例项目01").column, "签约")

    identity, intake = returned(tmp_path, edited(form_of(store, "旗林草局"), work))
    merged = merge(store, only(intake), identity)
    ((change,), (added,)) = merged.edits.changed, merged.edits.added
    assert (change.label, added.label) == ("示例项目01", "示例项目09")
    (field,) = change.fields
    assert (field.field, field.old, field.new) == ("progress_text", "已签约", "完成备案")
    assert merged.edited_cells == 1
    assert not merged.asks_about_removed and merged.meanwhile == () == merged.overtaken


def test_a_row_that_was_taken_out_is_asked_about_and_can_be_kept(tmp_path):
    store = a_store(
        a_project("示例项目01", unit="旗林草局", stage="洽谈"),
        a_project("示例项目02", unit="旗林草局", stage="签约"),
        as_of=NOVEMBER_END,
    )

    def cut(book):
        page = book.worksheets[0]
        page.delete_rows(cell_under(page, "项目名称", "示例项目02").row)

    identity, intake = returned(tmp_path, edited(form_of(store, "旗林草局"), cut))
    merged = merge(store, only(intake), identity)
    assert merged.asks_about_removed
    assert [change.label for change in merged.edits.removed] == ["示例项目02"]
    kept = with_restored(merged, store, {"示例项目02"})
    assert kept.loaded_count == 2
    store.publish([kept], by="甲", base=store.sequence)
    rows = store.current_rows("projects", "register", "旗林草局", date(2021, 12, 31)).to_pylist()
    assert {row["project_name"]: row["stage"] for row in rows} == {
        "示例项目01": "洽谈",
        "示例项目02": "签约",
    }
    traced = next(row for row in rows if row["project_name"] == "示例项目02")
    cells = store.query(
        "screens/trace/cells",
        sheet_id=str(traced["sheet_id"]),
        row_number=traced["row_number"],
        fields=None,
        item=None,
    )
    assert cells.num_rows


PERMITS = (
    ("项目手续办理情况表",),
    ("项目名称", "环评批复", "施工许可证", "水土保持方案批复", "经办/科室"),
    ("示例项目01", "√", "2021-05-20", "在办", "示例科室"),
    ("示例项目02", "鄂前环审〔2021〕15号", None, "无需办理", None),
)


def test_permits_with_items_as_columns_come_back_as_they_were(tmp_path):
    form = ("readiness", "permits")
    first = tmp_path / "上报.xlsx"
    first.write_bytes(a_workbook(Sheet("手续", PERMITS)))
    store = a_store()
    filed = understand([(first, first.name)], unit="旗发改委", as_of=NOVEMBER_END)
    assert [(draft.ledger, draft.form) for draft in filed.drafts] == [form]
    store.publish(filed.drafts, by="甲", base=0)
    identity, intake = returned(tmp_path, form_of(store, "旗发改委"))
    merged = merge(store, only(intake), identity)
    assert merged.edits.is_empty and merged.edits.unchanged
    before, after = (one.drafts[0].tables for one in (filed, intake))
    table = ledger(form[0]).table
    assert before[table]["extra"].to_pylist() == after[table]["extra"].to_pylist()


def test_permits_of_a_kept_project_are_kept_with_it(tmp_path):
    rows = [
        a_project(name, form="schedule", unit="旗发改委", row_number=number)
        for number, name in enumerate(["示例项目01", "示例项目02"], start=5)
    ]
    rows += [
        an_item("环评", project=name, form="schedule", unit="旗发改委", row_number=number)
        for number, name in enumerate(["示例项目01", "示例项目02"], start=5)
    ]
    store = a_store(*rows, as_of=NOVEMBER_END)

    def cut(book):
        page = book.worksheets[0]
        page.delete_rows(cell_under(page, "项目名称", "示例项目02").row)

    identity, intake = returned(tmp_path, edited(form_of(store, "旗发改委"), cut))
    merged = {draft.ledger: merge(store, draft, identity) for draft in intake.drafts}
    assert merged["projects"].asks_about_removed
    assert not merged["readiness"].asks_about_removed
    kept = [with_restored(one, store, {"示例项目02"}) for one in merged.values()]
    store.publish(kept, by="甲", base=store.sequence)
    for name in ("projects", "readiness"):
        now = store.current_rows(name, "schedule", "旗发改委", date(2021, 12, 31)).to_pylist()
        assert {row["project_name"] for row in now} == {"示例项目01", "示例项目02"}


def test_what_others_published_meanwhile_is_said_and_what_would_be_undone(tmp_path):
    store = a_store(
        a_project("示例项目01", unit="旗林草局", stage="签约", progress_text="已签约"),
        as_of=NOVEMBER_END,
    )
    sent = form_of(store, "旗林草局")
    publish_rows(
        store,
        a_project("示例项目01", unit="旗林草局", stage="开工", progress_text="已签约"),
        a_project("示例项目08", unit="旗林草局", stage="签约"),
        as_of=date(2021, 12, 20),
        by="乙",
    )

    def work(book):
        cell_under(book.worksheets[0], "进展情况", "示例项目01").value = "完成备案"

    identity, intake = returned(tmp_path, edited(sent, work))
    merged = merge(store, only(intake), identity)
    assert [(one.version, one.by) for one in merged.meanwhile] == [(2, "乙")]
    (undone,) = merged.overtaken
    assert (undone.field, undone.sent, undone.now) == ("stage", "签约", "开工")
    assert undone.returned == undone.sent
    assert [change.label for change in merged.lost] == ["示例项目08"]


def test_a_form_of_a_history_that_is_gone_is_compared_with_nothing(tmp_path):
    store = a_store(a_project("示例项目01", unit="旗林草局", stage="洽谈"), as_of=NOVEMBER_END)
    identity, intake = returned(tmp_path, form_of(store, "旗林草局"))
    assert merge(a_store(), only(intake), identity) is None


def test_identity_can_be_locked(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "returns.toml").write_text("lock_identity = true\n", encoding="utf-8")
    load_rules.cache_clear()
    try:
        store = a_store(a_project("示例项目01", unit="旗林草局", stage="签约"), as_of=NOVEMBER_END)
        page = openpyxl.load_workbook(io.BytesIO(form_of(store, "旗林草局"))).worksheets[0]
    finally:
        load_rules.cache_clear()
    assert page.protection.sheet and not page.protection.deleteRows
    assert cell_under(page, "项目名称", "示例项目01").protection.locked
    assert not cell_under(page, "阶段", "示例项目01").protection.locked


def test_reminders_go_out_as_a_workbook_of_texts(tmp_path):
    from data.documents.lists import reminder_workbook

    store = a_store(a_project("示例项目01", unit="=旗林草局"), as_of=NOVEMBER_END)
    found = collection(store, DECEMBER, TODAY)
    page = openpyxl.load_workbook(io.BytesIO(reminder_workbook(found, "zh"))).active
    head, row = [list(line) for line in page.iter_rows(values_only=True)]
    assert head[0] == "单位" and row[0] == "=旗林草局" and row[5] == 3
    assert row[6] == "2021年12月项目台账应于2022年1月5日前报送，已逾期 3 天"
    assert page["A2"].data_type == "s"


def test_a_unit_gets_its_orders_and_sends_back_what_it_did(tmp_path):
    mine = an_order(
        "协调用水指标", "D-1", due_date=DECEMBER.end, date_precision={"due_date": "month"}
    )
    store = a_store(
        a_project("示例项目01"),
        mine,
        an_order("别人的事", "D-2", responsible_unit="旗住建局"),
        as_of=NOVEMBER_END,
    )
    store.save_duty(
        by="甲",
        unit="旗水利局",
        ledger="assignments",
        form="register",
        action="owes",
        from_date=DECEMBER.start,
        to_date=None,
        reason="",
    )
    form = form_of(store, "旗水利局")

    def answer(book):
        page = book.worksheets[0]
        cell_under(page, "反馈情况", "D-1").value = "已批复"
        cell_under(page, "反馈日期", "D-1").value = date(2021, 12, 20)

    _, intake = returned(tmp_path, edited(form, answer))
    (draft,) = intake.drafts
    (row,) = draft.tables["assignment_row"].to_pylist()
    assert (row["order_number"], row["feedback"]) == ("D-1", "已批复")
    assert dict(row["date_precision"]) == {"due_date": "month"}
    store.publish([draft], by="甲", base=store.sequence)
    orders = store.query(
        "screens/dispatch/assignments", snapshot_id=store.snapshot().id, previous_id=None
    ).to_pylist()
    assert {one["matter"]: one["feedback"] for one in orders} == {
        "协调用水指标": "已批复",
        "别人的事": None,
    }
    later = an_order("新交办的事", "D-3", ordered_date=date(2021, 12, 28))
    publish_rows(store, mine, later, as_of=DECEMBER.end)
    again = openpyxl.load_workbook(io.BytesIO(form_of(store, "旗水利局", month_of("2022-01"))))
    assert cell_under(again.worksheets[0], "反馈情况", "D-1").value == "已批复"
    assert cell_under(again.worksheets[0], "交办事项", "D-3").value == "新交办的事"
    store.close()
