"""The stage ladder as settings: order, kind, entry date, exits, and cuts of it by name."""

from __future__ import annotations

from typing import Literal

import pyarrow as pa
from pydantic import Field, model_validator

from data.rules.files import Section

EntryField = Literal[
    "",
    "lead_date",
    "survey_date",
    "talks_date",
    "signed_date",
    "actual_start_date",
    "completion_date",
    "actual_production_date",
    "design_capacity_date",
]


class Stage(Section):
    """A rung, or an exit beside the ladder."""

    stage: str = Field(min_length=1)
    order: int
    kind: Literal["stock", "flow"]
    entry_field: EntryField = ""
    is_exit: bool = False
    meaning: str
    synonyms: tuple[str, ...] = ()


class Cut(Section):
    """A step of a grouping: which rungs it takes together."""

    name: str
    stages: tuple[str, ...]


class Grouping(Section):
    """A named cut of the ladder, such as 七个一批."""

    name: str
    source: str
    cuts: tuple[Cut, ...]


class Stages(Section):
    """stages.toml; four named stages say where talks, signing, start and production are read."""

    source: str
    signed_stage: str
    started_stage: str
    production_stage: str
    talks_stage: str
    stage: tuple[Stage, ...]
    grouping: tuple[Grouping, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Stages:
        rungs = [stage.stage for stage in self.stage]
        orders = [stage.order for stage in self.stage]
        if len(set(rungs)) < len(rungs) or len(set(orders)) < len(orders):
            raise ValueError("each stage and each order may be used once")
        ladder = {stage.stage: stage.order for stage in self.stage if not stage.is_exit}
        for key in ("talks_stage", "signed_stage", "started_stage", "production_stage"):
            if getattr(self, key) not in ladder:
                raise ValueError(f"{key} must be a stage of the ladder and no exit")
        named = [ladder[getattr(self, key)] for key in _IN_ORDER]
        if named != sorted(named):
            raise ValueError(f"{', '.join(_IN_ORDER)} must follow the order of the ladder")
        for grouping in self.grouping:
            cut = [stage for part in grouping.cuts for stage in part.stages]
            if len(set(cut)) < len(cut) or not set(cut) <= ladder.keys():
                raise ValueError(
                    f"grouping {grouping.name}: each rung once, exits and others never"
                )
        return self

    def table(self) -> pa.Table:
        """mart.rule_stage."""
        return pa.table(
            {
                "stage": [s.stage for s in self.stage],
                "stage_order": pa.array([s.order for s in self.stage], pa.int32()),
                "kind": [s.kind for s in self.stage],
                "is_exit": [s.is_exit for s in self.stage],
                "entry_field": [s.entry_field or None for s in self.stage],
            }
        )

    def grouping_table(self) -> pa.Table:
        """mart.rule_stage_cut."""
        rows = [
            (grouping.name, cut.name, position, stage)
            for grouping in self.grouping
            for position, cut in enumerate(grouping.cuts, start=1)
            for stage in cut.stages
        ]
        return pa.table(
            {
                "grouping": pa.array([row[0] for row in rows], pa.string()),
                "cut": pa.array([row[1] for row in rows], pa.string()),
                "cut_order": pa.array([row[2] for row in rows], pa.int32()),
                "stage": pa.array([row[3] for row in rows], pa.string()),
            }
        )


_IN_ORDER = ("talks_stage", "signed_stage", "started_stage", "production_stage")
