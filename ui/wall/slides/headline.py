"""The slides of what a meeting opens and decides: headline, orders, decisions, what is stuck."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pandas as pd

from data.formats import UNKNOWN, amount, column_amount, count, date_text, is_unknown, points, share
from data.language import field_label, language, projects_unit, say, word
from data.screens import assignments_sentences as order_sentences
from data.screens import overview_sentences as sentences
from data.screens.assignments_readings import Assignments
from data.screens.figure import Figure
from data.screens.fund_bases import why_no_funds
from data.screens.readiness_sentences import yi
from data.screens.records import Record, records
from data.screens.rules_cited import fired_name, fired_sentence, fired_source
from ui.wall.slides.slide import MOST, Slide, Wall, light_html, rest_html


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
            grounds = (
                order_sentences.extension_text(row) if asks else order_sentences.news_text(row)
            )
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
    body = f'<div class="figures">{"".join(blocks)}</div>'
    matters = [] if wall.is_public else alarms_of(wall)
    if matters:
        sentence = "".join(_matter(row) for row in matters[:_MATTERS])
        title = escape(say("wall-matters", count=decisions_count(wall)))
        body += f'<div class="matters" data-spare><h2>{title}</h2>{sentence}</div>'
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


def _target(row: Record, why: str) -> str:
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
    done = _value(row["completion_share"])
    due, before = _value(row["schedule_share"]), _value(row["previous_share"])
    gap = UNKNOWN if is_unknown(row["gap_points"]) else points(float(row["gap_points"]) / 100)
    lines = [
        light_html(str(row["light"]), word(str(row["light"])))
        + f" {escape(say('wall-against-schedule', gap=gap))}",
        escape(say("wall-of-target", target=task, share=share(done))),
    ]
    if why:
        lines.insert(1, escape(why))
    if before is not None:
        lines.append(escape(say("wall-before", share=share(before))))
    return _block(word(str(row["metric"])), value, unit, _bar(done, due), lines)


def _figure(figure: Figure) -> str:
    lines = [escape(f"{one.label} {one.value}") for one in figure.comparisons]
    lines += [escape(figure.note)] if figure.note else []
    return _block(figure.label, figure.value, figure.unit, "", lines)


def _block(label: str, value: str, unit: str, bar: str, lines: list[str]) -> str:
    return (
        f'<div class="figure"><p class="label" data-fit><b>{escape(label)}</b> {escape(unit)}</p>'
        f'<p class="value" data-fit>{escape(value)}</p>{bar}'
        + "".join(f"<p>{line}</p>" for line in lines[:_SURE])
        + "".join(f"<p data-spare>{line}</p>" for line in lines[_SURE:])
        + "</div>"
    )


def _bar(done: float | None, due: float | None) -> str:
    filled = min((done or 0.0) / _ROOM, 1.0)
    tick = "" if due is None else f'<i style="left:{min(due / _ROOM, 1.0):.1%}"></i>'
    return f'<div class="bar"><b style="width:{filled:.1%}"></b>{tick}</div>'


def _matter(row: Record) -> str:
    unit = UNKNOWN if is_unknown(row["responsible_unit"]) else str(row["responsible_unit"])
    return (
        f'<div class="matter"><p class="name"><b>{escape(str(row["project_name"]))}</b></p>'
        f"<p>{escape(fired_name(str(row['rule'])))} "
        f'<span class="dim">{escape(unit)}</span></p></div>'
    )


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
    body = f'<div class="orders" data-rows>{"".join(map(_row, told))}</div>'
    notes = (title, sub, *map(order_sentences.note_text, told))
    return Slide("assignments", title, sub, (body,), notes=notes)


def _row(row: Record) -> str:
    unit = UNKNOWN if is_unknown(row["responsible_unit"]) else str(row["responsible_unit"])
    about = " ".join(
        f"<span>{escape(part)}</span>"
        for part in (order_sentences.ordered_text(row), order_sentences.project_text(row))
        if part
    )
    light = order_sentences.LIGHT_OF.get(str(row["state"]))
    sentence = word(str(row["state"]))
    symbol = light_html(light, sentence) if light else f"<b>{escape(sentence)}</b>"
    return (
        f"<div><div><p>{symbol}</p>"
        f'<p class="dim">{escape(order_sentences.days_text(row))}</p></div>'
        f"<div><p><b>{escape(str(row['matter']))}</b></p>"
        f'<p class="dim about">{about}</p></div>'
        f"<p>{escape(order_sentences.news_text(row))}</p>"
        f"<div><p data-fit>{escape(unit)}</p>"
        f'<p class="dim">{escape(order_sentences.due_text(row))}</p></div></div>'
    )


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
    rows = "".join(_stalled_row(row, wall) for row in records(found.head(MOST)))
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


def _stalled_row(row: Record, wall: Wall) -> str:
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
