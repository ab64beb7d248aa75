"""The bar under an upload's steps: give up, keep as a draft, the step before and after, publish."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data.formats import count
from data.language import say
from data.screens.view import store
from ui.components.action_bar import action_bar
from ui.intake import jobs
from ui.intake.confirm import confirmed
from ui.intake.questions import (
    chosen_answers,
    held,
    open_figures,
    open_groups,
    read_chosen,
    unchosen,
)
from ui.intake.sheet_view import has_pending_corrections
from ui.intake.steps import CHECK, PUBLISH, RECEIVE, go
from ui.intake.upload import leave


def next_version() -> str:
    """The number that a publish would have now."""
    return f"V{store().sequence + 1}"


def why_not_yet(job: jobs.UploadJob) -> str:
    """Why nothing can be published yet, as the button says it; "" where it can."""
    if job.state == "failed":
        return say("bar-failed")
    if job.state != "ready" or job.intake is None:
        return say("bar-reading")
    if not job.intake.drafts:
        return say("bar-nothing")
    if has_pending_corrections(job):
        return say("bar-corrections")
    if answers := chosen_answers(job):
        return say("bar-unread", count=len(answers))
    return ""


def upload_bar(job: jobs.UploadJob, step: str) -> None:
    """The bar of the steps before publishing; publishing brings its own buttons."""
    if step == CHECK:
        _check_bar(job)
    else:
        _receive_bar(job)


def give_up(job: jobs.UploadJob) -> None:
    """The button that drops an upload, asked about in its place."""
    confirmed(
        f"discard-{job.job_id}",
        say("data-discard"),
        say("bar-discard-confirm"),
        partial(_drop, job),
        width="content",
    )


def keep_as_draft(job: jobs.UploadJob) -> None:
    """The button that leaves an upload for later."""
    st.button(say("bar-draft"), key="bar-draft", help=say("bar-draft-help"), on_click=leave)


def _drop(job: jobs.UploadJob) -> None:
    jobs.discard(job)
    leave()


def _receive_bar(job: jobs.UploadJob) -> None:
    asked, why = len(open_groups(job)), why_not_yet(job)
    if job.state == "failed":
        said, note = say("bar-failed-said"), ""
    elif job.state != "ready":
        said, note = say("bar-reading-said"), say("bar-reading-note")
    elif why:
        said, note = say("bar-receive-said"), say("bar-receive-wait")
    elif asked:
        said, note = say("bar-next-check", count=asked), say("bar-next-check-note")
    else:
        said, note = say("bar-next-publish"), say("bar-next-publish-note", issues=issues_said(job))
    with action_bar(said, note):
        give_up(job)
        keep_as_draft(job)
        if job.state == "failed":
            again = partial(jobs.understand_again, job, store())
            st.button(say("bar-retry"), key="bar-retry", type="primary", on_click=again)
            return
        figures = open_figures(job) if not why else 0
        _to_publish(why or (say("bar-asked", count=figures) if figures else ""), is_main=not asked)
        if job.state == "ready" and asked:
            st.button(
                say("bar-to-check"), key="bar-to-check", type="primary", on_click=go, args=(CHECK,)
            )


def _check_bar(job: jobs.UploadJob) -> None:
    open_ones, answers = open_groups(job), chosen_answers(job)
    if answers:
        sentence = say("bar-check-chosen", count=len(answers), open=len(unchosen(job)))
    elif open_ones:
        sentence = say("bar-check-open", count=len(open_ones))
    else:
        sentence = say("bar-check-done")
    waiting = held(job)
    note = say("data-publish-held", count=waiting) if waiting else say("bar-check-note")
    with action_bar(sentence, note if open_ones else ""):
        give_up(job)
        back_to(RECEIVE)
        if answers:
            _to_publish(why_not_yet(job), is_main=False)
            label = say("data-questions-read", count=len(answers))
            if st.button(label, key="data-questions-read", type="primary"):
                read_chosen(job)
        else:
            why = why_not_yet(job) or (say("bar-held", count=waiting) if waiting else "")
            _to_publish(why, is_main=True)


def back_to(step: str) -> None:
    """The button to a step before."""
    label = f"← {say(f'step-{step}')}"
    st.button(label, key="bar-back", on_click=go, args=(step,))


def _to_publish(why: str, *, is_main: bool) -> None:
    """To the step that publishes; disabled with its reason."""
    version = next_version()
    st.button(
        say("bar-publish-not", version=version, why=why)
        if why
        else say("bar-publish-look", version=version),
        key="bar-to-publish",
        type="primary" if is_main and not why else "secondary",
        disabled=bool(why),
        on_click=go,
        args=(PUBLISH,),
    )


def publish_label(why: str) -> str:
    """What the publishing button says: the version, or why not."""
    version = next_version()
    if why:
        return say("bar-publish-not", version=version, why=why)
    return say("bar-publish", version=version)


def issues_said(job: jobs.UploadJob) -> str:
    """Errors and warnings of what was read, as the row of steps tells them."""
    issues = [one for report in job.intake.files for one in report.issues] if job.intake else []
    errors = sum(issue.severity == "error" for issue in issues)
    warnings = sum(issue.severity == "warning" for issue in issues)
    return say("step-issues", errors=count(errors), warnings=count(warnings))
