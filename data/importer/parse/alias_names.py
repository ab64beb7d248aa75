"""Names in the cells of a table, read as what they stand for (data.importer.aliases).

What was read as what is said once a name, with its cells; the sheet's own text stays
in its source row.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa

from data.files.grid import cell_reference
from data.importer.aliases import Aliases, AliasKind
from data.importer.reading import Reading

_SHOWN_CELLS = 5


def rename(reading: Reading) -> None:
    """Read the unit and person columns of a table by the names that are remembered."""
    for assignment in reading.recognition.assignments:
        declared = reading.declared.field(assignment.key)
        if not declared.refers_to or declared.name not in reading.values:
            continue
        values = renamed(
            reading, declared.refers_to, reading.values[declared.name], assignment.column
        )
        reading.values[declared.name] = reading.by_key[declared.key] = values


def renamed(reading: Reading, kind: AliasKind, values: pa.Array, number: int) -> pa.Array:
    """Names of sheet column ``number`` (texts, or lists of names) as what they stand for."""
    aliases = reading.context.aliases
    if aliases is None or not aliases.has(kind) or values.null_count == len(values):
        return values
    days = _days(reading)
    entries = values.to_pylist()
    known: dict[tuple[object, date], str | list[str]] = {}
    for index, entry in enumerate(entries):
        if entry is None:
            continue
        key = (tuple(entry) if isinstance(entry, list) else entry, days[index])
        if key not in known:
            known[key] = _named(entry, kind, days[index], aliases)
        if known[key] != entry:
            entries[index] = known[key]
            place = cell_reference(int(reading.block.rows[index]), number)
            for pair in _pairs(entry, known[key]):
                reading.renamed.setdefault(pair, []).append(place)
    return pa.array(entries, values.type)


def report_renamed(reading: Reading) -> None:
    """One note for each name that was read as another."""
    for (written, name), cells in reading.renamed.items():
        shown = "、".join(cells[:_SHOWN_CELLS]) + ("…" if len(cells) > _SHOWN_CELLS else "")
        count = str(len(cells))
        reading.report("alias-read", "note", text=written, value=name, count=count, cells=shown)


def _named(entry: str | list[str], kind: AliasKind, day: date, aliases: Aliases) -> str | list[str]:
    if isinstance(entry, list):
        return [aliases.name(kind, one, day) for one in entry]
    return aliases.text(kind, entry, day)


def _pairs(before: str | list[str], after: str | list[str]) -> Sequence[tuple[str, str]]:
    if isinstance(before, list) and isinstance(after, list):
        return [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    return [(str(before), str(after))]


def _days(reading: Reading) -> list[date]:
    """The day that each row speaks of: of a list of events its own, else the file's."""
    as_of = reading.context.as_of
    name = reading.declared.event_date
    if not name or name not in reading.values or reading.get(name).type != pa.date32():
        return [as_of] * reading.height
    return [day or as_of for day in reading.get(name).to_pylist()]
