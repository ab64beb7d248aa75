"""An upload goes on by itself: in a thread, for the whole process, whoever looks on.

Only so many are understood at once as files may be read at once; the others wait their
turn, so that a dozen large workbooks cost no more memory while they are read than two. What
was read waits for its publication up to so many megabytes; beyond, uploads that nobody has
looked at lately are set aside and read again when somebody returns to them.

A closed tab, a rerun or a second browser changes nothing; the Data page finds every
upload that was neither published nor discarded. What is kept of a file is a copy in
``var/uploads``, under a name of our own, never the name that the browser sent.
"""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal
from uuid import uuid4

from data.audit import deed, record
from data.environment import database_key, var_folder
from data.files.limits import open_uploads_bytes, readers_at_once
from data.importer import Corrections, Intake, Progress, TableCorrection
from data.importer.importer import Belonging, Importer, Upload
from data.importer.review.entity_matching import Candidate, Comparison, compare_upload
from data.importer.review.resubmission import Returned
from data.inbox.receiving import settle
from data.inbox.scheduled import schedule
from data.rights import Actor, NotAllowed, actor, can, may_publish
from data.store import Contradiction, Decision, Stale, Store


@dataclass(frozen=True)
class Answer:
    """One answer; keeps_two: the second project's identity stays.

    replaces: ids of earlier decisions that it contradicts and that are given up for it.
    """

    verdict: Literal["same", "different", "later"]
    keeps_two: bool = False
    replaces: frozenset[str] = frozenset()

    def on(self, candidate: Candidate) -> Decision | None:
        """What is decided of a pair; None where it is put off."""
        if self.verdict == "later":
            return None
        decision = candidate.decision(self.verdict, keeps_two=self.keeps_two)
        return replace(decision, replaces=self.replaces)


@dataclass
class Sameness:
    """The candidates of one upload and the answers, by candidate; safe to look at again."""

    answers: dict[str, Answer] = field(default_factory=dict)
    comparison: Comparison = field(default_factory=Comparison)
    _compared: tuple[int, int] | None = None

    def look(self, intake: Intake, store: Store) -> Comparison:
        """The candidates, compared anew where the files were read again or others published."""
        basis = (id(intake), store.sequence)
        if self._compared != basis:
            self.comparison = compare_upload(store, intake.drafts)
            self._compared = basis
        return self.comparison

    def decisions(self) -> tuple[Decision, ...]:
        """What the publish is to keep; ``later`` leaves nothing behind."""
        return tuple(
            decision
            for candidate in self.comparison.candidates
            if (answer := self.answers.get(candidate.key))
            and (decision := answer.on(candidate)) is not None
        )

    def replace(self, found: Contradiction) -> None:
        """Give up the earlier decisions of a contradiction for the answers of this upload."""
        given_up = {one.decision_id for one in found.earlier}
        for key, answer in self._involved(found).items():
            self.answers[key] = replace(answer, replaces=answer.replaces | given_up)

    def withdraw(self, found: Contradiction) -> None:
        """Take back the answers of this upload that take part in a contradiction."""
        for key in self._involved(found):
            del self.answers[key]

    def _involved(self, found: Contradiction) -> dict[str, Answer]:
        pairs = [one.pair for one in found.now]
        return {
            candidate.key: answer
            for candidate in self.comparison.candidates
            if (answer := self.answers.get(candidate.key))
            and (decision := answer.on(candidate)) is not None
            and decision.pair in pairs
        }


State = Literal["waiting", "reading", "ready", "aside", "failed"]
_LATELY = timedelta(minutes=5)
_BYTES_OF_A_FINDING = 500  # measured, with its texts
_log = logging.getLogger(__name__)
_jobs: dict[str, UploadJob] = {}
_lock = threading.Lock()


@dataclass
class UploadJob:
    """One upload on its way; its own thread writes state, progress and intake.

    looked_at: when a page last showed it. base: the version against which the preview was made;
    overtaken: that someone published between an earlier preview and its publish.
    """

    job_id: str
    folder: Path
    files: tuple[tuple[Path, str], ...]
    belongings: tuple[Belonging, ...]
    period: tuple[date, date] | None
    by: str
    started_at: datetime
    actor: Actor | None = None
    state: State = "waiting"
    looked_at: datetime | None = None
    progress: Progress | None = None
    intake: Intake | None = None
    base: int = 0
    overtaken: Stale | None = None
    corrections: dict[str, TableCorrection] = field(default_factory=dict)
    is_remembered: bool = True
    sameness: Sameness = field(default_factory=Sameness)
    # For each file what became of issues that were pointed out before.
    returns: tuple[Returned | None, ...] = ()
    # Files of the inbox that it was opened from.
    held: tuple[Path, ...] = ()
    # What it became, 0 while it is open.
    version: int = 0
    # Who else asked for it: each is written down once.
    asked_by: set[str] = field(default_factory=set)

    @property
    def upload(self) -> Upload:
        """What is to be understood: the files, whose they are, what was corrected."""
        whose = (replace(one, period=one.period or self.period) for one in self.belongings)
        return Upload(self.files, tuple(whose), dict(self.corrections))


