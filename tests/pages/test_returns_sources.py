"""Each figure of the returns page opens its returns, each return its sheets and wrong cells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from data.language import speaking
from tests.builders.ledger_rows import a_project, a_visit, drafts_of, publish_rows
from tests.builders.stores import an_empty_store
from tests.pages.returning import ReturningStore
from tests.pages.steps import html, opened

OCTOBER_END, NOVEMBER_END = date(2021, 10, 31), date(2021, 11, 30)
OWED, FILED, MISSING, PROBLEMS = range(4)


@pytest.fixture(scope="module")
def filed():
    """旗林草局 has not filed its projects again; 城川镇 filed its trips with a wrong cell."""
    store = an_empty_store()
    trips = {"unit": "城川镇", "file": "外出招商.xlsx"}
    rows = [a_project("示例项目01", unit="旗林草局"), a_visit(start_date=OCTOBER_END, **trips)]
    publish_rows(store, *rows, as_of=OCTOBER_END)
    (draft,) = drafts_of(
        a_visit(start_date=date(2021, 11, 3), **trips),
        a_visit(start_date=date(2021, 11, 9), **trips),
        as_of=NOVEMBER_END,
    )
    wrong = {
        "batch_id": draft.batch_id,
        "issue_number": 1,
        "sheet_id": draft.tables["source_sheet"]["sheet_id"][0].as_py(),
        "file_name": "外出招商.xlsx",
        "sheet_name": "Sheet1",
        "cell": "F5",
        "row_number": 5,
        "field": "purpose",
        "code": "value-not-allowed",
        "severity": "error",
        "value": "转转",
        "arguments": '{"text": "转转", "allowed": "学习、拜访"}',
    }
    with_issue = {**draft.tables, "upload_issue": pa.Table.from_pylist([wrong])}
    store.publish([replace(draft, tables=with_issue)], by="乙", base=store.sequence)
    return ReturningStore(store)


@pytest.fixture
def november(filed, tmp_path, monkeypatch):
    with filed.lent(tmp_path, monkeypatch) as store:
        yield store


def opened_figure(number, **query):
    app = opened("returns", period="2021-11", **query)
    # The months' names are asked for again outside the page's run.
    with speaking("en" if query else "zh"):
        app = app.button(key=f"figure-{number}-source").click().run()
    assert not app.exception, app.exception
    return app


@pytest.mark.parametrize(
    ("figure", "units"),
    [
        (OWED, ["城川镇", "旗林草局"]),
        (FILED, ["城川镇"]),
        (MISSING, ["旗林草局"]),
        (PROBLEMS, ["城川镇"]),
    ],
)
def test_a_figure_opens_the_returns_that_it_counts(november, figure, units):
    app = opened_figure(figure)
    assert [unit for unit in ("城川镇", "旗林草局") if f'<td title="{unit}">' in html(app)] == units
    assert f"{len(units)} 行计入这个数字" in html(app)


def test_a_return_that_came_shows_who_sent_which_sheet_and_its_wrong_cell(november):
    app = opened_figure(PROBLEMS)
    shown = html(app)
    assert "外出招商.xlsx" in shown
    assert "· 乙" in shown
    for told in ("Sheet1", "A3:", "4–5", "错误 1 处，未读入 0 行；都是 0 才算没有问题"):
        assert told in shown
    (issue,) = app.dataframe[-1].value.to_dict("records")
    assert (issue["单元格"], issue["原文"]) == ("F5", "转转")


def test_a_return_that_is_missing_shows_the_days_and_the_rule(november):
    shown = html(opened_figure(MISSING))
    assert "第 2 版中没有这一期间的数据" in shown
    assert "应报日 2021-12-05，已过 " in shown
    assert "惯例：次月 5 日前报上月" in shown
    assert "报过即应报：首次报送 2021-10" in shown


def test_the_source_reads_in_english(november):
    shown = html(opened_figure(MISSING, lang="en"))
    assert "Version 2 holds no data of the period" in shown
    assert "overdue from 1 day on" in shown
    assert "应报" not in shown


def test_before_a_publish_there_are_no_figures_to_open(var_folder):
    assert not [one for one in opened("returns").button if str(one.key).endswith("-source")]
