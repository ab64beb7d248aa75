"""A file as it came goes with what it brought, so that it can be read again, years later too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from data.drafts import BatchDraft
from data.files.limits import kept_file_bytes
from data.ids import new_id
from data.importer.corrections import Corrections, TableCorrection
from data.importer.model import FileReport, Intake
from data.store.kept_files import KEPT_FILE, READING, Reading, file_table, reading_table

Files = Sequence[tuple[Path, str]]


def readings_of(
    intake: Intake,
    files: Files,
    unit: str,
    as_of: date,
    corrections: Corrections,
    *,
    is_chosen: bool,
    period: tuple[date, date] | None,
) -> Iterator[tuple[Reading, bytes]]:
    """How each opened file of one unit and day was read, with its bytes.

    A file beyond SIGNBOARD_KEPT_FILE_MB, or gone meanwhile, is left out.
    """
    upload_id = new_id()
    for position, ((path, name), report) in enumerate(zip(files, intake.files, strict=True)):
        content = _content(path, report) if report.reader else None
        if content is not None:
            told = {mark: one.to_json() for mark, one in _read_by(report, corrections).items()}
            whose = Reading(report.sha256, name, unit, as_of, is_chosen, upload_id, position)
            yield replace(whose, period=period, corrections=told), content


def with_files(
    drafts: Sequence[BatchDraft], files: Iterator[tuple[Reading, bytes]]
) -> Iterator[BatchDraft]:
    """Drafts that bring the files which they were read from."""
    kept: dict[str, tuple[Reading, pa.Table]] = {}
    for reading, content in files:
        if reading.sha256 not in kept:
            kept[reading.sha256] = (reading, file_table(reading.sha256, content))
    for draft in drafts:
        hashes = dict.fromkeys(draft.tables["source_sheet"]["file_sha256"].to_pylist())
        own = [kept[one] for one in hashes if one in kept]
        if not own:
            yield draft
            continue
        brought = {
            KEPT_FILE: pa.concat_tables([table for _, table in own]),
            READING: reading_table([replace(one, batch_id=draft.batch_id) for one, _ in own]),
        }
        yield replace(draft, tables={**draft.tables, **brought})


def corrections_of(readings: Sequence[Reading]) -> Corrections:
    """The corrections by which files were read, by header fingerprint."""
    said = {mark: text for one in readings for mark, text in one.corrections.items()}
    return {mark: TableCorrection.from_json(text) for mark, text in said.items()}


def _content(path: Path, report: FileReport) -> bytes | None:
    try:
        if path.stat().st_size > kept_file_bytes():
            return None
        content = path.read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == report.sha256 else None


def _read_by(report: FileReport, corrections: Corrections) -> Mapping[str, TableCorrection]:
    """What was remembered of each table, and over it what was corrected in the upload."""
    read_by: dict[str, TableCorrection] = {}
    for sheet in report.sheets:
        said = corrections.get(sheet.fingerprint, TableCorrection())
        told = sheet.taken.correction.then(said) if sheet.taken else said
        if told != TableCorrection():
            read_by[sheet.fingerprint] = told
    return read_by
