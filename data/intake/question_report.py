"""Questions as the report of an upload prints them (docs/report.md)."""

from __future__ import annotations

from data.intake.holding import holds
from data.intake.question import Question, Replacement
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
                "loads": option.loads,
                "removes": option.removes,
                "needs_reason": option.needs_reason,
            }
            for option in question.options
        ],
        "proposed": question.proposed,
        "answer": question.answer or None,
        "last_sum": _number(question.last_sum),
        "replacement": _replacement(question.replacement),
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


def _replacement(one: Replacement | None) -> Json | None:
    if one is None:
        return None
    return {
        "ledger": one.ledger,
        "form": one.form,
        "unit": one.unit,
        "rows": one.rows,
        "before": one.before,
        "gone": [
            {"name": row.label, "amount": None if row.amount_wan is None else float(row.amount_wan)}
            for row in one.gone
        ],
        "sum": None if one.total_wan is None else float(one.total_wan),
        "measures": [
            {
                "measure": measure.name,
                "part": measure.part,
                "whole": measure.whole,
                "share": round(measure.share, 4),
                "limit": measure.limit,
                "beyond": measure.is_over,
            }
            for measure in one.measures
        ],
    }


def _number(total: str | None) -> float | None:
    return None if total is None else float(total)
