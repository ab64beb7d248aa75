"""While the files are read: what is being done now, without a click and without a freeze."""

from __future__ import annotations

import streamlit as st

from ui.intake import jobs
from ui.intake.upload import current_job
from ui.language import say
from ui.snapshots import store
from ui.verbatim import verbatim

SECONDS = 0.5


@st.fragment(run_every=SECONDS)
def watch_reading() -> None:
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


def failed(job: jobs.Job) -> None:
    """The reading broke: nothing is stored, and what to do."""
    st.error(say("data-failed"))
    with st.container(horizontal=True, gap="small"):
        if st.button(say("data-retry"), type="primary", key="data-retry"):
            jobs.understand_again(job, store())
            st.rerun()
        if st.button(say("data-discard"), key="data-discard-failed"):
            jobs.discard(job)
            st.rerun()
