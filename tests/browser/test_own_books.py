"""Three books of an invented office go in through the browser and appear wherever a ledger does."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.steps import heading, opened, settled
from tests.browser.test_data_page import publish, sign_in
from tests.browser.test_declare import hand_in
from tests.builders.invented_office import PHONE, courses, loans, roads, written
from tests.builders.workbooks import Sheet

pytestmark = pytest.mark.browser

PROJECT = "示例风光制氢项目01"
REGISTER = Sheet(
    "签约项目台账",
    [
        ["2021年12月签约项目台账"],
        ["项目名称", "签约日期", "计划总投资（万元）", "项目阶段", "所属镇"],
        *[[f"示例风光制氢项目{n:02}", date(2021, 3, n), 5000, "签约", "昂素镇"] for n in (1, 2, 3)],
    ],
)
LISTS = {
    "会展器材租借": "会展器材租借 36 条，21 条过了应还日期没办结；押金合计 17,850 元",
    "村道建设": "村道建设 300 条",
    "招商干部培训": "招商干部培训 4 条；培训经费合计 26,000 元，1 条未填",
}


def declare(page, path, closed=()):
    """Hands the workbook in, says which words mean closed, declares the ledger and publishes it."""
    hand_in(page, path)
    expect(heading(page)).to_contain_text("可以建成")
    settled(page)
    for word in closed:
        row = page.locator(".st-key-declare-status [data-testid=stHorizontalBlock]")
        row.filter(has_text=word).last.get_by_role("radio", name="办结", exact=True).click()
        settled(page)
    page.locator(".st-key-declare-do button").click()
    expect(heading(page)).not_to_contain_text("可以建成")
    settled(page)
    publish(page)


def test_three_books_go_in_and_are_everywhere(page, empty_server, tmp_path):
    server = empty_server
    sign_in(page, server)
    hand_in(page, written(tmp_path, "项目_2021-12", REGISTER))
    publish(page)
    for name, sheet, closed in (
        ("器材租借_2021-12", loans(), ()),
        ("村道台账_2021-12", roads(projects=(PROJECT, "示例风光制氢项目02")), ("已通车",)),
        ("培训情况_2021-12", courses(), ()),
    ):
        opened(page, server, "/data")
        declare(page, written(tmp_path, name, sheet), closed)
    for name, said in LISTS.items():
        opened(page, server, f"/{quote(f'ledger-{name}')}")
        expect(heading(page)).to_contain_text(said)
        expect(page.get_by_role("button", name="空白模板")).to_be_visible()
    opened(page, server, f"/{quote('ledger-村道建设')}")
    page.locator(".sbl-list tbody tr").first.click()
    cells = page.get_by_role("dialog").locator(".sbl-cells tbody tr").filter(has_text="路线编号")
    expect(cells).to_contain_text(re.compile(r"A\d+"))
    opened(page, server, "/project")
    expect(page.get_by_text(re.compile("村道建设 .*条")).first).to_be_visible()
    page.goto(f"{server.url}/wall")
    told = page.locator("body")
    expect(told).to_contain_text("会展器材租借")
    expect(told).to_contain_text("招商干部培训")
    assert PHONE not in page.content()
    opened(page, server, "/returns")
    expect(page.get_by_text("村道建设").first).to_be_visible()
