"""The head of a page: its line of context, its headline, its figures with columns of their months.

``st.html`` drops inline SVG, an image with a data URI passes; its colours follow the
page's colour scheme by themselves.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from html import escape

import streamlit as st

from data.formats import UNKNOWN, date_text
from data.language import say
from data.palette import DARK, LIGHT
from data.rules import load_rules
from data.screens.figure import Figure
from data.screens.view import View
from data.trace import Reference
from ui.components.drawer import linked_sentence, open_figure
from ui.markup import measured

WIDTH = 96
HEIGHT = 32
_GAP = 2


def month_columns(values: Sequence[float | None]) -> str:
    """An ``<img>`` of one column a value, the last in the accent; a gap where unknown."""
    known = [value for value in values if value is not None]
    top = max([abs(value) for value in known] or [0]) or 1
    slots = max(len(values), 6)
    step = (WIDTH + _GAP) / slots
    offset = WIDTH + _GAP - step * len(values)
    bars = []
    for number, value in enumerate(values):
        if value is None:
            continue
        height = max(abs(value) / top * (HEIGHT - 2), 1)
        kind = "n" if number == len(values) - 1 else "o"
        bars.append(
            f'<rect class="{kind}" x="{offset + step * number:.1f}" y="{HEIGHT - height:.1f}" '
            f'width="{step - _GAP:.1f}" height="{height:.1f}"/>'
        )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<style>.o{{fill:{LIGHT.context}}}.n{{fill:{LIGHT.accent}}}"
        f"@media (prefers-color-scheme:dark){{.o{{fill:{DARK.context}}}.n{{fill:{DARK.accent}}}}}"
        f"</style>{''.join(bars)}</svg>"
    )
    encoded = b64encode(svg.encode()).decode()
    return (
        f'<img alt="" width="{WIDTH}" height="{HEIGHT}" src="data:image/svg+xml;base64,{encoded}">'
    )


def page_head(
    name: str,
    view: View | None,
    headline: str,
    sub: str = "",
    figures: Sequence[Figure] = (),
    references: Sequence[Reference] = (),
) -> None:
    """Stamp, headline, sub-line and figures of the page ``name`` (``overview``, ``pipeline`` …).

    view: None while nothing is published; the stamp is then the page's name alone. references:
    the figures that headline and sub-line print, in their order.
    """
    st.html(
        f'<div class="sb-head">{_stamp(name, view)}'
        f'<h1 class="sb-h1">{linked_sentence(headline, references)}</h1>'
        + (f'<p class="sb-sub">{linked_sentence(sub, references)}</p>' if sub else "")
        + "</div>"
    )
    if figures:
        _figures(figures)


def _figures(figures: Sequence[Figure]) -> None:
    opened: Reference | None = None
    with st.grid(len(figures), min_column_width=150, gap=None, key="figures") as grid:
        for number, figure in enumerate(figures):
            with grid.cell(), st.container(key=f"figure-{number}", gap=None):
                st.html(_card(figure))
                if figure.reference is not None and st.button(
                    say("head-source-of", figure=figure.label), key=f"figure-{number}-source"
                ):
                    opened = figure.reference
    if opened is not None:
        open_figure(opened)


def _card(figure: Figure) -> str:
    comparisons = "".join(
        f"<span>{escape(item.label)} "
        + (f"<b>{escape(item.value)}</b>" if item.is_strong else escape(item.value))
        + "</span>"
        for item in figure.comparisons
    )
    months = ""
    if any(value is not None for value in figure.months):
        label = escape(figure.months_label or say("head-figure-months"))
        months = f'<div class="sb-months"><span>{label}</span>{month_columns(figure.months)}</div>'
    unknown = " sb-unknown" if figure.value == UNKNOWN else ""
    unit = "" if unknown else escape(figure.unit)
    return (
        f'<div class="sb-figure"><div class="sb-figure-main">'
        f'<p class="sb-label">{escape(figure.label)}</p>'
        f'<p class="sb-value{unknown}">{escape(figure.value)}'
        f'<span class="sb-unit">{unit}</span></p></div>{months}'
        f'<p class="sb-comparisons">{comparisons}</p>'
        + (f'<p class="sb-note">{measured(figure.note)}</p>' if figure.note else "")
        + "</div>"
    )


def _stamp(name: str, view: View | None) -> str:
    """HTML of the line above a headline: page, months, sample mark; as-of, version, uploader."""
    if view is None:
        return f'<div class="sb-stamp"><span>{escape(say(f"nav-{name}"))}</span></div>'
    now = view.now
    months = (
        say("head-months", year=str(now.as_of.year), month=now.as_of.month)
        if now.as_of.month > 1
        else say("head-month-one", year=str(now.as_of.year))
    )
    sample = f'<span class="sb-badge">{escape(say("head-sample"))}</span>' if now.is_sample else ""
    who = view.uploaded_by
    if view.unit and view.unit not in who:
        who = say("head-of-unit", by=who, unit=view.unit) if who else view.unit
    right = [
        escape(say("head-as-of", date="\0")).replace("\0", f"<b>{date_text(now.as_of)}</b>"),
        escape(say("head-version", version=str(now.version))),
    ]
    if who:
        right.append(escape(say("head-uploaded", by=who)))
    stale = _stale(view)
    return (
        f'<div class="sb-stamp"><span>{escape(say(f"nav-{name}"))} · {escape(months)}{sample}'
        "</span>"
        f'<span class="sb-stamp-right">{" · ".join(right)}{stale}</span></div>'
    )


def _stale(view: View) -> str:
    if not view.is_latest:
        past = say("head-past", date=date_text(view.now.as_of))
        return f' · <span class="sb-badge">{escape(past)}</span>'
    if view.now.is_sample or view.uploaded_at is None:
        return ""
    days = (datetime.now(view.uploaded_at.tzinfo) - view.uploaded_at).days
    if days <= load_rules().measures.freshness.stale_after_days:
        return ""
    return f' · <span class="sb-badge sb-stale">{escape(say("head-stale", days=days))}</span>'


def section_title(
    title: str, note: str = "", *, right: str = "", references: Sequence[Reference] = ()
) -> None:
    """A section's computed title, a line on how to read what follows, a remark at the right.

    references: the figures that title and line print, in their order.
    """
    st.html(
        '<div class="sb-section"><div>'
        f'<h2 class="sb-h2">{linked_sentence(title, references)}</h2>'
        + (f'<p class="sb-note">{linked_sentence(note, references)}</p>' if note else "")
        + "</div>"
        + (f'<p class="sb-note">{measured(right)}</p>' if right else "")
        + "</div>"
    )


def note(text: str, references: Sequence[Reference] = ()) -> None:
    """A small grey line under a chart or table; references: the figures that it prints."""
    st.html(f'<p class="sb-note">{linked_sentence(text, references)}</p>')
