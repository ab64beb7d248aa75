"""The forecast as settings: how far ahead, how surely, from how much past, what projects share."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from data.rules.scoring import Glossed, Setting

# How far ahead last year's forecast looked, in months: it has come due today.
YEAR = 12
# Days of a month, over four years.
_DAYS = 365.25 / 12


class Shock(Glossed):
    """How strongly the projects of a period depart together, before the office's past is asked.

    variance: of the count, relative to the square of what is expected; periods: of how many past
    periods it holds the weight.
    """

    variance: float = Field(ge=0, le=4)
    periods: float = Field(gt=0)


class Forecast(Glossed):
    """forecast.toml."""

    horizon_months: tuple[int, ...] = Field(min_length=1)
    interval_share: float = Field(gt=0, lt=1)
    pace_months: int = Field(ge=1)
    seen_apart_days: int = Field(ge=1)
    least_events: int = Field(ge=2)
    shock: Shock

    @model_validator(mode="after")
    def _months_rise(self) -> Self:
        if list(self.horizon_months) != sorted({*self.horizon_months}):
            raise ValueError("horizon_months must rise")
        return self

    def settings(self) -> list[Setting]:
        """Rows of mart.rule_setting, each named ``forecast_…``."""
        return [
            ("forecast_seen_apart_days", None, float(self.seen_apart_days), None),
            ("forecast_past_days", None, float(self.days(YEAR)), None),
        ]

    @staticmethod
    def days(months: int) -> int:
        """So many months in days: 91, 182, 365."""
        return int(months * _DAYS)
