"""What the list of issues says of an answer: at its cells, in place of what was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.importer.history import History
from data.importer.questions.question import UNKNOWN, Option, Question
from data.importer.questions.table_findings import Findings
from data.importer.reading import Reading
from data.importer.table_outcome import Outcome
from data.issues import Issue, Severity
from data.rules.questions import Questions

# Answers about a table or a column have words of their own; the sum stays to be mended.
_OF_TABLE = frozenset(
    {"form", "not-ours", "field", "no-field", "period", "period-unknown", "basis", "basis-unknown"}
    | {"one-report", "report-each", "unit-of-all", "as-of", "item", "item-unknown"}
)
_STAYS = frozenset({"total"})


def answered_issues(outcome: Outcome, taken: Sequence[Question], rules: Questions) -> list[Issue]:
    """The outcome's issues without those that were answered, and a note for each answer."""
    settled: set[tuple[str, str]] = set()
    for one in taken:
        option = one.option(one.answer)
        settled |= one.always_covers
        if option is not None and option.changes_nothing and option.key not in _STAYS:
            settled |= one.covers
    kept = [issue for issue in outcome.issues if (issue.code, issue.cell) not in settled]
    for one in taken:
        kept.extend(_told(outcome, one, rules))
    return kept


def _told(outcome: Outcome, asked: Question, rules: Questions) -> Iterator[Issue]:
    question = asked
    option = asked.option(question.answer)
    reading = outcome.reading
    if option is None:
        return
    if option.word in _OF_TABLE or reading is None:
        yield _of_table(question, option)
        return
    severity: Severity = "warning" if option.key == UNKNOWN else "note"
    if not len(asked.at):
        for example in question.examples:
            yield _at_cell(
                reading,
                question,
                f"answered-{option.word or option.key}",
                severity,
                example.cell,
                example.written,
                {},
            )
        return
    if len(asked.at) > rules.shown.notes:
        told = {"count": str(len(asked.at)), "places": "、".join(question.places[:20])}
        yield Issue(
            "answered-many",
            severity,
            question.file,
            question.sheet,
            field=_name(reading, asked),
            arguments={"header": question.arguments.get("header", ""), **told},
        )
        return
    findings = Findings(reading, question.fingerprint, rules, History(reading), {})
    code = {"keep": "answered-keep", UNKNOWN: "answered-unknown"}.get(option.key, "answered-read")
    stands = Option(option.key)
    for index in asked.at.tolist():
        # Coordinates are shown as they are drawn, all others as they are stored.
        read = (
            str(reading.get("stage")[index].as_py() or "")
            if question.kind == "stage-claim"
            else findings.value(stands, asked.keys, index)
        )
        unit = " 万元" if question.value_type == "amount" and read else ""
        written = findings.written(asked.keys, index)
        cell = reading.cell_of(asked.keys[0], index) if asked.keys[0] in reading.columns else ""
        yield _at_cell(reading, question, code, severity, cell, written, {"read": read + unit})


def _at_cell(
    reading: Reading,
    question: Question,
    code: str,
    severity: Severity,
    cell: str,
    value: str,
    arguments: dict[str, str],
) -> Issue:
    digits = "".join(letter for letter in cell if letter.isdigit())
    return Issue(
        code=code,
        severity=severity,
        file=question.file,
        sheet=question.sheet,
        cell=cell,
        row=int(digits) if digits else None,
        field=reading.declared.field(question.field).name,
        value=value,
        arguments=arguments,
    )


def _of_table(question: Question, option: Option) -> Issue:
    cell = question.places[0] if question.places else ""
    told = {name: value for name, value in option.arguments.items() if name != "form"}
    return Issue(
        code=f"answered-{option.word}",
        severity="note",
        file=question.file,
        sheet=question.sheet,
        cell=cell,
        value=question.arguments.get("header", ""),
        arguments={"header": question.arguments.get("header", ""), **told},
    )


def _name(reading: Reading, asked: Question) -> str:
    return reading.declared.field(asked.field).name


def decided_issue(question: Question) -> Issue:
    """The note that rows go, or that the sheet is another or waits, as a person said."""
    option = next(one for one in question.options if one.key == question.current)
    replaced = question.replacement
    told = {
        "reason": question.reason,
        "gone": str(len(replaced.gone) if replaced else 0),
        "unit": replaced.unit if replaced else "",
    }
    return Issue(f"answered-{option.word}", "note", question.file, question.sheet, arguments=told)
