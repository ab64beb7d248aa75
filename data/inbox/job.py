"""A job and its answer, as they stand in files between two processes, and waiting for one.

``var/errands/<id>.json`` is a job that waits; whoever renames it to
``<id>.taken`` has it (a rename happens once); the result is ``<id>.answer``. Files are
written under another name first, so that nobody reads half of one. The folder is
apart from the inbox, which an office may share: who can write here can do anything.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from data.drafts import new_id
from data.environment import var_folder
from data.importer.questions.answers_file import Answers
from data.inbox.folders import JOB_PREFIX, unit_folder
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
    that declares one; sheet: which of a file's tables is proposed.
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
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it appears complete or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


PATIENCE_SECONDS = 10.0
# A unit names a folder, and file systems take 255 bytes: 80 Chinese characters fit.
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
    """Have the running app do it; files to read go through the unit's inbox folder.

    Seconds to wait until somebody takes it, and until it is answered; raises NobodyTookIt.
    """
    job_id = new_id()
    copies: tuple[Path, ...] = ()
    if job.files:
        job, copies = _with_copies(job, job_id)
    try:
        return _await_result(job_id, job, patience, limit)
    finally:
        for copy in copies:
            copy.unlink(missing_ok=True)


def _with_copies(job: Job, job_id: str) -> tuple[Job, tuple[Path, ...]]:
    folder = unit_folder(job.unit)
    folder.mkdir(parents=True, exist_ok=True)
    copied: list[tuple[str, str]] = []
    for number, (path, name) in enumerate(job.files, start=1):
        target = folder / f"{JOB_PREFIX}{job_id}-{number}{Path(name).suffix[:_LONGEST_SUFFIX]}"
        shutil.copyfile(path, target)
        copied.append((str(target), name))
    return replace(job, files=tuple(copied)), tuple(Path(path) for path, _ in copied)


def _await_result(job_id: str, job: Job, patience: float, limit: float) -> Report:
    folder = jobs_folder()
    waiting, taken, result = (folder / (job_id + end) for end in (WAITING, TAKEN, RESULT))
    write_whole(waiting, job.to_json())
    start = time.monotonic()
    was_taken = False
    while True:
        if result.exists():
            found = Report.from_json(result.read_text(encoding="utf-8"))
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


def _withdraw(waiting: Path) -> bool:
    """Take the job back; False where somebody took it in this very moment."""
    withdrawn = waiting.with_suffix(WITHDRAWN)
    try:
        waiting.rename(withdrawn)
    except FileNotFoundError:
        return False
    withdrawn.unlink()
    return True
