"""Pictures of every screen, to be looked at; the README's four and the clerk's guide's three.

    python -m tools.pictures [folder] [--readme] [--guides] [--only WORD ...]

A picture's name says what it shows: ``readiness_390_dark_en_sample.png``. It is as wide
as the screen and as tall as the page, so that the first screen is its top. ``--only``
keeps the pictures whose name holds every given word.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import Server, start_server
from tests.browser.steps import settled, sign_in
from tests.browser.test_data_page import next_upload, publish, turn_to, upload
from tests.browser.test_drawer import opened_drawer
from tests.builders.register_file import a_register
from tests.chromium import launch_options

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    *("overview", "pipeline", "visits", "channels", "mobilisation"),
    *("readiness", "funds", "service", "scoreboard", "organisation"),
    *("dispatch", "project", "returns", "display", "data", "glossary", "quarter"),
)
SIZES = ((1440, 900), (1920, 1080), (390, 844))
SCHEMES = ("light", "dark")
LANGUAGES = ("zh", "en")
README_PAGES = ("overview", "pipeline", "visits", "readiness")
# A project of which the sample's ledgers say much.
PROJECT = "sl2021-006"
DRAWN_MS = 60_000
NO_TOAST = "[data-testid=stToast] { visibility: hidden }"


@dataclass(frozen=True)
class Shot:
    """One picture: a page in one size, colour scheme and language, with or without data."""

    page: str
    size: tuple[int, int]
    scheme: str
    language: str
    data: str

    @property
    def name(self) -> str:
        """Its file's name without the ending."""
        return f"{self.page}_{self.size[0]}_{self.scheme}_{self.language}_{self.data}"

    @property
    def path(self) -> str:
        """Its address below the server."""
        asked = {"project": PROJECT} if (self.page, self.data) == ("project", "sample") else {}
        asked |= {"lang": "en"} if self.language == "en" else {}
        return f"/{self.page}?{urlencode(asked)}"


def all_shots() -> list[Shot]:
    """Every page in every size, scheme and language, with the sample and empty."""
    return [
        Shot(page, size, scheme, language, data)
        for data, size, scheme, language, page in itertools.product(
            ("sample", "empty"), SIZES, SCHEMES, LANGUAGES, PAGES
        )
    ]


@contextmanager
def server(data: str) -> Iterator[Server]:
    """A server of its own with the sample, or with an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        started = start_server(Path(folder), SIGNBOARD_SAMPLE="1" if data == "sample" else "0")
        try:
            yield started
        finally:
            started.stop()


@contextmanager
def opened(browser: Browser, shot: Shot) -> Iterator[Page]:
    """A browser page of the shot's size and scheme."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        reduced_motion="reduce",
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def wait_until_drawn(page: Page) -> None:
    """Waits for the headline, the end of the run, and every table's and chart's paint."""
    page.locator("h1").first.wait_for(timeout=DRAWN_MS)
    page.wait_for_function(
        """() => {
          const all = (selector) => [...document.querySelectorAll(selector)];
          const app = document.querySelector('[data-testid=stApp]');
          return app.dataset.testScriptState !== 'running'
            && !all('[data-testid=stSkeleton]').length
            && all('[data-testid=stDataFrame]').every((table) => table.querySelector('canvas'))
            && all('.js-plotly-plot').every((plot) => plot.querySelector('.main-svg'));
        }""",
        timeout=DRAWN_MS,
    )
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)


def show_whole_page(page: Page, width: int, least: int) -> None:
    """Makes the window as tall as the page: it scrolls in an element, not in the window."""
    tall = page.evaluate(
        "() => Math.ceil(document.querySelector('[data-testid=stMainBlockContainer]')"
        ".getBoundingClientRect().bottom"
        " + document.querySelector('[data-testid=stMain]').scrollTop)"
    )
    page.set_viewport_size({"width": width, "height": max(least, tall)})
    page.wait_for_timeout(400)


def take(shots: list[Shot], folder: Path, *, whole: bool = True) -> None:
    """Takes the pictures into ``<folder>/<name>.png``, one server a kind of data."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        for data, some in itertools.groupby(shots, key=lambda shot: shot.data):
            with server(data) as running:
                for shot in some:
                    with opened(browser, shot) as page:
                        page.goto(running.url + shot.path)
                        wait_until_drawn(page)
                        if whole:
                            show_whole_page(page, *shot.size)
                        page.screenshot(path=folder / f"{shot.name}.png")
        browser.close()


def take_readme(folder: Path) -> None:
    """The README's pictures: the first screen of four pages, light, in Chinese."""
    shots = [Shot(page, SIZES[0], "light", "zh", "sample") for page in README_PAGES]
    with tempfile.TemporaryDirectory() as taken:
        take(shots, Path(taken), whole=False)
        folder.mkdir(parents=True, exist_ok=True)
        for shot in shots:
            picture = (Path(taken) / f"{shot.name}.png").read_bytes()
            (folder / f"{shot.page}.png").write_bytes(picture)


def take_guides(page: Page, running: Server, folder: Path) -> None:
    """The clerk's guide's pictures: a question, the review before a publish, the drawer.

    The page walks as the guide tells it: an upload that is published, then one that asks.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        first = a_register(Path(kept) / "台账_2021-11.xlsx", *a_month(1, 9))
        second = a_register(Path(kept) / "台账_2021-12.xlsx", *a_month(2, 10), unit="")
        sign_in(page, running)
        upload(page, first)
        publish(page)
        next_upload(page)
        upload(page, second)
        turn_to(page, "核对")
        page.screenshot(path=folder / "question.png", style=NO_TOAST)
        turn_to(page, "发布")
        page.screenshot(path=folder / "review.png", style=NO_TOAST)
        publish(page)
    page.goto(running.url)
    wait_until_drawn(page)
    settled(page)
    page.locator("[data-figure]").first.focus()
    page.keyboard.press("Enter")
    opened_drawer(page)
    page.screenshot(path=folder / "drawer.png", style=NO_TOAST)


def a_month(first: int, last: int) -> list[tuple[object, ...]]:
    """A month's projects, by their numbers; each month they are planned a little larger."""
    return [
        (f"示例项目{n:02d}", "签约", f"2021-{n:02d}-05", 3000 * n + 100 * first, "第一专项招商组")
        for n in range(first, last + 1)
    ]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.pictures", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "test-results" / "pictures")
    parser.add_argument("--readme", action="store_true", help="only the README's four pictures")
    parser.add_argument("--guides", action="store_true", help="only the clerk's guide's three")
    parser.add_argument("--only", nargs="*", default=[], help="words that a name must hold")
    chosen = parser.parse_args()
    if chosen.readme:
        take_readme(ROOT / "docs" / "images")
        return
    if chosen.guides:
        with sync_playwright() as playwright, server("empty") as running:
            browser = playwright.chromium.launch(**launch_options())
            with opened(browser, Shot("data", SIZES[0], "light", "zh", "empty")) as page:
                take_guides(page, running, ROOT / "docs" / "images" / "guides")
            browser.close()
        return
    wanted = [s for s in all_shots() if set(chosen.only) <= set(s.name.split("_"))]
    take(wanted, chosen.folder)
    print(f"{len(wanted)} pictures in {chosen.folder}")


if __name__ == "__main__":
    main()
