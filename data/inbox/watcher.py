"""The app's side: a thread that takes jobs and files, and one that works them off in turn.

Jobs are taken at once, so that who waits knows that somebody is there, and done
one after another. A file in ``inbox/<unit>/`` is taken once its size stands still; one
that looks damaged while it is new is looked at again, since it may be half copied. It is
published or held, with reports beside it.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from data.documents.annotation.client import NotReturned, annotated_workbook, is_returnable
from data.environment import time_zone
from data.importer.importer import Importer
from data.importer.model import Intake
from data.inbox.dates import as_of_of_file, today
from data.inbox.folders import (
    JSON,
    WORDS,
    Place,
    Policy,
    annotated_beside,
    arrivals,
    beside,
    move,
    policy_of,
    report_of,
    waiting_files,
    why_held,
)
from data.inbox.handlers import perform
from data.inbox.importing import checked, understood, upload_of
from data.inbox.job import RESULT, TAKEN, WAITING, Job, jobs_folder, write_whole
from data.inbox.scheduled import day_to_come, give_up, publish_due, schedule, waiting
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
        arrival = _decided(store, intake, job, identity)
    except StoreRefusal as refusal:
        arrival = _refused(refused(refusal, "zh"), as_of)
    except PermissionError:
        # Held open by whoever copies it; later it is said.
        if is_fresh:
            return False
        arrival = _refused(broken(), as_of)
    # The boundary of one file: what breaks its import puts it aside, and the next one comes.
    except Exception:
        _log.exception("file %s failed", path)
        arrival = _refused(broken(), as_of)
    read_as_of = {draft.as_of_date for draft in intake.drafts} if intake else set()
    arrival = replace(
        arrival,
        as_of=max(read_as_of, default=as_of),
        is_stated=is_stated or as_of not in read_as_of,
        arrived_at=datetime.now(ZoneInfo(time_zone())).isoformat(timespec="seconds"),
    )
    target = _put_away(path, arrival, intake)
    if intake is not None and (day := arrival.outcome.until) is not None and target:
        schedule(intake.drafts, day, by=job.by, held=(target,))
    return True


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
    write_whole(beside(target, JSON), json.dumps(payload, ensure_ascii=False, indent=2))


def _prepend(path: Path, line: str) -> None:
    """One more line at the top of a file's report in words."""
    words = beside(path, WORDS)
    before = words.read_text(encoding="utf-8-sig") if words.exists() else ""
    write_whole(words, f"\ufeff{line}\n{before}")


def _identity(path: Path) -> FormIdentity | None:
    """The identity of a form that was sent to the unit in whose folder it comes back."""
    try:
        identity = identity_of_file(path)
    except OSError:
        return None  # being copied or moved; the reading says so
    return identity if identity is not None and identity.unit == path.parent.name else None


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


def _put_away(path: Path, arrival: Arrival, intake: Intake | None) -> Path | None:
    """Move the file to where it belongs, lay its reports beside it, and say where it is."""
    replaced = _replaced(path.parent.name, intake) if arrival.decision != "same" else None
    place: Place = "done" if arrival.decision in _DONE else "waiting"
    try:
        target = move(path, place)
    except OSError:
        _log.exception("file %s cannot be moved away", path)
        return None
    if replaced is not None:
        arrival = replace(arrival, replaces=replaced.name)
        line = text("zh", "inbox-replaced", file=target.name, time=_now())
        _note_replaced(replaced, line)
    report = replace(arrival, annotated=_annotated(target, intake)).report("zh")
    payload = json.dumps(report.payload, ensure_ascii=False, indent=2)
    write_whole(beside(target, JSON), payload)
    # With a byte-order mark, so that the office's Notepad reads it as what it is.
    write_whole(beside(target, WORDS), f"\ufeff{report.text}\n")
    return target


def _annotated(target: Path, intake: Intake | None) -> str:
    """The name of the annotated workbook beside a file, "" where there is nothing to correct."""
    if intake is None:
        return ""
    (report,) = intake.files
    if not is_returnable(report) or not any(one.severity in ASKED for one in report.issues):
        return ""
    try:
        content = annotated_workbook(target, report.file, report, "zh", intake.drafts)
    except (NotReturned, OSError):
        _log.warning("no annotated workbook of %s", target, exc_info=True)
        return ""
    is_package = report.reader == "sheet-xml" and target.suffix.lower() in _PACKAGES
    annotated = annotated_beside(target, target.suffix if is_package else ".xlsx")
    part = annotated.with_name(f"{annotated.name}.part")
    part.write_bytes(content)
    part.replace(annotated)
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


