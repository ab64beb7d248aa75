"""A plan in a column of what has happened (``计划2025年3月`` under 开工时间) is no fact.

Read as one it would move the project a stage on. It is kept as the plan where the row
states none of its own.
"""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.intake.reading import Reading
from data.sheets.grid import Kind

_PLANNED = {
    "signed_date": "",
    "actual_start_date": "planned_start_date",
    "completion_date": "",
    "actual_production_date": "planned_production_date",
    "design_capacity_date": "",
}
# 2015年以前 and 3月前后 look back; 6月底前 and 年底之前 are time limits.
_IS_PLAN = re.compile(
    r"^\s*[(（]?(?:计划|预计|预期|拟|力争|争取|确保|暂定|待|planned|expected|est)"
    r"|(?<!以)前\s*(?:开工|投产|竣工|完工|建成|签约|完成|达产)?\s*[)）]?\s*$"
    r"|[(（](?:计划|预计|拟|暂定)[)）]\s*$",
    re.IGNORECASE,
)


def set_plans_apart(reading: Reading) -> None:
    """Make plans in columns of actual dates null, each with its issue."""
    for name, planned in _PLANNED.items():
        if name not in reading.values or name not in reading.columns:
            continue
        for index in _plans_in(reading, name):
            moved = bool(planned) and not reading.get(planned)[index].is_valid
            if moved:
                _move(reading, name, planned, index)
            reading.values[name] = _with(reading.values[name], index, None)
            reading.precision.get(name, {}).pop(index, None)
            reading.say(
                "date-planned",
                "warning",
                name,
                index=index,
                text=reading.block.seen(index, reading.columns[name]).strip(),
                header=reading.header_text(name),
                moved="yes" if moved else "no",
            )


def _plans_in(reading: Reading, name: str) -> list[int]:
    """Data rows whose cell of a column is a date written as a plan."""
    column = reading.block.column(reading.columns[name])
    is_text = pc.equal(column.kind, pa.scalar(int(Kind.TEXT), column.kind.type))
    read = pc.and_(pc.fill_null(is_text, False), pc.is_valid(reading.values[name]))
    rows = np.flatnonzero(read.to_numpy(zero_copy_only=False)).tolist()
    return [row for row in rows if _IS_PLAN.search(column.raw[row].as_py() or "")]


def _move(reading: Reading, name: str, planned: str, index: int) -> None:
    day = reading.values[name][index].as_py()
    reading.values[planned] = _with(reading.get(planned), index, day)
    precise = reading.precision.get(name, {}).get(index)
    if precise:
        reading.precision.setdefault(planned, {})[index] = precise


def _with(values: pa.Array, index: int, value: object) -> pa.Array:
    listed = values.to_pylist()
    listed[index] = value
    return pa.array(listed, values.type)
