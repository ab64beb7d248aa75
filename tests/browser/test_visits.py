"""The visits page in a real browser: a filter and its link, a figure's trips and their cells."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose_row, heading, opened, settled, with_address

pytestmark = pytest.mark.browser


def trips(page):
    return page.locator(".st-key-figure-0 .sb-value")


def test_a_filter_a_figures_cells_and_a_row_of_what_moved(sample_server, page, context):
    opened(page, sample_server, "/visits")
    expect(trips(page)).to_contain_text("48")
    page.get_by_role("button", name=re.compile("批次：看数字从哪来")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("48 行计入这个数字")
    expect(dialog.locator(".sb-table").first).to_contain_text(".xlsx")
    expect(dialog.locator(".sb-table .sb-code").first).to_have_text(re.compile(r"^[A-Z]+\d+$"))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    # Another way of meeting is counted, and the link carries it.
    page.get_by_role("radio", name="来访").click()
    expect(trips(page)).not_to_contain_text("48")
    settled(page)
    inbound = trips(page).inner_text()
    with_address(page, f"mode={quote('来访')}")
    again = context.new_page()
    again.goto(page.url)
    expect(trips(again)).to_have_text(inbound)
    again.close()
    choose_row(page, "moves", 0)
    page.wait_for_url("**/project?*project=*")
    expect(heading(page)).to_contain_text("示例项目")
