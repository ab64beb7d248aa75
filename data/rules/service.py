"""Whole-life service as settings: when a project is left alone, what counts as asking after it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from data.rules.files import Section
from data.rules.scoring import Glossed, Setting

Asked = Literal[
    "contacts", "visits", "verifications", "difficulties", "orders", "changes", "uploads"
]


class ContactRule(Glossed):
    """For how many days nobody may be out of touch, and what a contact is."""

    days: int = Field(gt=0)
    by: tuple[Literal["contacts", "visits"], ...] = Field(min_length=1)


class StatusRule(Glossed):
    """After how many days a status ages and is old, and what verifies it."""

    days: tuple[int, int]
    by: tuple[Asked, ...] = Field(min_length=1)


class PromiseRule(Glossed):
    """The windows of promised days, from when on a late one alarms, when a week bunches."""

    days: tuple[int, int, int]
    alarm_days: int = Field(ge=0)
    bunch: int = Field(ge=2)


class StepRule(Glossed):
    """Words that say that there is no next step."""

    none: tuple[str, ...]


class Service(Section):
    """service.toml."""

    contact: ContactRule
    status: StatusRule
    promise: PromiseRule
    steps: StepRule

    @model_validator(mode="after")
    def _days_rise(self) -> Self:
        for name, days in (("status", self.status.days), ("promise", self.promise.days)):
            if not 0 < days[0] < days[-1] or list(days) != sorted(set(days)):
                raise ValueError(f"{name}.days must rise and be above 0")
        return self

    @property
    def sourced(self) -> tuple[Glossed, ...]:
        """Its parts, each with whose rule it is."""
        return (self.promise, self.steps, self.contact, self.status)

    def settings(self) -> list[Setting]:
        """Rows of mart.rule_setting."""
        first, second, third = self.promise.days
        numbers = {
            "service_contact_days": self.contact.days,
            "service_ageing_days": self.status.days[0],
            "service_old_days": self.status.days[1],
            "service_first_window": first,
            "service_second_window": second,
            "service_third_window": third,
            "service_alarm_days": self.promise.alarm_days,
        }
        lists = {
            "service_contact_by": self.contact.by,
            "service_status_by": self.status.by,
            "service_no_step": self.steps.none,
        }
        return [
            *((name, None, float(value), None) for name, value in numbers.items()),
            *((name, None, None, tuple(map(str, words))) for name, words in lists.items()),
        ]
