"""Warning lights as settings: which measure, which thresholds, whose rule it is."""

from __future__ import annotations

from typing import Literal

import pyarrow as pa
from pydantic import Field, model_validator

from data.rules.files import Section

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
