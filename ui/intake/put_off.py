"""Uploads that were checked and wait for their day: publish one at once, or give it up."""

from __future__ import annotations

import streamlit as st

from data.inbox.arrived import settle
from data.inbox.put_off import PutOff, give_up, publish_one, waiting
from data.store import StoreRefusal
from ui.components import section_title
from ui.formats import date_text
from ui.language import language, say
from ui.snapshots import store
from ui.verbatim import verbatim


def waiting_section() -> None:
    """Every upload that waits, with its day and its two buttons; nothing without any."""
    found = waiting()
    if not found:
        return
    section_title(say("waits-title", count=len(found)), say("waits-note"))
    for one in found:
        _one(one)


def _one(one: PutOff) -> None:
    line = say(
        "waits-line",
        day=date_text(one.until),
        files="、".join(one.files),
        units="、".join(one.units),
        by=one.by,
    )
    key = one.place.name
    with st.container(horizontal=True, vertical_alignment="center", key=f"waits-{key}"):
        st.markdown(verbatim(f"{line} {one.refusal}".strip()), width="stretch")
        if st.button(say("waits-publish"), key=f"waits-publish-{key}"):
            _publish(one)
        if st.button(say("waits-give-up"), key=f"waits-give-up-{key}", type="tertiary"):
            give_up(one)
            st.rerun()


def _publish(one: PutOff) -> None:
    try:
        version = publish_one(store(), one)
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
        return
    settle(one.held, "done", by=one.by, version=version.version if version else None)
    st.rerun()
