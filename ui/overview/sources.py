"""What stands behind the overview's own figure: funds in place."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.rules import load_rules
from ui.components import Source
from ui.components.amounts import yi_column, yi_values
from ui.language import field_label, say, word
from ui.overview.readings import Overview
from ui.snapshots import rows


def funds_source(overview: Overview) -> Source:
    """Each project's funds of the year by the default basis."""
    snapshot_id = overview.view.now.id

    def frame() -> pd.DataFrame:
        found = rows("screens/overview/funds_projects", snapshot_id=snapshot_id)
        return found.assign(
            year_yi=yi_values(found["year_wan"]),
            rule=found["rule"].map(lambda rule: say(f"rules-funds-{rule}")),
        )

    return Source(
        title=say("overview-figure-funds", basis=word(load_rules().measures.funds.default_basis)),
        rule=say("overview-funds-rule"),
        snapshot_id=snapshot_id,
        rows=frame,
        columns={
            "project_name": field_label("project_name"),
            "signed_year": st.column_config.NumberColumn(
                say("overview-column-signed-year"), format="%d"
            ),
            "year_yi": yi_column("overview-column-funds"),
            "rule": say("overview-column-rule"),
        },
        fields=("project_name", "month_date", "amount_wan", "basis", "period_kind", "status"),
    )
