"""The annexes of a 通报: each list on a page of its own, its number, its name, a ruled table."""

from __future__ import annotations

from docx.enum.text import WD_BREAK

from data.briefing.notice import Annex
from data.exports.notice.parts import PITCH, SIGN
from data.exports.paper import Paper, Type, fill_row
from data.texts import text

_NUMBER = Type("heading", SIGN, PITCH)
_NAME = Type("title", 22, 36, "center")
_NOTE = Type("body", 12, 20)
_CELL = Type("body", 10.5, 15)


def write_annexes(paper: Paper, annexes: tuple[Annex, ...]) -> None:
    """Write every annex behind what the paper holds."""
    for number, annex in enumerate(annexes, 1):
        shown = text("zh", "exports-notice-annex-number", number=number if len(annexes) > 1 else 0)
        head = paper.append("", _NUMBER)
        head.add_run().add_break(WD_BREAK.PAGE)
        paper.append(shown, _NUMBER, is_kept=True)
        paper.append(annex.name, _NAME, is_kept=True)
        paper.append(annex.title, _NOTE, is_kept=True)
        table = paper.table(annex.widths_mm, annex.head, _CELL)
        for place, row in enumerate(annex.rows, 1):
            fill_row(table, place, row, _CELL, annex.widths_mm)
