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
_HINT = "前|划|预|拟|力争|争取|确保|暂定|待|planned|expected|est"
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
        if name in reading.values and name in reading.columns:
            is_plan = _plans_in(reading, name)
            if is_plan.any():
                _set_apart(reading, name, planned, is_plan)


def _plans_in(reading: Reading, name: str) -> np.ndarray:
    """Which data rows hold a date that is written as a plan."""
    column = reading.block.column(reading.columns[name])
    is_text = pc.equal(column.kind, pa.scalar(int(Kind.TEXT), column.kind.type))
    worth_a_look = pc.match_substring_regex(column.raw, _HINT, ignore_case=True)
    read = pc.and_(pc.and_(is_text, worth_a_look), pc.is_valid(reading.values[name]))
    is_plan: np.ndarray = pc.fill_null(read, False).to_numpy(zero_copy_only=False).copy()
    for row in np.flatnonzero(is_plan).tolist():
        is_plan[row] = bool(_IS_PLAN.search(column.raw[row].as_py()))
    return is_plan


def _set_apart(reading: Reading, name: str, planned: str, is_plan: np.ndarray) -> None:
    days, precision = reading.values[name], reading.precision.get(name, {})
    moved = np.zeros_like(is_plan)
    if planned:
        moved = is_plan & ~reading.have(planned)
        reading.values[planned] = pc.if_else(pa.array(moved), days, reading.get(planned))
    reading.values[name] = pc.if_else(pa.array(is_plan), pa.scalar(None, days.type), days)
    for index in np.flatnonzero(is_plan).tolist():
        precise = precision.pop(index, None)
        if precise and moved[index]:
            reading.precision.setdefault(planned, {})[index] = precise
        reading.say(
            "date-planned",
            "warning",
            name,
            index=index,
            text=reading.block.seen(index, reading.columns[name]).strip(),
            header=reading.header_text(name),
            moved="yes" if moved[index] else "no",
        )
