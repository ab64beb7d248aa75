"""Symbols and labels never cover each other, wherever the projects are."""

from __future__ import annotations

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.charts.map_places import Box, Disc, Label, place_labels, spread

WIDTH, HEIGHT = 372.0, 400.0
discs = st.builds(Disc, st.floats(20, WIDTH - 20), st.floats(20, HEIGHT - 20), st.floats(4.5, 15))
crowds = st.lists(discs, max_size=40).map(tuple)


def test_forty_projects_in_one_place_are_all_to_be_seen():
    crowd = tuple(Disc(100, 200, 4.5 + number % 10) for number in range(40))
    placed = spread(crowd, WIDTH, HEIGHT)
    for first, second in combinations(placed, 2):
        assert math.hypot(first.x - second.x, first.y - second.y) > first.radius + second.radius


@settings(max_examples=40, deadline=None)
@given(crowds)
def test_symbols_never_overlap_and_stay_on_the_picture(crowd):
    placed = spread(crowd, WIDTH, HEIGHT)
    for first, second in combinations(placed, 2):
        assert math.hypot(first.x - second.x, first.y - second.y) > first.radius + second.radius
    for disc in placed:
        assert disc.radius <= disc.x <= WIDTH - disc.radius
        assert disc.radius <= disc.y <= HEIGHT - disc.radius


def test_a_symbol_alone_stays_at_its_true_place():
    alone = (Disc(50, 60, 9), Disc(250, 260, 9))
    assert spread(alone, WIDTH, HEIGHT) == alone


@settings(max_examples=40, deadline=None)
@given(crowds, st.lists(st.text("项目一期", min_size=2, max_size=9), max_size=12))
def test_labels_cover_neither_symbols_nor_each_other_nor_the_corner(crowd, names):
    placed = spread(crowd, WIDTH, HEIGHT)
    corner = Box(80, 380, 150, 40)
    labels = tuple(Label((name,), 12, disc) for name, disc in zip(names, placed, strict=False))
    boxes = [box for box in place_labels(labels, placed, (corner,), WIDTH, HEIGHT) if box]
    for box in boxes:
        assert box.is_within(WIDTH, HEIGHT)
        assert not box.overlaps(corner)
        assert all(box.gap_to(disc) >= 0 for disc in placed)
    for first, second in combinations(boxes, 2):
        assert not first.overlaps(second, gap=0)


def test_what_is_chosen_is_named_even_where_it_is_crowded():
    disc = Disc(186, 200, 6)
    taken = (Box(186, 200, 360, 380),)
    label = Label(("示例项目01",), 12, disc)
    must = Label(("示例项目01",), 12, disc, must_stand=True)
    assert place_labels((label,), (disc,), taken, WIDTH, HEIGHT) == (None,)
    assert place_labels((must,), (disc,), taken, WIDTH, HEIGHT)[0] is not None
