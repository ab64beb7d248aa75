"""The search box of every page in a real browser: keys, marks, what opens, what is not found."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import heading, opened, settled, with_address

pytestmark = pytest.mark.browser


def come_by_key(page, box):
    """Presses "/" until the box has the keys; on a busy machine a press may be lost."""
    for _ in range(3):
        page.keyboard.press("/")
        try:
            expect(box).to_be_focused(timeout=5000)
        except AssertionError:
            continue
        return
    holds = page.evaluate("document.activeElement?.outerHTML.slice(0, 200)")
    dialogs = page.get_by_role("dialog").count()
    pytest.fail(f"{holds} has the keys, beside {dialogs} dialogs")


def test_initials_find_a_project_and_enter_opens_it(sample_server, page, watch):
    opened(page, sample_server, "/visits?as_of=2021-11-30")
    box = page.get_by_role("combobox", name="查找项目、企业、人员、单位、事项")
    expect(box).to_be_visible()
    come_by_key(page, box)
    page.keyboard.type("qn")
    rows = page.get_by_role("option")
    expect(rows.first).to_have_attribute("aria-selected", "true")
    expect(rows.first).to_contain_text("示例项目28（氢能综合利用）")
    expect(rows.first.locator("mark")).to_have_text("氢能")
    expect(page.get_by_text("qn → 氢能")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    with_address(page, "project=sl2020-028")
    with_address(page, "as_of=2021-11-30")
    expect(heading(page)).to_contain_text("示例项目28")
    assert not watch.errors
    assert not watch.outside


def test_a_unit_narrows_the_pipeline_to_it_alone_and_nothing_says_what_to_do(sample_server, page):
    opened(page, sample_server, "/pipeline?lang=en&towns=昂素镇")
    box = page.get_by_role("combobox", name="Search projects")
    box.click()
    box.press_sequentially("qnyj")
    page.get_by_role("option").filter(has_text="旗能源局").click()
    with_address(page, "units=")
    settled(page)
    assert "towns=" not in page.url
    assert "lang=en" in page.url
    box.click()
    box.press_sequentially("qqqq")
    expect(page.get_by_text("has “qqqq” in its name")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("has “qqqq” in its name")).to_be_hidden()


def test_on_a_phone_the_box_is_above_the_page_and_its_hits_in_sight(sample_server, page):
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, sample_server, "/visits")
    box = page.get_by_role("combobox", name="查找")
    box.click()
    box.press_sequentially("shm")
    found = page.get_by_role("option").filter(has_text=re.compile("^上海庙镇(?!负责人)"))
    expect(found.first).to_be_visible()
    at = found.first.bounding_box()
    assert at["x"] >= 0
    assert at["x"] + at["width"] <= 390
    found.first.click()
    with_address(page, "/pipeline?towns=")


def test_a_figure_leads_to_its_term_and_the_term_can_be_searched(sample_server, page):
    opened(page, sample_server, "/pipeline")
    heading(page).locator("[data-figure]").first.click()
    page.get_by_role("dialog").get_by_role("button", name="口径说明").click()
    with_address(page, "/glossary?term=figure-")
    settled(page)
    expect(page.locator(".sb-term")).to_have_count(1)
    box = page.get_by_role("combobox", name="查找")
    box.click()
    box.press_sequentially("xushijindu")
    page.get_by_role("option").filter(has_text="序时进度").first.click()
    with_address(page, "term=targets")
    expect(page.locator(".sb-term th")).to_have_text("序时进度")


def test_a_project_opens_from_its_name_on_other_pages(sample_server, page):
    for path in ("funds", "quarter"):
        page.goto(f"{sample_server.url}/{path}")
        name = page.locator('[data-opens*="project"]').first
        expect(name).to_be_visible()
        settled(page)
        said = name.inner_text()
        name.click()
        expect(page.locator("h1")).to_contain_text(said[:6])
        expect(page).to_have_url(re.compile("/project\\?.*project="))
