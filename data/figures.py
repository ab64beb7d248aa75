"""The figures of a snapshot as one document: what the command line prints and tests hold.

Every figure comes from a statement below queries/screens, the same that pages read.
A figure whose ledger is not there is None: unknown, which is not zero.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from data.county_figures import organisation, service, services, sourcing
from data.formats import amount, is_unknown
from data.ledgers.declaration import Ledger, Measure
from data.ledgers.generated import is_countable, shown_fields
from data.ledgers.registry import ledgers
from data.rules import load_rules
from data.store import Snapshot, Store
from data.texts import Language, text

Row = dict[str, object]
_UNFILTERED: dict[str, object] = dict.fromkeys(
    (
        *("towns", "industries", "channels", "groups", "units", "leaders", "purposes"),
        *("previous_id", "project_ids"),
    )
)
# What a reader of a list may choose; the figures are of all its rows.
_CHOICES = (
    *("search", "towns", "units", "statuses"),
    *("date_of", "first_day", "last_day", "is_overdue"),
)
# What 外出拜访 means in a 通报, and what the visits page shows before anyone chooses.
_VISIT_MODES = ["外出"]
# As the readiness page says them: planned for the quarter, without a date, past their date.
_STARTING = {
    "starting_production": "starting_dated_count",
    "starting_production_undated": "starting_undated_count",
    "starting_production_overdue": "starting_overdue_count",
}
UNSTATED_BASIS = "未注明口径"
# Of a year's sum: what is approved, only reported, of no stated status; returned is in no sum.
FUND_PARTS = ("approved", "reported", "unstated", "returned")


def figures(
    store: Store, as_of: date | None = None, version: int | None = None
) -> dict[str, object]:
    """The headline figures, amounts in 万元 as floats.

    as_of: the day that the ledgers speak of, the newest by default. version: a version
    number, the last by default. Where nothing is published every figure is None.
    """
    snapshot = store.snapshot(as_of, version)
    if snapshot is None:
        return _nothing(as_of, store.sequence if version is None else version)
    told = {
        row["ledger"]: row["is_of_this_year"]
        for row in _rows(store, snapshot, "screens/figures/ledgers")
    }
    funds = _rows(store, snapshot, "screens/figures/funds")
    has_projects, has_visits = "projects" in told, bool(told.get("visits"))
    tierless = _trips_without_tier(store, snapshot)
    return {
        **_rows(store, snapshot, "screens/figures/signed")[0],
        "funds_in_place_wan": {
            str(row["basis"] or UNSTATED_BASIS): row["year_wan"]
            for row in funds
            if row["year_wan"] is not None or row["project_count"] or row["year_unknown_count"]
        },
        "funds_status_wan": {
            str(row["basis"] or UNSTATED_BASIS): {part: row[f"{part}_wan"] for part in FUND_PARTS}
            for row in funds
        },
        "projects_pushed": _pushed(store, snapshot, has_visits, tierless),
        "visits": _visits(store, snapshot, has_visits, tierless),
        "visits_without_tier": tierless if has_visits else None,
        "stages": _stages(store, snapshot) if has_projects else {},
        **_readiness(store, snapshot, has_projects),
        "services": services.services(store, snapshot, told),
        "needs": services.needs(store, snapshot, told),
        "organisation": organisation.organisation(store, snapshot, told),
        "scoreboard": organisation.scoreboard(store, snapshot),
        "service": service.service(store, snapshot, told),
        "channels": sourcing.channels(store, snapshot, told),
        "events": sourcing.events(store, snapshot, told),
        "leads": sourcing.leads(store, snapshot, told),
        "ledgers": {one.name: _entries(store, snapshot, one, told) for one in _listed()},
        "as_of": snapshot.as_of.isoformat(),
        "version": snapshot.version,
    }


def _nothing(as_of: date | None, version: int) -> dict[str, object]:
    return {
        "signed_projects": None,
        "signed_planned_investment_wan": None,
        "signed_without_amount": None,
        "funds_in_place_wan": {},
        "funds_status_wan": {},
        "projects_pushed": dict.fromkeys(("banner_leaders", "county_sponsors", "distinct")),
        "visits": dict.fromkeys(("trips", "person_trips", "days", "companies")),
        "stages": {},
        "readiness": {},
        "services": services.no_services(),
        "needs": services.no_needs(),
        "organisation": organisation.no_organisation(),
        "scoreboard": [],
        "service": service.no_service(),
        "channels": {},
        "events": sourcing.no_events(),
        "leads": sourcing.no_leads(),
        **dict.fromkeys(_STARTING),
        "visits_without_tier": None,
        "ledgers": {},
        "as_of": as_of.isoformat() if as_of else None,
        "version": version,
    }


def _rows(store: Store, snapshot: Snapshot, name: str, **parameters: object) -> list[Row]:
    given = {**_UNFILTERED, "snapshot_id": snapshot.id, **parameters}
    rows: list[Row] = store.query(name, **given).to_pylist()
    return [{key: _plain(value) for key, value in row.items()} for row in rows]


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


def _trips_without_tier(store: Store, snapshot: Snapshot) -> int:
    """This year's trips of which no ledger says on which tier their leaders travelled."""
    tiers = _rows(
        store, snapshot, "screens/visits/tiers", modes=_VISIT_MODES, push_modes=None, tiers=None
    )
    return sum(int(str(row["trips"])) for row in tiers if row["tier"] is None)


