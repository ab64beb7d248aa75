"""Step 核对: what is asked, then what is wrong, by what to do and by whose it is."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from data.intake.issue_groups import SEVERITIES
from ui.components import pick_one
from ui.intake import jobs
from ui.intake.give_back import give_back
from ui.intake.issues import issues_section
from ui.intake.questions import all_as_proposed, open_groups, questions_section
from ui.intake.returned import returned_summary
from ui.intake.steps import LOOK
from ui.language import say

ASKED = "asked"


def check_step(job: jobs.Job) -> None:
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
