"""The command line's side: write the errand down, wait for somebody to take and answer it."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

from data.ids import new_id
from data.inbox.folders import ERRAND_PREFIX, unit_folder
from data.inbox.job import (
    ANSWER,
    TAKEN,
    WAITING,
    WITHDRAWN,
    Answer,
    Errand,
    errands_folder,
    write_whole,
)

PATIENCE_SECONDS = 10.0
# A unit names a folder, and file systems take 255 bytes: 80 Chinese characters fit.
LONGEST_UNIT = 80
ANSWER_SECONDS = 1800.0
_POLL_SECONDS = 0.1
_LONGEST_SUFFIX = 20


class NobodyTookIt(Exception):  # noqa: N818 - an outcome that is said to a person, no fault
    """No running app took the errand, or it stopped before answering (``was_taken``)."""

    def __init__(self, was_taken: bool) -> None:
        super().__init__(f"taken: {was_taken}")
        self.was_taken = was_taken


def hand_over(
    errand: Errand,
    *,
    patience: float = PATIENCE_SECONDS,
    limit: float = ANSWER_SECONDS,
) -> Answer:
    """Have the running app do it; files to read go through the unit's inbox folder.

    Seconds to wait until somebody takes it, and until it is answered; raises NobodyTookIt.
    """
    errand_id = new_id()
    copies: tuple[Path, ...] = ()
    if errand.files:
        errand, copies = _with_copies(errand, errand_id)
    try:
        return _await_answer(errand_id, errand, patience, limit)
    finally:
        for copy in copies:
            copy.unlink(missing_ok=True)


def _with_copies(errand: Errand, errand_id: str) -> tuple[Errand, tuple[Path, ...]]:
    folder = unit_folder(errand.unit)
    folder.mkdir(parents=True, exist_ok=True)
    copied: list[tuple[str, str]] = []
    for number, (path, name) in enumerate(errand.files, start=1):
        target = (
            folder / f"{ERRAND_PREFIX}{errand_id}-{number}{Path(name).suffix[:_LONGEST_SUFFIX]}"
        )
        shutil.copyfile(path, target)
        copied.append((str(target), name))
    return replace(errand, files=tuple(copied)), tuple(Path(path) for path, _ in copied)


def _await_answer(errand_id: str, errand: Errand, patience: float, limit: float) -> Answer:
    folder = errands_folder()
    waiting, taken, answer = (folder / (errand_id + end) for end in (WAITING, TAKEN, ANSWER))
    write_whole(waiting, errand.to_json())
    start = time.monotonic()
    was_taken = False
    while True:
        if answer.exists():
            found = Answer.from_json(answer.read_text(encoding="utf-8"))
            for path in (answer, taken):
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
    """Take the errand back; False where somebody took it in this very moment."""
    withdrawn = waiting.with_suffix(WITHDRAWN)
    try:
        waiting.rename(withdrawn)
    except FileNotFoundError:
        return False
    withdrawn.unlink()
    return True
