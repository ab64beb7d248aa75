"""Forms whose labels nobody has told: one is named a form, several are a list of them."""

from __future__ import annotations

from tests.builders.ledger_files import a_file, of_sheet, understood

LABELS = ["渠首", "管水人", "通水时", "灌面", "水源"]


def form(number):
    values = [f"示例{number}号渠", f"示例甲{number}", f"2019-03-0{number}", 1200 + number, "井水"]
    return [["渠系登记卡"], *map(list, zip(LABELS, values, strict=True))]


def test_one_form_is_named_as_what_it_is(tmp_path):
    report, sheet, _ = of_sheet(tmp_path, form(1))
    assert (report.status, sheet.reason) == ("refused", "form")


def test_forms_below_one_another_are_a_list_of_records(tmp_path):
    rows = [row for number in range(1, 6) for row in [*form(number), []]]
    _, sheet, _ = of_sheet(tmp_path, rows)
    assert [column.header for column in sheet.columns] == LABELS
    assert sheet.proposal is not None
    assert sheet.proposal.rows == 5


def test_forms_on_a_sheet_each_are_a_list_of_records(tmp_path):
    file = a_file(tmp_path, {f"{number}号渠": form(number) for number in range(1, 5)})
    (sheet,) = understood(file).files[0].sheets
    assert [column.header for column in sheet.columns] == LABELS
    assert sheet.proposal is not None
    assert sheet.proposal.rows == 4


def test_a_list_of_two_columns_is_no_form(tmp_path):
    rows = [["渠系", "长度"], *([f"示例{n}号渠", 31 * n] for n in range(1, 7))]
    _, sheet, _ = of_sheet(tmp_path, rows)
    assert sheet.reason == "unknown"
    assert [column.header for column in sheet.columns] == ["渠系", "长度"]
