"""A project is put on the map and taken off again; a town of the ledgers gets its centre."""

from __future__ import annotations

import pytest

from data.store import open_store
from tests.builders.ledger_rows import a_project, publish_rows
from tests.pages.steps import html, opened


@pytest.fixture
def signed_in(var_folder, monkeypatch):
    monkeypatch.setattr("ui.places.placing.may_upload", lambda: True)
    monkeypatch.setattr("ui.places.gazetteer.may_upload", lambda: True)
    monkeypatch.setattr("ui.intake.page.may_upload", lambda: True)
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
