"""The first slide of a meeting: what the meeting before ordered, and what came of it."""

from __future__ import annotations

from html import escape

from data.formats import UNKNOWN, is_unknown
from data.language import word
from data.screens import assignments_sentences as sentences
from data.screens.assignments_readings import Assignments
from data.screens.records import Record, records
from ui.wall.slides.slide import Slide, Wall, light_html


def assignments_slide(wall: Wall) -> Slide | None:
    """Orders, the gravest first; not for visitors, None where nothing was ordered."""
    if wall.is_public:
        return None
    assignments = Assignments(wall.view, wall.view.previous)
    if assignments.heard.empty:
        return None
    title, sub = sentences.heard_title(assignments), sentences.heard_sub(assignments)
    told = records(assignments.heard)
    body = f'<div class="orders" data-rows>{"".join(map(_row, told))}</div>'
    notes = (title, sub, *map(sentences.note_text, told))
    return Slide("assignments", title, sub, (body,), notes=notes)


def _row(row: Record) -> str:
    unit = UNKNOWN if is_unknown(row["responsible_unit"]) else str(row["responsible_unit"])
    about = " ".join(
        f"<span>{escape(part)}</span>"
        for part in (sentences.ordered_text(row), sentences.project_text(row))
        if part
    )
    light = sentences.LIGHT_OF.get(str(row["state"]))
    sentence = word(str(row["state"]))
    symbol = light_html(light, sentence) if light else f"<b>{escape(sentence)}</b>"
    return (
        f'<div><div><p>{symbol}</p><p class="dim">{escape(sentences.days_text(row))}</p></div>'
        f"<div><p><b>{escape(str(row['matter']))}</b></p>"
        f'<p class="dim about">{about}</p></div>'
        f"<p>{escape(sentences.news_text(row))}</p>"
        f"<div><p data-fit>{escape(unit)}</p>"
        f'<p class="dim">{escape(sentences.due_text(row))}</p></div></div>'
    )
