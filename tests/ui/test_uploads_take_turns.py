"""A dozen large uploads at once: two are read, the others wait and say so, all come through."""

from __future__ import annotations

import threading
import time
from datetime import date

import pytest

from data.importer.importer import Belonging
from data.texts import text
from tests.builders.stores import an_empty_store
from tests.builders.workbooks import a_csv
from ui.intake import jobs

UPLOADS = 12
ROWS = 200
_HEADERS = ["项目编号", "项目名称", "阶段", "计划总投资（万元）", "责任单位"]


def a_ledger(number: int, rows: int = ROWS) -> bytes:
    written = [
        [f"P{number:02}{n:05}", f"示例项目{number:02}-{n}", "签约", n, "旗发改委"]
        for n in range(rows)
    ]
    return a_csv([_HEADERS, *written])


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    monkeypatch.setenv("SIGNBOARD_READERS", "2")
    jobs._turns.cache_clear()
    opened = an_empty_store()
    yield opened
    opened.close()
    for job in jobs.open_jobs():
        jobs.discard(job)
    jobs._turns.cache_clear()


def test_twelve_uploads_at_once(store):
    belonging = Belonging("旗招商局", date(2021, 12, 31))
    started = [
        jobs.start(
            [(f"台账{number:02}.csv", a_ledger(number), belonging)],
            store=store,
            period=None,
            by="甲",
        )
        for number in range(UPLOADS)
    ]
    most, seen_waiting = 0, 0
    until = time.monotonic() + 600
    while any(job.state in ("waiting", "reading") for job in started):
        assert time.monotonic() < until
        most = max(most, sum(job.state == "reading" for job in reversed(started)))
        seen_waiting = max(seen_waiting, jobs.before(started[-1]))
        threading.Event().wait(0.01)
    assert most == 2
    assert seen_waiting > 5
    assert [job.state for job in started] == ["ready"] * UPLOADS
    loaded = [job.intake.files[0].sheets[0].rows_loaded for job in started if job.intake]
    assert loaded == [ROWS] * UPLOADS


def test_what_waits_to_be_published_stays_small(store, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_UPLOADS_MB", "1")
    belonging = Belonging("旗招商局", date(2021, 12, 31))
    started = []
    for number in range(4):
        one = [(f"台账{number:02}.csv", a_ledger(number, 1_500), belonging)]
        started.append(jobs.start(one, store=store, period=None, by="甲"))
        finish(started[-1])
        if number == 1:
            jobs.find(started[1].job_id)  # somebody looks at it
    assert [job.state for job in started] == ["aside", "ready", "aside", "ready"]
    assert started[0].intake is None
    jobs.understand_again(started[0], store)
    finish(started[0])
    assert started[0].state == "ready"
    assert started[0].intake is not None
    assert started[0].intake.files[0].sheets[0].rows_loaded == 1_500
    assert started[3].state == "aside"


def test_findings_that_wait_with_an_upload_count_as_well(store, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_UPLOADS_MB", "1")
    amounts = ["计划总投资（万元）", "累计完成投资（万元）", "今年计划投资（万元）"]
    rows = [[f"示例项目{n}", "签约", *["见附件"] * 3] for n in range(350)]
    content = a_csv([["项目名称", "阶段", *amounts], *rows])
    belonging = Belonging("旗招商局", date(2021, 12, 31))
    started = []
    for name in ("一.csv", "二.csv"):
        one = [(name, content, belonging)]
        started.append(jobs.start(one, store=store, period=None, by="甲"))
        finish(started[-1])
    assert [job.state for job in started] == ["aside", "ready"]


def finish(job: jobs.UploadJob) -> None:
    until = time.monotonic() + 600
    while job.state in ("waiting", "reading"):
        assert time.monotonic() < until
        threading.Event().wait(0.01)


def test_an_upload_that_is_discarded_while_it_waits_takes_no_turn(store):
    belonging = Belonging("旗招商局", date(2021, 12, 31))
    with jobs._turns(), jobs._turns():
        job = jobs.start([("台账.csv", a_ledger(1), belonging)], store=store, period=None, by="甲")
        assert job.state == "waiting"
        jobs.discard(job)
    (thread,) = [one for one in threading.enumerate() if one.name == job.job_id] or [None]
    if thread is not None:
        thread.join(30)
    assert job.state == "waiting"
    assert job.intake is None


@pytest.mark.parametrize(("language", "word"), [("zh", "正在排队"), ("en", "Waiting")])
def test_who_waits_is_told_how_many_come_first(language, word):
    assert text(language, "data-step-waiting", count=3).startswith(word)
    assert "3" in text(language, "data-step-waiting", count=3)
    assert "0" not in text(language, "data-step-waiting", count=0)
