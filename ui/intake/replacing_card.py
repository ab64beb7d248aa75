"""The card of a sheet that is held: rows that would go, numbers beside limits, the answers.

The rest of the upload is published without it where a person chooses so; rows go only with a
reason, which the version keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from data.formats import amount, count, place_text, share
from data.importer.questions.question import (
    Measure,
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
from ui.markup import verbatim

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
        with rows:
            st.html(_gone(one))
        with answers:
            st.html(_measures(one))
            for option in _offered(question):
                _answer(question, option, picked, choose, key=key)


def _head(question: Question) -> str:
    rows = say("data-held-rows", rows=question.arguments["rows"])
    place = place_text(question.file, question.sheet, rows)
    why = [
        text
        for (rule, _), text in zip(
            question.reasons, reason_texts(question, language()), strict=True
        )
        if rule.startswith("evidence-") and rule != "evidence-columns"
    ]
    reasons = "".join(f"<li>{escape(text)}</li>" for text in why)
    return (
        f'<p class="sb-file"><span class="sb-mark sb-strong sb-held">▲ '
        f"{escape(say('data-held'))}</span> "
        f"<b>{escape(question_text(question, language()))}</b><br>"
        f'<span class="sb-note">{escape(place)}</span></p>'
        f'<ul class="sb-note">{reasons}</ul>'
    )


def _gone(one: Replacement) -> str:
    """The rows that would go, largest first, with their sum."""
    rows = sorted(one.gone, key=lambda row: -(row.amount_wan or 0))
    body = "".join(
        f'<tr><td><span class="sb-gone" aria-hidden="true">−</span> {escape(row.label)}</td>'
        f'<td class="sb-number">{_amount(row.amount_wan) if one.has_amounts else ""}</td></tr>'
        for row in rows[:_SHOWN]
    )
    if len(rows) > _SHOWN:
        more = say("data-held-more", count=len(rows) - _SHOWN)
        body += f'<tr><td colspan="2" class="sb-note">{escape(more)}</td></tr>'
    total = ""
    if one.has_amounts and rows:
        unstated = say("data-held-unstated", count=one.unstated) if one.unstated else ""
        total = _amount(one.total_wan) + (f"<br>{escape(unstated)}" if unstated else "")
    foot = f"<b>{escape(say('data-held-gone', count=len(rows)))}</b>"
    body += f'<tr><td>{foot}</td><td class="sb-number"><b>{total}</b></td></tr>'
    return (
        '<div class="sb-scroll" tabindex="0"><table class="sb-table"><tbody>'
        f"{body}</tbody></table></div>"
    )


def _amount(wan: object) -> str:
    return escape(str(amount(wan, language())))


def _measures(one: Replacement) -> str:
    """The numbers beside their limits; one beyond its limit is marked by a word too."""
    heads = ("", "data-held-here", "data-held-share", "data-held-limit")
    row = "".join(
        f'<th class="{"sb-number" if head else ""}">{escape(say(head)) if head else ""}</th>'
        for head in heads
    )
    body = "".join(_measure(measure) for measure in one.measures)
    note = escape(say("data-held-note"))
    return (
        '<div class="sb-scroll" tabindex="0"><table class="sb-table">'
        f"<thead><tr>{row}</tr></thead><tbody>{body}</tbody></table></div>"
        f'<p class="sb-note">{note}</p>'
    )


def _measure(measure: Measure) -> str:
    css = ' class="sb-number sb-held"' if measure.is_over else ' class="sb-number"'
    sign = "▲ " if measure.is_over else ""
    part = f"{count(measure.part)} / {count(measure.whole)}"
    name = escape(say(f"data-held-{measure.name}"))
    limit = say(
        "data-held-at-least" if measure.name == "names" else "data-held-at-most",
        share=share(measure.limit, 0),
    )
    return (
        f"<tr><td>{name}</td><td{css}>{sign}{part}</td><td{css}>{share(measure.share)}</td>"
        f'<td class="sb-number">{escape(limit)}</td></tr>'
    )


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
