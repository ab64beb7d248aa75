"""The Data page and the month: places that differ are asked about; a day to come may wait."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from data.importer.importer import Belonging
from data.inbox.scheduled import publish_due, waiting
from data.store import open_store
from tests.builders.ledger_files import a_file
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened, read
from ui.intake import jobs

REGISTER = [
    ["项目名称", "项目阶段", "计划总投资（万元）", "责任单位"],
    ["示例光伏基地", "签约", 5200, "示例局"],
]


@pytest.fixture
def signed_in(monkeypatch):
    signed_in_as(monkeypatch, "administrator")


@pytest.fixture
def upload(var_folder):
    def of(path, day, *, is_chosen=False):
        one = Belonging("示例局", day, is_chosen=is_chosen)
        uploads = [(path.name, path.read_bytes(), one)]
        return read(jobs.start(uploads, store=open_store(), period=None, by="示例经办"))

    return of


def test_places_that_differ_are_asked_about_with_their_cells(upload, signed_in, tmp_path):
    rows = [["2026年10月重点项目台账"], *REGISTER]
    path = a_file(tmp_path, {"项目台账": rows}, "台账（2026年11月）.xlsx")
    job = upload(path, date(2026, 11, 30))
    shown = html(opened("data", job=job, step="check"))
    assert "这张表说的是哪个月？（2026-11、2026-10）" in shown
    assert "标题 A1“2026年10月重点项目台账”：2026-10" in shown
    assert "文件名“台账（2026年11月）.xlsx”：2026-11" in shown
    assert "截至 2026-10-31" in shown
    jobs.discard(job)


def test_a_day_to_come_waits_and_is_published_on_it(upload, signed_in, tmp_path):
    later = date.today().replace(day=1) + timedelta(days=70)
    job = upload(a_file(tmp_path, {"项目台账": REGISTER}), later, is_chosen=True)
    app = opened("data", job=job, step="publish")
    (wait,) = [one for one in app.button if one.key == "data-publish-when-due"]
    assert wait.label == f"等到 {later} 再发布"
    wait.click().run()
    assert jobs.find(job.job_id) is None
    assert open_store().sequence == 0
    assert [one.until for one in waiting()] == [later]
    assert "1 份等到日期再发布" in html(opened("data"))
    publish_due(open_store(), later)
    assert open_store().sequence == 1


def test_what_waits_can_be_published_at_once(upload, signed_in, tmp_path):
    later = date.today().replace(day=1) + timedelta(days=70)
    job = upload(a_file(tmp_path, {"项目台账": REGISTER}), later, is_chosen=True)
    app = opened("data", job=job, step="publish")
    next(one for one in app.button if one.key == "data-publish-when-due").click().run()
    app = opened("data")
    next(one for one in app.button if one.label == "现在发布").click().run()
    assert (open_store().sequence, waiting()) == (1, ())
