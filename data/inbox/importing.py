"""Checking and importing files on a store: read as on the page, held or published.

Nobody looks at a preview here. Files with a question open that puts the figures in doubt
(data/rules/questions.toml) are held until it is answered, or until whoever imports says
that they are right as they read; with ``strict`` any error or open question holds.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from data.importer.importer import Belonging, Importer, Upload
from data.importer.model import Intake
from data.importer.questions.answers import check_answers, corrections_of, holding_questions, noted
from data.importer.review.draft_diff import changes_json
from data.importer.review.entity_matching import compare_upload
from data.inbox.dates import today
from data.inbox.job import Job, JobResult
from data.inbox.mappings import mapping_json
from data.inbox.proving import prove
from data.inbox.scheduled import day_to_come, schedule
from data.reports.entity_matching import same_project_json
from data.reports.upload import report_json
from data.reports.version import duplicate_json, version_json
from data.store import Store

_FINE, _INPUT_REFUSED = 0, 1


def check(store: Store, job: Job) -> JobResult:
    """What an import would say; nothing is stored. Raises AnswersRefusal.

    Of a version whether its kept files say the same again; raises UnknownVersion.
    """
    if job.version is not None:
        return prove(store, job)
    intake = _read(store, job)
    payload = reported(store, intake, job)
    return JobResult(_INPUT_REFUSED if intake.has_errors else _FINE, payload)


def import_files(store: Store, job: Job) -> JobResult:
    """Publish what can be loaded, unless something holds it. Raises AnswersRefusal."""
    intake = _read(store, job)
    payload = {**reported(store, intake, job), "published": None, "already_published": []}
    held = held_because(store, intake, job)
    until = day_to_come(intake.drafts, today())
    if until is not None and not held and job.when != "at-once":
        payload["waits_until"] = until.isoformat() if job.when == "when-due" else None
        if job.when == "when-due":
            schedule(intake.drafts, until, by=job.by, note=job.note)
            payload |= {"strict": job.is_strict, "held_because": []}
            return JobResult(_INPUT_REFUSED if intake.has_errors else _FINE, payload)
        held = ("to-come",)
    payload |= {"strict": job.is_strict, "held_because": list(held)}
    if intake.drafts and not held:
        publish(store, intake, replace(job, note=noted(job.note, intake)), payload)
        if payload["published"] is not None:
            Importer(store).remember(upload_of(job), intake, by=job.by)
    is_refused = bool(held) or intake.has_errors or not intake.drafts
    return JobResult(_INPUT_REFUSED if is_refused else _FINE, payload)


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


def reported(store: Store, intake: Intake, job: Job) -> dict[str, object]:
    """The report of some files before anything is published."""
    returns = Importer(store).returned(upload_of(job), intake)
    comparison = compare_upload(store, intake.drafts)
    return {
        **report_json(intake, job.language, returns),
        "remembered": remembered_of(store, intake, job.unit),
        "changes": changes_json(store, intake.drafts),
        "same_project": same_project_json(comparison, job.language),
    }


def remembered_of(store: Store, intake: Intake, unit: str) -> dict[str, object]:
    """The remembered mappings that the files were read by."""
    taken = [sheet.taken for report in intake.files for sheet in report.sheets if sheet.taken]
    used = {one.remembered.mapping_id for one in taken}
    kept = [one for one in store.memory.of_unit(unit) if one.mapping_id in used]
    return {"used": True, "because": None, "mappings": [mapping_json(one) for one in kept]}


def publish(store: Store, intake: Intake, job: Job, payload: dict[str, object]) -> None:
    """Publish what is not there yet, and add to the report what came of it."""
    version, known = Importer(store).publish(intake.drafts, by=job.by, note=job.note)
    payload["published"] = version_json(version) if version else None
    payload["already_published"] = [duplicate_json(duplicate) for duplicate in known]
