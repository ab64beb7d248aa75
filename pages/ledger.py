"""A declared ledger: what is in it, what is late, by town and by month, each row to its cells."""

import streamlit as st

from data.screens import ledger_sentences as sentences
from data.screens.ledger_words import title_of
from ui.components import empty_state, nothing_matches, page_head
from ui.ledger import sections
from ui.ledger.filters import asked_ledger, pick_list, pick_scope
from ui.ledger.map_part import map_section
from ui.ledger.own_parts import own_figures, own_part
from ui.snapshots import current_view

declared = asked_ledger()
view = current_view()
if declared is None or view is None:
    empty_state()
    st.stop()

head = st.container(key="ledger-head")
listed = pick_list(view, declared)
if not listed.is_empty:
    listed = pick_scope(listed)
with head:
    page_head(
        "ledger",
        view,
        sentences.headline(listed),
        sentences.sub_line(listed),
        [*own_figures(listed), *sentences.figures(listed)][: sections.HEAD_FIGURES],
        called=title_of(declared),
    )
if listed.is_empty:
    sections.empty_section(declared)
    st.stop()
if not listed.headline["row_count"]:
    nothing_matches()
    st.stop()

own_part(listed)
drawn = [
    *([sections.groups_section] if listed.dimension else []),
    *([sections.months_section] if listed.has_dated else []),
]
for column, section in zip(st.columns(2, gap="large"), drawn, strict=False):
    with column:
        section(listed)
map_section(listed)
sections.list_section(listed)
sections.measures_section(listed)
sections.moves_section(listed)
