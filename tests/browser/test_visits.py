"""The visits page in a real browser: a filter and its link, a figure's trips and their cells."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.steps import choose_row, close_dialog, heading, opened, settled, with_address

pytestmark = pytest.mark.browser


def trips(page):
    return page.locator(".st-key-figure-0 .sb-value")


def test_a_filter_a_figures_cells_and_a_row_of_what_moved(sample_server, page, context):
    opened(page, sample_server, "/visits")
    expect(trips(page)).to_contain_text("48")
    page.get_by_role("button", name=re.compile("批次：看数字从哪来")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("48 行计入这个数字")
    expect(dialog.locator(".sb-note").filter(has_text=".xlsx").first).to_be_visible()
    cell = dialog.locator("tr[data-line]").first.locator("td").nth(2)
    expect(cell).to_have_attribute("title", re.compile(r"\.xlsx · .+ · [A-Z]+\d+$"))
    with page.expect_download() as given:
        dialog.get_by_role("button", name="导出这 48 行").click()
    sheet = load_workbook(given.value.path().open("rb")).active
    named = [row for row in sheet.iter_rows(values_only=True) if str(row[3]).endswith(".xlsx")]
    assert len(named) == 48
    assert all(row[4] and re.fullmatch(r"[A-Z]+\d+", row[5]) for row in named)
    settled(page)
    close_dialog(page)
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
