"""What the version before says of the same rows: the yardstick for a value that jumped.

Rows are paired by the ledger's identity, as the list of changes pairs them.

Rows that a unit's earlier sheet holds whole and that are now parted among other units.

Where the unit of the upload keeps rows of its own, they replace its earlier sheet; where it
keeps none, that sheet stays current beside the parts of it, and somebody must know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.importer.ledger_rules.funds import fund_rows
from data.importer.names import KnownProjects, project_key
from data.importer.parse.unit_split import is_parted
from data.importer.reading import Reading
from data.importer.review.diff import codes_of_names, identity_keys
from data.importer.schemas import complete
from data.importer.table_outcome import Outcome
from data.ledgers import ledger

# (ledger, form, days of a period ledger) → the rows that are current for this unit.
Previous = Callable[[str, str, tuple[date, date] | None], pa.Table]
# The same for any unit and day: what the store's ``current_rows`` answers.
CurrentRows = Callable[[str, str, str, date, tuple[date, date] | None], pa.Table]


def rows_of_unit(current: CurrentRows | None, unit: str, as_of: date) -> Previous | None:
    """The current rows of one reporting unit as of a day; None where nobody can be asked."""
    if current is None:
        return None
    asked = current

    def previous(ledger: str, form: str, days: tuple[date, date] | None) -> pa.Table:
        return asked(ledger, form, unit, as_of, days)

    return previous


def published_people(rows: Previous) -> frozenset[str]:
    """Every name in a column of people of a unit's projects and visits."""
    found: set[str] = set()
    for name in ("projects", "visits"):
        declared = ledger(name)
        columns = {field.name for field in declared.fields if field.refers_to == "person"}
        table = rows(name, declared.forms[0].name, None)
        for column in columns & set(table.column_names):
            for value in table[column].to_pylist():
                found.update(value if isinstance(value, list) else (value or "").split("、"))
    return frozenset(found - {""})


_PLANNED = "planned_investment"
_MONTH = "本月"


@dataclass(frozen=True)
class Before:
    """Old values of a field: old[i] belongs to data row at[i]; null where nothing was known."""

    at: np.ndarray
    old: pa.Array


@dataclass(frozen=True)
class History:
    """What is published of one table's rows; asked for once, when needed."""

    reading: Reading
    previous: Previous | None = None
    known: KnownProjects | None = None

    @cached_property
    def table(self) -> pa.Table | None:
        """The rows that are current for what this table would replace; None without any."""
        reading = self.reading
        if self.previous is None:
            return None
        span = None
        if reading.declared.kind == "period":
            days = pc.drop_null(reading.get(reading.declared.event_date))
            if not len(days):
                return None
            span = (pc.min(days).as_py(), pc.max(days).as_py())
        table = self.previous(reading.declared.name, reading.form, span)
        return table if table.num_rows else None

    @cached_property
    def earlier(self) -> pa.Table | None:
        """What a ledger of months said of the months before this table's, up to two years."""
        reading = self.reading
        if self.previous is None or reading.declared.name != "funds":
            return None
        days = pc.drop_null(reading.get(reading.declared.event_date))
        if not len(days):
            return None
        first = pc.min(days).as_py().replace(day=1)
        span = (date(first.year - 2, 1, 1), first - timedelta(days=1))
        table = self.previous(reading.declared.name, reading.form, span)
        return table.sort_by(reading.declared.event_date) if table.num_rows else None

    def last_sum(self, key: str) -> tuple[Decimal, date | None] | None:
        """What the field's column came to when it was last told, 万元, and of which month.

        Of funds the same period of the latest month before; None where nothing was told.
        """
        table, name = self.table, self.reading.declared.field(key).name
        month: date | None = None
        if self.reading.declared.name == "funds":
            table = self._of_period(key)
            month = None if table is None else pc.max(table["month_date"]).as_py()
            if table is not None:
                table = table.filter(pc.equal(table["month_date"], month))
        if table is None or name not in table.column_names:
            return None
        total = pc.sum(table[name]).as_py()
        return None if total is None else (total, month)

    def _of_period(self, key: str) -> pa.Table | None:
        """Earlier rows of the period of an amount column, by the definitions of this table."""
        parts = [part for part in fund_rows(self.reading) if part.key == key]
        if self.earlier is None or not parts:
            return None
        table = self.earlier
        for name in ("period_kind", "basis"):
            if name in parts[0].values:
                said = pc.unique(parts[0].values[name]).to_pylist()
                keep = [value in said for value in table[name].to_pylist()]
                table = table.filter(pa.array(keep, pa.bool_()))
        return table if table.num_rows else None

    def lately(self, key: str) -> Before:
        """The old values, or those of a sum so far in the last month that told it.

        What came in one month alone says nothing of the next.
        """
        found, field = self.before(key), self.reading.declared.field(key)
        if len(found.at) or self.earlier is None or field.name not in self.earlier.column_names:
            return found
        for part in fund_rows(self.reading):
            periods = part.values.get("period_kind")
            if part.key != key or periods is None or _MONTH in pc.unique(periods).to_pylist():
                continue
            nothing = pa.nulls(self.earlier.num_rows, pa.date32())
            place = self.earlier.schema.get_field_index("month_date")
            table = self.earlier.set_column(place, "month_date", nothing)
            values = {**part.values, "month_date": pa.nulls(len(part.at), pa.date32())}
            at, there = _matched(self.reading, values, part.at, table, is_latest=True)
            return Before(at, table[field.name].combine_chunks().take(pa.array(there)))
        return found

    def before(self, key: str) -> Before:
        """The old values of a field, empty where nothing is paired."""
        reading, table = self.reading, self.table
        name = reading.declared.field(key).name
        if (
            table is not None
            and name in table.column_names
            and not pa.types.is_list(table.schema.field(name).type)
        ):
            for keys, at, there in self._pairs:
                if key in keys:
                    old = table[name].combine_chunks()
                    return Before(at, old.take(pa.array(there)))
        if key == _PLANNED and reading.declared.name == "projects" and self.known is not None:
            return _known_plans(reading, self.known)
        return Before(np.zeros(0, dtype=np.int64), pa.nulls(0, pa.null()))

    @cached_property
    def _pairs(self) -> list[tuple[tuple[str, ...], np.ndarray, np.ndarray]]:
        """(field keys, data rows, rows of the table): pairs of the same thing."""
        if self.table is None:
            return []
        return [
            (keys, *_matched(self.reading, rows, at, self.table))
            for keys, at, rows in _parts(self.reading)
        ]


