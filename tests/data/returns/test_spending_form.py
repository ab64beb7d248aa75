"""The 月度投资 form: a column a month, filled from the last sheet, read back cell by cell."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from data.importer import understand
from data.returns.collection import collection
from data.returns.form_identity import identity_of
from data.returns.periods import month_of
from data.returns.return_form import return_form_workbook
from data.returns.returned_form import merge
from tests.builders.ledger_files import Sheet, a_file
from tests.builders.stores import an_empty_store

UNIT = "旗发改委"
OCTOBER, NOVEMBER, JANUARY = month_of("2021-10"), month_of("2021-11"), month_of("2022-01")
SPANS = ["1月", *(f"1-{month}月" for month in range(2, 13))]


def cumulative(unit="万元", done=10, times=1.0):
    """Planned 10 and done 9 a month in 万元, until a month."""
    top = ["项目名称", "总投资", *(text for span in SPANS for text in (span, None))]
    below = [None, None, *("计划投资", "完成投资") * 12]
    row = [
        "示例项目01",
        1000 * times,
        *(
            value
            for n in range(1, 13)
            for value in (10 * n * times, 9 * n * times if n <= done else None)
        ),
    ]
    title = [f"2021年重点项目月度投资完成情况（单位：{unit}）"]
    columns = [openpyxl.utils.get_column_letter(3 + n) for n in range(24)]
    merges = ("A2:A3", "B2:B3", *(f"{columns[n]}2:{columns[n + 1]}2" for n in range(0, 24, 2)))
    return Sheet([title, top, below, row], merges=merges)


def single_months(done=3):
    """Months by themselves: 5 in each."""
    head = ["项目名称", *(f"{month}月完成投资" for month in range(1, 13))]
    row = ["示例项目01", *(5 if n <= done else None for n in range(1, 13))]
    return Sheet([["2021年月度投资（单位：万元）"], head, row])


def a_store_with(tmp_path, sheet, as_of=OCTOBER.end):
    path = a_file(tmp_path, {"月度投资": sheet})
    intake = understand([(path, path.name)], unit=UNIT, as_of=as_of)
    store = an_empty_store()
    store.publish(intake.drafts, by="甲", base=0)
    return store


def form_of(store, month):
    found = collection(store, month, date(2022, 2, 20))
    return return_form_workbook(store, [one for one in found.returns if one.unit == UNIT], month)


def page_of(content):
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


def filled(page):
    """``1-2月/完成投资`` → what stands in the first row below it."""
    groups, heads = {}, {}
    for column in range(1, page.max_column + 1):
        group = page.cell(3, column).value or groups.get(column - 1)
        groups[column] = group
        own = page.cell(4, column).value
        heads[column] = f"{group}/{own}" if own else group
    return {heads[c]: page.cell(5, c).value for c in heads}


def returned(tmp_path, store, content, **cells):
    """The form with some cells filled in by an office, and what the merge says of it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book.worksheets[0]
    at = {name: number for number, name in enumerate(filled(page), start=1)}
    for name, value in cells.items():
        page.cell(5, at[name]).value = value
    path = tmp_path / "回表.xlsx"
    book.save(path)
    identity = identity_of(path.read_bytes())
    intake = understand([(path, path.name)], unit=identity.unit, as_of=identity.as_of)
    (draft,) = intake.drafts
    merged = merge(store, draft, identity)
    return draft, {
        (one.field, one.old, one.new) for change in merged.edits.changed for one in change.fields
    }


@pytest.mark.parametrize(("unit", "times"), [("万元", 1.0), ("亿元", 0.0001)])
def test_every_month_stands_in_the_form_in_wan_whatever_the_sheet_s_unit(tmp_path, unit, times):
    store = a_store_with(tmp_path, cumulative(unit, times=times))
    found = filled(page_of(form_of(store, NOVEMBER)))
    assert found["1月/完成投资"] == pytest.approx(9)
    assert found["1-10月/完成投资"] == pytest.approx(90)
    assert found["1-11月/完成投资"] is None
    assert found["1-12月/计划投资"] == pytest.approx(120)
    assert not [name for name in found if name and name.startswith("年度")]


def test_months_by_themselves_are_asked_for_as_sums(tmp_path):
    store = a_store_with(tmp_path, single_months(), as_of=date(2021, 3, 31))
    found = filled(page_of(form_of(store, month_of("2021-04"))))
    assert [found[f"{span}/完成投资"] for span in SPANS[:4]] == [5, 10, 15, None]


def test_untouched_it_says_what_was_sent(tmp_path):
    store = a_store_with(tmp_path, cumulative())
    draft, edits = returned(tmp_path, store, form_of(store, NOVEMBER))
    assert (draft.ledger, draft.form) == ("projects", "spending")
    assert edits == set()


def test_the_new_month_and_a_corrected_one_are_changed_cells(tmp_path):
    store = a_store_with(tmp_path, cumulative())
    cells = {"1-11月/完成投资": 99.5, "1-9月/完成投资": 80, "1-8月/完成投资": None}
    draft, edits = returned(tmp_path, store, form_of(store, NOVEMBER), **cells)
    assert edits == {
        ("annual_completed_wan", "90", "99.5"),
        ("1-9月/完成投资", "81", "80"),
        ("1-8月/完成投资", "72", None),
    }
    (row,) = draft.tables["project_row"].to_pylist()
    assert (row["annual_completed_wan"], row["annual_plan_wan"]) == (pytest.approx(99.5), 120)
    store.publish([draft], by="乙", base=1)
    again = filled(page_of(form_of(store, month_of("2021-12"))))
    assert (again["1-9月/完成投资"], again["1-11月/完成投资"]) == (80, 99.5)


def test_a_new_year_begins_with_the_projects_alone(tmp_path):
    store = a_store_with(tmp_path, cumulative())
    found = filled(page_of(form_of(store, JANUARY)))
    assert found["项目名称"] == "示例项目01"
    assert not [name for name, value in found.items() if value is not None and "月/" in name]


def test_a_month_that_was_corrected_meanwhile_is_not_undone_unseen(tmp_path):
    store = a_store_with(tmp_path, cumulative())
    sent = form_of(store, NOVEMBER)
    corrected = cumulative()
    at = corrected.rows[1].index("1-9月") + 1
    corrected.rows[3][at] = 85
    path = a_file(tmp_path, {"月度投资": corrected}, name="更正.xlsx")
    again = understand([(path, path.name)], unit=UNIT, as_of=OCTOBER.end)
    store.publish(again.drafts, by="乙", base=1)
    path = tmp_path / "回表.xlsx"
    path.write_bytes(sent)
    identity = identity_of(sent)
    (draft,) = understand([(path, path.name)], unit=identity.unit, as_of=identity.as_of).drafts
    (undone,) = merge(store, draft, identity).overtaken
    assert (undone.field, undone.sent, undone.now, undone.returned) == (
        "1-9月/完成投资",
        "81",
        "85",
        "81",
    )
