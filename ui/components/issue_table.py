"""Issues as a table with what would be right, and the button that saves them as a workbook."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.documents.issue_list import Finding, issue_workbook
from data.issues import Issue, issue_message, issue_remedy
from data.language import language, say
from data.screens.view import store
from ui.components.tables import table_height
from ui.intake.labels import severity_label


def show_issues(issues: Sequence[Issue], *, key: str) -> None:
    """Findings as a table, and the button that saves them as a workbook."""
    findings = [_finding(issue) for issue in issues]
    headers = [
        say(f"data-issue-{name}")
        for name in ("severity", "file", "sheet", "cell", "value", "message", "remedy")
    ]
    frame = pd.DataFrame(
        [(f.severity, f.file, f.sheet, f.cell, f.value, f.message, f.remedy) for f in findings],
        columns=headers,
    )
    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        height=table_height(len(frame), 10),
        row_height=32,
        column_config={
            headers[0]: st.column_config.TextColumn(width=80),
            headers[1]: st.column_config.TextColumn(width=150),
            headers[2]: st.column_config.TextColumn(width=100),
            headers[3]: st.column_config.TextColumn(width=60),
            headers[4]: st.column_config.TextColumn(width=120),
            headers[5]: st.column_config.TextColumn(width=350),
            headers[6]: st.column_config.TextColumn(width=350),
        },
        alt=say("data-issues-note"),
    )
    st.download_button(
        say("data-issues-download"),
        data=lambda: issue_workbook(findings, headers, say("data-issues-sheet")),
        file_name=say("data-issues-file"),
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key=f"{key}-download",
    )


def stored_issues(version: int, batch_id: str | None = None) -> list[Issue]:
    """What was published as wrong with a version; of one of its batches where one is named."""
    rows = store().query("screens/data/issues", sequence=version, batch_id=batch_id).to_pylist()
    return [
        Issue(
            code=row["code"],
            severity=row["severity"],
            file=row["file_name"] or "",
            sheet=row["sheet_name"] or "",
            cell=row["cell"] or "",
            row=row["row_number"],
            field=row["field"] or "",
            value=row["value"] or "",
            arguments=json.loads(row["arguments"] or "{}"),
        )
        for row in rows
    ]


def _finding(issue: Issue) -> Finding:
    return Finding(
        severity=severity_label(issue.severity),
        file=issue.file,
        sheet=issue.sheet,
        cell=issue.cell,
        value=issue.value,
        message=issue_message(issue, language()),
        remedy=issue_remedy(issue, language()),
    )
