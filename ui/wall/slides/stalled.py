"""What is stuck: every project with a warning light, the rule and the numbers that fired it."""

from __future__ import annotations

from html import escape

from ui.components.fired import fired_name, fired_sentence, fired_source
from ui.formats import UNKNOWN, is_unknown
from ui.language import say, word
from ui.records import Record, records
from ui.wall.slides.slide import Slide, Wall, light_html, yi


def stalled_slide(wall: Wall) -> Slide | None:
    """The gravest first; never for visitors."""
    if wall.is_public:
        return None
    found = wall.matters
    if found.empty:
        return None
    alarms = int((found["light"] == "告警").sum())
    title = say("wall-stalled-title", count=len(found), alarms=alarms)
    title += say("wall-stalled-without-talks") if wall.hides_talks else ""
    waiting = found["planned_wan"].sum(min_count=1)
    sub = say("wall-stalled-sub", amount=yi(waiting))
    body = f'<div class="stalled" data-rows>{"".join(map(_row, records(found)))}</div>'
    return Slide("stalled", title, sub, (body,), notes=(title, sub))


def _row(row: Record) -> str:
    unit = UNKNOWN if is_unknown(row["responsible_unit"]) else str(row["responsible_unit"])
    more = int(row["more_count"] or 0)
    others = f" {say('overview-attention-more', count=more)}" if more else ""
    return (
        f"<div><p>{light_html(str(row['light']), word(str(row['light'])))}</p>"
        f'<div><p class="name"><b>{escape(str(row["project_name"]))}</b></p>'
        f'<p class="dim">{escape(fired_source(row))}</p></div>'
        f"<div><p>{escape(fired_name(str(row['rule'])))}{escape(others)}</p>"
        f'<p class="dim">{escape(fired_sentence(row))}</p></div>'
        f'<p class="unit">{escape(unit)}</p>'
        f'<p class="number">{escape(yi(row["planned_wan"]))}</p></div>'
    )
