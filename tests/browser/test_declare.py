"""An office declares a book of its own by clicks: uploaded, declared, published, known again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose, settled, violations
from tests.browser.test_data_page import sign_in
from tests.builders.invented_books import book

pytestmark = pytest.mark.browser


def hand_in(page, path):
    settled(page)
    page.locator("input[type=file]").first.set_input_files([str(path)])
    expect(page.get_by_text("每个文件是谁报的")).to_be_visible()
    choose(page, "报送单位", "旗招商局")
    start = page.get_by_role("button", name="开始读取")
    expect(start).to_be_enabled()
    start.click()


def test_equipment_loans_are_declared_and_published_by_two_clicks(page, empty_server, tmp_path):
    server = empty_server
    path = book("equipment_loans").write(tmp_path)
    sign_in(page, server)
    hand_in(page, path)
    heading = page.locator("h1.sb-h1")
    expect(heading).to_contain_text("可以建成“会展设备租借”")
    settled(page)
    expect(page.get_by_text("“状态”里哪些算办结？")).to_be_visible()
    assert violations(page) == []
    page.locator(".st-key-declare-do button").click()
    publish = page.locator(".st-key-data-publish button")
    expect(publish).to_be_enabled()
    settled(page)
    expect(heading).to_contain_text("新增 32 行")
    publish.click()
    expect(page.get_by_text("已发布版本")).to_be_visible()
    page.get_by_role("button", name="再收一批表").click()
    hand_in(page, path)
    card = page.locator(".sb-sheet-card")
    expect(card).to_contain_text("会展设备租借")
    expect(card).to_contain_text("读懂")
