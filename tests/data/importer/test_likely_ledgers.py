"""A table whose headers no list knows is asked about as the ledger that it is like."""

from __future__ import annotations

from contextlib import closing

import pytest

from data.importer import TableCorrection
from data.importer.importer import remember_corrections
from data.importer.questions.question import option_label, reason_texts
from data.importer.remembered import remembered_of_unit
from data.issues import issue_message
from data.ledgers.likely import rules
from data.store import Store
from tests.builders.ledger_files import a_file, understood

REQUESTS = [
    ["企业服务专席来电登记"],
    ["来电日期", "企业简称", "来电事由", "派单至", "答复时间", "回访评价"],
    ["2026-01-05", "示例甲有限公司", "厂门口道路积水", "县住建局", "2026-01-09", "满意"],
    ["2026-01-12", "示例乙有限公司", "申请贷款贴息", "县财政局", "2026-01-20", "基本满意"],
    ["2026-02-03", "示例丙有限公司", "员工子女入学", "县教育局", "2026-02-10", "满意"],
]
LOANS = [
    ["设备借用登记表"],
    ["设备名称", "借用科室", "借用人", "借出日期", "应还日期"],
    ["投影仪", "综合科", "科员甲", "2026-01-05", "2026-01-09"],
    ["无人机", "项目科", "科员乙", "2026-01-12", "2026-01-20"],
    ["音响", "综合科", "科员丙", "2026-02-03", "2026-02-10"],
]


def of_sheet(folder, rows, **options):
    """The file's report and its sheet's."""
    (report,) = understood(a_file(folder, {"Sheet1": rows}), **options).files
    return report, report.sheets[0]


def likely(report):
    return [one for one in report.questions if one.kind == "likely"]


def test_a_table_of_no_words_is_asked_about_and_may_be_a_new_ledger(tmp_path):
    report, sheet = of_sheet(tmp_path, REQUESTS)
    (asked,) = likely(report)
    assert asked.is_open
    assert option_label(asked.options[0], "zh") == "不是，建一本新台账"
    assert option_label(asked.options[0], "en") == "No: a new ledger"
    assert option_label(asked.options[1], "zh").startswith("企业诉求")
    beside = {example.label: (example.written, example.values[1]) for example in asked.examples}
    assert beside["来电事由"] == ("厂门口道路积水、申请贷款贴息", "诉求内容")
    assert not sheet.ledger  # nothing is read before somebody answers
    assert sheet.proposal is not None  # and the new ledger is offered as before


def test_the_ledger_that_is_chosen_is_read_with_its_columns(tmp_path):
    report, sheet = of_sheet(tmp_path, REQUESTS)
    said = TableCorrection(answers={likely(report)[0].question_id: "needs"})
    report, sheet = of_sheet(tmp_path, REQUESTS, corrections={sheet.fingerprint: said})
    assert (sheet.ledger, sheet.rows_loaded) == ("needs", 3)
    assert {one.header: one.field for one in sheet.columns}["来电事由"] == "request"
    assert not [one for one in likely(report) if one.is_open]


def test_a_table_that_is_said_to_be_new_stays_one(tmp_path):
    report, sheet = of_sheet(tmp_path, REQUESTS)
    said = TableCorrection(answers={likely(report)[0].question_id: "keep"})
    report, sheet = of_sheet(tmp_path, REQUESTS, corrections={sheet.fingerprint: said})
    assert sheet.proposal is not None
    assert not [one for one in likely(report) if one.is_open]
    (told,) = [one for one in report.issues if one.code.startswith("answered-")]
    assert "不是已有的台账" in issue_message(told, "zh")
    assert "none of the ledgers" in issue_message(told, "en")


def test_a_table_like_no_ledger_is_not_asked_about(tmp_path):
    report, sheet = of_sheet(tmp_path, LOANS)
    assert not likely(report)
    assert sheet.proposal is not None


ONE_ROW = [*REQUESTS[:2], ["2026-03-05", "示例丁有限公司", "用电增容", "县供电公司", "", "满意"]]
# What was asked for, which the ledger needs, is left empty.
EMPTY = [*REQUESTS[:2], *([*row[:2], None, *row[3:]] for row in REQUESTS[2:])]


def answered_and_remembered(folder, store):
    """The report of a first month that was said to be of the ledger needs, and kept so."""
    report, sheet = of_sheet(folder, REQUESTS)
    said = {sheet.fingerprint: TableCorrection(answers={likely(report)[0].question_id: "needs"})}
    report, _ = of_sheet(folder, REQUESTS, corrections=said)
    remember_corrections(store, [(report, "旗招商局")], said, by="示例员")
    return remembered_of_unit(store, "旗招商局")


@pytest.mark.parametrize(("rows", "loaded"), [(ONE_ROW, 1), (EMPTY, 0)])
def test_next_months_sheet_is_read_so_however_little_it_holds(tmp_path, rows, loaded):
    with closing(Store.open(tmp_path / "signboard.duckdb")) as store:
        kept = answered_and_remembered(tmp_path, store)
    report, sheet = of_sheet(tmp_path, rows, remembered=kept)
    assert (sheet.ledger, sheet.rows_loaded) == ("needs", loaded)
    assert {one.header: one.field for one in sheet.columns}["来电事由"] == "request"
    assert loaded or [one for one in report.issues if one.severity == "error"]


def test_a_sheet_of_the_same_header_is_read_so_in_the_same_upload(tmp_path):
    report, sheet = of_sheet(tmp_path, REQUESTS)
    said = TableCorrection(answers={likely(report)[0].question_id: "needs"})
    _, sheet = of_sheet(tmp_path, ONE_ROW, corrections={sheet.fingerprint: said})
    assert sheet.ledger == "needs"


def test_in_a_file_of_many_tables_the_first_are_asked_about(tmp_path):
    books = {f"Sheet{number}": REQUESTS for number in range(1, rules().tables + 4)}
    (report,) = understood(a_file(tmp_path, books)).files
    assert len(likely(report)) == rules().tables
    assert all(sheet.proposal is not None for sheet in report.sheets)


def test_a_column_that_the_ledger_merely_needs_is_not_counted_but_named(tmp_path):
    report, _ = of_sheet(tmp_path, REQUESTS)
    counted, needed = reason_texts(likely(report)[0], "zh")
    assert "6 列中有 5 列的表头和内容对得上" in counted
    assert needed.startswith("“来电事由”的表头和内容说明不了多少")


def test_of_a_wide_table_the_first_columns_are_looked_at_and_it_is_said(tmp_path, monkeypatch):
    narrow = rules().model_copy(update={"most_columns": 5})
    for module in ("data.ledgers.likely", "data.importer.questions.likely"):
        monkeypatch.setattr(f"{module}.rules", lambda: narrow)
    report, _ = of_sheet(tmp_path, REQUESTS)
    (asked,) = likely(report)
    assert "共 6 列，只看了前 5 列" in reason_texts(asked, "zh")
    assert "回访评价" not in [example.label for example in asked.examples]


def test_a_day_that_may_be_the_limit_is_not_read_as_the_day_it_was_done(tmp_path):
    rows = [REQUESTS[0], [*REQUESTS[1], "规定办结日"]]
    rows += [[*row, f"2026-03-0{at}"] for at, row in enumerate(REQUESTS[2:], 1)]
    report, _ = of_sheet(tmp_path, rows)
    (asked,) = likely(report)
    assert "closed_date" not in asked.options[1].correction.fields.values()
