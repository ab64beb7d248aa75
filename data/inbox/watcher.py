"""The app's side: a thread that takes jobs and files, and one that works them off in turn.

Jobs are taken at once, so that who waits knows that somebody is there, and done
one after another. A file in ``inbox/<unit>/`` is taken once its size stands still; one
that looks damaged while it is new is looked at again, since it may be half copied.
"""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from data.environment import time_zone, working_folder
from data.inbox.backups import back_up, is_due
from data.inbox.dates import today
from data.inbox.folders import arrivals, foreign_objects, give_back_left_over
from data.inbox.handlers import perform
from data.inbox.job import (
    RESULT,
    TAKEN,
    WAITING,
    clear_old,
    is_for_another,
    job_in,
    jobs_folder,
    write_private,
)
from data.inbox.receiving import broken, receive, settle
from data.inbox.scheduled import publish_due
from data.inbox.shared_folder import Entry, SharedFolder
from data.store import Store

_log = logging.getLogger(__name__)

_POLL_SECONDS = 1.0
_JOB_POLL_SECONDS = 0.2
_OLD_SECONDS = 24 * 3600
FRESH_SECONDS = 20.0
_AGAIN_SECONDS = 3.0
# From a start to the first look whether a backup is due, and between two looks.
_BACKUP_SECONDS = 600.0
_Stamp = tuple[int, int]


class Inbox:
    """Watches the jobs and the inbox of a store until told to stop."""

    def __init__(self, store: Store, fresh_seconds: float = FRESH_SECONDS) -> None:
        """fresh_seconds: how long after it came a damaged file may still be half copied."""
        self._store = store
        self._fresh_seconds = fresh_seconds
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inbox")
        self._day: date | None = None
        self._seen: dict[Path, _Stamp] = {}
        self._taken: dict[Path, _Stamp] = {}
        self._since: dict[Path, float] = {}
        self._not_before: dict[Path, float] = {}
        self._named: set[Path] = set()

    def run(self, stop: threading.Event) -> None:
        """Poll until the event is set; then finish what is being done and return."""
        try:
            self._end_interrupted()
        except OSError:
            _log.exception("what an earlier process left cannot be looked through")
        next_files, next_backup = 0.0, time.monotonic() + _BACKUP_SECONDS
        while not stop.is_set():
            try:
                self._take_jobs()
                if time.monotonic() >= next_files:
                    self._take_files()
                    self._take_due()
                    next_files = time.monotonic() + _POLL_SECONDS
                if time.monotonic() >= next_backup:
                    self._worker.submit(self._back_up)
                    next_backup = time.monotonic() + _BACKUP_SECONDS
            except OSError:
                # A folder that is away for a moment (a share, a rename) must not end the watch.
                _log.exception("the inbox cannot be looked through")
            stop.wait(_JOB_POLL_SECONDS)
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _take_jobs(self) -> None:
        with SharedFolder.at(jobs_folder()) as folder:
            for entry in self._own(folder, WAITING):
                taken = f"{entry.name.removesuffix(WAITING)}{TAKEN}"
                try:
                    folder.rename(entry.name, folder, taken)
                except FileNotFoundError:
                    continue
                self._worker.submit(self._do_job, folder.path / taken)

    def _own(self, folder: SharedFolder, ending: str) -> list[Entry]:
        """Jobs of a state that are for this database, and what is none and whose nobody knows."""
        entries = [one for one in folder.entries() if one.name.endswith(ending)]
        self._name_once([folder.path / one.name for one in entries if one.kind != "file"])
        files = [one for one in entries if one.kind == "file"]
        return [one for one in files if not is_for_another(folder, one.name)]

    def _do_job(self, taken: Path) -> None:
        try:
            with SharedFolder.at(taken.parent) as folder:
                job = job_in(folder, taken.name)
            answer = perform(self._store, job)
        # The boundary of this thread: whatever breaks becomes an answer, and the next job runs.
        except Exception:
            _log.exception("job %s failed", taken.stem)
            answer = broken()
        write_private(taken.with_suffix(RESULT), answer.to_json())

    def _end_interrupted(self) -> None:
        """What an earlier process of this database left: jobs without an answer, files, copies."""
        shutil.rmtree(working_folder(), ignore_errors=True)
        with SharedFolder.at(jobs_folder()) as folder:
            for entry in self._own(folder, TAKEN):
                answer = (folder.path / entry.name).with_suffix(RESULT)
                if folder.entry(answer.name) is None:
                    write_private(answer, broken().to_json())
        clear_old(jobs_folder(), _OLD_SECONDS)
        give_back_left_over()

    def _name_once(self, paths: Iterable[Path]) -> None:
        """Say once in the log what stands where it does not belong."""
        for path in set(paths) - self._named:
            _log.warning("%r is no plain file or folder and is left alone", str(path))
        self._named |= set(paths)

    def _take_files(self) -> None:
        present: dict[Path, _Stamp] = {}
        self._name_once(foreign_objects())
        for path, entry in arrivals():
            present[path] = entry.stamp
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

    def _back_up(self) -> None:
        now = datetime.now(ZoneInfo(time_zone()))
        try:
            if is_due(self._store, now):
                back_up(self._store, now)
        # The boundary of this thread: it is tried again later.
        except Exception:
            _log.exception("no backup could be made")

    def _do_file(self, path: Path) -> None:
        age = time.monotonic() - self._since.get(path, 0.0)
        try:
            is_done = receive(self._store, path, is_fresh=age < self._fresh_seconds)
        except OSError:
            # It lies where it lay, and is looked at again when it changes or the app starts.
            _log.exception("file %s cannot be taken", path)
            return
        if not is_done:
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
