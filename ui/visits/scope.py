"""Which trips the visits page speaks of, and everything it reads about them.

The choices live in the URL. Without any, the page shows trips outward, of all purposes,
by the two tiers that the rules name: what 外出拜访 means in a 通报.
"""

from __future__ import annotations

import streamlit as st

from data.language import say, word
from data.rules import load_rules
from data.screens.view import View, rows
from data.screens.visits_readings import ALL_MODES, MODES, Scope
from ui.components import pick_many, pick_one


def pick_scope(view: View) -> Scope:
    """Shows the filters and returns what they say."""
    choices = rows("screens/visits/choices", snapshot_id=view.now.id)
    present = {kind: list(frame["value"]) for kind, frame in choices.groupby("kind")}
    default_tiers = load_rules().measures.visits.default_tiers
    with st.container(horizontal=True, vertical_alignment="top", key="visits-filters"):
        mode = pick_one("mode", say("visits-mode"), [*MODES, ALL_MODES], write=_mode_word)
        purposes = pick_many("purpose", say("visits-purpose"), present.get("purpose", []))
        tiers = pick_many("tier", say("visits-tier"), present.get("tier", []))
    return Scope(
        mode=mode,
        purposes=None if purposes is None else tuple(purposes),
        tiers=tuple(tiers) if tiers else default_tiers,
    )


def _mode_word(mode: str) -> str:
    return say("filter-all") if mode == ALL_MODES else word(mode)
