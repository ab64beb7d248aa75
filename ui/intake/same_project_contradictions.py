"""An answer that cannot hold beside an earlier one: who decided what, and which of both is to hold.

Nothing earlier is overruled before a person says so here.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from data.formats import count, moment
from data.language import say
from data.store import Contradiction, Decision, ProjectName, Taken
from ui.markdown_escape import verbatim


def contradiction_card(
    found: Contradiction, key: str, *, replace: Callable[[], None], withdraw: Callable[[], None]
) -> None:
    """What contradicts what; replace gives up the earlier decisions, withdraw the new ones."""
    with st.container(border=True, key=f"same-against-{key}"):
        title = "same-against-earlier" if found.earlier else "same-against-itself"
        st.warning(verbatim(say(title, one=called(found.one), other=called(found.other))))
        lines = [f"{said(one.decision)} · {taken_by(one)}" for one in found.earlier]
        lines += [f"{said(one)} · {say('same-against-now')}" for one in found.now]
        st.html("".join(f"<p>{escape(line)}</p>" for line in lines))
        with st.container(horizontal=True, gap="small"):
            if found.earlier and st.button(
                say("same-against-replace", count=len(found.earlier)), key=f"same-replace-{key}"
            ):
                replace()
            if st.button(say("same-against-withdraw"), key=f"same-withdraw-{key}", type="tertiary"):
                withdraw()


def said(decision: Decision) -> str:
    """A decision as a sentence."""
    return say(
        "same-decided-line",
        verdict=decision.verdict,
        kept=called(decision.kept),
        other=called(decision.other),
    )


def taken_by(one: Taken) -> str:
    """Who decided, when, and from which version it holds."""
    return say("same-decided-by", by=one.by, time=moment(one.at), version=count(one.version))


def called(name: ProjectName) -> str:
    """A project's name with its code behind it, where it has both."""
    return f"{name.name}（{name.code}）" if name.code and name.name else name.text
