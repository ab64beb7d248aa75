"""Counties: who reported until when, the same definitions side by side, how firm the ranks are."""

import streamlit as st

from data.language import say
from data.screens import counties as sentences
from data.screens.counties import Counties
from data.screens.view import reading_of
from ui import counties as sections
from ui.components import missing, page_head
from ui.snapshots import current_view

view = current_view()
counties = reading_of(Counties, view) if view else Counties(None)
page_head("counties", view, sentences.headline(counties), sentences.sub_line(counties))
sections.coverage_section(counties)
if not counties.of_state("told") and not counties.of_state("late"):
    missing(say("counties-nobody"), say("counties-nobody-note"))
    st.stop()
sections.compared_section(counties)
sections.bars_section(counties)
sections.targets_section(counties)
