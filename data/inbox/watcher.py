"""The app's side: a thread that takes jobs and files, and one that works them off in turn.

Jobs are taken at once, so that who waits knows that somebody is there, and done
one after another. A file in ``inbox/<unit>/`` is taken once its size stands still; one
that looks damaged while it is new is looked at again, since it may be half copied.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from data.inbox.dates import today
from data.inbox.folders import arrivals
from data.inbox.handlers import perform
from data.inbox.inbox_file import receive, settle
from data.inbox.job import RESULT, TAKEN, WAITING, Job, JobResult, jobs_folder, write_whole
from data.inbox.scheduled import publish_due
from data.store import Store
from data.texts import text

_POLL_SECONDS = 1.0
_JOB_POLL_SECONDS = 0.2
_OLD_SECONDS = 24 * 3600
FRESH_SECONDS = 20.0
_AGAIN_SECONDS = 3.0
_Stamp = tuple[int, int]
_log = logging.getLogger(__name__)


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
        for waiting in sorted(self._jobs.glob(f"*{WAITING}")):
            taken = waiting.with_suffix(TAKEN)
            try:
                waiting.rename(taken)
            except FileNotFoundError:
                continue
            self._worker.submit(self._do_job, taken)

    def _do_job(self, taken: Path) -> None:
        try:
            job = Job.from_json(taken.read_text(encoding="utf-8"))
            result = perform(self._store, job)
        # The boundary of this thread: whatever breaks becomes an answer, and the next job runs.
        except Exception:
            _log.exception("job %s failed", taken.stem)
            result = _broken()
        write_whole(taken.with_suffix(RESULT), result.to_json())

    def _end_interrupted(self) -> None:
        """Jobs that an earlier process took and never answered; answers nobody fetched."""
        for taken in self._jobs.glob(f"*{TAKEN}"):
            result = taken.with_suffix(RESULT)
            if not result.exists():
                write_whole(result, _broken().to_json())
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


def _broken() -> JobResult:
    error = {"code": "inbox-broken"}
    error.update(message=text("zh", "inbox-broken"), remedy=text("zh", "inbox-broken.remedy"))
    return JobResult(1, {"error": error})
