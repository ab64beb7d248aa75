"""The slides of what a meeting opens and decides: headline, orders, decisions, what is stuck."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from data.formats import UNKNOWN, amount, column_amount, count, is_unknown, points, share
from data.language import language, projects_unit, say, word
from data.screens import assignments as order_sentences
from data.screens import overview as sentences
from data.screens.assignments import Assignments
from data.screens.figure import Figure, fired_name, fired_sentence, fired_source
from data.screens.funds import why_no_funds
from data.screens.readiness_sentences import yi
from data.screens.records import Record, records
from ui.markup import render
from ui.wall.slides.slide import MOST, Slide, Wall

# What is to be decided, of which project or order, on what grounds, who answers.
Line = tuple[str, str, str, str]


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
    body = render("wall.decisions", lines, MOST)
    return Slide("decisions", title, sub, (body,), notes=(title, sub))


def alarms_of(wall: Wall) -> list[Record]:
    """The projects with an alarm, the gravest first."""
    return [row for row in records(wall.matters) if row["light"] == "告警"]


def decisions_count(wall: Wall) -> int:
    """How many matters ``decisions_slide`` lists."""
    return len(list(_orders(wall))) + len(alarms_of(wall))


def _orders(wall: Wall) -> Iterator[Line]:
    """Orders of which an extension is asked or that are done and wait to be closed."""
    if wall.towns:
        return
    for row in records(Assignments(wall.view, wall.view.previous).listed):
        asks = bool(row["asks_extension"]) and bool(row["is_open"])
        if asks or row["state"] == "待销号":
            what = say("wall-decide-extension" if asks else "wall-decide-closing")
            grounds = (
                order_sentences.extension_text(row) if asks else order_sentences.news_text(row)
            )
            yield _line(what, str(row["matter"]), grounds, row["responsible_unit"])


def _alarm(row: Record) -> Line:
    rule = str(row["rule"])
    grounds = f"{fired_name(rule)}：{fired_sentence(row)}"
    return _line(
        say(f"wall-decide-{rule}"), str(row["project_name"]), grounds, row["responsible_unit"]
    )


def _line(what: str, name: str, grounds: str, unit: object) -> Line:
    return what, name, grounds, UNKNOWN if is_unknown(unit) else str(unit)


# A figure: label, unit, value, how much of its bar is done and due, lines below.
Block = tuple[str, str, str, tuple[float, float | None] | None, list[str]]
_FIRST = ("计划总投资", "到位资金", "开工项目", "投产项目", "签约项目", "拜访推进项目")
_SHOWN = 4
_MATTERS = 3
# Lines below a figure that stay however full the screen is.
_SURE = 2
# A bar is as long as 125 % of the task, so that what is ahead can be seen.
_ROOM = 1.25


def headline_slide(wall: Wall) -> Slide | None:
    """The overview's headline with its targets, else its figures; None without projects' ledger."""
    if not wall.has_projects:
        return None
    overview = wall.overview
    targets = {str(row["metric"]): row for row in records(overview.targets)}
    shown = [targets[metric] for metric in _FIRST if metric in targets][:_SHOWN]
    blocks = (
        [_target(row, _why_unknown(row, wall)) for row in shown]
        if shown
        else [_figure(figure) for figure in sentences.figures(overview)]
    )
    alarms = [] if wall.is_public else alarms_of(wall)
    title = say("wall-matters", count=decisions_count(wall)) if alarms else ""
    matters = [
        (row["project_name"], fired_name(str(row["rule"])), row["responsible_unit"])
        for row in alarms[:_MATTERS]
    ]
    body = render("wall.headline", blocks, _SURE, title, matters)
    return Slide(
        "headline",
        sentences.headline(overview),
        sentences.sub_line(overview),
        (body,),
        notes=(sentences.headline(overview), sentences.sub_line(overview)),
        size="giant",
    )


def _why_unknown(row: Record, wall: Wall) -> str:
    """Why a target of funds has no figure; "" where it has, or is about something else."""
    if row["metric"] != "到位资金" or not is_unknown(row["actual_value"]):
        return ""
    return why_no_funds(wall.view.now.id, is_short=True)


def _target(row: Record, why: str) -> Block:
    is_money = row["target_unit"] in ("万元", "亿元")
    scale = 10_000 if row["target_unit"] == "亿元" else 1
    actual, target = _value(row["actual_value"], scale), _value(row["target_value"], scale)
    if is_money:
        written = amount(actual, language(), in_yi=True)
        value, unit = written.value, written.unit
        task = column_amount(target, language())
    else:
        is_count = row["target_unit"] == "个"
        unit = projects_unit(actual) if is_count else word(str(row["target_unit"]))
        value = count(actual)
        task = count(target)
    due, before = _value(row["schedule_share"]), _value(row["previous_share"])
    gap = UNKNOWN if is_unknown(row["gap_points"]) else points(float(row["gap_points"]) / 100)
    done = _value(row["completion_share"])
    lines = [
        render("wall.against_schedule", row, gap),
        *([why] if why else []),
        say("wall-of-target", target=task, share=share(done)),
        *([say("wall-before", share=share(before))] if before is not None else []),
    ]
    bar = (
        min((done or 0.0) / _ROOM, 1.0),
        None if due is None else min(due / _ROOM, 1.0),
    )
    return word(str(row["metric"])), unit, value, bar, lines


def _figure(figure: Figure) -> Block:
    lines = [f"{one.label} {one.value}" for one in figure.comparisons]
    return figure.label, figure.unit, figure.value, None, [*lines, *filter(None, [figure.note])]


def _value(value: object, scale: int = 1) -> float | None:
    return None if is_unknown(value) else float(str(value)) * scale


def assignments_slide(wall: Wall) -> Slide | None:
    """Orders, the gravest first; not for visitors, None where nothing was ordered."""
    if wall.is_public:
        return None
    assignments = Assignments(wall.view, wall.view.previous)
    if assignments.heard.empty:
        return None
    title, sub = order_sentences.heard_title(assignments), order_sentences.heard_sub(assignments)
    told = records(assignments.heard)
    body = render("wall.orders", told, order_sentences)
    notes = (title, sub, *map(order_sentences.note_text, told))
    return Slide("assignments", title, sub, (body,), notes=notes)


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
    planned = found["planned_wan"]
    stated = int(planned.notna().sum())
    blank = {"stated": stated, "unknown": len(planned) - stated}
    sub = say("wall-stalled-sub", amount=yi(planned.sum(min_count=1)), **blank)
    lines = [
        (row, fired_name(str(row["rule"])), fired_sentence(row), _days(row, wall), _past(row, wall))
        for row in records(found.head(MOST))
    ]
    body = render("wall.stalled", lines, len(found))
    rules = dict.fromkeys(fired_source(row) for row in records(found))
    return Slide("stalled", title, sub, (body,), notes=(title, sub, *rules))


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
