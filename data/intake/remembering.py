"""What an upload was corrected with is kept for next month, for the unit whose sheet it was."""

from __future__ import annotations

from collections.abc import Iterable

from data.intake.corrections import Corrections, TableCorrection
from data.intake.model import FileReport
from data.store import MappedSheet, Store


def remember_corrections(
    store: Store, reports: Iterable[tuple[FileReport, str]], corrections: Corrections, *, by: str
) -> None:
    """Keep corrections over what is remembered already; answers about single cells are not kept.

    reports: each file with the unit that reported it. What was remembered of a header before
    this one goes on under this one.
    """
    saved: set[tuple[str, str]] = set()
    for report, unit in reports:
        for sheet in report.sheets:
            key = (unit, sheet.fingerprint)
            if sheet.fingerprint not in corrections or key in saved:
                continue
            saved.add(key)
            before = sheet.taken.correction if sheet.taken else TableCorrection()
            mapping = before.then(corrections[sheet.fingerprint]).lasting()
            if mapping == before:
                continue  # nothing new was said
            headers = {column.letter: column.header for column in sheet.columns}
            store.memory.save_mapping(
                sheet.fingerprint,
                unit,
                mapping.to_json(),
                by=by,
                made_on=MappedSheet(report.file, sheet.sheet, sheet.ledger, headers),
                replaces=sheet.taken.kept.mapping_id
                if sheet.taken and not sheet.taken.is_same
                else "",
            )
