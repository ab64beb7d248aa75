"""That a publish is told, and for how long."""

from __future__ import annotations

from datetime import date

from data.importer.importer import Belonging
from data.store import open_store
from tests.builders.people import signed_in_as
from tests.builders.workbooks import Sheet, a_workbook
from tests.pages.steps import interrupted, opened, read
from ui.intake import jobs

ROWS = [["项目名称", "阶段", "总投资（万元）"], ["示例项目01", "签约", 100]]
TOLD = "已发布版本 V1，各页面已更新"


def test_it_stays_when_the_page_draws_itself_again_until_something_newer(var_folder, monkeypatch):
    signed_in_as(monkeypatch, "administrator")
    content = a_workbook(Sheet("台账", ROWS))
    uploads = [("台账.xlsx", content, Belonging("旗招商局", date(2021, 11, 30)))]
    job = jobs.start(uploads, store=open_store(), period=None, by="经办人")
    read(job)
    app = opened("data", job=job, step="publish")
    app.button(key="data-publish").click().run()
    assert [one.value for one in app.success] == [TOLD]
    app.run()
    assert [one.value for one in app.success] == [TOLD]
    open_store().roll_back(0, by="经办人")
    app.run()
    assert not app.success


def test_it_is_told_though_another_run_is_asked_for_meanwhile(var_folder, monkeypatch):
    signed_in_as(monkeypatch, "administrator")
    content = a_workbook(Sheet("台账", ROWS))
    uploads = [("台账.xlsx", content, Belonging("旗招商局", date(2021, 11, 30)))]
    job = jobs.start(uploads, store=open_store(), period=None, by="经办人")
    read(job)
    app = opened("data", job=job, step="publish")
    interrupted(monkeypatch)
    app.button(key="data-publish").click().run()
    assert [one.value for one in app.success] == [TOLD]
