"""The head of every page: whose data, as of when, the answer, and at most four figures.

The stamp, headline and sub-line are one HTML element (every element costs a gap);
each figure is a card that opens its source when it is clicked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape

import streamlit as st

from data.rules import load_rules
from data.trace import Reference
from ui.components.columns import month_columns
from ui.components.drawer import linked_sentence, open_figure
from ui.components.measured import measured
from ui.formats import UNKNOWN, date_text
from ui.language import say
from ui.snapshots import View


@dataclass(frozen=True)
class Comparison:
    """What a figure is compared with: ``较上版 +1``; strong where it is the news."""

    label: str
    value: str
    is_strong: bool = False


@dataclass(frozen=True)
class Figure:
    """A headline figure: written value, unit, what it is compared with, its months.

    months: one value a month of the year so far, None where unknown; the last one is
    the accent. note: a remark in place of a unit's lack (``2 个金额未填``).
    """

    label: str
    value: str
    unit: str = ""
    comparisons: Sequence[Comparison] = ()
    months: Sequence[float | None] = field(default=())
    months_label: str = ""
    note: str = ""
    reference: Reference | None = None


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
