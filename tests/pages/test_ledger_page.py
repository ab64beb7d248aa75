"""The list screen of declared ledgers through the frame: navigation, filters, sums, edges."""

from __future__ import annotations

import re
from datetime import date

import pytest
from streamlit.util import calc_hash

from data.store import store as process
from tests.builders.own_ledgers import LOAN_HEADERS, LOAN_ROWS, LOANS, an_office
from tests.builders.own_lists import (
    BOOKS,
    COURSE_HEADERS,
    COURSES,
    ROAD_HEADERS,
    ROADS,
    courses,
    publish_list,
    roads,
)
from tests.pages.steps import frame


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office with four lists, one of them never published; to be read only."""
    folder = tmp_path_factory.mktemp("lists")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNBOARD_VAR", str(folder))
        with an_office(folder) as store:
            patch.setattr(process, "_process_store", store)
            texts = {"设备租借": LOANS, "村道养护": ROADS, "培训班次": COURSES, "资料借阅": BOOKS}
            for name, text in texts.items():
                store.declare(text, f"{name}.toml", by="测试员")
            loans = [list(row) for row in LOAN_ROWS]
            publish_list(store, folder, "设备租借", LOAN_HEADERS, loans[:2], date(2021, 11, 30))
            publish_list(store, folder, "设备租借", LOAN_HEADERS, loans)
            publish_list(store, folder, "村道养护", ROAD_HEADERS, roads(3000))
            publish_list(store, folder, "培训班次", COURSE_HEADERS, courses())
            yield store


def opened(name, **query):
    app = frame(**query)
    app.run()
    app._page_hash = calc_hash(f"ledger-{name}")
    app.run()
    assert not app.exception, app.exception
    return app


def html(app):
    told = "\n".join(str(one.value) for one in app.get("html"))
    return re.sub(r'</?span class="sb-nowrap">|</span>', "", told)


def list_of(app):
    """The rows of the list alone."""
    return html(app).partition("sbl-list")[2].partition("</table>")[0]


def test_a_list_shows_late_rows_first_and_names_what_is_blank(office):
    shown = html(opened("设备租借"))
    assert shown.index("SB-01") < shown.index("SB-03") < shown.index("SB-02")
    assert "合计（3 条）" in shown
    assert "未填 1" in shown
    assert "13800000001" not in shown
    assert "较上期（2021-11-30）" in shown


def test_a_button_of_a_status_narrows_head_pictures_and_list(office):
    app = opened("设备租借")
    picked = next(one for one in app.get("button_group") if one.key == "pick")
    picked.set_value("late").run()
    assert "SB-01" in list_of(app)
    assert "SB-03" not in list_of(app)
    assert "合计（1 条）" in list_of(app)


def test_a_search_narrows_the_list_and_can_be_cleared(office):
    app = opened("设备租借", search="中心")
    assert "SB-03" in list_of(app)
    assert "SB-01" not in list_of(app)
    next(one for one in app.button if one.key == "clear-search").click().run()
    assert "SB-01" in list_of(app)


def test_a_search_that_finds_nothing_says_so(office):
    app = opened("设备租借", search="没有这个")
    assert "没有符合筛选的行" in html(app)
    assert not app.exception


def test_three_thousand_rows_are_read_page_by_page(office):
    app = opened("村道养护", page="2")
    shown = html(app)
    assert shown.count('<tr data-figure="entry?') == 20
    assert "第 21–40 行，共 3,000 行" in shown
    next(one for one in app.button if one.key == "ledger-page-after").click().run()
    assert "第 41–60 行" in html(app)


def test_a_ledger_without_amounts_deadlines_or_status(office):
    shown = html(opened("培训班次"))
    assert "培训班次" in shown
    assert "按开班日期计" in shown
    assert "没办结" not in shown


def test_a_ledger_that_was_never_published_points_to_the_upload(office):
    app = opened("资料借阅")
    assert "资料借阅还没有发布过" in html(app)
    assert any(one.proto.page == "data" for one in app.get("page_link"))


def test_every_screen_of_a_list_is_said_in_english(office):
    shown = html(opened("设备租借", lang="en"))
    assert "Equipment loans" in shown
    assert "past 归还期限 and not closed" in shown
