"""The list of a declared ledger as a command answers it: counts, sums, measures, what is late."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from data.field_words import field_label, ledger_title
from data.formats import amount_as_written, share
from data.formats import plain as written
from data.ledgers.declaration import Ledger, Measure
from data.ledgers.declared_field import Role
from data.reports.report import Json, Report
from data.store import Snapshot, Store
from data.texts import Language, text

Row = dict[str, Any]
_ALL: dict[str, object] = dict.fromkeys(
    (
        *("search", "towns", "units", "statuses", "first_day", "last_day", "is_overdue"),
        *("page_rows", "rows_before"),
    )
)
_COUNTS = ("row_count", "open_count", "closed_count", "unstated_count", "overdue_count")
_LATE = ("label", "unit", "town", "project_name", "status", "deadline", "overdue_days")


def list_report(store: Store, declared: Ledger, as_of: date | None, language: Language) -> Report:
    """The list at a day, the newest by default; everything is null where nothing is published."""
    snapshot = store.snapshot(as_of)
    title = ledger_title(language, declared.name)
    named: Json = {"ledger": declared.name, "title": title}
    head = {} if snapshot is None else _rows(store, snapshot, declared, "headline")[0]
    if snapshot is None or head["told_date"] is None:
        nothing = dict.fromkeys(("as_of", "version", *_COUNTS, "sums", "statuses", "towns"))
        payload = {**named, **nothing, "measures": None, "late": None}
        return Report.of(payload, [text(language, "ledger-headline-empty", title=title)])
    sums = _rows(store, snapshot, declared, "sums")
    measures = [_measure(store, snapshot, declared, one) for one in declared.figures]
    late = [
        {name: row[name] for name in _LATE}
        for row in _rows(store, snapshot, declared, "list", is_overdue=True)
    ]
    payload = {
        **named,
        "as_of": snapshot.as_of.isoformat(),
        "version": snapshot.version,
        **{name: head[name] for name in _COUNTS},
        "sums": sums,
        "statuses": _groups(store, snapshot, declared, "status"),
        "towns": _groups(store, snapshot, declared, "town"),
        "measures": measures,
        "late": late,
    }
    counts = {name.removesuffix("_count"): written(head[name]) for name in _COUNTS}
    lines = [text(language, "cli-list", title=title, **counts)]
    lines += [_sum(declared, one, language) for one in sums]
    for measure, one in zip(declared.figures, measures, strict=True):
        label = measure.english if language == "en" and measure.english else measure.title
        of, told = measure.of, one["value"]
        is_share = measure.kind == "share"
        value = share(told) if is_share else _value(declared, of, told, language)
        lines.append(text(language, "cli-figure", label=label, value=value))
    for one in late:
        days = str(one["overdue_days"])
        lines.append(text(language, "cli-list-late", label=one["label"] or "", days=days))
    return Report.of(payload, lines)


def _groups(store: Store, snapshot: Snapshot, declared: Ledger, by: Role) -> list[Row]:
    if declared.with_role(by) is None:
        return []
    return _rows(store, snapshot, declared, "groups", by=by, field=None)


def _sum(declared: Ledger, told: Row, language: Language) -> str:
    return text(
        language,
        "cli-list-sum",
        field=field_label(language, told["field"]),
        total=_value(declared, told["field"], told["total"], language),
        unknown=str(told["unknown_count"]),
    )


def _value(declared: Ledger, of: str, value: object, language: Language) -> str:
    """A number as the field writes it; one of none as it is."""
    one = declared.field(of) if of else None
    if one is not None and one.type == "amount":
        return str(amount_as_written(value, one.written_in, language))
    return f"{written(value, 4)} {one.unit if one else ''}".rstrip()


def _measure(store: Store, snapshot: Snapshot, declared: Ledger, measure: Measure) -> Row:
    found = _rows(store, snapshot, declared, "measures", **measure.parameters)
    spans = {row["span"]: row for row in found if row["span"] != "month"}
    return {
        "key": measure.key,
        "kind": measure.kind,
        "title": measure.title,
        "value": spans["all"]["value"],
        "row_count": spans["all"]["row_count"],
        "unknown_count": spans["all"]["unknown_count"],
        "this_year": spans["year"]["value"] if spans["year"]["row_count"] else None,
        "last_year": spans["last_year"]["value"] if spans["last_year"]["row_count"] else None,
    }


def _rows(
    store: Store, snapshot: Snapshot, declared: Ledger, query: str, **more: object
) -> list[Row]:
    date_of = "deadline" if declared.with_role("deadline") else "day"
    given = {**_ALL, "date_of": date_of, "ledger": declared.name, **more}
    found = store.query(f"screens/ledger/{query}", snapshot_id=snapshot.id, **given)
    return [{key: _plain(value) for key, value in row.items()} for row in found.to_pylist()]


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
