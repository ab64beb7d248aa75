"""How figures are counted, as settings: stages, lights, 口径, visits, 三率, days off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

import chinese_calendar
import pyarrow as pa
from pydantic import Field, model_validator

from data.rules.files import Section

Mode = Literal["外出", "来访", "线上"]
Part = Literal[
    "signed", "kept", "landed", "started", "completed", "producing", "funds", "contracted"
]


class Signing(Section):
    """Which agreements and amounts count."""

    uncounted_agreement_types: tuple[str, ...]
    investment_fields: tuple[
        Literal["planned_investment_wan", "agreed_investment_wan", "filed_investment_wan"], ...
    ] = Field(min_length=1)
    counted_phase: Literal["parent", "phases"]
    source: str
    source_en: str = ""


class Funds(Section):
    """Definitions (口径) of funds in place; bases are never added."""

    default_basis: str
    bases: tuple[str, ...]
    left_out_statuses: tuple[str, ...]
    approved_statuses: tuple[str, ...]
    reported_statuses: tuple[str, ...]
    home_currency: str
    unpaid_months: int
    source: str
    source_en: str = ""

    @model_validator(mode="after")
    def _default_is_a_basis(self) -> Funds:
        if self.default_basis not in self.bases:
            raise ValueError("default_basis must be one of bases")
        return self


class Pushed(Section):
    """In which modes a tier's visits push a project, and the name of that figure."""

    tier: str
    figure: Literal["banner_leaders", "county_sponsors"]
    modes: tuple[Mode, ...] = Field(min_length=1)


class Visits(Section):
    """What counts as a visit and how it is measured."""

    default_tiers: tuple[str, ...]
    pushed: tuple[Pushed, ...] = Field(min_length=1)
    counts_both_end_days: bool
    unseen_days: int = Field(gt=0)
    outcome_days: tuple[int, ...] = Field(min_length=1)
    source: str
    source_en: str = ""


class Targets(Section):
    """序时进度 and its exceptions."""

    month_counts_from_day: int = Field(ge=1, le=31)
    small_count: int = Field(ge=0)
    department_field: Literal["credited_unit", "responsible_unit"]
    dated: Mapping[str, Literal["signed", "started", "producing"]]
    source: str
    source_en: str = ""


class Channels(Section):
    """Who counts as a connector, and which companies as not met."""

    connector_channel: str
    chain_channel: str
    organisation_words: tuple[str, ...] = Field(min_length=1)
    unmet_months: int = Field(gt=0)
    promotion_kinds: tuple[str, ...] = ()
    source: str


class Leads(Section):
    """When a lead has waited long, and which orders are tasks of 全民招商."""

    untouched_days: int = Field(gt=0)
    task_words: tuple[str, ...]
    source: str


class Freshness(Section):
    """When data count as old."""

    stale_after_days: int = Field(gt=0)
    source: str
    source_en: str = ""


class Rate(Section):
    """A rate of a cohort: which part over which."""

    name: str
    numerator: Part
    denominator: Part


class RatePreset(Section):
    """A region's three rates."""

    preset: str
    preset_en: str = ""
    source: str
    source_en: str = ""
    is_default: bool = False
    items: tuple[Rate, ...] = Field(min_length=1)


class Measures(Section):
    """measures.toml."""

    signing: Signing
    funds: Funds
    visits: Visits
    targets: Targets
    channels: Channels
    leads: Leads
    freshness: Freshness
    rates: tuple[RatePreset, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_default_preset(self) -> Measures:
        if sum(preset.is_default for preset in self.rates) != 1:
            raise ValueError("rates: exactly one preset has is_default = true")
        return self


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
    meaning_en: str = ""
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
    source_en: str = ""
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


Light = Literal["告警", "预警", "待核", "正常"]
# The greater the worse: a project's own light is its greatest.
LIGHT_ORDER: dict[Light, int] = {"正常": 0, "待核": 1, "预警": 2, "告警": 3}

RuleName = Literal[
    "start_overdue",
    "start_unplanned",
    "progress_behind",
    "statistics_late",
    "signed_not_begun",
    "begun_without_funds",
    "funds_low",
    "funds_against_progress",
    "talks_idle",
    "talks_leave",
]


class Level(Section):
    """One colour of a rule; fires says how the measure meets the threshold."""

    light: Literal["告警", "预警", "待核"]
    threshold: float
    fires: Literal["at_least", "over", "below"] = "at_least"
    source: str = Field(min_length=1)
    source_en: str = ""


class Rule(Section):
    """A rule of the field. is_on switches it off without deleting it."""

    rule: RuleName
    measure: str
    is_on: bool = True
    after_months: int = Field(default=0, ge=0)
    levels: tuple[Level, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_level_a_light(self) -> Rule:
        lights = [level.light for level in self.levels]
        if len(set(lights)) < len(lights):
            raise ValueError(f"rule {self.rule}: each light once")
        return self


class Lights(Section):
    """lights.toml."""

    rule: tuple[Rule, ...]

    @model_validator(mode="after")
    def _each_rule_once(self) -> Lights:
        names = [rule.rule for rule in self.rule]
        if len(set(names)) < len(names):
            raise ValueError("each rule may be given once")
        return self

    def table(self) -> pa.Table:
        """mart.rule_light: one row a rule and light, only of rules that are on."""
        rows = [(rule, level) for rule in self.rule if rule.is_on for level in rule.levels]
        return pa.table(
            {
                "rule": pa.array([rule.rule for rule, _ in rows], pa.string()),
                "light": pa.array([level.light for _, level in rows], pa.string()),
                "light_order": pa.array(
                    [LIGHT_ORDER[level.light] for _, level in rows], pa.int32()
                ),
                "threshold": pa.array([level.threshold for _, level in rows], pa.float64()),
                "fires": pa.array([level.fires for _, level in rows], pa.string()),
                "after_months": pa.array([rule.after_months for rule, _ in rows], pa.int32()),
                "measure": pa.array([rule.measure for rule, _ in rows], pa.string()),
                "source": pa.array([level.source for _, level in rows], pa.string()),
            }
        )


def announced_years() -> tuple[int, int]:
    """The first and the last year of which the arrangement is known."""
    days = chinese_calendar.holidays
    return min(days).year, max(days).year


def day_off_tables(off: Iterable[date] = (), worked: Iterable[date] = ()) -> dict[str, pa.Table]:
    """``rule_moved_day`` of queries/schema/mart: -1 a weekday off, 1 a weekend day worked.

    off, worked: what was announced since, over the calendar of the release.
    """
    free = (set(chinese_calendar.holidays) - set(worked)) | set(off)
    busy = (set(chinese_calendar.workdays) - set(off)) | set(worked)
    moved = {day: -1 for day in free if day.isoweekday() < 6}
    moved |= {day: 1 for day in busy if day.isoweekday() > 5}
    days = sorted(moved)
    return {
        "rule_moved_day": pa.table(
            {
                "day": pa.array(days, pa.date32()),
                "working_days": pa.array([moved[day] for day in days], pa.int32()),
            }
        )
    }
