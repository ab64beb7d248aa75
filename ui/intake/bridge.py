"""The number bridge of an upload: what it replaces, each kind of change, what it brings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape

import streamlit as st

from data.formats import rounding_note
from data.intake import BatchDraft, Changes
from data.intake.draft_bridge import DraftBridge, draft_bridge
from ui.components import section_title
from ui.formats import NBSP, WAN_PER_YI, amount, count, signed
from ui.intake.words import form_label, listed
from ui.language import language, say
from ui.snapshots import store


def show_bridge(found: Sequence[tuple[BatchDraft, Changes]]) -> None:
    """Nothing where no projects come, or none of them states an amount."""
    bridge = draft_bridge(store(), found)
    if bridge is None or not (bridge.before or bridge.after):
        return
    form, units = form_label("projects", bridge.form), listed(bridge.units)
    section_title(bridge_said(bridge), say("bridge-note", form=form, units=units))
    st.html(_drawn(bridge))
    if bridge.unknown:
        st.html(f'<p class="sb-note">{escape(say("bridge-unknown", count=bridge.unknown))}</p>')


def bridge_said(bridge: DraftBridge) -> str:
    """The sum written out, the remainder after it."""
    deltas = [step.delta for step in bridge.steps]
    if not deltas:
        return say("bridge-same", amount=_written(bridge, bridge.after))
    signs = "".join(
        f" {'−' if delta < 0 else '+'} {_number(bridge, abs(delta))}" for delta in deltas
    )
    said = say(
        "bridge-sum",
        sum=f"{_number(bridge, bridge.before)}{signs} = {_written(bridge, bridge.after)}",
        remainder=_number(bridge, bridge.remainder),
    )
    if not _in_yi(bridge):
        return said
    return said + rounding_note((bridge.before, *deltas), bridge.after, language())


def _written(bridge: DraftBridge, value: Decimal) -> str:
    """An amount in the one unit of the bridge: its larger total's."""
    return str(amount(value, language(), in_yi=_in_yi(bridge)))


def _in_yi(bridge: DraftBridge) -> bool:
    return max(bridge.before, bridge.after) >= WAN_PER_YI


def _number(bridge: DraftBridge, value: Decimal) -> str:
    return _written(bridge, value).partition(NBSP)[0]


def _drawn(bridge: DraftBridge) -> str:
    """Totals as numbers on their lines, deltas as bars from one zero line."""
    rows = [_line(say("bridge-before"), "", _written(bridge, bridge.before), is_total=True)]
    at, ends = Decimal(0), [Decimal(0)]
    for step in bridge.steps:
        at += step.delta
        ends.append(at)
    low, span = min(ends), max(max(ends) - min(ends), Decimal(1))
    at = Decimal(0)
    for step in bridge.steps:
        start = min(at, at + step.delta)
        at += step.delta
        left, width = (start - low) / span * 100, abs(step.delta) / span * 100
        kind = "down" if step.delta < 0 else "up"
        bar = f'<i class="sb-bar-{kind}" style="left:{left:.2f}%;width:{width:.2f}%"></i>'
        label = say(f"bridge-{step.kind}", count=count(step.count))
        rows.append(_line(label, bar, signed(_written(bridge, abs(step.delta)), step.delta)))
    rows.append(_line(say("bridge-after"), "", _written(bridge, bridge.after), is_total=True))
    return f'<div class="sb-draft-bridge">{"".join(rows)}</div>'


def _line(label: str, bar: str, value: str, *, is_total: bool = False) -> str:
    kind = ' class="sb-strong"' if is_total else ""
    return f"<p{kind}><span>{escape(label)}</span><span>{bar}</span><b>{escape(value)}</b></p>"
