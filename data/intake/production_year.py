"""A year of production without more: what is done is actual, what is not is planned.

Trackers of plants keep one year a plant; whether it has come true is said by the stage.
A date of its own column comes first.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.intake.reading import Reading


def complete_production_year(reading: Reading) -> None:
    """Put each year, as its last day, into the date that the row's stage makes it."""
    for assignment in reading.recognition.assignments:
        declared = reading.declared.field(assignment.key)
        if not declared.at_stages or assignment.key not in reading.by_key:
            continue
        days = _last_days(reading.by_key[assignment.key])
        stages = reading.get("stage")
        taken = np.zeros(reading.height, dtype=bool)
        for name, wanted in declared.at_stages.items():
            here = pc.fill_null(pc.is_in(stages, pa.array(wanted, pa.string())), False)
            at = np.array(here, dtype=bool)
            _fill(reading, name, days, at, assignment.column)
            taken |= at
        _fill(reading, declared.name, days, ~taken, assignment.column)


def _last_days(years: pa.Array) -> list[date | None]:
    return [
        date(year, 12, 31) if year is not None and 1900 <= year <= 2200 else None
        for year in years.to_pylist()
    ]


def _fill(
    reading: Reading, name: str, days: list[date | None], at: np.ndarray, column: int
) -> None:
    at = at & ~reading.have(name) & np.array([day is not None for day in days], dtype=bool)
    if not at.any():
        return
    filled = pa.array([day if here else None for day, here in zip(days, at, strict=True)])
    reading.values[name] = pc.coalesce(reading.get(name), filled.cast(pa.date32()))
    reading.fed_from.setdefault(name, column)
    precise = reading.precision.setdefault(name, {})
    precise.update({int(index): "year" for index in np.flatnonzero(at)})
