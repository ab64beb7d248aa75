"""Promises on a line of days: boxes that never overlap, pushed right inside their window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

# What a line is drawn for; boxes keep their size, so their places are shares of it.
WIDTH, BOX = 720.0, 25.0
# So many days before today are drawn; what is later than that stands at the edge.
PAST = 40
Kind = Literal["late", "soon", "later"]


@dataclass(frozen=True)
class Promise:
    """A project with a promised day: its number in the list, days left, what is said of it."""

    number: str
    left: int
    said: str
    link: str = ""


@dataclass(frozen=True)
class Box:
    """Where a promise stands: its left edge as a share of the line; of several too near a count."""

    at: float
    text: str
    said: str
    kind: Kind
    link: str = ""
    is_count: bool = False


def share_of(day: int, last: int) -> float:
    """Where a day stands on the line, in days from today; 0–1."""
    return (min(max(day, -PAST), last) + PAST) / (last + PAST)


def boxes(promises: Sequence[Promise], windows: Sequence[int]) -> list[Box]:
    """The boxes of one line: in the order of their days, each inside its own window.

    windows: the last day of each. What its window has no room for is one box with a count.
    """
    edges = [-PAST - 1, -1, *windows]
    found: list[Box] = []
    for at, (before, until) in enumerate(pairwise(edges)):
        inside = sorted(
            (one for one in promises if (at == 0 or before < one.left) and one.left <= until),
            key=lambda one: (one.left, one.number),
        )
        kind: Kind = ("late", "soon")[at] if at < 2 else "later"
        first = share_of(max(before + 1, -PAST), windows[-1]) * WIDTH
        last = share_of(until + (not at), windows[-1]) * WIDTH
        if len(inside) * BOX > last - first:
            said = " · ".join(one.said for one in inside)
            middle = share_of(inside[len(inside) // 2].left, windows[-1]) * WIDTH
            place = min(max(middle, first + 2), last - 2 * BOX)
            found.append(Box(place / WIDTH, str(len(inside)), said, kind, is_count=True))
        elif inside:
            found += _placed(inside, first, last, windows[-1], kind)
    return found


def _placed(
    inside: Sequence[Promise], first: float, last: float, last_day: int, kind: Kind
) -> list[Box]:
    """Pushed right where they would overlap; where that passes the window's end, back left."""
    lefts: list[float] = []
    for number, one in enumerate(inside):
        wanted = share_of(one.left, last_day) * WIDTH - (BOX if kind == "late" else 0)
        room = last - BOX * (len(inside) - number)
        least = lefts[-1] + BOX if lefts else first
        lefts.append(min(max(wanted, least), max(room, least)))
    return [
        Box(left / WIDTH, one.number, one.said, kind, one.link)
        for left, one in zip(lefts, inside, strict=True)
    ]
