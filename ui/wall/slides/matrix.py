"""Production readiness, project by gate; projects of which nothing is told are one line.

A row of question marks says less than a sentence, and a whole slide of them says nothing:
where no project tells of a permit, the slide says who has to fill what instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import pandas as pd

from data.formats import UNKNOWN, is_unknown
from data.language import say
from data.screens import readiness_sentences as sentences
from data.screens.readiness_sentences import yi
from ui.charts.matrix import GateHead, MatrixRow, gate_html, interval_html
from ui.readiness.rows import gate_heads, matrix_heads, matrix_rows
from ui.wall.slides.slide import Slide, Wall, table

# Rows, and names of those without a word, that two or three pages hold at 1024 pixels.
_MOST = 20
_UNTOLD = 8
_NAMES = 4


def matrix_slide(wall: Wall) -> Slide | None:
    """The pages' matrix in large; never for visitors, who have no business with permits."""
    readiness = wall.readiness
    if wall.is_public or readiness.projects.empty:
        return None
    every = matrix_rows(readiness, _gravest_first(readiness.projects))
    lines = [row for row in every if any(cell.known for cell in row.gates)]
    if not lines:
        return _no_facts(wall)
    gates = gate_heads(readiness)
    rows = [_row(row, gates) for row in lines[:_MOST]]
    if len(lines) > _MOST:
        rest = say("wall-matrix-rest", count=len(lines) - _MOST)
        rows.append(_line("", escape(rest), len(gates)))
    rows += _without_facts([row for row in every if row not in lines], len(gates))
    body = (
        f'<table class="matrix">{_columns(gates)}{_head(gates)}'
        f"<tbody data-rows>{''.join(rows)}</tbody></table>"
    )
    title = sentences.matrix_title(readiness.projects)
    sub = _in_place(wall, say("wall-matrix-sub"))
    return Slide("matrix", title, sub, (body,), (title,), size="dense")


def _in_place(wall: Wall, text: str) -> str:
    return say("wall-in-place", place=wall.place, text=text) if wall.place else text


def _columns(gates: Sequence[GateHead]) -> str:
    names = ("project", *("gate" for _ in gates), "bar", "score", "next", "waits", "days")
    return "<colgroup>" + "".join(f'<col class="{name}">' for name in names) + "</colgroup>"


def _head(gates: Sequence[GateHead]) -> str:
    heads = matrix_heads()
    return (
        f"<thead><tr><th>{escape(heads.project)}</th>"
        + "".join(
            f'<th class="gate">{escape(g.gate)}<br><span class="dim">{escape(g.word)}</span></th>'
            for g in gates
        )
        + f'<th class="heading" colspan="2">{escape(heads.score)}</th>'
        f"<th>{escape(heads.next_item)}</th>"
        f"<th>{escape(heads.waits)}</th>"
        f'<th class="number">{escape(heads.days)}</th></tr></thead>'
    )


def _row(row: MatrixRow, gates: tuple[GateHead, ...]) -> str:
    cells = "".join(gate_html(head, cell) for head, cell in zip(gates, row.gates, strict=True))
    strong = "" if row.is_long_wait else " dim"
    return (
        f'<tr><th><p class="two">{_named(row)}</p></th>{cells}'
        f'<td class="bar">{interval_html(row.low, row.high)}</td>'
        f'<td class="number">{escape(row.score)}</td>'
        f'<td><p class="two">{escape(row.next_item)} '
        f'<span class="dim">{escape(row.next_state)}</span></p></td>'
        f'<td><p class="two">{escape(row.waits)}</p></td>'
        f'<td class="number{strong}">{escape(row.days)}</td></tr>'
    )


def _named(row: MatrixRow) -> str:
    return (
        f'<span class="mark" style="color:var(--sb-state-{row.symbol_order})">'
        f"{escape(row.symbol_shape)}</span> {escape(row.name)}"
    )


def _gravest_first(projects: pd.DataFrame) -> pd.DataFrame:
    """Red before yellow before the rest; of one light who waits longest."""
    return projects.sort_values(
        ["light_order", "waiting_days"], ascending=False, na_position="last", kind="stable"
    )


def _without_facts(rows: Sequence[MatrixRow], gates: int) -> Iterator[str]:
    """Lines that name projects of which no permit is told; the first says how many there are."""
    for start in range(0, min(len(rows), _UNTOLD), _NAMES):
        lead = say("wall-matrix-untold", count=len(rows)) if start == 0 else ""
        names = " ".join(
            f'<span class="one">{_named(row)}</span>' for row in rows[start : start + _NAMES]
        )
        yield _line(lead, names, gates)
    if len(rows) > _UNTOLD:
        yield _line("", escape(say("wall-matrix-rest", count=len(rows) - _UNTOLD)), gates)


def _line(lead: str, names: str, gates: int) -> str:
    return (
        f'<tr class="untold"><th><p>{escape(lead)}</p></th>'
        f'<td colspan="{gates + 5}"><p>{names}</p></td></tr>'
    )


def _no_facts(wall: Wall) -> Slide:
    """Who has to fill the permits of how many projects, the largest number first."""
    projects = wall.readiness.projects
    title = say("wall-matrix-none", count=len(projects))
    sub = _in_place(wall, say("wall-matrix-none-sub"))
    units = projects.assign(unit=projects["responsible_unit"].fillna("")).groupby("unit")
    counted = units.agg(
        count=("project_id", "size"),
        planned=("planned_investment_wan", lambda amounts: amounts.sum(min_count=1)),
    ).sort_values(["count", "planned"], ascending=False, kind="stable")
    rows = "".join(
        f"<tr><th>{escape(str(unit) or say('wall-matrix-no-unit'))}</th>"
        f'<td class="number"><b>{row.count}</b></td>'
        f'<td class="number">{escape(UNKNOWN if is_unknown(row.planned) else yi(row.planned))}'
        "</td></tr>"
        for unit, row in zip(counted.index, counted.itertuples(index=False), strict=True)
    )
    head = [
        ("", say("wall-matrix-unit")),
        ("number", say("wall-matrix-projects")),
        ("number", say("wall-head-planned")),
    ]
    body = table(head, [rows], "owing").replace("<tbody>", "<tbody data-rows>")
    return Slide("matrix", title, sub, (body,), notes=(title, sub))
