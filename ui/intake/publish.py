"""Step 发布: what changes, what must be settled first; one transaction; what changed meanwhile."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.formats import count, date_text
from data.importer.importer import Importer
from data.importer.questions.answers import noted
from data.inbox.dates import today
from data.inbox.scheduled import day_to_come
from data.language import language, say
from data.screens.view import store
from data.store import AlreadyPublished, Stale, StoreRefusal
from ui.components.action_bar import action_bar
from ui.components.cards import card, choice_html
from ui.intake import jobs
from ui.intake.changes import changes_section, found_changes
from ui.intake.labels import listed
from ui.intake.questions import held, held_cards, open_figures, open_groups
from ui.intake.same_project import same_project_step
from ui.intake.step_bar import back_to, give_up, keep_as_draft, publish_label, why_not_yet
from ui.intake.steps import CHECK, FINISHED, MATERIAL, go
from ui.intake.upload import leave
from ui.markdown_escape import verbatim
from ui.publish_notice import telling
from ui.returns.returned_form import returned_forms_step

PUBLISHED = "data-published"
_WITHOUT_SAMPLE = "publish-without-sample"


def publish_step(job: jobs.UploadJob) -> None:
    """Changes at the left, what is to be settled at the right, the bar that publishes."""
    if job.intake is None or not job.intake.drafts:
        return
    show_stale(job)
    with st.container(key="publish-columns"):
        left, right = st.columns([1.15, 1], gap="large")
    with right:
        # Each part is shown whatever the first reason is.
        reasons = (why_not_yet(job), _held(job), _settled(job))
    why = next((one for one in reasons if one), "")
    found = found_changes(job)
    with left:
        changes_section(job, found)
    _publish_bar(job, why)


def _held(job: jobs.UploadJob) -> str:
    """That a sheet would take rows away, and where to say what it is; "" where none would."""
    count_held = held(job)
    if not count_held:
        return ""
    st.warning(say("data-publish-held", count=count_held))
    held_cards(job)
    return say("bar-held", count=count_held)


def show_stale(job: jobs.UploadJob) -> None:
    """That someone published meanwhile, above the new list of changes, until this one is."""
    if job.overtaken is not None:
        st.warning(f"{job.overtaken.message(language())} {say('data-stale-again')}")


def takes_sample_out() -> bool:
    """Whether the publish is to take the sample out in the same version."""
    return bool(st.session_state.get(_WITHOUT_SAMPLE, False))


def _take_sample_out(is_out: bool) -> None:
    st.session_state[_WITHOUT_SAMPLE] = is_out


def _settled(job: jobs.UploadJob) -> str:
    """What must be agreed to or answered before publishing; why it is not yet, "" where it is."""
    _sample(job)
    same_project_step(job)
    why = "" if returned_forms_step(job) else say("bar-returned")
    _not_read(job)
    if figures := open_figures(job):
        agreed = st.checkbox(
            say("data-publish-open", count=figures),
            key=f"data-publish-open-{job.job_id}-{figures}",
            help=say("data-publish-open-note"),
        )
        why = why or ("" if agreed else say("bar-asked", count=figures))
    return why


def is_first_own(job: jobs.UploadJob) -> bool:
    """Whether an upload brings the office's own data where only the sample speaks."""
    newest = store().snapshot()
    drafts = job.intake.drafts if job.intake else ()
    return newest is not None and newest.is_sample and not all(one.is_sample for one in drafts)


def _sample(job: jobs.UploadJob) -> None:
    """Before the first own publish the sample is offered for deletion, in plain sight."""
    if not is_first_own(job):
        st.session_state.pop(_WITHOUT_SAMPLE, None)
        return
    chosen = st.session_state.setdefault(_WITHOUT_SAMPLE, True)
    with st.container(border=True, key="publish-sample"):
        st.markdown(f"**{say('publish-sample-title')}**  \n{say('publish-sample-note')}")
        with st.grid(2, min_column_width=180, gap="small") as grid:
            for choice in ("out", "kept"):
                is_on = (choice == "out") == chosen
                name, told = (
                    say(f"publish-sample-{choice}"),
                    say(f"publish-sample-{choice}-note"),
                )
                with grid.cell():
                    card(
                        choice_html(name, told, is_on=is_on),
                        f"✓ {name}" if is_on else name,
                        key=choice,
                        kind="sample",
                        on_click=_take_sample_out,
                        args=(choice == "out",),
                    )


def _not_read(job: jobs.UploadJob) -> None:
    reports = job.intake.files if job.intake else ()
    refused = [report.file for report in reports if report.status == "refused"]
    read = [report for report in reports if report.status != "refused"]
    if refused:
        files = "、".join(verbatim(file) for file in refused)
        st.warning(say("data-publish-refused", count=len(refused), files=files))
    if any(issue.severity == "error" for report in read for issue in report.issues):
        st.warning(say("data-publish-errors"))


def _publish_bar(job: jobs.UploadJob, why: str) -> None:
    drafts = job.intake.drafts if job.intake else ()
    sentence = say(
        "bar-publish-said",
        ledgers=len({(one.ledger, one.form) for one in drafts}),
        rows=count(sum(one.loaded_count for one in drafts)),
        as_of=listed(list(dict.fromkeys(date_text(one.as_of_date) for one in drafts))[:3]),
    )
    if (later := day_to_come(drafts, today())) is not None:
        sentence += say("publish-to-come", day=date_text(later))
    with action_bar(sentence, listed(list(dict.fromkeys(one.unit for one in drafts))[:6])):
        give_up(job)
        back_to(CHECK)
        keep_as_draft(job)
        until = day_to_come(drafts, today())
        if until is not None and st.button(
            say("publish-when-due", day=date_text(until)),
            key="data-publish-when-due",
            disabled=bool(why) or takes_sample_out(),
            help=say("publish-when-due-help"),
        ):
            _wait(job, until)
        if st.button(publish_label(why), type="primary", key="data-publish", disabled=bool(why)):
            _publish(job)


def _wait(job: jobs.UploadJob, until: date) -> None:
    """What was checked is published on its day, as it is."""
    _remember(job)
    jobs.wait_for_its_day(job, until, _note(job))
    leave()
    st.rerun()


def _remember(job: jobs.UploadJob) -> None:
    if job.is_remembered and job.intake is not None:
        Importer(store()).remember(job.upload, job.intake, by=job.by)


def _publish(job: jobs.UploadJob) -> None:
    if job.intake is None:
        return
    # A run that another one waits for ends where it next touches the session.
    ledger, tell = store(), telling(PUBLISHED)
    finished = st.session_state.setdefault(FINISHED, {})
    try:
        version = ledger.publish(
            job.intake.drafts,
            by=job.by,
            base=job.base,
            note=_note(job),
            decisions=job.sameness.decisions(),
            without_sample=takes_sample_out(),
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
    _remember(job)
    jobs.close(job, version.version)
    tell(version.version)
    finished["job"] = job
    leave()
    go(MATERIAL)
    st.rerun()


def _note(job: jobs.UploadJob) -> str:
    """What the history says beside the version: questions left open, the sample taken out."""
    parts = [noted("", job.intake)] if job.intake else []
    if open_ones := len(open_groups(job)):
        parts.append(say("publish-note-open", count=open_ones))
    if takes_sample_out():
        parts.append(say("publish-note-sample"))
    return listed([part for part in parts if part])
