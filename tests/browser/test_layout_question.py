"""A sheet that may be one table or two is shown both ways, and read as a click says."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose, settled, sign_in
from tests.builders.ledger_files import a_file

pytestmark = pytest.mark.browser

HEADER = ["项目名称", "投资方", "计划总投资（万元）", "签约日期"]


def test_two_registers_below_one_another_are_parted_by_a_click(page, empty_server, tmp_path):
    rows = [
        ["示例一期园区签约项目"],
        HEADER,
        ["示例风电", "示例甲公司", 300, "2021-03-04"],
        ["示例光伏", "示例乙公司", 410, "2021-04-05"],
        [],
        ["示例二期园区签约项目"],
        HEADER,
        ["示例储能", "示例丙公司", 520, "2021-05-06"],
    ]
    path = a_file(tmp_path, {"签约项目": rows})
    sign_in(page, empty_server)
    settled(page)
    page.locator("input[type=file]").first.set_input_files(str(path))
    choose(page, "报送单位", "旗招商局")
    page.get_by_role("button", name="开始读取").click()
    expect(page.locator(".sb-sheet-card")).to_have_count(1)
    settled(page)
    page.get_by_role("button", name="去核对").click()
    pictures = page.locator(".sb-sheet-view")
    expect(pictures).to_have_count(2)
    expect(pictures.nth(0)).to_contain_text("示例储能")
    expect(pictures.nth(1).get_by_text("数据首行")).to_have_count(2)
    settled(page)
    page.get_by_role("button", name="2 张表").click()
    settled(page)
    page.get_by_role("button", name="按选好的重新读取").click()
    settled(page)
    page.get_by_role("button", name="收表").first.click()
    expect(page.locator(".sb-sheet-card")).to_have_count(2)
