"""Who reads a page: the session of the browser's cookie says it to ``data.rights``."""

from __future__ import annotations

import hashlib

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.access import COOKIE, is_session
from data.language import say
from data.rights import MACHINE, VISITOR, Actor, ask, may


def reader() -> Actor | None:
    """Who reads the page that is being run; None outside a page's run."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return MACHINE if is_session(_cookie()) else VISITOR


ask(reader)


def admit() -> None:
    """Ends the run where its reader may not view: the session ended while the page was open."""
    if not may("view"):
        st.warning(say("rights-sign-in-first"))
        st.link_button(say("rights-sign-in"), "sign-in")
        st.stop()


def browser() -> str:
    """A name for the sign-in that this browser holds; the cookie itself stays where it is."""
    return hashlib.sha256((_cookie() or "").encode()).hexdigest()[:16]


def _cookie() -> str | None:
    cookie: object = st.context.cookies.get(COOKIE)
    # Without a server there is no request, and what stands for its cookies is no text.
    return cookie if isinstance(cookie, str) else None
