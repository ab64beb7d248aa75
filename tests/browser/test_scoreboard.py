"""The scoreboard and the desks in a real browser: a row opens its score, a product its cells."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import heading, opened, settled
from tests.builders.own_ledgers import an_office
from tests.builders.scored_counties import publish_hills

pytestmark = pytest.mark.browser


@pytest.fixture
def hills_server(tmp_path, start, monkeypatch):
    """A server of a county with a register of its organisation, targets and verifications."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        publish_hills(store, tmp_path)
    return start(tmp_path)


def test_a_row_opens_its_score_a_product_its_claims_a_body_its_desk(page, hills_server):
    opened(page, hills_server, "/scoreboard")
    expect(heading(page)).to_contain_text("北山镇 100.00 分居首")
    page.locator(".sbs-board tbody tr").filter(has_text="农牧招商组").click()
    expect(page.get_by_text("农牧招商组：42.44 分怎么来的")).to_be_visible()
    settled(page)
    expect(page.locator(".sbs-board tr[aria-current=true]")).to_contain_text("农牧招商组")
    assert "unit=" in page.url
    page.locator(".sbs-parts tr").filter(has_text="签约项目").click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("示例丙项目")
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)

    page.get_by_test_id("stTopNavSection").filter(has_text="考核").click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="组织体系").first.click()
    expect(heading(page)).to_contain_text("双组长、2 个工作部门")
    page.locator(".sbo-bodies tr").filter(has_text="综合协调部").press("Enter")
    expect(page.get_by_text("综合协调部的桌面：1 件")).to_be_visible()
    settled(page)
    page.locator(".sbo-tasks tr[data-figure]").click()
    expect(page.get_by_role("dialog")).to_contain_text("整理招商手册")
