"""What is stuck: every project with a warning light, the rule and the numbers that fired it."""

from __future__ import annotations

from html import escape

import pandas as pd

from data.formats import UNKNOWN, count, date_text, is_unknown
from data.language import field_label, say, word
from data.screens.readiness_sentences import yi
from data.screens.records import Record, records
from data.screens.rules_cited import fired_name, fired_sentence, fired_source
from ui.wall.slides.slide import MOST, Slide, Wall, light_html, rest_html


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
    rows = "".join(_row(row, wall) for row in records(found.head(MOST)))
    rows += rest_html(len(found))
    body = f'{_heads()}<div class="stalled" data-rows>{rows}</div>'
    rules = dict.fromkeys(fired_source(row) for row in records(found))
    return Slide("stalled", title, sub, (body,), notes=(title, sub, *rules))


def _heads() -> str:
    heads = (
        say("pipeline-column-light"),
        field_label("project_name"),
        say("wall-stalled-why"),
        say("wall-stalled-days"),
        say("wall-stalled-who"),
        field_label("next_step_due_date"),
        say("wall-head-planned"),
    )
    cells = "".join(f"<p>{escape(head)}</p>" for head in heads)
    return f'<div class="stalled heads"><div>{cells}</div></div>'


def _row(row: Record, wall: Wall) -> str:
    unit = UNKNOWN if is_unknown(row["responsible_unit"]) else str(row["responsible_unit"])
    leader = "" if is_unknown(row["sponsoring_leader"]) else str(row["sponsoring_leader"])
    more = int(row["more_count"] or 0)
    others = f" {say('overview-attention-more', count=more)}" if more else ""
    return (
        f"<div><p>{light_html(str(row['light']), word(str(row['light'])))}</p>"
        f'<p class="name"><b>{escape(str(row["project_name"]))}</b></p>'
        f"<div><p>{escape(fired_name(str(row['rule'])))}{escape(others)}</p>"
        f'<p class="dim">{escape(fired_sentence(row))}</p></div>'
        f'<p class="number">{escape(_days(row, wall))}</p>'
        f'<div><p class="unit">{escape(unit)}</p><p class="dim">{escape(leader)}</p></div>'
        f'<div><p class="due">{escape(date_text(row["next_step_due_date"]))}</p>'
        f'<p class="dim">{escape(_past(row, wall))}</p></div>'
        f'<p class="number">{escape(yi(row["planned_wan"]))}</p></div>'
    )


def _days(row: Record, wall: Wall) -> str:
    """Calendar days since what the rule speaks of began; a dash where it names no day."""
    if is_unknown(row["since_date"]):
        return UNKNOWN
    return count((pd.Timestamp(wall.view.now.as_of) - pd.Timestamp(str(row["since_date"]))).days)


def _past(row: Record, wall: Wall) -> str:
    """That the next step's day has passed, at the as-of date."""
    due = row["next_step_due_date"]
    if is_unknown(due) or pd.Timestamp(str(due)) >= pd.Timestamp(wall.view.now.as_of):
        return ""
    return say("wall-stalled-past")
