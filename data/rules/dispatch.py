"""What two versions are compared by (月调度), as settings: fields, notes, limits, season."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator, model_validator

from data.rules.files import Section

Kind = Literal["gone", "stage", "amount", "date", "leader", "unit", "permit", "funds"]
Silent = Literal["always", "back", "never"]
# Columns of mart.project that queries/screens/dispatch/changes.sql can compare.
WATCHABLE = frozenset(
    {
        "stage",
        "planned_investment_wan",
        "agreed_investment_wan",
        "filed_investment_wan",
        "fixed_investment_wan",
        "planned_start_date",
        "actual_start_date",
        "planned_production_date",
        "actual_production_date",
        "signed_date",
        "completion_date",
        "design_capacity_date",
        "next_step_due_date",
        "sponsoring_leader",
        "responsible_leader",
        "service_officer",
        "responsible_unit",
        "credited_unit",
        "task_group",
        "next_step_unit",
        "agreement_type",
        "town",
    }
)
NOTES = frozenset({"progress_text", "problem_text", "next_step", "remark"})


class Watch(Section):
    """One heading of the change list: its fields, and when a change without a note is marked."""

    kind: Kind
    fields: tuple[str, ...] = ()
    silent: Silent

    @field_validator("fields")
    @classmethod
    def _known(cls, fields: tuple[str, ...]) -> tuple[str, ...]:
        unknown = [field for field in fields if field not in WATCHABLE]
        if unknown:
            raise ValueError(f"{unknown[0]} cannot be compared")
        return fields


class SilentEdits(Section):
    """Which texts explain a change."""

    note_fields: tuple[str, ...] = Field(min_length=1)
    source: str = Field(min_length=1)

    @field_validator("note_fields")
    @classmethod
    def _texts(cls, fields: tuple[str, ...]) -> tuple[str, ...]:
        wrong = [field for field in fields if field not in NOTES]
        if wrong:
            raise ValueError(f"{wrong[0]} holds no note")
        return fields


class BridgeRule(Section):
    """How many deltas have a bar of their own."""

    named_deltas: int = Field(ge=1, le=20)
    source: str = Field(min_length=1)


class PermitRule(Section):
    """From how many calendar days on an item without a stated limit counts as waiting long."""

    long_wait_days: int = Field(gt=0)
    source: str = Field(min_length=1)


class VisitRule(Section):
    """How long after a visit a next stage is shown beside it."""

    within_days: int = Field(gt=0)
    source: str = Field(min_length=1)


class AssignmentRule(Section):
    """From how many days before its day an order is nearly due, and how often it is heard of."""

    soon_days: int = Field(ge=0, le=90)
    feedback_days: int = Field(gt=0)
    source: str = Field(min_length=1)


class Season(Section):
    """施工季参考进度: the share of a year's works by the end of each month."""

    shares: tuple[float, ...] = Field(min_length=12, max_length=12)
    source: str = Field(min_length=1)

    @field_validator("shares")
    @classmethod
    def _rising(cls, shares: tuple[float, ...]) -> tuple[float, ...]:
        if any(not 0 <= share <= 1 for share in shares) or list(shares) != sorted(shares):
            raise ValueError("twelve shares from 0 to 1, none below the month before")
        return shares


class Dispatch(Section):
    """dispatch.toml."""

    watch: tuple[Watch, ...]
    silent: SilentEdits
    bridge: BridgeRule
    permits: PermitRule
    visits: VisitRule
    assignments: AssignmentRule
    season: Season

    @model_validator(mode="after")
    def _each_once(self) -> Dispatch:
        kinds = [watch.kind for watch in self.watch]
        fields = [field for watch in self.watch for field in watch.fields]
        if len(set(kinds)) < len(kinds) or len(set(fields)) < len(fields):
            raise ValueError("watch: each kind and each field once")
        return self

    @property
    def fields(self) -> tuple[str, ...]:
        """The watched columns of the project ledger, in the order of the headings."""
        return tuple(field for watch in self.watch for field in watch.fields)

    def kind_of(self, field: str) -> Kind:
        """The heading of a field; raises KeyError for one that is not watched."""
        return {field: watch.kind for watch in self.watch for field in watch.fields}[field]

    def silent_rule(self, kind: str) -> Silent:
        """When a change of this heading without a note is marked; unwatched headings never."""
        return next((watch.silent for watch in self.watch if watch.kind == kind), "never")
