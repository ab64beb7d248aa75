"""Which two versions the dispatch page compares: a preset, or any two; all of it in the URL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from data.formats import moment
from data.language import say
from data.meeting.report import Against, base_snapshot, cut_dates
from data.screens.view import View, store
from data.store import Snapshot, Version
from ui.components import pick_from, pick_one
from ui.snapshots import VERSION

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
    sentence = say("dispatch-version", version=number, by=version.by, at=moment(version.at))
    return f"{say(label)} {sentence}"
