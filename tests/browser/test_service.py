"""Whole-life service and requests in a real browser: a box, a list, a cell, a channel."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import close_dialog, heading, opened, settled
from tests.builders.ledger_rows import publish_rows
from tests.builders.own_ledgers import an_office
from tests.builders.own_lists import publish_list
from tests.builders.requests import NEED_HEADERS, NEEDS
from tests.builders.service_counties import NOW, large

pytestmark = pytest.mark.browser


@pytest.fixture
def county_server(tmp_path, start, monkeypatch):
    """A server of the large county, with the requests of an office beside its projects."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        for day, rows in large():
            publish_rows(store, *rows, as_of=day)
        publish_list(store, tmp_path, "企业诉求", NEED_HEADERS, NEEDS, NOW)
    return start(tmp_path)


def test_whose_desk_which_list_which_cell_and_requests_by_channel(page, county_server):
    opened(page, county_server, "/service")
    expect(heading(page)).to_contain_text("个项目已过承诺日")
    page.locator(".sbk-desk i[data-figure]").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".sbd-title")).to_contain_text("在服务的项目")
    close_dialog(page)
    page.get_by_role("radio", name="没有专员").click()
    settled(page)
    assert "list=without_officer" in page.url
    rows = page.locator(".sbk-list tbody tr")
    expect(rows).to_have_count(20)
    expect(rows.first).to_contain_text("没有专员")
    page.get_by_role("button", name="下一页").click()
    settled(page)
    expect(page.locator(".sbk-list tbody tr").first).to_contain_text("没有专员")
    rows.first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    close_dialog(page)
    opened(page, county_server, "/ledger-needs")
    expect(page.locator(".sbl-channel em").first).to_be_attached()
    expect(page.locator("body")).not_to_contain_text("13800000001")
