"""Forms for what is ordered in a meeting and what came of it; they keep, they do not publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from data.assignments import Order, edited
from data.assignments.order import Value
from data.ledgers import ledger
from ui.assignments.pending import (
    add_order,
    change_order,
    order_name,
    pending,
    remove_order,
)
from ui.assignments.readings import Assignments
from ui.components import note
from ui.language import field_label, say, word
from ui.verbatim import verbatim

_CHOICES = {"project_ref": "project", "ordered_by": "leader", "responsible_unit": "unit"}
_CAME_OF_IT = (
    "feedback",
    "feedback_date",
    "extended_to_date",
    "extension_reason",
    "extension_state",
    "closing_state",
    "closed_date",
)
_ORDERED = (
    "matter",
    "project_ref",
    "responsible_unit",
    "ordered_by",
    "ordered_date",
    "due_date",
    "remark",
)
_LONG = ("matter", "feedback")
_CLOSED = "销号"


def new_order_form(assignments: Assignments) -> None:
    """What a leader orders: words, project, unit, deadline."""
    note(say("assignments-new-note"))
    with st.form("assignments-new", clear_on_submit=True, border=False):
        order = Order("", {"ordered_date": date.today(), "closing_state": "办理中"})
        values = _fields(assignments, order, _ORDERED, "new")
        if st.form_submit_button(say("assignments-keep"), key="assignments-new-keep"):
            if not values["matter"]:
                st.warning(say("assignments-matter-missing"))
                return
            add_order({**values, "closing_state": "办理中"})
            st.rerun()


def follow_up_form(assignments: Assignments, order: Order) -> None:
    """Feedback, extension, closing; the order's own words under an expander."""
    shown = _with_edits(assignments.register, order)
    if shown is None:
        return
    key = f"edit-{order.order_id}"
    with st.form(f"assignments-{key}", border=True):
        st.markdown(f"**{say('assignments-edit', order=verbatim(order_name(order)))}**")
        note(say("assignments-edit-note"))
        values = _fields(assignments, shown, _CAME_OF_IT, key)
        with st.expander(say("assignments-correct")):
            values |= _fields(assignments, shown, _ORDERED, key)
        if st.form_submit_button(say("assignments-keep"), key="assignments-edit-keep"):
            if not values["matter"]:
                st.warning(say("assignments-matter-missing"))
            elif change_order(order, shown, _dated(shown, values)):
                st.rerun()
            else:
                st.info(say("assignments-nothing-typed"))
    if st.button(say("assignments-remove"), key="assignments-remove", type="tertiary"):
        remove_order(order)
        st.rerun()


def _dated(shown: Order, values: Mapping[str, Value]) -> dict[str, Value]:
    """New feedback and closing are of today where no day was given with them."""
    dated = dict(values)
    is_news = values["feedback"] and values["feedback"] != shown["feedback"]
    if is_news and values["feedback_date"] == shown["feedback_date"]:
        dated["feedback_date"] = date.today()
    is_closing = values["closing_state"] == _CLOSED and shown["closing_state"] != _CLOSED
    if is_closing and values["closed_date"] is None:
        dated["closed_date"] = date.today()
    return dated


def _with_edits(register: Sequence[Order], order: Order) -> Order | None:
    """The order as it will be; None where it will be removed."""
    orders, _ = edited(register, pending())
    return next((one for one in orders if one.order_id == order.order_id), None)


def _fields(
    assignments: Assignments, order: Order, names: Sequence[str], key: str
) -> dict[str, Value]:
    """A widget a field, two to four in a row; empty is unknown."""
    values: dict[str, Value] = {}
    short = [name for name in names if name not in _LONG]
    for name in names:
        if name in _LONG:
            text = st.text_area(
                field_label(name), _text(order[name]), key=f"assignments-{key}-{name}", height=80
            )
            values[name] = text.strip() or None
    for start in range(0, len(short), 3):
        columns = st.columns(3)
        for column, name in zip(columns, short[start : start + 3], strict=False):
            with column:
                values[name] = _widget(assignments, order, name, f"assignments-{key}-{name}")
    return {name: values[name] for name in names}


def _widget(assignments: Assignments, order: Order, name: str, key: str) -> Value:
    now = order[name]
    if name.endswith("_date"):
        day = st.date_input(
            field_label(name),
            value=now if isinstance(now, date) else None,
            format="YYYY-MM-DD",
            key=key,
        )
        return day if isinstance(day, date) else None
    if name in _CHOICES:
        return _choice(name, _text(now), assignments.choices[_CHOICES[name]], key)
    if name.endswith("_state"):
        accepted = list(ledger("assignments").field(name).values)
        index = accepted.index(str(now)) if now in accepted else None
        return st.selectbox(
            field_label(name), accepted, index=index, format_func=word, key=key, placeholder=""
        )
    return st.text_input(field_label(name), _text(now), key=key).strip() or None


def _choice(name: str, now: str, known: Sequence[str], key: str) -> str | None:
    options = list(dict.fromkeys([*known, *([now] if now else [])]))
    chosen = st.selectbox(
        field_label(name),
        options,
        index=options.index(now) if now else None,
        accept_new_options=True,
        placeholder=say("assignments-choose"),
        key=key,
    )
    return str(chosen).strip() or None if chosen else None


def _text(value: Value) -> str:
    return "" if value is None else str(value)
