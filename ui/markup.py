"""How a page writes: plain text where Markdown is read, sentences, symbols and words as HTML.

A name may hold stars, dollars, brackets, a link or a tag; it is shown as it is written, never
as a format, a formula, a link or an element.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from data.language import language, say, word
from data.palette import LIGHTS, STATES, KindSymbol
from data.returns.collection import State

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
# Icons and emoji are looked for after signs have been freed; an unseen joiner parts them.
_SHORTCODE = re.compile(r":(?=\w)")
# A sign, a number, the space that a sentence may put behind it, and what is counted.
MEASURED = re.compile(r"[+−±]?¥?\d[\d,.]*(?:[ \u00a0]?(?:亿元|万元|[一-龥])|[ \u00a0][A-Za-z]+)")
SEVERITY_SHAPES = {"error": "✕", "warning": "▲", "note": "○"}
# Which light a return's state is shown as: no colour of its own stands beside the four.
_LIGHT_OF: dict[State, str] = {
    "filed": "正常",
    "nil": "正常",
    "waiting": "待核",
    "problems": "预警",
    "overdue": "告警",
}


def verbatim(text: str) -> str:
    """``text`` for a Markdown label: every sign stands for itself, line breaks are spaces."""
    bare = " ".join(text.split())
    return _SIGNS.sub(r"\\\1", _SHORTCODE.sub(":\u2060", bare))


def measured(sentence: str) -> str:
    """Escaped HTML of a plain sentence; ``11 个`` and ``799.86 亿元`` stay on one line."""
    written, end = "", 0
    for found in MEASURED.finditer(sentence):
        written += escape(sentence[end : found.start()])
        written += f'<span class="sb-nowrap">{escape(found.group())}</span>'
        end = found.end()
    return written + escape(sentence[end:])


def light_symbol(light: str) -> str:
    """HTML of a warning light (正常, 预警, 告警, 待核): shape, colour and word together."""
    symbol = LIGHTS.get(light)
    return _html("light", symbol, word(light)) if symbol else escape(light)


def state_symbol(state: str) -> str:
    """HTML of a readiness state (已投产 … 停滞)."""
    symbol = STATES.get(state)
    return _html("state", symbol, word(state)) if symbol else escape(state)


def return_symbol(state: State) -> str:
    """HTML of a return's state in the colour of its light; no shape for a dispensation."""
    said = say(f"returns-state-{state}")
    light = light_of_return(state)
    if light is None:
        return f'<span class="sb-mark sbr-soft">{escape(said)}</span>'
    return _html("light", light, said, strong_from=2)


def light_of_return(state: State) -> KindSymbol | None:
    """The light that a return's state is shown as; None for a dispensation."""
    return LIGHTS.get(_LIGHT_OF.get(state, ""))


def _html(group: str, symbol: KindSymbol, said: str, strong_from: int = 1) -> str:
    weight = " sb-strong" if symbol.order >= strong_from else ""
    return (
        f'<span class="sb-mark{weight}" style="color:var(--sb-{group}-{symbol.order})">'
        f'<span aria-hidden="true">{symbol.shape}</span> {escape(said)}</span>'
    )


def form_label(ledger: str, form: str) -> str:
    """What staff call a form of a ledger (项目台账, 重点项目调度表)."""
    return say(f"data-form-{ledger}-{form}")


def listed(texts: Sequence[str]) -> str:
    """Texts one after another, as the language separates them."""
    return ("、" if language() == "zh" else ", ").join(texts)


def severity_label(severity: str) -> str:
    """The word of a severity with its shape."""
    return f"{SEVERITY_SHAPES[severity]} {say(f'data-severity-{severity}')}"
