"""An issue as documents name it: its severity with a shape, the text of its comment, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from data.intake.report import issue_message, issue_remedy
from data.issues import Issue, Severity
from data.texts import Language, text

SHAPES: dict[Severity, str] = {"error": "✕", "warning": "▲", "note": "○"}


def severity_label(severity: Severity, language: Language) -> str:
    """The word of a severity with its shape."""
    return f"{SHAPES[severity]} {text(language, 'exports-severity', severity=severity)}"


def comment_text(issue: Issue, language: Language) -> str:
    """What stands in the comment about an issue."""
    said = text(
        language,
        "exports-comment",
        severity=severity_label(issue.severity, language),
        message=issue_message(issue, language),
    )
    if remedy := issue_remedy(issue, language):
        said = f"{said}\n{text(language, 'exports-comment-remedy', remedy=remedy)}"
    return said


def counted(issues: Sequence[Issue], language: Language) -> str:
    """How many of each severity."""
    counts = Counter(issue.severity for issue in issues)
    return text(
        language,
        "exports-counted",
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
    )