def _parts(reading: Reading) -> list[tuple[tuple[str, ...], np.ndarray, dict[str, pa.Array]]]:
    if reading.declared.name == "funds":
        return [((part.key,), part.at, part.values) for part in fund_rows(reading)]
    return [(tuple(reading.by_key), np.arange(reading.height), reading.values)]


def _matched(
    reading: Reading,
    values: dict[str, pa.Array],
    at: np.ndarray,
    table: pa.Table,
    *,
    is_latest: bool = False,
) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of the same thing; is_latest: of rows of several months the last one counts."""
    declared = reading.declared
    named = {"project_code", "project_name"} & set(declared.identity)
    names = (*declared.identity, *(named - set(declared.identity)))
    own = pa.table(
        {
            name: values[name]
            if name in values
            else pa.nulls(len(at), table.schema.field(name).type)
            for name in names
        }
    )
    codes = codes_of_names(own, table) if named else {}
    old_keys = identity_keys(declared, table, codes)
    # A repetition is numbered at a key's end: of one thing's months the last is meant.
    shown = [(*key[:-1], 1) if is_latest else key for key in old_keys]
    old_at = {key: index for index, key in enumerate(shown)}
    pairs = [
        (int(at[position]), old_at[key])
        for position, key in enumerate(identity_keys(declared, own, codes))
        if key in old_at
    ]
    both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _known_plans(reading: Reading, known: KnownProjects) -> Before:
    """What other sheets say of a project's planned investment."""
    planned = known.planned_wan or {}
    found: list[tuple[int, Decimal]] = []
    names = reading.get("project_name").to_pylist()
    codes = reading.get("project_code").to_pylist()
    for index, (name, code) in enumerate(zip(names, codes, strict=True)):
        plan = planned.get(code) if code in planned else planned.get(project_key(name or ""))
        if plan is not None:
            found.append((index, plan))
    return Before(
        np.array([index for index, _ in found], dtype=np.int64),
        pa.array([plan for _, plan in found], pa.decimal128(18, 6)),
    )


def report_split_before(outcome: Outcome, unit: str, previous: Previous | None) -> None:
    """A warning where rows of a parted table are still current as those of ``unit``."""
    reading, units = outcome.reading, outcome.units
    if reading is None or units is None or not is_parted(units, outcome.correction):
        return
    if units.unnamed or unit in units.of:
        return
    then = History(reading, previous).table
    if then is None:
        return
    declared = reading.declared
    columns = {name: reading.get(name) for name in declared.identity}
    now = complete(declared.table, columns, reading.height)
    codes = codes_of_names(now, then) if "project_name" in declared.identity else {}
    shared = set(identity_keys(declared, now, codes)) & set(identity_keys(declared, then, codes))
    if shared:
        arguments = {"count": str(len(shared)), "unit": unit}
        reading.report_at_header("parted-before", "warning", units.column, **arguments)