def plain_name(name: str) -> str:
    """The last part of a file's name as the browser sent it, without folders or control signs."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    return "".join(letter for letter in last if letter.isprintable()).strip() or "upload"


def start(
    uploads: Sequence[tuple[str, bytes, Belonging]],
    *,
    store: Store,
    period: tuple[date, date] | None,
    by: str,
    held: Sequence[Path] = (),
) -> UploadJob:
    """Keeps the files (name, content, whose) and begins to understand them.

    held: where in the inbox they are waiting; they go where the upload's end sends them.
    """
    job_id = uuid4().hex[:12]
    folder = _open_folder() / job_id
    folder.mkdir(parents=True)
    files = _kept(folder, uploads, 0)
    belongings = tuple(belonging for _, _, belonging in uploads)
    now = datetime.now().astimezone()
    job = UploadJob(job_id, folder, files, belongings, period, by, now, actor())
    job.held = tuple(held)
    with _lock:
        _jobs[job_id] = job
    _begin(job, store)
    return job


def understand_again(
    job: UploadJob,
    store: Store,
    *,
    corrections: Corrections | None = None,
    belongings: tuple[Belonging, ...] | None = None,
) -> None:
    """Reads the files once more with what a person corrected."""
    for fingerprint, correction in (corrections or {}).items():
        before = job.corrections.get(fingerprint, TableCorrection())
        job.corrections[fingerprint] = before.then(correction)
    job.belongings = belongings or job.belongings
    _begin(job, store)


def add(job: UploadJob, uploads: Sequence[tuple[str, bytes, Belonging]], store: Store) -> None:
    """More files for an upload that is open; all of them are read again."""
    first = max((int(path.stem[:2]) for path, _ in job.files), default=-1) + 1
    job.files += _kept(job.folder, uploads, first)
    job.belongings += tuple(belonging for _, _, belonging in uploads)
    _begin(job, store)


def leave_out(job: UploadJob, number: int, store: Store) -> None:
    """An upload goes on without one of its files; the others are read again."""
    path, _ = job.files[number]
    job.files = job.files[:number] + job.files[number + 1 :]
    job.belongings = job.belongings[:number] + job.belongings[number + 1 :]
    path.unlink(missing_ok=True)
    _begin(job, store)


def open_jobs() -> tuple[UploadJob, ...]:
    """Uploads that were neither published nor discarded, newest first."""
    with _lock:
        return tuple(sorted(_jobs.values(), key=lambda job: job.started_at, reverse=True))


def own_jobs() -> tuple[UploadJob, ...]:
    """Those of them that who acts now may go on with."""
    return tuple(job for job in open_jobs() if is_own(job))


def is_own(job: UploadJob) -> bool:
    """Whether who acts now may go on with it: its author, or who may publish for its units."""
    who, by = actor(), job.actor
    if not can(who, "upload"):
        return False
    is_author = by is not None and (by.role, by.name) == (who.role, who.name) and by.name != ""
    units = {one.unit for one in job.belongings}
    return is_author or can(who, "publish_any") or ("" not in units and may_publish(units))


def find(job_id: str) -> UploadJob | None:
    """The upload of that id, while it is open and who asks may go on with it, who looks at it.

    Whoever asks for somebody else's is written down, once.
    """
    with _lock:
        job = _jobs.get(job_id)
    if job is None:
        return None
    who, mine = actor(), is_own(job)
    if job.actor is not None and who.name != job.actor.name and who.name not in job.asked_by:
        job.asked_by.add(who.name)
        record("upload", f"resume {_units(job)}".strip(), "done" if mine else "refused")
    if mine:
        job.looked_at = datetime.now().astimezone()
    return job if mine else None


def discard(job: UploadJob) -> None:
    """Forgets an upload and its files; what waited in the inbox is put aside. Raises NotAllowed."""
    if not is_own(job):
        record("upload", f"discard {_units(job)}".strip(), "refused")
        raise NotAllowed("upload")
    with deed("upload", f"discard {_units(job)}".strip()):
        _forget(job)
        settle(job.held, "dropped", by=job.by)
        shutil.rmtree(job.folder, ignore_errors=True)


def _units(job: UploadJob) -> str:
    return "、".join(sorted({one.unit for one in job.belongings} - {""}))


def close(job: UploadJob, version: int | None = None) -> None:
    """Ends an upload that was published; its files stay in ``var/uploads``."""
    _forget(job)
    settle(job.held, "done", by=job.by, version=version)
    kept = job.folder.rename(var_folder() / "uploads" / job.job_id)
    # Whoever published still hands the annotated workbooks out.
    job.files = tuple((kept / path.name, name) for path, name in job.files)
    job.version = version or 0


def wait_for_its_day(job: UploadJob, until: date, note: str) -> None:
    """Ends an upload whose drafts are kept until a day; files of the inbox wait with them."""
    drafts = job.intake.drafts if job.intake else ()
    schedule(drafts, until, by=job.by, note=note, decisions=job.sameness.decisions(), held=job.held)
    _forget(job)
    job.folder.rename(var_folder() / "uploads" / job.job_id)


def clear_left_over() -> None:
    """Deletes the files of uploads that an earlier process of this database left open."""
    of_an_earlier_release = var_folder() / "uploads" / "open"
    for folder in (_open_folder(), of_an_earlier_release):
        shutil.rmtree(folder, ignore_errors=True)


def _kept(
    folder: Path, uploads: Sequence[tuple[str, bytes, Belonging]], first: int
) -> tuple[tuple[Path, str], ...]:
    """Writes the files under names of our own, numbered from ``first``."""
    files = []
    for number, (name, content, _) in enumerate(uploads, start=first):
        shown = plain_name(name)
        path = folder / f"{number:02d}{_suffix(shown)}"
        path.write_bytes(content)
        files.append((path, shown))
    return tuple(files)


def _forget(job: UploadJob) -> None:
    with _lock:
        _jobs.pop(job.job_id, None)


def _open_folder() -> Path:
    return var_folder() / "uploads" / f"open-{database_key()}"


def _begin(job: UploadJob, store: Store) -> None:
    job.state = "waiting"
    job.progress = None
    threading.Thread(target=_run, args=(job, store), daemon=True, name=job.job_id).start()


def _run(job: UploadJob, store: Store) -> None:
    def note(progress: Progress) -> None:
        job.progress = progress

    try:
        with _turns():
            if job not in open_jobs():
                return  # discarded while it waited
            job.state = "reading"
            base = store.sequence
            importer, upload = Importer(store, job.actor), job.upload
            intake = importer.understand(upload, note)
            returns = importer.returned(upload, intake)
    except Exception:
        # The thread's outer edge: whatever broke becomes a message on the page.
        _log.exception("upload %s failed", job.job_id)
        job.state = "failed"
        return
    job.base = base
    job.returns = returns
    job.intake = intake
    _make_room(job)
    job.state = "ready"


@cache
def _turns() -> threading.BoundedSemaphore:
    return threading.BoundedSemaphore(readers_at_once())


def _make_room(newest: UploadJob) -> None:
    """Sets aside what was read longest out of sight, as far as it is too much together."""
    now = datetime.now().astimezone()
    with _lock:
        ready = [one for one in _jobs.values() if one.state == "ready" or one is newest]
        too_much = sum(map(_bytes, ready)) - open_uploads_bytes()
        for one in sorted(ready, key=lambda one: one.looked_at or one.started_at):
            is_seen = one.looked_at is not None and now - one.looked_at < _LATELY
            if too_much > 0 and one is not newest and not is_seen:
                too_much -= _bytes(one)
                one.state, one.intake = "aside", None


def _bytes(job: UploadJob) -> int:
    if job.intake is None:
        return 0
    tables = [table for draft in job.intake.drafts for table in draft.tables.values()]
    findings = sum(len(report.issues) for report in job.intake.files)
    held: int = sum(table.nbytes for table in tables)
    return held + findings * _BYTES_OF_A_FINDING


def before(job: UploadJob) -> int:
    """How many uploads are to be read before this one can begin."""
    with _lock:
        others = [one for one in _jobs.values() if one is not job]
    at_work = sum(one.state == "reading" for one in others)
    earlier = sum(one.state == "waiting" and one.started_at < job.started_at for one in others)
    return max(0, at_work + earlier - readers_at_once() + 1)


def _suffix(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return suffix if suffix[1:].isalnum() and suffix.isascii() else ""
