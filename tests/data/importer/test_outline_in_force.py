"""Where the county ends: by the office's own map where one is loaded, in issues and questions."""

import json

import pytest

from data.geo import read_outline
from data.importer.questions.question import reason_texts
from data.importer.remembered import outline_of
from tests.builders.ledger_files import of_sheet
from tests.builders.stores import an_empty_store

HEADER = ["项目名称", "阶段", "经度", "纬度"]
# The bundled outline holds 107.3, 38.2 and does not hold 107.25, 37.6.
NEAR, FAR = (107.3, 38.2), (107.25, 37.6)


def a_map(west, south, east, north):
    """GeoJSON of a county that is a rectangle."""
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    polygon = {"type": "Polygon", "coordinates": [corners]}
    feature = {"type": "Feature", "properties": {"name": "某旗"}, "geometry": polygon}
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


def own(*bounds):
    return read_outline(a_map(*bounds), "蒙S(2021)001号")


def read(folder, *points, outline=None):
    """Cells that are flagged, and the questions about places by their kind."""
    rows = [[f"示例项目{n:02d}", "签约", *point] for n, point in enumerate(points)]
    report, _, _ = of_sheet(folder, [HEADER, *rows], outline=outline)
    flagged = [one.cell for one in report.issues if one.code == "place-outside-county"]
    return flagged, {one.kind: one for one in report.questions}


def test_issues_and_questions_go_by_the_office_s_own_map(tmp_path):
    flagged, asked = read(tmp_path, NEAR, FAR)
    assert flagged == ["C3"]
    assert asked["outside"].reasons == (("outside", {}),)
    flagged, asked = read(tmp_path, NEAR, FAR, outline=own(107.0, 37.5, 107.5, 37.7))
    assert flagged == ["C2"]
    (said,) = reason_texts(asked["outside"], "zh")
    assert said == "按本单位上传的地图（审图号 蒙S(2021)001号）判断"


@pytest.mark.parametrize(("south", "inside"), [(37.5, "0"), (38.0, "1")])
def test_exchanged_axes_are_counted_inside_the_map_in_force(tmp_path, south, inside):
    outline = own(107.0, south, 107.5, south + 0.4)
    _, asked = read(tmp_path, NEAR[::-1], outline=outline)
    assert asked["swapped"].reasons == (("swapped", {"count": "1", "inside": inside}),)


def test_minutes_are_offered_where_they_put_the_points_into_the_map_in_force(tmp_path):
    # 108.45 and 39.36 as degrees and minutes are 108°45′ and 39°36′.
    written = (108.45, 39.36)
    _, asked = read(tmp_path, written, outline=own(108.7, 39.5, 108.8, 39.7))
    assert asked["outside"].proposed == "minutes"
    _, asked = read(tmp_path, written)
    assert [option.key for option in asked["outside"].options] == ["keep", "unknown"]


def test_the_map_in_force_is_the_one_that_was_loaded_last():
    store = an_empty_store()
    assert outline_of(store) is None
    store.save_outline("蒙S(2021)001号", a_map(107.0, 37.5, 107.5, 37.7), by="甲")
    store.save_outline("蒙S(2022)002号", a_map(107.0, 37.5, 107.5, 37.7), by="甲")
    assert outline_of(store).approval_number == "蒙S(2022)002号"
    store.close()


def test_a_map_that_cannot_be_read_does_not_take_the_place_of_the_bundled_one():
    store = an_empty_store()
    store.save_outline("", "{}", by="甲")
    assert outline_of(store) is None
    store.close()
