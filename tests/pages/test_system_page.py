"""The administrator's page: the check-up, a backup by a click, failed imports, slow queries."""

from __future__ import annotations

import re

import pytest

from data.importer.importer import Belonging, Importer, Upload
from data.inbox.backups import backups
from data.running_log import end_running_log, keep_running_log
from data.store import open_store
from data.telemetry import PAGES, QUERIES
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened
from ui.system import _check_up


@pytest.fixture(autouse=True)
def administrator(own_sample_var, monkeypatch):
    _check_up.clear()
    signed_in_as(monkeypatch, "administrator")
    yield
    _check_up.clear()


def pressed(app, key):
    next(one for one in app.button if one.key == key).click().run()
    assert not app.exception
    return app


def points(app):
    """How many checks need something, as the head says; the machine itself may have some."""
    found = re.search(r"体检 \d+ 项，(?:(\d+) 项要处理|都正常)", html(app))
    return int(found[1] or 0)


def test_a_missing_backup_is_a_point_until_one_is_made_here():
    app = opened("system")
    before = points(app)
    assert "没有备份" in html(app)
    pressed(app, "system-back-up")
    (made,) = backups()
    assert "试还原成功" in app.success[0].value
    assert "没有备份" not in html(app)
    assert points(app) == before - 1
    assert made.name in html(app)


def test_a_misspelt_setting_shows_when_it_is_checked_again(own_sample_var):
    app = opened("system")
    (own_sample_var / "rules").mkdir()
    (own_sample_var / "rules" / "stage.toml").write_text("", encoding="utf-8")
    pressed(app, "system-check-again")
    assert "是不是 stages.toml" in html(app)


def test_a_file_that_could_not_be_read_is_named(own_sample_var, tmp_path):
    broken = tmp_path / "x.xlsx"
    broken.write_bytes(b"no workbook")
    as_of = open_store().snapshot().as_of
    Importer(open_store()).understand(
        Upload.of([(broken, "示例台账.xlsx")], Belonging("示例镇", as_of))
    )
    told = html(opened("system"))
    assert "最近 30 天 1 次导入没有成功" in told
    assert "示例台账.xlsx" in told


def test_pages_and_queries_that_ran_are_timed():
    for measured in (PAGES, QUERIES):  # the page shows the slowest of the whole process
        measured.clear()
    opened("pipeline")
    with PAGES.labels("ledger-书").time():  # of a list that was taken back since
        pass
    told = html(opened("system"))
    assert "签约管道" in told
    assert "pipeline · " in told


def test_errors_of_the_running_log_are_shown(own_sample_var):
    import logging

    handler = keep_running_log()
    try:
        logging.getLogger("data.anything").error("the backup failed")
        assert "the backup failed" in html(opened("system"))
    finally:
        end_running_log(handler)
