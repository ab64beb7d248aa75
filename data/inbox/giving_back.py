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
from data.importer import Importer, Intake
from data.inbox.importing import remembered_of, understood, upload_of
from data.inbox.job import Answer, Errand
from data.reports.resubmission import returned_json
from data.store import Store
from data.texts import Language, text

_FINE, _INPUT_REFUSED = 0, 1


def annotate(store: Store, errand: Errand) -> Answer:
    """The workbook with its issues marked, as a check beside the store finds them."""
    out, language = Path(errand.path), errand.language
    if out.exists():
        return exists(out, language)
    intake = understood(store, errand)
    (report,), ((path, name),) = intake.files, errand.files
    suffix = PurePath(returned_name(report, language)).suffix
    if is_returnable(report) and out.suffix.lower() != suffix:
        return _other_suffix(out, suffix, language)
    try:
        content = annotated_workbook(Path(path), name, report, language, intake.drafts)
    except NotReturned as refusal:
        said = {
            "code": refusal.code,
            "message": refusal.message(language),
            "remedy": refusal.remedy(language),
        }
        return Answer(_INPUT_REFUSED, {"error": said})
    (earlier,) = Importer(store).returned(upload_of(errand), intake)
    told = returned_json(earlier, language)
    return _written(store, errand, content, intake, returned=told)


def feedback(store: Store, errand: Errand) -> Answer:
    """The feedback sheet of a unit about some files, as a check beside the store finds them.

    Written as a .zip, one for each unit that the rows name as responsible.
    """
    out, language = Path(errand.path), errand.language
    if out.exists():
        return exists(out, language)
    intake = understood(store, errand)
    if errand.as_of is None:
        raise ValueError("a feedback sheet needs an as-of date")
    if out.suffix.lower() == ".zip":
        found = addressees(intake.files, intake.drafts, errand.unit)
        content = feedback_archive([(one, errand.as_of) for one in found], language)
        return _written(store, errand, content, intake, units=[one.unit for one in found])
    content = feedback_document(intake.files, errand.unit, errand.as_of, language)
    return _written(store, errand, content, intake)


def exists(out: Path, language: Language) -> Answer:
    """That a file is there already and was not written over."""
    said = {
        "code": "exports-out-exists",
        "message": text(language, "exports-out-exists", path=str(out)),
        "remedy": text(language, "exports-out-exists.remedy", path=str(out)),
    }
    return Answer(_INPUT_REFUSED, {"error": said})


def _written(
    store: Store, errand: Errand, content: bytes, intake: Intake, **more: object
) -> Answer:
    with Path(errand.path).open("xb") as stream:
        stream.write(content)
    counts = Counter(issue.severity for report in intake.files for issue in report.issues)
    payload: dict[str, object] = {
        "written": errand.path,
        "issues": {severity: counts[severity] for severity in ("error", "warning", "note")},
        "remembered": remembered_of(store, intake, errand.unit),
        **more,
    }
    return Answer(_INPUT_REFUSED if intake.has_errors else _FINE, payload)


def _other_suffix(out: Path, suffix: str, language: Language) -> Answer:
    """A workbook under a suffix of another kind is one that no program opens."""
    proposed = str(out.with_suffix(suffix))
    said = {
        "code": "exports-out-suffix",
        "message": text(language, "exports-out-suffix", path=str(out), suffix=suffix),
        "remedy": text(language, "exports-out-suffix.remedy", proposed=proposed),
    }
    return Answer(_INPUT_REFUSED, {"error": said})
