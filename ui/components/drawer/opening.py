"""Opening the drawer, and what it stands at: the figure, its row, the cell of the row."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import streamlit as st

from data.language import say
from data.trace import Line, Place, Reference, Traced, fed_by, places_of, readings
from ui.components.drawer.cell import cell_html
from ui.components.drawer.feeds import feeds_html
from ui.components.drawer.labels import equation, known, label_text, name_of, rule_of
from ui.components.drawer.readings import tracer_of
from ui.components.drawer.return_facts import show_returned
from ui.components.drawer.rows import export_button, rows_html
from ui.components.tables import open_project
from ui.markdown_escape import verbatim
from ui.snapshots import current_view

ASKED, STATE = "drawer-asked", "drawer-state"


@dataclass(frozen=True)
class Standing:
    """The figure (its reference's text), the chosen row and cell; trail: the figures before it."""

    figure: str
    line: int = 0
    place: int = 0
    trail: tuple[str, ...] = ()


def standing() -> Standing:
    """Where the reader stands."""
    found = st.session_state.get(STATE)
    return found if isinstance(found, Standing) else Standing("")


def step(asked: str) -> None:
    """What was clicked in the drawer: another figure, a row of this one, a cell of the row."""
    said: dict[str, str] = json.loads(asked)
    now = standing()
    if "line" in said:
        now = replace(now, line=int(said["line"]), place=0)
    elif "place" in said:
        now = replace(now, place=int(said["place"]))
    elif said["figure"] in now.trail:
        now = Standing(said["figure"], trail=now.trail[: now.trail.index(said["figure"])])
    elif said["figure"] != now.figure:
        now = Standing(said["figure"], trail=(*now.trail, now.figure))
    st.session_state[STATE] = now


_script = st.components.v2.component(
    "signboard_figures",
    html="<i hidden></i>",
    js=(Path(__file__).parents[2] / "assets" / "figures.js").read_text(encoding="utf-8"),
)


def script(*, inside: bool, key: str, on_asked: Callable[[], None]) -> None:
    """Hears clicks inside dialogs, or those outside."""
    _script(key=key, data={"inside": inside}, on_asked_change=on_asked)


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
        _onward(traced, line)
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


def _onward(traced: Traced, line: Line | None) -> None:
    """The rows as a workbook; the project's page."""
    with st.container(horizontal=True, gap="small", key="drawer-ways"):
        export_button(traced)
        if line is not None and line.project_id:
            name = verbatim(say("figure-open-project", name=label_text(traced, line)))
            if traced.figure.screen != "project" and st.button(name, key="drawer-open-project"):
                open_project(line.project_id)


WIDTH = 1120


def ask_figure(reference: Reference) -> None:
    """The drawer opens in this run, once the page is drawn; for callbacks of charts."""
    st.session_state[ASKED] = reference.text


def open_figure(reference: Reference) -> None:
    """Opens the drawer now; one a run."""
    st.session_state[STATE] = Standing(reference.text)
    st.dialog(say("figure-drawer"), width=WIDTH, position="right")(panel)()


_LISTENER_KEY = "drawer-listener"


@st.fragment
def listen() -> None:
    """Opens the drawer for what was clicked or asked for; called by the frame, after the page."""
    with st.container(key="frame-drawer"):
        script(inside=False, key=_LISTENER_KEY, on_asked=_heard)
    asked = str(st.session_state.pop(ASKED, ""))
    if asked:
        reference = Reference.read(asked)
        if known(reference.figure):
            open_figure(reference)


def _heard() -> None:
    said = st.session_state[_LISTENER_KEY].asked
    if said:
        st.session_state[ASKED] = json.loads(said).get("figure", "")
