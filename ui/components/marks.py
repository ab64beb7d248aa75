"""A light or a state in text: shape, colour and word together, as HTML."""

from __future__ import annotations

from html import escape

from data.language import word
from data.palette import LIGHTS, STATES


def light_mark(light: str) -> str:
    """HTML of a warning light (正常, 预警, 告警, 待核)."""
    mark = LIGHTS.get(light)
    return _html("light", mark.order, mark.shape, light) if mark else escape(light)


def state_mark(state: str) -> str:
    """HTML of a readiness state (已投产 … 停滞)."""
    mark = STATES.get(state)
    return _html("state", mark.order, mark.shape, state) if mark else escape(state)


def _html(group: str, order: int, shape: str, kind: str) -> str:
    weight = " sb-strong" if order else ""
    return (
        f'<span class="sb-mark{weight}" style="color:var(--sb-{group}-{order})">'
        f'<span aria-hidden="true">{shape}</span> {escape(word(kind))}</span>'
    )
