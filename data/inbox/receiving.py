"""What becomes of a file in a unit's inbox folder: read, published or held, put away, settled.

A file is read from a copy that only the app can change, and taken before anything is stored:
of two apps that see it one imports it. Its reports lie beside it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from zoneinfo import ZoneInfo

from data.documents.annotation.client import NotReturned, annotated_workbook, is_returnable
from data.environment import time_zone, working_folder
from data.importer.importer import Importer
from data.importer.model import Intake
from data.inbox.dates import as_of_of_file, today
from data.inbox.folders import (
    JSON,
    WORDS,
    ChangedFileError,
    Place,
    Policy,
    annotated_beside,
    copy_out,
    give_back,
    lay,
    lay_beside,
    move,
    policy_of,
    report_of,
    seen_now,
    take,
    waiting_files,
    why_held,
    words_of,
)
from data.inbox.importing import checked, understood, upload_of
from data.inbox.job import Job
from data.inbox.scheduled import day_to_come, give_up, schedule, waiting
from data.inbox.shared_folder import ForeignObjectError
from data.issues import ASKED
from data.reports.imports import Arrival, Decision, Outcome
from data.reports.report import Report, refused, refused_text
from data.returns.form_identity import FormIdentity, identity_of_file
from data.returns.returned_form import needs_a_person
from data.store import Store, StoreRefusal
from data.texts import text

# Decisions after which nobody needs to look; ``held`` is the other one.
_DONE = ("published", "known", "same")
# What an unfinished copy looks like to the readers.
_UNFINISHED = ("refused-empty", "refused-truncated", "refused-damaged", "refused-open-quote")
_PACKAGES = (".xlsx", ".xlsm", ".xltx", ".xltm")
_log = logging.getLogger(__name__)


@dataclass
class _Reading:
    """A file that came: where it lay, its copy, what it says of itself, what was understood."""

    path: Path
    job: Job
    identity: FormIdentity | None
    is_stated: bool
    intake: Intake | None = None
    failure: Report | None = None

    @property
    def copy(self) -> Path:
        return Path(self.job.files[0][0])


def receive(store: Store, path: Path, *, is_fresh: bool) -> bool:
    """Import a file as its unit's policy says; False where it seems to be still copied.

    is_fresh: it came so lately that a damaged file may be an unfinished one. What is gone or no
    plain file is nobody's to import.
    """
    try:
        with TemporaryDirectory(dir=working_folder()) as folder:
            return _received(store, path, Path(folder), is_fresh=is_fresh)
    except (FileNotFoundError, ForeignObjectError):
        return True
    except ChangedFileError:
        return False
    except PermissionError:
        if is_fresh:
            return False  # held open by whoever copies it
        raise


def _received(store: Store, path: Path, folder: Path, *, is_fresh: bool) -> bool:
    seen = seen_now(path)
    reading = _read(store, path, folder, is_fresh=is_fresh)
    intake = reading.intake
    if is_fresh and intake is not None and _is_unfinished(intake):
        return False
    taken = take(path, seen)
    arrival = _arrival(store, reading)
    target = _put_away(taken, reading, arrival)
    if intake is not None and (day := arrival.outcome.until) is not None and target:
        schedule(intake.drafts, day, by=reading.job.by, held=(target,))
    return True


def _read(store: Store, path: Path, folder: Path, *, is_fresh: bool) -> _Reading:
    """Copy a file to a folder of the app's own and understand the copy."""
    suffix = path.suffix.lower()
    copy = folder / f"file{suffix if suffix.isascii() and suffix[1:].isalnum() else ''}"
    as_of, is_stated = as_of_of_file(path.name, today())
    job = Job(
        command="import",
        by=text("zh", "inbox-by"),
        files=((str(copy), path.name),),
        unit=path.parent.name,
        as_of=as_of,
        is_day_assumed=True,
    )
    reading = _Reading(path, job, None, is_stated)
    try:
        copy_out(path, copy)
        identity = identity_of_file(copy)
        if identity is not None and identity.unit == job.unit:
            day = min(identity.as_of, today())
            reading.job = replace(job, as_of=day, period=identity.span, is_day_assumed=False)
            reading.identity, reading.is_stated = identity, True
        reading.intake = understood(store, reading.job)
    except StoreRefusal as refusal:
        reading.failure = refused(refusal, "zh")
    except (FileNotFoundError, ForeignObjectError):
        raise
    except PermissionError:
        if is_fresh:
            raise
        reading.failure = broken()  # held open, or not for the app to read; later it is said
    # The boundary of one file: what breaks its import puts it aside, and the next one comes.
    except Exception:
        _log.exception("file %s failed", path)
        reading.failure = broken()
    return reading


def _arrival(store: Store, reading: _Reading) -> Arrival:
    """What becomes of a file that was read; it is published here, where it may be."""
    job, intake = reading.job, reading.intake
    as_of = job.as_of or today()
    arrival = _refused(reading.failure or broken(), as_of)
    if intake is not None:
        try:
            Importer(store).keep(upload_of(job), intake)
            arrival = _decided(store, intake, job, reading.identity)
        except StoreRefusal as refusal:
            arrival = _refused(refused(refusal, "zh"), as_of)
        # The boundary of one file, as above.
        except Exception:
            _log.exception("file %s failed", reading.path)
    read_as_of = {draft.as_of_date for draft in intake.drafts} if intake else set()
    return replace(
        arrival,
        as_of=max(read_as_of, default=as_of),
        is_stated=reading.is_stated or as_of not in read_as_of,
        arrived_at=datetime.now(ZoneInfo(time_zone())).isoformat(timespec="seconds"),
    )


