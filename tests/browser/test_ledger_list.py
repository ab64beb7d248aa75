"""The list of a declared ledger in a real browser: menu, filter, a row, its cell, an order."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.steps import heading, opened, settled, sign_in
from tests.builders.own_ledgers import LOAN_HEADERS, LOAN_ROWS, LOANS, an_office
from tests.builders.own_lists import publish_list

pytestmark = pytest.mark.browser


@pytest.fixture
def office_server(tmp_path, start, monkeypatch):
    """A server of an office that declared equipment loans and published three."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        store.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
        publish_list(store, tmp_path, "设备租借", LOAN_HEADERS, [list(row) for row in LOAN_ROWS])
    return start(tmp_path)


def test_from_the_menu_to_the_cell_of_a_late_row_and_to_an_order(page, office_server):
    sign_in(page, office_server)
    settled(page)
    page.get_by_test_id("stTopNavSection").filter(has_text="自有台账").click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="设备租借").click()
    expect(heading(page)).to_contain_text("设备租借 3 条，1 条过了归还期限没办结")
    rows = page.locator(".sbl-list tbody tr")
    expect(rows).to_have_count(3)
    page.get_by_role("radio", name="逾期 1").click()
    expect(rows).to_have_count(1)
    settled(page)
    assert "pick=late" in page.url
    rows.first.click()
    drawer = page.get_by_role("dialog")
    cells = drawer.locator(".sbl-cells tbody tr").filter(has_text="归还期限")
    expect(cells).to_contain_text("2021-10-15")
    expect(cells).to_contain_text("G3")
    expect(drawer).not_to_contain_text("13800000001")
    drawer.get_by_role("button", name="交办").click()
    expect(page.get_by_text("设备租借 SB-01：过期 77 天没办结").first).to_be_visible()
    assert "/dispatch" in page.url


def test_the_address_of_a_list_opens_it_and_a_figure_opens_its_rows(page, office_server):
    opened(page, office_server, f"/{quote('ledger-设备租借')}")
    expect(heading(page)).to_contain_text("设备租借")
    page.locator(".sbl-groups td[data-figure]").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".sbd-title")).to_contain_text("设备租借 · 上海庙镇 2 条")
    expect(drawer.locator(".sbl-cells")).to_be_visible()
    drawer.locator("tr[data-line='1']").click()
    expect(drawer.locator(".sbl-cells")).to_contain_text("SB-03")


def test_rows_with_a_place_stand_on_the_map_and_late_ones_open_from_it(page, office_server):
    opened(page, office_server, f"/{quote('ledger-设备租借')}")
    picture = page.locator(".st-key-ledger-map svg.map")
    expect(picture).to_be_visible()
    expect(picture).to_contain_text("上海庙镇")
    late = page.locator(".st-key-ledger-map .keys span").filter(has_text="逾期")
    expect(late).to_contain_text("1")
    late.locator("b[data-figure]").click()
    expect(page.get_by_role("dialog").locator(".sbd-title")).to_contain_text("设备租借")
