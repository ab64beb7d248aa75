"""Step one: which files, whose, as of when; and the uploads that are still open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from data.inbox.dates import usual_day
from data.inbox.folders import waiting_files
from data.intake import Belonging
from data.intake.stated_days import typed_day
from data.returns import FormMark, is_unknown_form, mark_of
from data.sheets.limits import MEGABYTE, limits_set
from ui.components import note, section_title
from ui.components.empty import sample_button
from ui.components.linked import choose, chosen
from ui.formats import count, moment
from ui.intake import jobs
from ui.intake.file_table import file_table, proposed
from ui.intake.put_off import waiting_section
from ui.intake.steps import begin_again
from ui.language import say
from ui.snapshots import store
from ui.verbatim import verbatim

# The browser offers these; the content of a file decides what it is, not its name.
FILE_TYPES = (
    *("xlsx", "xlsm", "xlsb", "xls", "xltx", "xlt", "et", "ett", "ods", "fods"),
    *("csv", "tsv", "txt", "xml", "html", "htm", "mht"),
)
_JOB, _JOB_LINK, _LEFT = "data-job", "upload", "data-left"
_BY = "data-by"


def current_job() -> jobs.Job | None:
    """The upload that this browser looks at; None once it is published or discarded.

    A reload begins a new session: the URL names the upload too.
    """
    found = jobs.find(str(st.session_state.get(_JOB) or next(iter(chosen(_JOB_LINK)), "")))
    if found is not None:
        take(found)
    return found


def take(job: jobs.Job) -> None:
    """From now on this browser looks at an upload."""
    st.session_state[_JOB] = job.job_id
    choose(_JOB_LINK, job.job_id)


def leave() -> None:
    """This browser looks at no upload any more; the next one begins at the first step."""
    choose(_JOB_LINK, None)
    begin_again()
    st.session_state.pop(_JOB, None)
    st.session_state[_LEFT] = st.session_state.get(_LEFT, 0) + 1


def signed_as() -> str:
    """Who the history will name."""
    return str(st.session_state.get(_BY) or say("data-administrator")).strip()


def upload_step(units: Sequence[str]) -> None:
    """The uploader with what must be known about the files; starts the reading."""
    section_title(say("data-upload-title"), say("data-upload-note", limit=_most_megabytes()))
    sample_button()
    st.html(f'<p class="sb-warning" role="note">{escape(say("data-secrecy"))}</p>')
    _open_uploads()
    waiting_section()
    files = st.file_uploader(
        say("data-files"),
        type=FILE_TYPES,
        accept_multiple_files=True,
        # After an upload has ended the next one begins empty.
        key=f"data-files-{st.session_state.get(_LEFT, 0)}",
        help=say("data-files-help"),
    )
    unit_column, date_column, period_column, by_column = st.columns([3, 2, 3, 2])
    with unit_column:
        unit = st.selectbox(
            say("data-unit"),
            list(units),
            index=0 if len(units) == 1 else None,
            key="data-unit",
            accept_new_options=True,
            placeholder=say("data-unit-placeholder"),
            help=say("data-unit-help"),
        )
    with date_column:
        usual = usual_day(date.today())
        typed = st.text_input(
            say("data-as-of"),
            key="data-as-of",
            placeholder=say("data-as-of-placeholder"),
            help=say("data-as-of-help", day=usual.isoformat()),
        ).strip()
        as_of = typed_day(typed, date.today()) if typed else usual
    with period_column:
        period = st.date_input(
            say("data-period"),
            value=[],
            format="YYYY-MM-DD",
            key="data-period",
            help=say("data-period-help"),
        )
    with by_column:
        st.text_input(say("data-by"), value=say("data-administrator"), key=_BY)
    belongings: tuple[Belonging, ...] = ()
    unread: tuple[str, ...] = (typed,) if as_of is None else ()
    if files and as_of is not None:
        st.html(f'<p class="sb-note">{escape(say("data-belongings"))}</p>')
        names = [jobs.plain_name(file.name) for file in files]
        marks = [mark_of(file.getvalue()) for file in files]
        if known := [mark for mark in marks if mark is not None]:
            st.html(f'<p class="sb-note sb-strong">{escape(_recognised(known))}</p>')
        for name, file in zip(names, files, strict=True):
            if is_unknown_form(file.getvalue()):
                st.warning(say("returns-form-spoilt", file=verbatim(name)))
        stated = proposed(
            names,
            units,
            str(unit or "").strip(),
            as_of,
            marks,
            today=date.today(),
            is_chosen=bool(typed),
        )
        table = file_table(
            names,
            stated,
            [*units, *typed_units()],
            key=f"data-belongings-{len(files)}-{unit}-{as_of}-{len(known)}",
        )
        belongings, unread = table.belongings, table.unread
        _say_to_come(belongings)
    problem = _problem(belongings, period, unread)
    if problem and files:
        st.html(f'<p class="sb-note sb-strong">{escape(problem)}</p>')
    if st.button(say("data-read"), type="primary", disabled=bool(problem), key="data-read"):
        job = jobs.start(
            [
                (file.name, file.getvalue(), belonging)
                for file, belonging in zip(files, belongings, strict=True)
            ],
            store=store(),
            period=_span(period),
            by=signed_as(),
        )
        take(job)
        st.rerun()


def typed_units() -> list[str]:
    """Units that were typed above the table: the first upload may bring the files of several."""
    kept: list[str] = st.session_state.setdefault("data-typed-units", [])
    typed = str(st.session_state.get("data-unit") or "").strip()
    if typed and typed not in kept:
        kept.append(typed)
    return kept


def add_files(job: jobs.Job, units: Sequence[str]) -> None:
    """More files for an upload that is open: they go under its first file's unit and day."""
    files = st.file_uploader(
        say("upload-more"),
        type=FILE_TYPES,
        accept_multiple_files=True,
        key=f"data-more-{job.job_id}-{len(job.files)}",
        help=say("data-files-help"),
    )
    note(say("data-secrecy"))
    if not files:
        return
    usual = job.belongings[0]
    names = [jobs.plain_name(file.name) for file in files]
    marks = [mark_of(file.getvalue()) for file in files]
    belongings = proposed(
        names, units, usual.unit, usual.as_of, marks, today=date.today(), is_chosen=False
    )
    if st.button(say("upload-more-read", count=len(files)), key="data-more-read"):
        uploads = [
            (file.name, file.getvalue(), belonging)
            for file, belonging in zip(files, belongings, strict=True)
        ]
        jobs.add(job, uploads, store())
        st.rerun()