def broken() -> Report:
    """That something broke which nobody foresaw."""
    return refused_text("inbox-broken", "zh")


def _refused(refusal: Report, as_of: date) -> Arrival:
    return Arrival(refusal, Outcome(), "held", as_of, is_stated=False, arrived_at="")


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
    line = text("zh", key, by=by, version=str(version or ""), time=_now())
    payload["settled"] = {"by": by, "place": place, "version": version}
    target = move(path, place)
    _prepend(target, line)
    lay_beside(target, JSON, json.dumps(payload, ensure_ascii=False, indent=2))


def _prepend(path: Path, line: str) -> None:
    """One more line at the top of a file's report in words."""
    lay_beside(path, WORDS, f"\ufeff{line}\n{words_of(path)}")


def _decided(store: Store, intake: Intake, job: Job, identity: FormIdentity | None) -> Arrival:
    found = checked(store, intake, job)  # before anything is published
    policy = policy_of(store, job.unit)
    decision, outcome, twin = _outcome(store, intake, job, identity, policy)
    return Arrival(
        found,
        outcome,
        decision,
        as_of=job.as_of or today(),
        is_stated=False,
        arrived_at="",
        policy=policy,
        same_as=twin,
    )


def _outcome(
    store: Store, intake: Intake, job: Job, identity: FormIdentity | None, policy: Policy
) -> tuple[Decision, Outcome, str]:
    """What becomes of a file; the name of a waiting one that it is a copy of."""
    known = store.duplicates(intake.drafts)
    if intake.drafts and len(known) == len(intake.drafts):
        return "known", Outcome(known=tuple(known)), ""
    if (twin := _twin(intake, job.unit)) is not None:
        return "same", Outcome(), twin.name
    reasons: tuple[str, ...] = why_held(intake, policy)
    if identity is not None and needs_a_person(store, intake.drafts, identity):
        reasons = (*reasons, "form")
    if reasons:
        return "held", Outcome(reasons), ""
    if (until := day_to_come(intake.drafts, today())) is not None:
        return "held", Outcome(("to-come",), until=until), ""
    version, known = Importer(store).publish(intake.drafts, by=job.by, note=job.note)
    return "published", Outcome(published=version, known=tuple(known)), ""


def _put_away(taken: Path, reading: _Reading, arrival: Arrival) -> Path | None:
    """Move the file to where it belongs, lay its reports beside it, and say where it is."""
    path, intake = reading.path, reading.intake
    replaced = _replaced(path.parent.name, intake) if arrival.decision != "same" else None
    place: Place = "done" if arrival.decision in _DONE else "waiting"
    try:
        target = move(taken, place, path.name)
    except OSError:
        _log.exception("file %s cannot be moved away", path)
        give_back(taken, path.name)
        return None
    if replaced is not None:
        arrival = replace(arrival, replaces=replaced.name)
        line = text("zh", "inbox-replaced", file=target.name, time=_now())
        _note_replaced(replaced, line)
    try:
        report = replace(arrival, annotated=_annotated(target, reading)).report("zh")
        lay_beside(target, JSON, json.dumps(report.payload, ensure_ascii=False, indent=2))
        # With a byte-order mark, so that the office's Notepad reads it as what it is.
        lay_beside(target, WORDS, f"\ufeff{report.text}\n")
    except OSError:
        _log.exception("no report can be laid beside %s", target)
    return target


def _annotated(target: Path, reading: _Reading) -> str:
    """The name of the annotated workbook beside a file, "" where there is nothing to correct."""
    intake = reading.intake
    if intake is None:
        return ""
    (report,) = intake.files
    if not is_returnable(report) or not any(one.severity in ASKED for one in report.issues):
        return ""
    is_package = report.reader == "sheet-xml" and target.suffix.lower() in _PACKAGES
    annotated = annotated_beside(target, target.suffix if is_package else ".xlsx")
    try:
        lay(annotated, annotated_workbook(reading.copy, report.file, report, "zh", intake.drafts))
    except (NotReturned, OSError):
        _log.warning("no annotated workbook of %s", target, exc_info=True)
        return ""
    return annotated.name


def _twin(intake: Intake, unit: str) -> Path | None:
    """A waiting file of the unit with the same bytes."""
    wanted = {report.sha256 for report in intake.files}
    return next((one for one in waiting_files(unit) if _sha256(one) in wanted), None)


def _replaced(unit: str, intake: Intake | None) -> Path | None:
    """The waiting file that was annotated, given back, and has now returned corrected."""
    if intake is None or not intake.drafts:
        return None
    earlier = {report.earlier.sha256 for report in intake.files if report.earlier is not None}
    return next((one for one in waiting_files(unit) if _sha256(one) in earlier), None)


def _note_replaced(path: Path, line: str) -> None:
    try:
        _prepend(move(path, "done"), line)
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
