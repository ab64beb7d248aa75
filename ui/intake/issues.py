"""What is wrong at which cell, what would be right; a list to send back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape

import streamlit as st

from data.formats import count
from data.importer import Intake
from data.importer.review.standing_rows import StandingRows
from data.issues import Issue, Severity, issue_message, issue_remedy
from data.language import language, say
from data.reports.issue_groups import SEVERITIES, by_remedy, worst
from ui.components import note
from ui.components.issue_table import show_issues
from ui.intake import jobs
from ui.intake.labels import severity_label

_SHOWN = 50
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
        st.html("".join(_remedy(own) for own in by_remedy(issues, _facts)))


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
    return sorted(found.items(), key=lambda pair: (_rank(pair[1]), -len(pair[1]), pair[0]))


def _rank(issues: Sequence[Issue]) -> int:
    return SEVERITIES.index(worst(issues, _facts))


def _facts(issue: Issue) -> tuple[str, str, Severity]:
    return issue_remedy(issue, language()), issue.code, issue.severity


def _unit(unit: str, issues: Sequence[Issue]) -> str:
    counts = Counter(issue.severity for issue in issues)
    parts = [
        f"{severity_label(severity)} {count(counts[severity])}"
        for severity in SEVERITIES
        if counts[severity]
    ]
    name = escape(unit or say("data-issues-no-unit"))
    inside = "".join(_remedy(own) for own in by_remedy(issues, _facts))
    return (
        f'<details class="sb-group"><summary><b>{name}</b> '
        f'<span class="sb-note">{escape(" · ".join(parts))}</span></summary>'
        f'<div class="sb-inside">{inside}</div></details>'
    )


def _remedy(issues: Sequence[Issue]) -> str:
    first = issues[0]
    severity = severity_label(worst(issues, _facts))
    number = say("data-issues-places", count=len(issues))
    remedy = issue_remedy(first, language())
    message = issue_message(first, language())
    if len(issues) > 1:
        message = say("data-issues-such-as", message=message)
    rows = "".join(_row(issue) for issue in issues[:_SHOWN])
    if len(issues) > _SHOWN:
        more = say("data-issues-more", count=len(issues) - _SHOWN)
        rows += f'<tr><td colspan="4">{escape(more)}</td></tr>'
    heads = "".join(
        f"<th>{escape(say(f'data-issue-{name}'))}</th>"
        for name in ("sheet", "cell", "value", "message")
    )
    return (
        '<details class="sb-group"><summary>'
        f'<span class="sb-mark">{escape(severity)}</span> <b>{escape(number)}</b> '
        f"{escape(remedy or message)}"
        + (f'<br><span class="sb-note">{escape(message)}</span>' if remedy else "")
        + '</summary><div class="sb-scroll sb-inside" tabindex="0">'
        f'<table class="sb-table sb-compact"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></details>"
    )


def _row(issue: Issue) -> str:
    cell: Mapping[str, str] = {
        "sheet": " · ".join(part for part in (issue.file, issue.sheet) if part),
        "cell": issue.cell,
        "value": issue.value,
        "message": issue_message(issue, language()),
    }
    return (
        f'<tr><td>{escape(cell["sheet"])}</td><td class="sb-code">{escape(cell["cell"])}</td>'
        f"<td>{escape(cell['value'])}</td><td>{escape(cell['message'])}</td></tr>"
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
