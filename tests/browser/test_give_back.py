"""The Data page hands out what goes back to the unit, built when its button is clicked."""

from __future__ import annotations

import io
from datetime import datetime

import docx
import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.steps import sign_in
from tests.browser.test_data_page import publish, turn_to, upload
from tests.builders.register_file import a_register

pytestmark = pytest.mark.browser


def test_the_marked_workbook_and_the_feedback_sheet_come_back(empty_server, page, tmp_path):
    register = a_register(
        tmp_path / "files" / "台账_2021-12.xlsx",
        ("示例项目01", "签约", datetime(2021, 3, 5), 12000.5, "第一专项招商组"),
        ("示例项目03", "签约", "2021.13.40", 5600, "第一专项招商组"),
    )
    sign_in(page, empty_server)
    upload(page, register)
    turn_to(page, "核对")
    button = page.get_by_role("button", name="下载带批注的原表")
    button.scroll_into_view_if_needed()
    with page.expect_download() as marked:
        button.click()
    assert marked.value.suggested_filename == "台账_2021-12（批注）.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(marked.value.path().read_bytes()))
    texts = [c.comment.text for s in book for row in s.iter_rows() for c in row if c.comment]
    assert any("2021.13.40" in text for text in texts)
    assert book.sheetnames[-1] == "问题清单"
    with page.expect_download() as sheet:
        page.get_by_role("button", name="下载数据核实反馈单").click()
    assert sheet.value.suggested_filename == "数据核实反馈单_旗招商局_2021-12-31.docx"
    assert "旗招商局：" in [one.text for one in docx.Document(str(sheet.value.path())).paragraphs]
    # After the publish they are among what can be made now.
    publish(page)
    with page.expect_download() as again:
        page.get_by_role("button", name="下载带批注的原表").click()
    assert again.value.suggested_filename == "台账_2021-12（批注）.xlsx"
    expect(page.get_by_text("已发布版本 V1")).to_be_visible()
