"""Step 核对: what is asked, what is wrong at which cell, and what goes back to its unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from data.documents import feedback
from data.documents.annotation import client as annotated
from data.documents.archive import MIME as ARCHIVE
from data.documents.archive import archive
from data.documents.lists import issue_workbook
from data.formats import count, date_text, place_text
from data.importer import BatchDraft, FileReport, Intake
from data.importer.importer import Importer
from data.importer.review.resubmission import Returned
from data.importer.review.standing_rows import StandingRows
from data.issues import SEVERITIES, Issue, severity_label
from data.language import language, say
from data.reports.issues import IssueLine, RemedyGroup, by_remedy, issue_line, worst
from data.reports.review import answer_words
from data.store import open_store
from data.texts import Language, text
from ui.components import note, pick_one, section_title
from ui.components.downloads import download_button
from ui.components.tables import show_issues
from ui.intake import jobs
from ui.intake.questions import all_as_proposed, open_groups, questions_section
from ui.intake.steps import LOOK
from ui.markup import render

_ISSUES_SHOWN = 50
_UNIT, _REMEDY = "unit", "remedy"


def issue_groups(job: jobs.UploadJob, intake: Intake, issues: Sequence[Issue]) -> None:
    """Every group with its count; by unit where more than one has something to do."""
    units = _units(job, intake)
    owners = {units(issue) for issue in issues}
    view = _REMEDY
    if len(owners) > 1:
        chosen = st.segmented_control(
            say("data-issues-by"),
            [_REMEDY, _UNIT],
            default=_REMEDY,
            format_func=lambda one: say(f"data-issues-by-{one}"),
            key=f"issues-by-{job.job_id}",
            label_visibility="collapsed",
        )
        view = str(chosen or _REMEDY)
    if view == _UNIT:
        st.html("".join(_unit(unit, own) for unit, own in _by_unit(issues, units)))
    else:
        st.html("".join(_remedy(own) for own in by_remedy(issues, language())))


def _units(job: jobs.UploadJob, intake: Intake) -> Callable[[Issue], str]:
    """Who answers for an issue: the unit that its row names, else the one that reported."""
    rows: dict[str, StandingRows] = {}
    reporting: dict[str, str] = {}
    for report, belonging in zip(intake.files, job.belongings, strict=True):
        rows[report.file] = StandingRows(intake.drafts, report.sha256)
        reporting[report.file] = belonging.unit

    def unit(issue: Issue) -> str:
        own = rows[issue.file].responsible(issue.sheet, issue.row) if issue.file in rows else ""
        return own or reporting.get(issue.file, "")

    return unit


def _by_unit(
    issues: Sequence[Issue], unit: Callable[[Issue], str]
) -> list[tuple[str, list[Issue]]]:
    found: dict[str, list[Issue]] = {}
    for issue in issues:
        found.setdefault(unit(issue), []).append(issue)
    return sorted(
        found.items(), key=lambda pair: (SEVERITIES.index(worst(pair[1])), -len(pair[1]), pair[0])
    )


def _unit(unit: str, issues: Sequence[Issue]) -> Markup:
    counts = Counter(issue.severity for issue in issues)
    parts = [
        f"{severity_label(severity, language())} {count(counts[severity])}"
        for severity in SEVERITIES
        if counts[severity]
    ]
    groups = [_remedy(own) for own in by_remedy(issues, language())]
    return render("intake.unit", unit or say("data-issues-no-unit"), " · ".join(parts), groups)


def _remedy(group: RemedyGroup) -> Markup:
    issues, message = group.issues, group.message
    if len(issues) > 1:
        message = say("data-issues-such-as", message=message)
    lines = [issue_line(issue, language()) for issue in issues[:_ISSUES_SHOWN]]
    return render(
        "intake.remedy",
        severity_label(group.severity, language()),
        say("data-issues-places", count=len(issues)),
        group.remedy,
        message,
        [(place_text(one.file, one.sheet), one.cell, one.value, one.message) for one in lines],
        len(issues) - _ISSUES_SHOWN,
    )


def issues_section(job: jobs.UploadJob, issues: Sequence[Issue]) -> None:
    """Findings of one severity, by what is to be done and who has to do it; all in a list."""
    if job.intake is None:
        return
    if not issues:
        note(say("data-issues-none"))
        return
    note(say("data-issues-note"))
    issue_groups(job, job.intake, sorted(issues, key=lambda one: (one.file, one.sheet)))
    label = say("data-issues-all", count=len(issues))
    key = f"{job.job_id}-{issues[0].severity}"
    with st.expander(label, key=f"issues-all-{key}", on_change="rerun") as listed:
        if listed.open:
            show_issues(issues, key=f"issues-{key}")


Original = tuple[Path, FileReport]


def give_back(job: jobs.UploadJob) -> None:
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
            _workbooks(job, job.intake, originals, key=f"annotated-{job.job_id}")
        _feedback(job, job.intake, key=f"feedback-{job.job_id}")
        _unmarked(reports, key=f"original-{job.job_id}")


def _workbooks(
    job: jobs.UploadJob, intake: Intake, originals: Sequence[Original], *, key: str
) -> None:
    chosen = language()
    if len(originals) == 1:
        name, mime = annotated.returned_name(originals[0][1], chosen), annotated.MIME
    else:
        name, mime = say("exports-annotated-archive"), ARCHIVE
    download_button(
        say("exports-download-annotated", count=len(originals)),
        data=partial(_marked, job, intake, originals, chosen),
        file_name=name,
        mime=mime,
        key=key,
    )


def _feedback(job: jobs.UploadJob, intake: Intake, *, key: str) -> None:
    chosen = language()
    sheets = _sheets(job, intake)
    if len(sheets) == 1:
        name = feedback.feedback_name(sheets[0][0].unit, sheets[0][1], chosen)
        mime = feedback.MIME
    else:
        name, mime = say("exports-feedback-archive"), ARCHIVE
    download_button(
        say("exports-download-feedback", count=len(sheets)),
        data=partial(feedback.feedback_files, sheets, chosen),
        file_name=name,
        mime=mime,
        key=key,
    )


def _sheets(job: jobs.UploadJob, intake: Intake) -> list[tuple[feedback.Addressee, date]]:
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


def _unmarked(reports: Sequence[FileReport], *, key: str) -> None:
    """A button for each annotated workbook that came back: the file as it was before."""
    files = open_store().files
    marked = {one.earlier.sha256: one.earlier for one in reports if one.earlier is not None}
    for number, (sha256, earlier) in enumerate(marked.items()):
        if files.is_kept(sha256):
            download_button(
                say("exports-download-original"),
                data=partial(_original, sha256),
                file_name=earlier.file,
                key=f"{key}-{number}",
            )


def _original(sha256: str) -> bytes:
    return open_store().files.content(sha256) or b""


def _marked(
    job: jobs.UploadJob, intake: Intake, originals: Sequence[Original], chosen: Language
) -> bytes:
    """Runs after the click, outside of the page: whatever comes must be a file."""
    Importer(open_store()).keep(job.upload, intake)
    made = [
        (
            annotated.returned_name(report, chosen),
            _marked_or_listed(path, report, intake.drafts, chosen),
        )
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
        why = refusal.message(chosen)
    except FileNotFoundError:
        # Published or discarded in another window meanwhile.
        why = text(chosen, "exports-original-gone")
    lines = [issue_line(issue, chosen) for issue in report.issues]
    return issue_workbook([IssueLine("", report.file, "", "", "", why, ""), *lines], chosen)


_RETURNED_SHOWN = 200
# Of a column, in em; a cell of the others stays on one line.
_WIDTHS = {"subject": 6, "change": 9, "value": 9, "message": 14}
Line = tuple[str, str, str, str, str]


def returned_summary(job: jobs.UploadJob) -> None:
    """The four groups of each file of a ready upload that came again; nothing for others."""
    for number, one in enumerate(job.returns):
        if one is not None:
            _file(one, key=f"returned-{job.job_id}-{number}")


def _file(returned: Returned, *, key: str) -> None:
    counts = {
        "solved": len(returned.solved),
        "answered": len(returned.answered),
        "still": len(returned.still),
        "new": len(returned.new),
    }
    section_title(say("returned-counts", **counts), _against(returned))
    groups: list[tuple[str, Sequence[Line]]] = [
        ("still", list(_still(returned))),
        ("new", list(_new(returned))),
        ("answered", list(_answered(returned))),
        ("solved", list(_solved(returned))),
    ]
    for group, lines in groups:
        if lines:
            label = say(f"returned-{group}-list", count=len(lines))
            with st.expander(label, key=f"{key}-{group}", expanded=group == "still"):
                _table(group, lines)


def _against(returned: Returned) -> str:
    earlier = returned.earlier
    if earlier.basis == "workbook":
        return say("returned-title", file=returned.file, earlier=earlier.file)
    return say(
        "returned-title-version",
        file=returned.file,
        version=str(earlier.version or ""),
        as_of=date_text(earlier.as_of) if earlier.as_of else "—",
    )


def _solved(returned: Returned) -> Iterator[Line]:
    for one in returned.solved:
        now = say("returned-row-gone") if one.is_gone else _text(one.value)
        cell = _moved(one.earlier.cell, one.cell)
        yield one.sheet, cell, one.subject, _change(one.earlier.value, now), _said(one.earlier)


def _answered(returned: Returned) -> Iterator[Line]:
    for one in returned.answered:
        cell = _moved(one.earlier.cell, one.cell)
        sentence = f"{answer_words(one, language())} · {_said(one.earlier)}"
        yield one.sheet, cell, one.subject, _text(one.earlier.value), sentence


def _still(returned: Returned) -> Iterator[Line]:
    for one in returned.still:
        change = _change(one.earlier.value, _text(one.now.value))
        if one.earlier.value == one.now.value:
            change = _text(one.now.value)
        cell = _moved(one.earlier.cell, one.now.cell)
        yield one.now.sheet, cell, one.subject, change, _said(one.now)


def _new(returned: Returned) -> Iterator[Line]:
    for one in returned.new:
        yield one.now.sheet, one.now.cell, one.subject, _text(one.now.value), _said(one.now)


def _table(group: str, lines: Sequence[Line]) -> None:
    names = ("sheet", "cell", "subject", "change", "message")
    if group in ("new", "answered"):
        names = ("sheet", "cell", "subject", "value", "message")
    columns = [(name, _WIDTHS.get(name, 0)) for name in names]
    more = say("returned-more", shown=_RETURNED_SHOWN) if len(lines) > _RETURNED_SHOWN else ""
    st.html(render("intake.returned", columns, lines[:_RETURNED_SHOWN], more))


def _said(issue: Issue) -> str:
    line = issue_line(issue, language())
    return f"{line.severity}：{line.message}"


def _moved(old: str, new: str) -> str:
    return f"{old} → {new}" if old and new and old != new else new or old


def _change(old: str, new: str) -> str:
    return f"{_text(old)} → {new}"


def _text(value: str | None) -> str:
    return value or "—"


ASKED = "asked"


def check_step(job: jobs.UploadJob) -> None:
    """Tabs of questions and issues with their counts; only the chosen one is worked out."""
    if job.intake is None:
        return
    issues = [issue for report in job.intake.files for issue in report.issues]
    counts = Counter({ASKED: len(open_groups(job))})
    counts.update(issue.severity for issue in issues)
    with st.container(horizontal=True, vertical_alignment="center", key="check-tabs"):
        looked_at = pick_one(
            LOOK,
            say("check-look"),
            (ASKED, *SEVERITIES),
            write=lambda one: f"{say(f'check-{one}')} {counts[one]}",
            is_label_shown=False,
            default=next((one for one in (ASKED, *SEVERITIES) if counts[one]), ASKED),
        )
        give_back(job)
        if looked_at == ASKED:
            all_as_proposed(job)
    if looked_at == ASKED:
        questions_section(job)
        returned_summary(job)
    else:
        issues_section(job, [issue for issue in issues if issue.severity == looked_at])
