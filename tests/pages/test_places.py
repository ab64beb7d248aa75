"""A project is put on the map and taken off again; a town of the ledgers gets its centre."""

from __future__ import annotations

import re

import pytest

from data.language import speaking
from data.screens.readiness_readings import ALL, FILTERS, Readiness, Scope
from data.screens.readiness_sentences import place_line
from data.screens.view import view_at
from data.store import open_store
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened
from ui.readiness.blocks import county_map
from ui.wall.slides import SLIDES, Wall


@pytest.fixture
def signed_in(var_folder, monkeypatch):
    signed_in_as(monkeypatch, "administrator")
    publish_rows(
        open_store(),
        a_project("示例项目01", stage="签约", address="青石镇工业路8号"),
        a_project("示例项目02", stage="开工", town="昂素镇"),
    )


def place_of(name):
    store = open_store()
    snapshot = store.snapshot()
    rows = store.query(
        "screens/readiness/projects",
        snapshot_id=snapshot.id,
        towns=None,
        states=None,
        units=None,
        groups=None,
    ).to_pylist()
    return next(row for row in rows if row["project_name"] == name)


def test_a_project_is_put_on_the_map_by_degrees_and_taken_off_again(signed_in):
    project = place_of("示例项目01")
    assert project["map_longitude"] is None
    app = opened("readiness", place=project["project_id"])
    assert "台账建设地点：青石镇工业路8号" in html(app)
    app.text_input("placing-degrees").set_value("北纬38°26′，东经108°02′").run()
    assert "距昂素镇中心" in html(app)
    app.button("placing-save").click().run()

    placed = place_of("示例项目01")
    assert (placed["place_precision"], round(placed["map_longitude"], 3)) == ("exact", 108.033)
    assert open_store().versions()[0].action == "place"

    app = opened("readiness", place=project["project_id"])
    assert "放在图上" in html(app)
    app.button("placing-take-off").click().run()
    assert place_of("示例项目01")["map_longitude"] is None


def test_degrees_that_nobody_can_read_are_said_and_nothing_is_saved(signed_in):
    app = opened("readiness", place=place_of("示例项目01")["project_id"])
    app.text_input("placing-degrees").set_value("38").run()

    assert "读不出经纬度" in html(app)
    assert app.button("placing-save").disabled


def test_a_point_outside_the_county_is_warned_of(signed_in):
    app = opened("readiness", place=place_of("示例项目01")["project_id"])
    app.text_input("placing-degrees").set_value("121.47, 31.23").run()

    assert "旗界以外" in html(app)


def test_who_is_not_signed_in_is_told_so_and_sees_no_field(sample_var):
    app = opened("readiness", place="示例")

    assert "登录后才能把项目放到地图上" in html(app)
    assert not [field for field in app.text_input if field.key == "placing-degrees"]


def test_a_town_that_only_the_ledger_names_gets_its_centre_on_the_page(signed_in):
    app = opened("data", part="gazetteer")
    assert "1 处有项目、还没有中心点" in html(app)
    app.button("gazetteer-change-青石镇").click().run()
    app.text_input("gazetteer-names-青石镇-0").set_value("青石、青石工业片区")
    app.text_input("gazetteer-degrees-青石镇-0").set_value("107.9,38.2").run()
    app.button("gazetteer-save-青石镇-0").click().run()
    assert not app.exception

    project = place_of("示例项目01")
    assert (project["town"], project["place_precision"], project["map_longitude"]) == (
        "青石镇",
        "town",
        107.9,
    )
    assert "地图与地名" in html(opened("data", part="history"))


@pytest.fixture
def elsewhere(signed_in, monkeypatch):
    """A county of which nobody knows where its towns lie: its ledger names them, and no more."""
    signed_in_as(monkeypatch, "administrator")
    publish_rows(
        open_store(),
        *(a_project(f"示例{n:02d}", stage="签约", town="白石镇") for n in range(5)),
        *(a_project(f"示例{n:02d}", stage="开工", park="湘水经济开发区") for n in range(5, 14)),
        a_project("示例14", stage="开工", address="各乡镇"),
        a_project("示例15", stage="开工"),
    )


def test_a_county_that_nobody_can_locate_gets_its_blocks_and_no_false_outline(elsewhere):
    with speaking("zh"):
        readiness = Readiness(view_at(), Scope(ALL, dict.fromkeys(FILTERS), is_equal=False))
        layout = county_map(readiness, (840, 590), is_small=False)
    assert not readiness.outline.is_drawn
    assert not (layout.grounds or layout.names)
    told = {block.labels[0].text: len(block.symbols) for block in layout.blocks}
    assert told == {"湘水经济开发区 9": 9, "白石镇 5": 5}
    assert any("位置未知，按乡镇、园区的项目数排列" in note.text for note in layout.notes)


def test_not_located_and_not_stated_are_told_apart_in_the_same_numbers_everywhere(elsewhere):
    app = opened("readiness")
    said = html(app)
    assert "有乡镇、未定位 14 个，分在 2 处" in said
    assert "位置未填 2 个" in said
    with speaking("zh"):
        wall = SLIDES["map"](Wall(view_at()))
        line = "16 个签约以后的项目，14 个有乡镇、未定位，2 个位置未填"
        assert wall.sub == line
        assert place_line(Wall(view_at()).readiness) == line
    foot = re.sub(r"<[^>]+>", "", wall.pages[0][wall.pages[0].index('class="foot') :])
    assert "位置未填 2" in foot


def test_a_town_is_placed_once_and_all_its_projects_follow(elsewhere):
    app = opened("readiness", place="@白石镇")
    assert "填“白石镇”的经纬度" in html(app)
    assert "5 个项目随之上图" in html(app)
    app.text_input("placing-degrees").set_value("111.5, 27.2").run()
    app.button("placing-save").click().run()
    assert not app.exception
    placed = place_of("示例03")
    assert (placed["place_standing"], round(placed["map_longitude"], 1)) == ("placed", 111.5)
    assert place_of("示例07")["place_standing"] == "named"
    assert "有乡镇、未定位 9 个，分在 1 处" in html(app)
    with speaking("zh"):
        readiness = Readiness(view_at(), Scope(ALL, dict.fromkeys(FILTERS), is_equal=False))
        layout = county_map(readiness, (840, 590), is_small=False)
    assert readiness.outline.is_drawn
    assert not layout.grounds
    assert layout.projection is not None
    assert {block.place.key for block in layout.blocks} == {"白石镇", "湘水经济开发区"}
