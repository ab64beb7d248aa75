"""The readiness page in a real browser: the map's hands, and what follows them on the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from data.store import Store
from tests.browser.steps import heading, opened, settled, with_address, without_address
from tests.builders.ledger_rows import a_project, publish_rows

pytestmark = pytest.mark.browser


def picture(page):
    return page.locator(".st-key-readiness-map svg.map")


def block(page, name):
    return picture(page).locator(f'.block[data-place="{name}"]')


def symbols(page):
    return picture(page).locator("[role=button][data-id]")


def card(page):
    return page.locator(".st-key-readiness-map .card")


def test_a_town_on_the_map_changes_headline_legend_and_strip(sample_server, page):
    opened(page, sample_server, "/readiness")
    expect(symbols(page)).to_have_count(21)
    assert "7 个项目即将投产" in heading(page).inner_text()
    block(page, "昂素镇").locator(".head").click()
    expect(heading(page)).to_contain_text("昂素镇：没有即将投产的项目")
    with_address(page, "town=")
    settled(page)
    expect(picture(page).locator(".block.faded")).to_have_count(3)
    expect(page.locator(".st-key-readiness-strip tr.off")).to_have_count(4)
    # The same block again comes close to the town, − goes back.
    block(page, "昂素镇").locator(".head").click()
    expect(picture(page).locator(".tray")).to_have_count(1)
    with_address(page, "level=town")
    settled(page)
    page.locator('.st-key-readiness-map [data-value="out"]').click()
    expect(picture(page).locator(".tray")).to_have_count(0)
    without_address(page, "level=town")
    # The legend is the filter of states.
    settled(page)
    page.locator('.st-key-readiness-map .legend [data-value="办手续"] button').first.click()
    with_address(page, "states=")
    settled(page)
    expect(picture(page).locator(".s.grey")).to_have_count(17)


def test_pointer_keyboard_and_wheel_on_the_map(sample_server, page):
    opened(page, sample_server, "/readiness")
    expect(card(page)).to_be_hidden()
    symbols(page).first.hover()
    expect(card(page)).to_be_visible()
    for word in ("状态", "得分区间", "下一关口", "待办单位", "已等"):
        assert word in card(page).inner_text()
    # Tab to a block, arrows inside it, Enter opens the project.
    block(page, "城川镇").focus()
    page.keyboard.press("ArrowRight")
    expect(block(page, "城川镇").locator("[role=button][data-id]").first).to_be_focused()
    page.keyboard.press("ArrowRight")
    second = block(page, "城川镇").locator("[role=button][data-id]").nth(1)
    expect(second).to_be_focused()
    # The wheel comes close to the town under the pointer.
    box = block(page, "敖勒召其镇").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.wheel(0, -200)
    with_address(page, "level=town")
    expect(heading(page)).to_contain_text("敖勒召其镇：")
    settled(page)
    symbols(page).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/project?project=*")


def test_months_are_stepped_through_and_the_map_fills_the_screen(sample_server, page):
    opened(page, sample_server, "/readiness")
    wide = picture(page).bounding_box()["width"]
    page.locator('.st-key-readiness-map [data-value="2021-11-30"]').click()
    expect(page.locator(".sb-stamp-right")).to_contain_text("2021-11-30")
    with_address(page, "as_of=2021-11-30")
    settled(page)
    expect(page.locator('.st-key-readiness-map [aria-current="true"]')).to_have_text("2021-11")
    page.locator('.st-key-readiness-map [data-act="full"]').click()
    page.wait_for_function(
        """(wide) => {
          const host = [...document.querySelectorAll('.st-key-readiness-map *')]
            .find((one) => one.shadowRoot);
          const svg = host.shadowRoot.querySelector('svg.map');
          return svg.viewBox.baseVal.width > wide + 300;
        }""",
        arg=wide,
    )


def test_a_row_of_the_gates_opens_its_project(sample_server, page):
    opened(page, sample_server, "/readiness?view=table")
    page.locator("table.matrix tr button").filter(has_text="示例项目06").first.click()
    page.wait_for_url("**/project?project=sl2021-006")
    expect(heading(page)).to_contain_text("示例项目06")


def test_a_crowded_park_that_nobody_located_opens_by_state_and_its_symbols_are_chosen(
    tmp_path, start, page
):
    store = Store.open(tmp_path / "signboard.duckdb")
    park = (
        a_project(f"示例{n:03d}", stage=("签约", "开工", "投产")[n % 3], park="湘水经济开发区")
        for n in range(120)
    )
    town = (a_project(f"示例{n}", stage="开工", town="白石镇") for n in range(900, 906))
    publish_rows(store, *park, *town)
    store.close()
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, start(tmp_path), "/readiness")
    expect(picture(page).locator(".home, .context")).to_have_count(0)
    expect(symbols(page)).to_have_count(126)
    block(page, "湘水经济开发区").locator(".head").click()
    expect(heading(page)).to_contain_text("湘水经济开发区")
    settled(page)
    block(page, "湘水经济开发区").locator(".head").click()
    expect(symbols(page)).to_have_count(120)
    with_address(page, "level=town")
    settled(page)
    symbols(page).nth(60).click()
    expect(card(page)).to_contain_text("湘水经济开发区，未定位")
    with_address(page, "chosen=")
