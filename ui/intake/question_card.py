"""One question: its cells at the left, each reading a card with the column's sum after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from html import escape

import streamlit as st

from data.intake.question import Example, Option, Question
from data.intake.question_words import option_label, question_text, reason_texts
from ui.components.cards import card, choice_html
from ui.formats import UNKNOWN, amount_change, amount_exact
from ui.intake import jobs
from ui.intake.last_time import draft_of, last_sum
from ui.intake.words import listed
from ui.language import language, say, word
from ui.verbatim import verbatim

_PLACES, _VALUES, _SIDE_BY_SIDE = 6, 3, 4


def question_card(
    job: jobs.Job,
    group: Sequence[Question],
    number: int,
    *,
    picked: str,
    choose: Callable[[str], None],
    key: str,
) -> None:
    """What is asked where, the evidence, and the readings; picked: the chosen one's key or ""."""
    question = group[0]
    last = _last_sum(job, question)
    with st.container(key=f"question-{key}", gap="xsmall"):
        st.html(_title(group, number))
        left, right = st.columns([1, 2.6], gap="medium")
        with left:
            st.html(_evidence(question, last))
        columns = min(len(question.options), _SIDE_BY_SIDE)
        with right, st.grid(columns, min_column_width=200, gap="small", key=f"ways-{key}") as grid:
            for at, option in enumerate(question.options):
                is_on = option.key == picked
                with grid.cell():
                    card(
                        _reading(question, at, last, is_on=is_on),
                        _label(question, option, is_on=is_on),
                        key=f"{key}-{at}",
                        kind="reading",
                        on_click=choose,
                        args=(option.key,),
                    )


def _title(group: Sequence[Question], number: int) -> str:
    question = group[0]
    where = "；".join(_place(one) for one in group[:2])
    if len(group) > 2:
        where += f" {say('data-questions-files', count=len(group) - 2)}"
    figures = say("data-questions-figures") if question.changes_figures else ""
    return (
        f'<p class="sb-question"><i>{number}</i> '
        f"<b>{escape(question_text(question, language()))}</b> <span>{escape(where)}</span>"
        f"<em>{escape(figures)}</em></p>"
    )


def _place(question: Question) -> str:
    places = list(question.places[:_PLACES])
    if len(question.places) > _PLACES:
        places.append("…")
    return " · ".join(part for part in (question.file, question.sheet, listed(places)) if part)


def _evidence(question: Question, last: Decimal | None) -> str:
    """The first cells as they stand, what they are held against, and why it is asked."""
    lines = ""
    for example in question.examples[:_VALUES]:
        lines += _line(example.cell, example.label, example.written, is_strong=True)
        if question.beside and example.beside:
            name = say(f"data-questions-beside-{question.beside}")
            lines += _line("", name, _shown(question, example.beside))
    if question.count > _VALUES and question.examples:
        lines += _line("", say("data-questions-cells", count=question.count - _VALUES), "")
    if last is not None:
        lines += _line("", say("data-questions-last-sum"), amount_exact(last, language()))
    reasons = "".join(f"<li>{escape(why)}</li>" for why in reason_texts(question, language()))
    return (
        f'<table class="sb-evidence"><tbody>{lines}</tbody></table>'
        f'<ul class="sb-note">{reasons}</ul>'
    )


def _line(cell: str, label: str, value: str, *, is_strong: bool = False) -> str:
    shown = f"<b>{escape(value)}</b>" if is_strong else escape(value)
    return (
        f'<tr><td class="sb-code">{escape(cell)}</td><td>{escape(label)}</td>'
        f'<td class="sb-number">{shown}</td></tr>'
    )


def _reading(question: Question, at: int, last: Decimal | None, *, is_on: bool) -> str:
    """A reading: its name, what the first cells become, the column's sum after it."""
    option = question.options[at]
    marks = [say("data-questions-suggested")] if option.key == question.proposed else []
    if option.key == question.current:
        marks.append(say("data-questions-now"))
    values = [
        _becomes(question, example, at) for example in question.examples[:_VALUES] if example.values
    ]
    name, mark = option_label(option, language()), " · ".join(marks)
    return choice_html(name, *values, is_on=is_on, mark=mark, small=_sum(option, last))


def _becomes(question: Question, example: Example, at: int) -> str:
    value = _shown(question, example.values[at])
    return value if question.count == 1 else f"{example.cell} {value}"


def _sum(option: Option, last: Decimal | None) -> str:
    if option.total is None:
        return ""
    total = Decimal(option.total)
    said = escape(say("data-questions-column-sum", amount="\0")).replace(
        "\0", f"<b>{escape(amount_exact(total, language()))}</b>"
    )
    if last is not None:
        change = amount_change(float(total - last), language())
        said += f" {escape(say('sheet-against-last', change=change))}"
    return said


def _shown(question: Question, value: str) -> str:
    if not value:
        return UNKNOWN
    if question.value_type == "amount":
        return amount_exact(Decimal(value), language())
    return word(value) if question.kind == "stage-claim" else value


def _label(question: Question, option: Option, *, is_on: bool) -> str:
    label = verbatim(option_label(option, language()))
    if is_on:
        return f"✓ {label}"
    if option.key == question.proposed and question.is_open:
        return say("data-questions-proposed", label=label)
    return label


def _last_sum(job: jobs.Job, question: Question) -> Decimal | None:
    """The column's sum when it was last told; None where nothing is summed."""
    if question.last_sum is not None:
        return Decimal(question.last_sum)
    if job.intake is None or all(option.total is None for option in question.options):
        return None
    for report in job.intake.files:
        for sheet in report.sheets if report.file == question.file else ():
            if (sheet.sheet, sheet.fingerprint) == (question.sheet, question.fingerprint):
                return last_sum(draft_of(job.intake.drafts, report, sheet), question.field)
    return None
