"""Who reads a page: the session of the browser's cookie says it to ``data.rights``."""

from __future__ import annotations

import hashlib
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.access import COOKIE, SECURE_COOKIE, is_proved_lately
from data.language import say
from data.rights import Actor, actor, ask, may
from data.rules import load_rules
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


def ask_again() -> bool:
    """Whether the reader signed in too long ago to change accounts; then the way to do it again."""
    cookie = _cookie()
    if not cookie or is_proved_lately(cookie):
        return False
    st.warning(say("accounts-again", minutes=load_rules().access.sessions.proof_minutes))
    way_back = urlencode({"again": 1, "to": urlsplit(st.context.url or "/accounts").path})
    st.link_button(say("accounts-again-do"), f"sign-in?{way_back}")
    return True


def browser() -> str:
    """A name for the sign-in that this browser holds; the cookie itself stays where it is."""
    return hashlib.sha256(_cookie().encode()).hexdigest()[:16]


def _cookie() -> str:
    # Without a server there is no request, and what stands for its cookies is no text.
    return next((one for one in _cookies().values() if one and isinstance(one, str)), "")


def _cookies() -> dict[str, object]:
    return {name: st.context.cookies.get(name) for name in (SECURE_COOKIE, COOKIE)}
