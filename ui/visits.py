"""The visits page: its filters, and its sections."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from data.language import say, word
from data.rules import load_rules
from data.screens import visits_sentences as sentences
from data.screens.view import View, rows
from data.screens.visits_readings import ALL_MODES, MODES, Scope, Visits
from ui.charts.visits import (
    destination_bars,
    leader_matrix,
    outcome_bars,
    overlap_squares,
    unseen_table,
)
from ui.components import pick_many, pick_one, project_table, section_title
from ui.components.drawer import link_attributes
from ui.components.tables import Columns
from ui.cuts import pick_cut


def pick_scope(view: View) -> Scope:
    """Shows the filters and returns what they say."""
    choices = rows("screens/visits/choices", snapshot_id=view.now.id)
    present = {kind: list(frame["value"]) for kind, frame in choices.groupby("kind")}
    default_tiers = load_rules().measures.visits.default_tiers
    with st.container(horizontal=True, vertical_alignment="top", key="visits-filters"):
        mode = pick_one("mode", say("visits-mode"), [*MODES, ALL_MODES], write=_mode_word)
        purposes = pick_many("purpose", say("visits-purpose"), present.get("purpose", []))
        tiers = pick_many("tier", say("visits-tier"), present.get("tier", []))
        filters = pick_cut(view, "visits")
    return Scope(
        mode=mode,
        purposes=None if purposes is None else tuple(purposes),
        tiers=tuple(tiers) if tiers else default_tiers,
        filters=filters,
    )


def _mode_word(mode: str) -> str:
    return say("filter-all") if mode == ALL_MODES else word(mode)


_NAMED_PLACES = 3


def leaders_section(visits: Visits) -> None:
    """Leader × month, this year beside last."""
    section_title(
        sentences.leaders_title(visits),
        say("visits-leaders-note"),
        references=sentences.leaders_references(visits),
    )
    st.html(
        leader_matrix(
            visits.leaders,
            visits.read("leader_months"),
            visits.months,
            visits.read("tiers"),
            order=visits.scope.tiers,
            as_of=visits.view.now.as_of,
            has_last_year=visits.has_last_year,
            link=_link(visits),
        )
    )


def overlap_section(visits: Visits) -> None:
    """The two tiers' projects over each other."""
    tiers = [visits.reference("pushed", tier=tier) for tier in visits.pair]
    both, pair = (visits.reference(name) for name in ("pushed_both", "pushed_pair"))
    last = visits.reference("pushed_last_year")
    section_title(
        sentences.overlap_title(visits),
        sentences.overlap_note(visits),
        references=(*tiers, both, pair, last),
    )
    links = tuple(map(link_attributes, (tiers[0], both, tiers[1])))
    numbers, names = sentences.overlap_numbers(visits), sentences.tier_names(visits)
    st.html(overlap_squares(*numbers, names, (links[0], links[1], links[2])))


def places_section(visits: Visits) -> None:
    """Destinations against last year."""
    section_title(sentences.places_title(visits, _NAMED_PLACES), say("visits-places-note"))
    st.html(
        destination_bars(
            visits.places,
            _NAMED_PLACES,
            _link(visits),
            has_last_year=visits.has_last_year,
        )
    )


def unseen_section(visits: Visits) -> None:
    """Companies to go back to."""
    section_title(
        sentences.unseen_title(visits),
        say("visits-unseen-note"),
        references=(visits.reference("unseen"),),
    )
    if not visits.unseen.empty:
        st.html(unseen_table(visits.unseen, link=_link(visits)))


def outcomes_section(visits: Visits) -> None:
    """What came after the trips, as association."""
    section_title(sentences.outcomes_title(visits), say("visits-outcomes-note"))
    st.html(outcome_bars(visits.outcomes, _link(visits)))
    if not visits.moves.empty:
        section_title(
            sentences.moves_title(visits),
            say("visits-moves-note"),
            references=(visits.reference("moves"),),
        )
        project_table(_moves(visits), _move_columns(), key="moves", max_rows=10)


def _link(visits: Visits) -> Callable[..., str]:
    """What opens a figure of this scope, by its name and what it is cut to."""

    def link(figure: str, **part: object) -> str:
        return link_attributes(visits.reference(figure, **part))

    return link


def _moves(visits: Visits) -> pd.DataFrame:
    moves = visits.moves.copy()
    moves["leaders"] = moves["leaders"].map(joined)
    moves["stage"] = moves["stage"].map(word)
    return moves


def _move_columns() -> Columns:
    return {
        "project_name": st.column_config.TextColumn(say("visits-project"), width="medium"),
        "stage": st.column_config.TextColumn(say("visits-stage-reached"), width="small"),
        "entered_date": st.column_config.DateColumn(
            say("visits-stage-date"), format="YYYY-MM-DD", width="small"
        ),
        "visit_date": st.column_config.DateColumn(
            say("visits-trip-date"), format="YYYY-MM-DD", width="small"
        ),
        "leaders": st.column_config.TextColumn(say("visits-leader")),
        "days_after": st.column_config.NumberColumn(say("visits-days-after"), width="small"),
    }


def joined(parts: Iterable[str] | float | None) -> str:
    """Names in one cell; a blank for none (pandas gives NaN for an absent list)."""
    return "" if parts is None or isinstance(parts, float) else "、".join(map(str, parts))
