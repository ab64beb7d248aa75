"""The readiness page in a real browser: map and matrix choose the same project."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import (
    click_middle,
    go,
    heading,
    opened,
    settled,
    with_address,
    without_address,
)

pytestmark = pytest.mark.browser


def card(page):
    return page.locator(".sb-chosen h2")


def chosen_row(page):
    return page.locator("table.matrix tr.chosen")


def markers(page):
    return page.locator(".st-key-readiness-map .scatterlayer path.point")


def test_map_and_matrix_choose_the_same_project(sample_server, page, context):
    opened(page, sample_server, "/readiness")
    expect(card(page)).to_have_count(0)
    # The last marker drawn lies above the others.
    click_middle(page, markers(page).last)
    expect(card(page)).to_be_visible()
    expect(chosen_row(page)).to_have_count(1)
    name = chosen_row(page).locator(".text").inner_text()
    expect(card(page)).to_contain_text(name)
    expect(page.locator("h2.sb-h2").filter(has_text=name)).to_contain_text("项适用要件")
    with_address(page, "chosen=")
    settled(page)
    # Enter on a row does the same.
    row = page.locator("table.matrix tr button").filter(has_text="示例项目06").first
    row.focus()
    page.keyboard.press("Enter")
    expect(card(page)).to_contain_text("示例项目06")
    expect(row).to_have_attribute("aria-pressed", "true")
    with_address(page, "chosen=sl2021-006")
    settled(page)
    # The card opens the items' cells and the project.
    page.get_by_role("button", name="要件与原表单元格").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".sb-code").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    again = context.new_page()
    again.goto(page.url)
    expect(card(again)).to_contain_text("示例项目06")
    again.close()
    page.get_by_role("button", name="打开项目页").click()
    page.wait_for_url("**/project?project=sl2021-006")
    expect(heading(page)).to_contain_text("示例项目06")
    settled(page)
    go(page, "投产准备")
    expect(card(page)).to_contain_text("示例项目06")
    settled(page)
    # Enter once more lets it go.
    row.focus()
    page.keyboard.press("Enter")
    expect(card(page)).to_have_count(0)
    without_address(page, "chosen=")


def test_legend_weights_and_town(sample_server, page):
    opened(page, sample_server, "/readiness")
    page.locator("table.legend button").filter(has_text="停滞").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("3 行计入这个数字")
    expect(dialog.locator(".sb-code").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    # Equal weights make the gates equally wide.
    gates = page.locator("table.matrix thead th.gate")

    def widths():
        return {round(gates.nth(n).bounding_box()["width"]) for n in range(gates.count())}

    assert max(widths()) > 1.5 * min(widths())
    page.get_by_text("各关口权重相同", exact=True).click()
    expect(page.get_by_text("名次变动超过")).to_be_visible()
    settled(page)
    assert max(widths()) - min(widths()) <= 1
    with_address(page, "equal=true")
    # A town's preset moves the map and shortens the matrix.
    rows = page.locator("table.matrix tr[data-id]")
    every, answer = rows.count(), heading(page).inner_text()
    seen = markers(page).count()
    page.get_by_role("radio", name="昂素镇").click()
    expect(rows).not_to_have_count(every)
    settled(page)
    assert 0 < rows.count() < every
    assert 0 < markers(page).count() < seen
    with_address(page, "town=")
    # The headline goes on speaking of the whole county, and says so.
    assert heading(page).inner_text() == f"全旗：{answer}"
