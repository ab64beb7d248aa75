"""Where a project lies: by the first of its words that names a place."""

from __future__ import annotations

from datetime import date

import pytest

from data.store import NamedPlace, Placement, ProjectName, Store
from tests.builders.ledger_rows import a_project, a_store
from tests.builders.marts import mart_rows


def _places(store: Store) -> dict[str, dict[str, object]]:
    snapshot = store.snapshot()
    assert snapshot is not None
    names = {r["project_id"]: r["project_name"] for r in mart_rows(store, "project", snapshot)}
    rows = mart_rows(store, "project_place", snapshot)
    return {str(names[row["project_id"]]): row for row in rows}


def _place_of(**values: object) -> dict[str, object]:
    return _places(a_store(a_project("示例项目01", stage="签约", **values)))["示例项目01"]


@pytest.mark.parametrize(
    ("values", "town", "park", "precision"),
    [
        ({"address": "上海庙镇"}, "上海庙镇", None, "town"),
        ({"address": "内蒙古鄂尔多斯市鄂托克前旗上海庙镇特布德嘎查"}, "上海庙镇", None, "town"),
        ({"address": "上海庙能源化工基地B区"}, "上海庙镇", "上海庙经济开发区", "park"),
        ({"park": "上海庙开发区"}, "上海庙镇", "上海庙经济开发区", "park"),
        ({"town": "上海庙"}, "上海庙镇", None, "town"),
        ({"town": "上海庙经济开发区"}, "上海庙镇", "上海庙经济开发区", "park"),
        ({"town": "昂素镇", "address": "城川镇"}, "昂素镇", None, "town"),
        ({"town": "旗直", "address": "县城"}, "旗直", None, None),
        ({"address": "待定"}, None, None, None),
        ({"address": "各乡镇"}, None, None, None),
        ({"town": "全县各乡镇", "address": "城川镇"}, "城川镇", None, "town"),
        ({"town": "全旗"}, None, None, None),
        ({"town": "3个苏木镇"}, None, None, None),
        ({"address": "有关街道"}, None, None, None),
        ({"town": "三乡镇"}, "三乡镇", None, None),
        ({"address": "各莫寺乡"}, "各莫寺乡", None, None),
    ],
)
def test_a_project_lies_where_its_words_say(
    values: dict[str, object], town: str | None, park: str | None, precision: str | None
) -> None:
    place = _place_of(**values)

    assert (place["town"], place["park"], place["precision"]) == (town, park, precision)


def test_the_name_of_a_project_says_its_town_where_nothing_else_does() -> None:
    store = a_store(a_project("城川镇红色文旅综合体", stage="签约"))

    place = _places(store)["城川镇红色文旅综合体"]

    assert (place["town"], place["town_field"]) == ("城川镇", "project_name")


def test_words_that_name_two_towns_name_none() -> None:
    place = _place_of(address="昂素镇至城川镇沿线")

    assert (place["town"], place["is_doubtful"]) == (None, True)


@pytest.mark.parametrize(
    ("address", "town", "park"),
    [
        ("河源省临水县青石镇工业路8号", "青石镇", None),
        ("临水县经济开发区纬三路", None, "经济开发区"),
        ("临水县白沙乡小河村", "白沙乡", None),
        ("江西省景德镇市高新区", None, None),
        ("江苏省镇江市丹徒区", None, None),
        ("阿拉善盟某旗巴彦苏木", "巴彦苏木", None),
        ("城东街道产业大道，青石产业园", "城东街道", "青石产业园"),
    ],
)
def test_towns_of_other_counties_are_found_by_their_form(
    address: str, town: str | None, park: str | None
) -> None:
    place = _place_of(address=address)

    assert (place["town"], place["park"], place["precision"]) == (town, park, None)


def test_a_town_that_one_row_names_is_found_in_the_name_of_another() -> None:
    store = a_store(
        a_project("示例项目01", stage="签约", town="青石镇"),
        a_project("青石镇粮食加工", stage="签约"),
    )

    assert _places(store)["青石镇粮食加工"]["town"] == "青石镇"


def test_a_town_column_is_read_before_a_park_of_another_town() -> None:
    place = _place_of(town="昂素镇", park="上海庙经济开发区")

    assert (place["town"], place["park"]) == ("昂素镇", "上海庙经济开发区")


def test_a_place_named_on_the_page_counts_from_its_version_on_until_rolled_back() -> None:
    store = a_store(a_project("示例项目01", stage="签约", address="黑梁化工片区"))
    before = store.sequence

    store.places.save(
        [NamedPlace("黑梁片区", ("黑梁化工片区",), "park", "昂素镇", 108.1, 38.4)],
        by="旗招商局",
    )
    named = _places(store)["示例项目01"]
    store.roll_back(before, by="旗招商局")
    after = _places(store)["示例项目01"]

    assert (named["town"], named["park"], named["longitude"]) == ("昂素镇", "黑梁片区", 108.1)
    assert (after["town"], after["park"]) == (None, None)
    assert [version.action for version in store.versions()][:2] == ["roll_back", "place"]


def test_a_project_stands_where_it_was_put_until_it_is_taken_off_again() -> None:
    store = a_store(a_project("示例项目01", stage="签约", town="昂素镇"))
    project = ProjectName(None, "示例项目01")

    store.places.put(Placement(project, 107.9, 38.5), by="旗招商局")
    put = _readiness(store)
    store.places.put(Placement(project, None, None), by="旗招商局")
    off = _readiness(store)

    assert (put["place_precision"], put["map_longitude"], put["map_latitude"]) == (
        "exact",
        107.9,
        38.5,
    )
    assert (off["place_precision"], off["place_name"]) == ("town", "昂素镇")


def test_where_a_project_was_put_holds_at_every_date_and_not_before_its_version() -> None:
    store = a_store(
        a_project("示例项目01", stage="签约"),
        a_project("示例项目01", stage="签约", as_of=date(2021, 11, 30)),
    )
    earlier = store.sequence

    store.places.put(Placement(ProjectName(None, "示例项目01"), 107.9, 38.5), by="旗招商局")

    def longitude(version: int, day: date) -> object:
        snapshot = store.snapshot(day, version)
        assert snapshot is not None
        return mart_rows(store, "readiness", snapshot)[0]["map_longitude"]

    assert longitude(store.sequence, date(2021, 11, 30)) == 107.9
    assert longitude(earlier, date(2021, 12, 31)) is None


def test_a_roll_back_takes_a_project_off_the_map_that_was_put_there_since() -> None:
    store = a_store(a_project("示例项目01", stage="签约"))
    before = store.sequence
    store.places.put(Placement(ProjectName(None, "示例项目01"), 107.9, 38.5), by="旗招商局")

    store.roll_back(before, by="旗招商局")

    assert _readiness(store)["map_longitude"] is None


def _readiness(store: Store) -> dict[str, object]:
    snapshot = store.snapshot()
    assert snapshot is not None
    return mart_rows(store, "readiness", snapshot)[0]
