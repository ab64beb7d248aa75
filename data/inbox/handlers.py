"""What each job does to the store, the same in the command line and in the running app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path, PurePath

from data.documents.annotation.client import (
    NotReturned,
    annotated_workbook,
    is_returnable,
    returned_name,
)
from data.documents.feedback import addressees, feedback_archive, feedback_document
from data.environment import hand_out
from data.field_words import template_title
from data.figures import figures
from data.formats import moment
from data.importer.importer import Importer
from data.importer.questions.answers_file import AnswersRefusal
from data.inbox.dates import today
from data.inbox.doctor import examine
from data.inbox.folders import unit_policies
from data.inbox.importing import check, import_files, understood, upload_of, used_by
from data.inbox.job import Command, Job
from data.inbox.own_ledgers import ledgers_command
from data.inbox.shared_folder import SharedFolder
from data.ledgers import ledger
from data.ledgers.declaration_faults import DeclarationError
from data.ledgers.template import template
from data.reports.doctor import doctor_report
from data.reports.figures import dispatch_report, figures_report, form_report, returns_report
from data.reports.imports import given_back_report, original_report
from data.reports.lists import list_report
from data.reports.report import (
    WRONG_USAGE,
    Json,
    Report,
    attributes,
    refusal_report,
    refused,
    refused_text,
)
from data.reports.review import returned_json
from data.reports.versions import (
    backup_report,
    forgotten_report,
    history_report,
    loaded_sample_report,
    remembered_report,
    version_report,
)
from data.returns.collection import Collection, collection, usual_month
from data.returns.known_values import known_values
from data.returns.periods import Period, period_of
from data.returns.return_form import (
    file_name,
    is_sendable,
    return_form_name,
    return_form_workbook,
)
from data.rules import RuleError
from data.samples.workbooks import load_sample
from data.store import Store, StoreRefusal, Unreachable
from data.store.failures import failing_disk_said
from data.texts import text


def perform(store: Store, job: Job) -> Report:
    """Do it and say what came of it.

    A refusal of the store, or a place that cannot be read or written, is an answer with exit
    code 1; answers that fit no question, 2.
    """
    language = job.language
    try:
        return _ACTIONS[job.command](store, job)
    except (StoreRefusal, NotReturned, DeclarationError) as refusal:
        return refused(refusal, language)
    except AnswersRefusal as refusal:
        return refused(refusal, language, WRONG_USAGE)
    except RuleError as wrong:
        return refusal_report(wrong.code, wrong.message(language), "", language)
    except OSError as fault:
        if fault.filename is None:
            raise
        return refused(Unreachable(path=str(fault.filename)), language)


def _annotate(store: Store, job: Job) -> Report:
    """The workbook with its issues annotated, as a check beside the store finds them.

    With sha256 the file that was annotated, byte for byte as it came.
    """
    out, language = Path(job.path), job.language
    if out.exists():
        return refused_text("exports-out-exists", language, path=str(out))
    if job.sha256:
        return _original(store, job)
    intake = understood(store, job)
    (report,), ((path, name),) = intake.files, job.files
    suffix = PurePath(returned_name(report, language)).suffix
    if is_returnable(report) and out.suffix.lower() != suffix:
        # A workbook under a suffix of another kind is one that no program opens.
        return refused_text(
            "exports-out-suffix",
            language,
            path=str(out),
            suffix=suffix,
            proposed=str(out.with_suffix(suffix)),
        )
    content = annotated_workbook(Path(path), name, report, language, intake.drafts)
    Importer(store).keep(upload_of(job), intake)
    (earlier,) = Importer(store).returned(upload_of(job), intake)
    used, returned = used_by(store, intake, job), {"returned": returned_json(earlier, language)}
    write_out(out, content)
    return given_back_report(job.path, intake, used, language, returned, earlier)


def _original(store: Store, job: Job) -> Report:
    content = store.files.content(job.sha256)
    if content is None:
        return refused_text("exports-original-not-kept", job.language)
    write_out(Path(job.path), content)
    name = store.files.readings(sha256=job.sha256)[-1].file_name
    return original_report(job.path, name, job.sha256, job.language)


def _feedback(store: Store, job: Job) -> Report:
    """The feedback sheet of a unit about some files, as a check beside the store finds them.

    Written as a .zip, one for each unit that the rows name as responsible.
    """
    out, language = Path(job.path), job.language
    if out.exists():
        return refused_text("exports-out-exists", language, path=str(out))
    intake = understood(store, job)
    if job.as_of is None:
        raise ValueError("a feedback sheet needs an as-of date")
    units: Json = {}
    if out.suffix.lower() == ".zip":
        found = addressees(intake.files, intake.drafts, job.unit)
        content = feedback_archive([(one, job.as_of) for one in found], language)
        units["units"] = [one.unit for one in found]
    else:
        content = feedback_document(intake.files, job.unit, job.as_of, language)
    write_out(out, content)
    used = used_by(store, intake, job)
    return given_back_report(job.path, intake, used, language, units, None)


def write_out(path: Path, content: bytes) -> None:
    """Write a document that a person asked for, whole or not at all.

    Raises the StoreRefusal of a disk that fails.
    """
    with failing_disk_said(path), SharedFolder.at(path.parent) as folder:
        folder.write(path.name, content)
    hand_out(path)


def _returns(store: Store, job: Job) -> Report:
    return returns_report(_collection(store, job), job.language)


def _form(store: Store, job: Job) -> Report:
    """Write a unit's form; a folder gets the usual name, a file is never overwritten."""
    found = _collection(store, job)
    own = [one for one in found.returns if one.unit == job.unit and is_sendable(one)]
    own = [one for one in own if job.ledger in ("", one.form[0])]
    if not own:
        units = "、".join(found.units)
        return refused_text("returns-nothing-to-send", job.language, unit=job.unit, units=units)
    path = Path(job.path)
    if path.is_dir():
        path = path / return_form_name(job.unit, found.month)
    if path.exists():
        return refused_text("returns-file-exists", job.language, path=str(path))
    open_ones = [one for one in own if one.is_missing or one.state == "problems"]
    sent = open_ones or own
    write_out(path, return_form_workbook(store, sent, found.month))
    return form_report(str(path), job.unit, sent, job.language)


