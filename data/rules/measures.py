"""How figures are counted, as settings: agreements, 口径, visits, targets, 三率."""

from __future__ import annotations

from typing import Literal

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


class Funds(Section):
    """Definitions (口径) of funds in place; bases are never added."""

    default_basis: str
    bases: tuple[str, ...]
    left_out_statuses: tuple[str, ...]
    approved_statuses: tuple[str, ...]
    reported_statuses: tuple[str, ...]
    home_currency: str
    source: str

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


class Targets(Section):
    """序时进度 and its exceptions."""

    month_counts_from_day: int = Field(ge=1, le=31)
    small_count: int = Field(ge=0)
    department_field: Literal["credited_unit", "responsible_unit"]
    source: str


class Freshness(Section):
    """When data count as old."""

    stale_after_days: int = Field(gt=0)
    source: str


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
    is_default: bool = False
    items: tuple[Rate, ...] = Field(min_length=1)


class Measures(Section):
    """measures.toml."""

    signing: Signing
    funds: Funds
    visits: Visits
    targets: Targets
    freshness: Freshness
    rates: tuple[RatePreset, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_default_preset(self) -> Measures:
        if sum(preset.is_default for preset in self.rates) != 1:
            raise ValueError("rates: exactly one preset has is_default = true")
        return self
