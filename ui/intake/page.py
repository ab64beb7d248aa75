"""The Data page's head, its sign-in note and its order of steps."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from data.ledgers import ledgers
from data.ledgers.template import template
from ui.components import page_head, section_title
from ui.formats import date_text, moment
from ui.intake import jobs
from ui.intake.changes import changes_step
from ui.intake.file_table import file_table
from ui.intake.inbox import inbox_policies
from ui.intake.issues import issues_step
from ui.intake.progress import failed, watch_reading
from ui.intake.publish import PUBLISHED, publish_step, say_stale
from ui.intake.questions import questions_step
from ui.intake.same_project import same_project_step
from ui.intake.understood import understood_step
from ui.intake.upload import current_job, signed_as, upload_step
from ui.intake.words import form_label
from ui.language import say
from ui.published import published_line
from ui.returns.merged import returned_forms_step
from ui.signed_in import may_upload
from ui.snapshots import current_view, store


def data_head() -> None:
    """What is in use, as of when, and the last publish."""
    view = current_view()
    if view is None:
        headline, sub = say("data-headline-empty"), say("data-sub-empty")
    else:
        current = store().frame("screens/data/current", snapshot_id=view.now.id)
        versions = store().versions()
        headline = say(
            "data-headline",
            ledgers=len(current.groupby(["ledger", "form"])),
            units=int(current["unit"].nunique()),
            as_of=date_text(view.now.as_of),
        )
        sub = say(
            "data-sub",
            time=moment(versions[0].at),
            by=versions[0].by,
            versions=len(versions),
        )
    page_head("data", view, headline, sub)


def upload() -> None:
    """The steps of an upload, as far as it has come; how to sign in for those who have not."""
    if not may_upload():
        _how_to_sign_in()
        return
    job = current_job()
    if job is not None and job.state == "aside":
        jobs.understand_again(job, store())
    if job is None:
        published_line(PUBLISHED)
        upload_step(_units())
        inbox_policies(_units(), signed_as())
    elif job.state in ("waiting", "reading"):
        _job_line(job)
        watch_reading()
    elif job.state == "failed":
        failed(job)
    else:
        _job_line(job)
        understood_step(job)
        questions_step(job)
        issues_step(job)
        say_stale(job)
        same_project_step(job)
        is_settled = returned_forms_step(job)
        summary = changes_step(job)
        if is_settled:
            publish_step(job, summary)


def templates() -> None:
    """Empty workbooks with the canonical headers."""
    section_title(say("data-templates-title"), say("data-templates-note"))
    with st.container(horizontal=True, gap="small"):
        for one in ledgers():
            for form in one.forms:
                if not form.template:
                    continue
                label = form_label(one.name, form.name)
                st.download_button(
                    label,
                    data=partial(template, one.name, form.name),
                    file_name=f"{label}.xlsx",
                    mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    key=f"template-{one.name}-{form.name}",
                )


def _how_to_sign_in() -> None:
    section_title(say("data-sign-in-title"), say("data-sign-in-body"))


def _job_line(job: jobs.Job) -> None:
    text = say(
        "data-job",
        count=len(job.files),
        units="、".join(dict.fromkeys(one.unit for one in job.belongings)),
        as_of="、".join(dict.fromkeys(date_text(one.as_of) for one in job.belongings)),
    )
    st.html(f'<p class="sb-job"><b>{escape(text)}</b></p>')
    if job.state == "ready":
        with st.expander(say("data-change-unit"), key=f"belongings-{job.job_id}"):
            names = [name for _, name in job.files]
            table = file_table(
                names, job.belongings, _units(), key=f"belongings-table-{job.job_id}"
            )
            is_same = table.belongings == job.belongings or bool(table.unread)
            if st.button(say("data-change-unit-read"), disabled=is_same):
                jobs.understand_again(job, store(), belongings=table.belongings)
                st.rerun()


def _units() -> list[str]:
    dates = store().query("screens/data/as_of_dates", sequence=store().sequence)
    found = {unit for units in dates["units"].to_pylist() for unit in units or ()}
    return sorted(found)
