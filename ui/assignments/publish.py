"""From typed edits to one version: the list of what is not published, and the button."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.assignments import Edit, Order, Refused, publish_typed
from data.store import StoreRefusal, Version
from data.texts import text
from ui.assignments.pending import (
    edit_text,
    give_up,
    insist,
    keep,
    of_others,
    order_name,
    pending,
    restored_at,
    take_over,
    value_text,
)
from ui.assignments.readings import Assignments
from ui.components import note, section_title
from ui.formats import moment
from ui.intake.upload import signed_as
from ui.language import field_label, language, say
from ui.published import telling
from ui.signed_in import browser
from ui.snapshots import store

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
            st.html(f'<p class="sb-file">{escape(line)}</p>')
            if st.button(
                say("assignments-take-back"), key=f"assignments-back-{number}", type="tertiary"
            ):
                keep([one for one in edits if one is not edit])
                st.rerun()
    if any(order.is_sample for order in assignments.register):
        note(say("assignments-sample"))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        by = st.text_input(say("assignments-by"), signed_as(), key="assignments-by", width=200)
        label = say("assignments-publish", count=len(edits))
        if st.button(label, type="primary", key="assignments-publish"):
            _publish(assignments, edits, by.strip() or signed_as(), orders)


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
    _say_refused(done, orders)


def _say_refused(refused: Refused, orders: dict[str, Order]) -> None:
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
    lines += [
        f"{text(language(), issue.code, **issue.arguments)} "
        f"{text(language(), f'{issue.code}.remedy', **issue.arguments)}"
        for issue in refused.issues
        if issue.severity == "error"
    ]
    st.error("\n\n".join([say("assignments-refused"), *lines]))
    insist(refused.conflicts)
