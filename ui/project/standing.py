"""Why the project stands where it does: its state with the rule, then every rule that fired."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from ui.components import light_mark, section_title, state_mark
from ui.components.fired import fired_name, fired_sentence, fired_source
from ui.formats import is_unknown
from ui.language import say
from ui.project.life import Life
from ui.readiness.wording import stalled_reason, state_reason
from ui.records import records


def standing_section(life: Life) -> None:
    """Its readiness state and why; the lights with their two numbers and their source."""
    lights = records(life.lights)
    section_title(
        say("project-lights", count=len(lights)) if lights else say("project-lights-none")
    )
    said = _state(life) + "".join(_light(light) for light in lights)
    if said:
        st.html(said)


def _state(life: Life) -> str:
    state = life.known("readiness_state")
    if state is None:
        return ""
    row = {str(name): value for name, value in life.facts.items()}
    stalled = not is_unknown(row["limit_days"])
    return _entry(
        state_mark(str(state)),
        say("project-why-state"),
        stalled_reason(row) if stalled else state_reason(row["state_rule"]),
        say("project-why-state-note"),
    )


def _light(light: Mapping[str, object]) -> str:
    return _entry(
        light_mark(str(light["light"])),
        fired_name(str(light["rule"])),
        fired_sentence(light),
        fired_source(light),
    )


def _entry(mark: str, name: str, said: str, source: str) -> str:
    return (
        f'<div class="sb-attention"><span>{mark}</span><b>{escape(name)}</b><span></span>'
        f'<p>{escape(said)}</p><p class="sb-note">{escape(source)}</p></div>'
    )
