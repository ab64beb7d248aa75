"""Questions as the report of an upload prints them (docs/report.md)."""

from __future__ import annotations

from data.intake.holding import holds
from data.intake.question import Question
from data.intake.question_words import option_label, question_text, reason_texts
from data.texts import Language

Json = dict[str, object]


def question_json(question: Question, language: Language) -> Json:
    """One question with its readings side by side."""
    return {
        "id": question.question_id,
        "fingerprint": question.fingerprint,
        "kind": question.kind,
        "sheet": question.sheet,
        "field": question.field or None,
        "cells": list(question.places),
        "count": question.count,
        "value_type": question.value_type,
        "remembered": question.scope == "column",
        "changes_figures": question.changes_figures,
        "holds": holds(question),
        "question": question_text(question, language),
        "why": reason_texts(question, language),
        "readings": [
            {
                "reading": option.key,
                "label": option_label(option, language),
                "sum": _number(option.total),
            }
            for option in question.options
        ],
        "proposed": question.proposed,
        "answer": question.answer or None,
        "last_sum": _number(question.last_sum),
        "beside": question.beside or None,
        "examples": [
            {
                "cell": example.cell,
                "row": example.label or None,
                "written": example.written,
                "beside": example.beside or None,
                "values": [value or None for value in example.values],
            }
            for example in question.examples
        ],
    }


def _number(total: str | None) -> float | None:
    return None if total is None else float(total)
