"""What a reader does on a page, for the tests that run it without a browser."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx
from streamlit.testing.v1 import AppTest, local_script_runner

import tests.installed_components  # noqa: F401 (looked up once)
from data.store import Store
from ui.intake import jobs

ROOT = Path(__file__).resolve().parents[2]
# Seconds that a run or a reading may take on a busy machine before a test gives up.
PATIENCE = 300
_HELD = re.compile(r'<span class="sb-nowrap"[^>]*>([^<]*)</span>')


def _until_it_has_ended(
    runner: local_script_runner.LocalScriptRunner, timeout: float = PATIENCE
) -> None:
    """AppTest would look a thousand times a second, each time with the lock that the run needs."""
    assert runner._script_thread is not None
    runner._script_thread.join(timeout)
    if not runner.script_stopped():
        runner.request_stop()
        raise TimeoutError(f"a run of the page did not end in {timeout} s")


local_script_runner.require_widgets_deltas = _until_it_has_ended


def frame(**query: str) -> AppTest:
    """The application, not yet run, with this in its address."""
    app = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=PATIENCE)
    for key, value in query.items():
        app.query_params[key] = value
    return app


def turn_to(app: AppTest, page: str) -> AppTest:
    """Goes to a page of the application."""
    app.switch_page(str(ROOT / "pages" / f"{page}.py"))
    app.run()
    assert not app.exception, app.exception
    return app


def opened(page: str, *, job: jobs.UploadJob | None = None, **query: str) -> AppTest:
    """A page, with this in its address; job: the upload that the reader looks at."""
    app = frame(**query)
    if job is not None:
        app.session_state["data-job"] = job.job_id
    return turn_to(app, page)


def alone(part: Callable[[], None], language: str = "zh", **state: object) -> AppTest:
    """One part of a page by itself, with this in its session."""
    app = AppTest.from_function(part, default_timeout=PATIENCE)
    app.query_params["lang"] = language
    for name, value in state.items():
        app.session_state[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def html(app: AppTest) -> str:
    """All HTML of the page, its sentences as they read: without the marks that hold a line."""
    return _HELD.sub(r"\1", " ".join(element.proto.body for element in app.get("html")))


def read(job: jobs.UploadJob) -> jobs.UploadJob:
    """The upload, once it has been read."""
    until = time.monotonic() + PATIENCE
    while job.state not in ("ready", "failed") and time.monotonic() < until:
        time.sleep(0.05)
    assert job.state == "ready"
    return job


def interrupted(monkeypatch) -> None:
    """From now on a publish is followed at once by the wish for another run of the page."""
    publish = Store.publish

    def and_run_again(self, *values, **named):
        done = publish(self, *values, **named)
        context = get_script_run_ctx()
        again = RerunData(
            query_string=context.query_string, page_script_hash=context.page_script_hash
        )
        context.script_requests.request_rerun(again)
        return done

    monkeypatch.setattr(Store, "publish", and_run_again)
