"""Step of an upload: projects that may be one are shown side by side, and a person decides."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from data.intake.same_project import Comparison
from data.rules import load_rules
from data.store import Contradiction
from ui.components import note, section_title
from ui.components.fired import cited
from ui.formats import count
from ui.intake import jobs
from ui.intake.same_project_answers import Answer
from ui.intake.same_project_card import Give, pair_card
from ui.intake.same_project_contradictions import contradiction_card
from ui.language import say
from ui.snapshots import store

_PAGE = 5


def same_project_step(job: jobs.Job) -> None:
    """The candidates of a ready upload; the answers are stored when it is published."""
    if job.intake is None or not job.intake.drafts:
        return
    with st.spinner(say("same-review-looking")):
        comparison = job.sameness.look(job.intake, store())
    if not comparison.candidates and not comparison.crowds:
        return
    answers = job.sameness.answers
    done = sum(1 for candidate in comparison.candidates if candidate.key in answers)
    section_title(
        say("same-title-rest", count=comparison.found - done, done=done)
        if done
        else say("same-title", count=comparison.found),
        say("same-note"),
    )

    def give_for(key: str) -> Give:
        def give(answer: Answer | None) -> None:
            if answer is None:
                answers.pop(key, None)
            else:
                answers[key] = answer
            st.rerun()

        return give

    shown = shown_count(f"same-shown-{job.job_id}")
    for candidate in comparison.candidates[:shown]:
        answer = answers.get(candidate.key)
        pair_card(candidate, answer, give_for(candidate.key), can_wait=True)
    show_rest(comparison, shown, f"same-shown-{job.job_id}")
    _contradictions(job)
    if decided := len(job.sameness.decisions()):
        note(say("same-pending", count=decided))


def _contradictions(job: jobs.Job) -> None:
    found = store().identities.contradictions(job.sameness.decisions())
    for number, one in enumerate(found):

        def then(step: Callable[[Contradiction], None], one: Contradiction = one) -> None:
            step(one)
            st.rerun()

        contradiction_card(
            one,
            f"{job.job_id}-{number}",
            replace=partial(then, job.sameness.replace),
            withdraw=partial(then, job.sameness.withdraw),
        )


def shown_count(key: str) -> int:
    """How many pairs are listed; grows by the button under them."""
    return int(st.session_state.get(key, _PAGE))


def show_rest(comparison: Comparison, shown: int, key: str) -> None:
    """The button for more, what was not listed or not compared, and by whose rule it is asked."""
    rest = len(comparison.candidates) - shown
    if rest > 0 and st.button(say("same-show-more", count=min(rest, _PAGE)), key=f"{key}-more"):
        st.session_state[key] = shown + _PAGE
        st.rerun()
    lines = []
    if comparison.found > len(comparison.candidates):
        told = {"shown": count(len(comparison.candidates)), "count": count(comparison.found)}
        lines.append(say("same-more", **told))
    lines += [
        say(f"same-crowd-{crowd.kind}", text=crowd.text, count=count(crowd.count))
        for crowd in comparison.crowds
    ]
    if comparison.candidates:
        lines.append(say("same-source", source=cited(load_rules().same_project.source)))
    for line in lines:
        st.html(f'<p class="sb-note">{escape(line)}</p>')
