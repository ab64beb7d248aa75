"""The first slide: the year in one sentence, four targets, what must be decided today."""

from __future__ import annotations

from html import escape

from data.formats import UNKNOWN, amount, column_amount, count, is_unknown, points, share
from data.language import language, projects_unit, say, word
from data.screens import overview_sentences as sentences
from data.screens.figure import Figure
from data.screens.fund_bases import why_no_funds
from data.screens.records import Record, records
from data.screens.rules_cited import fired_name
from ui.wall.slides.decisions import alarms_of, decisions_count
from ui.wall.slides.slide import Slide, Wall, light_html

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
