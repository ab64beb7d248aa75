"""Slides of ledgers that the office declares: what they say, to whom, in which agenda."""

from __future__ import annotations

import json
import re

import pytest

from data.language import speaking
from data.rules.meeting import Agenda
from data.screens.view import view_at
from tests.builders.own_ledgers import (
    LOAN_ROWS,
    LOANS,
    ROADS,
    loans,
    published,
    roads,
)
from tests.pages.returning import filled_once
from ui.wall.slide_show import show
from ui.wall.slides import Wall, slides_of


@pytest.fixture(scope="module")
def returning_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")

    def fill(ledger):
        ledger.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
        ledger.own_ledgers.declare(ROADS, "village_roads.toml", by="测试员")
        published(ledger, loans(), folder)
        published(ledger, roads(), folder)

    return filled_once(folder, fill)


@pytest.fixture
def office(returning_office, tmp_path, monkeypatch):
    with returning_office.lent(tmp_path, monkeypatch) as lent:
        yield lent


def slides(language="zh", **more):
    with speaking(language):
        return {one.of: one for one in slides_of("ledgers", Wall(view_at(), **more))}


def told(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ")


def test_a_slide_names_what_is_late_and_counts_by_town(office):
    slide = slides()["设备租借"]
    assert slide.title.replace("\u00a0", " ") == (
        "设备租借 3 条，1 条过了归还期限没办结；押金合计 4.50 万元，1 条未填"
    )
    page = told(slide.pages[0])
    assert "SB-01 示例局 2021-10-15 77" in page
    assert "SB-03" not in page
    assert "按所在镇：条，押金（万元） 上海庙镇 2 4.50 昂素镇 1 —" in page


def test_roads_without_a_status_show_rows_sums_and_measures(office):
    slide = slides("en")["village_roads"]
    assert slide.label == "Village roads"
    page = told(slide.pages[0])
    assert "River road 上海庙镇 2021-11-02 4.02" in page
    assert "Mean cost ¥3.06 mn" in page


def test_nothing_personal_is_on_it_and_nothing_commercial_before_visitors(office):
    for language in ("zh", "en"):
        inside, outside = slides(language), slides(language, is_public=True, hides_talks=True)
        assert "Bid price" in str(inside["village_roads"])
        assert "Bid price" not in str(outside["village_roads"])
        assert "2.78" not in str(outside["village_roads"])
        assert "North road" not in str(outside["village_roads"])
        for one in (*inside.values(), *outside.values()):
            assert not re.search(r"1380000000|1390000000|联系电话|phone", str(one))


def test_the_towns_of_the_entry_narrow_it(office):
    slide = slides(towns=("昂素镇",))["设备租借"]
    assert slide.title.startswith("设备租借 1 条，没有过了归还期限还没办结的")
    assert "昂素镇" in slide.sub


def test_a_ledger_without_rows_or_with_wall_off_has_none(office, tmp_path):
    office.own_ledgers.declare(
        LOANS.replace("kind =", "wall = false\nkind ="), "设备租借.toml", by="测试员"
    )
    assert list(slides()) == ["village_roads"]
    office.roll_back(1, by="测试员")
    assert slides() == {}


def test_the_usual_agenda_has_them_and_one_of_the_office_may_name_or_leave_them_out(office):
    usual = [(one["name"], one["label"]) for one in show("", "zh")["slides"]]
    assert ("ledgers", "设备租借") in usual
    assert ("ledgers", "村道建设") in usual

    def saved(*entries):
        agenda = Agenda.model_validate({"name": "甲", "slides": entries})
        office.meeting.save_agenda("甲", agenda.model_dump_json(), by="测试员")
        return [one["label"] for one in show("甲", "zh")["slides"]]

    one = {"slide": "ledgers", "ledger": "设备租借"}
    assert saved(one) == ["设备租借"]
    assert saved({"slide": "ledgers"}, one) == ["村道建设", "设备租借"]
    assert saved({"slide": "headline"}) == []


def test_an_agenda_of_an_earlier_release_is_read(office):
    office.meeting.save_agenda(
        "旧", json.dumps({"name": "旧", "slides": [{"slide": "funds", "seconds": 20}]}), by="甲"
    )
    assert show("旧", "zh")["agenda"] == "旧"


def test_the_slide_keeps_its_key_when_the_rows_change(office, tmp_path):
    keys = {one["label"]: one["key"] for one in show("", "zh")["slides"]}
    published(office, loans(LOAN_ROWS[:2]), tmp_path)
    again = {one["label"]: one["key"] for one in show("", "zh")["slides"]}
    assert again["设备租借"] == keys["设备租借"]
    assert len(set(keys.values())) == len(keys)
