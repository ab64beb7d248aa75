"""The report of an upload as JSON: stable keys, documented in docs/report.md."""

from __future__ import annotations

from collections.abc import Sequence

from data.files.references import split_reference
from data.importer.model import FileReport, Intake, SheetReport
from data.importer.questions.answers import holds
from data.importer.questions.question import (
    Question,
    Replacement,
    option_label,
    question_text,
    reason_texts,
)
from data.importer.review.resubmission import Returned
from data.issues import Issue, issue_message, issue_remedy
from data.reports.resubmission import returned_json
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


_NO_FIELD = ("", "ordinal")


def report_json(
    intake: Intake, language: Language, returns: Sequence[Returned | None] = ()
) -> Json:
    """The report of an intake; amounts in 万元.

    returns: for each file what became of earlier issues; not given, none are known.
    """
    told = returns or [None] * len(intake.files)
    return {
        "files": [
            {**_file(report, language), "returned": returned_json(one, language)}
            for report, one in zip(intake.files, told, strict=True)
        ]
    }


def _file(report: FileReport, language: Language) -> Json:
    refusal = report.refusal
    return {
        "file": report.file,
        "sha256": report.sha256,
        "status": report.status,
        "reason": None if refusal is None else issue_message(refusal, language),
        "reason_code": None if refusal is None else refusal.code,
        "remedy": None if refusal is None else issue_remedy(refusal, language),
        "reader": report.reader or None,
        "sample": report.is_sample,
        "sheets": [_sheet(sheet) for sheet in report.sheets],
        "issues": [_issue(issue, language) for issue in report.issues],
        "questions": [question_json(question, language) for question in report.questions],
    }


def _sheet(sheet: SheetReport) -> Json:
    return {
        "sheet": sheet.sheet,
        "ledger": sheet.ledger or None,
        "form": sheet.form or None,
        "confidence": sheet.confidence,
        "not_ours": sheet.reason or None,
        "header_rows": list(sheet.header_rows),
        "unit": sheet.unit or None,
        "title": sheet.title or None,
        "visibility": sheet.visibility,
        "fingerprint": sheet.fingerprint,
        "rows": {
            "read": sheet.rows_read,
            "loaded": sheet.rows_loaded,
            "rejected": sheet.rows_rejected,
            "not_data": len(sheet.not_data),
        },
        "not_data": [
            {"row": row.row, "reason": row.reason, "text": row.text} for row in sheet.not_data
        ],
        "fields": {
            column.field: {
                "column": column.place or column.letter,
                "header": column.header,
                "unit": column.unit or None,
                "confidence": column.confidence,
                "matched": column.matched or None,
                "word": column.word or None,
                "read": column.read,
                "filled": column.filled,
            }
            for column in sheet.columns
            if column.field not in _NO_FIELD and not column.item
        },
        "items": [
            {
                "item": column.item,
                "says": column.field,
                "column": column.place or column.letter,
                "header": column.header,
            }
            for column in sheet.columns
            if column.item
        ],
        "unmapped": [
            {"column": column.place or column.letter, "header": column.header}
            for column in sheet.columns
            if not column.field
        ],
        "totals": [
            {
                "cell": total.cell,
                "field": total.field,
                "stated": total.stated,
                "computed": total.computed,
            }
            for total in sheet.totals
        ],
        "words": [
            {
                "field": word.field,
                "text": word.text,
                "count": word.count,
                "cells": list(word.cells),
                "state": word.state,
                "read_as": word.value or None,
            }
            for word in sheet.words
        ],
        "sums": dict(sheet.sums),
        "also": [
            {"ledger": also.ledger, "form": also.form, "rows": also.rows} for also in sheet.also
        ],
        "hidden": _hidden(sheet),
        "same_form": _same_form(sheet),
        "units": _units(sheet),
        "inferred_stages": [
            {"row": one.row, "project": one.project, "stage": one.stage, "from": one.source}
            for one in sheet.inferred_stages
        ],
        "reshaped": _reshaped(sheet),
        "taken": _taken(sheet),
    }


def _issue(issue: Issue, language: Language) -> Json:
    return {
        "code": issue.code,
        "severity": issue.severity,
        "sheet": issue.sheet or None,
        "cell": issue.cell or None,
        "row": _row(issue),
        "field": issue.field or None,
        "value": issue.value or None,
        "message": issue_message(issue, language),
        "remedy": issue_remedy(issue, language) or None,
    }


def _row(issue: Issue) -> int | None:
    """The sheet row of an issue; of a table in another layout that of its cell."""
    if issue.row is None or not issue.cell:
        return issue.row
    return split_reference(issue.cell)[0]


def _reshaped(sheet: SheetReport) -> dict[str, object] | None:
    found = sheet.reshaped
    if found is None:
        return None
    return {"layouts": list(found.layouts), "sheets": list(found.sheets)}


def _taken(sheet: SheetReport) -> dict[str, object] | None:
    found = sheet.taken
    if found is None:
        return None
    return {
        "mapping": found.remembered.mapping_id,
        "same_header": found.is_same,
        "renamed": [{"then": then, "now": now} for then, now in found.renamed],
        "lost": list(found.lost),
    }


def _hidden(sheet: SheetReport) -> dict[str, object] | None:
    found = sheet.hidden
    if found is None:
        return None
    return {
        "rows": found.rows,
        "columns": list(found.columns),
        "sheet": found.is_sheet,
        "left_out": found.is_left_out,
    }


def _same_form(sheet: SheetReport) -> dict[str, object] | None:
    found = sheet.same_form
    if found is None:
        return None
    return {
        "as_of": found.as_of.isoformat(),
        "sheets": list(found.sheets),
        "apart": found.is_apart,
        "shared": round(found.shared, 3),
    }


def _units(sheet: SheetReport) -> dict[str, object] | None:
    found = sheet.units
    if found is None:
        return None
    return {
        "column": found.column,
        "header": found.header,
        "rows": dict(found.rows),
        "unnamed": found.unnamed,
        "split": found.is_split,
    }
