"""Orders (督办) in the pack: the slide that a meeting begins with, and the register as a list."""

from __future__ import annotations

from data.documents.deck import DeckSlide, Grid
from data.documents.lists import Cell, ListSheet
from data.formats import UNKNOWN, is_unknown
from data.language import field_label, say, word
from data.screens import assignments_sentences as sentences
from data.screens.records import Record, records
from ui.pack.readings import Pack, cells, day_cell, sources

_FIELDS = (
    "order_number",
    "matter",
    "project_ref",
    "ordered_by",
    "responsible_unit",
    "ordered_date",
    "due_date",
    "feedback",
    "feedback_date",
    "extended_to_date",
    "extension_reason",
    "extension_state",
    "closing_state",
    "closed_date",
    "remark",
)


def orders_slide(pack: Pack) -> list[DeckSlide]:
    """What the meeting before ordered, and what came of it; nothing where nothing was ordered."""
    heard = pack.assignments.heard
    if heard.empty:
        return []
    grid = Grid(
        (
            say("assignments-column-state"),
            field_label("matter"),
            field_label("project_ref"),
            field_label("responsible_unit"),
            field_label("due_date"),
            say("assignments-column-news"),
        ),
        tuple(
            (
                sentences.state_words(row),
                str(row["matter"]),
                sentences.project_text(row) or UNKNOWN,
                UNKNOWN if is_unknown(row["responsible_unit"]) else str(row["responsible_unit"]),
                sentences.due_text(row),
                sentences.news_text(row),
            )
            for row in records(heard)
        ),
        (2, 3.4, 2.6, 1.8, 1.9, 4),
        most=6,
        inks=tuple((sentences.state_ink(row), "", "", "", "", "") for row in records(heard)),
    )
    title, sub = sentences.heard_title(pack.assignments), sentences.heard_sub(pack.assignments)
    places = cells(records(heard), "matter")
    notes = (title, sub, sources(places))
    return [DeckSlide(title, sub, grid=grid, notes=notes, short=say("assignments-list"))]


def orders_list(pack: Pack) -> list[ListSheet]:
    """Every order of the register, closed ones too."""
    listed = pack.assignments.listed
    if listed.empty:
        return []
    head = (
        say("assignments-column-state"),
        *(field_label(name) for name in _FIELDS),
        say("dispatch-column-overdue"),
        say("pack-source"),
    )
    found = records(listed)
    rows = tuple(
        (
            word(str(row["state"])),
            *(_cell(name, row) for name in _FIELDS),
            None if is_unknown(row["overdue_days"]) else int(row["overdue_days"]),
            place or None,
        )
        for row, place in zip(found, cells(found, "matter"), strict=True)
    )
    return [ListSheet(say("assignments-list"), sentences.title(pack.assignments), head, rows)]


def _cell(name: str, row: Record) -> Cell:
    value = row[name]
    if is_unknown(value):
        return None
    if name.endswith("_date"):
        return day_cell(value, row.get(f"{name.removesuffix('_date')}_precision"))
    return word(str(value)) if name.endswith("_state") else str(value)
