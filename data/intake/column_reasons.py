"""Why each column is taken for its field: the word that matched, and how many cells it can read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.intake.model import ColumnReport
from data.intake.reading import Reading
from data.ledgers.reasons import matches


def reasoned(reading: Reading, reports: Sequence[ColumnReport]) -> tuple[ColumnReport, ...]:
    """The reports of a table's columns, those that feed a field with their reason."""
    by_letter = {reading.letter_of(key): key for key in reading.columns}
    return tuple(
        _reasoned(reading, one, by_letter[one.letter])
        if one.letter in by_letter and not one.item
        else one
        for one in reports
    )


def _reasoned(reading: Reading, report: ColumnReport, key: str) -> ColumnReport:
    header = reading.block.header(reading.columns[key])
    year = reading.context.year
    found = (match for match in matches(reading.declared.name, header, year) if match.key == key)
    own = next(found, None)
    how = "month" if key in reading.months else "said"
    read, filled = reading.values_fit(key)
    return replace(
        report,
        matched=own.how if own else how,
        word=own.word if own else "",
        read=read,
        filled=filled,
    )
