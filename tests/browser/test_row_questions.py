"""A stage that progress contradicts is asked on the page, with both readings and their counts."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose, settled, sign_in
from tests.builders.ledger_files import a_file

pytestmark = pytest.mark.browser

HEADER = ["序号", "项目名称", "投资方", "总投资（万元）", "签约日期", "进展情况"]
SAID = ["项目已投产", "项目暂缓", "预计年底投产"]


def test_both_readings_stand_on_the_page_and_whose_stage_was_inferred(page, empty_server, tmp_path):
    day = date(2021, 3, 3)
    rows = [[n, f"示例{n}号项目", "示例公司", 5000, day, one] for n, one in enumerate(SAID, 1)]
    path = a_file(tmp_path, {"签约项目": [HEADER, *rows]})
    sign_in(page, empty_server)
    settled(page)
    page.locator("input[type=file]").first.set_input_files(str(path))
    choose(page, "报送单位", "旗招商局")
    page.get_by_role("button", name="开始读取").click()
    expect(page.locator(".sb-sheet-card").first).to_be_visible()
    settled(page)
    page.get_by_text("核对 6 列").first.click()
    expect(page.get_by_text("这些项目没有填阶段，阶段是推断的")).to_be_visible()
    page.get_by_role("button", name="去核对").click()
    expect(page.locator("h1.sb-h1")).to_contain_text("需要您决定")
    settled(page)
    expect(page.get_by_text("按推断的阶段：签约 3").first).to_be_visible()
    expect(page.get_by_text("按进展情况：签约 1、投产 1、缓建 1").first).to_be_visible()
