"""The drawer itself: rows that add up, the cell of the chosen one, the figures that it feeds."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.trace import Line, Place, Reference, Traced, fed_by, places_of, readings
from ui.components.drawer.cell import cell_html
from ui.components.drawer.export import export_button
from ui.components.drawer.feeds import feeds_html
from ui.components.drawer.readings import tracer_of
from ui.components.drawer.returned import show_returned
from ui.components.drawer.rows import rows_html
from ui.components.drawer.script import script
from ui.components.drawer.state import Standing, standing, step
from ui.components.drawer.words import equation, label_text, name_of, rule_of
from ui.components.tables import open_project
from ui.language import say
from ui.snapshots import current_view
from ui.verbatim import verbatim

_KEY = "drawer-inside"


def panel() -> None:
    """What stands in the drawer; a click runs it alone."""
    script(inside=True, key=_KEY, on_asked=_stepped)
    view, now = current_view(), standing()
    if view is None or not now.figure:
        return
    reference = Reference.read(now.figure)
    tracer = tracer_of(view, reference)
    traced = tracer.trace(reference)
    at = min(now.line, len(traced.lines) - 1)
    line = traced.lines[at] if traced.lines else None
    returned = line.row.get("return") if line else None
    places = readings(tracer, traced, line) if line and not returned else ()
    place = places[min(now.place, len(places) - 1)] if places else None
    st.html(_head(now, traced, line, place, view.now.version))
    left, right = st.columns([0.39, 0.61], gap="medium")
    with left:
        st.html(rows_html(traced, places_of(tracer, traced), at))
        _ways(traced, line)
    with right:
        if returned is not None:
            show_returned(returned, str(dict(reference.scope)["today"]))
        elif place is not None and line is not None:
            st.html(cell_html(tracer, places, place))
            feeds = fed_by(tracer, place, line.project_id)
            st.html(feeds_html(feeds, place, now.figure))
        elif line is not None:
            st.html(f'<p class="sb-sub">{escape(say("source-cells-none"))}</p>')


def _stepped() -> None:
    asked = st.session_state[_KEY].asked
    if asked:
        step(str(asked))


def _head(
    now: Standing, traced: Traced, line: Line | None, place: Place | None, version: int
) -> str:
    """Where the reader came from, the figure as an equation, the rule."""
    crumbs = [escape(say(f"nav-{traced.figure.screen}"))]
    for text in now.trail:
        name = escape(name_of(Reference.read(text)))
        crumbs.append(f'<a data-figure="{escape(text)}" role="button" tabindex="0">{name}</a>')
    crumbs.append(escape(name_of(traced.reference)))
    if line is not None:
        where = [label_text(traced, line), *([place.cell] if place and place.cell else [])]
        crumbs.append(f"<b>{escape(' · '.join(where))}</b>")
    return (
        f'<p class="sbd-crumbs">{" › ".join(crumbs)}</p>'
        f'<h1 class="sbd-title">{escape(equation(traced))}</h1>'
        f'<p class="sb-sub">{escape(rule_of(traced, version))}</p>'
    )


def _ways(traced: Traced, line: Line | None) -> None:
    """The rows as a workbook; the project's page."""
    with st.container(horizontal=True, gap="small", key="drawer-ways"):
        export_button(traced)
        if line is not None and line.project_id:
            name = verbatim(say("figure-open-project", name=label_text(traced, line)))
            if traced.figure.screen != "project" and st.button(name, key="drawer-open-project"):
                open_project(line.project_id)
