"""A browser that is too old says so on a page of its own, whatever page was asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

import ui

pytestmark = pytest.mark.browser

# Chromium before 112, where the platform's own script ends, and before 85, where the wall's would.
WITHOUT_REPLACE_ALL = "delete String.prototype.replaceAll;"
WITHOUT_SETS = """
window.RegExp = new Proxy(RegExp, {
  construct(known, [pattern, flags = ""]) {
    if (flags.includes("v")) throw new SyntaxError(`Invalid flags supplied to RegExp '${flags}'`);
    return new known(pattern, flags);
  },
});
"""


@pytest.mark.parametrize(
    ("path", "lacks"),
    [
        ("/", WITHOUT_SETS),
        ("/readiness?lang=en", WITHOUT_SETS),
        ("/sign-in", WITHOUT_SETS),
        ("/wall", WITHOUT_REPLACE_ALL),
    ],
)
def test_it_names_the_browsers_that_do_in_both_languages(sample_server, page, path, lacks):
    page.add_init_script(lacks)
    page.goto(sample_server.url + path)
    expect(page.get_by_role("heading", name="这个浏览器太旧，打不开调度台")).to_be_visible()
    expect(
        page.get_by_role("heading", name="This browser is too old for the board")
    ).to_be_visible()
    expect(page.get_by_text("内核 Chromium 112 及以上")).to_be_visible()
    expect(page.get_by_text("极速模式").first).to_be_visible()


def test_a_wall_goes_on_in_a_browser_too_old_for_the_pages(sample_server, page):
    page.add_init_script(WITHOUT_SETS)
    page.goto(f"{sample_server.url}/wall")
    expect(page.locator("#slide h1")).to_be_visible()


def test_no_style_needs_what_these_browsers_lack():
    """Chromium pairs colours from 123 and mixes them by name; ``ui/theme.py`` does both."""
    sheets = list(Path(ui.__file__).parent.rglob("*.css"))
    assert len(sheets) > 20
    newer = re.compile(r"color-mix\(|light-dark\(|oklch\(|@starting-style|&\s*[.:>]")
    found = {one.name: newer.findall(one.read_text(encoding="utf-8")) for one in sheets}
    assert {name: words for name, words in found.items() if words} == {}
