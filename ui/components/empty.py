"""Screens without data say what to do next, with the buttons of those who may do it."""

from __future__ import annotations

import streamlit as st

from data.language import language, say
from data.rights import may
from data.samples.workbooks import load_sample
from data.screens.view import View, store
from data.store import StoreRefusal
from data.turns import out_of_turn
from ui.markup import measured, render
from ui.registry import page
from ui.snapshots import current_view


def empty_state(title: str = "", body: str = "") -> None:
    """Nothing is published: what this page will answer, and how the first data gets here."""
    is_allowed = may("upload")
    sentence = "" if is_allowed else say("empty-signed-out")
    with st.container(key="empty-state"):
        title, body = title or say("empty-title"), body or say("empty-body")
        st.html(render("components.empty", 1, title, body, "sb-sub", sentence))
        target = page("data")
        if target is None:
            return
        if not is_allowed:
            st.page_link(target, label=say("empty-sign-in"))
            return
        with st.container(horizontal=True, gap="small"):
            first = "empty-link-first" if store().snapshot() is None else "empty-link"
            if st.button(say(first), key="empty-upload", type="primary"):
                st.switch_page(target)
            sample_button()


def view_or_stop(title: str = "", body: str = "") -> View:
    """What the reader looks at; while nothing is published the page ends with the empty state."""
    view = current_view()
    if view is None:
        empty_state(title, body)
        st.stop()
    return view


def missing(title: str, body: str) -> None:
    """A section without data in a page that has some: what it lacks, and where that is uploaded."""
    st.html(render("components.section", measured(title), measured(body)))
    if (target := page("data")) is not None:
        st.page_link(target, label=say("empty-link"))


def sample_button() -> None:
    """Loads the sample where nothing is published; for who may upload."""
    if store().snapshot() is not None:
        return
    if st.button(say("empty-sample"), key="empty-sample", help=say("empty-sample-help")):
        try:
            with st.spinner(say("empty-sample-loading")), out_of_turn():
                load_sample(store())
        except StoreRefusal as refusal:
            st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
            return
        st.rerun()


def nothing_matches() -> None:
    """The filters leave nothing."""
    title, body = say("empty-filter-title"), say("empty-filter-body")
    st.html(render("components.empty", 2, title, body, "sb-note"))
