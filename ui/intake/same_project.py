"""Step of an upload: projects that may be one are shown side by side, and a person decides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from html import escape

import streamlit as st

from data.formats import UNKNOWN, amount, count, date_text
from data.importer.review.entity_matching import COMPARED, Candidate, Comparison, Side
from data.language import field_label, language, say, word
from data.reports.entity_matching import called, place, why
from data.rules import load_rules
from data.screens.rules_cited import cited
from data.screens.view import store
from data.store import Contradiction
from ui.components import note, section_title
from ui.intake import jobs
from ui.intake.labels import form_label
from ui.intake.same_project_answers import Answer
from ui.intake.same_project_contradictions import contradiction_card
from ui.markdown_escape import verbatim

_FIELDS = {
    "name": "project_name",
    "code": "project_code",
    "amount_wan": "planned_investment_wan",
}
Give = Callable[[Answer | None], None]


def pair_card(candidate: Candidate, answer: Answer | None, give: Give, *, can_wait: bool) -> None:
    """One pair; give takes the answer, None takes it back. can_wait: "later" is offered."""
    key = hashlib.sha256(candidate.key.encode()).hexdigest()[:12]
    with st.container(border=True, key=f"same-{key}"):
        if answer is not None:
            _answered(candidate, answer, give, key)
            return
        reason = why(candidate.rule, candidate.evidence, language())
        st.html(f'<p class="sb-note sb-strong">{escape(reason)}</p>{_table(candidate)}')
        _ask(candidate, give, key, can_wait=can_wait)


def answer_words(candidate: Candidate, answer: Answer) -> str:
    """The answer as a sentence."""
    sides = (candidate.two, candidate.one) if answer.keeps_two else (candidate.one, candidate.two)
    ids = {"same": "decided-same", "different": "decided-different", "later": "put-off"}
    kept, other = (called(side) for side in sides)
    return say(f"same-{ids[answer.verdict]}", kept=kept, other=other)


def _answered(candidate: Candidate, answer: Answer, give: Give, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="sb-note sb-strong">{escape(answer_words(candidate, answer))}</p>')
        if st.button(say("same-undo"), key=f"same-undo-{key}", type="tertiary"):
            give(None)


def _ask(candidate: Candidate, give: Give, key: str, *, can_wait: bool) -> None:
    sides = (candidate.one, candidate.two)
    keeps_two = False
    if all(side.is_borne for side in sides):
        chosen = st.radio(
            say("same-keep"),
            (0, 1),
            format_func=lambda at: _kept_label(sides[at]),
            horizontal=True,
            key=f"same-keep-{key}",
        )
        keeps_two = chosen == 1
    with st.container(horizontal=True, gap="small"):
        if st.button(say("same-yes"), key=f"same-yes-{key}"):
            give(Answer("same", keeps_two))
        if st.button(say("same-no"), key=f"same-no-{key}"):
            give(Answer("different"))
        if can_wait and st.button(say("same-later"), key=f"same-later-{key}", type="tertiary"):
            give(Answer("later"))


def _kept_label(side: Side) -> str:
    return verbatim(f"{called(side)} · {_standing(side)}")


def _table(candidate: Candidate) -> str:
    one, two = candidate.one, candidate.two
    head = "".join(
        f'<th scope="col">{escape(text)}</th>' for text in ("", _standing(one), "", _standing(two))
    )
    rows = "".join(_row(candidate, name) for name in (*COMPARED, "unit"))
    where = "".join(f"<td>{escape(text)}</td>" for text in (_where(one), "", _where(two)))
    return (
        '<div class="sb-scroll" tabindex="0"><table class="sb-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}"
        f'<tr><th scope="row">{escape(say("same-place"))}</th>{where}</tr></tbody></table></div>'
    )


def _row(candidate: Candidate, name: str) -> str:
    left, right = _shown(candidate.one, name), _shown(candidate.two, name)
    if left == right == UNKNOWN:
        return ""
    label = say("data-unit") if name == "unit" else field_label(_FIELDS.get(name, name))
    marked = escape(left), escape(right)
    verdict = ""
    if name in candidate.agrees:
        verdict = f"＝ {say('same-agrees')}"
    elif name in candidate.differs:
        verdict = f"≠ {say('same-differs')}"
        if name in ("name", "code", "investor"):
            marked = _differing(left, right)
    weight = " sb-strong" if name in candidate.differs else ""
    return (
        f'<tr><th scope="row">{escape(label)}</th><td>{marked[0]}</td>'
        f'<td class="sb-nowrap{weight}">{escape(verdict)}</td><td>{marked[1]}</td></tr>'
    )


def _differing(left: str, right: str) -> tuple[str, str]:
    """Both texts with the letters that only one of them has underlined."""
    sides = ["", ""]
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for at, part in enumerate((left[a:b], right[c:d])):
            text = escape(part)
            sides[at] += text if kind == "equal" or not part else f"<u>{text}</u>"
    return sides[0], sides[1]


def _shown(side: Side, name: str) -> str:
    value = getattr(side, name)
    if name == "amount_wan":
        return str(amount(value, language()))
    if name == "investor":
        return "、".join(dict.fromkeys(t for t in (side.investor, side.company) if t)) or UNKNOWN
    return word(value) if name in ("stage", "town") else value or UNKNOWN


def _standing(side: Side) -> str:
    if not side.is_borne:
        kind = "name"
    elif side.is_gone:
        kind = "gone"
    else:
        kind = "comes" if side.is_incoming else "there"
    return say(f"same-side-{kind}")


def _where(side: Side) -> str:
    form = form_label(side.ledger, side.form)
    return " · ".join(part for part in (form, date_text(side.as_of), place(side)) if part)


_PAGE = 5


def same_project_step(job: jobs.UploadJob) -> None:
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


def _contradictions(job: jobs.UploadJob) -> None:
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
        arguments = {"shown": count(len(comparison.candidates)), "count": count(comparison.found)}
        lines.append(say("same-more", **arguments))
    lines += [
        say(f"same-crowd-{crowd.kind}", text=crowd.text, count=count(crowd.count))
        for crowd in comparison.crowds
    ]
    if comparison.candidates:
        lines.append(say("same-source", source=cited(load_rules().same_project.source)))
    for line in lines:
        st.html(f'<p class="sb-note">{escape(line)}</p>')
