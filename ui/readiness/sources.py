"""What stands behind a project's score: its items, each with the ledger row that states it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.components import Source
from ui.language import say
from ui.readiness.wording import approval_level, item_name, item_state, office_name


def items_source(items: pd.DataFrame, snapshot_id: int, project: str) -> Source:
    """The stated items of ``screens/readiness/items``; blank ones have no cell to show."""

    def stated() -> pd.DataFrame:
        found = items[items["sheet_id"].notna()]
        return found.assign(
            item_name=found["item"].map(item_name),
            state_word=found["state"].map(item_state),
            office=found["handling_office"].map(office_name),
            level=found["approval_level"].map(approval_level),
        )

    day = st.column_config.DateColumn
    return Source(
        title=project,
        rule=say("readiness-source-items"),
        snapshot_id=snapshot_id,
        rows=stated,
        columns={
            "item_name": say("readiness-column-item"),
            "state_word": say("readiness-column-state"),
            "office": say("readiness-column-office"),
            "level": say("readiness-column-level"),
            "accepted_date": day(say("readiness-column-accepted"), format="YYYY-MM-DD"),
            "done_date": day(say("readiness-column-done"), format="YYYY-MM-DD"),
        },
    )
