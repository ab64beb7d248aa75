"""What a county's board reports to its prefecture: a workbook, a row a measure.

It is a ledger like any other (data/ledgers/prefecture/reported.toml): it can be sent by whatever
way there is, and the prefecture's figures lead to its cells. Each row names the largest row that
it is made of, with the county's own file, sheet and cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date

from data.documents.lists import Cell, ListSheet, lists_xlsx
from data.formats import is_unknown
from data.ledgers.registry import reported
from data.returns.collection import collection
from data.returns.periods import period_of
from data.rules import load_rules
from data.rules.prefecture import ComparedMeasure
from data.screens.records import records
from data.screens.view import View, rows
from data.store import Store
from data.trace.cells import Where, places_of
from data.trace.figures import Reference
from data.trace.tracer import Number, Traced, Tracer

# Units as the report writes them.
_UNITS = {"projects": "个", "wan": "万元", "trips": "批次"}
_RETURNS = "份"


@dataclass(frozen=True)
class Line:
    """A row of the report, named after the fields of its ledger; None is unknown."""

    measure: str
    reported_value: Number | None
    counting_unit: str
    target: Number | None = None
    schedule: Number | None = None
    value_before: Number | None = None
    day_before: date | None = None
    lines: int | None = None
    unstated: int | None = None
    largest_name: str = ""
    largest_value: Number | None = None
    largest_place: str = ""
    told_day: date | None = None
    uploaded_day: date | None = None
    told_version: int | None = None
    rules_mark: str = ""
    county: str = ""


def report_of(store: Store, view: View) -> bytes:
    """The report of a view as an .xlsx; ``report_name`` is what its file is called."""
    fields = reported().fields
    head = tuple(one.header for one in fields)
    told = map(asdict, lines_of(store, view))
    lines = tuple(tuple(_cell(line[one.name]) for one in fields) for line in told)
    declared, county = reported(), load_rules().county.name
    stamp = f"旗县区：{county}　截至日期：{view.now.as_of.isoformat()}"
    sheet = ListSheet(declared.title, f"{county}{declared.title}", head, lines, places=0)
    return lists_xlsx((sheet,), stamp, county)


def report_name(view: View) -> str:
    """``旗县区上报 2026-11-30 v12.xlsx``: the day that it speaks of, and the version."""
    title, day = reported().title, view.now.as_of.isoformat()
    return f"{title} {day} v{view.now.version}.xlsx"


def lines_of(store: Store, view: View) -> Iterator[Line]:
    """The compared measures, the targets of the whole county, the returns of its units."""
    rules = load_rules()
    county = rules.county.name
    uploaded = view.uploaded_at.date() if view.uploaded_at else None
    for one in (*_measures(store, view), *_targets(view), *_returns(store, view)):
        yield replace(
            one,
            county=county,
            told_day=view.now.as_of,
            uploaded_day=uploaded,
            told_version=view.now.version,
            rules_mark=rules.mark,
        )


def _measures(store: Store, view: View) -> Iterator[Line]:
    now = Tracer(store, view.now, view.previous)
    before = Tracer(store, view.previous) if view.previous else None
    for measure in load_rules().prefecture.measure:
        found, value = _value(now, measure)
        unit = _UNITS[measure.unit]
        if value is None:
            yield Line(measure.title, None, unit)
            continue
        earlier = None if before is None else _value(before, measure)[1]
        largest, place = _largest(now, found)
        yield Line(
            measure.title,
            value,
            unit,
            value_before=earlier,
            day_before=view.previous.as_of if view.previous and earlier is not None else None,
            lines=len(found.lines),
            unstated=found.unstated,
            largest_name=largest,
            largest_value=_most(found),
            largest_place=place,
        )


def _targets(view: View) -> Iterator[Line]:
    previous_id = view.previous.id if view.previous else None
    given = {"snapshot_id": view.now.id, "previous_id": previous_id, "owners": None}
    for row in records(rows("screens/overview/targets", **given)):
        yield Line(
            f"{load_rules().prefecture.target}{row['metric']}",
            _known(row["actual_value"]),
            str(row["target_unit"] or ""),
            target=_known(row["target_value"]),
            schedule=_known(row["schedule_share"]),
        )


def _returns(store: Store, view: View) -> Iterator[Line]:
    found = collection(store, period_of("month", view.now.as_of), view.now.as_of)
    if found.owed:
        title = load_rules().prefecture.returns
        yield Line(title, len(found.filed), _RETURNS, target=len(found.owed))


def _value(tracer: Tracer, measure: ComparedMeasure) -> tuple[Traced, Number | None]:
    """The figure with its rows; its value, unknown where its ledger says nothing of the year."""
    told = tracer.query("screens/figures/ledgers", {"snapshot_id": tracer.now.id})
    speaks = {row["ledger"] for row in told if row["is_of_this_year"]}
    found = tracer.trace(Reference.of(measure.figure, None, **measure.part))
    value = found.shown if found.is_checked else found.total
    return found, value if measure.ledger in speaks else None


def _largest(tracer: Tracer, found: Traced) -> tuple[str, str]:
    """The row that brings most, and its file, sheet and cell; of a count none does."""
    most = _most(found)
    if found.figure.adds != "sum" or most is None:
        return "", ""
    at = next(number for number, line in enumerate(found.lines) if line.value == most)
    return found.lines[at].label, _written(places_of(tracer, found)[at])


def _most(found: Traced) -> Number | None:
    return max((line.value for line in found.lines if line.value is not None), default=None)


def _written(place: Where) -> str:
    return "　".join(filter(None, (place.file, place.sheet, place.cell)))


def _known(value: object) -> float | None:
    return None if is_unknown(value) else float(str(value))


def _cell(value: object) -> Cell:
    if value == "" or value is None:
        return None
    return value if isinstance(value, str | int | float | date) else float(str(value))
