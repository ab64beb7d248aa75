"""A figure as every screen prints it, and what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.language import language
from data.rules import load_rules
from data.trace.figures import Reference


@dataclass(frozen=True)
class Comparison:
    """What a figure is compared with: ``较上版 +1``; strong where it is the news."""

    label: str
    value: str
    is_strong: bool = False


@dataclass(frozen=True)
class Figure:
    """A headline figure: written value, unit, what it is compared with, its months.

    months: one value a month of the year so far, None where unknown; the last one is
    the accent. note: a remark in place of a unit's lack (``2 个金额未填``).
    """

    label: str
    value: str
    unit: str = ""
    comparisons: Sequence[Comparison] = ()
    months: Sequence[float | None] = field(default=())
    months_label: str = ""
    note: str = ""
    reference: Reference | None = None


def county_name() -> str:
    """The county's name in the reader's language, from the settings."""
    county = load_rules().county
    return county.name if language() == "zh" else county.name_en
