"""Targets as bullet bars: completion on one shared axis, against schedule and last version.

HTML and CSS only: a bar is a div, so the text above it wraps, prints and is read aloud.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from data.palette import LIGHTS
from data.screens.chart_values import Bullet
from data.trace.figures import Reference

# From this share on, the schedule's label would run into the target's.
_CLOSE = 0.9


def bullets_html(
    bullets: Sequence[Bullet],
    heads: tuple[str, str],
    schedule_text: str,
    target_text: str,
    link: Callable[[Reference | None], str],
) -> str:
    """The rows under two column heads (completion, gap), with the axis named below.

    link: attributes of an element that opens a figure's rows.
    """
    reach = max([1.18, *(b.completion for b in bullets if b.completion is not None)]) * 1.0
    reach = min(reach, 2.0)
    rows = "".join(_row(bullet, reach, link(bullet.reference)) for bullet in bullets)
    schedules = {round(b.schedule, 4) for b in bullets if b.schedule is not None}
    axis = ""
    if len(schedules) == 1:
        schedule = schedules.pop()
        at = schedule / reach * 100
        beside = "" if schedule < _CLOSE else " sb-bullet-axis-beside"
        axis = (
            '<div class="sb-bullet-axis">'
            f'<span style="left:{at:.2f}%" class="sb-bullet-axis-schedule">'
            f"{escape(schedule_text)}</span>"
            f'<span style="left:{100 / reach:.2f}%" class="sb-bullet-axis-target{beside}">'
            f"{escape(target_text)}</span></div>"
        )
    return (
        '<div class="sb-bullets"><div class="sb-bullet-line sb-bullet-heads"><span></span>'
        f"<span>{escape(heads[0])}</span><span>{escape(heads[1])}</span></div>"
        f"{rows}{axis}</div>"
    )


def _row(bullet: Bullet, reach: float, link: str) -> str:
    symbol = LIGHTS[bullet.light]
    colour = f"var(--sb-light-{symbol.order})"
    strong = " sb-strong" if symbol.order else ""
    return (
        f'<div class="sb-bullet" title="{escape(bullet.note)}"{link}>'
        '<div class="sb-bullet-line">'
        f'<span><span class="sb-mark{strong}" style="color:{colour}">'
        f'<span aria-hidden="true">{symbol.shape}</span> {escape(bullet.light_word)}</span> '
        f"<b>{escape(bullet.label)}</b> "
        f'<span class="sb-bullet-amounts">{escape(bullet.amounts)}</span></span>'
        f"<b>{escape(bullet.completion_text)}</b>"
        f'<span style="color:{colour if symbol.order else "inherit"}">{escape(bullet.gap_text)}'
        f"</span></div>{_bar(bullet, reach, colour)}</div>"
    )


def _bar(bullet: Bullet, reach: float, colour: str) -> str:
    def at(share: float) -> float:
        return min(max(share, 0.0), reach) / reach * 100

    parts = [f'<i class="sb-bullet-track" style="width:{at(1):.2f}%"></i>']
    done = bullet.completion
    if done is not None:
        is_met = bullet.schedule is None or done >= bullet.schedule
        kind = "met" if is_met else "behind"
        parts.append(f'<i class="sb-bullet-{kind}" style="width:{at(done):.2f}%"></i>')
        if not is_met and bullet.schedule is not None:
            gap = at(bullet.schedule) - at(done)
            parts.append(
                f'<i class="sb-bullet-gap" style="left:{at(done):.2f}%;width:{gap:.2f}%;'
                f'border-color:{colour}"></i>'
            )
    if bullet.previous is not None:
        parts.append(f'<i class="sb-bullet-last" style="left:{at(bullet.previous):.2f}%"></i>')
    if bullet.schedule is not None:
        parts.append(f'<i class="sb-bullet-schedule" style="left:{at(bullet.schedule):.2f}%"></i>')
    return f'<div class="sb-bullet-bar" aria-hidden="true">{"".join(parts)}</div>'
