"""What goes back to the units: their own workbooks with marks, and sheets of what to check.

Both are built when their button is clicked, never before. A sheet is written for every
unit that has to answer. One file, or one unit, is handed out as it is; several come as an
archive.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from data.exports import annotated, feedback, issue_words
from data.exports.archive import MIME as ARCHIVE
from data.exports.archive import archive
from data.exports.issue_list import Finding, issue_workbook
from data.intake import BatchDraft, FileReport, Intake, issue_message, issue_remedy
from data.texts import Language, text
from ui.intake import jobs
from ui.language import language, say

Original = tuple[Path, FileReport]


def give_back(job: jobs.Job) -> None:
    """The two buttons of a ready upload."""
    if job.intake is None:
        return
    reports = job.intake.files
    originals = [
        (path, report)
        for (path, _), report in zip(job.files, reports, strict=True)
        if annotated.is_returnable(report) and report.issues
    ]
    if not any(report.issues for report in reports):
        return
    with st.container(horizontal=True, gap="small", key=f"give-back-{job.job_id}", width="content"):
        if originals:
            _workbooks(originals, job.intake.drafts, key=f"annotated-{job.job_id}")
        _feedback(job, job.intake, key=f"feedback-{job.job_id}")


def _workbooks(originals: Sequence[Original], drafts: Sequence[BatchDraft], *, key: str) -> None:
    chosen = language()
    if len(originals) == 1:
        name, mime = annotated.returned_name(originals[0][1], chosen), annotated.MIME
    else:
        name, mime = say("exports-annotated-archive"), ARCHIVE
    st.download_button(
        say("exports-download-annotated", count=len(originals)),
        data=partial(_marked, originals, drafts, chosen),
        file_name=name,
        mime=mime,
        key=key,
    )


def _feedback(job: jobs.Job, intake: Intake, *, key: str) -> None:
    chosen = language()
    sheets = _sheets(job, intake)
    if len(sheets) == 1:
        name = feedback.feedback_name(sheets[0][0].unit, sheets[0][1], chosen)
        mime = feedback.MIME
    else:
        name, mime = say("exports-feedback-archive"), ARCHIVE
    st.download_button(
        say("exports-download-feedback", count=len(sheets)),
        data=partial(feedback.feedback_files, sheets, chosen),
        file_name=name,
        mime=mime,
        key=key,
    )


def _sheets(job: jobs.Job, intake: Intake) -> list[tuple[feedback.Addressee, date]]:
    """Whom to write to; found once for what was understood, since rows are many."""
    key = f"feedback-sheets-{job.job_id}"
    kept = st.session_state.get(key)
    if kept is None or kept[0] is not intake:
        found = [
            (addressee, as_of)
            for unit, as_of in dict.fromkeys((one.unit, one.as_of) for one in job.belongings)
            for addressee in feedback.addressees(
                [
                    report
                    for report, one in zip(intake.files, job.belongings, strict=True)
                    if (one.unit, one.as_of) == (unit, as_of)
                ],
                intake.drafts,
                unit,
            )
        ]
        kept = st.session_state[key] = (intake, found)
    return list(kept[1])


def _marked(originals: Sequence[Original], drafts: Sequence[BatchDraft], chosen: Language) -> bytes:
    """Runs after the click, outside of the page: whatever comes must be a file."""
    made = [
        (annotated.returned_name(report, chosen), _marked_or_listed(path, report, drafts, chosen))
        for path, report in originals
    ]
    return made[0][1] if len(made) == 1 else archive(made)


def _marked_or_listed(
    path: Path, report: FileReport, drafts: Sequence[BatchDraft], chosen: Language
) -> bytes:
    try:
        return annotated.annotated_workbook(path, report.file, report, chosen, drafts)
    except annotated.NotReturned as refusal:
        # No page is there to say it: the list of issues comes instead, and says why.
        first = Finding("", report.file, "", "", "", refusal.message(chosen), "")
    except FileNotFoundError:
        # Published or discarded in another window meanwhile.
        said = text(chosen, "exports-original-gone")
        first = Finding("", report.file, "", "", "", said, "")
    listed = [
        Finding(
            severity=issue_words.severity_label(issue.severity, chosen),
            file=issue.file,
            sheet=issue.sheet,
            cell=issue.cell,
            value=issue.value,
            message=issue_message(issue, chosen),
            remedy=issue_remedy(issue, chosen),
        )
        for issue in report.issues
    ]
    names = ("severity", "file", "sheet", "cell", "value", "message", "remedy")
    headers = [text(chosen, f"data-issue-{name}") for name in names]
    return issue_workbook([first, *listed], headers, text(chosen, "exports-issue-sheet"))
