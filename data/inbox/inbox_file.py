"""One file that arrived in a unit's folder: read, published or held, with reports beside it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from data.documents.marking.client import NotReturned, annotated_workbook, is_returnable
from data.environment import time_zone
from data.importer.importer import Importer
from data.importer.model import Intake
from data.importer.review.resubmission import ASKED
from data.inbox.dates import as_of_of_file, today
from data.inbox.folders import (
    JSON,
    WORDS,
    Place,
    beside,
    marked_beside,
    move,
    report_of,
    waiting_files,
)
from data.inbox.importing import publish, reported, understood, upload_of
from data.inbox.job import Job, write_whole
from data.inbox.policy import policy_of, why_held
from data.inbox.scheduled import day_to_come, give_up, schedule, waiting
from data.reports.text import report_text
from data.reports.version import duplicate_json, refusal_json
from data.returns import FormIdentity, identity_of_file
from data.returns.returned_form import needs_a_person
from data.store import Store, StoreRefusal
from data.texts import text

# Decisions after which nobody needs to look; ``held`` is the other one.
_DONE = ("published", "known", "same")
# What an unfinished copy looks like to the readers.
_UNFINISHED = ("refused-empty", "refused-truncated", "refused-damaged", "refused-open-quote")
_PACKAGES = (".xlsx", ".xlsm", ".xltx", ".xltm")
_log = logging.getLogger(__name__)


def receive(store: Store, path: Path, *, is_fresh: bool) -> bool:
    """Import a file as its unit's policy says; False where it seems to be still copied.

    is_fresh: it came so lately that a damaged file may be an unfinished one.
    """
    identity = _identity(path)
    as_of, is_stated = as_of_of_file(path.name, today())
    if identity is not None:
        as_of, is_stated = min(identity.as_of, today()), True
    job = Job(
        command="import",
        by=text("zh", "inbox-by"),
        files=((str(path), path.name),),
        unit=path.parent.name,
        as_of=as_of,
        period=identity.span if identity else None,
        is_day_assumed=identity is None,
    )
    intake: Intake | None = None
    try:
        intake = understood(store, job)
        if is_fresh and _is_unfinished(intake):
            return False
        Importer(store).keep(upload_of(job), intake)
        payload = _decided(store, intake, job, identity)
    except StoreRefusal as refusal:
        payload = {"error": refusal_json(refusal, "zh"), "decision": "held"}
    except PermissionError:
        # Held open by whoever copies it; later it is said.
        if is_fresh:
            return False
        payload = {**_broken(), "decision": "held"}
    # The boundary of one file: what breaks its import puts it aside, and the next one comes.
    except Exception:
        _log.exception("file %s failed", path)
        payload = {**_broken(), "decision": "held"}
    read_as_of = {draft.as_of_date for draft in intake.drafts} if intake else set()
    payload.update(
        as_of=max(read_as_of, default=as_of).isoformat(),
        as_of_stated=is_stated or as_of not in read_as_of,
        arrived_at=datetime.now(ZoneInfo(time_zone())).isoformat(timespec="seconds"),
    )
    target = _put_away(path, payload, intake)
    if intake is not None and isinstance(until := payload.get("waits_until"), str) and target:
        day = date.fromisoformat(until)
        schedule(intake.drafts, day, by=job.by, held=(target,))
    return True


def settle(
    paths: Iterable[Path], place: Literal["done", "dropped"], *, by: str, version: int | None = None
) -> None:
    """A person was here: put waiting files where they belong now, and write who and what.

    version: that they were published as. A file that somebody moved meanwhile is left alone.
    """
    paths = tuple(paths)
    for one in waiting():
        if set(one.held) & set(paths):
            give_up(one)
    for path in paths:
        try:
            _settled(path, place, by, version)
        except OSError:
            _log.warning("%s is not where it waited", path)


def _settled(path: Path, place: Literal["done", "dropped"], by: str, version: int | None) -> None:
    payload = dict(report_of(path))
    key = "inbox-settled-published" if place == "done" else "inbox-settled-dropped"
    sentence = text("zh", key, by=by, version=str(version or ""), time=_now())
    payload["settled"] = {"by": by, "place": place, "version": version}
    target = move(path, place)
    _prepend(target, sentence)
    write_whole(beside(target, JSON), json.dumps(payload, ensure_ascii=False, indent=2))


def _prepend(path: Path, said: str) -> None:
    """One more line at the top of a file's report in words."""
    words = beside(path, WORDS)
    before = words.read_text(encoding="utf-8-sig") if words.exists() else ""
    write_whole(words, f"\ufeff{said}\n{before}")


