"""A word is taught once: the next sheet with the same header asks nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import choose, sign_in
from tests.browser.test_data_page import next_upload, publish, upload
from tests.builders.plant_tracker import ROWS, a_plant_tracker

pytestmark = pytest.mark.browser
ASKED = "有 1 个词不认得，1 格没有读取"


def test_a_word_is_asked_for_once(empty_server, page, tmp_path):
    inside = [row for row in ROWS if row[4] not in (106.95, 37.6)]
    first = a_plant_tracker(tmp_path, inside, "plants_2021-11-30.xlsx")
    later = a_plant_tracker(
        tmp_path,
        [*inside, ["Sample plant 11", "pre-permit", 5, 2030, 38.2, 107.1, None]],
        "plants_2021-12-31.xlsx",
    )
    sign_in(page, empty_server)
    upload(page, first)
    expect(page.get_by_text(ASKED)).to_be_visible()
    choose(page, "“pre-permit”读作", "洽谈")
    again = page.get_by_role("button", name="按更正重新读取", exact=True)
    expect(again).to_be_enabled()
    again.click()
    expect(page.get_by_text(ASKED)).to_be_hidden()
    expect(page.get_by_text("6 行可以载入")).to_be_visible()
    publish(page)
    page.get_by_role("radio", name="记住的做法").click()
    expect(page.get_by_text("1 种表头的读法")).to_be_visible()
    page.get_by_role("radio", name="上传").click()
    next_upload(page)
    upload(page, later)
    expect(page.get_by_text("7 行可以载入")).to_be_visible()
    expect(page.get_by_text("个词不认得")).to_have_count(0)
