"""A wall that nobody tends: dead lines, sleep, another release, a page of which a part is missing.

The page's time is the test's (``page.clock``); the line to the server can be cut so that nobody
is told.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tools.wall_month.line import Line

pytestmark = pytest.mark.browser

NOON = datetime(2021, 12, 30, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
HOUR = 3_600_000


@pytest.fixture
def line(sample_server):
    """What stands between the wall and the shared server."""
    return Line(sample_server.port)


@pytest.fixture
def timed(context):
    """A page whose time passes only when the test says so."""
    own = context.browser.new_context(
        viewport={"width": 1920, "height": 1080}, locale="zh-CN", timezone_id="Asia/Shanghai"
    )
    own.clock.install(time=NOON)
    own.clock.pause_at(NOON + timedelta(seconds=1))
    yield own.new_page()
    own.close()


def opened(page, line, query="seconds=900"):
    page.goto(f"http://localhost:{line.port}/wall?{query}")
    expect(page.locator("#slide h1")).to_be_visible()
    expect(page.locator("#stamp")).to_contain_text("V4")


def answered(page):
    """Five seconds pass, and the wall has its answer: the server's time is not the test's."""
    with page.expect_response(re.compile("/wall/revision")):
        page.clock.run_for(5_000)


def test_a_line_that_goes_dead_without_a_word_is_marked_and_got_over(timed, line):
    opened(timed, line)
    answered(timed)
    expect(timed.locator("#banner")).to_be_hidden()
    line.cut("dead")
    timed.clock.run_for(10 * 60_000)
    expect(timed.locator("#banner")).to_contain_text("连接中断，显示 12:00 的数据")
    line.mend()
    # Connections from before stay dead: what waits on them is given up and asked anew.
    timed.clock.run_for(8_000)
    answered(timed)
    expect(timed.locator("#banner")).to_be_hidden()


def test_the_mark_names_when_the_figures_were_last_confirmed_and_the_day_of_it(timed, line):
    opened(timed, line)
    timed.clock.fast_forward(3 * HOUR)
    answered(timed)
    expect(timed.locator("#banner")).to_be_hidden()
    line.cut("reset")
    timed.clock.run_for(20_000)
    expect(timed.locator("#banner")).to_contain_text("连接中断，显示 15:00 的数据")
    timed.clock.fast_forward(20 * HOUR)
    expect(timed.locator("#banner")).to_contain_text("连接中断，显示 2021-12-30 15:00 的数据")


def test_who_wakes_up_without_a_line_sees_the_mark_at_once(timed, line):
    opened(timed, line)
    line.cut("hole")
    timed.clock.fast_forward(8 * HOUR)
    expect(timed.locator("#banner")).to_contain_text("连接中断，显示 12:00 的数据")


def test_a_clock_set_forward_or_back_is_got_over(timed, line):
    opened(timed, line)
    for moved in (-400, 400):
        timed.clock.set_system_time(NOON + timedelta(days=moved))
        answered(timed)
        expect(timed.locator("#banner")).to_be_hidden()


def test_another_release_is_taken_up_and_the_slide_stays(timed, line):
    opened(timed, line, "seconds=900&slide=2")
    timed.evaluate("() => { window.same = true; wall.go(4); pause(); }")
    number = timed.locator("#number").inner_text()
    told = {"revision": "4.0.other.", "release": "other"}
    said = f"retry: 500\n\ndata: {json.dumps(told)}\n\n"
    kind = "text/event-stream"
    timed.route("**/wall/events*", lambda route: route.fulfill(body=said, content_type=kind))
    timed.route("**/wall/revision*", lambda route: route.fulfill(json=told))
    timed.clock.run_for(5_000)
    timed.wait_for_function("() => !window.same && window.wall?.shown.show")
    assert timed.locator("#number").inner_text() == number
    expect(timed.locator("#state")).to_have_text("已暂停")
    # What serves the old page on is not asked for it without end.
    timed.evaluate("window.same = true")
    timed.clock.run_for(5_000)
    timed.clock.run_for(5_000)
    assert timed.evaluate("window.same")


@pytest.mark.parametrize("part", ["wall.js", "keys.js", "wall.css"])
def test_a_page_of_which_a_part_did_not_come_is_asked_for_again(timed, line, part):
    where = re.compile(re.escape(f"/wall/{part}"))
    timed.route(where, lambda route: route.abort())
    timed.goto(f"http://localhost:{line.port}/wall?seconds=900")
    timed.unroute(where)
    timed.clock.run_for(10_000)
    expect(timed.locator("#number")).to_have_text(re.compile("1 / 12"))
    expect(timed.locator("#black")).to_be_hidden()
    assert timed.evaluate("getComputedStyle(document.body).display") == "grid"


def test_a_wall_whose_sign_in_ended_says_so(timed, line):
    opened(timed, line)
    timed.route(re.compile("/wall/(revision|events|slides)"), lambda one: one.fulfill(status=401))
    answered(timed)
    timed.clock.run_for(20_000)
    expect(timed.locator("#banner")).to_contain_text("登录已结束，显示 12:00 的数据")
    expect(timed.locator("#banner")).to_contain_text("请在这台机器上重新登录")


def test_a_browser_without_time_limits_of_its_own_shows_the_wall(timed, line):
    timed.add_init_script("delete AbortSignal.timeout")
    opened(timed, line)
    answered(timed)
    expect(timed.locator("#banner")).to_be_hidden()
