"""A workbook whose rows belong to several units, parted by the column that names them.

The column is one that says who reported (报送单位 …), else the unit that answers for the
row. Parting is a person's choice; rows that name no unit, or several, stay with the unit
that was chosen for the upload and are asked about.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np

from data.importer.corrections import TableCorrection
from data.importer.reading import Reading
from data.importer.source_table import SourceTable
from data.ledgers import Ledger
from data.ledgers.headers import looser, normal
from data.rules import load_rules
from data.values.parse_result import cleaned, is_blank

SPLIT, WHOLE = "split", "whole"
_SEVERAL = re.compile(r"[、，,；;/\n]")


@dataclass(frozen=True)
class UnitColumn:
    """The units that a column names: of[i] is data row i's, None where it names none or several.

    says_who_reported: whether the header says so; else it is the unit that answers.
    """

    column: int
    header: str
    says_who_reported: bool
    of: tuple[str | None, ...]
    several: tuple[int, ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """(unit, its rows), most rows first."""
        found = Counter(unit for unit in self.of if unit is not None)
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

    @property
    def unnamed(self) -> int:
        """Rows that name no unit, or several."""
        return sum(unit is None for unit in self.of)


def reporting_column(declared: Ledger, source: SourceTable) -> int | None:
    """The sheet column whose header says who reported a row."""
    words = {normal(word) for word in declared.reported_by}
    for header in source.table.columns:
        if header.path and any(form in words for form, _ in looser(normal(header.path[-1]))):
            return header.column
    return None


def unit_column(reading: Reading) -> UnitColumn | None:
    """The column of a table by which it may be parted; None where fewer than two units stand."""
    declared = reading.declared
    number = reporting_column(declared, reading.source)
    says_who = number is not None
    if number is None:
        keys = [f.key for f in declared.fields if declared.answers and f.name == declared.answers]
        number = next((reading.columns[key] for key in keys if key in reading.columns), None)
    if number is None:
        return None
    of, several = _units(reading, number)
    found = UnitColumn(
        number, "/".join(reading.source.header(number).path), says_who, tuple(of), tuple(several)
    )
    return found if len(found.counts) >= load_rules().layouts.units.least_units else None


def _units(reading: Reading, number: int) -> tuple[list[str | None], list[int]]:
    cells = reading.source.column(number).raw.dictionary_encode()
    which = cells.indices.fill_null(-1).to_pylist()
    aliases, day = reading.context.aliases, reading.context.as_of
    names: list[str | None] = []
    crowds: set[int] = set()
    for position, text in enumerate(cells.dictionary.to_pylist()):
        name = cleaned(text)
        if _SEVERAL.search(name) and not is_blank(name):
            crowds.add(position)
        is_one = not is_blank(name) and position not in crowds
        names.append((aliases.name("unit", name, day) if aliases else name) if is_one else None)
    of = [names[position] if position >= 0 else None for position in which]
    return of, [index for index, position in enumerate(which) if position in crowds]


def is_parted(found: UnitColumn | None, correction: TableCorrection) -> bool:
    """Whether a person chose to part the table by its units."""
    return found is not None and correction.by_unit == SPLIT


def parts(found: UnitColumn, unit: str) -> dict[str, np.ndarray]:
    """Unit → which data rows are its own; rows without one unit are those of ``unit``."""
    named = np.array([one or unit for one in found.of], dtype=object)
    return {name: named == name for name in dict.fromkeys(named.tolist())}


def report_units(reading: Reading, found: UnitColumn, correction: TableCorrection) -> None:
    """Where a table is parted: how, and the rows that name no unit or several."""
    if not is_parted(found, correction):
        return
    listed = "、".join(f"{unit} {count}" for unit, count in found.counts[:8])
    listed += "…" if len(found.counts) > 8 else ""
    arguments = {"units": str(len(found.counts)), "listed": listed, "unnamed": str(found.unnamed)}
    reading.report_at_header("parted-by-unit", "note", found.column, **arguments)
    _report_unnamed(reading, found)


def _report_unnamed(reading: Reading, found: UnitColumn) -> None:
    missing = np.array([unit is None for unit in found.of], dtype=bool) & ~reading.rejected
    for index in np.flatnonzero(missing).tolist():
        code = "unit-several" if index in found.several else "unit-missing"
        reading.report_in(code, "warning", index, found.column, header=found.header)
