"""A job and its answer, as they stand in files between two processes, and waiting for one.

``var/errands/<id>.json`` is a job that waits; whoever renames it to
``<id>.taken`` has it (a rename happens once); the result is ``<id>.answer``, and files to
read lie in ``<id>.files/``. A job bears the database that it is for: of several apps on one
folder each takes its own. The folder is apart from the inbox, which an office may share: who
can write here can do anything. What is no job of a reasonable size stops nobody all the same.
"""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from data.drafts import new_id
from data.environment import own_database, var_folder
from data.importer.questions.answers_file import Answers
from data.inbox.shared_folder import SharedFolder
from data.reports.report import Report
from data.texts import Language

Command = Literal[
    "check",
    "import",
    "annotate",
    "feedback",
    "versions",
    "rollback",
    "figures",
    "dispatch",
    "sample",
    "backup",
    "restore",
    "doctor",
    "remembered",
    "forget",
    "inbox",
    "returns",
    "form",
    "ledgers",
    "template",
    "ledger",
]
WAITING, TAKEN, RESULT, WITHDRAWN = ".json", ".taken", ".answer", ".withdrawn"
_FILES = ".files"
_LARGEST_JOB = 1 << 20
_LARGEST_RESULT = 1 << 30


@dataclass(frozen=True)
class Job:
    """What somebody asks of the database; each command uses the fields that it needs.

    files: (path, name under which the file is reported). version: the target of a
    roll back, or the version that is read again. path: of a backup, a form or what goes back
    to a unit. policy: what becomes of files in the unit's inbox folder. remembered_id: what
    is to be forgotten. ledger: of a form or template, form: which of it.
    since: the earlier of two dates that are compared. answers: to questions, by header
    fingerprint and question. is_as_read: publish although a question is open.
    is_day_assumed: nobody said ``as_of``, so that the sheets may say another day. when: what
    becomes of an import of a day still to come: ``at-once``, ``when-due``, "" (it is held).
    sha256: of the kept file that is to be handed back as it came. is_whole: every issue,
    question and change is told in words. alone_because: files are read without what is stored,
    and why. action: what ``ledgers`` does; subject: with which file or ledger; text: of the file
    that declares one; sheet: which of a file's tables is proposed. database: whose it is, by
    its file's one name; "" of a command line of an earlier release.
    """

    command: Command
    language: Language = "zh"
    by: str = ""
    files: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    as_of: date | None = None
    period: tuple[date, date] | None = None
    note: str = ""
    is_strict: bool = False
    version: int | None = None
    path: str = ""
    remembered_id: str = ""
    policy: str = ""
    ledger: str = ""
    form: str = ""
    since: date | None = None
    answers: Answers = field(default_factory=dict)
    is_as_read: bool = False
    is_day_assumed: bool = False
    when: str = ""
    sha256: str = ""
    is_whole: bool = False
    alone_because: str = ""
    action: str = ""
    subject: str = ""
    text: str = ""
    sheet: str = ""
    database: str = ""

    def to_json(self) -> str:
        """The job as text."""
        return _JOB.dump_json(self).decode()

    @staticmethod
    def from_json(written: str) -> Job:
        """The job that a text describes; raises ValueError for anything else."""
        return _JOB.validate_json(written)


_JOB = TypeAdapter(Job)


def jobs_folder() -> Path:
    """Where jobs wait; made when first asked for."""
    folder = var_folder() / "errands"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def job_in(folder: SharedFolder, name: str) -> Job:
    """The job that a file describes; raises ValueError for anything else, OSError."""
    written = folder.read(name, _LARGEST_JOB + 1)
    if len(written) > _LARGEST_JOB:
        raise ValueError(f"{name} is larger than any job")
    return Job.from_json(written.decode())


def is_for_another(folder: SharedFolder, name: str) -> bool:
    """Whether a file is a job for another database; what is no job is for whoever finds it."""
    try:
        return job_in(folder, name).database not in ("", own_database())
    except (ValueError, RecursionError):
        return False


def write_private(path: Path, text: str) -> None:
    """Write a file of the app's own folders, whole or not at all, for the folder's owner."""
    with SharedFolder.at(path.parent) as folder:
        folder.write(path.name, text.encode(errors="replace"), mode=0o600)
    _for_the_owner(path)


def _for_the_owner(path: Path) -> None:
    """What the system's administrator lays down, the app's account can take."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        owner = path.parent.stat()
        os.chown(path, owner.st_uid, owner.st_gid)


PATIENCE_SECONDS = 10.0
# A unit may name a folder, and file systems take 255 bytes: 80 Chinese characters fit.
LONGEST_UNIT = 80
RESULT_SECONDS = 1800.0
_POLL_SECONDS = 0.1
_LONGEST_SUFFIX = 20


class NobodyTookIt(Exception):  # noqa: N818 - an outcome that is said to a person, no fault
    """No running app took the job, or it stopped before answering (``was_taken``)."""

    def __init__(self, was_taken: bool) -> None:
        super().__init__(f"taken: {was_taken}")
        self.was_taken = was_taken


def hand_over(
    job: Job,
    *,
    patience: float = PATIENCE_SECONDS,
    limit: float = RESULT_SECONDS,
) -> Report:
    """Have the running app do it; files to read are copied to where it can read them.

    Seconds to wait until somebody takes it, and until it is answered; raises NobodyTookIt.
    """
    job_id = new_id()
    copies = jobs_folder() / f"{job_id}{_FILES}"
    job = replace(job, database=own_database())
    try:
        return _await_result(job_id, _with_copies(job, copies), patience, limit)
    finally:
        shutil.rmtree(copies, ignore_errors=True)


def _with_copies(job: Job, folder: Path) -> Job:
    if not job.files:
        return job
    folder.mkdir(mode=0o700)
    _for_the_owner(folder)
    copied: list[tuple[str, str]] = []
    for number, (path, name) in enumerate(job.files, start=1):
        target = folder / f"{number}{Path(name).suffix[:_LONGEST_SUFFIX]}"
        shutil.copyfile(path, target)
        _for_the_owner(target)
        copied.append((str(target), name))
    return replace(job, files=tuple(copied))


def _await_result(job_id: str, job: Job, patience: float, limit: float) -> Report:
    folder = jobs_folder()
    waiting, taken, result = (folder / (job_id + end) for end in (WAITING, TAKEN, RESULT))
    write_private(waiting, job.to_json())
    start = time.monotonic()
    was_taken = False
    while True:
        if result.exists():
            with SharedFolder.at(folder) as opened:
                written = opened.read(result.name, _LARGEST_RESULT)
            found = Report.from_json(written.decode())
            for path in (result, taken):
                path.unlink(missing_ok=True)
            return found
        waited = time.monotonic() - start
        if not was_taken and (was_taken := not waiting.exists()):
            continue
        if not was_taken and waited > patience and _withdraw(waiting):
            raise NobodyTookIt(was_taken=False)
        if waited > limit:
            raise NobodyTookIt(was_taken=True)
        time.sleep(_POLL_SECONDS)


def clear_old(folder: Path, seconds: float) -> None:
    """Take away what has lain in the folder of jobs for longer; whatever it is, it stops nobody."""
    for path in folder.iterdir():
        with suppress(OSError):
            found = path.lstat()
            if time.time() - found.st_mtime <= seconds:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()


def _withdraw(waiting: Path) -> bool:
    """Take the job back; False where somebody took it in this very moment."""
    withdrawn = waiting.with_suffix(WITHDRAWN)
    try:
        waiting.rename(withdrawn)
    except FileNotFoundError:
        return False
    withdrawn.unlink()
    return True
