"""The Data page: its head, the steps of an upload, its other sections (inbox, sample …)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from data.formats import date_text, moment
from data.geo import OutlineError, read_outline
from data.inbox.doctor import done_again, versions_lost
from data.inbox.folders import waiting_files
from data.language import language, say
from data.ledgers import ledgers
from data.ledgers.registry import wrong_declarations
from data.rights import may
from data.rules import load_rules
from data.rules.roles import Action
from data.screens.ledger_readings import counts_by_ledger
from data.screens.ledger_words import rows_text, title_of
from data.screens.view import View, store
from data.texts import SpokenRefusal
from ui.components import note, page_head, pick_one, section_title
from ui.components.filters import choose
from ui.intake import declare, jobs
from ui.intake.changes import changes_said, found_changes, known_summary, summary_of
from ui.intake.check import check_step
from ui.intake.history import history
from ui.intake.inbox import foreign_note, held_files, inbox_policies
from ui.intake.publish import (
    PUBLISHED,
    is_first_own,
    issues_said,
    material_step,
    next_version,
    publish_step,
    upload_bar,
)
from ui.intake.questions import open_groups, questions_said
from ui.intake.same_project import same_project_review
from ui.intake.saved_mappings import remembered
from ui.intake.sheet_list import what_was_read
from ui.intake.steps import (
    CHECK,
    MATERIAL,
    PUBLISH,
    RECEIVE,
    StepNote,
    confirmed,
    current_step,
    go,
    step_row,
)
from ui.intake.upload import current_job, known_units, receive_step, take
from ui.ledger.export import template_button
from ui.markup import form_label, listed, verbatim
from ui.places import gazetteer
from ui.signed_in import signed_as
from ui.snapshots import current_view, look_at_version


def sample_removal() -> None:
    """What of the sample is there, a look at it, and its deletion: one click and one to confirm."""
    batches = store().query("store/visible_batches", sequence=store().sequence)
    if not any(batches["is_sample"].to_pylist()):
        note(say("data-sample-none"))
        return
    alone = _sample_alone()
    section_title(say("data-sample-title"), say("data-sample-note"))
    if alone is not None:
        note(say("data-sample-kept", version=str(alone)))
        st.button(
            say("data-sample-look", version=str(alone)),
            key="data-sample-look",
            on_click=look_at_version,
            args=(alone,),
        )
    confirmed(
        "sample",
        say("data-sample-delete"),
        say("data-sample-confirm"),
        lambda: store().remove_sample(by=signed_as()),
    )


def _sample_alone() -> int | None:
    """The last version of the sample alone; None while it is what everybody sees."""
    newest = store().snapshot()
    if newest is None or newest.is_sample:
        return None
    versions = store().versions()
    own = [one.version for one in versions if any(not b.is_sample for b in one.batches)]
    before = min(own, default=1) - 1
    spoken = store().snapshot(version=before) if before else None
    return before if spoken is not None and spoken.is_sample else None


_ROUND = "data-outline-round"


def map_outline() -> None:
    """Which outline is used, and the place to load another."""
    loaded = store().query("screens/data/outline").to_pylist()
    section_title(
        say(
            "data-outline-is",
            number=loaded[0]["approval_number"],
            by=loaded[0]["saved_by"],
            time=moment(loaded[0]["saved_at"]),
        )
        if loaded
        else say("data-outline-none"),
        say("data-outline-note"),
    )
    if not may("settings"):
        return
    with st.expander(say("data-outline-load"), key="data-outline"):
        file = st.file_uploader(
            say("data-outline-file"),
            type=("geojson", "json"),
            key=f"data-outline-file-{st.session_state.get(_ROUND, 0)}",
        )
        number = st.text_input(
            say("data-outline-number"),
            key="data-outline-number",
            placeholder="蒙S(2021)012号",
        ).strip()
        if st.button(say("data-outline-save"), disabled=not (file and number)) and file:
            geojson = file.getvalue().decode("utf-8", errors="replace")
            try:
                read_outline(geojson, number, load_rules().county.adcode)
            except OutlineError as error:
                st.error(f"{say(error.code)}{say(f'{error.code}.remedy')}")
                return
            store().save_outline(number, geojson, by=signed_as())
            st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
            st.rerun()


SECTION = "part"
UPLOAD = "upload"


def data_page() -> None:
    """The chosen section; of an upload the chosen step, and nothing else is worked out."""
    head = st.container()
    sections = _sections()
    _lost_versions()
    _wrong_declarations()
    section = pick_one(
        SECTION,
        say("data-entry"),
        tuple(sections),
        write=_section_word,
        is_label_shown=False,
    )
    if section != UPLOAD:
        with head:
            page_head("data", current_view(), *_published_headline(current_view()))
        sections[section]()
        return
    _upload(head)


def _lost_versions() -> None:
    """Which versions a failing disk took, and what to upload again."""
    if may("upload") and store().done_again:
        told = SpokenRefusal("doctor-versions-redone", **done_again(store()))
        st.warning(verbatim(f"{told.message(language())} {told.remedy(language())}"))
    if may("upload") and store().lost:
        told = SpokenRefusal("doctor-versions-lost", **versions_lost(store()))
        st.error(verbatim(f"{told.message(language())} {told.remedy(language())}"))


def _wrong_declarations() -> None:
    """Files of the office's own ledgers that cannot be used, each with its line and what to do."""
    store().own_ledgers.look_for_changes()
    found = wrong_declarations() if may("settings") else ()
    if found:
        lines = [f"{one.message(language())} {one.remedy(language())}" for one in found]
        title = say("ledger-wrong-title", count=len(found))
        st.warning("  \n".join([f"**{title}**", *map(verbatim, lines)]))