_POLL_SECONDS = 1.0
_JOB_POLL_SECONDS = 0.2
_OLD_SECONDS = 24 * 3600
FRESH_SECONDS = 20.0
_AGAIN_SECONDS = 3.0
_Stamp = tuple[int, int]


class Inbox:
    """Watches the jobs and the inbox of a store until told to stop."""

    def __init__(self, store: Store, fresh_seconds: float = FRESH_SECONDS) -> None:
        """fresh_seconds: how long after it came a damaged file may still be half copied."""
        self._store = store
        self._fresh_seconds = fresh_seconds
        self._jobs = jobs_folder()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inbox")
        self._day: date | None = None
        self._seen: dict[Path, _Stamp] = {}
        self._taken: dict[Path, _Stamp] = {}
        self._since: dict[Path, float] = {}
        self._not_before: dict[Path, float] = {}

    def run(self, stop: threading.Event) -> None:
        """Poll until the event is set; then finish what is being done and return."""
        self._end_interrupted()
        next_files = 0.0
        while not stop.is_set():
            try:
                self._take_jobs()
                if time.monotonic() >= next_files:
                    self._take_files()
                    self._take_due()
                    next_files = time.monotonic() + _POLL_SECONDS
            except OSError:
                # A folder that is away for a moment (a share, a rename) must not end the watch.
                _log.exception("the inbox cannot be looked through")
            stop.wait(_JOB_POLL_SECONDS)
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _take_jobs(self) -> None:
        for path in sorted(self._jobs.glob(f"*{WAITING}")):
            taken = path.with_suffix(TAKEN)
            try:
                path.rename(taken)
            except FileNotFoundError:
                continue
            self._worker.submit(self._do_job, taken)

    def _do_job(self, taken: Path) -> None:
        try:
            job = Job.from_json(taken.read_text(encoding="utf-8"))
            answer = perform(self._store, job)
        # The boundary of this thread: whatever breaks becomes an answer, and the next job runs.
        except Exception:
            _log.exception("job %s failed", taken.stem)
            answer = broken()
        write_whole(taken.with_suffix(RESULT), answer.to_json())

    def _end_interrupted(self) -> None:
        """Jobs that an earlier process took and never answered; answers nobody fetched."""
        for taken in self._jobs.glob(f"*{TAKEN}"):
            answer = taken.with_suffix(RESULT)
            if not answer.exists():
                write_whole(answer, broken().to_json())
        for path in self._jobs.iterdir():
            if time.time() - path.stat().st_mtime > _OLD_SECONDS:
                path.unlink(missing_ok=True)

    def _take_files(self) -> None:
        present: dict[Path, _Stamp] = {}
        for path in arrivals():
            try:
                stat = path.stat()
            except FileNotFoundError:
                continue
            present[path] = (stat.st_size, stat.st_mtime_ns)
            self._since.setdefault(path, time.monotonic())
            stands_still = self._seen.get(path) == present[path]
            stands_still &= time.monotonic() >= self._not_before.get(path, 0.0)
            if stands_still and self._taken.get(path) != present[path]:
                self._taken[path] = present[path]
                self._worker.submit(self._do_file, path)
        self._seen = present
        self._taken = {path: stamp for path, stamp in self._taken.items() if path in present}
        for moments in (self._since, self._not_before):
            for path in [one for one in moments if one not in present]:
                moments.pop(path, None)

    def _take_due(self) -> None:
        """Once a day, what waited for it."""
        if self._day != today():
            self._day = today()
            self._worker.submit(self._publish_due, self._day)

    def _publish_due(self, day: date) -> None:
        try:
            for one, version in publish_due(self._store, day):
                number = version.version if version else None
                settle(one.held, "done", by=one.by, version=number)
        # The boundary of this thread: it is tried again when the app starts.
        except Exception:
            _log.exception("what was due on %s could not be published", day)

    def _do_file(self, path: Path) -> None:
        age = time.monotonic() - self._since.get(path, 0.0)
        if not receive(self._store, path, is_fresh=age < self._fresh_seconds):
            self._not_before[path] = time.monotonic() + min(self._fresh_seconds, _AGAIN_SECONDS)
            self._taken.pop(path, None)


def start_inbox(store: Store) -> Callable[[], None]:
    """Start watching in threads of their own; the function returned stops it and waits."""
    stop = threading.Event()
    thread = threading.Thread(target=Inbox(store).run, args=(stop,), name="inbox", daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join()

    return end
