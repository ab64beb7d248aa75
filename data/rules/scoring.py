"""Settings of the organisation and of the scoreboard: bodies, desks, weights, deductions, flags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator

from data.rules.files import Section, Sourced

Need = Literal["evidence", "verified_by", "verified_date", "another_unit"]
Setting = tuple[str, str | None, float | None, tuple[str, ...] | None]


class Glossed(Sourced):
    """A part whose source readers of English are told in their language."""

    source_en: str = ""


class Bodies(Glossed):
    """What kinds of body the register names, and who leads one."""

    leading: str
    department: str
    group: str
    town: str
    unit: str
    branch: str
    heads: tuple[str, ...]


class Desk(Glossed):
    """What lies on a desk."""

    step_days: int = Field(ge=0)
    ledgers: tuple[str, ...]


class Organisation(Section):
    """organisation.toml."""

    bodies: Bodies
    desk: Desk

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of body in the order of the page."""
        one = self.bodies
        return (one.leading, one.department, one.group, one.town, one.unit, one.branch)

    def settings(self) -> list[Setting]:
        """Rows of mart.rule_setting."""
        one = self.bodies
        named = {"leading": one.leading, "department": one.department, "group": one.group}
        named |= {"town": one.town, "unit": one.unit}
        return [
            *((f"{name}_kind", kind, None, None) for name, kind in named.items()),
            ("head_duties", None, None, one.heads),
            ("desk_step_days", None, float(self.desk.step_days), None),
            ("desk_ledgers", None, None, self.desk.ledgers),
        ]


class Board(Section):
    """Owners that are ranked against one another."""

    name: str
    name_en: str = ""
    kinds: tuple[Literal["组", "镇", "部门"], ...] = Field(min_length=1)


class Scoring(Glossed):
    """Weights of the metrics, the cap of a completion, decimals of a score."""

    cap: float = Field(gt=0)
    decimals: int = Field(ge=0, le=6)
    verified_only: tuple[str, ...]
    weights: Mapping[str, float]

    @model_validator(mode="after")
    def _weights_weigh(self) -> Scoring:
        if not self.weights or min(self.weights.values()) < 0 or not sum(self.weights.values()):
            raise ValueError("weights: none below 0 and not all 0")
        return self


class Deductions(Glossed):
    """Points that are taken off."""

    overdue_order: float = Field(ge=0)
    refused_claim: float = Field(ge=0)
    most: float = Field(ge=0)


class Flags(Glossed):
    """When a quarter's end gives a red flag or a yellow card."""

    least_gain: float = Field(ge=0)
    last_quarters: int = Field(ge=1)
    least_units: int = Field(ge=2)


class Verification(Glossed):
    """What makes a claim a verified one."""

    needs: tuple[Need, ...]


class Scoreboard(Section):
    """scoreboard.toml."""

    boards: tuple[Board, ...] = Field(min_length=1)
    scoring: Scoring
    deductions: Deductions
    flags: Flags
    verification: Verification

    def board_of(self, kind: str) -> Board | None:
        """On which board an owner of a kind is ranked; None where on none."""
        return next((one for one in self.boards if kind in one.kinds), None)

    def settings(self) -> list[Setting]:
        """Rows of mart.rule_setting."""
        return [
            ("verification_needs", None, None, self.verification.needs),
            ("verified_metrics", None, None, self.scoring.verified_only),
        ]
