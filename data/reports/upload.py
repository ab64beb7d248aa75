"""The report of an upload, file by file: stable keys (docs/report.md), and lines for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from data.files.grid import split_reference
from data.formats import UNKNOWN, amount, amount_exact
from data.importer.model import FileReport, Intake, SheetReport
from data.importer.questions.answers_file import holds
from data.importer.questions.question import (
    WORD,
    Example,
    Option,
    Question,
    Replacement,
    option_effect,
    option_label,
    question_text,
    reason_texts,
)
from data.importer.review.resubmission import Returned
from data.issues import Issue, issue_message, issue_remedy
from data.reports.issues import RemedyGroup, by_remedy, spot
from data.reports.report import Json, attributes, number, share
from data.reports.review import returned_json, returned_lines
from data.texts import Language, text

SHOWN_QUESTIONS = 50
_EXAMPLES, _PLACES, _GONE = 3, 5, 20


def question_json(question: Question, language: Language) -> Json:
    """One question with its readings (docs/report.md)."""
    return {
        **attributes(question, "fingerprint kind sheet field? count value_type changes_figures"),
        **attributes(question, "proposed answer? beside?"),
        "id": question.question_id,
        "cells": list(question.places),
        "remembered": question.scope == "column",
        "holds": holds(question),
        "question": question_text(question, language),
        "why": reason_texts(question, language),
        "readings": [
            {
                **attributes(option, "loads removes needs_reason needs_rows"),
                "reading": option.key,
                "label": option_label(option, language),
                "sum": number(option.total),
            }
            for option in question.options
        ],
        "last_sum": number(question.last_sum),
        "replacement": _replacement(question.replacement),
        "layouts": [
            [{**attributes(row, "row role count"), "cells": list(row.texts)} for row in picture]
            for picture in question.pictures
        ],
        "examples": [
            {
                **attributes(example, "cell written beside?"),
                "row": example.label or None,
                "values": [value or None for value in example.values],
            }
            for example in question.examples
        ],
    }


def _replacement(one: Replacement | None) -> Json | None:
    if one is None:
        return None
    return {
        **attributes(one, "ledger form unit rows before"),
        "gone": [
            {"name": row.label, "amount": None if row.amount_wan is None else float(row.amount_wan)}
            for row in one.gone
        ],
        "sum": None if one.total_wan is None else float(one.total_wan),
        "measures": [
            {
                **attributes(measure, "part whole limit"),
                "measure": measure.name,
                "share": share(measure.share, 4),
                "beyond": measure.is_over,
            }
            for measure in one.measures
        ],
    }


def question_lines(
    questions: Sequence[Question], language: Language, *, is_whole: bool = False
) -> Iterator[str]:
    """What only a person can decide about a file; nothing where nothing is open.

    What holds an import comes first. is_whole: every question, however many.
    """
    open_ones = sorted((one for one in questions if one.is_open), key=lambda one: not holds(one))
    if open_ones:
        yield f"  {text(language, 'cli-questions', count=len(open_ones))}"
    shown = open_ones if is_whole else open_ones[:SHOWN_QUESTIONS]
    for question in shown:
        badge = text(language, "cli-question-holds") if holds(question) else ""
        yield f"    {_place(question)}  {question_text(question, language)}{badge}"
        readings = [
            _reading(question, option, language, is_now=at == 0)
            for at, option in enumerate(question.options)
        ]
        if question.kind == WORD:
            readings = [readings[0], " / ".join(readings[1:])]
        yield from (f"      - {reading}" for reading in readings)
        yield from (f"        {line}" for line in _gone(question.replacement, language))
        for example in question.examples[:_EXAMPLES]:
            if example.values:
                yield f"        {_example(question, example, language)}"
        for why in reason_texts(question, language):
            yield f"      {why}"
    if len(open_ones) > len(shown):
        yield f"    {text(language, 'cli-more-questions', count=len(open_ones) - len(shown))}"
    if open_ones:
        yield f"    {text(language, 'cli-how-to-answer')}"


def _gone(one: Replacement | None, language: Language) -> Iterator[str]:
    """The rows that would go, with their sum."""
    if one is None or not one.gone:
        return
    names = ("、" if language == "zh" else ", ").join(
        row.label
        if row.amount_wan is None
        else f"{row.label} {amount(float(row.amount_wan), language)}"
        for row in one.gone[:_GONE]
    )
    count, total = len(one.gone), one.total_wan
    yield text(
        language,
        "cli-question-gone",
        names=names,
        count=count,
        more=max(0, count - _GONE),
        has_sum=int(total is not None),
        sum=str(amount(None if total is None else float(total), language)),
    )


def _place(question: Question) -> str:
    cells = "、".join(question.places[:_PLACES])
    if len(question.places) > _PLACES:
        cells += "…"
    return spot(question.sheet, cells)


def _reading(question: Question, option: Option, language: Language, *, is_now: bool) -> str:
    badges = [text(language, "data-questions-now")] if is_now else []
    if option.key == question.proposed:
        badges.append(text(language, "data-questions-suggested"))
    total = number(option.total)
    parts = [option_label(option, language), option_effect(option, language)]
    if total is not None:
        parts.append(text(language, "cli-question-sum", sum=amount_exact(total, language)))
    if badges:
        parts.append("(" + ", ".join(badges) + ")")
    return "  ".join(part for part in parts if part)


def _example(question: Question, example: Example, language: Language) -> str:
    """One cell: what stands there, what it is held against, what it is under each reading."""
    beside = ""
    if question.beside and example.beside:
        title = text(language, f"data-questions-beside-{question.beside}")
        value = _value(question, example.beside, language)
        beside = text(language, "cli-question-beside", title=title, value=value)
    read = ("；" if language == "zh" else "; ").join(
        f"{option_label(option, language)} → {_value(question, value, language)}"
        for option, value in zip(question.options, example.values, strict=True)
    )
    return text(
        language,
        "cli-question-example",
        who=" ".join(part for part in (example.cell, example.label) if part),
        written=example.written,
        beside=beside,
        read=read,
    )


def _value(question: Question, value: str, language: Language) -> str:
    if not value:
        return UNKNOWN
    return amount_exact(Decimal(value), language) if question.value_type == "amount" else value


PartT = TypeVar("PartT")


_NO_FIELD = ("", "ordinal")


def report_json(
    intake: Intake, language: Language, returns: Sequence[Returned | None] = ()
) -> Json:
    """The report of an intake; amounts in 万元.

    returns: for each file what became of earlier issues; not given, none are known.
    """
    earlier = returns or [None] * len(intake.files)
    return {
        "files": [
            {**_file_json(report, language), "returned": returned_json(one, language)}
            for report, one in zip(intake.files, earlier, strict=True)
        ]
    }


def _file_json(report: FileReport, language: Language) -> Json:
    refusal = report.refusal
    return {
        **attributes(report, "file sha256 status reader?"),
        "reason": None if refusal is None else issue_message(refusal, language),
        "reason_code": None if refusal is None else refusal.code,
        "remedy": None if refusal is None else issue_remedy(refusal, language),
        "sample": report.is_sample,
        "sheets": [_sheet_json(sheet) for sheet in report.sheets],
        "issues": [_issue_json(issue, language) for issue in report.issues],
        "questions": [question_json(question, language) for question in report.questions],
    }


def _issue_json(issue: Issue, language: Language) -> Json:
    return {
        **attributes(issue, "code severity sheet? cell? field? value?"),
        # Of a table in another layout the sheet row is that of its cell.
        "row": split_reference(issue.cell)[0] if issue.row and issue.cell else issue.row,
        "message": issue_message(issue, language),
        "remedy": issue_remedy(issue, language),
    }


def _sheet_json(sheet: SheetReport) -> Json:
    return {
        **attributes(sheet, "sheet ledger? form? confidence header_rows unit? title? visibility"),
        "not_ours": sheet.reason or None,
        "fingerprint": sheet.fingerprint,
        "rows": _rows(sheet),
        "not_data": [attributes(row, "row reason text") for row in sheet.not_data],
        "fields": {
            column.field: {
                **attributes(column, "header unit? confidence matched? word? read filled"),
                "column": column.place or column.letter,
            }
            for column in sheet.columns
            if column.field not in _NO_FIELD and not column.item
        },
        "items": [
            {
                **attributes(column, "item header"),
                "says": column.field,
                "column": column.place or column.letter,
            }
            for column in sheet.columns
            if column.item
        ],
        "unmapped": [
            {"column": column.place or column.letter, "header": column.header}
            for column in sheet.columns
            if not column.field
        ],
        "totals": [attributes(total, "cell field stated computed") for total in sheet.totals],
        "words": [
            {**attributes(word, "field text count cells state"), "read_as": word.value or None}
            for word in sheet.words
        ],
        "sums": dict(sheet.sums),
        "also": [attributes(also, "ledger form rows") for also in sheet.also],
        "hidden": _or_none(
            sheet.hidden,
            lambda one: {
                **attributes(one, "rows columns"),
                "sheet": one.is_sheet,
                "left_out": one.is_left_out,
            },
        ),
        "same_form": _or_none(
            sheet.same_form,
            lambda one: {
                **attributes(one, "as_of sheets"),
                "apart": one.is_apart,
                "shared": share(one.shared, 3),
            },
        ),
        "units": _or_none(
            sheet.units,
            lambda one: {
                **attributes(one, "column header unnamed"),
                "rows": dict(one.rows),
                "split": one.is_split,
            },
        ),
        "inferred_stages": [
            {**attributes(one, "row project stage"), "from": one.source}
            for one in sheet.inferred_stages
        ],
        "reshaped": _or_none(sheet.reshaped, lambda one: attributes(one, "layouts sheets")),
        "taken": _or_none(
            sheet.taken,
            lambda one: {
                "mapping": one.remembered.mapping_id,
                "same_header": one.is_same,
                "renamed": [{"then": then, "now": now} for then, now in one.renamed],
                "lost": list(one.lost),
            },
        ),
    }


def _rows(sheet: SheetReport) -> dict[str, int]:
    return {
        "read": sheet.rows_read,
        "loaded": sheet.rows_loaded,
        "rejected": sheet.rows_rejected,
        "not_data": len(sheet.not_data),
    }


def _or_none(value: PartT | None, as_json: Callable[[PartT], Json]) -> Json | None:
    return None if value is None else as_json(value)


_FEW_SHEETS = 3
_RUNS = 6


def file_lines(
    report: FileReport, returned: Returned | None, language: Language, *, is_whole: bool = False
) -> Iterator[str]:
    """What was understood of a file, what is wrong and asked. is_whole: every issue by itself."""
    yield text(language, "cli-file", file=report.file, status=report.status)
    if report.refusal is not None:
        yield f"  {issue_message(report.refusal, language)}"
        remedy = issue_remedy(report.refusal, language)
        yield f"    {text(language, 'cli-remedy', remedy=remedy)}"
    others = [sheet.sheet for sheet in report.sheets if not sheet.ledger]
    if len(others) > _FEW_SHEETS:
        names = "、".join(dict.fromkeys(others))
        yield f"  {text(language, 'cli-sheets-none', count=len(others), sheets=names)}"
    for sheet in report.sheets:
        if sheet.ledger or len(others) <= _FEW_SHEETS:
            yield from _sheet_lines(sheet, language)
    if returned is not None:
        yield from returned_lines(returned, language)
    for group in by_remedy(report.issues, language):
        if is_whole or len(group.issues) == 1:
            for issue in group.issues:
                yield from _issue_lines(issue, language)
        else:
            yield from _group_lines(group, language)
    yield from question_lines(report.questions, language, is_whole=is_whole)


def is_shortened(report: FileReport, language: Language) -> bool:
    """Whether more was found in a file than its short lines list one by one."""
    groups = by_remedy(report.issues, language)
    return len(report.questions) > SHOWN_QUESTIONS or len(groups) < len(report.issues)


def _issue_lines(issue: Issue, language: Language) -> Iterator[str]:
    yield f"  {_issue_text('cli-issue', issue, language, severity=issue.severity)}"
    yield f"    {text(language, 'cli-remedy', remedy=issue_remedy(issue, language))}"


def _group_lines(group: RemedyGroup, language: Language) -> Iterator[str]:
    """All that one remedy mends: how many, what to do, the first cells, one of them in words."""
    arguments = {"severity": group.severity, "do": group.remedy}
    yield "  " + text(language, "cli-issue-group", count=len(group.issues), **arguments)
    # Each sheet's name before its first run; the sheet alone where no cell is meant.
    runs = [
        run if at else spot(place.sheet, run)
        for place in group.places
        for at, run in enumerate(place.cells or ("",))
    ]
    places = ("；" if language == "zh" else "; ").join(runs[:_RUNS])
    if len(runs) > _RUNS:
        places += "…"
    if places:
        yield f"    {places}"
    yield f"    {_issue_text('cli-issue-such-as', group.issues[0], language)}"


def _issue_text(key: str, issue: Issue, language: Language, **more: str) -> str:
    return text(
        language,
        key,
        place=spot(issue.sheet, issue.cell),
        value=issue.value,
        has_value=int(bool(issue.value)),
        message=issue_message(issue, language),
        **more,
    )


def _sheet_lines(sheet: SheetReport, language: Language) -> Iterator[str]:
    if not sheet.ledger:
        yield f"  {text(language, 'cli-sheet-none', sheet=sheet.sheet)}"
        return
    arguments = {**attributes(sheet, "sheet ledger unit"), **_rows(sheet)}
    yield "  " + text(language, "cli-sheet", has_unit=int(bool(sheet.unit)), **arguments)
    for also in sheet.also:
        yield f"    {text(language, 'cli-also', ledger=also.ledger, rows=also.rows)}"
    blank = text(language, "cli-no-header")
    unmapped = [
        f"{column.place or column.letter} {column.header or blank}"
        for column in sheet.columns
        if not column.field
    ]
    if unmapped:
        yield f"    {text(language, 'cli-unmapped', columns='、'.join(unmapped))}"
