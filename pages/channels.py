"""Channels: who brought which project, what came of it, whom connectors could ask next."""

import streamlit as st

from data.language import say
from data.screens import channels as sentences
from data.screens.channels import Channels
from ui import channels as sections
from ui.components import missing, nothing_matches, page_head, view_or_stop
from ui.cuts import pick_cut

view = view_or_stop(say("channels-empty-title"), say("channels-empty-body"))

head = st.container(key="channels-head")
channels = Channels(view, pick_cut(view, "channels"))
if not channels.has_projects:
    with head:
        page_head("channels", view, say("channels-missing"))
    if any(channels.filters.values()):
        nothing_matches()
    else:
        missing(say("channels-empty-title"), say("channels-empty-body"))
    st.stop()
with head:
    page_head("channels", view, sentences.headline(channels), sentences.sub_line(channels))

left, right = st.columns([62, 38], gap="large")
with left:
    sections.picture_section(channels)
with right:
    sections.channels_section(channels)
    sections.to_meet_section(channels)
left, right = st.columns([62, 38], gap="large")
with left:
    sections.steps_section(channels)
with right:
    sections.chains_section(channels)
