"""Figures of channels, promotion events and leads; unknown is None, never 0."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from data.rules import load_rules
from data.store import Snapshot, Store

Row = dict[str, object]
UNSTATED_CHANNEL = "未填招商方式"
UNSTATED_KIND = "未填类型"
_CHOICES = ("search", "towns", "units", "statuses", "is_overdue")
_CHANNEL = {
    "projects": "project_count",
    "talks": "talks_count",
    "signed": "signed_count",
    "started": "started_count",
    "producing": "produced_count",
    "planned_wan": "planned_wan",
    "without_amount": "unknown_count",
    "signed_this_year": "year_count",
    "signed_this_year_wan": "year_wan",
    "lead_to_signing_days": "lead_days",
    "with_both_dates": "lead_dated_count",
}
_EVENTS = ("cost", "met", "intended", "signed")
FATES = (
    *("produced", "started", "signed", "talks", "converted", "following"),
    *("untouched", "unstated", "dropped", "undecided", "duplicate"),
)


def no_events() -> Row:
    """``events`` where nothing of it is published."""
    found: Row = {"events": None, "by_kind": {}, "promotion_events": None}
    return found | {key: None for name in _EVENTS for key in (name, f"without_{name}")}


def no_leads() -> Row:
    """``leads`` where nothing of it is published."""
    return {"total": None, "valid": None, "by_fate": {}}


def channels(store: Store, snapshot: Snapshot, told: Collection[object]) -> dict[str, Row]:
    """What each channel brought, as the channels page says it; told: the ledgers that speak."""
    if "projects" not in told:
        return {}
    rows = _rows(store, snapshot, "screens/channels/groups", {"by": "channel"})
    return {
        str(row["group_name"] or UNSTATED_CHANNEL): {
            key: _plain(row[column]) for key, column in _CHANNEL.items()
        }
        for row in rows
        if not row["is_all"]
    }


def events(store: Store, snapshot: Snapshot, told: Collection[object]) -> Row:
    """Events of the as-of year up to it, in all and by kind; sums with how many state none."""
    if "events" not in told:
        return no_events()
    days = {
        "date_of": "day",
        "first_day": snapshot.year_start.isoformat(),
        "last_day": snapshot.as_of.isoformat(),
    }
    given = {**dict.fromkeys(_CHOICES), "ledger": "events", **days}
    rows = _rows(store, snapshot, "screens/ledger/event_kinds", given)
    whole = next(row for row in rows if row["is_all"])
    by_kind = {
        str(row["kind"] or UNSTATED_KIND): int(str(row["event_count"]))
        for row in rows
        if not row["is_all"]
    }
    kinds = load_rules().measures.channels.promotion_kinds
    found: Row = {
        "events": whole["event_count"],
        "by_kind": by_kind,
        "promotion_events": sum(by_kind.get(kind, 0) for kind in kinds),
    }
    for name in _EVENTS:
        found[name] = _plain(whole[name])
        found[f"without_{name}"] = whole[f"{name}_unknown"]
    return found


def leads(store: Store, snapshot: Snapshot, told: Collection[object]) -> Row:
    """Leads that were reported, those that count, and what became of each of them."""
    if "leads" not in told:
        return no_leads()
    rows = _rows(store, snapshot, "screens/mobilisation/fates", {})
    by_fate = dict.fromkeys(FATES, 0) | {
        str(row["fate"]): int(str(row["lead_count"])) for row in rows
    }
    valid = sum(int(str(row["lead_count"])) for row in rows if row["is_valid"])
    return {"total": sum(by_fate.values()), "valid": valid, "by_fate": by_fate}


def _rows(store: Store, snapshot: Snapshot, name: str, given: Row) -> list[Row]:
    found: list[Row] = store.query(name, snapshot_id=snapshot.id, **given).to_pylist()
    return found


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
