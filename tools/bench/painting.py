"""Bench (c): from the click on a filter to the last frame that it changes, in a real browser.

Beside it, in the same run: the floor, a bare page with the same Plotly figures and the
same pieces of HTML drawn again at a click, without a server (its tables are left out).
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import plotly
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import start_server
from tests.chromium import launch_options
from tools.bench.figures import Spread, number, print_table

ROUNDS = 15
WARM = 3
QUIET_MS = 300
_PATIENCE_MS = 60_000
_BARE = Path(__file__).with_name("bare_page.js")
_WATCH = Path(__file__).with_name("painted.js")
Click = Callable[[], None]


@dataclass(frozen=True)
class Painted:
    """A page's rounds and its floor's, and what is drawn again."""

    page: str
    charts: int
    blocks: int
    changes: Spread
    bare: Spread


def main(*, is_small: bool = False) -> None:
    """Print the table of the browser."""
    rounds = 5 if is_small else ROUNDS
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = start_server(Path(folder), SIGNBOARD_SAMPLE="1")
        browser = playwright.chromium.launch(**launch_options())
        try:
            found = [
                measured(browser, server.url, "pipeline", town_clicks, rounds),
                measured(browser, server.url, "visits", mode_clicks, rounds),
            ]
        finally:
            browser.close()
            server.stop()
    print_table(
        f"browser: filter change → painted, sample data, 1440×900, {rounds} rounds",
        ["page", "charts", "HTML", "p50 / p95", "bare page p50 / p95", "÷ bare"],
        [
            [
                *(one.page, str(one.charts), str(one.blocks), one.changes.written),
                *(one.bare.written, number(one.changes.p50 / one.bare.p50)),
            ]
            for one in found
        ],
    )
    print("aim: p50 180 for a page; a fragment of one chart (aim 80) is on neither page")


def measured(
    browser: Browser, url: str, name: str, clicks: Callable[[Page], Iterator[Click]], rounds: int
) -> Painted:
    """One page of the application, then the bare page made of what it shows."""
    page = new_page(browser)
    page.goto(f"{url}/{name}")
    page.locator("h1").first.wait_for(timeout=_PATIENCE_MS)
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState"
        " === 'notRunning'",
        timeout=_PATIENCE_MS,
    )
    page.wait_for_timeout(1500)
    changes = rounds_of(page, "[data-testid=stMain]", clicks(page), rounds, must_differ=True)
    parts = page.evaluate(_BARE.read_text(encoding="utf-8"))
    page.context.close()
    bare = new_page(browser)
    bare.set_content("<meta charset=utf-8><button id=again>again</button><main></main>")
    bare.add_script_tag(path=Path(plotly.__file__).parent / "package_data" / "plotly.min.js")
    bare.evaluate(f"({_BARE.with_name('bare_draw.js').read_text(encoding='utf-8')})")
    bare.evaluate("(parts) => window.show(parts)", parts)
    bare.wait_for_timeout(1500)
    again = cycle([lambda: bare.locator("#again").click()])
    floor = rounds_of(bare, "main", again, rounds, must_differ=False)
    bare.context.close()
    return Painted(name, len(parts["charts"]), len(parts["blocks"]), changes, floor)


def town_clicks(page: Page) -> Iterator[Click]:
    """The pipeline's towns: choose the first, take it away, and so on."""
    page.locator("[data-testid=stPopover] button").first.click()
    box = page.locator(".st-key-towns")
    while True:
        box.locator("input").first.click()
        town = page.locator("[role=option]").nth(1)
        town.wait_for()
        yield town.click
        yield box.locator(".react-aria-ComboBox button[aria-label^=Remove]").first.click


def mode_clicks(page: Page) -> Iterator[Click]:
    """The visits' mode: one after the other."""
    modes = page.locator(".st-key-mode [role=radio]")
    for index in cycle((1, 2, 3, 0)):
        yield modes.nth(index).click


def rounds_of(
    page: Page, area: str, clicks: Iterator[Click], rounds: int, *, must_differ: bool
) -> Spread:
    """Milliseconds of each click until the last change of the area is painted."""
    page.evaluate(_WATCH.read_text(encoding="utf-8"))
    took: list[float] = []
    for _ in range(rounds + WARM):
        click = next(clicks)
        before = page.locator(area).inner_text()
        page.evaluate(f"() => window.watchPainting({json.dumps(area)}, {QUIET_MS})")
        click()
        page.wait_for_function("() => window.paintedAfter !== null", timeout=_PATIENCE_MS)
        took.append(float(page.evaluate("() => window.paintedAfter")))
        if must_differ and page.locator(area).inner_text() == before:
            raise SystemExit(f"the click changed nothing on {page.url}")
        page.wait_for_timeout(200)
    return Spread(tuple(took[WARM:]))


def new_page(browser: Browser) -> Page:
    """A page of a browser profile of its own."""
    return browser.new_context(
        viewport={"width": 1440, "height": 900},
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        color_scheme="light",
        reduced_motion="reduce",
    ).new_page()
