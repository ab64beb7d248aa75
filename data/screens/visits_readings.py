"""Everything that is read about trips and whom they met."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from data.cuts import FREE, Filters, chosen, owners
from data.language import language
from data.rules import load_rules
from data.screens.records import Record, known_number, records, whole
from data.screens.view import View, rows
from data.trace.figures import Reference


def province_name(province: object) -> str:
    """A province as the settings call it in English; what they do not know stays as written."""
    written = str(province)
    return load_rules().provinces.english.get(written, written) if language() == "en" else written


MODES = ("外出", "线上", "来访")


ALL_MODES = "all"


@dataclass(frozen=True)
class Scope:
    """The chosen trips; None is all."""

    mode: str
    purposes: tuple[str, ...] | None
    tiers: tuple[str, ...]
    filters: Filters = field(default_factory=lambda: FREE)

    @property
    def is_chosen(self) -> bool:
        """Whether the reader narrowed the trips by purpose, tier or unit."""
        default_tiers = load_rules().measures.visits.default_tiers
        is_cut = self.purposes is not None or bool(chosen(self.filters))
        return is_cut or self.tiers != default_tiers

    @property
    def modes(self) -> list[str] | None:
        """The modes whose trips are counted."""
        return None if self.mode == ALL_MODES else [self.mode]

    @property
    def push_modes(self) -> list[str] | None:
        """The modes whose trips push projects; None leaves it to the rule of each tier.

        Unless somebody chooses a mode the page counts as the overview does.
        """
        if self.mode == MODES[0]:
            return None
        return [*MODES] if self.mode == ALL_MODES else [self.mode]


@dataclass(frozen=True)
class Visits:
    """The readings of a view in a scope; each is read once, when first asked for."""

    view: View
    scope: Scope

    def read(self, query: str, **more: object) -> pd.DataFrame:
        """The frame of ``queries/screens/visits/<query>.sql`` in this scope."""
        purposes = self.scope.purposes
        asked: dict[str, object] = {
            "snapshot_id": self.view.now.id,
            "purposes": None if purposes is None else list(purposes),
            "modes": self.scope.modes,
            "push_modes": self.scope.push_modes,
            "tiers": list(self.scope.tiers),
            "owners": owners(self.scope.filters),
        }
        return rows(f"screens/visits/{query}", **{**asked, **more})

    def reference(self, figure: str, **part: object) -> Reference:
        """A figure of this scope, for the drawer."""
        scope, usual = self.scope, load_rules().measures.visits.default_tiers
        cut: dict[str, object] = {**chosen(scope.filters)}
        if scope.purposes is not None:
            cut["purposes"] = scope.purposes
        if scope.mode != MODES[0]:
            cut |= {"modes": scope.modes, "push_modes": scope.push_modes}
        if scope.tiers != usual:
            first, second = self.pair
            cut |= {"tiers": scope.tiers, "first_tier": first, "second_tier": second}
        return Reference.of(figure, cut, **part)

    @cached_property
    def totals(self) -> pd.DataFrame:
        """One row for this year, one for the same period last year where it has trips."""
        return self.read("totals")

    @cached_property
    def _totals_by_year(self) -> dict[bool, Record]:
        return _by_year(self.totals)

    @cached_property
    def all_tiers(self) -> pd.DataFrame:
        """This year's totals over every tier, stated or not, to say what the scope leaves out."""
        totals = self.read("totals", tiers=None)
        return totals[totals["is_this_year"]]

    @cached_property
    def leaders(self) -> pd.DataFrame:
        """Leaders with their trips, this year and last."""
        return self.read("leaders")

    @cached_property
    def months(self) -> pd.DataFrame:
        """Trips by month."""
        return self.read("months")

    @cached_property
    def places(self) -> pd.DataFrame:
        """Trips by province, in the reader's words."""
        places = self.read("destinations")
        return places.assign(
            stored=places["province"], province=places["province"].map(province_name)
        )

    @cached_property
    def unseen(self) -> pd.DataFrame:
        """Companies met this year and not again for the number of days that the rules say."""
        return self.read("unseen_companies", unseen_days=load_rules().measures.visits.unseen_days)

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """What moved within the horizons that the rules say."""
        return self.read("outcomes", outcome_days=list(load_rules().measures.visits.outcome_days))

    @cached_property
    def moves(self) -> pd.DataFrame:
        """The stages entered within the longest horizon after a trip."""
        return self.read("moves", within_days=max(load_rules().measures.visits.outcome_days))

    @cached_property
    def overlap(self) -> pd.DataFrame:
        """Projects of the first two chosen tiers, theirs and shared."""
        first, second = self.pair
        return self.read("overlap", first_tier=first, second_tier=second)

    @cached_property
    def _overlap_by_year(self) -> dict[bool, Record]:
        return _by_year(self.overlap)

    def overlap_numbers(self, *, this_year: bool = True) -> tuple[int, int, int, int] | None:
        """First tier's, second tier's, shared and distinct projects; None without any."""
        row = self._overlap_by_year.get(this_year)
        if row is None:
            return None
        first, second, both, distinct = (
            whole(row[f"{name}_projects"]) for name in ("first", "second", "both", "distinct")
        )
        return first, second, both, distinct

    @property
    def pair(self) -> tuple[str, str]:
        """The two tiers whose projects are laid over each other."""
        first, second = (*self.scope.tiers, *load_rules().measures.visits.default_tiers)[:2]
        return first, second

    @property
    def has_this_year(self) -> bool:
        """Whether a ledger speaks of this year's visits; else every figure is unknown."""
        return bool(self._coverage["has_this_year"].iloc[0])

    @property
    def has_last_year(self) -> bool:
        """Whether a ledger speaks of last year's visits; else every comparison is unknown."""
        return bool(self._coverage["has_last_year"].iloc[0])

    @cached_property
    def _coverage(self) -> pd.DataFrame:
        return rows("screens/visits/coverage", snapshot_id=self.view.now.id)

    def number(self, column: str, *, this_year: bool = True) -> float | None:
        """A total; None where no ledger speaks of that year, which is not zero."""
        row = self._totals_by_year.get(this_year)
        if row is None:
            is_known = self.has_this_year if this_year else self.has_last_year
            return 0.0 if is_known else None
        return known_number(row[column])

    def whole(self, column: str, *, this_year: bool = True) -> int:
        """A total as a whole number, 0 where there is none."""
        return int(self.number(column, this_year=this_year) or 0)


def _by_year(frame: pd.DataFrame) -> dict[bool, Record]:
    """The row of this year (true) and that of last year, where there is one."""
    return {bool(row["is_this_year"]): row for row in records(frame)}
