"""Months as sheets of one workbook: each is a state of its own, or they are parts of one."""

from datetime import date

import pytest

from data.importer import TableCorrection
from data.importer.parse.missing_years import stated_month
from tests.builders.ledger_files import a_file, codes, rows_of, understood
from tests.builders.stores import an_empty_store

HEADER = ["项目名称", "阶段", "总投资（万元）"]
OCTOBER = date(2021, 10, 31)


def a_month(count: int, amount: int) -> list[list[object]]:
    return [HEADER, *([f"示例项目{n:02d}", "签约", amount + n] for n in range(1, count + 1))]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1月", (2021, 1)),
        ("10月份", (2021, 10)),
        ("12月", (2020, 12)),
        ("2020年12月", (2020, 12)),
        ("截至9月", (2021, 9)),
        ("截至2021年9月30日", (2021, 9)),
        ("1-9月", (2021, 9)),
        ("1～9月", (2021, 9)),
        ("2021.09", (2021, 9)),
        ("2021.9", (2021, 9)),
        ("2021-9-30", (2021, 9)),
        ("20211", None),
        ("2021-2023", None),
        ("202109", (2021, 9)),
        ("九月末", (2021, 9)),
        ("十二月", (2020, 12)),
        ("第三季度", (2021, 9)),
        ("上半年", (2021, 6)),
        ("Sep 2021", (2021, 9)),
        ("项目台账", None),
        ("示例项目01", None),
        ("2021年度", None),
        ("13月", None),
    ],
)
def test_the_month_that_a_name_states(text, month):
    found = stated_month(text, OCTOBER)
    assert (None if found is None else (found.year, found.month)) == month


def test_each_sheet_of_the_same_projects_is_loaded_as_of_its_own_month(tmp_path):
    path = a_file(tmp_path, {"9月": a_month(4, 100), "10月": a_month(5, 200)})
    intake = understood(path, as_of=OCTOBER)
    assert [(d.as_of_date, d.loaded_count) for d in intake.drafts] == [
        (date(2021, 9, 30), 4),
        (OCTOBER, 5),
    ]
    assert codes(intake.files[0]) == [("sheet-of-its-month", ""), ("sheet-of-its-month", "")]


def test_the_newest_sheet_is_current_and_the_other_is_its_history(tmp_path):
    path = a_file(tmp_path, {"10月": a_month(2, 200), "9月": a_month(2, 100)})
    store = an_empty_store()
    store.publish(understood(path, as_of=OCTOBER).drafts, by="经办人", base=0)
    for day, amount in ((OCTOBER, 201), (date(2021, 9, 30), 101)):
        rows = store.current_rows("projects", "register", "旗招商局", day).to_pylist()
        assert [row["planned_investment_wan"] for row in rows] == [amount, amount + 1]


def test_the_title_names_the_month_where_the_sheet_does_not(tmp_path):
    sheets = {
        "表一": [["2021年8月重点项目台账"], *a_month(3, 100)],
        "表二": [["截至2021年9月30日  单位：万元"], *a_month(3, 100)],
    }
    drafts = understood(a_file(tmp_path, sheets), as_of=OCTOBER).drafts
    assert [d.as_of_date for d in drafts] == [date(2021, 8, 31), date(2021, 9, 30)]


def test_lists_of_what_was_new_in_each_month_are_one_state(tmp_path):
    sheets = {
        f"{month}月": [HEADER, *([f"示例项目{month}{n}", "签约", 100] for n in range(3))]
        for month in (1, 2, 3)
    }
    intake = understood(a_file(tmp_path, sheets), as_of=OCTOBER)
    (draft,) = intake.drafts
    assert (draft.as_of_date, draft.loaded_count) == (OCTOBER, 9)
    assert {code for code, _ in codes(intake.files[0])} == {"sheets-together"}


@pytest.mark.parametrize(("choice", "days"), [("together", 1), ("each", 2)])
def test_a_person_decides_otherwise(tmp_path, choice, days):
    same, new = a_month(3, 100), [HEADER, ["示例项目91", "签约", 5]]
    path = a_file(tmp_path, {"9月": same, "10月": same if choice == "together" else new})
    mark = understood(path).files[0].sheets[0].fingerprint
    intake = understood(path, as_of=OCTOBER, corrections={mark: TableCorrection(by_month=choice)})
    assert len({draft.as_of_date for draft in intake.drafts}) == days


def test_a_sheet_without_a_month_keeps_the_day_of_the_upload(tmp_path):
    path = a_file(tmp_path, {"8月": a_month(2, 1), "9月": a_month(2, 1), "汇总": a_month(2, 1)})
    days = {draft.as_of_date for draft in understood(path, as_of=OCTOBER).drafts}
    assert days == {date(2021, 8, 31), date(2021, 9, 30), OCTOBER}


def test_an_empty_template_of_a_coming_month_changes_nothing(tmp_path):
    path = a_file(tmp_path, {"10月": a_month(2, 1), "11月": [HEADER]})
    (draft,) = understood(path, as_of=OCTOBER).drafts
    assert draft.as_of_date == OCTOBER


def test_funds_take_the_month_of_their_sheet(tmp_path):
    header = ["项目名称", "本月到位资金（万元）", "口径"]
    sheets = {f"{m}月": [header, ["示例项目01", m, "企业自报"]] for m in (8, 9)}
    (draft,) = understood(a_file(tmp_path, sheets), as_of=OCTOBER).drafts
    assert [(r["month_date"], r["amount_wan"]) for r in rows_of(draft)] == [
        (date(2021, 8, 31), 8),
        (date(2021, 9, 30), 9),
    ]
