"""Step 收表: which files, whose; while they are read; what each sheet was read as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import zip_longest

import pandas as pd
import streamlit as st

from data.files.limits import MEGABYTE, limits_set
from data.formats import count, date_text, moment
from data.importer.importer import Belonging
from data.importer.parse.missing_years import typed_day
from data.inbox.dates import as_of_of_file, usual_day
from data.inbox.folders import waiting_files
from data.inbox.receiving import settle
from data.inbox.scheduled import ScheduledPublish, give_up, publish_one, waiting
from data.language import language, say
from data.returns.form_identity import FormIdentity, identity_of, is_unknown_return_form
from data.screens.view import store
from data.store import StoreRefusal
from ui.components import note, section_title
from ui.components.empty import sample_button
from ui.components.filters import choose, chosen
from ui.intake import jobs
from ui.intake.sheet_view import understood_step
from ui.intake.steps import begin_again
from ui.live_refresh import published_line
from ui.markup import render, verbatim
from ui.signed_in import signed_as


@dataclass(frozen=True)
class FileTable:
    """The files as the reader leaves them; unread: typed words that are no date."""

    belongings: tuple[Belonging, ...]
    unread: tuple[str, ...] = ()


def proposed(
    names: Sequence[str],
    units: Sequence[str],
    unit: str,
    as_of: date,
    identities: Sequence[FormIdentity | None] = (),
    *,
    today: date,
    is_chosen: bool = False,
) -> tuple[Belonging, ...]:
    """Unit and date that a file's form identity or name states, else ``unit`` and ``as_of``.

    is_chosen: somebody typed ``as_of`` for all files: no name overrules it.
    """
    found = []
    for name, identity in zip_longest(names, identities):
        if identity is not None:
            # A form may come back before its month is over: nothing speaks of a day to come.
            day = min(identity.as_of, today)
            found.append(Belonging(identity.unit, day, identity.span, is_chosen=True))
            continue
        named = [one for one in sorted(units, key=len, reverse=True) if one and one in name]
        stated, is_stated = as_of_of_file(name, today)
        day = stated if is_stated and not is_chosen else as_of
        found.append(Belonging(named[0] if named else unit, day, is_chosen=is_chosen))
    return tuple(found)


def file_table(
    names: Sequence[str], stated: Sequence[Belonging], units: Sequence[str], *, key: str
) -> FileTable:
    """The files with unit and date as the reader leaves them."""
    edited = st.data_editor(
        pd.DataFrame(
            {
                "file": list(names),
                "unit": [one.unit or None for one in stated],
                "as_of": [one.as_of.isoformat() for one in stated],
            }
        ),
        key=key,
        hide_index=True,
        disabled=["file"],
        placeholder="—",
        column_config={
            # What is corrected is in sight in half a page, too: the name is what may be cut.
            "file": st.column_config.TextColumn(say("source-file"), width=180),
            "unit": st.column_config.SelectboxColumn(
                say("data-unit"),
                options=sorted({*units, *(one.unit for one in stated if one.unit)}),
                width=150,
            ),
            "as_of": st.column_config.TextColumn(
                say("data-as-of"), help=say("data-as-of-cell-help"), width=110
            ),
        },
    )
    rows = zip(edited["unit"], edited["as_of"], stated, strict=True)
    read = [as_typed(unit, written, one, date.today()) for unit, written, one in rows]
    unread = tuple(word for _, word in read if word)
    if unread:
        st.warning(say("data-as-of-unread", written="、".join(unread)))
    return FileTable(tuple(one for one, _ in read), unread)


def as_typed(
    unit: object, written: object, stated: Belonging, today: date
) -> tuple[Belonging, str]:
    """What was stated, as far as nobody changed it, and the word that is no date, if any.

    The period goes with the day.
    """
    named = unit if isinstance(unit, str) else ""
    typed = written.strip() if isinstance(written, str) else ""
    day = typed_day(typed, today)
    if day is None or day == stated.as_of:
        kept = Belonging(named, stated.as_of, stated.period, stated.is_chosen)
        return kept, typed if day is None else ""
    return Belonging(named, day, None, is_chosen=True), ""


def waiting_section() -> None:
    """Every upload that waits, with its day and its two buttons; nothing without any."""
    found = waiting()
    if not found:
        return
    section_title(say("waits-title", count=len(found)), say("waits-note"))
    for one in found:
        _one(one)


def _one(one: ScheduledPublish) -> None:
    line = say(
        "waits-line",
        day=date_text(one.until),
        files="、".join(one.files),
        units="、".join(one.units),
        by=one.by,
    )
    key = one.place.name
    with st.container(horizontal=True, vertical_alignment="center", key=f"waits-{key}"):
        st.markdown(verbatim(f"{line} {one.refusal}".strip()), width="stretch")
        if st.button(say("waits-publish"), key=f"waits-publish-{key}"):
            _publish(one)
        if st.button(say("waits-give-up"), key=f"waits-give-up-{key}", type="tertiary"):
            give_up(one)
            st.rerun()


def _publish(one: ScheduledPublish) -> None:
    try:
        version = publish_one(store(), one)
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
        return
    settle(one.held, "done", by=one.by, version=version.version if version else None)
    st.rerun()


# The browser offers these; the content of a file decides what it is, not its name.
FILE_TYPES = (
    *("xlsx", "xlsm", "xlsb", "xls", "xltx", "xlt", "et", "ett", "ods", "fods"),
    *("csv", "tsv", "txt", "xml", "html", "htm", "mht"),
)
_JOB, _JOB_LINK, _LEFT = "data-job", "upload", "data-left"


def current_job() -> jobs.UploadJob | None:
    """The upload that this browser looks at; None once it is published or discarded.

    A reload begins a new session: the URL names the upload too.
    """
    found = jobs.find(str(st.session_state.get(_JOB) or next(iter(chosen(_JOB_LINK)), "")))
    if found is not None:
        take(found)
    return found


def take(job: jobs.UploadJob) -> None:
    """From now on this browser looks at an upload."""
    st.session_state[_JOB] = job.job_id
    choose(_JOB_LINK, job.job_id)


def leave() -> None:
    """This browser looks at no upload any more; the next one begins at the first step."""
    choose(_JOB_LINK, None)
    begin_again()
    st.session_state.pop(_JOB, None)
    st.session_state[_LEFT] = st.session_state.get(_LEFT, 0) + 1


def upload_step(units: Sequence[str]) -> None:
    """The uploader with what must be known about the files; starts the reading."""
    section_title(say("data-upload-title"), say("data-upload-note", limit=_most_megabytes()))
    sample_button()
    st.html(render("components.warning", say("data-secrecy")))
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
    unit = unit_column.selectbox(
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
    period = period_column.date_input(
        say("data-period"),
        value=[],
        format="YYYY-MM-DD",
        key="data-period",
        help=say("data-period-help"),
    )
    by_column.text_input(say("data-by"), signed_as(), disabled=True)
    belongings: tuple[Belonging, ...] = ()
    unread: tuple[str, ...] = (typed,) if as_of is None else ()
    if files and as_of is not None:
        st.html(render("components.paragraph", say("data-belongings")))
        names = [jobs.plain_name(file.name) for file in files]
        identities = [identity_of(file.getvalue()) for file in files]
        if known := [identity for identity in identities if identity is not None]:
            st.html(render("components.paragraph", _recognised(known), "sb-note sb-strong"))
        for name, file in zip(names, files, strict=True):
            if is_unknown_return_form(file.getvalue()):
                st.warning(say("returns-form-spoilt", file=verbatim(name)))
        stated = proposed(
            names,
            units,
            str(unit or "").strip(),
            as_of,
            identities,
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
        _show_to_come(belongings)
    problem = _problem(belongings, period, unread)
    if problem and files:
        st.html(render("components.paragraph", problem, "sb-note sb-strong"))
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


def add_files(job: jobs.UploadJob, units: Sequence[str]) -> None:
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
    identities = [identity_of(file.getvalue()) for file in files]
    belongings = proposed(
        names, units, usual.unit, usual.as_of, identities, today=date.today(), is_chosen=False
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
    drafts = jobs.own_jobs()
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


def _recognised(identities: Sequence[FormIdentity]) -> str:
    units = list(dict.fromkeys(identity.unit for identity in identities))
    return say("returns-recognised", count=len(identities), units="、".join(units))


def _show_to_come(belongings: Sequence[Belonging]) -> None:
    """Which days are still to come: the files may wait for them."""
    later = sorted({one.as_of for one in belongings if one.as_of > date.today()})
    if later:
        days = "、".join(day.isoformat() for day in later)
        st.html(
            render(
                "components.paragraph", say("data-as-of-to-come", days=days), "sb-note sb-strong"
            )
        )


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


_SECONDS = 0.5


def receive_step(job: jobs.UploadJob | None, published: str) -> None:
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


def _more(job: jobs.UploadJob) -> None:
    with st.container(key="receive-more"):
        add_files(job, known_units())
        _belongings(job)


def _belongings(job: jobs.UploadJob) -> None:
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
