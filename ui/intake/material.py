"""Step 材料: what can be made of the version that is in use now, and where to go on."""

from __future__ import annotations

import streamlit as st

from data.formats import date_text
from data.language import say
from data.meeting.report import base_snapshot
from data.screens.dispatch_readings import Dispatch
from data.screens.view import View, store
from ui.components import note, section_title
from ui.components.action_bar import action_bar
from ui.intake.check import give_back
from ui.intake.publish import PUBLISHED
from ui.intake.steps import RECEIVE, go, last_published
from ui.language import PARAMETER
from ui.pack.section import pack_button, pack_parts
from ui.publish_notice import published_line
from ui.registry import page
from ui.snapshots import current_view

_PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("dispatch", {"section": "changes"}),
    ("dispatch", {"section": "pack"}),
    ("returns", {}),
    ("overview", {}),
    ("display", {}),
)


def material_step() -> None:
    """Documents of the meeting, what goes back to the units, the pages that go on from here."""
    view = current_view()
    if view is None:
        note(say("material-none"))
        return
    published_line(PUBLISHED)
    dispatch = _dispatch(view)
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        section_title(say("material-pack"), say("material-pack-note"))
        pack_parts(view, dispatch)
        _given_back()
    with right:
        section_title(say("material-on"), say("material-on-note"))
        for number, (name, asked) in enumerate(_PAGES):
            target = page(name)
            if target is not None:
                kept = {PARAMETER: st.query_params[PARAMETER]} if _is_asked() else {}
                st.page_link(
                    target, label=say(f"material-go-{number}"), query_params={**kept, **asked}
                )
    sentence = say("material-said", version=str(view.now.version), as_of=date_text(view.now.as_of))
    with action_bar(sentence):
        st.button(say("material-next"), key="material-next", on_click=go, args=(RECEIVE,))
        pack_button(view, dispatch)


def _is_asked() -> bool:
    return PARAMETER in st.query_params


def _dispatch(view: View) -> Dispatch | None:
    before = base_snapshot(store(), view.now, "month")
    return None if before is None else Dispatch(view, before)


def _given_back() -> None:
    """Marked workbooks and feedback sheets of what this browser published last."""
    job = last_published()
    section_title(say("material-back"), say("exports-give-back-note"))
    if job is None or job.intake is None:
        note(say("material-back-none"))
    elif any(report.issues for report in job.intake.files):
        give_back(job)
    else:
        note(say("material-back-clean"))
