"""The drawer: opening it, what it stands at, and its three sections.

1: the rows of a figure and their sum. 2: the cell of a row in its sheet, how it was read, what it
said before. 3: the figures that the cell feeds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, amount, date_text, decimal, place_text, plain, signed
from data.language import field_label, language, say, word
from data.ledgers.declaration import Ledger
from data.palette import LIGHTS, KindSymbol
from data.screens.ledger_words import title_of
from data.screens.readiness_sentences import item_name
from data.screens.view import View
from data.trace.cells import (
    Feed,
    Place,
    Where,
    fed_by,
    history,
    places_of,
    readings,
    window,
)
from data.trace.figures import Reference
from data.trace.tracer import Line, Traced, Tracer
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

_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
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
        *_reading(places, place),
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
    found = _REFERENCE.fullmatch(place.cell)
    if found is None:
        return [], []
    column, row_number = _number(found[1]), int(found[2])
    rows = window(tracer, place)
    width = max((len(row["texts"] or ()) for row in rows), default=0)  # type: ignore[arg-type]
    columns = _shown_columns(column, width)
    lines = []
    for row in rows:
        texts: Sequence[object] = row["texts"] or ()  # type: ignore[assignment]
        number = int(str(row["row_number"]))
        cells = [
            (
                str(texts[one - 1] or "") if one <= len(texts) else "",
                "sbd-cell" if (one, number) == (column, row_number) else "",
            )
            for one in columns
        ]
        lines.append(("sbd-head" if row["role"] == "header" else "", number, cells))
    return [(_letters(one), one == column) for one in columns], lines


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


def _reading(
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


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


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
    admit()
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
        _onward(traced, line)
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
    view: View, tracer: Tracer, declared: Ledger, now: Standing, traced: Traced, at: int
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
            _term(traced)
    with right:
        show_entry(view, tracer, declared, line)


def _stepped() -> None:
    asked = st.session_state[_KEY].asked
    if asked:
        step(str(asked))


def _head(
    now: Standing, traced: Traced, line: Line | None, place: Place | None, version: int
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


def _onward(traced: Traced, line: Line | None) -> None:
    """The rows as a workbook; the project's page."""
    with st.container(horizontal=True, gap="small", key="drawer-ways"):
        export_button(traced)
        if line is not None and line.project_id:
            name = verbatim(say("figure-open-project", name=label_text(traced, line)))
            if traced.figure.screen != "project" and st.button(name, key="drawer-open-project"):
                open_project(line.project_id)
        _term(traced)


def _term(traced: Traced) -> None:
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
    st.session_state[STATE] = Standing(reference.text)
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
        script(inside=False, key=_LISTENER_KEY, on_asked=_heard)
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


def _heard() -> None:
    said = st.session_state[_LISTENER_KEY].asked
    if said:
        named = json.loads(said)
        st.session_state[ASKED] = named.get("figure", "")
        key, _, value = named.get("choose", "").partition("=")
        st.session_state[_CHOSEN] = (key, value) if key else None
        st.session_state[_OPENED] = json.loads(named.get("opens", "null"))
