"""What stands behind the figures of the dispatch page: rows, then their cells."""

from __future__ import annotations

import pandas as pd

from ui.components import Source
from ui.dispatch.pair import Dispatch
from ui.formats import date_text
from ui.language import field_label, say
from ui.overview.readings import Overview
from ui.overview.sources import funds_source as funds_of_overview
from ui.pipeline.scope import FILTERS, Pipeline
from ui.pipeline.sources import signed_source as signed_of_pipeline


def signed_source(dispatch: Dispatch) -> Source:
    """The projects signed this year, as on the pipeline page."""
    return signed_of_pipeline(Pipeline(dispatch.view, dict.fromkeys(FILTERS)))


def funds_source(dispatch: Dispatch) -> Source:
    """Each project's funds of the year, as on the overview."""
    return funds_of_overview(Overview(dispatch.view))


def promises_source(dispatch: Dispatch) -> Source:
    """The plans that were put off between the two versions."""
    put_off = [change for change in dispatch.comparison.changes if change.is_postponed]

    def frame() -> pd.DataFrame:
        return pd.DataFrame(
            [
                {
                    "project_id": change.project_id,
                    "project_name": change.project_name,
                    "unit": change.unit,
                    "field": field_label(change.field),
                    "old": date_text(pd.Timestamp(str(change.old.text)), change.old.precision),
                    "new": date_text(pd.Timestamp(str(change.new.text)), change.new.precision),
                    "days": change.slip_days,
                }
                for change in put_off
            ],
            columns=["project_id", "project_name", "unit", "field", "old", "new", "days"],
        )

    return Source(
        title=say("dispatch-figure-postponed"),
        rule=say("dispatch-postponed-rule"),
        snapshot_id=dispatch.view.now.id,
        rows=frame,
        columns={
            "project_name": field_label("project_name"),
            "unit": field_label("responsible_unit"),
            "field": say("dispatch-column-field"),
            "old": say("dispatch-column-old"),
            "new": say("dispatch-column-new"),
            "days": say("dispatch-column-days-later"),
        },
        fields=("planned_start_date", "planned_production_date"),
    )
