"""The dispatch page in a real browser: another base by a click, a change's two cells by a row."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose_row, close_dialog, heading, opened, settled, with_address

pytestmark = pytest.mark.browser


def test_a_change_opens_the_cells_of_both_sheets_and_another_base_is_a_click(
    sample_server, page, watch
):
    opened(page, sample_server, "/dispatch?topic=amount")
    choose_row(page, "dispatch-changes", 0)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".sbd-sheet .sbd-cell")).to_have_text("92.60")
    versions = dialog.locator(".sbd-versions")
    expect(versions).to_contain_text("90.00")
    for month in ("2021-11", "2021-12"):
        told = versions.locator(f'[title*="旗招商局_签约项目台账_{month}_示例数据.xlsx"]')
        expect(told.first).to_be_visible()
    expect(dialog.get_by_role("alert")).to_have_count(0)
    close_dialog(page)
    page.get_by_role("radio", name="对账与宣读").click()
    with_address(page, "section=bridge")
    page.get_by_role("button", name="看每项变动").click()
    expect(dialog.locator(".sbd-title")).to_contain_text("行相加")
    expect(dialog.locator(".sbd-sheet .sbd-cell")).to_be_visible()
    settled(page)
    expect(dialog.get_by_role("alert")).to_have_count(0)
    close_dialog(page)
    # Another base stands in the address and in the answer.
    expect(heading(page)).to_contain_text("12月比11月")
    page.get_by_role("radio", name="较年初").click()
    expect(heading(page)).to_contain_text("2021年以来（比2020年12月）：新签约 +11 个")
    with_address(page, "against=year")
    settled(page)
    page.get_by_role("radio", name="到位资金").click()
    with_address(page, "bridge=funds")
    expect(page.get_by_text("新年度重新起算").filter(visible=True).first).to_be_visible()
    assert not watch.errors
