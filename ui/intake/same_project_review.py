"""Projects in use that may be one, and what was decided, each decision one click from undone."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from weakref import WeakKeyDictionary

import streamlit as st

from data.formats import moment
from data.importer.review.entity_matching import Comparison, compare_current
from data.language import language, say
from data.reports.entity_matching import why
from data.rules import load_rules
from data.screens.view import store
from data.store import Decision, ProjectName, Snapshot, Store, StoreRefusal
from ui.components import note, section_title
from ui.intake.same_project import pair_card, show_rest, shown_count
from ui.intake.same_project_answers import Answer
from ui.intake.same_project_contradictions import contradiction_card, said
from ui.intake.upload import current_job, signed_as
from ui.signed_in import may_upload

_SHOWN = "same-review-shown"
_LOOKED = "same-review-looked"
_AGAINST = "same-review-against"
_lock = threading.Lock()
_compared: WeakKeyDictionary[Store, tuple[int, Comparison]] = WeakKeyDictionary()


def same_project_review() -> None:
    """Open questions among current projects, and the decisions in force; for who may upload."""
    ledger = store()
    # An upload on its way asks about the same pairs itself.
    newest = ledger.snapshot() if may_upload() and current_job() is None else None
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
    with st.spinner(say("same-review-looking")):
        comparison = compare_current(ledger)
    with _lock:
        _compared[ledger] = (newest.version, comparison)
    return comparison


def _open_pairs(comparison: Comparison) -> None:
    shown = shown_count(_SHOWN)
    for candidate in comparison.candidates[:shown]:

        def give(answer: Answer | None, candidate=candidate) -> None:  # type: ignore[no-untyped-def]
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


def _line(row: dict[str, object], kept: ProjectName, other: ProjectName, reason: str) -> str:
    sentence = said(Decision(row["verdict"], kept, other))  # type: ignore[arg-type]
    who = say(
        "same-decided-by",
        by=row["decided_by"],
        time=moment(row["decided_at"]),  # type: ignore[arg-type]
        version=str(row["sequence"]),
    )
    small = f'<span class="sb-note">{escape(who)} · {escape(reason)}</span>'
    return f"<p>{escape(sentence)}<br>{small}</p>"


def _decide(decisions: Sequence[Decision]) -> None:
    try:
        version = store().identities.decide(decisions, by=signed_as())
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
        return
    st.toast(say("same-saved", version=str(version.version)))
    st.rerun()
