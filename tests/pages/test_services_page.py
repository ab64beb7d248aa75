"""Services in the hall: the rate recomputed, cuts with and without a base."""

from __future__ import annotations

import re
from datetime import date

import pytest
from streamlit.util import calc_hash

from data.language import speaking
from data.ledgers.registry import ledger
from data.screens import services as said
from data.screens.ledger_readings import Listed
from data.screens.services import Services
from data.screens.view import view_at
from data.store import store as process
from tests.builders.own_ledgers import an_office, an_office_in_use
from tests.builders.own_lists import publish_list
from tests.builders.requests import HALL, HALL_HEADERS, ITEM_HEADERS, ITEMS_AFTER, ITEMS_BEFORE
from tests.pages.steps import frame


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office with five rows of the hall and two lists of items; to be read only."""
    folder = tmp_path_factory.mktemp("hall")
    with an_office_in_use(folder) as store:
        publish_list(store, folder, "政务服务进驻", HALL_HEADERS, HALL)
        title = "政务服务事项"
        publish_list(store, folder, title, ITEM_HEADERS, ITEMS_BEFORE, date(2021, 6, 30))
        publish_list(store, folder, title, ITEM_HEADERS, ITEMS_AFTER)
        yield store


def hall(as_of=None):
    return Services(Listed(view_at(as_of=as_of), ledger("hall")))


def shown_on(name):
    """The words on the page of a ledger."""
    app = frame()
    app.run()
    app._page_hash = calc_hash(f"ledger-{name}")
    app.run()
    assert not app.exception, app.exception
    return re.sub(r"<[^>]+>", "", "\n".join(str(one.value) for one in app.get("html")))


def test_the_rate_is_over_departments_that_state_both_numbers(office):
    assert said.title(hall()) == "3 个部门应进驻 125 项，已进驻 123 项，进驻率 98.4%"
    assert "1 个部门缺应进驻或已进驻数，不在内" in said.formula(hall())


def test_a_reported_rate_that_does_not_come_out_is_named(office):
    assert "示例住建局（上报 100.0%，复算 95.0%）" in said.formula(hall())


def test_what_was_cut_is_shown_as_reported_without_a_base(office):
    materials, days, *_ = said.compared(hall())
    assert materials[1] == "112 件，67.4%；缺基数，无法复核"
    assert days[1] == "72 个工作日，55.1%；缺基数，无法复核"


def test_two_dated_lists_are_compared_item_by_item(office):
    materials, days, *_ = said.compared(hall())
    assert materials[2] == "30 → 13，减 17 件，56.7%"
    # One item states no promised days in the later list: it is in neither sum.
    assert days[2] == "35 → 13，减 22 个工作日，62.9%"
    assert said.units(hall())[0] == ("示例住建局", "2", "20 → 9", "55.0%", "15 → 5", "66.7%")
    assert said.units(hall())[-1][:2] == ("合计", "3")


def test_what_stands_in_one_list_only_is_named(office):
    gone, new = said.alone(hall())
    assert gone.startswith("只在前一份清单的 1 项")
    assert "示例水利局 示例旧事项" in gone
    assert "示例水利局 示例新事项" in new


def test_one_list_alone_recomputes_nothing(office):
    before = hall(date(2021, 6, 30))
    assert (before.cut, said.lists_title(before), said.alone(before)) == (None, "", [])


def test_one_list_that_says_what_was_before_recomputes_by_itself(tmp_path, monkeypatch):
    heads = ("事项", "哪个单位办", "原来要几份材料", "现在要几份材料", "原来几天", "现在几天")
    rows = [
        ["企业投资项目备案", "示例发改局", 5, 2, 5, 1],
        ["施工许可证核发", "示例住建局", 12, 7, 15, 5],
        ["取水许可", "示例水利局", 9, None, 45, 20],
    ]
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        publish_list(store, tmp_path, "政务服务事项清单", heads, rows)
        materials, days, *_ = said.compared(hall())
        assert materials[2] == "17 → 9，减 8 件，47.1%"
        assert days[2] == "65 → 26，减 39 个工作日，60.0%"
        title = "能复算的 3 项，3 个部门：按清单写明的精简前后"
        assert said.lists_title(hall()) == title
        assert title in shown_on("service_items")


def test_what_a_list_says_of_before_holds_beside_later_lists(tmp_path, monkeypatch):
    heads = ("事项", "承办单位", "精简前材料数", "精简后材料数")
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        first = [["企业投资项目备案", "示例发改局", 5, 2], ["施工许可证核发", "示例住建局", 12, 7]]
        publish_list(store, tmp_path, "政务服务事项清单", heads, first, as_of=date(2021, 11, 30))
        second = [["取水许可", "示例水利局", 9, 4]]
        publish_list(store, tmp_path, "政务服务事项清单", heads, second, unit="示例水利局")
        materials, *_ = said.compared(hall())
    assert materials[2] == "26 → 13，减 13 件，50.0%"


def test_the_page_shows_both_above_the_list(office):
    shown = shown_on("hall")
    assert "缺基数，无法复核" in shown
    assert "30 → 13" in shown


def test_in_english(office):
    with speaking("en"):
        assert "98.4%" in said.title(hall())
        assert "no base given, cannot be checked" in said.compared(hall())[0][1]


def test_departments_stand_as_columns_with_what_is_not_entered(office):
    found = hall()
    assert said.columns_title(found) == ("3 个部门中 1 个没有全部进驻，另有 1 个部门未填已进驻数")
    drawn = {str(told[4]): told for _, told in said.columns(found)}
    assert list(drawn) == ["示例市监局", "示例住建局", "示例水利局", "示例林草局"]
    assert drawn["示例住建局"][2:4] == (pytest.approx(0.05), "95.0%")
    assert drawn["示例林草局"][2:4] == (None, "—")
