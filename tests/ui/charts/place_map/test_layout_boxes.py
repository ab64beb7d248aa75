"""Nothing lies on anything else: boxes of every picture, from no project to seven hundred."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from data.geo import outline_around, schematic_outline
from tests.builders.map_places import NOTES, SITE_WORDS, SMALL_NOTES, some_places
from ui.charts.map.block import DESK, PHONE, WALL
from ui.charts.map.columns import by_state, columns_layout, grid_layout
from ui.charts.map.county import county_layout
from ui.charts.map.geometry import Rect, text_room
from ui.charts.map.parts import STATE_ORDER, Label, Layout, Pin, Place
from ui.charts.map.site import site_layout

COUNTS = (0, 12, 27, 60, 150, 300, 700)
SIZES = ((350, 400), (640, 460), (840, 550), (1880, 990))
OUTLINE = schematic_outline()


def label_box(label: Label) -> Rect:
    wide = text_room(label.text, label.size, is_bold=label.is_bold)
    left = {"start": 0.0, "middle": -wide / 2, "end": -wide}[label.anchor]
    return Rect(label.x + left, label.y - 0.8 * label.size, wide, label.size * 0.95)


def labels_of(layout: Layout) -> list[Label]:
    inside = [label for block in layout.blocks for label in block.labels]
    return [*inside, *layout.names, *layout.notes]


def symbols_of(layout: Layout) -> list[Rect]:
    return [symbol.box for block in layout.blocks for symbol in block.symbols]


def crosses(box: Rect, one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Whether a segment meets a box: its bounds do, and the corners lie on both its sides."""
    (x1, y1), (x2, y2) = one, two
    if max(x1, x2) < box.x or min(x1, x2) > box.right:
        return False
    if max(y1, y2) < box.y or min(y1, y2) > box.bottom:
        return False
    corners = itertools.product((box.x, box.right), (box.y, box.bottom))
    sides = [(x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) for x, y in corners]
    return min(sides) <= 0 <= max(sides)


def border_of(layout: Layout) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return [
        pair
        for area in layout.grounds
        if area.role in ("home", "town")
        for ring in area.rings
        for pair in itertools.pairwise([*ring, ring[0]])
    ]


def faults(layout: Layout, *, has_border: bool = True) -> list[str]:
    """What lies on what, in words; empty where all is well."""
    found = []
    texts = [(label.text, label_box(label)) for label in labels_of(layout)]
    symbols = symbols_of(layout)
    picture = Rect(0, 0, layout.width, layout.height)
    found += [f"{text} is cut off" for text, box in texts if not box.within(picture)]
    found += ["a symbol is cut off" for box in symbols if not box.within(picture)]
    for (text, box), (other, second) in itertools.combinations(texts, 2):
        if box.grown(-0.5).meets(second.grown(-0.5)):
            found.append(f"{text} on {other}")
    for one, two in itertools.combinations(symbols, 2):
        if one.grown(-0.2).meets(two.grown(-0.2)):
            found.append(f"a symbol on a symbol at {one}")
    for text, box in texts:
        found += [f"{text} on a symbol" for symbol in symbols if box.meets(symbol.grown(-1))]
    rules = [
        pair for block in layout.blocks for rule in block.rules for pair in itertools.pairwise(rule)
    ]
    for text, box in texts:
        found += [f"{text} on a line" for pair in rules if crosses(box.grown(-1), *pair)]
    for symbol in symbols:
        found += ["a symbol on a line" for pair in rules if crosses(symbol.grown(-1), *pair)]
    if has_border:
        border = border_of(layout)
        own = [(text, box) for text, box in texts if text not in {n.text for n in layout.notes}]
        for text, box in own:
            found += [f"{text} on the border" for pair in border if crosses(box, *pair)]
        for symbol in symbols:
            found += ["a symbol on the border" for pair in border if crosses(symbol, *pair)]
    for ring in layout.rings:
        box = Rect(ring.x - 8, ring.y - 8, 16, 16)
        found += [f"{text} on an anchor" for text, other in texts if box.meets(other)]
        found += ["a symbol on an anchor" for other in symbols if box.meets(other)]
    return found


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_on_the_county_nothing_lies_on_anything_else(count, size):
    places = some_places(count)
    notes = NOTES if size[0] > 520 else SMALL_NOTES
    layout = county_layout(places, OUTLINE, *size, notes)
    assert faults(layout, has_border=not layout.density.startswith("columns")) == []
    assert not layout.left_out
    told = [label.text for block in layout.blocks for label in block.labels[:1]]
    assert sorted(told) == sorted(f"{place.name} {len(place.pins)}" for place in places)


