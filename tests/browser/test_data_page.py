"""The Data page in a real browser: from an upload to every open page, and back."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import expect

from data.store import Store
from tests.browser.steps import COLOURS, choose, settled, switch_colours, violations
from tests.builders.register_file import a_register

pytestmark = pytest.mark.browser


def sign_in(page, server):
    page.goto(f"{server.url}/sign-in?token={server.token}")
    expect(page.get_by_text("非涉密系统，严禁上传涉密信息").first).to_be_visible()


def upload(page, path, unit="旗招商局"):
    # A box that is still being drawn may be another one a moment later.
    settled(page)
    page.locator("input[type=file]").first.set_input_files(str(path))
    expect(page.get_by_text("每个文件是谁报的")).to_be_visible()
    choose(page, "报送单位", unit)
    start = page.get_by_role("button", name="开始读取")
    expect(start).to_be_enabled()
    start.click()
    expect(page.get_by_text("读懂了")).to_be_visible()


def publish(page):
    """Publishes; questions that are still open are agreed to first."""
    button = page.get_by_role("button", name="发布（")
    expect(button).to_be_visible()
    if button.is_disabled():
        page.get_by_text("个影响数字的问题没有回答").click()
    expect(button).to_be_enabled()
    button.click()
    expect(page.get_by_text("已发布版本")).to_be_visible()
    # The emptied uploader takes the old one's place: what is put into the old one is gone.
    settled(page)


@pytest.fixture
def register(tmp_path):
    return a_register(
        tmp_path / "files" / "台账_2021-12.xlsx",
        ("示例项目01", "签约", datetime(2021, 3, 5), 12000.5, "第一专项招商组"),
        ("示例项目02", "洽谈", None, "约3亿", "第二专项招商组"),
        ("示例项目03", "签约", "2021.13.40", 5600, "第一专项招商组"),
    )


def test_reading_goes_on_when_the_tab_is_closed(empty_server, page, context, register):
    sign_in(page, empty_server)
    upload(page, register)
    page.close()
    again = context.new_page()
    again.goto(f"{empty_server.url}/data")
    again.get_by_role("button", name="继续").click()
    expect(again.get_by_text("读懂了")).to_be_visible()
    publish(again)


def test_the_steps_are_readable_and_a_click_and_a_confirmation_roll_back(
    empty_server, page, register, tmp_path
):
    sign_in(page, empty_server)
    assert not violations(page)
    upload(page, register)
    assert not violations(page)
    switch_colours(page, "dark")
    assert not violations(page, COLOURS)
    publish(page)
    upload(page, a_register(tmp_path / "second" / "台账_2021-12.xlsx", ("示例项目09", "签约")))
    expect(page.get_by_text("新增 1、变更 0、移除 3").first).to_be_visible()
    publish(page)
    page.get_by_role("button", name="退回到这个版本").click()
    page.get_by_role("button", name="确定", exact=True).click()
    expect(page.get_by_text("退回到 V1", exact=False).first).to_be_visible()


def test_a_publish_shows_on_other_open_pages_and_who_is_overtaken_looks_again(
    empty_server, page, context, register, tmp_path
):
    wall = context.new_page()
    wall.goto(f"{empty_server.url}/")
    expect(wall.get_by_text("还没有数据")).to_be_visible()
    sign_in(page, empty_server)
    upload(page, register)
    expect(page.get_by_text("2021.13.40").first).to_be_attached()
    other = context.new_page()
    other.goto(f"{empty_server.url}/data")
    upload(other, a_register(tmp_path / "second" / "台账_2021-12.xlsx", ("示例项目09", "签约")))
    publish(other)
    # Without a click.
    expect(wall.locator("h1.sb-h1")).to_contain_text("签约")
    expect(wall.locator(".sb-stamp")).to_contain_text("2021-12-31")
    page.get_by_text("个影响数字的问题没有回答").click()
    page.get_by_role("button", name="发布（").click()
    expect(page.get_by_text("已按最新版本重新比较")).to_be_visible()
    expect(page.get_by_text("新增 3、变更 0、移除 1").first).to_be_visible()
    publish(page)


def test_sigterm_lets_go_of_the_database_and_the_next_start_prints_no_link(
    empty_server, tmp_path, page, start
):
    page.goto(f"{empty_server.url}/data")
    expect(page.locator("h1.sb-h1")).to_be_visible()
    assert empty_server.token
    empty_server.stop()
    store = Store.open(tmp_path / "signboard.duckdb")
    assert store.sequence == 0
    store.close()
    assert "token=" not in start(tmp_path).log.read_text(encoding="utf-8")
