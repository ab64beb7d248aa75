"""The rows of a figure as a workbook, each with file, sheet and cell."""

from __future__ import annotations

from data.documents.lists import MIME, Cell, ListSheet, lists_xlsx
from data.formats import date_text
from data.language import say
from data.trace.cells import places_of
from data.trace.tracer import Traced
from ui.components.downloads import download_button
from ui.components.drawer.figures import (
    equation,
    label_text,
    name_of,
    notes_text,
    rule_of,
    tracer_of,
    value_text,
)
from ui.snapshots import current_view


def export_button(traced: Traced) -> None:
    """The button; the workbook is made when it is clicked."""
    if not traced.lines:
        return
    download_button(
        say("figure-export", count=len(traced.lines)),
        data=lambda: _workbook(traced),
        file_name=f"{name_of(traced.reference)}.xlsx".replace("/", "／"),
        mime=MIME,
        key="drawer-export",
    )


def _workbook(traced: Traced) -> bytes:
    view = current_view()
    assert view is not None
    cells = places_of(tracer_of(view, traced.reference), traced)
    rows: list[tuple[Cell, ...]] = [
        (
            label_text(traced, line),
            notes_text(traced, line),
            float(line.value)
            if line.value is not None and traced.figure.adds in ("sum", "median")
            else value_text(traced, line),
            *where,
        )
        for line, where in zip(traced.lines, cells, strict=True)
    ]
    columns = ("figure-row", "figure-notes", "", "source-file", "source-sheet", "source-cell")
    head = tuple(say(column) if column else _value_name(traced) for column in columns)
    sheet = ListSheet(name_of(traced.reference), equation(traced), head, tuple(rows))
    stamp = (
        f"{say('head-as-of', date=date_text(view.now.as_of))} · {rule_of(traced, view.now.version)}"
    )
    return lists_xlsx((sheet,), stamp, "Signboard")


def _value_name(traced: Traced) -> str:
    if traced.figure.unit == "wan":
        return say("figure-column-wan")
    return "" if traced.figure.adds == "count" else say(f"figure-adds-{traced.figure.adds}")
