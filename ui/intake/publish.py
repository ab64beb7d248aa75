"""The last step: one transaction; or why not, and what changed meanwhile."""

from __future__ import annotations

import streamlit as st

from data.intake.remembering import remember_corrections
from data.store import AlreadyPublished, Stale, StoreRefusal
from ui.components import section_title
from ui.formats import count
from ui.intake import jobs
from ui.intake.changes import Summary
from ui.intake.questions import has_unread_answers, open_figures
from ui.language import language, say
from ui.published import telling
from ui.snapshots import store
from ui.verbatim import verbatim

PUBLISHED = "data-published"


def publish_step(job: jobs.Job, summary: Summary) -> None:
    """The button that publishes a ready upload, naming what it will do."""
    if job.intake is None or not job.intake.drafts:
        return
    section_title(say("data-publish-title"), say("data-publish-note"))
    refused = [report.file for report in job.intake.files if report.status == "refused"]
    read = [report for report in job.intake.files if report.status != "refused"]
    if refused:
        files = "、".join(verbatim(file) for file in refused)
        st.warning(say("data-publish-refused", count=len(refused), files=files))
    if any(issue.severity == "error" for report in read for issue in report.issues):
        st.warning(say("data-publish-errors"))
    label = say(
        "data-publish",
        added=count(summary.added),
        changed=count(summary.changed),
        removed=count(summary.removed),
    )
    is_blocked = False
    if has_unread_answers(job):
        st.warning(say("data-publish-unread"))
        is_blocked = True
    elif count_open := open_figures(job):
        agreed = st.checkbox(
            say("data-publish-open", count=count_open),
            key=f"data-publish-open-{job.job_id}-{count_open}",
            help=say("data-publish-open-note"),
        )
        is_blocked = not agreed
    with st.container(horizontal=True, gap="small"):
        if st.button(label, type="primary", key="data-publish", disabled=is_blocked):
            _publish(job)
        if st.button(say("data-discard"), key="data-discard", type="tertiary"):
            jobs.discard(job)
            st.rerun()


def _publish(job: jobs.Job) -> None:
    if job.intake is None:
        return
    ledger, tell = store(), telling(PUBLISHED)
    try:
        version = ledger.publish(
            job.intake.drafts, by=job.by, base=job.base, decisions=job.sameness.decisions()
        )
    except Stale as refusal:
        # Someone else was faster: look again at what would change now, then decide.
        job.base = ledger.sequence
        job.overtaken = refusal
        st.rerun()
    except AlreadyPublished as refusal:
        st.info(f"{refusal.message(language())} {refusal.remedy(language())}")
        return
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
        return
    if job.is_remembered:
        units = [belonging.unit for belonging in job.belongings]
        reports = zip(job.intake.files, units, strict=True)
        remember_corrections(ledger, reports, job.corrections, by=job.by)
    jobs.close(job, version.version)
    tell(version.version)
    st.rerun()


def say_stale(job: jobs.Job) -> None:
    """That someone published meanwhile, above the new list of changes, until this one is."""
    if job.overtaken is not None:
        st.warning(f"{job.overtaken.message(language())} {say('data-stale-again')}")
