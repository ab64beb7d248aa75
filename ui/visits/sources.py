"""What stands behind each figure of the visits page: its trips, projects and companies."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from ui.components import Source
from ui.formats import date_text
from ui.language import say, word
from ui.visits.scope import Visits

_TRIP_FIELDS = (
    "leaders",
    "tiers",
    "start_date",
    "end_date",
    "days",
    "purpose",
    "mode",
    "destination",
    "companies",
    "project_refs",
)


def trips_source(visits: Visits) -> Source:
    """The trips of the year to date."""

    def frame() -> pd.DataFrame:
        trips = visits.read("trips")
        for column in ("leaders", "companies", "projects"):
            trips[column] = trips[column].map(joined)
        written = zip(trips["start_date"], trips["start_precision"], strict=True)
        trips["started"] = [date_text(day, precision) for day, precision in written]
        for column in ("purpose", "mode"):
            trips[column] = trips[column].map(word)
        return trips

    return Source(
        title=say("visits-source-trips"),
        rule=say("visits-source-trips-rule"),
        snapshot_id=visits.view.now.id,
        rows=frame,
        columns={
            "started": say("visits-start"),
            "leaders": say("visits-leader"),
            "destination": say("visits-destination"),
            "companies": say("visits-company"),
            "projects": say("visits-projects"),
            "days": say("visits-label-days"),
            "purpose": say("visits-purpose"),
            "mode": say("visits-mode"),
        },
        fields=_TRIP_FIELDS,
    )


def projects_source(visits: Visits) -> Source:
    """The projects pushed by the chosen tiers, and by which."""

    def frame() -> pd.DataFrame:
        projects = visits.read("projects")
        projects["tiers"] = projects["tiers"].map(lambda tiers: joined(map(word, tiers)))
        projects["leaders"] = projects["leaders"].map(joined)
        projects["stage"] = projects["stage"].map(word)
        return projects

    return Source(
        title=say("visits-source-projects"),
        rule=say("visits-source-projects-rule"),
        snapshot_id=visits.view.now.id,
        rows=frame,
        columns={
            "project_name": say("visits-project"),
            "tiers": say("visits-tier"),
            "leaders": say("visits-leader"),
            "trips": say("visits-trips"),
            "last_date": st.column_config.DateColumn(say("visits-last-date"), format="YYYY-MM-DD"),
            "stage": say("visits-stage"),
        },
        fields=("project_name", "project_code", "stage", "sponsoring_leader"),
    )


def unseen_source(visits: Visits) -> Source:
    """All companies that were not met again, with the row of the last meeting."""

    def frame() -> pd.DataFrame:
        companies = visits.unseen.copy()
        companies["leaders"] = companies["leaders"].map(joined)
        return companies.drop(columns="project_id")

    return Source(
        title=say("visits-source-unseen"),
        rule=say("visits-source-unseen-rule"),
        snapshot_id=visits.view.now.id,
        rows=frame,
        columns={
            "company": say("visits-company"),
            "last_date": st.column_config.DateColumn(say("visits-last-date"), format="YYYY-MM-DD"),
            "days_since": say("visits-days-since"),
            "leaders": say("visits-met-by"),
            "project_name": say("visits-project"),
            "next_step_unit": say("visits-next-by"),
        },
        fields=_TRIP_FIELDS,
    )


def joined(parts: Iterable[str] | float | None) -> str:
    """Names in one cell; a blank for none (pandas gives NaN for an absent list)."""
    return "" if parts is None or isinstance(parts, float) else "、".join(map(str, parts))
