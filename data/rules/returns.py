"""Which returns are owed and by which day, as settings: the office's own rule, not ours."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, field_validator, model_validator

from data.rules.files import Section

Every = Literal["month", "quarter", "year"]


class Deadline(Section):
    """How often a form is owed, and until when.

    due_month counts from the first month of the period, which is 1; due_day is clipped to
    the month's last day. source: where the rule comes from, shown beside it; source_en: what
    it says, for readers of English.
    """

    every: Every
    due_month: int = Field(ge=1, le=24)
    due_day: int = Field(ge=1, le=31)
    source: str = Field(min_length=1)
    source_en: str = ""


class Owed(Section):
    """One unit owes one form of a ledger; what it does not say of the deadline is the form's."""

    unit: str = Field(min_length=1)
    ledger: str = Field(pattern=r"^\w+$")
    form: str = Field(pattern=r"^\w+$")
    first: date | None = Field(default=None, alias="from")
    last: date | None = Field(default=None, alias="until")
    every: Every | None = None
    due_month: int | None = Field(default=None, ge=1, le=24)
    due_day: int | None = Field(default=None, ge=1, le=31)
    source: str = ""

    @model_validator(mode="after")
    def _in_order(self) -> Owed:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"until {self.last} lies before from {self.first}")
        return self


class Returns(Section):
    """returns.toml."""

    history_counts: bool
    lock_identity: bool
    owed: tuple[Owed, ...]
    usual: Deadline
    by_form: dict[str, Deadline] = Field(default_factory=dict)
    by_every: dict[Every, Deadline] = Field(default_factory=dict)

    @field_validator("by_form")
    @classmethod
    def _names(cls, by_form: dict[str, Deadline]) -> dict[str, Deadline]:
        wrong = [key for key in by_form if key.count("/") != 1]
        if wrong:
            raise ValueError(f"{wrong[0]} is not ledger/form")
        return by_form

    def deadline(
        self, ledger: str, form: str, owed: Owed | None = None, every: str = ""
    ) -> Deadline:
        """The deadline of a form, with what a declared obligation says of its own.

        every: how often the ledger's own declaration says that it is sent.
        """
        usual = next((one for key, one in self.by_every.items() if key == every), self.usual)
        usual = self.by_form.get(f"{ledger}/{form}", usual)
        if owed is None:
            return usual
        return Deadline(
            every=owed.every or usual.every,
            due_month=owed.due_month or usual.due_month,
            due_day=owed.due_day or usual.due_day,
            source=owed.source or usual.source,
        )
