"""The wall in a real browser: a publish, a lost server, keys, an edited agenda, the end."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time

import pytest
from playwright.sync_api import expect

from data.store import Store
from tests.browser.conftest import ROOT, start_server

pytestmark = pytest.mark.browser


def opened(page, server, query=""):
    page.goto(f"{server.url}/wall?{query}")
    expect(page.locator("#slide h1")).to_be_visible()


def number(page):
    return page.locator("#number").inner_text()


def test_keys_and_remotes_turn_pause_jump_and_black(sample_server, page, watch):
    opened(page, sample_server, "slide=3&seconds=900")
    assert number(page) == "3 / 12"
    page.keyboard.press("PageDown")
    assert number(page) == "4 / 12"
    page.keyboard.press("ArrowLeft")
    assert number(page) == "3 / 12"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    assert number(page).startswith("12 / 12")
    page.keyboard.press("4")
    page.wait_for_function("() => document.getElementById('number').textContent === '4 / 12'")
    page.keyboard.press("b")
    expect(page.locator("#black")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator("#black")).to_be_hidden()
    page.keyboard.press(" ")
    expect(page.locator("#state")).to_have_text("已暂停")
    assert not watch.errors
    assert not watch.outside


# What a page shows: what runs over, how it had to be made smaller, the least letter in rem.
LOOK = """() => {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const section = document.querySelector('section');
  const own = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const scale = (one) => {
    const svg = one.closest('svg');
    return svg ? svg.getScreenCTM().a : 1;
  };
  const beyond = (one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return range.getBoundingClientRect().width - one.clientWidth;
  };
  const size = (one) => parseFloat(getComputedStyle(one).fontSize);
  const texts = [...document.querySelectorAll('header *, #slide *, footer *')]
    .filter((one) => own(one) && one.getClientRects().length);
  const nav = document.getElementById('agenda');
  return {
    over: (section.scrollHeight - section.clientHeight) / rem,
    menu: nav.scrollWidth - nav.clientWidth,
    zoom: section.firstElementChild.style.zoom,
    bridge: Math.max(0, ...[...document.querySelectorAll('.bridge [data-fit]')].map(beyond)),
    tables: Math.max(0, ...[...document.querySelectorAll('.halves table')].map(
      (one) => one.offsetWidth - one.parentElement.clientWidth)),
    heads: Math.max(0, ...[...document.querySelectorAll('.matrix thead th.number')].map(
      (one) => one.scrollWidth - one.clientWidth)),
    least: Math.min(...texts.map((one) => size(one) * scale(one))) / rem,
  };
}"""


@pytest.mark.parametrize(
    ("size", "query"),
    [
        ((1920, 1080), "theme=light"),
        ((3840, 2160), "lang=en"),
        ((1920, 1080), "lang=en"),
        ((1024, 768), "theme=light&lang=en"),
        ((1024, 768), ""),
    ],
)
def test_every_page_fits_and_can_be_read(sample_server, page, size, query):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, sample_server, f"seconds=900&{query}")
    for slide, pages in enumerate(
        page.evaluate("wall.shown.show.slides.map((s) => s.pages.length)")
    ):
        for part in range(pages):
            page.evaluate(f"wall.go({slide}, {part})")
            seen = page.evaluate(LOOK)
            assert seen["over"] <= 0.04 and seen["menu"] <= 0, (slide, part, seen)
            assert seen["bridge"] <= 1 and seen["tables"] <= 1, (slide, part, seen)
            assert seen["heads"] <= 1, (slide, part, seen)
            assert seen["zoom"] == "" or float(seen["zoom"]) > 0.95, (slide, part, seen)
            assert seen["least"] >= 0.279, (slide, part, seen)


# A bridge of many large steps: the pairs of its numbers that lie over each other.
CROWDED = """() => {
  const bridge = document.querySelector('.bridge');
  const step = bridge.querySelector('.step');
  for (let more = 0; more < 4; more++) step.after(step.cloneNode(true));
  const numbers = [...bridge.querySelectorAll('.value, .delta')];
  for (const one of numbers)
    one.textContent = one.className === 'value' ? '16,159.43' : '+143.00';
  fit();
  const rects = numbers.map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return range.getBoundingClientRect();
  });
  return rects.flatMap((a, i) => rects.slice(i + 1).filter((b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1));
}"""


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_large_numbers_of_a_bridge_keep_apart(sample_server, page, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, sample_server, "slide=bridge&seconds=900")
    assert page.evaluate(CROWDED) == []


def test_a_long_list_is_parted_and_loses_nothing(sample_server, page):
    page.set_viewport_size({"width": 1024, "height": 768})
    opened(page, sample_server, "slide=assignments&seconds=900")
    parts = page.evaluate("wall.shown.show.slides[0].pages.length")
    assert parts > 1
    rows = 0
    for part in range(parts):
        page.evaluate(f"wall.go(0, {part})")
        rows += page.locator("[data-rows] > div").count()
    assert rows == 10


def test_a_publish_shows_by_itself_and_never_turns_the_slide(tmp_path, sample_database, page):
    shutil.copy(sample_database, tmp_path / "signboard.duckdb")
    server = start_server(tmp_path)
    try:
        opened(page, server, "seconds=300&slide=3")
        expect(page.locator("#stamp")).to_contain_text("V4")
        shown = page.locator("#agenda .now").inner_text()
        words = [sys.executable, "-m", "data", "rollback", "3", "--json"]
        subprocess.run(
            words, cwd=ROOT, env={**os.environ, "SIGNBOARD_VAR": str(tmp_path)}, check=True
        )
        expect(page.locator("#stamp")).to_contain_text("V5")
        expect(page.locator("#banner")).to_contain_text("版本 5")
        assert page.locator("#agenda .now").inner_text() == shown
    finally:
        server.stop()


def test_a_lost_server_leaves_the_last_data_and_comes_back_by_itself(
    tmp_path, sample_database, page
):
    shutil.copy(sample_database, tmp_path / "signboard.duckdb")
    server = start_server(tmp_path)
    try:
        opened(page, server, "seconds=300")
        title = page.locator("#slide h1").inner_text()
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        expect(page.locator("#banner")).to_contain_text("连接中断")
        assert page.locator("#slide h1").inner_text() == title
    finally:
        again = start_server(tmp_path, port=server.port)
    try:
        expect(page.locator("#banner")).to_be_hidden()
        assert page.locator("#slide h1").inner_text() == title
    finally:
        again.stop()


def test_twenty_walls_do_not_hold_up_the_end(tmp_path, sample_database):
    shutil.copy(sample_database, tmp_path / "signboard.duckdb")
    server = start_server(tmp_path)
    lines = [socket.create_connection(("localhost", server.port), timeout=60) for _ in range(20)]
    for line in lines:
        line.sendall(b"GET /wall/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b"text/event-stream" in line.recv(4096)
    server.stop()  # raises where the process is still there after a while
    for line in lines:
        line.close()


def test_a_request_that_never_ends_does_not_hold_up_the_end(tmp_path, sample_database):
    shutil.copy(sample_database, tmp_path / "signboard.duckdb")
    server = start_server(tmp_path)
    with socket.create_connection(("localhost", server.port), timeout=60) as line:
        line.sendall(
            b"POST /wall/position HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n"
        )
        time.sleep(0.5)  # the server has begun to wait for what never comes
        server.stop()
    store = Store.open(tmp_path / "signboard.duckdb")
    assert store.sequence == 4
    store.close()
