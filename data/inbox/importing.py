"""Checking and importing files on a store: read as on the page, held or published.

Nobody looks at a preview here. Files with a question open that puts the figures in doubt
(data/rules/questions.toml) are held until it is answered, or until whoever imports says
that they are right as they read; with ``strict`` any error or open question holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from data.importer.importer import Belonging, Importer, Upload
from data.importer.model import Intake
from data.importer.questions.answers_file import (
    check_answers,
    corrections_of,
    holding_questions,
    noted,
)
from data.importer.review.draft_diff import upload_changes
from data.importer.review.entity_matching import compare_upload
from data.inbox.dates import today
from data.inbox.job import Job
from data.inbox.scheduled import day_to_come, schedule
from data.reports.imports import Checked, Outcome, check_report, import_report
from data.reports.report import Report
from data.reports.versions import BatchProof, Used, proof_report
from data.store import BatchSummary, Store, UnknownVersion
from data.store.kept_files import Reading
from data.texts import Language


def check(store: Store, job: Job) -> Report:
    """What an import would say; nothing is stored. Raises AnswersRefusal.

    Of a version whether its kept files say the same again; raises UnknownVersion.
    """
    if job.version is not None:
        return prove(store, job.version, job.language)
    found = checked(store, _read(store, job), job)
    return check_report(found, job.language, is_whole=job.is_whole)


def import_files(store: Store, job: Job) -> Report:
    """Publish what can be loaded, unless something holds it. Raises AnswersRefusal."""
    intake = _read(store, job)
    found = checked(store, intake, job)
    out = _outcome(store, intake, job)
    asked = {"is_strict": job.is_strict, "is_whole": job.is_whole}
    return import_report(found, out, job.language, **asked)


def _outcome(store: Store, intake: Intake, job: Job) -> Outcome:
    held = held_because(store, intake, job)
    until = day_to_come(intake.drafts, today())
    if until is not None and not held and job.when != "at-once":
        if job.when != "when-due":
            return Outcome(("to-come",), until=until)
        schedule(intake.drafts, until, by=job.by, note=job.note)
        return Outcome(until=until, is_put_off=True)
    if held or not intake.drafts:
        return Outcome(held)
    importer, note = Importer(store), noted(job.note, intake)
    version, known = importer.publish(intake.drafts, by=job.by, note=note)
    if version is not None:
        importer.remember(upload_of(job), intake, by=job.by)
    return Outcome(published=version, known=tuple(known))


def held_because(store: Store, intake: Intake, job: Job) -> tuple[str, ...]:
    """``errors`` and ``questions``, as far as they keep an import from publishing."""
    reasons: list[str] = []
    if job.is_strict and intake.has_errors:
        reasons.append("errors")
    asked = intake.open_questions if job.is_strict else holding_questions(intake)
    # Who says that figures are right as they read has not said that rows go.
    if any(one.replacement or not job.is_as_read for one in asked):
        reasons.append("questions")
    if reasons and intake.drafts and len(store.duplicates(intake.drafts)) == len(intake.drafts):
        return ()  # published before, as it stands: nothing is left to decide
    return tuple(reasons)


def upload_of(job: Job) -> Upload:
    """The files of a job with whose they are and what was answered."""
    if job.as_of is None:
        raise ValueError("files need an as-of date")
    whose = Belonging(job.unit, job.as_of, job.period, is_chosen=not job.is_day_assumed)
    files = [(Path(path), name) for path, name in job.files]
    return Upload.of(files, whose, corrections_of(job.answers))


def understood(store: Store, job: Job) -> Intake:
    """What the files of a job say, beside what is remembered and published."""
    return Importer(store).understand(upload_of(job))


def _read(store: Store, job: Job) -> Intake:
    intake = understood(store, job)
    if job.answers:
        plain = replace(job, answers={})
        check_answers(intake, job.answers, lambda: understood(store, plain), job.language)
    return intake


def checked(store: Store, intake: Intake, job: Job) -> Checked:
    """The report of some files before anything is published."""
    is_alone = bool(job.alone_because)
    return Checked(
        intake=intake,
        returns=tuple(Importer(store).returned(upload_of(job), intake)),
        used=used_by(store, intake, job),
        changes=None if is_alone else upload_changes(store, intake.drafts),
        comparison=compare_upload(store, intake.drafts),
    )


def used_by(store: Store, intake: Intake, job: Job) -> Used:
    """The remembered mappings that the files were read by."""
    if job.alone_because:
        return Used(because=job.alone_because)
    taken = [sheet.taken for report in intake.files for sheet in report.sheets if sheet.taken]
    used = {one.remembered.mapping_id for one in taken}
    kept = store.memory.of_unit(job.unit)
    return Used(tuple(one for one in kept if one.mapping_id in used))


def prove(store: Store, number: int, language: Language) -> Report:
    """Whether the same rows come out of the files that a version was published from.

    Raises UnknownVersion.
    """
    version = next((one for one in store.versions() if one.version == number), None)
    if version is None:
        raise UnknownVersion(version=str(number), last=str(store.sequence))
    readings = store.files.readings(version=number)
    read = _read_again(store, readings)
    proofs = [_proven(store, batch, readings, read) for batch in version.batches]
    return proof_report(version, proofs, language)


def _read_again(store: Store, readings: tuple[Reading, ...]) -> dict[str, Intake]:
    """By upload what its kept files say now; an upload of which one is missing has no entry."""
    importer = Importer(store)
    found: dict[str, Intake] = {}
    ordered = sorted(readings, key=lambda one: (one.upload_id, one.position))
    for upload_id, group in groupby(ordered, key=lambda one: one.upload_id):
        files = {one.sha256: one for one in group}
        intake = importer.read_again(list(files.values()))
        if intake is not None:
            found[upload_id] = intake
    return found


def _proven(
    store: Store, batch: BatchSummary, readings: Sequence[Reading], read: Mapping[str, Intake]
) -> BatchProof:
    own = [one for one in readings if one.batch_id == batch.batch_id]
    if not own or any(one.upload_id not in read for one in own):
        return BatchProof(batch, None, None)
    kind = (batch.ledger, batch.form, batch.as_of)
    drafts = [
        draft
        for upload_id in {one.upload_id for one in own}
        for draft in read[upload_id].drafts
        if (draft.ledger, draft.form, draft.as_of_date) == kind
    ]
    same = [draft for draft in drafts if store.holds_the_same(batch.batch_id, draft)]
    now = next(iter(same or drafts), None)
    return BatchProof(batch, bool(same), now.loaded_count if now else 0)
