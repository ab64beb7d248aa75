"""Whether this browser may upload: it carries the cookie of the administrator's link."""

from __future__ import annotations

import hashlib

import streamlit as st

from data.access import COOKIE, is_session


def may_upload() -> bool:
    """Whether the session's browser has signed in."""
    return is_session(_cookie())


def browser() -> str:
    """A name for the sign-in that this browser holds; the cookie itself stays where it is."""
    return hashlib.sha256((_cookie() or "").encode()).hexdigest()[:16]


def _cookie() -> str | None:
    cookie: object = st.context.cookies.get(COOKIE)
    # Without a server there is no request, and what stands for its cookies is no text.
    return cookie if isinstance(cookie, str) else None
