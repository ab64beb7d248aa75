"""The one button that hands a file out: for who may export, and each time in the audit log."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from data.audit import record
from data.rights import Actor, acting, actor, may


def download_button(
    label: str, *, data: bytes | str | Callable[[], bytes | str], key: str, **options: Any
) -> None:
    """As the platform's, of these options; what is made on the click is made for its reader."""
    if not may("export"):
        return
    made = partial(_made_for, actor(), data) if callable(data) else data
    st.download_button(
        label, data=made, key=key, on_click=partial(record, "export", key[:80]), **options
    )


def _made_for(who: Actor, make: Callable[[], bytes | str]) -> bytes | str:
    with acting(who):
        return make()
