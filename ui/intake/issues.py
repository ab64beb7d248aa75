"""What is wrong at which cell, what would be right; a list to send back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.issues import Issue
from ui.components import note
from ui.components.issue_table import show_issues
from ui.intake import jobs
from ui.intake.issue_groups import issue_groups
from ui.language import say


def issues_section(job: jobs.Job, issues: Sequence[Issue]) -> None:
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
