"""The card of a sheet that is held: rows that would go, numbers beside limits, the answers.

The rest of the upload is published without it where a person chooses so; rows go only with a
reason, which the version keeps.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from data.formats import amount, place_text
from data.importer.questions.question import (
    Option,
    Question,
    Replacement,
    option_effect,
    option_label,
    question_text,
    reason_texts,
)
from data.language import language, say
from ui.components.cards import card, choice_html
from ui.markup import render, verbatim

_SHOWN = 12


def replacing_card(
    question: Question, *, picked: str, choose: Callable[[str], None], key: str
) -> None:
    """One held sheet; choose takes the answer that a click gives.

    picked: the answer chosen or given so far, "" for none.
    """
    one = question.replacement
    if one is None:
        return
    with st.container(border=True, key=f"held-card-{key}"):
        st.html(_head(question))
        rows, answers = st.columns(2, gap="medium")
        rows.html(_gone(one))
        with answers:
            st.html(render("intake.measures", one.measures))
            for option in _offered(question):
                _answer(question, option, picked, choose, key=key)


def _head(question: Question) -> Markup:
    rows = say("data-held-rows", rows=question.arguments["rows"])
    place = place_text(question.file, question.sheet, rows)
    why = [
        text
        for (rule, _), text in zip(
            question.reasons, reason_texts(question, language()), strict=True
        )
        if rule.startswith("evidence-") and rule != "evidence-columns"
    ]
    return render("intake.held", question_text(question, language()), place, why)


def _gone(one: Replacement) -> Markup:
    """The rows that would go, largest first, with their sum."""
    rows = sorted(one.gone, key=lambda row: -(row.amount_wan or 0))
    return render(
        "intake.gone",
        [(row.label, _amount(row.amount_wan) if one.has_amounts else "") for row in rows[:_SHOWN]],
        len(rows) - _SHOWN,
        len(rows),
        _amount(one.total_wan) if one.has_amounts and rows else "",
        one.unstated if one.has_amounts and rows else 0,
    )


def _amount(wan: object) -> str:
    return str(amount(wan, language()))


def _offered(question: Question) -> list[Option]:
    """The answers, the proposed one first, that which takes rows away last."""
    return sorted(
        question.options, key=lambda one: (one.key != question.proposed, one.needs_reason)
    )


def _answer(
    question: Question, option: Option, picked: str, choose: Callable[[str], None], *, key: str
) -> None:
    is_on = option.is_chosen_by(picked)
    reason_key = f"held-reason-{key}"
    if option.needs_reason:
        given = picked.partition(":")[2].strip() if is_on else ""
        st.text_input(say("data-held-reason"), value=given, key=reason_key, max_chars=200)
        if st.session_state.pop(f"{reason_key}-missing", False):
            st.warning(say("data-held-reason-missing"))
    label = option_label(option, language())
    is_proposed = option.key == question.proposed
    badge = say("data-questions-suggested") if is_proposed else ""
    effect = option_effect(option, language())
    card(
        choice_html(label, *([effect] if effect else []), is_on=is_on, badge=badge),
        f"✓ {verbatim(label)}" if is_on else verbatim(label),
        key=f"held-{key}-{question.options.index(option)}",
        kind="reading",
        on_click=_answer_card,
        args=(option, choose, reason_key),
    )


def _answer_card(option: Option, choose: Callable[[str], None], reason_key: str) -> None:
    """Take an answer; rows go only with a reason."""
    reason = str(st.session_state.get(reason_key, "")).strip()
    if option.needs_reason and not reason:
        st.session_state[f"{reason_key}-missing"] = True
        return
    choose(f"{option.key}: {reason}" if option.needs_reason else option.key)
