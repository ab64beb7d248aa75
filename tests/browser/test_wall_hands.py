"""What hands do to a wall: remotes, numbers, addresses with a slip, agendas edited meanwhile."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import expect

from data.store import Store
from tests.browser.test_wall import number, opened

pytestmark = pytest.mark.browser

# The agenda on show is edited: what stays, in which order, and how long each now is.
EDIT = """([names, seconds]) => {
  const { show } = wall.shown;
  const named = (name) => show.slides.find((one) => one.name === name);
  const slides = names.map((name) => ({ ...named(name), seconds }));
  take({ ...show, revision: show.revision + "x", slides });
}"""


# Lengths of the wall's own timers in milliseconds: of a number being typed, of a notice.
DIGITS, NOTICE = 1500, 15000


def held(page, milliseconds):
    """Timers of this length never end on the page: they must not overtake a slow machine."""
    page.add_init_script(
        f"""(() => {{
          const usual = window.setTimeout;
          window.setTimeout = (act, wait) => (wait === {milliseconds} ? 0 : usual(act, wait));
        }})()"""
    )


def title(page):
    return page.locator("#slide h1").inner_text()


def test_numbers_remotes_and_escape(sample_server, page, watch):
    held(page, DIGITS)
    opened(page, sample_server, "seconds=900")
    page.evaluate("window.same = true")
    page.keyboard.press("1")
    page.keyboard.press("2")
    expect(page.locator("#state")).to_have_text("→ 12")
    page.keyboard.press("Escape")
    expect(page.locator("#state")).to_be_hidden()
    page.keyboard.press("7")
    page.keyboard.press("Enter")
    assert number(page).startswith("7 / 12")
    page.keyboard.press("PageUp")
    assert number(page) == "6 / 12"
    page.keyboard.press(".")
    expect(page.locator("#black")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator("#black")).to_be_hidden()
    page.keyboard.press("F5")
    page.wait_for_function("() => document.fullscreenElement")
    page.keyboard.press("F5")
    page.wait_for_function("() => !document.fullscreenElement")
    assert page.evaluate("window.same"), "F5 loaded the page anew"
    assert not watch.errors


def test_an_edited_agenda_never_takes_away_what_is_read(sample_server, page):
    opened(page, sample_server, "slide=funds")
    read = title(page)
    page.evaluate(EDIT, [["headline", "funds", "pipeline", "stalled"], 15])
    assert (title(page), number(page)) == (read, "2 / 4")
    page.evaluate(EDIT, [["stalled", "headline", "funds"], 15])
    assert (title(page), number(page)) == (read, "3 / 3")
    assert page.evaluate("wall.shown.seconds") == 20, "a page ends when it was to end"
    page.evaluate(EDIT, [["stalled", "headline"], 15])
    assert title(page) == read
    expect(page.locator("#state")).to_have_text("此页已撤下，翻页后不再显示")
    page.evaluate("wall.next()")
    assert number(page).startswith("1 / 2")
    expect(page.locator("#agenda .now")).to_have_text("滞后清单")
    expect(page.locator("#state")).to_be_hidden()
    assert page.evaluate("wall.shown.seconds") == 15


def test_a_slip_in_the_address_is_said_with_what_there_is(sample_server, page):
    held(page, NOTICE)
    opened(page, sample_server, "agenda=周例会&slide=40&theme=blue&lang=fr&seconds=900")
    banner = page.locator("#banner")
    expect(banner).to_contain_text(
        "没有名为“周例会”的议程，现显示“月调度”。可选：月调度、季分析、全年总结、对外版"
    )
    assert number(page).startswith("1 / 12")
    said = [banner.inner_text()]
    for _ in range(6):
        page.evaluate("sayNext()")
        said.append(banner.inner_text())
    for words in ("没有“40”这一页", "可选：1–12", "没有“blue”主题", "没有“fr”语言"):
        assert any(words in one for one in said), (words, said)
    page.goto(f"{sample_server.url}/wall/presenter?agenda=x")
    expect(page.locator("body")).to_contain_text("手机提词未开放")


def test_the_offline_file_and_the_presenters_telephone(
    start, sample_database, tmp_path, page, context, watch
):
    database = tmp_path / "signboard.duckdb"
    shutil.copy(sample_database, database)
    store = Store.open(database)
    for permission in ("presenter", "snapshot"):
        store.meeting.allow(permission, True, by="管理员")
    store.close()
    server = start(tmp_path)

    phone = context.new_page()
    phone.set_viewport_size({"width": 390, "height": 844})
    opened(page, server, "slide=headline&seconds=900")
    page.evaluate("wall.go(2)")
    phone.goto(f"{server.url}/wall/presenter")
    expect(phone.locator("#now")).to_contain_text("3 / 12 数字桥")
    expect(phone.locator("#next")).to_have_text("签约管道")
    expect(phone.locator("#next-title")).to_contain_text("卡在签约到开工")
    expect(phone.locator("#left")).to_contain_text(re.compile(r"1[0-5]:\d\d"))
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    page.keyboard.press(" ")
    expect(phone.locator("#state")).to_have_text("已暂停")
    expect(phone.locator("#left")).to_have_text("—")

    file = tmp_path / "wall.html"
    answer = page.request.get(f"{server.url}/wall/snapshot")
    file.write_bytes(answer.body())
    server.stop()
    # A page of its own: the wall goes on asking for its server until it is left.
    page.close()
    page = context.new_page()
    requests = []
    page.on("request", lambda sent: requests.append(sent.url))
    page.goto(file.as_uri())
    expect(page.locator("#watermark")).to_contain_text("数据截至 2021-12-31")
    assert number(page).startswith("1 / 12")
    for _ in range(20):
        page.keyboard.press("PageDown")
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    assert number(page) == "4 / 12"
    assert requests == [file.as_uri()]
    assert not watch.outside
