"""What open pages notice by themselves, and that noticing costs no run of the page."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.steps import opened

pytestmark = pytest.mark.browser
PROJECT = "sl2021-006"
INK = "() => document.querySelector('.js-plotly-plot .annotation text')?.style.fill"


def sent_frames(page):
    """What the page sends over its websocket from now on."""
    sent = []

    def keep(frame):  # the library marks its handlers, which built-in methods forbid
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", keep))
    return sent


def comes_to_rest(page, sent, asked):
    """Waits for five seconds in which the page sends nothing and asks for the version alone."""
    for _ in range(24):
        sent.clear()
        asked.clear()
        page.wait_for_timeout(5000)
        paths = {urlsplit(url).path for url in asked}
        if not sent and paths == {"/version"}:
            return
    raise AssertionError(f"the page never comes to rest: {paths}, {len(sent)} frames")


def test_an_open_page_at_rest_asks_for_nothing_but_takes_up_other_colours(sample_server, page):
    sent = sent_frames(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, sample_server, f"/project?project={PROJECT}")
    expect(page.locator(".js-plotly-plot .annotation text").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    comes_to_rest(page, sent, asked)
    light = page.evaluate(INK)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"(light) => ![light, undefined].includes(({INK})())", arg=light)
    dark = page.evaluate(INK)
    page.emulate_media(color_scheme="light")
    page.wait_for_function(f"(dark) => ![dark, undefined].includes(({INK})())", arg=dark)
    assert page.evaluate(INK) == light
