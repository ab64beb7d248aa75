"""What the version before says of the same rows: the yardstick for a value that jumped.

Rows are paired by the ledger's identity, as the list of changes pairs them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.intake.changes import codes_of_names, identity_keys
from data.intake.funds import fund_rows
from data.intake.identity import KnownProjects, project_key
from data.intake.reading import Reading
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

    def before(self, key: str) -> Before:
        """The old values of a field, empty where nothing is paired."""
        reading, table = self.reading, self.table
        name = reading.declared.field(key).name
        if table is not None and name in table.column_names and not _is_listed(table, name):
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


def _is_listed(table: pa.Table, name: str) -> bool:
    return bool(pa.types.is_list(table.schema.field(name).type))


def _parts(reading: Reading) -> list[tuple[tuple[str, ...], np.ndarray, dict[str, pa.Array]]]:
    if reading.declared.name == "funds":
        return [((part.key,), part.at, part.values) for part in fund_rows(reading)]
    return [(tuple(reading.by_key), np.arange(reading.height), reading.values)]


def _matched(
    reading: Reading, values: dict[str, pa.Array], at: np.ndarray, table: pa.Table
) -> tuple[np.ndarray, np.ndarray]:
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
    old_at = {key: index for index, key in enumerate(identity_keys(declared, table, codes))}
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
