"""Leadership visits: who went where how often, what they pushed, whom nobody saw again."""

import streamlit as st

from data.language import say
from data.screens import visits_sentences as sentences
from data.screens.view import reading_of
from data.screens.visits_readings import Visits
from ui import visits as sections
from ui.components import missing, note, page_head, view_or_stop
from ui.visits import pick_scope

view = view_or_stop(say("visits-empty-title"), say("visits-empty-body"))

head = st.container(key="visits-head")
visits = reading_of(Visits, view, pick_scope(view))
with head:
    page_head(
        "visits",
        view,
        sentences.headline(visits),
        sentences.sub_line(visits),
        sentences.figures(visits),
        sentences.references(visits),
    )
if not visits.has_this_year:
    missing(say("visits-missing"), say("visits-empty-body"))
    st.stop()

left, right = st.columns([62, 36], gap="large")
with left:
    sections.leaders_section(visits)
    sections.outcomes_section(visits)
with right:
    sections.overlap_section(visits)
    sections.places_section(visits)
    sections.unseen_section(visits)
note(sentences.foot(visits))
