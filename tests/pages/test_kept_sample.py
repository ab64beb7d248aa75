"""A sample that was kept: own figures stand alone, the sample is looked at by itself."""

from __future__ import annotations

from datetime import date

import pytest

from data.store import open_store
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened

OWN_DAY = date(2026, 11, 30)


@pytest.fixture
def kept(own_sample_var, monkeypatch):
    signed_in_as(monkeypatch, "administrator")
    publish_rows(open_store(), a_project("甲项目", stage="签约", unit="县招商局"), as_of=OWN_DAY)


def test_own_figures_carry_no_mark_and_no_order_of_the_sample(kept):
    assert "示例数据" not in html(opened("overview"))
    assert "还没有督办事项" in html(opened("dispatch", section="orders"))


def test_the_sample_is_looked_at_by_itself_and_can_still_be_deleted(kept):
    app = opened("data", part="sample")
    assert "只有示例的 V4" in html(app)
    app.button(key="data-sample-look").click().run()
    assert not app.exception
    assert "示例数据" in html(app)
    app = opened("data", part="sample")
    app.button(key="ask-sample").click().run()
    app.button(key="yes-sample").click().run()
    assert open_store().versions()[0].action == "remove_sample"
    assert "没有示例数据" in html(opened("data", part="sample"))
