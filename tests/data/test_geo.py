"""The outline of the map: the bundled one, uploaded ones, and points in or out of the county."""

from __future__ import annotations

import json

import numpy as np
import pytest

from data import texts
from data.geo import (
    LARGEST_OUTLINE,
    OutlineError,
    area_names,
    inside_home,
    read_outline,
    schematic_outline,
)
from data.rules import load_rules
from data.rules.places import PlaceSettingsError, load_places, place_tables

SQUARE = [[107.0, 38.0], [108.0, 38.0], [108.0, 39.0], [107.0, 39.0], [107.0, 38.0]]
HOLE = [[107.4, 38.4], [107.6, 38.4], [107.6, 38.6], [107.4, 38.6], [107.4, 38.4]]


def geojson(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def area(rings, kind="Polygon", **properties):
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": kind, "coordinates": rings},
    }


def test_the_schematic_outline_is_marked_as_such_and_holds_the_county():
    outline = schematic_outline()
    assert outline.is_schematic
    assert [home.name for home in outline.home] == ["鄂托克前旗"]
    assert len(outline.areas) > 10


def test_every_place_of_the_list_lies_in_the_county():
    places = load_places()
    inside = inside_home(
        schematic_outline(),
        [place.longitude for place in places],
        [place.latitude for place in places],
    )
    assert inside.all()
    assert {place.place for place in places if not place.is_verified} == {"城川镇", "昂素镇"}


def test_plants_of_the_neighbouring_banner_are_outside():
    inside = inside_home(schematic_outline(), [107.98, 107.0, np.nan], [39.6, 39.4, np.nan])
    assert not inside.any()


def test_an_uploaded_map_replaces_the_outline_and_carries_its_number():
    outline = read_outline(geojson(area([SQUARE], name="某旗")), " 蒙S(2021)001号 ")
    assert (outline.approval_number, outline.is_schematic) == ("蒙S(2021)001号", False)
    assert outline.bounds == (107.0, 38.0, 108.0, 39.0)
    assert list(inside_home(outline, [107.5, 106.5], [38.5, 38.5])) == [True, False]


def test_a_hole_is_outside_and_a_second_part_is_inside():
    far = [[x + 5, y] for x, y in SQUARE]
    outline = read_outline(geojson(area([[SQUARE, HOLE], [far]], "MultiPolygon")), "1")
    assert list(inside_home(outline, [107.5, 107.1, 112.5], [38.5, 38.5, 38.5])) == [
        False,
        True,
        True,
    ]


def test_the_county_is_found_by_its_code_among_neighbours():
    other = [[x + 1, y] for x, y in SQUARE]
    text = geojson(area([SQUARE], adcode=150623, name="本旗"), area([other], adcode=150624))
    assert [each.name for each in read_outline(text, "1", "150623").home] == ["本旗"]


def test_towns_without_a_county_are_the_county():
    other = [[x + 1, y] for x, y in SQUARE]
    outline = read_outline(geojson(area([SQUARE], name="甲镇"), area([other], name="乙镇")), "1")
    assert [each.name for each in outline.home] == ["甲镇", "乙镇"]
    assert {each.role for each in outline.areas} == {"town"}


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        (geojson(area([SQUARE])), "  ", "readiness-outline-number-missing"),
        ("不是 JSON", "1", "readiness-outline-not-geojson"),
        (geojson(area([SQUARE])) + " " * LARGEST_OUTLINE, "1", "readiness-outline-large"),
        ('{"features": [{}]}', "1", "readiness-outline-not-geojson"),
        (geojson(area([107.0, 38.0], "Point")), "1", "readiness-outline-no-polygon"),
        (geojson(area([[["a", "b"]]])), "1", "readiness-outline-coordinates"),
        (geojson(area([[[453000, 4226000], [453001, 4226001]]])), "1", "readiness-outline-degrees"),
    ],
)
def test_an_unusable_map_is_refused_with_what_to_do(text, number, code):
    with pytest.raises(OutlineError) as refused:
        read_outline(text, number)
    assert refused.value.code == code
    for language in texts.LANGUAGES:
        assert texts.text(language, code)
        assert texts.text(language, f"{code}.remedy")


def test_a_deployments_places_replace_the_bundled_ones(tmp_path):
    head = "place,names,kind,longitude,latitude,precision,is_verified,source\n"
    (tmp_path / "towns.csv").write_text(
        head + "某镇,某镇|某,town,110.1,40.2,约 1 公里,true,测量\n", "utf-8"
    )
    places = load_places(tmp_path)
    assert [place.place for place in places] == ["某镇"]
    county = load_rules().county.model_copy(update={"towns": ("某镇", "他镇"), "parks": ()})
    rows = place_tables(county, places)["rule_place"].to_pylist()
    assert [(row["place"], row["names"], row["longitude"]) for row in rows] == [
        ("某镇", ["某镇", "某"], 110.1),
        ("他镇", ["他镇"], None),
    ]


def test_a_place_without_numbers_names_file_and_line(tmp_path):
    head = "place,names,kind,longitude,latitude,precision,is_verified,source\n"
    (tmp_path / "towns.csv").write_text(head + "某镇,某镇,town,东经,40.2,,true,\n", "utf-8")
    with pytest.raises(PlaceSettingsError, match=r"towns\.csv, line 2"):
        load_places(tmp_path)


def test_a_point_near_the_border_is_inside_with_a_margin():
    outline = read_outline(geojson(area([SQUARE], name="某旗")), "1")
    near, far = [106.96, 106.9], [38.5, 38.5]
    assert list(inside_home(outline, near, far, margin=0.05)) == [True, False]
    assert list(inside_home(outline, near, far)) == [False, False]
    assert not inside_home(outline, [np.nan], [np.nan], margin=0.05).any()


def test_a_point_is_named_by_the_area_it_lies_in():
    assert area_names(schematic_outline(), [107.2, 107.5, 0.0], [37.6, 38.2, 0.0]) == [
        "盐池县",
        "鄂托克前旗",
        "",
    ]
