"""The drawer: opening it, what it stands at, and its three sections.

1: the rows of a figure and their sum. 2: the cell of a row (drawer/cell.py). 3: the figures that
the cell feeds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, place_text, plain, signed
from data.language import say
from data.ledgers.declaration import Ledger
from data.screens.ledger_words import title_of
from data.screens.view import View
from data.trace.cells import (
    Feed,
    Place,
    Where,
    fed_by,
    places_of,
    readings,
)
from data.trace.figures import Reference
from data.trace.tracer import Line, Traced, Tracer
from ui.components.drawer.cell import cell_html, cell_name
from ui.components.drawer.entry_facts import entry_head, ledger_of, show_entry
from ui.components.drawer.export import export_button
from ui.components.drawer.figures import (
    equation,
    known,
    label_text,
    name_of,
    notes_text,
    rule_of,
    tracer_of,
    value_text,
    written,
)
from ui.components.drawer.return_facts import show_returned
from ui.components.filters import choose, forget_choices
from ui.components.tables import open_page, open_project
from ui.markup import render, verbatim
from ui.signed_in import admit
from ui.snapshots import current_view


def feeds_html(feeds: Sequence[Feed], place: Place, current: str) -> Markup:
    """One line a figure: its page, name, value, the share; a click turns the drawer to it."""
    lines = [
        (
            feed.traced.reference.text,
            feed.traced.reference.text == current,
            equation(feed.traced),
            feed.traced.figure.screen,
            name_of(feed.traced.reference),
            written(feed.traced),
            feed.share,
        )
        for feed in feeds
    ]
    title = say("figure-feeds", field=cell_name(place), count=len(feeds))
    return render("drawer.feeds", title, lines)


# More rows are summed in one line; the workbook has them all.
LISTED = 500


def rows_html(traced: Traced, cells: Sequence[Where], chosen: int) -> Markup:
    """The table, the chosen row marked; each names its number for a click."""
    adds = traced.figure.adds
    lines = [
        (
            label_text(traced, line),
            notes_text(traced, line),
            value_text(traced, line),
            not line.value and adds != "count",
            where.cell or UNKNOWN,
            place_text(*where),
        )
        for line, where in zip(traced.lines[:LISTED], cells, strict=False)
    ]
    return render(
        "drawer.rows",
        say("figure-rows", count=len(traced.lines)),
        "" if adds == "count" else say(f"figure-adds-{adds}"),
        lines,
        chosen,
        say(f"figure-total-{adds}") if lines else "",
        written(traced),
        len(traced.lines) - LISTED,
        _checked(traced),
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


ASKED, STATE = "drawer-asked", "drawer-state"


@dataclass(frozen=True)
class DrawerState:
    """The figure (its reference's text), the chosen row and cell; trail: the figures before it."""

    figure: str
    line: int = 0
    place: int = 0
    trail: tuple[str, ...] = ()


def drawer_state() -> DrawerState:
    """Where the reader stands."""
    found = st.session_state.get(STATE)
    return found if isinstance(found, DrawerState) else DrawerState("")


def step(asked: str) -> None:
    """What was clicked in the drawer: another figure, a row of this one, a cell of the row."""
    said: dict[str, str] = json.loads(asked)
    now = drawer_state()
    if "line" in said:
        now = replace(now, line=int(said["line"]), place=0)
    elif "place" in said:
        now = replace(now, place=int(said["place"]))
    elif said["figure"] in now.trail:
        now = DrawerState(said["figure"], trail=now.trail[: now.trail.index(said["figure"])])
    elif said["figure"] != now.figure:
        now = DrawerState(said["figure"], trail=(*now.trail, now.figure))
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
    admit()
    script(inside=True, key=_KEY, on_asked=_clicked_inside)
    view, now = current_view(), drawer_state()
    if view is None or not now.figure:
        return
    reference = Reference.read(now.figure)
    tracer = tracer_of(view, reference)
    traced = tracer.trace(reference)
    at = min(now.line, len(traced.lines) - 1)
    line = traced.lines[at] if traced.lines else None
    returned = line.row.get("return") if line else None
    declared = ledger_of(reference)
    if declared is not None and line is not None:
        _list_panel(view, tracer, declared, now, traced, at)
        return
    places = readings(tracer, traced, line) if line and not returned else ()
    place = places[min(now.place, len(places) - 1)] if places else None
    st.html(_head(now, traced, line, place, view.now.version))
    left, right = st.columns([0.39, 0.61], gap="medium")
    with left:
        st.html(rows_html(traced, places_of(tracer, traced), at))
        _row_buttons(traced, line)
    with right:
        if returned is not None:
            show_returned(returned, str(dict(reference.scope)["today"]))
        elif place is not None and line is not None:
            st.html(cell_html(tracer, places, place))
            feeds = fed_by(tracer, place, line.project_id)
            st.html(feeds_html(feeds, place, now.figure))
        elif line is not None:
            st.html(render("components.paragraph", say("source-cells-none"), "sb-sub"))


def _list_panel(
    view: View, tracer: Tracer, declared: Ledger, now: DrawerState, traced: Traced, at: int
) -> None:
    """A figure of a list beside the row that is chosen; a row alone, in one column."""
    line = traced.lines[at]
    if traced.figure.id == "entry":
        crumbs = [(text, name_of(Reference.read(text))) for text in now.trail]
        title, below = entry_head(view, declared, line)
        screen = traced.figure.screen
        name, label = title_of(declared), label_text(traced, line)
        st.html(render("drawer.head", screen, crumbs, name, label, title, below))
        show_entry(view, tracer, declared, line)
        return
    st.html(_head(now, traced, line, None, view.now.version))
    left, right = st.columns([0.44, 0.56], gap="medium")
    with left:
        st.html(rows_html(traced, places_of(tracer, traced), at))
        with st.container(horizontal=True, gap="small", key="drawer-ways"):
            export_button(traced)
            _term_button(traced)
    with right:
        show_entry(view, tracer, declared, line)


def _clicked_inside() -> None:
    asked = st.session_state[_KEY].asked
    if asked:
        step(str(asked))


def _head(
    now: DrawerState, traced: Traced, line: Line | None, place: Place | None, version: int
) -> Markup:
    """Where the reader came from, the figure as an equation, the rule."""
    where = [] if line is None else [label_text(traced, line)]
    if where and place and place.cell:
        where.append(place.cell)
    return render(
        "drawer.head",
        traced.figure.screen,
        [(text, name_of(Reference.read(text))) for text in now.trail],
        name_of(traced.reference),
        " · ".join(where),
        equation(traced),
        rule_of(traced, version),
    )


def _row_buttons(traced: Traced, line: Line | None) -> None:
    """The rows as a workbook; the project's page."""
    with st.container(horizontal=True, gap="small", key="drawer-ways"):
        export_button(traced)
        if line is not None and line.project_id:
            name = verbatim(say("figure-open-project", name=label_text(traced, line)))
            if traced.figure.screen != "project" and st.button(name, key="drawer-open-project"):
                open_project(line.project_id)
        _term_button(traced)


def _term_button(traced: Traced) -> None:
    """The figure's term: how it is worked out and by whose rule."""
    if st.button(say("glossary-open"), key="drawer-open-term"):
        forget_choices("glossary")
        open_page("glossary", term=f"figure-{traced.figure.id}")


WIDTH, ENTRY_WIDTH = 1120, 520


def ask_figure(reference: Reference) -> None:
    """The drawer opens in this run, once the page is drawn; for callbacks of charts."""
    st.session_state[ASKED] = reference.text


def open_figure(reference: Reference) -> None:
    """Opens the drawer now; one a run."""
    st.session_state[STATE] = DrawerState(reference.text)
    width = ENTRY_WIDTH if reference.figure == "entry" else WIDTH
    st.dialog(say("figure-drawer"), width=width, position="right")(panel)()


_LISTENER_KEY = "drawer-listener"
# A choice of the page that a click on one of its rows made: its key in the URL, the value.
_CHOSEN = "drawer-chosen"
# A page that a click on a name asked for, with its query.
_OPENED = "drawer-opened"


@st.fragment
def listen() -> None:
    """Opens the drawer for what was clicked or asked for; called by the frame, after the page."""
    admit()
    with st.container(key="frame-drawer"):
        script(inside=False, key=_LISTENER_KEY, on_asked=_clicked_outside)
    if chosen := st.session_state.pop(_CHOSEN, None):
        choose(*chosen)
        st.rerun()
    asked = str(st.session_state.pop(ASKED, ""))
    if opened := st.session_state.pop(_OPENED, None):
        forget_choices(opened["page"])
        open_page(opened["page"], **opened["query"])
    if asked:
        reference = Reference.read(asked)
        if known(reference.figure):
            open_figure(reference)


def _clicked_outside() -> None:
    said = st.session_state[_LISTENER_KEY].asked
    if said:
        named = json.loads(said)
        st.session_state[ASKED] = named.get("figure", "")
        key, _, value = named.get("choose", "").partition("=")
        st.session_state[_CHOSEN] = (key, value) if key else None
        st.session_state[_OPENED] = json.loads(named.get("opens", "null"))