def _pushed(store: Store, snapshot: Snapshot, is_known: bool, tierless: int) -> Row:
    row, last = _rows(store, snapshot, "screens/figures/pushed")
    # Where no visit of two years names a project, the ledger does not keep them.
    is_known &= bool(row["distinct_projects"] or last["distinct_projects"])
    pushed = {
        "banner_leaders": row["banner_leaders"],
        "county_sponsors": row["county_sponsors"],
        "distinct": row["distinct_projects"],
    }
    if tierless:  # none of a tier is known while trips have no tier
        pushed = {key: value or None for key, value in pushed.items()}
    return pushed if is_known else dict.fromkeys(pushed)


def _visits(store: Store, snapshot: Snapshot, is_known: bool, tierless: int) -> Row:
    keys = ("trips", "person_trips", "days", "companies")
    totals = _rows(
        store,
        snapshot,
        "screens/visits/totals",
        modes=_VISIT_MODES,
        push_modes=None,
        tiers=list(load_rules().measures.visits.default_tiers),
    )
    for row in totals:
        if row["is_this_year"]:
            return {key: row[key] for key in keys}
    return dict.fromkeys(keys, 0 if is_known and not tierless else None)


def _stages(store: Store, snapshot: Snapshot) -> dict[str, Row]:
    return {
        str(row["stage"]): {
            "stock": row["stock_count"],
            "flow": row["flow_count"],
            "investment_wan": row["stock_wan"],
            "flow_investment_wan": row["flow_wan"],
        }
        for row in _rows(store, snapshot, "screens/pipeline/ladder")
    }


def _readiness(store: Store, snapshot: Snapshot, is_known: bool) -> Row:
    if not is_known:
        return {"readiness": {}, **dict.fromkeys(_STARTING)}
    states = _rows(store, snapshot, "screens/readiness/states")
    headline = _rows(store, snapshot, "screens/readiness/headline")[0]
    return {
        "readiness": {str(row["state"]): row["project_count"] for row in states},
        **{key: headline[column] for key, column in _STARTING.items()},
    }


def _listed() -> list[Ledger]:
    return [one for one in ledgers() if one.is_declared and one.is_listed]


def _entries(store: Store, snapshot: Snapshot, declared: Ledger, told: Collection[object]) -> Row:
    """How many rows an own ledger has and how they stand, its sums and what it declares.

    told: the ledgers that speak. What a ledger does not say (no status, no deadline) is None.
    """
    if declared.name not in told:
        return dict.fromkeys(("rows", "open", "closed", "overdue")) | {"sums": {}, "measures": {}}
    given = {**dict.fromkeys(_CHOICES), "ledger": declared.name}
    counted = _rows(store, snapshot, "screens/ledger/headline", **given)[0]
    closes, is_due = declared.says_when_closed, declared.with_role("deadline") is not None
    summed = {one.name for one in shown_fields(declared) if is_countable(one) and one.adds}
    return {
        "rows": counted["row_count"],
        "open": counted["open_count"] if closes else None,
        "closed": counted["closed_count"] if closes else None,
        "overdue": counted["overdue_count"] if is_due else None,
        "sums": {
            str(row["field"]): {"value": row["total"], "unknown": row["unknown_count"]}
            for row in _rows(store, snapshot, "screens/ledger/sums", **given)
            if row["field"] in summed and declared.type_of(str(row["field"])) != "share"
        },
        "measures": {one.key: _measured(store, snapshot, one, given) for one in declared.figures},
    }


def _measured(store: Store, snapshot: Snapshot, one: Measure, given: Row) -> object:
    rows = _rows(store, snapshot, "screens/ledger/measures", **given, **one.parameters)
    return next((row["value"] for row in rows if row["span"] == "all"), None)


Funds = Mapping[str, Any]
_PARTS = ("reported", "unstated", "returned")


def has_part(row: Funds, part: str) -> bool:
    """Whether the row states an amount of a status that is not nothing."""
    wan = row[f"{part}_wan"]
    return not is_unknown(wan) and bool(Decimal(str(wan)))


def status_note(row: Funds, language: Language, *, with_returned: bool = True) -> str:
    """What is not simply approved: only reported, without a status, returned (in no sum).

    "" where nothing is in place.
    """
    said = [
        text(language, f"funds-part-{part}", amount=str(amount(row[f"{part}_wan"], language)))
        for part in (_PARTS if with_returned else _PARTS[:-1])
        if has_part(row, part)
    ]
    is_whole = not said and not is_unknown(row["approved_wan"])
    if is_whole:
        return text(language, "funds-part-approved")
    return text(language, "funds-between").join(said)


def since_note(row: Funds, language: Language) -> str:
    """Since when 历年累计 counts: as the ledgers state it, or from the first month they know."""
    since: date | None = row["all_years_since"]
    if is_unknown(since) or since is None:
        return text(language, "funds-all-years-stated")
    return text(language, "funds-all-years-since", month=f"{since:%Y-%m}")
