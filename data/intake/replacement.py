"""What a sheet that stands for all rows of its unit would take away, beside the limits.

The limits are [replacing] in data/rules/questions.toml; each screen shows them with the numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True)
class Gone:
    """A row that would go, and its amount in 万元 where it states one."""

    label: str
    amount_wan: Decimal | None


@dataclass(frozen=True)
class Measure:
    """One number beside its limit: part of whole.

    ``removed``: rows of the unit that would go; ``names``: names in common, of whichever side
    is shorter; ``emptied``: values stated of rows that stay which nothing would state.
    """

    name: Literal["removed", "names", "emptied"]
    part: int
    whole: int
    limit: float
    is_over: bool

    @property
    def share(self) -> float:
        """part ÷ whole, 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True)
class Replacement:
    """What one sheet, or several of one upload, would do to the rows of a unit.

    before: rows that stand now; rows: that it brings. has_amounts: whether such rows state any.
    """

    ledger: str
    form: str
    unit: str
    rows: int
    before: int
    gone: tuple[Gone, ...]
    measures: tuple[Measure, ...]
    has_amounts: bool

    @property
    def is_held(self) -> bool:
        """Whether a number is beyond its limit."""
        return any(one.is_over for one in self.measures)

    @property
    def total_wan(self) -> Decimal | None:
        """The sum of the rows that would go; None where none of them states an amount."""
        stated = [one.amount_wan for one in self.gone if one.amount_wan is not None]
        return sum(stated, Decimal(0)) if stated else None

    @property
    def unstated(self) -> int:
        """How many of the rows that would go state no amount."""
        return sum(one.amount_wan is None for one in self.gone) if self.has_amounts else 0