def _template(store: Store, job: Job) -> Report:
    """Write the empty workbook of a form; of a ledger's several the first, where none is named."""
    forms = [one.name for one in ledger(job.ledger).forms if one.template]
    if job.form and job.form not in forms:
        known = "、".join(forms)
        return refused_text("cli-no-form", job.language, form=job.form, known=known)
    form = job.form or forms[0]
    path = Path(job.path)
    if path.is_dir():
        path = path / f"{file_name(template_title(job.ledger, form))}.xlsx"
    if path.exists():
        return refused_text("returns-file-exists", job.language, path=str(path))
    offered = known_values(store, store.snapshot(), job.ledger)
    write_out(path, template(job.ledger, form, offered))
    payload: Json = {"written": str(path), "ledger": job.ledger, "form": form}
    return Report.of(payload, [text(job.language, "cli-written", path=str(path))])


def _ledger(store: Store, job: Job) -> Report:
    return list_report(store, ledger(job.ledger), job.as_of, job.language)


def _collection(store: Store, job: Job) -> Collection:
    day = today()
    return collection(store, _month(job.period) or usual_month(store, day), day)


def _month(span: tuple[date, date] | None) -> Period | None:
    return None if span is None else period_of("month", span[1])


def _inbox(store: Store, job: Job) -> Report:
    if job.policy:
        store.memory.save_inbox_policy(job.unit, job.policy, by=job.by)
    units, language = unit_policies(store), job.language
    payload: Json = {"units": [attributes(one, "unit policy waiting by at") for one in units]}
    lines = []
    for one in units:
        about = {**attributes(one, "unit policy waiting"), "by": one.by or ""}
        at = moment(one.at) if one.at else ""
        lines.append(text(language, "cli-inbox-unit", has_by=int(bool(one.by)), at=at, **about))
    return Report.of(payload, lines or [text(language, "cli-inbox-none")])


def _remembered(store: Store, job: Job) -> Report:
    """Everything that is remembered; of one unit its header mappings, names in any case."""
    mappings = store.memory.mappings(job.unit or None)
    return remembered_report(mappings, store.memory.aliases(), job.language)


def _forget(store: Store, job: Job) -> Report:
    return forgotten_report(store.memory.forget(job.remembered_id, by=job.by), job.language)


def _versions(store: Store, job: Job) -> Report:
    return history_report(store.versions(), job.language)


def _rollback(store: Store, job: Job) -> Report:
    if job.version is None:
        raise ValueError("a roll back needs a version")
    return version_report(store.roll_back(job.version, by=job.by), job.language)


def _figures(store: Store, job: Job) -> Report:
    return figures_report(figures(store, as_of=job.as_of), job.language)


def _dispatch(store: Store, job: Job) -> Report:
    return dispatch_report(store, job.since, job.as_of, job.language)


def _sample(store: Store, job: Job) -> Report:
    before = store.sequence
    load_sample(store)
    made = [one for one in store.versions() if one.version > before]
    return loaded_sample_report(made, job.language)


def _backup(store: Store, job: Job) -> Report:
    store.forget_kept(store.backup(Path(job.path)))
    return backup_report(job.path, store.sequence, job.language)


def _restore(store: Store, job: Job) -> Report:
    return version_report(store.restore(Path(job.path), by=job.by), job.language)


def _doctor(store: Store, job: Job) -> Report:
    return doctor_report(examine(store), job.language)


_ACTIONS: Mapping[Command, Callable[[Store, Job], Report]] = {
    "check": check,
    "import": import_files,
    "annotate": _annotate,
    "feedback": _feedback,
    "versions": _versions,
    "rollback": _rollback,
    "figures": _figures,
    "dispatch": _dispatch,
    "sample": _sample,
    "backup": _backup,
    "restore": _restore,
    "doctor": _doctor,
    "remembered": _remembered,
    "forget": _forget,
    "inbox": _inbox,
    "returns": _returns,
    "form": _form,
    "ledgers": ledgers_command,
    "template": _template,
    "ledger": _ledger,
}
