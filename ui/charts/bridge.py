"""The number bridge: from one total by its deltas to the next, as lines of text with bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from data.screens.records import Fall
from ui.markup import render

NOTHING = Markup()


class _Bar(NamedTuple):
    """Where a delta's bar begins and how long it is, as parts of the whole breadth."""

    kind: str
    left: float
    part: float


def bridge_html(falls: Sequence[Fall], zero: str, opens: Markup = NOTHING) -> Markup:
    """The bridge from top to bottom; bars on one scale, totals without any.

    zero: what the line at 0 is called. opens: the attributes by which a bar opens a figure.
    The sign stands in every figure, so that no delta is told by its colour alone.
    """
    ends = [0.0, *(fall.start + (fall.value or 0) for fall in falls if not fall.is_total)]
    low, reach = min(ends), (max(ends) - min(ends)) or 1.0
    lines: list[tuple[Fall, _Bar | None]] = []
    for fall in falls:
        bar = None
        if fall.value is not None and not fall.is_total:
            said = {"sb-fall-down": fall.value < 0, "sb-fall-quiet": fall.is_quiet}
            kind = " ".join(name for name, is_so in said.items() if is_so)
            left = (min(fall.start, fall.start + fall.value) - low) / reach
            bar = _Bar(kind, left, abs(fall.value) / reach)
        lines.append((fall, bar))
    return render("pages.bridge", lines, -low / reach, zero, opens)
