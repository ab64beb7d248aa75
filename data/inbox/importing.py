"""Checking and importing files on a store: read as on the page, held or published.

Nobody looks at a preview here. Files with a question open that puts the figures in doubt
(data/rules/questions.toml) are held until it is answered, or until whoever imports says
that they are right as they read; with ``strict`` any error or open question holds.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from data.importer import Belonging, Importer, Upload
from data.importer.model import Intake
from data.importer.questions.answers import check_answers, corrections_of
from data.importer.questions.publish_policy import holding_questions, noted
from data.importer.review.draft_diff import changes_json
from data.importer.review.entity_matching import compare_upload
from data.inbox.dates import today
from data.inbox.job import Answer, Errand
from data.inbox.mappings import mapping_json
from data.inbox.put_off import day_to_come, put_off
from data.reports.entity_matching import same_project_json
from data.reports.upload import report_json
from data.reports.version import duplicate_json, version_json
from data.store import Store

_FINE, _INPUT_REFUSED = 0, 1


def check(store: Store, errand: Errand) -> Answer:
    """What an import would say; nothing is stored. Raises AnswersRefusal."""
    intake = _read(store, errand)
    payload = reported(store, intake, errand)
    return Answer(_INPUT_REFUSED if intake.has_errors else _FINE, payload)


def import_files(store: Store, errand: Errand) -> Answer:
    """Publish what can be loaded, unless something holds it. Raises AnswersRefusal."""
    intake = _read(store, errand)
    payload = {**reported(store, intake, errand), "published": None, "already_published": []}
    held = held_because(store, intake, errand)
    until = day_to_come(intake.drafts, today())
    if until is not None and not held and errand.when != "at-once":
        payload["waits_until"] = until.isoformat() if errand.when == "when-due" else None
        if errand.when == "when-due":
            put_off(intake.drafts, until, by=errand.by, note=errand.note)
            payload |= {"strict": errand.is_strict, "held_because": []}
            return Answer(_INPUT_REFUSED if intake.has_errors else _FINE, payload)
        held = ("to-come",)
    payload |= {"strict": errand.is_strict, "held_because": list(held)}
    if intake.drafts and not held:
        publish(store, intake, replace(errand, note=noted(errand.note, intake)), payload)
        if payload["published"] is not None:
            Importer(store).remember(upload_of(errand), intake, by=errand.by)
    is_refused = bool(held) or intake.has_errors or not intake.drafts
    return Answer(_INPUT_REFUSED if is_refused else _FINE, payload)


def held_because(store: Store, intake: Intake, errand: Errand) -> tuple[str, ...]:
    """``errors`` and ``questions``, as far as they keep an import from publishing."""
    reasons: list[str] = []
    if errand.is_strict and intake.has_errors:
        reasons.append("errors")
    asked = intake.open_questions if errand.is_strict else holding_questions(intake)
    # Who says that figures are right as they read has not said that rows go.
    if any(one.replacement or not errand.is_as_read for one in asked):
        reasons.append("questions")
    if reasons and intake.drafts and len(store.duplicates(intake.drafts)) == len(intake.drafts):
        return ()  # published before, as it stands: nothing is left to decide
    return tuple(reasons)


def upload_of(errand: Errand) -> Upload:
    """The files of an errand with whose they are and what was answered."""
    if errand.as_of is None:
        raise ValueError("files need an as-of date")
    whose = Belonging(errand.unit, errand.as_of, errand.period, is_chosen=not errand.is_day_assumed)
    files = [(Path(path), name) for path, name in errand.files]
    return Upload.of(files, whose, corrections_of(errand.answers))


def understood(store: Store, errand: Errand) -> Intake:
    """What the files of an errand say, beside what is remembered and published."""
    return Importer(store).understand(upload_of(errand))


def _read(store: Store, errand: Errand) -> Intake:
    intake = understood(store, errand)
    if errand.answers:
        plain = replace(errand, answers={})
        check_answers(intake, errand.answers, lambda: understood(store, plain), errand.language)
    return intake


def reported(store: Store, intake: Intake, errand: Errand) -> dict[str, object]:
    """The report of some files before anything is published."""
    returns = Importer(store).returned(upload_of(errand), intake)
    comparison = compare_upload(store, intake.drafts)
    return {
        **report_json(intake, errand.language, returns),
        "remembered": remembered_of(store, intake, errand.unit),
        "changes": changes_json(store, intake.drafts),
        "same_project": same_project_json(comparison, errand.language),
    }


def remembered_of(store: Store, intake: Intake, unit: str) -> dict[str, object]:
    """The remembered mappings that the files were read by."""
    taken = [sheet.taken for report in intake.files for sheet in report.sheets if sheet.taken]
    used = {one.kept.mapping_id for one in taken}
    kept = [one for one in store.memory.of_unit(unit) if one.mapping_id in used]
    return {"used": True, "because": None, "mappings": [mapping_json(one) for one in kept]}


def publish(store: Store, intake: Intake, errand: Errand, payload: dict[str, object]) -> None:
    """Publish what is not there yet, and add to the report what came of it."""
    version, known = Importer(store).publish(intake.drafts, by=errand.by, note=errand.note)
    payload["published"] = version_json(version) if version else None
    payload["already_published"] = [duplicate_json(duplicate) for duplicate in known]
