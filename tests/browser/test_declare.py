"""An office declares a book of its own by clicks: uploaded, declared, published, known again."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose, heading, opened, settled, sign_in, violations
from tests.browser.test_data_page import publish
from tests.builders.invented_books import Book, book

pytestmark = pytest.mark.browser


def hand_in(page, path):
    settled(page)
    page.locator("input[type=file]").first.set_input_files([str(path)])
    expect(page.get_by_text("每个文件是谁报的")).to_be_visible()
    choose(page, "报送单位", "旗招商局")
    start = page.get_by_role("button", name="开始读取")
    expect(start).to_be_enabled()
    start.click()


def test_equipment_loans_are_declared_and_published_by_two_clicks(page, empty_server, tmp_path):
    server = empty_server
    path = book("equipment_loans").write(tmp_path)
    sign_in(page, server)
    hand_in(page, path)
    heading = page.locator("h1.sb-h1")
    expect(heading).to_contain_text("可以建成“会展设备租借”")
    settled(page)
    expect(page.get_by_text("“状态”里哪些算办结？")).to_be_visible()
    assert violations(page) == []
    page.locator(".st-key-declare-do button").click()
    publish = page.locator(".st-key-data-publish button")
    expect(publish).to_be_enabled()
    settled(page)
    expect(heading).to_contain_text("新增 32 行")
    publish.click()
    expect(page.get_by_text("已发布版本")).to_be_visible()
    page.get_by_role("button", name="再收一批表").click()
    hand_in(page, path)
    card = page.locator(".sb-sheet-card")
    expect(card).to_contain_text("会展设备租借")
    expect(card).to_contain_text("读懂")


def in_december(own: Book) -> Book:
    rows = [
        [one.replace("11月", "12月") if isinstance(one, str) else one for one in row]
        for row in own.sheet.rows
    ]
    return replace(own, sheet=replace(own.sheet, rows=rows))


def test_a_declaration_travels_to_another_office_and_knows_its_next_month(
    page, empty_server, start, tmp_path_factory
):
    roads = book("village_roads")
    sign_in(page, empty_server)
    hand_in(page, roads.write(tmp_path_factory.mktemp("files")))
    with page.expect_download() as taken:
        page.get_by_role("button", name="导出台账说明").first.click()
    other = tmp_path_factory.mktemp("other")
    name = taken.value.suggested_filename
    taken.value.save_as(other / "ledgers" / name)
    server = start(other)
    sign_in(page, server)
    hand_in(page, in_december(roads).write(tmp_path_factory.mktemp("files")))
    card = page.locator(".sb-sheet-card")
    expect(card).to_contain_text("通村道路建设")
    publish(page)
    opened(page, server, f"/{quote(f'ledger-{name[:-5]}')}")
    expect(heading(page)).to_contain_text("总投资")
    expect(page.locator(".sbl-list tbody tr").first).to_be_visible()
