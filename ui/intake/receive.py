"""Step 收表: which files, whose; while they are read; what each sheet was read as."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.intake import jobs
from ui.intake.file_table import file_table
from ui.intake.understood import understood_step
from ui.intake.upload import add_files, current_job, upload_step
from ui.language import say
from ui.published import published_line
from ui.snapshots import store
from ui.verbatim import verbatim

_SECONDS = 0.5


def receive_step(job: jobs.Job | None, published: str) -> None:
    """The uploader, and what the files of an open upload were read as."""
    if job is None:
        published_line(published)
        upload_step(known_units())
        return
    if job.state == "ready":
        understood_step(job, below=partial(_more, job))
    elif job.state == "failed":
        st.error(say("data-failed"))
        _more(job)
    else:
        _watch_reading()


def known_units() -> list[str]:
    """The units of whose ledgers any version in use speaks."""
    dates = store().query("screens/data/as_of_dates", sequence=store().sequence)
    return sorted({unit for units in dates["units"].to_pylist() for unit in units or ()})


def _more(job: jobs.Job) -> None:
    with st.container(key="receive-more"):
        add_files(job, known_units())
        _belongings(job)


def _belongings(job: jobs.Job) -> None:
    """Whose each file is and of which day, to be put right; read again by a click."""
    with st.expander(say("data-change-unit"), key=f"belongings-{job.job_id}"):
        names = [name for _, name in job.files]
        key = f"belongings-table-{job.job_id}-{len(names)}"
        table = file_table(names, job.belongings, known_units(), key=key)
        is_same = table.belongings == job.belongings or bool(table.unread)
        if st.button(say("data-change-unit-read"), disabled=is_same):
            jobs.understand_again(job, store(), belongings=table.belongings)
            st.rerun()


@st.fragment(run_every=_SECONDS)
def _watch_reading() -> None:
    """The bar of the upload that is being read; the page runs again when it is done."""
    job = current_job()
    if job is None or job.state not in ("waiting", "reading"):
        st.rerun()
        return
    if job.state == "waiting":
        st.progress(0.0, text=say("data-step-waiting", count=jobs.before(job)))
        return
    now = job.progress
    if now is None:
        st.progress(0.0, text=say("data-step-opening", file=verbatim(job.files[0][1])))
        return
    done = now.done / max(now.total, 1)
    st.progress(
        min(max(done, 0.02), 1.0),
        text=say(f"data-step-{now.step}", file=verbatim(now.file), sheet=verbatim(now.sheet)),
    )
