"""The one button that hands a file out: for who may export, and each time in the audit log.

What is made on the click costs the server seconds: so many for one person at once, then one
after another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from data.audit import record
from data.language import say
from data.rights import Actor, acting, actor, may
from data.texts import SpokenRefusal
from ui.allowance import Allowance

# All lists and documents of a meeting for one person, and ten a minute from then on.
AT_ONCE, A_SECOND = 30.0, 1 / 6
_made_by_person = Allowance(AT_ONCE, A_SECOND)


def download_button(
    label: str, *, data: bytes | str | Callable[[], bytes | str], key: str, **options: Any
) -> None:
    """As the platform's, of these options; what is made on the click is made for its reader."""
    if not may("export"):
        return
    made = partial(_made_for, actor(), data) if callable(data) else data
    if callable(data) and (wait := _made_by_person.seconds_to_wait(_person(actor()))):
        options |= {"disabled": True, "help": say("download-wait", seconds=int(wait) + 1)}
    st.download_button(
        label, data=made, key=key, on_click=partial(record, "export", key[:80]), **options
    )


def _made_for(who: Actor, make: Callable[[], bytes | str]) -> bytes | str:
    if wait := _made_by_person.seconds_to_wait(_person(who)):
        record("export", outcome="refused", by=who)
        raise SpokenRefusal("download-wait-first", seconds=int(wait) + 1)
    _made_by_person.take(_person(who))
    with acting(who):
        return make()


def _person(who: Actor) -> str:
    return f"name {who.name}" if who.name else f"address {who.address} {who.role}"
