"""The comparison of two versions as the command line prints it, and the earlier one to compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from data.meeting.compare import compare
from data.meeting.comparison import Bridge, Change, Comparison, Side, Step
from data.meeting.sentences import bridge_title, headline, paragraphs
from data.meeting.topics import TOPICS, topic_of
from data.store import Snapshot, Store
from data.texts import Language

Against = Literal["month", "quarter", "year"]


def cut_dates(store: Store, version: int) -> list[date]:
    """The dates at which a projects ledger speaks under a version, newest first."""
    found = store.query("screens/data/as_of_dates", sequence=version).to_pylist()
    return [row["as_of_date"] for row in found if "projects" in row["ledgers"]]


def base_date(dates: Sequence[date], as_of: date, against: Against) -> date | None:
    """The last of ``dates`` before the month, quarter or year of ``as_of``; None without one."""
    first_month = {"month": as_of.month, "quarter": (as_of.month - 1) // 3 * 3 + 1, "year": 1}
    begin = date(as_of.year, first_month[against], 1)
    return max((day for day in dates if day < begin), default=None)


def base_snapshot(store: Store, after: Snapshot, against: Against = "month") -> Snapshot | None:
    """The earlier snapshot, under the same version; None where no ledger reaches back."""
    day = base_date(cut_dates(store, after.version), after.as_of, against)
    return None if day is None else store.snapshot(as_of=day, version=after.version)


Json = dict[str, object]


def dispatch_report(
    store: Store, since: date | None, until: date | None, language: Language
) -> Json:
    """Bridges and changes between two dates of the last version.

    until: the later date, the newest by default; since: the earlier one, by default the last
    before the month of ``until``. Where there is no such pair everything but the dates is None.
    """
    after = store.snapshot(until)
    before = None
    if after is not None:
        before = store.snapshot(since) if since else base_snapshot(store, after)
    report: Json = {"from": _snapshot_json(before), "to": _snapshot_json(after)}
    if before is None or after is None:
        return {**report, **dict.fromkeys(("headline", "bridges", "counts", "changes", "aloud"))}
    comparison = compare(store, before, after)
    return {
        **report,
        "headline": headline(comparison, language),
        "bridges": {
            bridge.measure: _bridge_json(bridge, language) for bridge in comparison.bridges
        },
        "counts": _counts(comparison),
        "changes": [_change_json(change) for change in comparison.changes],
        "aloud": [
            {"heading": part.heading, "lines": [line.text for line in part.lines]}
            for part in paragraphs(comparison, language)
        ],
    }


def _snapshot_json(snapshot: Snapshot | None) -> Json | None:
    if snapshot is None:
        return None
    return {"as_of": snapshot.as_of.isoformat(), "version": snapshot.version}


def _counts(comparison: Comparison) -> Json:
    counted = Counter(topic_of(change) for change in comparison.changes)
    return {
        "all": len(comparison.changes),
        "silent": len(comparison.silent),
        "by_topic": {topic: counted[topic] for topic in TOPICS if counted[topic]},
    }


def _bridge_json(bridge: Bridge, language: Language) -> Json:
    return {
        "said": bridge_title(bridge, language),
        "before": _number(bridge.before),
        "after": _number(bridge.after),
        "remainder": _number(bridge.remainder),
        "unknown_before": bridge.unknown_before,
        "unknown_after": bridge.unknown_after,
        "basis": bridge.basis or None,
        "steps": [_step_json(step) for step in bridge.steps],
    }


def _step_json(step: Step) -> Json:
    return {
        "project": step.project_name,
        "unit": step.unit or None,
        "reason": step.reason,
        "delta": _number(step.delta),
    }


def _change_json(change: Change) -> Json:
    return {
        "topic": topic_of(change),
        "project": change.project_name,
        "unit": change.unit or None,
        "field": change.field,
        "item": change.item or None,
        "silent": change.is_silent,
        "old": _side_json(change.old),
        "new": _side_json(change.new),
    }


def _side_json(side: Side) -> Json:
    cell = side.cell
    return {
        "value": side.text,
        "file": cell.file if cell else None,
        "sheet": cell.sheet if cell else None,
        "cell": (cell.cell or None) if cell else None,
        "original": (cell.original or None) if cell else None,
        "uploaded_by": cell.uploaded_by if cell else None,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
