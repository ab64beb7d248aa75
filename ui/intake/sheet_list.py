"""Every file and sheet of an upload in a list, each with what became of it; one is looked at."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from data.formats import amount, amount_change, count, place_text
from data.importer.model import FileReport, SheetReport
from data.issues import issue_message, issue_remedy
from data.language import field_label, language, say
from data.screens.view import store
from ui.components.cards import card
from ui.intake import jobs
from ui.intake.questions import draft_of, last_sum
from ui.markup import form_label, listed, render

Place = tuple[int, int]  # number of the file, position of the sheet in it
_MANY, _FRAME = 14, 560


def sheet_list(job: jobs.UploadJob) -> Place | None:
    """The list; the sheet that is looked at, None where no file has one."""
    if job.intake is None:
        return None
    places = [(n, at) for n, one in enumerate(job.intake.files) for at in range(len(one.sheets))]
    looked_at = _looked_at(job, places)
    is_long = len(places) > _MANY
    with st.container(height=_FRAME if is_long else "content", border=False, key="sheet-list"):
        for number, report in enumerate(job.intake.files):
            _file(job, number, report)
            for at, sheet in enumerate(report.sheets):
                is_now = (number, at) == looked_at
                card(
                    _sheet(job, report, sheet, is_now=is_now),
                    say("sheet-look", sheet=sheet.sheet, file=report.file),
                    key=f"{number}-{at}",
                    kind="sheet",
                    on_click=_look,
                    args=(job.job_id, (number, at)),
                )
    return looked_at


def _looked_at(job: jobs.UploadJob, places: list[Place]) -> Place | None:
    chosen: Place | None = st.session_state.get(f"sheet-{job.job_id}")
    if chosen in places:
        return chosen
    files = job.intake.files if job.intake else ()
    ours = [(n, at) for n, at in places if files[n].sheets[at].ledger]
    return next(iter((*ours, *places)), None)


def _look(job_id: str, place: Place) -> None:
    st.session_state[f"sheet-{job_id}"] = place


def _file(job: jobs.UploadJob, number: int, report: FileReport) -> None:
    refusal = report.refusal
    if refusal is None or report.may_be_declared:
        st.html(render("intake.file", report.file, report.is_sample, ""))
        return
    told = f"{issue_message(refusal, language())} {issue_remedy(refusal, language())}"
    with st.container(key=f"refused-{number}", gap="xxsmall"):
        st.html(render("intake.file", report.file, report.is_sample, told))
        if len(job.files) > 1 and not job.held:
            st.button(
                say("sheet-leave-out"),
                key=f"leave-out-{number}",
                type="tertiary",
                on_click=jobs.leave_out,
                args=(job, number, store()),
            )


def _sheet(job: jobs.UploadJob, report: FileReport, sheet: SheetReport, *, is_now: bool) -> Markup:
    asked = sum(
        one.is_open and one.fingerprint == sheet.fingerprint and one.sheet == sheet.sheet
        for one in report.questions
    )
    if sheet.proposal is not None:
        symbol, name = f"○ {say('sheet-new')}", say("sheet-new-name")
        columns, called = len(sheet.proposal.columns), sheet.proposal.title
        lines = [say("sheet-new-columns", columns=columns, name=called)]
    elif not sheet.ledger:
        symbol, name = f"○ {say('sheet-unread')}", say(f"data-none-{sheet.reason or 'unknown'}")
        lines = [say("sheet-rows", count=len(sheet.not_data) + len(sheet.header_rows))]
    else:
        symbol = f"▲ {say('sheet-asks', count=asked)}" if asked else f"● {say('sheet-read')}"
        name = form_label(sheet.ledger, sheet.form)
        lines = _sums(job, report, sheet)
    kind = "none" if not sheet.ledger else "asked" if asked else "read"
    height = sheet.proposal.rows if sheet.proposal is not None else sheet.rows_loaded
    rows = say("sheet-rows", count=height) if height else ""
    about = place_text(sheet.sheet, rows)
    return render("intake.sheet", kind, is_now, symbol, name, about, lines)


def _sums(job: jobs.UploadJob, report: FileReport, sheet: SheetReport) -> list[str]:
    """The sums of the first amount columns, each against last time's."""
    draft = draft_of(job.intake.drafts if job.intake else (), report, sheet)
    lines = []
    for field, total in list(sheet.sums.items())[:2]:
        sentence = say("data-sum", field=field_label(field), amount=str(amount(total, language())))
        before = last_sum(draft, field)
        if before is not None:
            change = amount_change(total - float(before), language())
            sentence += f"　{say('sheet-against-last', change=str(change))}"
        lines.append(sentence)
    if sheet.rows_rejected:
        lines.append(say("sheet-rejected", count=count(sheet.rows_rejected)))
    lines += [
        say("data-also", form=form_label(also.ledger, also.form), rows=also.rows)
        for also in sheet.also
    ]
    return lines or [say("data-known-columns", known=_known(sheet), columns=len(sheet.columns))]


def _known(sheet: SheetReport) -> int:
    return sum(1 for column in sheet.columns if column.field)


def what_was_read(job: jobs.UploadJob) -> str:
    """The answer of the step: how many sheets and rows, what is refused, what is asked."""
    if job.intake is None:
        return ""
    files = job.intake.files
    sheets = [sheet for report in files for sheet in report.sheets]
    known = [sheet for sheet in sheets if sheet.ledger]
    parts = [
        say(
            "data-understood-title",
            ledgers=len(known),
            rows=sum(sheet.rows_loaded for sheet in known),
        )
    ]
    new = sum(sheet.proposal is not None for sheet in sheets)
    others = len(sheets) - len(known) - new
    refused = sum(one.refusal is not None and not one.may_be_declared for one in files)
    if refused:
        parts.append(say("step-refused-files", count=refused))
    if new:
        parts.append(say("step-new-ledgers", count=new))
    if others:
        parts.append(say("step-unread-sheets", count=others))
    return listed(parts) if language() != "zh" else "；".join(parts)
