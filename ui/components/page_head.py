"""The head of a page: its line of context, its headline, its figures with columns of their months.

``st.html`` drops inline SVG, an image with a data URI passes; its colours follow the
page's colour scheme by themselves.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from data.formats import date_text
from data.language import say
from data.palette import DARK, LIGHT
from data.screens.figure import Figure
from data.screens.view import View, stale_note
from data.trace.figures import Reference
from ui.components.drawer import linked_sentence, open_figure
from ui.markup import measured, render, verbatim

WIDTH = 96
HEIGHT = 32
_GAP = 2


def month_columns(values: Sequence[float | None]) -> Markup:
    """An ``<img>`` of one column a value, the last in the accent; a gap where unknown."""
    known = [value for value in values if value is not None]
    top = max([abs(value) for value in known] or [0]) or 1
    slots = max(len(values), 6)
    step = (WIDTH + _GAP) / slots
    offset = WIDTH + _GAP - step * len(values)
    bars = [
        ("n" if number == len(values) - 1 else "o", offset + step * number, HEIGHT - height, height)
        for number, value in enumerate(values)
        if value is not None
        for height in [max(abs(value) / top * (HEIGHT - 2), 1)]
    ]
    svg = render("components.columns", WIDTH, HEIGHT, bars, step - _GAP, LIGHT, DARK)
    image = Markup('<img alt="" width="{}" height="{}" src="data:image/svg+xml;base64,{}">')
    return image.format(WIDTH, HEIGHT, b64encode(svg.encode()).decode())


def page_head(
    name: str,
    view: View | None,
    headline: str,
    sub: str = "",
    figures: Sequence[Figure] = (),
    references: Sequence[Reference] = (),
    *,
    called: str = "",
) -> None:
    """Stamp, headline, sub-line and figures of the page ``name`` (``overview``, ``pipeline`` …).

    called: what the page is called, where its name says less. view: None while nothing is
    published; the stamp is then the page's name alone. references: the figures that headline and
    sub-line print, in their order.
    """
    title = linked_sentence(headline, references)
    below = linked_sentence(sub, references)
    stamp = _stamp(called or say(f"nav-{name}"), view)
    st.html(render("components.head", stamp, title, below))
    if figures:
        _figures(figures)


def _figures(figures: Sequence[Figure]) -> None:
    opened: Reference | None = None
    with st.grid(len(figures), min_column_width=150, gap=None, key="figures") as grid:
        for number, figure in enumerate(figures):
            with grid.cell(), st.container(key=f"figure-{number}", gap=None):
                st.html(_card(figure))
                if figure.reference is not None and st.button(
                    verbatim(say("head-source-of", figure=figure.label)),
                    key=f"figure-{number}-source",
                ):
                    opened = figure.reference
    if opened is not None:
        open_figure(opened)


def _card(figure: Figure) -> Markup:
    has_months = any(value is not None for value in figure.months)
    months = month_columns(figure.months) if has_months else ""
    return render("components.figure", figure, months)


def _stamp(called: str, view: View | None) -> Markup:
    """HTML of the line above a headline: page, months, sample mark; as-of, version, uploader."""
    if view is None:
        return render("components.stamp", called)
    who = view.uploaded_by
    if view.unit and view.unit not in who:
        who = say("head-of-unit", by=who, unit=view.unit) if who else view.unit
    past = "" if view.is_latest else say("head-past", date=date_text(view.now.as_of))
    return render(
        "components.stamp", called, view.now, who, past or stale_note(view), is_stale=not past
    )


def section_title(
    title: str, note: str = "", *, right: str = "", references: Sequence[Reference] = ()
) -> None:
    """A section's computed title, a line on how to read what follows, a remark at the right.

    references: the figures that title and line print, in their order.
    """
    said, below = (linked_sentence(text, references) for text in (title, note))
    st.html(render("components.section", said, below, measured(right)))


def note(text: str, references: Sequence[Reference] = ()) -> None:
    """A small grey line under a chart or table; references: the figures that it prints."""
    st.html(render("components.paragraph", linked_sentence(text, references)))
