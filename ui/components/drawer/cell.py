"""The cell of a row in its sheet: how it was read, who else says it, what it said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from markupsafe import Markup

from data.files.errors import DamagedError
from data.files.grid import column_letter, split_reference
from data.formats import UNKNOWN, amount, date_text, decimal, place_text
from data.language import field_label, language, say, word
from data.palette import LIGHTS, KindSymbol
from data.screens.readiness_sentences import item_name
from data.trace.cells import Place, history, window
from data.trace.tracer import Tracer
from ui.markup import render

_BESIDE = 2
_COLUMNS = 6


def cell_html(tracer: Tracer, places: Sequence[Place], place: Place) -> Markup:
    """The cell, and the other cells of the row to choose from."""
    title = say(
        "figure-cell",
        original=place.original or say("figure-blank"),
        value=value_of(place),
    )
    others = [(cell_name(one), _where(one, place), one is place) for one in places]
    letters, rows = _sheet(tracer, place)
    return render(
        "drawer.cell",
        title,
        place_text(place.file, place.sheet, place.cell),
        letters,
        rows,
        others if len(places) > 1 else (),
        *_how_read(places, place),
        _versions(tracer, place),
    )


def cell_name(place: Place) -> str:
    """What the cell is about."""
    return (
        item_name(place.item) if place.item and place.field == "state" else field_label(place.field)
    )


def value_of(place: Place) -> str:
    """What was read, with its unit; a dash where nothing was."""
    text = place.value
    if text is None or text == "":
        return UNKNOWN
    if place.field.endswith("_wan"):
        return str(amount(float(text), language()))
    if re.fullmatch(r"-?\d+\.\d+", text):
        return decimal(float(text), 2).rstrip("0").rstrip(".")
    return word(text)


def _sheet(
    tracer: Tracer, place: Place
) -> tuple[list[tuple[str, bool]], list[tuple[str, int, list[tuple[str, str]]]]]:
    """The header and the rows around the cell, as they stand in the sheet; nothing without one.

    Letters of the columns, the cell's own marked; of each row its class, its number, and its
    texts with their classes.
    """
    try:
        row_number, column = split_reference(place.cell)
    except DamagedError:
        return [], []
    rows = window(tracer, place)
    width = max((len(row.texts) for row in rows), default=0)
    columns = _shown_columns(column, width)
    lines = []
    for row in rows:
        cells = [
            (
                row.texts[one - 1] or "" if one <= len(row.texts) else "",
                "sbd-cell" if (one, row.number) == (column, row_number) else "",
            )
            for one in columns
        ]
        lines.append(("sbd-head" if row.role == "header" else "", row.number, cells))
    return [(column_letter(one), one == column) for one in columns], lines


def _shown_columns(column: int, width: int) -> list[int]:
    """The first two, which name the row, and those around the cell."""
    around = range(max(1, column - _BESIDE), min(width, column + _BESIDE) + 1)
    shown = sorted({1, 2, *around} & set(range(1, max(width, column) + 1)))
    while len(shown) > _COLUMNS and shown[-1] != column:
        shown.pop()
    return shown


def _where(one: Place, place: Place) -> str:
    """Its reference; with the sheet where that is another one."""
    return one.cell if one.sheet_id == place.sheet_id else f"{one.sheet} {one.cell}"


def _how_read(
    places: Sequence[Place], place: Place
) -> tuple[list[str], list[tuple[str, KindSymbol, str]]]:
    """Header, unit, which ledger is believed; whether the others say the same."""
    lines = [say("figure-read-column", header=place.header or UNKNOWN, field=cell_name(place))]
    if place.unit:
        lines.append(say("figure-read-unit", unit=place.unit))
    lines.append(say("figure-read-by", unit=place.reporting_unit, date=date_text(place.as_of)))
    rivals = [one for one in places if one.field == place.field and one is not place]
    if rivals and place.is_chosen:
        lines.append(say("figure-read-belief"))
    return lines, [
        (
            f"{one.sheet} {one.cell} {one.original}",
            LIGHTS["正常" if one.value == place.value else "预警"],
            say("figure-read-same" if one.value == place.value else "figure-read-other"),
        )
        for one in rivals[:3]
    ]


def _versions(tracer: Tracer, place: Place) -> list[tuple[Place, str, bool, bool]]:
    """What the same cell said in every upload so far: its value, whether it is this one, moved."""
    told = history(tracer, place)
    return [
        (
            one,
            value_of(one),
            (one.sheet_id, one.row_number) == (place.sheet_id, place.row_number),
            earlier is not None and earlier.value != one.value,
        )
        for one, earlier in zip_longest(told, told[1:])
    ]
