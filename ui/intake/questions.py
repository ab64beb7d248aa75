"""What only a person can decide: every question with its readings side by side, before publish.

Choosing marks a reading; the files are read again once, with all that was chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from data.intake.answers import corrections_of
from data.intake.question import Option, Question
from data.intake.question_words import option_label, question_text
from ui.components import section_title
from ui.intake import jobs
from ui.intake.question_card import card_table
from ui.language import language, say
from ui.snapshots import store
from ui.verbatim import verbatim

_SHOWN = 30
# One question about the same header may stand in several files: it is answered once.
Asked = tuple[Question, ...]
Name = tuple[str, str]


def questions_step(job: jobs.Job) -> None:
    """The questions of a ready upload; chosen answers read the files again."""
    groups = _groups(job)
    if not groups:
        return
    chosen: dict[Name, str] = st.session_state.setdefault(f"questions-{job.job_id}", {})
    open_ones = [group for group in groups if group[0].is_open]
    figures = sum(group[0].changes_figures for group in open_ones)
    if open_ones:
        title = say("data-questions-title", count=len(open_ones), figures=figures)
    else:
        title = say("data-questions-done", count=len(groups))
    section_title(title, say("data-questions-note"))
    if open_ones:
        _read_again(job, open_ones, chosen, place="top")
    for _, of_kind in groupby(open_ones[:_SHOWN], key=lambda group: group[0].kind):
        same = list(of_kind)
        if len(same) > 1:
            _all_of_kind(job, same, chosen)
        for group in same:
            _card(group, chosen, key=f"{job.job_id}-{groups.index(group)}")
    if len(open_ones) > _SHOWN:
        st.caption(say("data-questions-more", shown=_SHOWN, count=len(open_ones)))
    answered = [group for group in groups if not group[0].is_open]
    if answered:
        with st.expander(say("data-questions-answered", count=len(answered)), key="data-answered"):
            for group in answered:
                _card(group, chosen, key=f"{job.job_id}-{groups.index(group)}")
    if len(open_ones) > 2 or (answered and chosen):
        _read_again(job, open_ones, chosen, place="bottom")


def open_figures(job: jobs.Job) -> int:
    """Number of open questions whose readings differ in sums, dates or places."""
    return sum(g[0].is_open and g[0].changes_figures for g in _groups(job))


def has_unread_answers(job: jobs.Job) -> bool:
    """Whether something was chosen that the files were not read with yet."""
    return bool(st.session_state.get(f"questions-{job.job_id}"))


def _groups(job: jobs.Job) -> list[Asked]:
    """The questions, those with the same header and meaning together; kinds together."""
    found: dict[Name, list[Question]] = {}
    for report in job.intake.files if job.intake else ():
        for question in report.questions:
            found.setdefault(_name(question), []).append(question)
    kinds = list(dict.fromkeys(questions[0].kind for questions in found.values()))
    return sorted(
        (tuple(questions) for questions in found.values()),
        key=lambda group: (not group[0].changes_figures, kinds.index(group[0].kind)),
    )


def _name(question: Question) -> Name:
    return question.fingerprint, question.question_id


def _read_again(
    job: jobs.Job, open_ones: Sequence[Asked], chosen: dict[Name, str], *, place: str
) -> None:
    with st.container(horizontal=True, gap="small", key=f"questions-{place}-{job.job_id}"):
        if st.button(
            say("data-questions-read", count=len(chosen)),
            type="primary" if chosen else "secondary",
            disabled=not chosen,
            key=f"data-questions-read-{place}",
        ):
            _answer(job, chosen)
        if open_ones and st.button(
            say("data-questions-all", count=len(open_ones)), key=f"data-questions-all-{place}"
        ):
            proposed = {_name(group[0]): group[0].proposed for group in open_ones}
            _answer(job, {**proposed, **chosen})


def _all_of_kind(job: jobs.Job, same: Sequence[Asked], chosen: dict[Name, str]) -> None:
    kind = same[0][0].kind
    label = say("data-questions-kind", count=len(same), kind=say(f"question-kind-{kind}"))
    if st.button(label, key=f"data-questions-kind-{kind}"):
        proposed = {_name(group[0]): group[0].proposed for group in same}
        _answer(job, {**proposed, **chosen})


def _answer(job: jobs.Job, answers: Mapping[Name, str]) -> None:
    """Reads the files again with the answers."""
    said: dict[str, dict[str, str]] = {}
    for (fingerprint, question_id), reading in answers.items():
        said.setdefault(fingerprint, {})[question_id] = reading
    st.session_state.pop(f"questions-{job.job_id}", None)
    jobs.understand_again(job, store(), corrections=corrections_of(said))
    st.rerun()


def _card(group: Asked, chosen: dict[Name, str], *, key: str) -> None:
    """One question: what is asked, its cells under each reading, a button for each reading."""
    question = group[0]
    picked = chosen.get(_name(question), question.answer)
    with st.container(border=True, key=f"question-{key}"):
        card_table(group, question_text(question, language()))
        with st.container(horizontal=True, gap="small", key=f"question-ways-{key}"):
            for number, option in enumerate(question.options):
                is_picked = option.key == picked
                if st.button(
                    _label(question, option, is_picked=is_picked),
                    type="primary" if is_picked else "secondary",
                    key=f"question-{key}-{number}",
                ):
                    _choose(question, option, chosen)


def _choose(question: Question, option: Option, chosen: dict[Name, str]) -> None:
    """A click on the chosen reading takes the choice back."""
    name = _name(question)
    if chosen.get(name) == option.key or question.answer == option.key:
        chosen.pop(name, None)
    else:
        chosen[name] = option.key
    st.rerun()


def _label(question: Question, option: Option, *, is_picked: bool) -> str:
    label = verbatim(option_label(option, language()))
    if is_picked:
        return f"✓ {label}"
    if option.key == question.proposed and question.is_open:
        return say("data-questions-proposed", label=label)
    return label
