"""A light or a state in text: shape, colour and word together, as HTML."""

from __future__ import annotations

from html import escape

from data.language import word
from data.palette import LIGHTS, STATES


def light_symbol(light: str) -> str:
    """HTML of a warning light (正常, 预警, 告警, 待核)."""
    symbol = LIGHTS.get(light)
    return _html("light", symbol.order, symbol.shape, light) if symbol else escape(light)


def state_symbol(state: str) -> str:
    """HTML of a readiness state (已投产 … 停滞)."""
    symbol = STATES.get(state)
    return _html("state", symbol.order, symbol.shape, state) if symbol else escape(state)


def _html(group: str, order: int, shape: str, kind: str) -> str:
    weight = " sb-strong" if order else ""
    return (
        f'<span class="sb-mark{weight}" style="color:var(--sb-{group}-{order})">'
        f'<span aria-hidden="true">{shape}</span> {escape(word(kind))}</span>'
    )
