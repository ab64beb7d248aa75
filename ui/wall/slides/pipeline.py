"""The stage ladder, one square a project."""

from __future__ import annotations

from html import escape

from data.formats import UNKNOWN, count, count_change, is_unknown
from data.language import say, word
from data.screens import pipeline_sentences as sentences
from data.screens.readiness_sentences import yi
from data.screens.records import Record, records
from ui.wall.slides.slide import Slide, Wall, table

_SQUARES = 24


def pipeline_slide(wall: Wall) -> Slide | None:
    """Stock, change, planned investment and this year's entries of every stage."""
    pipeline = wall.pipeline
    ladder = pipeline.ladder
    if ladder.empty or not wall.has_projects:
        return None
    previous = wall.view.previous
    before = (
        {row["stage"]: row for row in records(pipeline.read("ladder", previous.id))}
        if previous
        else {}
    )
    stages = records(ladder)
    most = max(int(row["stock_count"]) for row in stages)
    each = max(1, -(-most // _SQUARES))
    rows = [_row(row, before.get(row["stage"]), each) for row in stages]
    head = [
        ("stage", say("wall-head-stage")),
        ("squares", say("wall-head-squares", each=each)),
        ("number", say("wall-head-change")),
        ("number", say("wall-head-planned")),
        ("number", say("wall-head-entered")),
        ("number", say("wall-head-entered-planned")),
    ]
    title, sub = sentences.headline(pipeline), sentences.sub_line(pipeline)
    if wall.place:
        sub = say("wall-in-place", place=wall.place, text=sub)
    return Slide("pipeline", title, sub, (table(head, rows, "ladder"),), notes=(title, sub))


def _row(row: Record, before: Record | None, each: int) -> str:
    stock = int(row["stock_count"])
    squares = '<span class="square"></span>' * round(stock / each)
    change = UNKNOWN if before is None else count_change(stock - int(before["stock_count"]))
    signed = ' class="accent"' if row["stage"] == "签约" else ""
    return (
        f'<tr{signed}><th class="stage">{escape(word(row["stage"]))}</th>'
        f'<td class="squares"><span class="run">{squares}</span> <b>{stock}</b></td>'
        f'<td class="number">{escape(change)}</td>'
        f'<td class="number">{escape(yi(row["stock_wan"]))}</td>'
        f'<td class="number dim">{escape(_flow(row["flow_count"]))}</td>'
        f'<td class="number dim">{escape(yi(row["flow_wan"]))}</td></tr>'
    )


def _flow(value: object) -> str:
    return UNKNOWN if is_unknown(value) else count(float(str(value)))
