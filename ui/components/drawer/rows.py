"""Section 1 of the drawer: the rows of a figure with what each brings, and their sum."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.documents.lists import MIME, Cell, ListSheet, lists_xlsx
from data.formats import UNKNOWN, date_text, plain, signed
from data.language import say
from data.trace import Traced, Where, places_of
from ui.components.drawer.labels import (
    equation,
    label_text,
    name_of,
    notes_text,
    rule_of,
    value_text,
    written,
)
from ui.components.drawer.readings import tracer_of
from ui.snapshots import current_view

# More rows are summed in one line; the workbook has them all.
LISTED = 500
_CURRENT = ' aria-current="true"'


def rows_html(traced: Traced, cells: Sequence[Where], chosen: int) -> str:
    """The table, the chosen row marked; each names its number for a click."""
    title = say("figure-rows", count=len(traced.lines))
    head = f'<h2 class="sbd-h2"><i>1</i>{escape(title)}</h2>'
    if not traced.lines:
        return head + f'<p class="sb-sub">{escape(say("source-rows-none"))}</p>'
    body = "".join(_row(traced, number, cells[number], chosen) for number in _listed(traced))
    rest = len(traced.lines) - LISTED
    more = (
        f'<p class="sb-note">{escape(say("figure-rows-rest", count=rest))}</p>' if rest > 0 else ""
    )
    names = (say("figure-row"), _value_head(traced), say("source-cell"))
    top = "".join(f"<th>{escape(name)}</th>" for name in names)
    return (
        f'{head}<div class="sbd-rows" tabindex="0" role="region" aria-label="{escape(title)}">'
        f'<table class="sb-table"><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody>{_foot(traced)}</table></div>{more}"
        f'<p class="sb-note">{escape(_checked(traced))} {escape(say("figure-keys"))}</p>'
    )


def _listed(traced: Traced) -> range:
    return range(min(len(traced.lines), LISTED))


def _row(traced: Traced, number: int, where: Where, chosen: int) -> str:
    line = traced.lines[number]
    notes = notes_text(traced, line)
    label = label_text(traced, line)
    is_chosen = number == chosen
    muted = "" if line.value or traced.figure.adds == "count" else " sbd-muted"
    return (
        f'<tr data-line="{number}" tabindex="0"{_CURRENT if is_chosen else ""} '
        f'class="{"sbd-chosen" if is_chosen else ""}{muted}">'
        f'<td title="{escape(label)}">{escape(label)}'
        + (f"<small>{escape(notes)}</small>" if notes else "")
        + f'</td><td class="sb-number">{escape(value_text(traced, line))}</td>'
        f'<td class="sb-number sbd-muted" title="{escape(" · ".join(filter(None, where)))}">'
        f"{escape(where.cell or UNKNOWN)}</td></tr>"
    )


def _value_head(traced: Traced) -> str:
    return "" if traced.figure.adds == "count" else say(f"figure-adds-{traced.figure.adds}")


def _foot(traced: Traced) -> str:
    line = say(f"figure-total-{traced.figure.adds}")
    return (
        f'<tfoot><tr><th>{escape(line)}</th><td class="sb-number">{escape(written(traced))}</td>'
        "<td></td></tr></tfoot>"
    )


def _checked(traced: Traced) -> str:
    """Held against what the page prints."""
    if not traced.is_checked or traced.shown is None or traced.total is None:
        return ""
    rest = float(traced.total) - float(traced.shown)
    if traced.agrees:
        return say("figure-checked", value=written(traced, traced.shown))
    return say(
        "figure-differs",
        value=written(traced, traced.shown),
        rest=signed(plain(abs(rest), 4), rest),
    )


def export_button(traced: Traced) -> None:
    """The button; the workbook is made when it is clicked."""
    if not traced.lines:
        return
    st.download_button(
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
