"""What stands behind the project's own figures: its cells, and its funds month by month."""

from __future__ import annotations

import pandas as pd

from ui.components import Source
from ui.components.amounts import yi_column, yi_values
from ui.formats import date_text
from ui.language import field_label, say, word
from ui.project.life import Life


def cells_source(life: Life, *fields: str) -> Source:
    """The project's one row with the cells of these fields."""
    frame = pd.DataFrame(
        {"project_id": [life.project_id], "project_name": [life.facts["project_name"]]}
    )
    return Source(
        title=str(life.facts["project_name"]),
        rule=say("project-belief"),
        snapshot_id=life.view.now.id,
        rows=lambda: frame,
        columns={"project_name": field_label("project_name")},
        fields=fields,
    )


def funds_source(life: Life) -> Source:
    """Its funds by the default basis, the latest month first, each with its ledger row."""

    def frame() -> pd.DataFrame:
        funds = life.funds
        latest = funds[funds["basis"] == str(life.facts["funds_basis"])].sort_values(
            "month_date", ascending=False, kind="stable"
        )
        return latest.assign(
            month=[date_text(month, "month") for month in latest["month_date"]],
            month_yi=yi_values(latest["month_wan"]),
            year_yi=yi_values(latest["year_to_date_wan"]),
        )

    basis = word(str(life.facts["funds_basis"]))
    return Source(
        title=f"{life.facts['project_name']} · {say('project-funds', basis=basis)}",
        rule=say("project-funds-note"),
        snapshot_id=life.view.now.id,
        rows=frame,
        columns={
            "month": say("project-column-month"),
            "month_yi": yi_column("project-column-month-yi"),
            "year_yi": yi_column("project-column-year-yi"),
        },
        fields=("project_name", "month_date", "amount_wan", "basis", "period_kind", "status"),
    )
