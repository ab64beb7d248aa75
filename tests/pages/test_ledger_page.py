"""The list screen of declared ledgers through the frame: navigation, filters, sums, edges."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape

import pytest
from streamlit.util import calc_hash

from data.importer.importer import Belonging, Importer, Upload
from tests.builders.own_ledgers import AS_OF, LOAN_HEADERS, LOAN_ROWS, LOANS, an_office_in_use
from tests.builders.own_lists import (
    BOOKS,
    COURSE_HEADERS,
    COURSES,
    ROAD_HEADERS,
    ROADS,
    TOWNS,
    courses,
    publish_list,
    roads,
)
from tests.builders.people import signed_in_as
from tests.builders.register_file import a_register
from tests.pages.steps import frame, turn_to


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office with four lists, one of them never published; to be read only."""
    folder = tmp_path_factory.mktemp("lists")
    with an_office_in_use(folder) as store:
        texts = {"设备租借": LOANS, "村道养护": ROADS, "培训班次": COURSES, "资料借阅": BOOKS}
        for name, text in texts.items():
            store.own_ledgers.declare(text, f"{name}.toml", by="测试员")
        loans = [list(row) for row in LOAN_ROWS]
        register = a_register(folder / "项目.xlsx", ("示例项目甲", "签约", "2021-03-04", 9000))
        upload = Upload.of([(register, register.name)], Belonging("示例局", AS_OF))
        intake = Importer(store).understand(upload)
        store.publish(intake.drafts, by="测试员", base=store.sequence)
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


def reference_of(app, label):
    """The figure that a row of the list opens."""
    row = next(one for one in list_of(app).split("<tr") if label in one)
    return unescape(re.search(r'data-figure="([^"]*)"', row)[1])


def test_a_row_opens_its_cells_its_project_and_its_history_without_what_is_personal(office):
    app = opened("设备租借")
    app.session_state["drawer-asked"] = reference_of(app, "SB-01")
    drawer = html(app.run())
    cells = drawer.partition("sbl-cells")[2].partition("</table>")[0]
    assert "<b>1.5</b></td><td>1.50\u00a0万元</td>" in cells
    assert "联系电话属个人信息，这里不显示" in drawer
    assert "13800000001" not in drawer
    assert "SB-01：过期 77 天没办结，押金 1.50\u00a0万元" in drawer
    assert "示例项目甲" in drawer
    assert any(one.key == "drawer-entry-project" for one in app.button)
    assert "首次出现" in drawer


def test_an_order_that_a_row_asked_for_waits_on_the_dispatch_page(office, monkeypatch):
    signed_in_as(monkeypatch, "administrator")
    monkeypatch.setattr("ui.dispatch.pending.browser", lambda: "a-desk")
    app = frame(section="orders")
    app.run()
    app.session_state["assignments-asked"] = {
        "matter": "设备租借 SB-01：过期 77 天没办结",
        "project_ref": "示例项目甲",
        "responsible_unit": "示例局",
    }
    app.query_params["section"] = "orders"
    shown = html(turn_to(app, "dispatch"))
    assert "设备租借 SB-01：过期 77 天没办结" in shown
    assert "assignments-asked" not in app.session_state


def test_a_project_shows_its_rows_in_every_list(office):
    app = frame()
    app.run()
    shown = html(turn_to(app, "project"))
    assert "设备租借 1 条" in shown
    assert "逾期 1 条" in shown
    assert "2021-10-15（过期 77 天）" in shown


def test_the_data_page_counts_the_lists_that_are_in_use(office):
    app = frame()
    app.run()
    shown = html(turn_to(app, "data"))
    assert "自有台账 3 本在用：" in shown
    assert "设备租借 3 条" in shown


def test_a_list_is_in_the_menu_as_soon_as_it_is_declared(office):
    office.own_ledgers.declare(BOOKS.replace("资料", "图书"), "图书借阅.toml", by="测试员")
    try:
        assert "图书借阅还没有发布过" in html(opened("图书借阅"))
    finally:
        office.own_ledgers.take_back("图书借阅", by="测试员")


def test_late_rows_of_a_unit_are_a_text_to_send_to_it(office):
    app = opened("设备租借")
    (told,) = [one.value for one in app.code if "设备租借" in one.value]
    assert "示例局：截至 2021-12-31，设备租借有 1 条过了归还期限没办结" in told
    assert "1. SB-01，上海庙镇" in told
    assert not [one for one in opened("培训班次").code if "没办结" in one.value]


def test_pinyin_finds_rows_of_a_list(office):
    app = opened("设备租借", search="slzx")
    assert "SB-03" in list_of(app)
    assert "SB-01" not in list_of(app)


def map_of(app):
    """What the server handed to the map's component; "" where there is none."""
    found = [one for one in app.get("bidi_component") if one.proto.id.endswith("ledger-map")]
    return str(json.loads(found[0].proto.json)["html"]) if found else ""


def test_rows_that_name_a_town_stand_on_the_map_by_how_they_stand(office):
    app = opened("村道养护")
    picture, _, keys = map_of(app).partition("</svg>")
    assert {town for town in TOWNS if town in picture} == set(TOWNS)
    told = re.findall(r"(\S+) <b[^>]*>([\d,]+)</b>", keys)
    counts = {name: int(number.replace(",", "")) for name, number in told}
    nowhere = [number for number in range(1, 3001) if number % 41 == 0]
    done = [number for number in range(1, 3001) if number % 3 == 0 and number % 41]
    assert counts["已办结"] == len(done)
    assert sum(counts.values()) == 3000 - len(nowhere)
    assert counts["逾期"] > 0
    assert f"{len(nowhere)} 行没写在哪里" in html(app)


def test_a_list_without_places_has_no_map(office):
    assert map_of(opened("培训班次")) == ""
