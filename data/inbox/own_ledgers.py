"""``ledgers``: which there are, what a table would be as one, and one that comes or goes."""

from __future__ import annotations

from pathlib import PurePath

from data.importer.model import SheetReport
from data.inbox.importing import understood
from data.inbox.job import Job
from data.ledgers import ledgers
from data.ledgers.own_files import file_of
from data.ledgers.proposed_ledger import MAY_STAY_OPEN, faults
from data.ledgers.registry import own_ledgers, wrong_declarations
from data.reports.ledgers import (
    added_report,
    exported_report,
    ledgers_report,
    proposed_report,
    taken_back_report,
)
from data.reports.report import WRONG_USAGE, Report, refusal_report, refused_text
from data.store import Store
from data.texts import text


def ledgers_command(store: Store, job: Job) -> Report:
    """What the action of the job comes to."""
    match job.action:
        case "propose":
            return _propose(store, job)
        case "add":
            there = {one.name: one for one in own_ledgers()}
            declared = store.own_ledgers.declare(job.text, PurePath(job.subject).name, by=job.by)
            return added_report(declared, there.get(declared.name), job.language)
        case "take-back" | "export":
            return _of_own(store, job)
        case _:
            own = {one.name for one in own_ledgers()}
            return ledgers_report(ledgers(), own, _rows(store), wrong_declarations(), job.language)


def _rows(store: Store) -> dict[str, int]:
    """Ledger → rows that the last version has of it."""
    newest = store.snapshot()
    if newest is None:
        return {}
    rows: dict[str, int] = {}
    for one in store.query("screens/data/current", snapshot_id=newest.id).to_pylist():
        rows[one["ledger"]] = rows.get(one["ledger"], 0) + one["loaded_count"]
    return rows


def _of_own(store: Store, job: Job) -> Report:
    names = [one.name for one in own_ledgers()]
    if job.subject not in names:
        known = "、".join(names) or "—"
        return refused_text("cli-ledgers-no-such", job.language, name=job.subject, known=known)
    if job.action == "export":
        return exported_report(job.subject, file_of(job.subject).read_text("utf-8"))
    store.own_ledgers.take_back(job.subject, by=job.by)
    return taken_back_report(job.subject, job.language)


def _propose(store: Store, job: Job) -> Report:
    """The declaration of the file's one table of no ledger, or of the sheet that is named."""
    (report,) = understood(store, job).files
    found: list[SheetReport] = [one for one in report.sheets if one.proposal is not None]
    if job.sheet:
        found = [one for one in found if one.sheet == job.sheet]
    if not found:
        return refused_text("cli-ledgers-nothing-to-propose", job.language, file=report.file)
    if len(found) > 1:
        sheets = "、".join(dict.fromkeys(one.sheet for one in found))
        return refused_text(
            "cli-ledgers-several",
            job.language,
            exit_code=WRONG_USAGE,
            file=report.file,
            sheets=sheets,
        )
    (sheet,) = found
    assert sheet.proposal is not None
    if wrong := [one for one in faults(sheet.proposal) if one[0] not in MAY_STAY_OPEN]:
        key, arguments = wrong[0]
        about = {"file": report.file, **arguments}
        code = f"cli-ledgers-{key}"
        message, remedy = (text(job.language, one, **about) for one in (code, f"{code}.remedy"))
        return refusal_report(code, message, remedy, job.language)
    return proposed_report(report.file, sheet.sheet, sheet.proposal, job.language)
