"""The pipeline page in a real browser: bars, filters and links that choose projects."""

from __future__ import annotations

import shutil
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.steps import (
    choose_row,
    close_dialog,
    go,
    heading,
    opened,
    settled,
    with_address,
    without_address,
)

pytestmark = pytest.mark.browser


def list_title(page):
    return page.locator("h2.sb-h2").last


def test_bars_groups_and_rows_choose_projects_and_the_link_carries_it(sample_server, page, context):
    opened(page, sample_server, f"/pipeline?list=stock.{quote('洽谈')}")
    expect(list_title(page)).to_contain_text("洽谈 · 存量：5 个项目")
    choose_row(page, "pipeline-projects", 0)
    page.wait_for_url("**/project?project=*")
    expect(heading(page)).to_contain_text("洽谈")
    settled(page)
    # Back at the list that was left.
    go(page, "签约管道", "项目")
    expect(list_title(page)).to_contain_text("洽谈 · 存量：5 个项目")
    settled(page)
    page.locator(".sbp-squares i").first.click()
    expect(list_title(page)).to_contain_text("镇 · ")
    with_address(page, "list=group.town.")
    # The figure's drawer stands over the list that follows it.
    close_dialog(page)
    settled(page)
    page.get_by_role("row", name="建设").first.locator(".sbp-flow i").first.click()
    expect(list_title(page)).to_contain_text("建设 · 本年进入：5 个项目")
    with_address(page, f"list=flow.{quote('建设')}")
    again = context.new_page()
    again.goto(page.url)
    expect(list_title(again)).to_contain_text("建设 · 本年进入：5 个项目")


def test_a_filter_survives_a_reload_a_page_change_and_the_language(sample_server, page):
    opened(page, sample_server, "/pipeline")
    page.get_by_role("button", name="筛选").click()
    box = page.get_by_role("combobox", name="招商方式")
    box.click()
    page.get_by_role("option", name="以商招商").click()
    expect(page.locator(".sb-sub").first).to_contain_text("本年签约 3 个")
    page.keyboard.press("Escape")
    chosen = f"channels={quote('以商招商')}"
    with_address(page, chosen)
    page.reload()
    expect(page.locator(".sb-sub").first).to_contain_text("本年签约 3 个")
    go(page, "总览")
    expect(heading(page)).to_contain_text("本年签约至少 11 个项目")
    without_address(page, chosen)
    go(page, "签约管道", "项目")
    expect(page.locator(".sb-sub").first).to_contain_text("本年签约 3 个")
    page.wait_for_url(f"**{chosen}*")
    page.get_by_role("radio", name="English").click()
    expect(page.locator(".sb-sub").first).to_contain_text("3 signed this year")
    with_address(page, chosen)
    with_address(page, "lang=en")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator(".sb-sub").first).to_contain_text("11 or more signed this year")
    without_address(page, "channels")


def test_a_deep_link_on_a_fresh_server_opens_in_the_frame(
    start, tmp_path, sample_database, page, watch
):
    shutil.copy(sample_database, tmp_path / "signboard.duckdb")
    server = start(tmp_path)
    page.goto(f"{server.url}/pipeline?towns={quote('敖勒召其镇')}&lang=en")
    expect(page.locator(".sb-sub").first).to_contain_text("2 signed this year")
    expect(page.get_by_role("link", name="Overview")).to_be_visible()
    assert not watch.errors
