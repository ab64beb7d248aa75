"""Projects that may be one, side by side, in an upload or in use; a person decides, and undoes.

Nothing earlier is overruled before a person says so.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from weakref import WeakKeyDictionary

import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, amount, count, date_text, moment, place_text
from data.importer.review.entity_matching import (
    COMPARED,
    Candidate,
    Comparison,
    Side,
    compare_current,
)
from data.language import field_label, language, say, word
from data.reports.review import called, why
from data.rights import may
from data.rules import load_rules
from data.screens.figure import cited
from data.screens.records import Record
from data.screens.view import store
from data.store import Contradiction, Decision, ProjectName, Snapshot, Store, StoreRefusal, Taken
from data.turns import out_of_turn
from ui.components import note, section_title
from ui.intake import jobs
from ui.intake.jobs import Answer
from ui.intake.upload import current_job
from ui.markup import form_label, render, verbatim
from ui.signed_in import signed_as


def contradiction_card(
    found: Contradiction, key: str, *, replace: Callable[[], None], withdraw: Callable[[], None]
) -> None:
    """What contradicts what; replace gives up the earlier decisions, withdraw the new ones."""
    with st.container(border=True, key=f"same-against-{key}"):
        title = "same-against-earlier" if found.earlier else "same-against-itself"
        st.warning(verbatim(say(title, one=called(found.one), other=called(found.other))))
        lines = [f"{said(one.decision)} · {taken_by(one)}" for one in found.earlier]
        lines += [f"{said(one)} · {say('same-against-now')}" for one in found.now]
        st.html(Markup().join(render("components.paragraph", line, "") for line in lines))
        with st.container(horizontal=True, gap="small"):
            if found.earlier and st.button(
                say("same-against-replace", count=len(found.earlier)), key=f"same-replace-{key}"
            ):
                replace()
            if st.button(say("same-against-withdraw"), key=f"same-withdraw-{key}", type="tertiary"):
                withdraw()


def said(decision: Decision) -> str:
    """A decision as a sentence."""
    return say(
        "same-decided-line",
        verdict=decision.verdict,
        kept=called(decision.kept),
        other=called(decision.other),
    )


def taken_by(one: Taken) -> str:
    """Who decided, when, and from which version it holds."""
    return say("same-decided-by", by=one.by, time=moment(one.at), version=count(one.version))


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
        one, two = candidate.one, candidate.two
        rows = [row for name in (*COMPARED, "unit") if (row := _row(candidate, name))]
        sides = (_standing(one), _standing(two))
        st.html(render("intake.pair", reason, sides, rows, (_where(one), _where(two))))
        _ask(candidate, give, key, can_wait=can_wait)


def answer_words(candidate: Candidate, answer: Answer) -> str:
    """The answer as a sentence."""
    sides = (candidate.two, candidate.one) if answer.keeps_two else (candidate.one, candidate.two)
    ids = {"same": "decided-same", "different": "decided-different", "later": "put-off"}
    kept, other = (called(side.written) for side in sides)
    return say(f"same-{ids[answer.verdict]}", kept=kept, other=other)


def _answered(candidate: Candidate, answer: Answer, give: Give, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            render("components.paragraph", answer_words(candidate, answer), "sb-note sb-strong")
        )
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
    return verbatim(f"{called(side.written)} · {_standing(side)}")


def _row(candidate: Candidate, name: str) -> tuple[str, str, str, bool, str] | None:
    """A field: its name, one side, verdict, whether they differ, the other; None where unknown."""
    left, right = _shown(candidate.one, name), _shown(candidate.two, name)
    if left == right == UNKNOWN:
        return None
    label = say("data-unit") if name == "unit" else field_label(_FIELDS.get(name, name))
    verdict = ""
    if name in candidate.agrees:
        verdict = f"＝ {say('same-agrees')}"
    elif name in candidate.differs:
        verdict = f"≠ {say('same-differs')}"
        if name in ("name", "code", "investor"):
            left, right = _differing(left, right)
    return label, left, verdict, name in candidate.differs, right


def _differing(left: str, right: str) -> tuple[Markup, Markup]:
    """Both texts with the letters that only one of them has underlined."""
    sides, underlined = [Markup(), Markup()], Markup("<u>{}</u>")
    for kind, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        for at, part in enumerate((left[a:b], right[c:d])):
            sides[at] += part if kind == "equal" or not part else underlined.format(part)
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
    return place_text(form, date_text(side.as_of), side.file, side.sheet, side.cell)


_PAGE = 5


def same_project_step(job: jobs.UploadJob) -> None:
    """The candidates of a ready upload; the answers are stored when it is published."""
    if job.intake is None or not job.intake.drafts:
        return
    with st.spinner(say("same-review-looking")), out_of_turn():
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
        st.html(render("components.paragraph", line))


_SHOWN = "same-review-shown"
_LOOKED = "same-review-looked"
_AGAINST = "same-review-against"
_lock = threading.Lock()
_compared: WeakKeyDictionary[Store, tuple[int, Comparison]] = WeakKeyDictionary()


def same_project_review() -> None:
    """Open questions among current projects, and the decisions in force; for who may upload."""
    ledger = store()
    # An upload on its way asks about the same pairs itself.
    newest = ledger.snapshot() if may("correct") and current_job() is None else None
    if newest is None:
        note(say("same-review-in-upload") if current_job() else say("same-decided-none"))
        return
    comparison = _look(ledger, newest)
    if comparison is None:
        section_title(say("same-review-open"), say("same-review-note"))
        if st.button(say("same-review-look"), key="same-review-look"):
            st.session_state[_LOOKED] = ledger.sequence
            st.rerun()
    else:
        section_title(say("same-review-title", count=comparison.found), say("same-review-note"))
        _open_pairs(comparison)
    _decided(newest)


def _look(ledger: Store, newest: Snapshot) -> Comparison | None:
    """The candidates; None where there are so many projects that somebody must ask for it."""
    with _lock:
        known = _compared.get(ledger)
    if known is not None and known[0] == newest.version:
        return known[1]
    projects = ledger.query("screens/project/names", snapshot_id=newest.id).num_rows
    is_asked = st.session_state.get(_LOOKED) == newest.version
    if projects > load_rules().same_project.most_looked_at_unasked and not is_asked:
        return None
    with st.spinner(say("same-review-looking")), out_of_turn():
        comparison = compare_current(ledger)
    with _lock:
        _compared[ledger] = (newest.version, comparison)
    return comparison


def _open_pairs(comparison: Comparison) -> None:
    shown = shown_count(_SHOWN)
    for candidate in comparison.candidates[:shown]:

        def give(answer: Answer | None, candidate: Candidate = candidate) -> None:
            if answer is not None and (decision := answer.on(candidate)) is not None:
                _decide_unless_contradicted(candidate.key, decision)

        pair_card(candidate, None, give, can_wait=False)
        _contradiction(candidate.key)
    show_rest(comparison, shown, _SHOWN)


def _decide_unless_contradicted(key: str, decision: Decision) -> None:
    """Keep a decision, or ask first whether the earlier ones that it contradicts are given up."""
    if store().identities.contradictions([decision]):
        st.session_state[_AGAINST] = (key, decision)
        st.rerun()
    _decide([decision])


def _contradiction(key: str) -> None:
    waiting: tuple[str, Decision] | None = st.session_state.get(_AGAINST)
    if waiting is None or waiting[0] != key:
        return
    decision = waiting[1]
    found = store().identities.contradictions([decision])

    def given_up() -> None:
        del st.session_state[_AGAINST]
        ids = frozenset(one.decision_id for each in found for one in each.earlier)
        _decide([replace(decision, replaces=ids)])

    def taken_back() -> None:
        del st.session_state[_AGAINST]
        st.rerun()

    for one in found[:1]:
        contradiction_card(one, "review", replace=given_up, withdraw=taken_back)


def _decided(newest: Snapshot) -> None:
    rows = store().query("screens/data/project_decisions", snapshot_id=newest.id).to_pylist()
    if not rows:
        note(say("same-decided-none"))
        return
    with st.expander(say("same-decided-title", count=len(rows)), key="same-decided"):
        for row in rows:
            kept = ProjectName(row["kept_code"], row["kept_name"])
            other = ProjectName(row["other_code"], row["other_name"])
            evidence = json.loads(row["evidence"] or "{}")
            with st.container(horizontal=True, vertical_alignment="center"):
                st.html(_line(row, kept, other, why(row["rule"], evidence, language())))
                if st.button(
                    say("same-undo"), key=f"same-undo-{row['decision_id']}", type="tertiary"
                ):
                    _decide([Decision("open", kept, other, row["rule"], evidence)])


def _line(row: Record, kept: ProjectName, other: ProjectName, reason: str) -> Markup:
    sentence = said(Decision(row["verdict"], kept, other))
    who = say(
        "same-decided-by",
        by=row["decided_by"],
        time=moment(row["decided_at"]),
        version=str(row["sequence"]),
    )
    return render("intake.decided", sentence, who, reason)


def _decide(decisions: Sequence[Decision]) -> None:
    try:
        version = store().identities.decide(decisions, by=signed_as())
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
        return
    st.toast(say("same-saved", version=str(version.version)))
    st.rerun()
