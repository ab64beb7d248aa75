"""The command line's side: write the job down, wait for somebody to take and answer it."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

from data.ids import new_id
from data.inbox.folders import JOB_PREFIX, unit_folder
from data.inbox.job import (
    RESULT,
    TAKEN,
    WAITING,
    WITHDRAWN,
    Job,
    JobResult,
    jobs_folder,
    write_whole,
)

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
) -> JobResult:
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


def _await_result(job_id: str, job: Job, patience: float, limit: float) -> JobResult:
    folder = jobs_folder()
    waiting, taken, result = (folder / (job_id + end) for end in (WAITING, TAKEN, RESULT))
    write_whole(waiting, job.to_json())
    start = time.monotonic()
    was_taken = False
    while True:
        if result.exists():
            found = JobResult.from_json(result.read_text(encoding="utf-8"))
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
