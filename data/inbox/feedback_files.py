"""``annotate`` and ``feedback``: what goes back to the unit that reported, as files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePath

from data.documents.feedback import addressees, feedback_archive, feedback_document
from data.documents.marking.client import (
    NotReturned,
    annotated_workbook,
    is_returnable,
    returned_name,
)
from data.importer import Intake
from data.importer.importer import Importer
from data.inbox.importing import remembered_of, understood, upload_of
from data.inbox.job import Job, JobResult
from data.reports.resubmission import returned_json
from data.store import Store
from data.texts import Language, text

_FINE, _INPUT_REFUSED = 0, 1


def annotate(store: Store, job: Job) -> JobResult:
    """The workbook with its issues marked, as a check beside the store finds them.

    With sha256 the file that was marked, byte for byte as it came.
    """
    out, language = Path(job.path), job.language
    if out.exists():
        return exists(out, language)
    if job.sha256:
        return _original(store, job)
    intake = understood(store, job)
    (report,), ((path, name),) = intake.files, job.files
    suffix = PurePath(returned_name(report, language)).suffix
    if is_returnable(report) and out.suffix.lower() != suffix:
        return _other_suffix(out, suffix, language)
    try:
        content = annotated_workbook(Path(path), name, report, language, intake.drafts)
    except NotReturned as refusal:
        refusal_parts = {
            "code": refusal.code,
            "message": refusal.message(language),
            "remedy": refusal.remedy(language),
        }
        return JobResult(_INPUT_REFUSED, {"error": refusal_parts})
    Importer(store).keep(upload_of(job), intake)
    (earlier,) = Importer(store).returned(upload_of(job), intake)
    told = returned_json(earlier, language)
    return _written(store, job, content, intake, returned=told)


def _original(store: Store, job: Job) -> JobResult:
    content = store.files.content(job.sha256)
    if content is None:
        key = "exports-original-not-kept"
        said = {"code": key, "message": text(job.language, key)}
        said["remedy"] = text(job.language, f"{key}.remedy")
        return JobResult(_INPUT_REFUSED, {"error": said})
    with Path(job.path).open("xb") as stream:
        stream.write(content)
    name = store.files.readings(sha256=job.sha256)[-1].file_name
    kept = {"file": name, "sha256": job.sha256}
    return JobResult(_FINE, {"written": job.path, "original": kept})


def feedback(store: Store, job: Job) -> JobResult:
    """The feedback sheet of a unit about some files, as a check beside the store finds them.

    Written as a .zip, one for each unit that the rows name as responsible.
    """
    out, language = Path(job.path), job.language
    if out.exists():
        return exists(out, language)
    intake = understood(store, job)
    if job.as_of is None:
        raise ValueError("a feedback sheet needs an as-of date")
    if out.suffix.lower() == ".zip":
        found = addressees(intake.files, intake.drafts, job.unit)
        content = feedback_archive([(one, job.as_of) for one in found], language)
        return _written(store, job, content, intake, units=[one.unit for one in found])
    content = feedback_document(intake.files, job.unit, job.as_of, language)
    return _written(store, job, content, intake)


def exists(out: Path, language: Language) -> JobResult:
    """That a file is there already and was not written over."""
    refusal_parts = {
        "code": "exports-out-exists",
        "message": text(language, "exports-out-exists", path=str(out)),
        "remedy": text(language, "exports-out-exists.remedy", path=str(out)),
    }
    return JobResult(_INPUT_REFUSED, {"error": refusal_parts})


def _written(store: Store, job: Job, content: bytes, intake: Intake, **more: object) -> JobResult:
    with Path(job.path).open("xb") as stream:
        stream.write(content)
    counts = Counter(issue.severity for report in intake.files for issue in report.issues)
    payload: dict[str, object] = {
        "written": job.path,
        "issues": {severity: counts[severity] for severity in ("error", "warning", "note")},
        "remembered": remembered_of(store, intake, job.unit),
        **more,
    }
    return JobResult(_INPUT_REFUSED if intake.has_errors else _FINE, payload)


def _other_suffix(out: Path, suffix: str, language: Language) -> JobResult:
    """A workbook under a suffix of another kind is one that no program opens."""
    proposed = str(out.with_suffix(suffix))
    refusal_parts = {
        "code": "exports-out-suffix",
        "message": text(language, "exports-out-suffix", path=str(out), suffix=suffix),
        "remedy": text(language, "exports-out-suffix.remedy", proposed=proposed),
    }
    return JobResult(_INPUT_REFUSED, {"error": refusal_parts})
