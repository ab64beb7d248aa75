"""The check-up as a report: a line a check, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from data.issues import SHAPES
from data.reports.report import FINE, REFUSED, Json, Report
from data.texts import Language, text


class Checked(Protocol):
    """What one check found."""

    @property
    def check(self) -> str:
        """Its name."""

    @property
    def state(self) -> Literal["good", "warning", "bad"]:
        """How it stands."""

    @property
    def code(self) -> str:
        """The message's key."""

    def message(self, language: Language) -> str:
        """What was found."""

    def remedy(self, language: Language) -> str:
        """What to do; "" where nothing is to be done."""


_SIGNS = {"good": "●", "warning": SHAPES["warning"], "bad": SHAPES["error"]}


def doctor_report(found: Sequence[Checked], language: Language) -> Report:
    """Exit code 1 where something is bad; a warning leaves with 0."""
    is_bad = any(one.state == "bad" for one in found)
    entries: list[Json] = [
        {
            "check": one.check,
            "state": one.state,
            "code": one.code,
            "message": one.message(language),
            "remedy": one.remedy(language) or None,
        }
        for one in found
    ]
    lines = [
        f"{_SIGNS[one.state]} {text(language, f'doctor-{one.check}')}  "
        f"{one.message(language)} {one.remedy(language)}".rstrip()
        for one in found
    ]
    payload: Json = {"healthy": not is_bad, "checks": entries}
    return Report.of(payload, lines, REFUSED if is_bad else FINE)
