"""Which open questions an import without a preview waits for (data/rules/questions.toml)."""

from __future__ import annotations

from data.importer.model import Intake
from data.importer.questions.question import Question
from data.rules import load_rules


def holds(question: Question) -> bool:
    """Whether nothing is to be published before somebody answers."""
    reasons = [rule for rule, _ in question.reasons]
    return question.is_open and load_rules().questions.holding.holds(question.kind, reasons)


def holding_questions(intake: Intake) -> tuple[Question, ...]:
    """The open questions that hold an import."""
    return tuple(question for question in intake.open_questions if holds(question))


def noted(note: str, intake: Intake) -> str:
    """A version's note with the reasons for which rows were taken away, once each."""
    reasons = [q.reason for report in intake.files for q in report.questions if q.reason]
    return "；".join(dict.fromkeys(part for part in (note.strip(), *reasons) if part))
