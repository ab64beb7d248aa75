"""Targets as bullet bars: completion on one shared axis, against schedule and last version.

HTML and CSS only: a bar is a div, so the text above it wraps, prints and is read aloud.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from data.screens.chart_values import Bullet
from data.trace.figures import Reference
from ui.markup import render

# From this share on, the schedule's label would run into the target's.
_CLOSE = 0.9


def bullets_html(
    bullets: Sequence[Bullet],
    heads: tuple[str, str],
    schedule_text: str,
    target_text: str,
    link: Callable[[Reference | None], str],
) -> Markup:
    """The rows under two column heads (completion, gap), with the axis named below.

    link: attributes of an element that opens a figure's rows.
    """
    reach = max([1.18, *(b.completion for b in bullets if b.completion is not None)])
    schedules = {round(b.schedule, 4) for b in bullets if b.schedule is not None}
    schedule = schedules.pop() if len(schedules) == 1 else None
    return render(
        "pages.bullets",
        bullets,
        heads,
        min(reach, 2.0),
        schedule,
        schedule_text,
        target_text,
        is_beside=schedule is not None and schedule >= _CLOSE,
        link=link,
    )
