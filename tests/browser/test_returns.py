"""Returns in a real browser: a form goes out, comes back renamed, and is known again."""

from __future__ import annotations

import io

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.steps import opened, sign_in, violations
from tests.browser.test_data_page import turn_to

pytestmark = pytest.mark.browser


def test_a_form_goes_out_and_comes_back(start, sample_database, tmp_path, page, watch):
    (tmp_path / "signboard.duckdb").write_bytes(sample_database.read_bytes())
    server = start(tmp_path)
    sign_in(page, server)
    opened(page, server, "/returns?period=2022-01")
    expect(page.get_by_text("2022年1月应报 16 份，已报 0 份")).to_be_visible()
    assert violations(page) == []
    with page.expect_download() as sent:
        page.get_by_role("button", name="旗发改委填报表").click()
    assert sent.value.suggested_filename == "旗发改委_填报表_2022-01-31.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(sent.value.path().read_bytes()))
    book.worksheets[0]["C5"] = "改过的建设内容"
    book.save(tmp_path / "新建表格.xlsx")
    opened(page, server, "/data")
    page.locator("input[type=file]").first.set_input_files(str(tmp_path / "新建表格.xlsx"))
    expect(page.get_by_text("认出 1 份发出去的填报表（旗发改委）")).to_be_visible()
    read = page.get_by_role("button", name="开始读取")
    expect(read).to_be_enabled()
    read.click()
    expect(page.locator(".sb-sheet-card").first).to_be_visible()
    turn_to(page, "发布")
    returned = page.get_by_text("旗发改委 的填报表收回来了：改了 1 格，新增 0 行，删去 0 行")
    expect(returned).to_be_visible()
    expect(page.get_by_text("数据截至 2022-01-31")).to_be_visible()
    assert watch.errors == [] and watch.outside == []
