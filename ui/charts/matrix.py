"""The matrix project × gate as HTML: the meeting's view of production readiness.

A gate's column is as wide as its weight, its cell as dark as what is reached; the next
gate is framed, a question mark says that the ledger leaves something blank. Every text
is escaped here; the words come in the reader's language. Layout is in matrix.css, which
turns the rows into a list where the room is narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ui.markup import render

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


def matrix_html(rows: Sequence[MatrixRow], gates: Sequence[GateHead], selected: str = "") -> Markup:
    """A ``<table>``; each row's name is a button that carries its project in ``data-id``."""
    groups = [
        [(row, list(map(_cell, gates, row.gates))) for row in group]
        for _, group in groupby(rows, key=lambda row: row.state)
    ]
    widths = [_width(gate.weight) for gate in gates]
    is_shifted = any(row.shift for row in rows)
    return render("matrix.matrix", groups, gates, widths, selected, is_shifted)


def gate_html(head: GateHead, cell: GateCell) -> Markup:
    """A gate's ``<td>``: how dark, which sign, blank or flagged."""
    return render("matrix.gate", *_cell(head, cell))


def interval_html(low: float, high: float) -> Markup:
    """A score's bar: sure from the left, open from low to high (0–100)."""
    return render("matrix.interval", low, high)


def _cell(head: GateHead, cell: GateCell) -> tuple[GateHead, GateCell, str, str]:
    """A gate and a project's state of it, with how dark and which sign."""
    return head, cell, _tone(cell), "" if cell.unknown and not cell.known else _sign(cell)


def _width(weight: float) -> int:
    return max(_LEAST_WIDTH, round(weight * _PIXELS_PER_POINT))


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