def _most_megabytes() -> str:
    return count(limits_set().file_bytes // MEGABYTE)


def _open_uploads() -> None:
    if waiting := len(waiting_files()):
        note(say("upload-inbox", count=waiting))
    drafts = jobs.open_jobs()
    if drafts:
        section_title(say("upload-drafts", count=len(drafts)))
    for job in drafts:
        text = say(
            "data-open-upload",
            time=moment(job.started_at),
            files="、".join(name for _, name in job.files),
            units="、".join(dict.fromkeys(one.unit for one in job.belongings)),
        )
        with st.container(horizontal=True, vertical_alignment="center", key=f"open-{job.job_id}"):
            st.markdown(verbatim(text), width="content")
            if st.button(say("data-continue"), key=f"continue-{job.job_id}"):
                take(job)
                st.rerun()
            if st.button(say("data-discard"), key=f"discard-{job.job_id}", type="tertiary"):
                jobs.discard(job)
                st.rerun()


def _recognised(marks: Sequence[FormMark]) -> str:
    units = list(dict.fromkeys(mark.unit for mark in marks))
    return say("returns-recognised", count=len(marks), units="、".join(units))


def _say_to_come(belongings: Sequence[Belonging]) -> None:
    """Which days are still to come: the files may wait for them."""
    later = sorted({one.as_of for one in belongings if one.as_of > date.today()})
    if later:
        days = "、".join(day.isoformat() for day in later)
        st.html(f'<p class="sb-note sb-strong">{escape(say("data-as-of-to-come", days=days))}</p>')


def _problem(belongings: Sequence[Belonging], period: object, unread: Sequence[str] = ()) -> str:
    if unread:
        return say("data-as-of-unread", written="、".join(unread))
    if not belongings:
        return say("data-need-files")
    if not all(one.unit for one in belongings):
        return say("data-need-unit")
    if isinstance(period, tuple) and len(period) == 1:
        return say("data-need-period-end")
    return ""


def _span(period: object) -> tuple[date, date] | None:
    if isinstance(period, tuple) and len(period) == 2:
        return period[0], period[1]
    return None
