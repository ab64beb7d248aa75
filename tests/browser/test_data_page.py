"""The Data page in a real browser: the whole walk of an upload, to every open page, and back."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import expect

from data.store import Store
from tests.browser.steps import (
    COLOURS,
    choose,
    opened,
    settled,
    sign_in,
    switch_colours,
    violations,
)
from tests.builders.register_file import a_register

pytestmark = pytest.mark.browser


def upload(page, *paths, unit="旗招商局"):
    # A box that is still being drawn may be another one a moment later.
    settled(page)
    page.locator("input[type=file]").first.set_input_files([str(path) for path in paths])
    expect(page.get_by_text("每个文件是谁报的")).to_be_visible()
    choose(page, "报送单位", unit)
    start = page.get_by_role("button", name="开始读取")
    expect(start).to_be_enabled()
    start.click()
    expect(page.locator(".sb-sheet-card").first).to_be_visible()
    settled(page)


def turn_to(page, step):
    """Goes to a step by the row of steps."""
    page.get_by_role("button", name=f"步 {step}：").click()
    expect(page.locator(".sb-step-now", has_text=step)).to_be_visible()
    settled(page)


def publish(page):
    """Publishes from any step; questions that are still open are agreed to first."""
    turn_to(page, "发布")
    button = page.locator(".st-key-data-publish button")
    expect(button).to_be_visible()
    if button.is_disabled():
        page.get_by_text("个影响数字的问题没有回答").click()
    expect(button).to_be_enabled()
    button.click()
    expect(page.get_by_text("已发布版本")).to_be_visible()
    settled(page)


def next_upload(page):
    page.get_by_role("button", name="再收一批表").click()
    expect(page.get_by_role("button", name="开始读取")).to_be_visible()
    settled(page)


@pytest.fixture
def register(tmp_path):
    return a_register(
        tmp_path / "files" / "台账_2021-12.xlsx",
        ("示例项目01", "签约", datetime(2021, 3, 5), 12000.5, "第一专项招商组"),
        ("示例项目02", "洽谈", None, "约3亿", "第二专项招商组"),
        ("示例项目03", "签约", "2021.13.40", 5600, "第一专项招商组"),
    )


def test_the_whole_walk_ends_on_every_open_page(empty_server, page, context, register):
    other = context.new_page()
    opened(other, empty_server, "/pipeline")
    sign_in(page, empty_server)
    upload(page, register)
    # Understood: the sheet as it stands, every row with a word, a doubtful cell framed.
    expect(page.locator("h1.sb-h1")).to_contain_text("读懂了 1 张表，3 行可以载入")
    sheet = page.locator(".sb-sheet-view")
    expect(sheet.locator(".sb-read-as")).to_contain_text("计划总投资")
    expect(sheet.locator("mark", has_text="2021.13.40")).to_be_visible()
    expect(page.get_by_text("每一行都有着落")).to_be_visible()
    assert not violations(page)
    # Asked: readings side by side; one is chosen, the files are read again with it.
    page.get_by_role("button", name="去核对").click()
    expect(page.locator("h1.sb-h1")).to_contain_text("需要您决定")
    settled(page)
    assert not violations(page)
    unanswered = page.locator(".sb-question").count()
    page.locator("[class*=st-key-pick-reading] button").first.click()
    page.get_by_role("button", name="按选好的重新读取（1 个）").click()
    expect(page.locator(".sb-choice-on").first).to_be_attached()
    settled(page)
    if unanswered > 1:
        page.get_by_role("button", name="全部按建议").click()
    expect(page.locator("h1.sb-h1")).to_contain_text("已回答")
    # Published: the bridge closes, the bar says the version, another page follows by itself.
    turn_to(page, "发布")
    expect(page.get_by_text("余差 0").first).to_be_visible()
    assert not violations(page)
    page.locator(".st-key-data-publish button", has_text="发布 V1").click()
    expect(page.locator("h1.sb-h1")).to_contain_text("现在能出的材料")
    expect(page.get_by_text("已发布版本 V1")).to_be_visible()
    expect(page.get_by_role("button", name="下载带批注的原表")).to_be_visible()
    expect(other.locator(".sb-stamp")).to_contain_text("2021-12-31")


def test_a_refused_file_leaves_the_uploader_and_the_way_out_and_others_go_on(
    empty_server, page, register, tmp_path
):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing of a workbook")
    sign_in(page, empty_server)
    settled(page)
    page.locator("input[type=file]").first.set_input_files(str(broken))
    choose(page, "报送单位", "旗招商局")
    page.get_by_role("button", name="开始读取").click()
    expect(page.locator(".sb-refused")).to_contain_text("没有读取")
    bar = page.locator(".st-key-action-bar")
    expect(bar.get_by_role("button", name="没有可以发布的表")).to_be_disabled()
    expect(bar.get_by_role("button", name="放弃本次")).to_be_visible()
    settled(page)
    # Another file joins the upload; the broken one stays named until it is left out.
    page.locator("input[type=file]").first.set_input_files(str(register))
    page.get_by_role("button", name="把 1 个文件加进来").click()
    expect(page.locator("h1.sb-h1")).to_contain_text("1 个文件没有读取")
    expect(page.locator(".sb-sheet-card")).to_have_count(1)
    page.get_by_role("button", name="从本次移出").click()
    expect(page.locator(".sb-refused")).to_have_count(0)
    expect(page.locator("h1.sb-h1")).to_contain_text("3 行可以载入")
    settled(page)
    bar.get_by_role("button", name="放弃本次").click()
    bar.get_by_role("button", name="确定").click()
    expect(page.get_by_role("button", name="开始读取")).to_be_visible()


def test_on_a_phone_every_step_keeps_its_buttons_in_sight(empty_server, page, register):
    page.set_viewport_size({"width": 390, "height": 844})
    sign_in(page, empty_server)
    upload(page, register)
    for step in ("核对", "发布"):
        for name in ("放弃本次", "发布 V1"):
            button = page.locator(".st-key-action-bar").get_by_role("button", name=name)
            expect(button).to_be_in_viewport()
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= 390
        turn_to(page, step)
    publish(page)
    expect(page.get_by_role("button", name="下载全部")).to_be_in_viewport()


def test_reading_goes_on_when_the_tab_is_closed_and_a_draft_waits(
    empty_server, page, context, register
):
    sign_in(page, empty_server)
    upload(page, register)
    page.reload()
    expect(page.locator(".sb-sheet-card")).to_have_count(1)
    settled(page)
    page.get_by_role("button", name="留作草稿").click()
    expect(page.get_by_text("1 份草稿还没有发布")).to_be_visible()
    page.close()
    again = context.new_page()
    again.goto(f"{empty_server.url}/data")
    again.get_by_role("button", name="继续").click()
    expect(again.locator(".sb-sheet-card")).to_have_count(1)
    settled(again)
    publish(again)


def test_the_steps_are_readable_and_a_click_and_a_confirmation_roll_back(
    empty_server, page, register, tmp_path
):
    sign_in(page, empty_server)
    assert not violations(page)
    upload(page, register)
    switch_colours(page, "dark")
    for step in ("核对", "发布", "收表"):
        turn_to(page, step)
        assert not violations(page, COLOURS)
    publish(page)
    next_upload(page)
    second = a_register(
        tmp_path / "second" / "台账_2021-12.xlsx",
        ("示例项目01", "签约", datetime(2021, 3, 5), 12000.5, "第一专项招商组"),
        ("示例项目02", "洽谈", None, 30000, "第二专项招商组"),
        ("示例项目03", "签约", datetime(2021, 3, 5), 5600, "第一专项招商组"),
        ("示例项目09", "签约"),
    )
    upload(page, second)
    turn_to(page, "发布")
    expect(page.get_by_text("新增 1 行、").first).to_be_visible()
    publish(page)
    page.get_by_role("radio", name="版本 2").click()
    page.get_by_role("button", name="退回到这个版本").click()
    page.get_by_role("button", name="确定", exact=True).click()
    expect(page.get_by_text("退回到 V1", exact=False).first).to_be_visible()


def test_a_publish_shows_on_other_open_pages_and_who_is_overtaken_looks_again(
    empty_server, page, context, register, tmp_path
):
    wall = context.new_page()
    wall.goto(f"{empty_server.url}/")
    expect(wall.get_by_text("还没有数据")).to_be_visible()
    sign_in(page, empty_server)
    upload(page, register)
    turn_to(page, "发布")
    other = context.new_page()
    other.goto(f"{empty_server.url}/data")
    upload(other, a_register(tmp_path / "second" / "台账_2021-12.xlsx", ("示例项目09", "签约")))
    publish(other)
    # Without a click.
    expect(wall.locator("h1.sb-h1")).to_contain_text("签约")
    expect(wall.locator(".sb-stamp")).to_contain_text("2021-12-31")
    settled(page)
    page.get_by_text("个影响数字的问题没有回答").click()
    page.locator(".st-key-data-publish button").click()
    expect(page.get_by_text("已按最新版本重新比较")).to_be_visible()
    expect(page.get_by_text("新增 3 行、变更 0 行、移走 1 行").first).to_be_visible()
    publish(page)


def test_the_first_own_publish_takes_the_sample_out_and_the_marks_with_it(
    tmp_path, sample_database, start, page
):
    var = tmp_path / "var"
    var.mkdir()
    (var / "signboard.duckdb").write_bytes(sample_database.read_bytes())
    server = start(var)
    sign_in(page, server)
    upload(
        page, a_register(tmp_path / "files" / "项目_2026-10.xlsx", ("甲项目", "签约", None, 900))
    )
    turn_to(page, "发布")
    expect(page.get_by_text("新增 1 行、变更 0 行、移走 0 行").first).to_be_visible()
    expect(page.get_by_text("这是第一份数据，全部为新增")).to_be_visible()
    expect(page.get_by_role("button", name="✓ 同时删除示例数据")).to_be_attached()
    publish(page)
    opened(page, server, "/")
    expect(page.locator(".sb-stamp")).not_to_contain_text("示例数据")
    expect(page.locator(".sb-stamp")).to_contain_text("2026-10-31")
    opened(page, server, "/dispatch?section=orders")
    expect(page.get_by_text("还没有督办事项")).to_be_visible()


def test_sigterm_lets_go_of_the_database_and_the_next_start_prints_no_link(
    empty_server, tmp_path, page, start
):
    sign_in(page, empty_server)
    empty_server.stop()
    store = Store.open(tmp_path / "signboard.duckdb")
    assert store.sequence == 0
    store.close()
    assert "sign-in/link" not in start(tmp_path).log.read_text(encoding="utf-8")
    assert not (tmp_path / "access" / "first-link.txt").exists()


def test_the_uploader_follows_the_language_there_and_back(empty_server, page):
    sign_in(page, empty_server)
    uploader = page.locator("[data-testid=stFileUploader]").first
    for name, said in (("中文", "选择文件"), ("English", "20MB per file"), ("中文", "选择文件")):
        page.get_by_role("radio", name=name).click()
        expect(uploader).to_contain_text(said)
