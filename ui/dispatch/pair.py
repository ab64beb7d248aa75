"""Which two versions the dispatch page compares: a preset, or any two; all of it in the URL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

import pandas as pd

from data.dispatch import Comparison, compare
from data.dispatch.pair import Against, base_snapshot, cut_dates
from data.rules import load_rules
from data.store import Snapshot, Version
from data.trace import Reference
from ui.components import pick_from, pick_one
from ui.components.drawer.readings import since
from ui.formats import date_text, moment
from ui.language import say
from ui.snapshots import VERSION, View, rows, store

AGAINST = ("month", "quarter", "year", "chosen")
KEY, BASE, BASE_VERSION = "against", "from", "from_version"


def pick_pair(view: View) -> Snapshot | None:
    """Shows the choice and returns the earlier snapshot; None where there is none."""
    against = pick_one(
        KEY,
        say("dispatch-against"),
        AGAINST,
        write=lambda name: say(f"dispatch-against-{name}"),
        is_label_shown=False,
    )
    if against == "chosen":
        return _chosen(view)
    return base_snapshot(store(), view.now, cast(Against, against))


def _chosen(view: View) -> Snapshot | None:
    versions = store().versions()
    numbers = [str(version.version) for version in versions]
    if not numbers:
        return None
    base = pick_from(
        BASE_VERSION,
        say("dispatch-base-version"),
        numbers,
        write=lambda number: _version_word("dispatch-base-version", number, versions),
        width=340,
    )
    days = [day.isoformat() for day in cut_dates(store(), int(base))]
    # What is looked at is the usual choice of nobody: the date before it stands first.
    days.sort(key=lambda day: (day >= view.now.as_of.isoformat(), _newest_first(day)))
    if not days:
        return None
    picked = pick_from(
        BASE,
        say("dispatch-base-date"),
        days,
        write=lambda day: f"{say('dispatch-base-date')} {day}",
        width=220,
    )
    pick_from(
        VERSION,
        say("dispatch-this-version"),
        numbers,
        write=lambda number: _version_word("dispatch-this-version", number, versions),
        width=340,
    )
    before = store().snapshot(as_of=date.fromisoformat(picked), version=int(base))
    if before is None or before.id == view.now.id or before.is_sample != view.now.is_sample:
        return None  # the sample is nothing to hold the office's own figures against
    return before


def _newest_first(day: str) -> int:
    return -date.fromisoformat(day).toordinal()


def _version_word(label: str, number: str, versions: Sequence[Version]) -> str:
    version = next(one for one in versions if str(one.version) == number)
    said = say("dispatch-version", version=number, by=version.by, at=moment(version.at))
    return f"{say(label)} {said}"


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
