"""Rows that a unit's earlier sheet holds whole and that are now parted among other units.

Where the unit of the upload keeps rows of its own, they replace its earlier sheet; where
it keeps none, that sheet stays current beside the parts of it, and somebody must know.
"""

from __future__ import annotations

from data.importer.history import History, Previous
from data.importer.parse.unit_split import is_parted
from data.importer.review.diff import codes_of_names, identity_keys
from data.importer.schemas import complete
from data.importer.table_outcome import Outcome


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
        told = {"count": str(len(shared)), "unit": unit}
        reading.report_at_header("parted-before", "warning", units.column, **told)
