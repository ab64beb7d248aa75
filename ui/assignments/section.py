"""Orders on the dispatch page: the list with its cells; forms for who has signed in."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from data.assignments import Order, register_workbook
from data.exports.lists import MIME
from data.store import Snapshot
from data.trace import Reference
from ui.assignments import answers
from ui.assignments.forms import follow_up_form, new_order_form
from ui.assignments.publish import PUBLISHED, publish_section
from ui.assignments.readings import Assignments
from ui.components import note, section_title
from ui.components.drawer import open_figure
from ui.components.tables import ROW_HEIGHT, chosen_row, table_height, with_lights
from ui.language import field_label, language, say
from ui.published import published_line
from ui.records import records
from ui.signed_in import may_upload
from ui.snapshots import View

_ROWS = 12


def assignments_section(view: View, previous: Snapshot | None) -> None:
    """What was ordered, what came of it; typing, feedback, extension, closing."""
    assignments = Assignments(view, previous)
    section_title(
        answers.title(assignments), answers.rule_line(), references=answers.references(assignments)
    )
    published_line(PUBLISHED)
    is_editor = may_upload() and view.is_latest
    if assignments.listed.empty:
        note(say("assignments-none-body"))
    else:
        if not assignments.heard.empty:
            heard = (answers.heard_title(assignments), answers.heard_sub(assignments))
            note(say("assignments-between").join(heard))
        chosen = _list(assignments)
        note(say("assignments-pick"))
        if chosen is not None:
            _chosen(assignments, chosen, is_editor=is_editor)
    if is_editor:
        with st.expander(say("assignments-new"), key="assignments-new-box"):
            new_order_form(assignments)
        publish_section(assignments)
    elif may_upload():
        note(say("assignments-read-only"))
    if not assignments.listed.empty:
        name = say("assignments-list")
        st.download_button(
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
                "state": answers.state_words(row),
                "number": row["order_number"],
                "matter": row["matter"],
                "news": answers.news_text(row),
                "unit": row["responsible_unit"],
                "due": answers.due_text(row),
                "project": answers.project_text(row),
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
        alt=answers.title(assignments),
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
        follow_up_form(assignments, order)
