"""Section 1 of the drawer: the rows of a figure with what each brings, and their sum."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from data.trace import Traced, Where
from ui.components.drawer.words import (
    label_text,
    notes_text,
    value_text,
    written,
)
from ui.formats import UNKNOWN, plain, signed
from ui.language import say

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
    said = say(f"figure-total-{traced.figure.adds}")
    return (
        f'<tfoot><tr><th>{escape(said)}</th><td class="sb-number">{escape(written(traced))}</td>'
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
