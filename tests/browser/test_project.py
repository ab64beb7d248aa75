"""The project page in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose, close_dialog, heading, opened, settled, with_address

pytestmark = pytest.mark.browser


def test_a_project_is_found_traced_and_kept(sample_server, page, watch):
    opened(page, sample_server, "/project?project=nobody")
    expect(heading(page)).to_have_text("没有找到链接里的项目")
    box = page.get_by_role("combobox", name="查找项目", exact=True)
    box.focus()
    page.keyboard.type("示例项目06")
    page.keyboard.press("Enter")
    expect(heading(page)).to_contain_text("示例项目06")
    with_address(page, "project=sl2021-006")
    settled(page)
    line = page.locator(".st-key-project-timeline")
    expect(line.locator("path.point").first).to_be_attached()
    for written in ("签约", "数据截至 2021-12-31"):
        expect(line.locator("text").filter(has_text=written).first).to_be_attached()
    # A field opens its cells.
    page.locator(".sb-facts div", has_text="签约日期").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("读作“签约日期”")
    expect(drawer.locator(".sbd-sheet .sbd-cell")).to_contain_text("2021-")
    close_dialog(page)
    settled(page)
    # The box finds another project, and another language keeps it.
    choose(page, "查找项目", "示例项目01")
    expect(heading(page)).to_contain_text("示例项目01")
    with_address(page, "project=sl2021-001")
    settled(page)
    page.get_by_role("radio", name="English").click()
    expect(page.get_by_role("link", name="Overview")).to_be_visible()
    expect(heading(page)).to_contain_text("示例项目01")
    settled(page)
    with_address(page, "project=sl2021-001")
    assert not watch.errors
