"""The Data page says what of a sheet is hidden, which month it is and whose its rows are."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.importer.importer import Belonging
from data.store import open_store
from tests.builders.people import signed_in_as
from tests.builders.workbooks import Sheet, a_workbook
from tests.pages.steps import html, opened, read
from ui.intake import jobs

HEADER = ["项目名称", "阶段", "总投资（万元）", "报送单位"]
ROWS = [
    HEADER,
    ["示例项目01", "签约", 100, "上海庙镇"],
    ["示例项目02", "签约", 200, "城川镇"],
    ["示例项目03", "签约", 300, "城川镇"],
]


@pytest.fixture
def signed_in(monkeypatch):
    signed_in_as(monkeypatch, "administrator")


@pytest.fixture
def job(var_folder):
    content = a_workbook(Sheet("9月", ROWS, hidden_rows=(4,)), Sheet("10月", ROWS))
    uploads = [("台账.xlsx", content, Belonging("旗招商局", date(2021, 10, 31)))]
    job = jobs.start(uploads, store=open_store(), period=None, by="经办人")
    read(job)
    yield job
    if jobs.find(job.job_id) is not None:
        jobs.discard(job)


def choose(app: AppTest, job, part: str, value: str) -> AppTest:
    box = next(one for one in app.selectbox if one.key.endswith(f"-{part}"))
    box.select(value)
    app.run()
    app.button(key="data-again").click().run()
    read(job)
    return opened("data", job=job)


def test_what_is_hidden_and_which_month_a_sheet_is_stand_in_its_line(signed_in, job):
    said = html(opened("data", job=job))
    assert "1 行隐藏或筛选掉，也已读取" in said
    assert "按本月（2021-09-30）载入，同类的还有 10月" in said
    said = html(opened("data", job=job, lang="en"))
    assert "1 hidden or filtered row was read" in said


def test_hidden_rows_are_left_out_by_choice(signed_in, job):
    app = choose(opened("data", job=job), job, "hidden", "leave-out")
    assert "1 行隐藏或筛选掉，没有读取" in html(app)
    assert [draft.loaded_count for draft in job.intake.drafts] == [2, 3]


def test_months_are_one_state_by_choice(signed_in, job):
    choose(opened("data", job=job), job, "by_month", "together")
    assert [(d.as_of_date, d.loaded_count) for d in job.intake.drafts] == [(date(2021, 10, 31), 6)]


def test_rows_are_parted_by_their_unit_by_choice(signed_in, job):
    app = choose(opened("data", job=job), job, "by_unit", "split")
    assert {draft.unit for draft in job.intake.drafts} == {"上海庙镇", "城川镇"}
    assert "按“报送单位”拆开：城川镇 2、上海庙镇 1" in html(app)
