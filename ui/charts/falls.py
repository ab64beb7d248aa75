"""The number bridge for a narrow screen: the same rows as lines of text, a bar below each.

A waterfall needs room for names, bars and figures side by side; on a phone the figures
would lie beyond its edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ui.charts.waterfall import Fall


def falls_list(falls: Sequence[Fall]) -> str:
    """HTML of the bridge from top to bottom; bars on one scale, totals without any."""
    ends = [0.0, *(fall.start + (fall.value or 0) for fall in falls if not fall.is_total)]
    low = min(ends)
    reach = (max(ends) - low) or 1.0
    return f'<div class="sb-falls">{"".join(_row(fall, low, reach) for fall in falls)}</div>'


def _row(fall: Fall, low: float, reach: float) -> str:
    small = f"<small>{escape(fall.note)}</small>" if fall.note else ""
    strong = ' class="sb-strong"' if fall.is_total else ""
    bar = ""
    if fall.value is not None and not fall.is_total:
        left = (min(fall.start, fall.start + fall.value) - low) / reach * 100
        kind = "sb-fall-quiet" if fall.is_quiet else "sb-fall-down" if fall.value < 0 else ""
        width = abs(fall.value) / reach * 100
        bar = (
            f'<i class="{kind}" aria-hidden="true" '
            f'style="margin-left:{left:.2f}%;width:{width:.2f}%"></i>'
        )
    return f"<p{strong}><span>{escape(fall.label)}{small}</span><b>{escape(fall.text)}</b>{bar}</p>"
