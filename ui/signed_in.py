"""Who reads a page: the session of the browser's cookie says it to ``data.rights``."""

from __future__ import annotations

import hashlib

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.access import COOKIE, SECURE_COOKIE
from data.language import say
from data.rights import Actor, actor, ask, may
from ui.gate import signed_in
from ui.markup import render, verbatim


def reader() -> Actor | None:
    """Who reads the page that is being run; None outside a page's run."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    address: object = st.context.ip_address
    return signed_in(_cookies(), address if isinstance(address, str) else "")


ask(reader)


def signed_as() -> str:
    """Who the history will name: the account; whoever changes anything without one is one role."""
    who = actor()
    return who.name or say("data-administrator")


def admit() -> None:
    """Ends the run where its reader may not view: the session ended while the page was open."""
    if not may("view"):
        st.warning(say("rights-sign-in-first"))
        st.link_button(say("rights-sign-in"), "sign-in")
        st.stop()


def person_control() -> None:
    """Who is signed in, with the way out; for others the way in."""
    who = actor()
    if who.role == "visitor":
        st.html(render("frame.sign_in", say("rights-sign-in")))
        return
    with st.popover(verbatim(signed_as()), key="frame-person"):
        own = say("own-account") if who.name else ""
        role = say(f"role-{who.role}")
        st.html(render("frame.sign_out", signed_as(), role, own, say("sign-out")))


def browser() -> str:
    """A name for the sign-in that this browser holds; the cookie itself stays where it is."""
    found = _cookies()
    cookie = found.get(SECURE_COOKIE) or found.get(COOKIE) or ""
    return hashlib.sha256(str(cookie).encode()).hexdigest()[:16]


def _cookies() -> dict[str, object]:
    return {name: st.context.cookies.get(name) for name in (SECURE_COOKIE, COOKIE)}
