"""The card of a table in doubt: the sheet as each reading has it, and rows to be named."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from data.importer.corrections import rows_said
from data.importer.questions.question import Option, Question, option_label, reason_texts
from data.language import language, say
from ui.components.cards import card, choice_html
from ui.intake.facsimile import picture
from ui.markup import render, verbatim


def layout_card(
    question: Question, head: Markup, *, picked: str, choose: Callable[[str], None], key: str
) -> None:
    """One table in doubt; choose takes the answer that a click gives.

    head: what is asked where. picked: the answer chosen or given so far, "" for none.
    """
    with st.container(key=f"question-{key}", gap="xsmall"):
        st.html(Markup().join((head, render("intake.reasons_list", _reasons(question)))))
        readings = list(zip(question.options, question.pictures, strict=False))
        for column, (option, rows) in zip(
            st.columns(len(readings), gap="medium"), readings, strict=True
        ):
            with column:
                _reading(question, option, picked, choose, key=key)
                st.html(picture(rows))
        for option in question.options[len(readings) :]:
            _named_rows(question, option, picked, choose, key=key)


def _reasons(question: Question) -> list[str]:
    return reason_texts(question, language())


def _reading(
    question: Question, option: Option, picked: str, choose: Callable[[str], None], *, key: str
) -> None:
    badges = [say("data-questions-suggested")] if option.key == question.proposed else []
    if option.is_chosen_by(question.answer) or (question.is_open and option is question.options[0]):
        badges.append(say("data-questions-now"))
    label, is_on = option_label(option, language()), option.is_chosen_by(picked)
    card(
        choice_html(label, is_on=is_on, badge=" · ".join(badges)),
        f"✓ {verbatim(label)}" if is_on else verbatim(label),
        key=f"{key}-{question.options.index(option)}",
        kind="reading",
        on_click=choose,
        args=(option.key,),
    )


def _named_rows(
    question: Question, option: Option, picked: str, choose: Callable[[str], None], *, key: str
) -> None:
    """Two fields for the header rows and the first row of data, and the button that takes them."""
    is_on = option.is_chosen_by(picked)
    said = rows_said(picked) if is_on else None
    label = option_label(option, language())
    keys = f"layout-header-{key}", f"layout-data-{key}"
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"layout-rows-{key}"):
        st.text_input(
            say("data-layout-header"),
            value=f"{said[0][0]}-{said[0][-1]}" if said else "",
            key=keys[0],
            placeholder="3-4",
            max_chars=9,
            width=160,
        )
        st.text_input(
            say("data-layout-data"),
            value=str(said[1]) if said else "",
            key=keys[1],
            placeholder="5",
            max_chars=6,
            width=160,
        )
        st.button(
            f"✓ {verbatim(label)}" if is_on else verbatim(label),
            key=f"{key}-{question.options.index(option)}",
            on_click=_take,
            args=(option, keys, choose, f"{key}-missing"),
        )
    if st.session_state.pop(f"{key}-missing", False):
        st.warning(say("data-layout-missing", last=option.arguments["last"]))


def _take(
    option: Option, keys: tuple[str, str], choose: Callable[[str], None], missing: str
) -> None:
    """Take the rows as an answer, where they are rows of the sheet."""
    header, data = (str(st.session_state.get(one, "")).strip() for one in keys)
    answer = f"{option.key}: {header}; {data}"
    if option.is_chosen_by(answer):
        choose(answer)
    else:
        st.session_state[missing] = True
