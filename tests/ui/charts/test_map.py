"""The map figure: shapes for states, areas for sums, true places, what is marked."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from data.geo import schematic_outline
from data.rules.places import load_places
from ui.charts.map import AGGREGATE_ABOVE, MapLook, MapWords, map_figure
from ui.charts.map_ground import View, scale_bar
from ui.charts.map_labels import two_lines
from ui.palette import DARK, LIGHT, STATES

OUTLINE = schematic_outline()
WORDS = MapWords(
    hover=lambda row: f"关于{row['project_name']}",
    town=lambda name, count: f"{name} {count}" if count else name,
    crowd=lambda states: f"共 {sum(states.values())}",
    kilometres="km",
    notes=("示意图，不作划界依据",),
)


def project(number=1, **values):
    usual = {
        "project_id": f"p{number}",
        "project_name": f"示例项目{number:02d}",
        "state": "建设中",
        "planned_investment_wan": 10000.0,
        "town": "敖勒召其镇",
        "place_name": "敖勒召其镇",
        "place_precision": "exact",
        "map_longitude": 107.475,
        "map_latitude": 38.18,
        "name_rank": 0,
    }
    return {**usual, **values}


def draw(*rows, selected="", theme=LIGHT, width=372.0, height=400.0):
    columns = list(project())
    frame = pd.DataFrame([*rows], columns=columns)
    look = MapLook(width, height, OUTLINE.bounds, theme, selected)
    return map_figure(frame, OUTLINE, load_places(), WORDS, look)


def symbols(figure):
    return {trace.name: trace for trace in figure.data if trace.name in STATES}


def texts(figure):
    return [annotation.text for annotation in figure.layout.annotations]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_each_state_has_its_shape_and_colour(theme):
    rows = [project(n, state=state) for n, state in enumerate(STATES)]
    for state, trace in symbols(draw(*rows, theme=theme)).items():
        assert trace.marker.symbol == STATES[state].symbol
        assert trace.marker.color == STATES[state].colour(theme)
        assert trace.marker.opacity == 1


def test_the_area_of_a_symbol_follows_the_sum_and_unknown_is_small():
    figure = draw(
        project(1, planned_investment_wan=400_000.0),
        project(2, planned_investment_wan=100_000.0),
        project(3, planned_investment_wan=None),
    )
    large, quarter, unknown = symbols(figure)["建设中"].marker.size
    assert (large / quarter) ** 2 == pytest.approx(4)
    assert unknown < quarter


def test_a_symbol_carries_its_project_and_its_words():
    (trace,) = symbols(draw(project(7))).values()
    assert trace.customdata[0][0] == "p7"
    assert trace.text[0] == "关于示例项目07"


def test_moved_symbols_are_tied_to_their_true_place_dotted_where_only_the_town_is_known():
    exact = [project(n) for n in range(4)]
    near = [project(n, place_precision="town") for n in range(4, 8)]
    dashes = {trace.line.dash for trace in draw(*exact, *near).data if trace.mode == "lines"}
    assert {"solid", "dot"} <= dashes
    alone = draw(project(1), project(2, map_longitude=106.7, map_latitude=38.3))
    assert "dot" not in {trace.line.dash for trace in alone.data if trace.mode == "lines"}


def test_towns_say_how_many_projects_they_have_and_notes_stand_in_the_corner():
    written = texts(draw(project(1), project(2)))
    assert "敖勒召其镇 2" in written
    assert "示意图，不作划界依据" in written
    assert "50 km" in written


def test_the_chosen_project_is_ringed_and_named_in_bold():
    figure = draw(project(1), project(2), selected="p2")
    assert any("<b>示例项目02</b>" in text for text in texts(figure))
    rings = [trace for trace in figure.data if trace.marker.symbol == "circle-open"]
    assert len(rings) == 1


def test_names_are_never_read_as_markup():
    figure = draw(project(1, project_name="<b>甲&乙", name_rank=1))
    assert "&lt;b&gt;甲&amp;乙" in texts(figure)


def test_points_beyond_the_picture_are_not_drawn():
    figure = draw(project(1), project(2, map_latitude=41.5))
    assert [point[0] for point in symbols(figure)["建设中"].customdata] == ["p1"]


def test_an_empty_map_still_shows_the_county():
    figure = draw()
    assert not symbols(figure)
    assert any(trace.fill == "toself" for trace in figure.data)


def test_above_the_limit_counts_stand_in_place_of_symbols():
    rows = [project(n, map_longitude=106.7 + n % 3 * 0.6) for n in range(AGGREGATE_ABOVE + 1)]
    figure = draw(*rows)
    assert not symbols(figure)
    counted = [int(text) for text in texts(figure) if text.isdecimal()]
    assert sum(counted) == AGGREGATE_ABOVE + 1


def test_a_degree_north_and_a_degree_east_keep_their_proportion():
    view = View.around(OUTLINE.bounds, 372, 400, 26)
    north = view.y(38.0) - view.y(39.0)
    east = view.x(108.0) - view.x(107.0)
    assert float(east / north) == pytest.approx(math.cos(math.radians(view.latitude)))
    kilometres, pixels = scale_bar(view)
    assert pixels / kilometres == pytest.approx(float(north) / 111.32)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("雅海60万吨LNG", ("雅海60万吨LNG",)),
        ("示例项目06（肉羊屠宰及深加工）", ("示例项目06", "（肉羊屠宰及深加工）")),
        ("润阳悦达光伏材料及应用全产业科技园", ("润阳悦达光伏材料及", "应用全产业科技园")),
    ],
)
def test_a_long_name_takes_two_lines(name, lines):
    assert two_lines(name) == lines


def test_many_symbols_shrink_until_the_county_shows_between_them():
    few, many = (
        draw(*(project(n, map_longitude=107 + n % 20 / 20) for n in range(count)))
        for count in (20, 250)
    )
    (sizes,) = (symbols(few)["建设中"].marker.size,)
    (small,) = (symbols(many)["建设中"].marker.size,)
    assert max(small) < max(sizes)
    assert sum(math.pi * (size / 2) ** 2 for size in small) < 0.15 * 372 * 400
