"""The overview in a real browser: from a figure to its rows to their cells, by hand and by keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import close_dialog, heading, opened, tab_to, violations

pytestmark = pytest.mark.browser


def sheet(dialog):
    return dialog.locator("table.sbd-sheet")


def expect_traced(dialog, field):
    """Field, original text, cell, header, sheet and file of the row that is chosen."""
    expect(dialog).to_contain_text(field)
    expect(dialog).to_contain_text(".xlsx · 签约项目")
    expect(sheet(dialog).locator(".sbd-cell")).to_have_text(re.compile(r"\d"))


def test_from_every_figure_to_its_rows_to_their_cells(sample_server, page, watch):
    opened(page, sample_server)
    expect(heading(page)).to_contain_text("799.86")
    dialog = page.get_by_role("dialog")
    buttons = page.get_by_role("button", name="看数字从哪来")
    assert buttons.count() == 4
    for number in (0, 2, 3):
        buttons.nth(number).press("Enter")
        expect(dialog).to_contain_text("计入这个数字")
        expect(sheet(dialog).locator(".sbd-cell")).to_be_visible()
        close_dialog(page)
    page.locator(".st-key-figure-1").click()
    expect(dialog).to_contain_text("11 行计入这个数字")
    expect(sheet(dialog)).to_be_visible()
    assert not violations(page)
    first = sheet(dialog).inner_text()
    dialog.locator("tr[data-line]").nth(3).click()
    expect(sheet(dialog)).not_to_have_text(first)
    expect_traced(dialog, "计划总投资")
    assert not watch.errors


def test_the_keyboard_alone_reaches_a_figures_cells_and_a_matter_its_project(sample_server, page):
    page.emulate_media(color_scheme="dark")
    opened(page, sample_server)
    tab_to(page, "计划总投资：看数字从哪来")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("11 行计入这个数字")
    expect_traced(dialog, "计划总投资")
    assert not violations(page)
    close_dialog(page)
    # A matter that needs attention opens its project.
    name = page.locator(".st-key-attention-0 b").first.inner_text()
    page.locator(".st-key-attention-0").click()
    page.wait_for_url("**/project?project=*")
    expect(heading(page)).to_contain_text(name)


def test_on_a_phone_the_long_tables_are_folded_and_open_by_a_tap(sample_server, page):
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, sample_server)
    funds = page.locator(".sb-funds")
    expect(page.get_by_text("展开另外 5 处变动")).to_be_visible()
    expect(funds).to_be_hidden()
    tall = page.get_by_test_id("stMainBlockContainer").evaluate("block => block.scrollHeight")
    assert tall <= 2800
    page.get_by_text(re.compile("展开 .* 个项目的到位资金")).click()
    expect(funds).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, sample_server)
    expect(page.locator(".sb-funds")).to_be_visible()
    expect(page.locator(".sb-fold > summary").first).to_be_hidden()