@pytest.mark.parametrize("size", SIZES[::2], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("towns", [7, 15])
def test_a_county_of_many_towns_names_each_of_them(size, towns):
    places = some_places(60, more_towns=towns)
    notes = NOTES if size[0] > 520 else SMALL_NOTES
    layout = county_layout(places, OUTLINE, *size, notes)
    assert faults(layout, has_border=not layout.density.startswith("columns")) == []
    assert len(layout.blocks) + len(layout.left_out) == len(places)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("size", [(350, 400), (840, 550)])
def test_in_a_town_nothing_lies_on_anything_else(count, size):
    places = [place for place in some_places(count) if place.key.startswith("上海庙")]
    layout = site_layout(places, OUTLINE, *size, SITE_WORDS)
    assert faults(layout, has_border=False) == []
    drawn = [symbol for block in layout.blocks for symbol in block.symbols if symbol.pin]
    counted = [int(note.text) for note in layout.notes if note.text.isdigit()]
    assert len(drawn) + sum(counted) + layout.hidden == sum(len(place.pins) for place in places)


@pytest.mark.parametrize("count", [27, 300])
def test_around_a_project_nothing_lies_on_anything_else(count):
    places = some_places(count)
    pin = next(pin for place in places for pin in place.pins if pin.is_exact)
    layout = site_layout(
        places, OUTLINE, 840, 550, SITE_WORDS, around=(pin.longitude, pin.latitude)
    )
    assert faults(layout, has_border=False) == []
    assert pin.project_id in {block.project_id for block in layout.blocks}


@pytest.mark.parametrize(
    ("count", "towns"), [(0, 0), (12, 0), (27, 0), (60, 9), (300, 0), (700, 9)]
)
@pytest.mark.parametrize("outline", [OUTLINE, None], ids=["outline", "blocks alone"])
@pytest.mark.parametrize(
    ("kind", "size"),
    [(WALL, (1728, 584)), (WALL, (1370, 500)), (DESK, (840, 550)), (PHONE, (350, 480))],
)
def test_in_two_columns_nothing_lies_on_anything_else(count, towns, outline, kind, size):
    places = some_places(count, more_towns=towns)
    layout = columns_layout(places, outline, *size, None, kind)
    assert faults(layout, has_border=False) == []
    assert len(layout.blocks) + len(layout.left_out) == len(places)
    if outline is None:
        assert not layout.grounds
        assert not layout.rings


def test_the_wall_writes_nothing_smaller_than_eight_metres_can_read():
    for count in COUNTS:
        layout = columns_layout(some_places(count), OUTLINE, 1728, 584, None, WALL)
        assert all(label.size >= 28 for label in labels_of(layout))


def test_leaders_cross_no_other_leader_and_no_block():
    layout = county_layout(some_places(60), OUTLINE, 840, 550, NOTES)
    for one, two in itertools.combinations(layout.blocks, 2):
        for rule in two.rules:
            for pair in itertools.pairwise(rule):
                assert not crosses(one.box.grown(-2), *pair)


def test_exact_projects_are_plain_and_the_others_underlined():
    layout = county_layout(some_places(27), OUTLINE, 840, 550, NOTES)
    for block in layout.blocks:
        for symbol in block.symbols:
            is_underlined = any(
                line.x - 1 <= symbol.x <= line.x + line.width + 1
                and 0 < line.y - symbol.y < 2 * symbol.reach
                for line in block.underlines
            )
            assert is_underlined != symbol.pin.is_exact


def test_a_place_beyond_the_picture_is_named_as_left_out():
    far, *rest = some_places(12)
    moved = type(far)(far.key, far.name, 121.5, 31.2, far.pins)
    layout = county_layout([moved, *rest], OUTLINE, 840, 550, NOTES)
    assert [place.key for place in layout.left_out] == [far.key]


def test_a_series_of_months_keeps_its_blocks_where_they_are():
    newest = some_places(27)
    most = {place.key: place.counts for place in newest}
    earlier = [
        type(place)(
            place.key,
            place.name,
            place.longitude,
            place.latitude,
            place.pins[:1],
            place.is_sure,
            place.total,
            place.lines,
            most[place.key],
        )
        for place in newest
    ]
    before = county_layout(earlier, OUTLINE, 840, 550, NOTES)
    now = county_layout(newest, OUTLINE, 840, 550, NOTES)
    boxes = [{block.place.key: block.box for block in one.blocks} for one in (before, now)]
    assert boxes[0] == boxes[1]


def without_positions(places):
    bare = [replace(pin, longitude=None, latitude=None) for place in places for pin in place.pins]
    left = iter(bare)
    return [
        replace(
            place,
            longitude=None,
            latitude=None,
            pins=tuple(itertools.islice(left, len(place.pins))),
        )
        for place in places
    ]


NOWHERE = outline_around(np.array([]), np.array([]))


@pytest.mark.parametrize("count", [3, 60, 300])
@pytest.mark.parametrize("size", [(350, 480), (840, 590), (1880, 990)])
def test_places_that_nobody_can_locate_stand_in_a_grid_with_every_project(count, size):
    places = without_positions(some_places(count, more_towns=2))
    layout = county_layout(places, NOWHERE, *size, NOTES)
    assert faults(layout, has_border=False) == []
    assert not (layout.grounds or layout.rings or layout.names or layout.left_out)
    assert {block.place.key for block in layout.blocks} == {place.key for place in places}
    if size[0] > 800:
        drawn = [symbol.pin for block in layout.blocks for symbol in block.symbols if symbol.pin]
        assert len(drawn) == count


def a_park(count):
    pins = tuple(Pin(f"p{n}", f"示例项目{n}", STATE_ORDER[n % 6]) for n in range(count))
    return Place("示例园区", "示例园区", None, None, pins, total="1,029.22 亿元")


def test_three_hundred_projects_of_one_park_are_each_drawn_and_counted_by_state():
    layout = county_layout([a_park(300)], NOWHERE, 840, 590, NOTES)
    assert faults(layout, has_border=False) == []
    (block,) = layout.blocks
    assert len([symbol for symbol in block.symbols if symbol.pin]) == 300
    assert [label.text for label in block.labels].count("50") == 6


def test_a_wall_of_towns_that_nobody_can_place_draws_every_project_while_there_is_room():
    towns = [replace(a_park(n), key=f"{n}", name=f"示例{n}镇") for n in (96, 48, 44, 22)]
    layout = grid_layout(towns, 1728, 584, WALL)
    assert faults(layout, has_border=False) == []
    assert layout.left_out == ()
    drawn = [symbol.pin for block in layout.blocks for symbol in block.symbols if symbol.pin]
    assert len(drawn) == 96 + 48 + 44 + 22


def test_a_park_come_close_to_stands_by_state_in_the_order_of_the_states():
    names = {state: state for state in STATE_ORDER}
    layout = grid_layout(by_state([a_park(220)], names), 840, 590)
    assert faults(layout, has_border=False) == []
    assert [block.place.name for block in layout.blocks] == list(STATE_ORDER)
    assert all(symbol.pin for block in layout.blocks for symbol in block.symbols)


def test_a_block_of_counts_has_a_bar_of_its_states():
    place = a_park(90)
    crowd = [replace(place, key=f"{n}", name=f"示例园区{n}") for n in range(9)]
    layout = county_layout(crowd, NOWHERE, 640, 420, NOTES)
    assert layout.density.startswith("grid counts")
    for block in layout.blocks:
        assert [bar.state for bar in block.bars] == list(STATE_ORDER)
        assert sum(bar.width for bar in block.bars) == pytest.approx(block.box.width, abs=1)


def test_places_without_a_position_stand_beside_the_map_of_the_others():
    known, *others = some_places(60)
    layout = county_layout([known, *without_positions(others)], OUTLINE, 840, 590, NOTES)
    assert layout.grounds
    assert faults(layout, has_border=False) == []
    assert [ring.keys for ring in layout.rings] == [(known.key,)]
    assert {block.place.key for block in layout.blocks} == {
        known.key,
        *(other.key for other in others),
    }


@pytest.mark.parametrize("size", [(350, 480), (640, 460), (840, 590)])
def test_a_long_note_below_the_grid_is_broken_into_lines(size):
    long = replace(
        NOTES, lines=("位置未知，按乡镇、园区的项目数排列；填上一处的经纬度后可点选" * 3,)
    )
    layout = county_layout(without_positions(some_places(60)), NOWHERE, *size, long)
    assert faults(layout, has_border=False) == []
    assert "".join(note.text for note in layout.notes) == long.lines[0]
