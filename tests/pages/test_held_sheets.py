"""The Data page holds a sheet that would take rows away: what goes, the limits, the answers."""

from __future__ import annotations

import pytest

from data.importer.importer import Belonging
from data.store import open_store
from tests.builders.ledger_files import a_file
from tests.builders.people import signed_in_as
from tests.builders.unit_ledgers import (
    BEFORE,
    NAMES,
    NOW,
    UNIT,
    a_funds_report,
    a_register,
    imported,
    names_of,
)
from tests.pages.steps import html, opened, read
from ui.intake import jobs


@pytest.fixture
def signed_in(monkeypatch):
    signed_in_as(monkeypatch, "administrator")


@pytest.fixture
def job(var_folder, tmp_path):
    """A workbook of a part of the register and of funds, read as an upload."""
    imported(open_store(), tmp_path, {"项目台账": a_register()}, "台账_2024-11.xlsx", BEFORE)
    path = a_file(
        tmp_path, {"项目台账": a_register(NAMES[:4]), "资金": a_funds_report()}, "报表.xlsx"
    )
    belonging = Belonging(UNIT, NOW)
    uploads = [(path.name, path.read_bytes(), belonging)]
    begun = jobs.start(uploads, store=open_store(), period=None, by="经办人")
    yield read(begun)
    if jobs.find(begun.job_id) is not None:
        jobs.discard(begun)


def button(app, label):
    return next(one for one in app.button if label in one.label)


def checking(job, **query):
    return opened("data", job=job, step="check", **query)


def read_again(app, job):
    """Read with what was chosen, and turn to the step that publishes."""
    button(app, "按选好的重新读取").click().run()
    read(job)
    app = opened("data", job=job, step="publish")
    for box in [one for one in app.checkbox if "没有回答" in one.label]:
        box.check().run()
    return app


def test_the_card_shows_what_goes_and_the_numbers_beside_their_limits(job, signed_in):
    app = checking(job)
    shown = html(app)
    assert "按项目台账发布会移走示例园区管委会的 8 行" in shown
    assert "示例项目12" in shown and "会移走 8 行" in shown
    assert "8 / 12" in shown and "66.7%" in shown and "不超过 30%" in shown
    assert "就是项目台账，照此替换" in shown and "载入 4 行，移走 8 行" in shown
    assert "是重点项目调度表" in shown and "载入 4 行，不移走任何行" in shown


def test_nothing_is_published_before_somebody_says_what_the_sheet_is(job, signed_in):
    app = opened("data", job=job, step="publish")
    assert any("1 张表已暂停" in one.value for one in app.warning)
    assert button(app, "先说明已暂停的 1 张表").disabled
    app = checking(job)
    assert button(app, "先说明已暂停的 1 张表").disabled
    # All as suggested answers everything but this.
    button(app, "全部按建议").click().run()
    read(job)
    assert button(opened("data", job=job, step="publish"), "先说明已暂停的 1 张表").disabled


def test_rows_go_only_with_a_reason_and_the_history_shows_it(job, signed_in):
    app = checking(job)
    button(app, "照此替换").click().run()
    assert any("请先写明替换原因" in one.value for one in app.warning)
    reason = next(one for one in app.text_input if "替换原因" in one.label)
    reason.set_value("八个项目已终止").run()
    button(app, "照此替换").click().run()
    app = read_again(app, job)
    button(app, "发布 V2").click().run()
    assert names_of(open_store()) == list(NAMES[:4])
    assert "八个项目已终止" in open_store().versions()[0].note


def test_the_sheet_that_waits_leaves_the_rest_to_be_published(job, signed_in):
    app = checking(job)
    button(app, "这次不发这份").click().run()
    app = read_again(app, job)
    button(app, "发布 V2").click().run()
    assert names_of(open_store()) == list(NAMES)
    assert names_of(open_store(), "funds")


def test_it_speaks_english(job, signed_in):
    shown = html(checking(job, lang="en"))
    assert "it would remove 8 rows of 示例园区管委会. Which ledger is it?" in shown
    assert "at most 30%" in shown
