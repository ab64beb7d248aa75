"""Forms for what is ordered in a meeting and what came of it; they keep, they do not publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from data.assignments import Edit, Order, Refused, Value, edited, publish_typed, register_workbook
from data.documents.lists import MIME
from data.formats import moment
from data.language import field_label, language, say, word
from data.ledgers import ledger
from data.rights import may
from data.screens import assignments as sentences
from data.screens.assignments import Assignments
from data.screens.records import records
from data.screens.view import store
from data.store import StoreRefusal, Version
from data.trace.figures import Reference
from ui.components import note, section_title
from ui.components.downloads import download_button
from ui.components.drawer import ORDER_ASKED, open_figure
from ui.components.tables import ROW_HEIGHT, chosen_row, table_height, with_lights
from ui.dispatch.pending import (
    add_order,
    change_order,
    edit_text,
    give_up,
    insist,
    keep,
    of_others,
    order_name,
    pending,
    remove_order,
    restored_at,
    take_over,
    value_text,
)
from ui.live_refresh import published_line, telling
from ui.markup import render, verbatim
from ui.signed_in import browser, signed_as
from ui.typed_rows import refusal_lines

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


def new_order_entry(assignments: Assignments) -> None:
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


def follow_up_entry(assignments: Assignments, order: Order) -> None:
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


PUBLISHED = "assignments-published"


def publish_section(assignments: Assignments) -> None:
    """Every edit with a way back, who publishes, and the button that makes one version."""
    edits = pending()
    _others()
    if not edits:
        return
    section_title(say("assignments-pending", count=len(edits)), say("assignments-pending-note"))
    if saved := restored_at():
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            note(say("assignments-restored", time=moment(saved)))
            if st.button(say("assignments-give-up"), key="assignments-give-up", type="tertiary"):
                keep([])
                st.rerun()
    orders = {order.order_id: order for order in assignments.register}
    for number, edit in enumerate(edits):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            line = edit_text(edit, order_name(orders.get(edit.order_id)))
            st.html(render("components.paragraph", line, "sb-file"))
            if st.button(
                say("assignments-take-back"), key=f"assignments-back-{number}", type="tertiary"
            ):
                keep([one for one in edits if one is not edit])
                st.rerun()
    if any(order.is_sample for order in assignments.register):
        note(say("assignments-sample"))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.text_input(say("assignments-by"), signed_as(), disabled=True, width=200)
        label = say("assignments-publish", count=len(edits))
        if st.button(label, type="primary", key="assignments-publish"):
            _publish(assignments, edits, signed_as(), orders)


def _others() -> None:
    """What was typed in other browsers and is not published: go on with it, or give it up."""
    for draft in of_others():
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            said = say(
                "assignments-draft-of",
                by=draft.by,
                time=moment(draft.saved_at),
                count=len(draft.edits),
            )
            note(said)
            key = f"assignments-draft-{draft.browser}"
            if st.button(say("assignments-go-on"), key=f"{key}-on", type="tertiary"):
                take_over(draft)
                st.rerun()
            if st.button(say("assignments-give-up"), key=f"{key}-off", type="tertiary"):
                give_up(draft)
                st.rerun()


def _publish(
    assignments: Assignments, edits: list[Edit], by: str, orders: dict[str, Order]
) -> None:
    told = say(
        "assignments-version-note",
        added=sum(edit.is_new for edit in edits),
        changed=sum(not edit.is_new and not edit.is_removed for edit in edits),
        removed=sum(edit.is_removed for edit in edits),
    )
    tell = telling(PUBLISHED)
    try:
        with st.spinner(say("assignments-publishing")):
            done = publish_typed(
                store(), assignments.view.now, edits, by=by, note=told, browser=browser()
            )
            if isinstance(done, Version):
                tell(done.version)
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
        return
    if isinstance(done, Version):
        st.rerun()
    _show_refused(done, orders)


def _show_refused(refused: Refused, orders: dict[str, Order]) -> None:
    if not refused.conflicts and not refused.issues:
        st.info(say("assignments-unchanged"))
        return
    lines = [
        say("assignments-gone", order=order_name(orders.get(one.order_id)))
        if not one.field
        else say(
            "assignments-conflict",
            order=order_name(orders.get(one.order_id)),
            field=field_label(one.field),
            theirs=value_text(one.theirs),
            ours=value_text(one.ours),
        )
        for one in refused.conflicts
    ]
    st.error("\n\n".join([say("assignments-refused"), *lines, *refusal_lines(refused.issues)]))
    insist(refused.conflicts)


_ROWS = 12


def assignments_section(assignments: Assignments) -> None:
    """What was ordered, what came of it; typing, feedback, extension, closing."""
    view = assignments.view
    section_title(
        sentences.title(assignments),
        sentences.rule_line(),
        references=sentences.references(assignments),
    )
    published_line(PUBLISHED)
    is_editor = may("orders") and view.is_latest
    asked: dict[str, Value] | None = st.session_state.pop(ORDER_ASKED, None)
    if asked and is_editor:
        add_order({**asked, "ordered_date": date.today(), "closing_state": "办理中"})
    if assignments.listed.empty:
        note(say("assignments-none-body"))
    else:
        if not assignments.heard.empty:
            heard = (sentences.heard_title(assignments), sentences.heard_sub(assignments))
            note(say("assignments-between").join(heard))
        chosen = _list(assignments)
        note(say("assignments-pick"))
        if chosen is not None:
            _chosen(assignments, chosen, is_editor=is_editor)
    if is_editor:
        with st.expander(say("assignments-new"), key="assignments-new-box"):
            new_order_entry(assignments)
        publish_section(assignments)
    elif may("orders"):
        note(say("assignments-read-only"))
    if not assignments.listed.empty:
        name = say("assignments-list")
        download_button(
            say("assignments-download"),
            data=partial(register_workbook, assignments.register),
            file_name=f"{name}_{view.now.as_of.isoformat()}.xlsx",
            mime=MIME,
            key="assignments-download",
            type="tertiary",
        )


def _list(assignments: Assignments) -> Order | None:
    """Every order as a table; the one that was chosen."""
    listed = assignments.listed
    told = records(listed)
    text = st.column_config.TextColumn
    frame = pd.DataFrame(
        [
            {
                "state": sentences.state_words(row),
                "number": row["order_number"],
                "matter": row["matter"],
                "news": sentences.news_text(row),
                "unit": row["responsible_unit"],
                "due": sentences.due_text(row),
                "project": sentences.project_text(row),
                "leader": row["ordered_by"],
            }
            for row in told
        ]
    )
    state = st.dataframe(
        with_lights(frame, "state"),
        key="assignments",
        hide_index=True,
        row_height=ROW_HEIGHT,
        height=table_height(len(frame), _ROWS),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="—",
        alt=sentences.title(assignments),
        column_config={
            "state": text(say("assignments-column-state"), width=_state_width()),
            "number": text(field_label("order_number"), width=106),
            "matter": text(field_label("matter"), width=264),
            "news": text(say("assignments-column-news"), width=300),
            "unit": text(field_label("responsible_unit"), width=120),
            "due": text(field_label("due_date"), width=176),
            "project": text(field_label("project_ref"), width=180),
            "leader": text(field_label("ordered_by"), width=90),
        },
    )
    row = chosen_row(state)
    if row is None or row >= len(told):
        return None
    wanted = str(told[row]["assignment_id"])
    return next(order for order in assignments.register if order.order_id == wanted)


def _state_width() -> int:
    return 120 if language() == "zh" else 168


def _chosen(assignments: Assignments, order: Order, *, is_editor: bool) -> None:
    if st.button(say("assignments-cells"), key="assignments-cells", type="tertiary"):
        open_figure(Reference.of("order", {"assignment_id": order.order_id}))
    if is_editor:
        follow_up_entry(assignments, order)
