"""What waits and what changed between two versions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data.formats import date_text
from data.language import say
from data.meeting.compare import Comparison, compare
from data.rules import load_rules
from data.screens.view import View, rows, since, store
from data.store import Snapshot
from data.trace.figures import Reference


@dataclass(frozen=True)
class Standing:
    """What waits, stands still or has slipped at a view; each is read once.

    before: the earlier snapshot, None where there is none to compare with.
    """

    view: View
    before: Snapshot | None = None

    def read(self, query: str, **more: object) -> pd.DataFrame:
        """The frame of ``queries/screens/dispatch/<query>.sql`` at the later snapshot."""
        before = self.before.id if self.before else None
        given = {"snapshot_id": self.view.now.id, "previous_id": before}
        return rows(f"screens/dispatch/{query}", **{**given, **more})

    @cached_property
    def unfinished(self) -> pd.DataFrame:
        """The 两未 lists."""
        return self.read("unfinished")

    @cached_property
    def health(self) -> pd.DataFrame:
        """Every rule with the projects that it hits."""
        return self.read("health")

    @cached_property
    def stalled(self) -> pd.DataFrame:
        """Projects that stand still."""
        return self.read("stalled")

    @cached_property
    def stuck(self) -> pd.DataFrame:
        """Permits that wait on an office."""
        return self.read("stuck", long_wait_days=load_rules().dispatch.permits.long_wait_days)

    @cached_property
    def promises(self) -> pd.DataFrame:
        """Promised dates that slipped, were kept late or have passed."""
        return self.read("promises")

    @cached_property
    def promise_units(self) -> pd.DataFrame:
        """The same by unit."""
        return self.read("promise_units")


@dataclass(frozen=True)
class Dispatch(Standing):
    """The readings of a view against an earlier snapshot."""

    before: Snapshot

    @cached_property
    def comparison(self) -> Comparison:
        """What changed, the bridges, both sides' cells."""
        return compare(store(), self.before, self.view.now)

    def reference(self, figure: str, **part: object) -> Reference:
        """A figure of what changed between the two, for the drawer."""
        return Reference.of(figure, since(self.before), **part)

    @cached_property
    def moves(self) -> pd.DataFrame:
        """Stages entered after the earlier date and soon after a visit."""
        measures = load_rules()
        found = rows(
            "screens/visits/moves",
            snapshot_id=self.view.now.id,
            purposes=None,
            push_modes=None,
            tiers=list(measures.measures.visits.default_tiers),
            within_days=measures.dispatch.visits.within_days,
        )
        return found[found["entered_date"] > pd.Timestamp(self.before.as_of)]


def base_note(dispatch: Dispatch) -> str:
    """Which two are compared, with their versions."""
    before, after = dispatch.before, dispatch.view.now
    return say(
        "dispatch-pair-note",
        before=date_text(before.as_of),
        before_version=str(before.version),
        after=date_text(after.as_of),
        after_version=str(after.version),
    )
