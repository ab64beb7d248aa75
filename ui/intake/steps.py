"""Steps of an upload (收表, 核对, 发布, 材料), their row, the button that asks before it acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from data.language import language, say
from data.store import StoreRefusal
from ui.components.cards import card
from ui.components.filters import choose, chosen
from ui.intake import jobs
from ui.markup import render

STEP, LOOK, CHANGES = "step", "look", "changes"
FINISHED = "data-finished"
RECEIVE, CHECK, PUBLISH, MATERIAL = STEPS = ("receive", "check", "publish", "material")


@dataclass(frozen=True)
class StepNote:
    """What a step says of itself under its name; whether it is over, whether it can be opened."""

    text: str
    is_done: bool = False
    is_open: bool = True


def current_step(job: jobs.UploadJob | None) -> str:
    """The step of the URL, as far as the upload has come; the first where it asks for none."""
    asked = (chosen(STEP) or [RECEIVE])[0]
    if job is None and asked == PUBLISH and last_published() is not None:
        return MATERIAL
    is_read = job is not None and job.state == "ready"
    if asked not in STEPS or (asked in (CHECK, PUBLISH) and not is_read):
        return RECEIVE
    return asked


def last_published() -> jobs.UploadJob | None:
    """The upload that this browser session published last."""
    found: jobs.UploadJob | None = st.session_state.get(FINISHED, {}).get("job")
    return found


def go(step: str) -> None:
    """Turns to a step; made for a button's click."""
    choose(STEP, None if step == RECEIVE else step)


def begin_again() -> None:
    """The next upload begins at the first step, with nothing chosen in any."""
    for key in (STEP, LOOK, CHANGES):
        choose(key, None)


def step_row(current: str, notes: Mapping[str, StepNote]) -> None:
    """The four steps side by side, each a button to it."""
    with st.container(key="steps", horizontal=True, gap=None):
        for number, step in enumerate(STEPS, start=1):
            told = notes[step]
            name = say(f"step-{step}")
            state = " sb-step-now" if step == current else " sb-step-done" if told.is_done else ""
            symbol = "✓" if told.is_done and step != current else str(number)
            card(
                render("intake.step", state, symbol, name, told.text),
                say("step-label", number=number, name=name, note=told.text),
                key=step,
                kind="step",
                on_click=go,
                args=(step,),
                is_disabled=not told.is_open,
            )


_ASKED = "data-asked"


def confirmed(
    key: str,
    label: str,
    question: str,
    act: Callable[[], object],
    side: Literal["left", "right"] = "left",
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """A button that asks in its own place before it acts."""
    with st.container(key=f"confirm-{key}", gap="xsmall", horizontal_alignment=side, width=width):
        if st.session_state.get(_ASKED) != key:
            if st.button(label, key=f"ask-{key}", type="tertiary"):
                st.session_state[_ASKED] = key
                st.rerun()
            return
        st.html(render("components.paragraph", question, "sb-note sb-strong"))
        with st.container(horizontal=True, gap="small"):
            sure = st.button(say("data-yes"), key=f"yes-{key}", type="primary")
            if st.button(say("data-no"), key=f"no-{key}"):
                st.session_state.pop(_ASKED)
                st.rerun()
        if sure:
            st.session_state.pop(_ASKED)
            _act(act)


def _act(act: Callable[[], object]) -> None:
    try:
        act()
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
    else:
        st.rerun()
