"""A form that comes back on the Data page: recognised, compared, asked about, published."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.returns.form_identity import identity_of
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.people import signed_in_as
from tests.builders.stores import an_empty_store
from tests.data.returns.test_forms_sent_out import cell_under, edited, form_of
from tests.pages.returning import ReturningStore
from tests.pages.steps import html, opened, read
from ui.intake import jobs
from ui.intake.upload import proposed


@pytest.fixture(scope="module")
def one_unit():
    store = an_empty_store()
    rows = [
        a_project("示例项目01", unit="旗林草局", stage="洽谈", progress_text="在谈"),
        a_project("示例项目02", unit="旗林草局", stage="签约"),
    ]
    publish_rows(store, *rows, as_of=date(2021, 11, 30))
    return ReturningStore(store)


@pytest.fixture
def store(one_unit, tmp_path, monkeypatch):
    with one_unit.lent(tmp_path, monkeypatch) as lent:
        yield lent


def uploaded(store, content: bytes) -> jobs.UploadJob:
    mark = identity_of(content)
    (belonging,) = proposed(["回表.xlsx"], [], "", date(2020, 1, 1), [mark], today=date.today())
    job = jobs.start([("回表.xlsx", content, belonging)], store=store, period=None, by="甲")
    return read(job)


def data_page(job: jobs.UploadJob, monkeypatch) -> AppTest:
    signed_in_as(monkeypatch, "administrator")
    return opened("data", job=job, step="publish", changes="changed")


def table(app: AppTest, *columns: str) -> list[list[object]]:
    """The rows of the table with exactly these columns."""
    (found,) = [one.value for one in app.dataframe if tuple(one.value.columns) == columns]
    return found.to_numpy().tolist()


def keys(app: AppTest) -> list[str]:
    return [str(button.key) for button in app.button]


def test_unit_and_day_come_from_the_mark_not_from_the_name(store):
    mark = identity_of(form_of(store, "旗林草局"))
    (one,) = proposed(
        ["旗招商局_2020-01-31.xlsx"], ["旗招商局"], "", date(2020, 1, 1), [mark], today=date.today()
    )
    assert (one.unit, one.as_of, one.period) == ("旗林草局", date(2021, 12, 31), None)


def test_changed_cells_are_shown_and_a_missing_row_is_asked_about_first(store, monkeypatch):
    def work(book):
        page = book.worksheets[0]
        cell_under(page, "进展情况", "示例项目01").value = "完成备案"
        page.delete_rows(cell_under(page, "项目名称", "示例项目02").row)

    job = uploaded(store, edited(form_of(store, "旗林草局"), work))
    app = data_page(job, monkeypatch)
    assert "旗林草局 的填报表收回来了：改了 1 格，新增 0 行，删去 1 行" in html(app)
    assert ["示例项目01", "进展情况", "在谈", "完成备案"] in [
        row[2:6] for one in app.dataframe for row in one.value.to_numpy().tolist()
    ]
    assert "有 1 行在收回的表里没有了" in html(app)
    assert app.button(key="data-publish").disabled
    app.button(key="returns-removed-settle").click().run()
    assert not app.exception, app.exception
    assert not app.button(key="data-publish").disabled
    app.button(key="data-publish").click().run()
    rows = store.current_rows("projects", "register", "旗林草局", date(2021, 12, 31)).to_pylist()
    assert {row["project_name"]: row["progress_text"] for row in rows} == {
        "示例项目01": "完成备案",
        "示例项目02": None,
    }


def test_a_row_that_is_really_to_go_goes(store, monkeypatch):
    def cut(book):
        page = book.worksheets[0]
        page.delete_rows(cell_under(page, "项目名称", "示例项目02").row)

    job = uploaded(store, edited(form_of(store, "旗林草局"), cut))
    app = data_page(job, monkeypatch)
    (draft,) = job.intake.drafts
    app.multiselect(key=f"removed-{draft.batch_id}").set_value(["示例项目02"]).run()
    app.button(key="returns-removed-settle").click().run()
    app.button(key="data-publish").click().run()
    rows = store.current_rows("projects", "register", "旗林草局", date(2021, 12, 31))
    assert rows["project_name"].to_pylist() == ["示例项目01"]


def test_what_somebody_published_meanwhile_is_said(store, monkeypatch):
    sent = form_of(store, "旗林草局")
    rows = [
        a_project("示例项目01", unit="旗林草局", stage="签约", progress_text="在谈"),
        a_project("示例项目02", unit="旗林草局", stage="签约"),
    ]
    publish_rows(store, *rows, as_of=date(2021, 12, 20), by="乙")
    job = uploaded(store, sent)
    app = data_page(job, monkeypatch)
    assert any("乙 于" in warning.value and "第 2 版" in warning.value for warning in app.warning)
    overtaken = table(app, "报表", "哪一行", "栏目", "发出时", "现在", "收回")
    assert overtaken == [["项目台账", "示例项目01", "阶段", "洽谈", "签约", "洽谈"]]


def test_a_form_filled_from_other_ledgers_tells_what_the_unit_changed(store, monkeypatch):
    publish_rows(
        store,
        a_project("示例项目03", stage="签约", responsible_unit="旗工信局", progress_text="在谈"),
        as_of=date(2021, 12, 20),
    )
    store.save_duty(
        by="甲",
        unit="旗工信局",
        ledger="projects",
        form="register",
        action="owes",
        from_date=date(2021, 12, 1),
        to_date=None,
        reason="",
    )

    def work(book):
        cell_under(book.worksheets[0], "进展情况", "示例项目03").value = "完成备案"

    app = data_page(uploaded(store, edited(form_of(store, "旗工信局"), work)), monkeypatch)
    edits = table(app, "报表", "哪一行", "栏目", "发出时", "收回")
    assert edits == [["项目台账", "示例项目03", "进展情况", "在谈", "完成备案"]]
