"""Typed edits wait on the server: a closed window, a restart or another desk loses nothing.

A draft belongs to the browser that signed in. It is a text of the store's meeting settings,
no version: nothing in it counts anywhere before it is published.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from data.assignments.order import FIELDS, Edit, Value
from data.store import Store


@dataclass(frozen=True)
class Draft:
    """What one browser has not published."""

    browser: str
    edits: tuple[Edit, ...]
    by: str
    saved_at: datetime


def drafts(store: Store) -> tuple[Draft, ...]:
    """Every draft that waits, the newest first."""
    rows = store.query("screens/dispatch/assignment_drafts").to_pylist()
    return tuple(
        Draft(str(row["browser"]), _read(str(row["edits"])), str(row["saved_by"]), row["saved_at"])
        for row in rows
    )


def save_draft(store: Store, browser: str, edits: Sequence[Edit], *, by: str) -> None:
    """Keep what a browser has typed so far; no edits: it was given up."""
    store.meeting.save_draft(browser, _written(edits), by=by)


def _written(edits: Sequence[Edit]) -> str:
    if not edits:
        return ""
    return json.dumps(
        [
            {
                "order": edit.order_id,
                "values": _plain(edit.values),
                "before": _plain(edit.before),
                "removed": edit.is_removed,
            }
            for edit in edits
        ],
        ensure_ascii=False,
    )


def _plain(values: Mapping[str, Value]) -> dict[str, str | None]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def _read(text: str) -> tuple[Edit, ...]:
    return tuple(
        Edit(one["order"], _typed(one["values"]), _typed(one["before"]), one["removed"])
        for one in json.loads(text)
    )


def _typed(values: Mapping[str, str | None]) -> dict[str, Value]:
    """Columns that this release has; a date column's text is a day."""
    return {
        name: date.fromisoformat(value) if value and name.endswith("_date") else value
        for name, value in values.items()
        if name in FIELDS
    }
