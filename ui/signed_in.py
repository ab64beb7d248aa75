"""Whether this browser may upload: it carries the cookie of the administrator's link."""

from __future__ import annotations

import hashlib

import streamlit as st

from data.access import COOKIE, is_session


def may_upload() -> bool:
    """Whether the session's browser has signed in."""
    return is_session(st.context.cookies.get(COOKIE))


def browser() -> str:
    """A name for the sign-in that this browser holds; the cookie itself stays where it is."""
    cookie = st.context.cookies.get(COOKIE) or ""
    return hashlib.sha256(cookie.encode()).hexdigest()[:16]
