"""What only a person can decide: every question with its readings side by side, before publish.

Choosing marks a reading; the files are read again once, with all that was chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from data.intake.answers import corrections_of
from data.intake.draft_changes import replaced_by
from data.intake.question import Question
from ui.intake import jobs
from ui.intake.question_card import question_card
from ui.intake.replacing_card import replacing_card
from ui.language import say
from ui.snapshots import store

_SHOWN = 30
# One question about the same header may stand in several files: it is answered once.
Asked = tuple[Question, ...]
Name = tuple[str, str]


def questions_section(job: jobs.Job) -> None:
    """The open questions of a ready upload, then those that are answered."""
    groups = _groups(job)
    chosen = chosen_answers(job)
    open_ones = open_groups(job)
    number = 0
    for kind, of_kind in groupby(open_ones[:_SHOWN], key=lambda group: group[0].kind):
        same = list(of_kind)
        if len(same) > 1 and same[0][0].replacement is None:
            _all_of_kind(job, kind, same)
        for group in same:
            number += 1
            _card(job, group, chosen, number, key=f"{job.job_id}-{groups.index(group)}")
    if len(open_ones) > _SHOWN:
        st.caption(say("data-questions-more", shown=_SHOWN, count=len(open_ones)))
    answered = [group for group in groups if not group[0].is_open]
    if answered:
        label = say("data-questions-answered", count=len(answered))
        with st.expander(label, key="data-answered", expanded=not open_ones):
            for group in answered:
                number += 1
                _card(job, group, chosen, number, key=f"{job.job_id}-{groups.index(group)}")


def questions_said(job: jobs.Job) -> str:
    """The questions in one sentence: how many are open, how many of them change figures."""
    open_ones, every = open_groups(job), _groups(job)
    if open_ones:
        figures = sum(group[0].changes_figures for group in open_ones)
        of = {0: "none", len(open_ones): "all"}.get(figures, "some")
        return say("data-questions-title", count=len(open_ones), figures=figures, of=of)
    return say("data-questions-done", count=len(every)) if every else say("data-questions-none")


def all_as_proposed(job: jobs.Job) -> None:
    """The button that answers whatever is open as proposed, beside what was chosen otherwise."""
    # Whether rows go is never answered in passing.
    proposed = {
        _name(group[0]): group[0].proposed
        for group in open_groups(job)
        if group[0].replacement is None
    }
    if proposed and st.button(
        say("data-questions-all", count=len(proposed)), key="data-questions-all"
    ):
        _answer(job, {**proposed, **chosen_answers(job)})


def open_groups(job: jobs.Job) -> list[Asked]:
    """Questions that nobody has answered, those with the same header and meaning together."""
    return [group for group in _groups(job) if group[0].is_open]


def unchosen(job: jobs.Job) -> list[Asked]:
    """Open questions that nothing was chosen for yet; an answer that is changed is none of them."""
    return [group for group in open_groups(job) if _name(group[0]) not in chosen_answers(job)]


def held(job: jobs.Job) -> int:
    """Number of sheets that would take rows away, and of which nobody has said that they may."""
    return sum(group[0].is_open and is_held_still(job, group[0]) for group in _groups(job))


def held_cards(job: jobs.Job) -> None:
    """The cards of sheets that are held, and the button that reads with what was chosen."""
    chosen = chosen_answers(job)
    groups = [group for group in open_groups(job) if is_held_still(job, group[0])]
    for number, group in enumerate(groups, start=1):
        _card(job, group, chosen, number, key=f"{job.job_id}-held-{number}")
    if chosen:
        label = say("data-questions-read", count=len(chosen))
        if st.button(label, key="data-held-read", type="primary"):
            read_chosen(job)


def is_held_still(job: jobs.Job, question: Question) -> bool:
    """Whether rows still go beyond the limits with all that was decided to be one project."""
    one = question.replacement
    if one is None:
        return False
    kind = (one.ledger, one.form, one.unit)
    drafts = job.intake.drafts if job.intake else ()
    again = [
        replaced_by(store(), draft, job.sameness.decisions(), beside=drafts)
        for draft in drafts
        if (draft.ledger, draft.form, draft.unit) == kind
    ]
    return any(then is not None and then.is_held for then in again)


def open_figures(job: jobs.Job) -> int:
    """Number of open questions whose readings differ in sums, dates or places."""
    return sum(
        group[0].changes_figures and group[0].replacement is None for group in open_groups(job)
    )


def chosen_answers(job: jobs.Job) -> dict[Name, str]:
    """What was chosen that the files were not read with yet."""
    found: dict[Name, str] = st.session_state.setdefault(f"questions-{job.job_id}", {})
    return found


def read_chosen(job: jobs.Job) -> None:
    """Reads the files again with what was chosen."""
    _answer(job, chosen_answers(job))


def _groups(job: jobs.Job) -> list[Asked]:
    """The questions, those with the same header and meaning together; kinds together."""
    found: dict[Name, list[Question]] = {}
    for report in job.intake.files if job.intake else ():
        for question in report.questions:
            found.setdefault(_name(question), []).append(question)
    kinds = list(dict.fromkeys(questions[0].kind for questions in found.values()))
    return sorted(
        (tuple(questions) for questions in found.values()),
        key=lambda group: (
            group[0].replacement is None,
            not group[0].changes_figures,
            kinds.index(group[0].kind),
        ),
    )


def _name(question: Question) -> Name:
    return question.fingerprint, question.question_id


def _all_of_kind(job: jobs.Job, kind: str, same: Sequence[Asked]) -> None:
    label = say("data-questions-kind", count=len(same), kind=say(f"question-kind-{kind}"))
    if st.button(label, key=f"data-questions-kind-{kind}", type="tertiary"):
        proposed = {_name(group[0]): group[0].proposed for group in same}
        _answer(job, {**proposed, **chosen_answers(job)})


def _answer(job: jobs.Job, answers: Mapping[Name, str]) -> None:
    """Reads the files again with the answers."""
    said: dict[str, dict[str, str]] = {}
    for (fingerprint, question_id), reading in answers.items():
        said.setdefault(fingerprint, {})[question_id] = reading
    st.session_state.pop(f"questions-{job.job_id}", None)
    jobs.understand_again(job, store(), corrections=corrections_of(said))
    st.rerun()


def _card(job: jobs.Job, group: Asked, chosen: dict[Name, str], number: int, *, key: str) -> None:
    question = group[0]
    name = _name(question)

    def choose(reading: str) -> None:
        """A click on the chosen reading takes the choice back."""
        if chosen.get(name) == reading or (question.answer == reading and name not in chosen):
            chosen.pop(name, None)
        else:
            chosen[name] = reading

    picked = chosen.get(name, question.answer)
    if question.replacement is not None:
        replacing_card(question, picked=picked, choose=choose, key=key)
        return
    question_card(job, group, number, picked=picked, choose=choose, key=key)
