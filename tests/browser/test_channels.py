"""From a connector to the rows of what it brought; a repeated lead; the brochure downloaded."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import heading, opened
from tests.builders.own_ledgers import an_office
from tests.builders.sourcing import LEAD_HEADERS, LEADS, few_projects, publish

pytestmark = pytest.mark.browser


@pytest.fixture
def office_server(tmp_path, start, monkeypatch):
    """A server of an office with 20 projects and ten leads."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        publish(store, tmp_path, {"项目台账": few_projects()})
        leads = [["招商线索台账"], list(LEAD_HEADERS), *LEADS]
        publish(store, tmp_path, {"招商线索": leads})
    return start(tmp_path)


def test_a_connector_opens_its_projects_and_a_repeated_lead_both_rows(page, office_server):
    opened(page, office_server, "/channels")
    expect(heading(page)).to_contain_text("3 家企业、商会引荐 6 个项目")
    page.locator(".sbc-who").filter(has_text="示例企业甲有限公司").click()
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".sbd-title")).to_contain_text("示例企业甲有限公司")
    expect(drawer.locator("tr[data-line]")).to_have_count(3)
    page.keyboard.press("Escape")
    page.get_by_role("radio", name="汇总").click()
    expect(page.locator(".sbc-squares")).to_be_visible()
    opened(page, office_server, "/mobilisation")
    page.locator("td[data-figure]").filter(has_text="先报线索：示例线索甲").click()
    expect(page.get_by_role("dialog")).to_contain_text("示某")
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="生成宣传册（PPTX）").click()
    assert download.value.suggested_filename.endswith("2021-12-31.pptx")
