"""The matrix project × gate as HTML: the meeting's view of production readiness.

A gate's column is as wide as its weight, its cell as dark as what is reached; the next
gate is framed, a question mark says that the ledger leaves something blank. Every text
is escaped here; the words come in the reader's language. Layout is in matrix.css, which
turns the rows into a list where the room is narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

_PIXELS_PER_POINT = 2.1
_LEAST_WIDTH = 24


@dataclass(frozen=True)
class GateHead:
    """A gate's column: its key, a short word, the full name, its share of the score (0-100)."""

    gate: str
    word: str
    title: str
    weight: float


@dataclass(frozen=True)
class GateCell:
    """A gate of a project: share reached as an interval, what is blank, whether it is next."""

    low: float
    high: float
    unknown: int
    known: int
    is_passed: bool
    is_next: bool
    is_flagged: bool
    title: str


@dataclass(frozen=True)
class MatrixRow:
    """A project's row; all texts as they are to be read, scores 0-100."""

    project_id: str
    name: str
    symbol_order: int
    symbol_shape: str
    state: str
    amount: str
    gates: tuple[GateCell, ...]
    low: float
    high: float
    score: str
    shift: str
    level: str
    level_word: str
    level_note: str
    next_item: str
    next_state: str
    waits: str
    days: str
    is_long_wait: bool
    note: str
    title: str


@dataclass(frozen=True)
class MatrixHeads:
    """Column heads beside the gates."""

    project: str
    amount: str
    score: str
    score_note: str
    level: str
    next_item: str
    waits: str
    days: str
    caption: str


def matrix_html(
    rows: Sequence[MatrixRow], heads: MatrixHeads, gates: Sequence[GateHead], selected: str = ""
) -> str:
    """A ``<table>``; each row's name is a button that carries its project in ``data-id``."""
    widths = "".join(f'<col style="width:{_width(gate.weight)}px">' for gate in gates)
    body = "".join(
        "<tbody>"
        + "".join(_row(row, heads, gates, is_selected=row.project_id == selected) for row in group)
        + "</tbody>"
        for _, group in groupby(rows, key=lambda row: row.state)
    )
    shifted = " shifted" if any(row.shift for row in rows) else ""
    return (
        f'<table class="matrix{shifted}"><caption>{escape(heads.caption)}</caption><colgroup>'
        f'<col class="w-name"><col class="w-amount">{widths}<col class="w-bar">'
        '<col class="w-score"><col class="w-level"><col class="w-next"><col class="w-waits">'
        f'<col class="w-days"></colgroup>{_head(heads, gates)}{body}</table>'
    )


def _width(weight: float) -> int:
    return max(_LEAST_WIDTH, round(weight * _PIXELS_PER_POINT))


def _head(heads: MatrixHeads, gates: Sequence[GateHead]) -> str:
    over_gates = "".join(
        f'<th scope="col" class="gate" title="{escape(gate.title)}">'
        f"<b>{escape(gate.gate)}</b><span>{escape(gate.word)}</span></th>"
        for gate in gates
    )
    return (
        f'<thead><tr><th scope="col">{escape(heads.project)}</th>'
        f'<th scope="col" class="number">{escape(heads.amount)}</th>{over_gates}'
        f'<th scope="col" colspan="2" class="score-head">{escape(heads.score)}'
        f"<span>{escape(heads.score_note)}</span></th>"
        f'<th scope="col">{escape(heads.level)}</th><th scope="col">{escape(heads.next_item)}</th>'
        f'<th scope="col">{escape(heads.waits)}</th>'
        f'<th scope="col" class="number">{escape(heads.days)}</th></tr></thead>'
    )


def _row(
    row: MatrixRow, heads: MatrixHeads, gates: Sequence[GateHead], *, is_selected: bool
) -> str:
    chosen = ' class="chosen"' if is_selected else ""
    pressed = "true" if is_selected else "false"
    cells = "".join(gate_html(head, cell) for head, cell in zip(gates, row.gates, strict=True))
    note = f'<span class="note">{escape(row.note)}</span>' if row.note else ""
    missing = f'<span class="note">{escape(row.level_note)}</span>' if row.level_note else ""
    shift = f'<span class="note">{escape(row.shift)}</span>' if row.shift else ""
    strong = " strong" if row.is_long_wait else ""
    return (
        f'<tr data-id="{escape(row.project_id)}"{chosen}>'
        f'<th scope="row" class="name"><button type="button" aria-pressed="{pressed}" '
        f'title="{escape(row.title)}"><span class="mark" '
        f'style="color:var(--sb-state-{row.symbol_order})" aria-hidden="true">'
        f'{escape(row.symbol_shape)}</span><span class="hidden">{escape(row.state)} </span>'
        f'<span class="text">{escape(row.name)}</span>{note}</button></th>'
        f'<td class="number amount">{escape(row.amount)}</td>{cells}'
        f'<td class="bar">{interval_html(row.low, row.high)}</td>'
        f'<td class="number score">{escape(row.score)}{shift}</td>'
        f'<td class="level"><b>{escape(row.level)}</b> {escape(row.level_word)}{missing}</td>'
        f'<td class="next"><i>{escape(heads.next_item)}</i>{escape(row.next_item)} '
        f'<span class="soft">{escape(row.next_state)}</span></td>'
        f'<td class="waits"><i>{escape(heads.waits)}</i>{escape(row.waits)}</td>'
        f'<td class="number days{strong}"><i>{escape(heads.days)}</i>{escape(row.days)}</td></tr>'
    )


def gate_html(head: GateHead, cell: GateCell) -> str:
    """A gate's ``<td>``: how dark, which sign, blank or flagged."""
    blank = '<span class="blank">?</span>' if cell.unknown else ""
    flag = '<span class="flag">!</span>' if cell.is_flagged else ""
    sign = "" if cell.unknown and not cell.known else _sign(cell)
    kinds = ["gate", f"tone-{_tone(cell)}"]
    if cell.is_next:
        kinds.append("following")
    return (
        f'<td class="{" ".join(kinds)}" title="{escape(cell.title)}">'
        f'<i>{escape(head.gate)}</i><span aria-hidden="true">{sign}{blank}{flag}</span>'
        f'<span class="hidden">{escape(cell.title)}</span></td>'
    )


def _sign(cell: GateCell) -> str:
    if cell.is_passed:
        return "✓"
    if cell.low <= 0:
        return "○"
    return "◔" if cell.low < 0.375 else "◑" if cell.low < 0.625 else "◕"


def _tone(cell: GateCell) -> str:
    """Five steps of darkness, and one for a gate of which nothing is known."""
    if cell.unknown and not cell.known:
        return "unknown"
    if cell.is_passed:
        return "4"
    return "0" if cell.low <= 0 else "1" if cell.low < 0.375 else "2" if cell.low < 0.625 else "3"


def interval_html(low: float, high: float) -> str:
    """A score's bar: sure from the left, open from low to high (0–100)."""
    low, high = max(0.0, min(low, 100.0)), max(0.0, min(high, 100.0))
    return (
        f'<span class="interval" aria-hidden="true"><span class="sure" style="width:{low:.1f}%">'
        f'</span><span class="open" style="left:{low:.1f}%;width:{high - low:.1f}%"></span></span>'
    )
