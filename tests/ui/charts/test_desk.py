"""Promises on a line of days: no box on another, none outside its window, crowds as a count."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ui.charts.desk import BOX, PAST, WIDTH, Promise, boxes, share_of

WINDOWS = (30, 60, 90)
EDGES = [0, *(share_of(day, 90) * WIDTH for day in (0, *WINDOWS))]


def a_promise(left: int, number: int = 1) -> Promise:
    return Promise(f"{number:02d}", left, f"示例项目{number}")


@given(st.lists(st.integers(-400, 90), max_size=40))
def test_boxes_keep_apart_and_inside_their_window(days):
    placed = boxes([a_promise(day, at) for at, day in enumerate(days)], WINDOWS)
    lefts = [box.at * WIDTH for box in placed]
    assert all(b - a >= BOX - 1e-6 for a, b in pairwise(lefts))
    for box in placed:
        zone = {"late": 0, "soon": 1}.get(box.kind)
        first, last = (EDGES[zone], EDGES[zone + 1]) if zone is not None else (EDGES[2], EDGES[4])
        assert first - 1e-6 <= box.at * WIDTH <= last - BOX + 1e-6
    counted = sum(int(box.text) if box.is_count else 1 for box in placed)
    assert counted == len(days)


def test_a_window_without_room_says_how_many():
    (crowd,) = boxes([a_promise(20, at) for at in range(9)], WINDOWS)
    assert (crowd.text, crowd.is_count, crowd.kind) == ("9", True, "soon")
    assert "示例项目0" in crowd.said


def test_what_is_long_past_stands_at_the_edge():
    (late,) = boxes([a_promise(-3 * PAST)], WINDOWS)
    assert (late.at, late.kind) == (0, "late")
