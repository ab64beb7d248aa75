"""Steps 发布 and 材料, the bar under all steps: what is settled first, one transaction."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from data.formats import count, date_text
from data.importer.importer import Importer
from data.importer.questions.answers_file import noted
from data.inbox.dates import today
from data.inbox.scheduled import day_to_come
from data.language import language, say
from data.meeting.compare import base_snapshot
from data.screens.dispatch import Dispatch
from data.screens.view import View, store
from data.store import AlreadyPublished, Stale, StoreRefusal
from ui.components import note, section_title
from ui.components.cards import action_bar, card, choice_html
from ui.intake import jobs
from ui.intake.changes import changes_section, found_changes
from ui.intake.check import give_back
from ui.intake.questions import (
    chosen_answers,
    held,
    held_cards,
    open_figures,
    open_groups,
    read_chosen,
    unchosen,
)
from ui.intake.returned_form import returned_forms_step
from ui.intake.same_project import same_project_step
from ui.intake.sheet_view import has_pending_corrections
from ui.intake.steps import (
    CHECK,
    FINISHED,
    MATERIAL,
    PUBLISH,
    RECEIVE,
    confirmed,
    go,
    last_published,
)
from ui.intake.upload import leave
from ui.language import PARAMETER
from ui.live_refresh import published_line, telling
from ui.markup import listed, verbatim
from ui.pack.section import pack_button, pack_parts
from ui.registry import page
from ui.snapshots import current_view


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


_PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("dispatch", {"section": "changes"}),
    ("dispatch", {"section": "pack"}),
    ("returns", {}),
    ("overview", {}),
    ("display", {}),
)


def material_step() -> None:
    """Documents of the meeting, what goes back to the units, the pages that go on from here."""
    view = current_view()
    if view is None:
        note(say("material-none"))
        return
    published_line(PUBLISHED)
    dispatch = _dispatch(view)
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        section_title(say("material-pack"), say("material-pack-note"))
        pack_parts(view, dispatch)
        _given_back()
    with right:
        section_title(say("material-on"), say("material-on-note"))
        for number, (name, asked) in enumerate(_PAGES):
            target = page(name)
            if target is not None:
                kept = {PARAMETER: st.query_params[PARAMETER]} if _is_asked() else {}
                st.page_link(
                    target, label=say(f"material-go-{number}"), query_params={**kept, **asked}
                )
    sentence = say("material-said", version=str(view.now.version), as_of=date_text(view.now.as_of))
    with action_bar(sentence):
        st.button(say("material-next"), key="material-next", on_click=go, args=(RECEIVE,))
        pack_button(view, dispatch)


def _is_asked() -> bool:
    return PARAMETER in st.query_params


def _dispatch(view: View) -> Dispatch | None:
    before = base_snapshot(store(), view.now, "month")
    return None if before is None else Dispatch(view, before)


def _given_back() -> None:
    """Annotated workbooks and feedback sheets of what this browser published last."""
    job = last_published()
    section_title(say("material-back"), say("exports-give-back-note"))
    if job is None or job.intake is None:
        note(say("material-back-none"))
    elif any(report.issues for report in job.intake.files):
        give_back(job)
    else:
        note(say("material-back-clean"))
