"""Returns: who filed this month, who has not, and what goes out to those."""

import streamlit as st

from data.screens import returns as sentences
from ui import returns as return_decisions
from ui import returns as sections
from ui.components import page_head
from ui.returns import pick_page
from ui.snapshots import current_view

view = current_view()
head = st.container(key="returns-head")
page = pick_page(view)
with head:
    page_head(
        "returns",
        view,
        sentences.headline(page),
        sentences.sub_line(page),
        sentences.figures(page),
        [page.reference(counted) for counted in ("owed", "filed", "missing", "problems")],
    )

sections.matrix_section(page)
left, right = st.columns([58, 40], gap="large")
with left:
    chosen = sections.list_section(page)
    if chosen is not None:
        return_decisions.chosen_section(page, chosen)
    return_decisions.add_section(page)
    sections.rules_section()
with right:
    sections.reminders_section(page)
    sections.return_forms_section(page)
