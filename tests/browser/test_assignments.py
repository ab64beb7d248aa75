"""Orders in a real browser: typed and followed up, published once, heard on the wall."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose_row, opened, settled, sign_in, violations

pytestmark = pytest.mark.browser


def test_what_the_leader_orders_is_typed_published_and_heard(
    start, sample_database, tmp_path, page, watch
):
    (tmp_path / "signboard.duckdb").write_bytes(sample_database.read_bytes())
    server = start(tmp_path)
    sign_in(page, server)
    opened(page, server, "/dispatch?section=orders")
    page.get_by_text("录入会上交办的事项").click()
    box = page.locator(".st-key-assignments-new-box")
    box.get_by_label("交办事项").fill("一周内拿出复工方案")
    box.get_by_label("责任单位").fill("旗文旅局")
    page.keyboard.press("Enter")
    box.get_by_role("button", name="记下，待发布").click()
    expect(page.get_by_text("新交办：一周内拿出复工方案")).to_be_visible()
    settled(page)
    choose_row(page, "assignments", 3)
    edit = page.get_by_text("填写办理情况：DB2021-009")
    expect(edit).to_be_visible()
    page.get_by_label("反馈情况").fill("方案已过会，月底批复")
    page.locator(".st-key-assignments-edit-keep button").click()
    expect(page.get_by_text("2 处改动未发布", exact=True)).to_be_visible()
    settled(page)
    assert violations(page) == []
    page.get_by_role("button", name="发布督办（2 处改动）").click()
    expect(page.get_by_text("已发布为版本 V5")).to_be_visible()
    expect(page.get_by_text("督办 12 件：")).to_be_visible()
    settled(page)
    choose_row(page, "assignments", 3)
    page.get_by_role("button", name="原文和出处").click()
    expect(page.get_by_role("dialog").get_by_text("页面录入").first).to_be_visible()
    page.goto(f"{server.url}/wall")
    expect(page.get_by_text("方案已过会，月底批复")).to_be_visible()
    assert watch.errors == [] and watch.outside == []
