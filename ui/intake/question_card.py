"""The body of a question's card: where, what stands there, what it becomes under each reading."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from html import escape

import streamlit as st

from data.intake.question import Example, Question
from data.intake.question_words import option_label, reason_texts
from ui.formats import UNKNOWN, amount_exact
from ui.language import language, say, word

_PLACES = 6


def card_table(group: Sequence[Question], asked: str) -> None:
    """The question in words, its places, a table of examples with the sums, the reasons."""
    question = group[0]
    places = "".join(f'<p class="sb-note">{escape(_place(one))}</p>' for one in group[:3])
    if len(group) > 3:
        more = say("data-questions-files", count=len(group) - 3)
        places += f'<p class="sb-note">{escape(more)}</p>'
    reasons = "".join(f"<li>{escape(why)}</li>" for why in reason_texts(question, language()))
    figures = (
        f' <span class="sb-badge">{escape(say("data-questions-figures"))}</span>'
        if question.changes_figures
        else ""
    )
    st.html(
        f'<p class="sb-file"><b>{escape(asked)}</b>{figures}</p>{places}'
        f"{_table(question)}"
        f'<ul class="sb-note">{reasons}</ul>'
    )


def _place(question: Question) -> str:
    places = list(question.places[:_PLACES])
    if len(question.places) > _PLACES:
        places.append("…")
    where = "、".join(places) if language() == "zh" else ", ".join(places)
    return " · ".join(part for part in (question.file, question.sheet, where) if part)


def _table(question: Question) -> str:
    if not question.examples:
        return ""
    has_values = any(example.values for example in question.examples)
    options = question.options if has_values else ()
    heads = [say("data-issue-cell"), say("data-change-name"), say("data-issue-value")]
    if question.beside:
        heads.append(say(f"data-questions-beside-{question.beside}"))
    row = "".join(f"<th>{escape(head)}</th>" for head in heads) + "".join(
        f'<th class="sb-number">{_head(question, number)}</th>' for number in range(len(options))
    )
    body = "".join(_row(question, example) for example in question.examples)
    if question.count > len(question.examples):
        more = say("data-questions-cells", count=question.count - len(question.examples))
        body += f'<tr><td colspan="{len(heads) + len(options)}">{escape(more)}</td></tr>'
    if options and any(option.total is not None for option in options):
        sums = "".join(
            f'<td class="sb-number" data-reading="{_label(question, number)}">'
            f"<b>{escape(_sum(option.total))}</b></td>"
            for number, option in enumerate(options)
        )
        label = f'<td colspan="{len(heads)}"><b>{escape(say("data-questions-sum"))}</b></td>'
        body += f"<tr>{label}{sums}</tr>"
    return (
        '<div class="sb-scroll" tabindex="0"><table class="sb-table sb-compact sb-readings">'
        f"<thead><tr>{row}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _head(question: Question, number: int) -> str:
    option = question.options[number]
    label = escape(option_label(option, language()))
    marks = []
    if option.key == question.current:
        marks.append(say("data-questions-now"))
    if option.key == question.proposed:
        marks.append(say("data-questions-suggested"))
    return label + (f"<br>{escape(' · '.join(marks))}" if marks else "")


def _label(question: Question, number: int) -> str:
    """The head of a reading in one line: a narrow screen has it beside the value."""
    return _head(question, number).replace("<br>", " · ")


def _row(question: Question, example: Example) -> str:
    beside = ""
    if question.beside:
        title = escape(say(f"data-questions-beside-{question.beside}"))
        shown = escape(_shown(question, example.beside))
        beside = f'<td data-reading="{title}">{shown}</td>'
    values = "".join(
        f'<td class="sb-number" data-reading="{_label(question, number)}">'
        f"{escape(_shown(question, value))}</td>"
        for number, value in enumerate(example.values)
    )
    return (
        f'<tr><td class="sb-code">{escape(example.cell)}</td>'
        f'<td style="min-width: 7em">{escape(example.label)}</td>'
        f'<td data-reading="{escape(say("data-issue-value"))}">{escape(example.written)}</td>'
        f"{beside}{values}</tr>"
    )


def _shown(question: Question, value: str) -> str:
    if not value:
        return UNKNOWN
    if question.value_type == "amount":
        return amount_exact(Decimal(value), language())
    return word(value) if question.kind == "stage-claim" else value


def _sum(total: str | None) -> str:
    return UNKNOWN if total is None else amount_exact(Decimal(total), language())