def _sections() -> dict[str, Callable[[], None]]:
    """What stands beside the upload, for those who may see it."""
    sections: dict[str, tuple[Action, Callable[[], None]]] = {
        UPLOAD: ("view", lambda: None),
        "inbox": ("upload", _inbox),
        "history": ("view", history),
        "same": ("correct", same_project_review),
        "remembered": ("correct", remembered),
        "sample": ("roll_back", sample_removal),
        "outline": ("settings", map_outline),
        "gazetteer": ("places", partial(gazetteer, current_view())),
        "templates": ("view", _templates),
    }
    return {name: show for name, (action, show) in sections.items() if may(action)}


def _section_word(section: str) -> str:
    counts = {
        "inbox": lambda: len(waiting_files()),
        "history": lambda: store().sequence,
    }
    name = say(f"data-entry-{section}")
    number = counts[section]() if section in counts else 0
    return f"{name} {number}" if number else name


def _upload(head: st.delta_generator.DeltaGenerator) -> None:
    """The steps of an upload; how to sign in for those who have not."""
    view = current_view()
    if not may("upload"):
        with head:
            page_head("data", view, *_published_headline(view))
        section_title(say("data-sign-in-title"), say("data-sign-in-body"))
        return
    job = current_job()
    if job is not None and job.state == "aside":
        jobs.understand_again(job, store())
    declare.go_on(job)
    if job is not None and (place := declare.place_of(job)) is not None:
        with head:
            page_head("data", view, *declare.said(job, place))
        declare.declare_step(job, place)
        return
    step = current_step(job)
    row = st.container(key="step-row")
    if step == MATERIAL:
        material_step()
    elif step == PUBLISH and job is not None:
        publish_step(job)
    elif step == CHECK and job is not None:
        check_step(job)
    else:
        receive_step(job, PUBLISHED)
    with head:
        page_head("data", view, *_step_headline(job, step, view))
    with row:
        step_row(step, _step_notes(job))
    if job is not None and step in (RECEIVE, CHECK):
        upload_bar(job, step)


def _step_headline(job: jobs.UploadJob | None, step: str, view: View | None) -> tuple[str, str]:
    """Headline and sub-line: the answer of the step."""
    if step == MATERIAL:
        return say("material-headline"), say("material-sub")
    if job is None:
        return _published_headline(view)
    about = say(
        "data-job",
        count=len(job.files),
        units=listed(list(dict.fromkeys(one.unit for one in job.belongings))),
        as_of=listed(list(dict.fromkeys(date_text(one.as_of) for one in job.belongings))),
    )
    if job.state != "ready":
        return say("step-reading-headline"), about
    if step == CHECK:
        return questions_said(job), say("step-check-sub", issues=issues_said(job))
    if step == PUBLISH:
        note = (
            say("data-changes-note", version=str(job.base))
            if job.base and not is_first_own(job)
            else say("data-changes-first")
        )
        return changes_said(summary_of(found_changes(job))), note
    return what_was_read(job), about


def _step_notes(job: jobs.UploadJob | None) -> dict[str, StepNote]:
    """What each step says of itself."""
    is_read = job is not None and job.state == "ready"
    receive, check, publish = say("step-receive-none"), "", ""
    open_count = 0
    if job is not None:
        receive = say("step-receive-files", count=len(job.files))
        if is_read:
            open_count = len(open_groups(job))
            check = (
                say("step-check-open", count=open_count) if open_count else say("step-check-done")
            )
            summary = known_summary(job)
            publish = changes_said(summary) if summary else say("step-publish-later")
    has_data = store().sequence > 0
    return {
        RECEIVE: StepNote(receive, is_done=is_read),
        CHECK: StepNote(check or say("step-check-none"), is_read and not open_count, is_read),
        PUBLISH: StepNote(
            publish or say("step-publish-none", version=next_version()), is_open=is_read
        ),
        MATERIAL: StepNote(say("step-material-note"), is_open=has_data),
    }


def _published_headline(view: View | None) -> tuple[str, str]:
    """What is in use, as of when, and the last publish."""
    if view is None:
        return say("data-headline-empty"), say("data-sub-empty")
    current = store().frame("screens/data/current", snapshot_id=view.now.id)
    newest = store().versions()
    headline = say(
        "data-headline",
        ledgers=len(current.groupby(["ledger", "form"])),
        units=int(current["unit"].nunique()),
        as_of=date_text(view.now.as_of),
    )
    sub = say("data-sub", time=moment(newest[0].at), by=newest[0].by, versions=len(newest))
    lists = [
        say("ledger-of-town-one", title=title_of(declared), rows=rows_text(declared, number))
        for declared, number, _ in counts_by_ledger(view)
    ]
    if lists:
        own = say("ledger-published", count=len(lists), lists=listed(lists))
        sub += say("ledger-semicolon") + own
    return headline, sub


def _inbox() -> None:
    opened = held_files(signed_as())
    if opened is not None:
        take(opened)
        choose(SECTION, None)
        go(RECEIVE)
        st.rerun()
    if not waiting_files():
        note(say("inbox-none"))
    foreign_note()
    inbox_policies(known_units(), signed_as())


def _templates() -> None:
    """Empty workbooks with the canonical headers."""
    section_title(say("data-templates-title"), say("data-templates-note"))
    with st.container(horizontal=True, gap="small"):
        for one in ledgers():
            for form in one.forms:
                if not form.template:
                    continue
                label = form_label(one.name, form.name)
                template_button(one.name, form.name, label, kind="secondary")
