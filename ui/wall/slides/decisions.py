"""What the meeting has to decide: extensions, orders to be closed, projects with an alarm."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from data.formats import UNKNOWN, is_unknown
from data.language import say
from data.screens import assignments_sentences as sentences
from data.screens.assignments_readings import Assignments
from data.screens.records import Record, records
from data.screens.rules_cited import fired_name, fired_sentence
from ui.wall.slides.slide import MOST, Slide, Wall, rest_html


def decisions_slide(wall: Wall) -> Slide | None:
    """Each with what is to be decided, on what grounds, and who answers; not for visitors."""
    if wall.is_public:
        return None
    orders = list(_orders(wall))
    alarms = [_alarm(row) for row in alarms_of(wall)]
    lines = [*orders, *alarms]
    if not lines:
        return None
    title = say("wall-matters", count=len(lines))
    sub = say("wall-decisions-sub", orders=len(orders), alarms=len(alarms))
    body = f'<div class="decisions" data-rows>{"".join(lines[:MOST])}{rest_html(len(lines))}</div>'
    return Slide("decisions", title, sub, (body,), notes=(title, sub))


def alarms_of(wall: Wall) -> list[Record]:
    """The projects with an alarm, the gravest first."""
    return [row for row in records(wall.matters) if row["light"] == "告警"]


def decisions_count(wall: Wall) -> int:
    """How many matters ``decisions_slide`` lists."""
    return len(list(_orders(wall))) + len(alarms_of(wall))


def _orders(wall: Wall) -> Iterator[str]:
    """Orders of which an extension is asked or that are done and wait to be closed."""
    if wall.towns:
        return
    for row in records(Assignments(wall.view, wall.view.previous).listed):
        asks = bool(row["asks_extension"]) and bool(row["is_open"])
        if asks or row["state"] == "待销号":
            what = say("wall-decide-extension" if asks else "wall-decide-closing")
            grounds = sentences.extension_text(row) if asks else sentences.news_text(row)
            yield _line(what, str(row["matter"]), grounds, row["responsible_unit"])


def _alarm(row: Record) -> str:
    rule = str(row["rule"])
    grounds = f"{fired_name(rule)}：{fired_sentence(row)}"
    return _line(
        say(f"wall-decide-{rule}"), str(row["project_name"]), grounds, row["responsible_unit"]
    )


def _line(what: str, name: str, grounds: str, unit: object) -> str:
    whose = UNKNOWN if is_unknown(unit) else str(unit)
    return (
        f'<div><p class="what"><b>{escape(what)}</b></p>'
        f'<div><p class="name"><b>{escape(name)}</b></p><p class="dim">{escape(grounds)}</p></div>'
        f'<p class="unit">{escape(whose)}</p></div>'
    )
