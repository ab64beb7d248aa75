"""What stands behind the pipeline's figures: the projects, and their cells."""

from __future__ import annotations

from ui.components import Source
from ui.components.amounts import yi_column, yi_values
from ui.language import field_label, say, word
from ui.pipeline.scope import Pipeline

FIELDS = ("planned_investment_wan", "stage", "signed_date", "actual_start_date")


def signed_source(pipeline: Pipeline) -> Source:
    """The projects signed this year."""

    def frame() -> object:
        projects = pipeline.read(
            "projects", stage=None, measure=None, dimension=None, group_value=None
        )
        for column in ("stage", "channel"):
            projects[column] = projects[column].map(word)
        projects["planned_yi"] = yi_values(projects["planned_wan"])
        return projects

    return Source(
        title=say("pipeline-source-signed"),
        rule=say("pipeline-source-signed-rule"),
        snapshot_id=pipeline.view.now.id,
        rows=frame,  # type: ignore[arg-type]
        columns={
            "project_name": field_label("project_name"),
            "stage": field_label("stage"),
            "town": field_label("town"),
            "channel": field_label("channel"),
            "planned_yi": yi_column("pipeline-column-planned"),
        },
        fields=FIELDS,
    )
