"""Dispatch: this version against the last, reconciled; what stands still, what was promised."""

import streamlit as st

from data.language import say
from data.screens import dispatch as sentences
from data.screens.dispatch import Dispatch, base_note
from ui.components import note, page_head, view_or_stop
from ui.cuts import pick_cut
from ui.dispatch.lists import dispatch_sections
from ui.dispatch.sections import pick_pair

view = view_or_stop(say("dispatch-empty-title"), say("dispatch-empty-body"))

head = st.container(key="dispatch-head")
chosen = st.container(horizontal=True, vertical_alignment="center", key="dispatch-pair")
with chosen:
    before = pick_pair(view)
    filters = pick_cut(view, "dispatch")
if before is None:
    with head:
        page_head("dispatch", view, say("dispatch-no-before-title"), say("dispatch-no-before-body"))
else:
    dispatch = Dispatch(view, before, filters)
    with head:
        page_head(
            "dispatch",
            view,
            sentences.headline(dispatch),
            sentences.sub_line(dispatch),
            sentences.figures(dispatch),
            sentences.references(dispatch),
        )
    with chosen:
        note(base_note(dispatch))
dispatch_sections(view, before, filters)
