"""The drawer in a real browser: what has a pointer reacts, the keyboard walks, figures lead on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import close_dialog, opened, settled

pytestmark = pytest.mark.browser

PAGES = ("/", "/pipeline", "/visits", "/readiness", "/funds", "/dispatch", "/project", "/returns")
# What the platform draws itself (boxes, menus, tables' canvas) answers by itself.
OURS = """() => {
  const found = [];
  const look = (root, host) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) look(node.shadowRoot, host || node);
      const inOwn = host || node.closest("[data-testid=stHtml]");
      if (!inOwn || getComputedStyle(node).cursor !== "pointer") continue;
      const acts = "[data-figure], [data-opens], [data-id], [data-act], .block, a[href], button," +
        "summary";
      if (node.closest(acts)) continue;
      found.push(node.outerHTML.slice(0, 120));
    }
  };
  look(document, null);
  return found;
}"""


def opened_drawer(page):
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".sbd-title")).to_be_visible()
    settled(page)
    return drawer


@pytest.mark.parametrize("path", PAGES)
def test_nothing_has_a_pointer_that_does_nothing(page, sample_server, path):
    opened(page, sample_server, path)
    assert page.evaluate(OURS) == []


@pytest.mark.parametrize("path", ["/", "/pipeline", "/visits", "/readiness", "/funds", "/dispatch"])
def test_each_kind_of_figure_on_a_page_opens_rows_with_a_cell(page, sample_server, path):
    opened(page, sample_server, path)
    kinds = page.evaluate(
        """() => [...new Set([...document.querySelectorAll("[data-figure]")]
              .map((node) => node.dataset.figure.split("?")[0]))]"""
    )
    assert kinds
    for kind in kinds:
        link = page.locator(f'[data-figure="{kind}"], [data-figure^="{kind}?"]').first
        link.focus()
        page.keyboard.press("Enter")
        drawer = opened_drawer(page)
        expect(drawer.locator("[data-line]").first).to_be_visible()
        expect(drawer.locator(".sbd-h2").first).to_contain_text("行计入这个数字")
        expect(drawer.get_by_text("这一格：原文").first).to_be_visible()
        close_dialog(page)


def test_the_rows_are_walked_by_the_arrows_and_a_figure_leads_to_another(page, sample_server):
    opened(page, sample_server, "/")
    page.locator(".st-key-figure-1").click()
    drawer = opened_drawer(page)
    expect(drawer.locator(".sbd-title")).to_contain_text("799.86")
    first = drawer.locator("tr[data-line][aria-current]").inner_text()
    page.keyboard.press("ArrowDown")
    expect(drawer.locator("tr[data-line][aria-current]")).not_to_have_text(first)
    expect(drawer.locator(".sbd-sheet .sbd-cell")).to_contain_text("186")
    drawer.locator(".sbd-feeds tr[data-figure]", has_text="上海庙镇").first.click()
    expect(drawer.locator(".sbd-title")).to_contain_text("上海庙镇")
    drawer.locator(".sbd-crumbs a").first.click()
    expect(drawer.locator(".sbd-title")).to_contain_text("799.86")
    close_dialog(page)


def test_a_bar_of_the_ladder_opens_its_figure(page, sample_server):
    opened(page, sample_server, "/pipeline")
    page.get_by_role("row", name="签约").first.locator(".sbp-flow").first.press("Enter")
    drawer = opened_drawer(page)
    expect(drawer.locator(".sbd-title")).to_contain_text("签约")