def _identity(path: Path) -> FormIdentity | None:
    """The identity of a form that was sent to the unit in whose folder it comes back."""
    try:
        identity = identity_of_file(path)
    except OSError:
        return None  # being copied or moved; the reading says so
    return identity if identity is not None and identity.unit == path.parent.name else None


def _decided(
    store: Store, intake: Intake, job: Job, identity: FormIdentity | None
) -> dict[str, object]:
    payload = {**reported(store, intake, job), "published": None, "already_published": []}
    policy = policy_of(store, job.unit)
    payload["policy"] = policy
    twin = _twin(intake, job.unit)
    known = store.duplicates(intake.drafts)
    if intake.drafts and len(known) == len(intake.drafts):
        payload["already_published"] = [duplicate_json(one) for one in known]
        return {**payload, "decision": "known"}
    if twin is not None:
        return {**payload, "decision": "same", "same_as": twin.name}
    reasons = why_held(intake, policy)
    if identity is not None and needs_a_person(store, intake.drafts, identity):
        reasons = (*reasons, "form")
    if reasons:
        return {**payload, "decision": "held", "held_because": list(reasons)}
    if (until := day_to_come(intake.drafts, today())) is not None:
        waits = {"held_because": ["to-come"], "waits_until": until.isoformat()}
        return {**payload, "decision": "held", **waits}
    publish(store, intake, job, payload)
    return {**payload, "decision": "published"}


def _put_away(path: Path, payload: dict[str, object], intake: Intake | None) -> Path | None:
    """Move the file to where it belongs, lay its reports beside it, and say where it is."""
    replaced = _replaced(path.parent.name, intake) if payload["decision"] != "same" else None
    is_done = payload["decision"] in _DONE
    place: Place = "done" if is_done else "waiting"
    try:
        target = move(path, place)
    except OSError:
        _log.exception("file %s cannot be moved away", path)
        return None
    if replaced is not None:
        payload["replaces"] = replaced.name
        sentence = text("zh", "inbox-replaced", file=target.name, time=_now())
        _note_replaced(replaced, sentence)
    payload["marked"] = _marked(target, intake)
    words = report_text("import", payload, "zh")
    write_whole(beside(target, JSON), json.dumps(payload, ensure_ascii=False, indent=2))
    # With a BOM, so that the office's Notepad reads it as what it is.
    write_whole(beside(target, WORDS), f"\ufeff{words}\n")
    return target


def _marked(target: Path, intake: Intake | None) -> str | None:
    """The name of the marked workbook beside a file, where there is anything to correct."""
    if intake is None:
        return None
    (report,) = intake.files
    if not is_returnable(report) or not any(one.severity in ASKED for one in report.issues):
        return None
    try:
        content = annotated_workbook(target, report.file, report, "zh", intake.drafts)
    except (NotReturned, OSError):
        _log.warning("no marked workbook of %s", target, exc_info=True)
        return None
    is_package = report.reader == "sheet-xml" and target.suffix.lower() in _PACKAGES
    marked = marked_beside(target, target.suffix if is_package else ".xlsx")
    part = marked.with_name(f"{marked.name}.part")
    part.write_bytes(content)
    part.replace(marked)
    return marked.name


def _twin(intake: Intake, unit: str) -> Path | None:
    """A waiting file of the unit with the same bytes."""
    wanted = {report.sha256 for report in intake.files}
    return next((one for one in waiting_files(unit) if _sha256(one) in wanted), None)


def _replaced(unit: str, intake: Intake | None) -> Path | None:
    """The waiting file that was marked, given back, and has now returned corrected."""
    if intake is None or not intake.drafts:
        return None
    earlier = {report.earlier.sha256 for report in intake.files if report.earlier is not None}
    return next((one for one in waiting_files(unit) if _sha256(one) in earlier), None)


def _note_replaced(path: Path, said: str) -> None:
    try:
        _prepend(move(path, "done"), said)
    except OSError:
        _log.exception("file %s cannot be moved away", path)


def _sha256(path: Path) -> str:
    files = report_of(path).get("files")
    first = files[0] if isinstance(files, list) and files else None
    found = first.get("sha256") if isinstance(first, dict) else None
    return found if isinstance(found, str) else ""


def _is_unfinished(intake: Intake) -> bool:
    return any(one.refusal is not None and one.refusal.code in _UNFINISHED for one in intake.files)


def _now() -> str:
    return datetime.now(ZoneInfo(time_zone())).strftime("%Y-%m-%d %H:%M")


def _broken() -> dict[str, object]:
    error = {"code": "inbox-broken"}
    error.update(message=text("zh", "inbox-broken"), remedy=text("zh", "inbox-broken.remedy"))
    return {"error": error}
