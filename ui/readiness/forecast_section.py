"""The forecast on the readiness page: counts with their interval, and each project's own plan."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from data.formats import date_text
from data.language import field_label, say, word
from data.screens import forecast as sentences
from data.screens.forecast import Forecasts
from data.screens.records import records
from data.screens.view import View, reading_of
from data.trace.figures import Reference
from ui.components import note, section_title
from ui.components.drawer import link_attributes
from ui.components.drawer.figures import name_of
from ui.components.tables import project_table
from ui.markup import render

_PLANS = (("start_", "planned_start_date"), ("", "planned_production_date"))


def forecast_section(view: View) -> None:
    """What is expected of those under way beside last year's forecast, then their own plans."""
    forecasts = reading_of(Forecasts, view)
    if forecasts.under_way.empty:
        return
    section_title(sentences.headline(forecasts), say("forecast-how"))
    heads = sentences.heads(forecasts)
    body = [[_cell(*cell) for cell in row] for row in sentences.table(forecasts)]
    kinds = ["", *["sb-number"] * (len(heads) - 1)]
    st.html(render("components.table", body, heads, kinds, label=say("forecast-table")))
    for line in sentences.notes(forecasts):
        note(line)
    _plans(forecasts)


def _cell(text: str, opens: Reference | None) -> Markup | str:
    if opens is None:
        return text
    return render("components.opening", link_attributes(opens), name_of(opens), text)


def _plans(forecasts: Forecasts) -> None:
    frame = forecasts.under_way
    shown = frame[["project_id", "project_name"]].assign(stage=frame["stage"].map(word))
    columns: dict[str, str] = {
        "project_name": field_label("project_name"),
        "stage": field_label("stage"),
    }
    told = records(frame)
    for prefix, field in _PLANS:
        shown[field] = [
            date_text(row[f"{prefix}planned_date"], str(row[f"{prefix}planned_precision"]))
            for row in told
        ]
        shown[f"{field}_slip"] = [
            sentences.slipped(row[f"{prefix}later_count"], row[f"{prefix}slip_days"])
            for row in told
        ]
        columns[field] = field_label(field)
        columns[f"{field}_slip"] = say("forecast-head-slipped")
    section_title(say("forecast-plans", count=len(frame)), say("forecast-plans-note"))
    project_table(shown, columns, key="readiness-forecast")
