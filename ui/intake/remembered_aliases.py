"""Names of units and people that stand for others: a list, and one form to add and to correct."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from data.store import RememberedAlias, StoreRefusal
from data.store.remembering import AliasKind
from ui.formats import date_text, moment
from ui.intake.confirm import confirmed
from ui.intake.upload import signed_as
from ui.language import language, say
from ui.snapshots import store

_CORRECTED = "remembered-alias"
_ROUND = "remembered-alias-round"
_KINDS: tuple[AliasKind, ...] = ("unit", "person")


def remembered_aliases(aliases: Sequence[RememberedAlias]) -> None:
    """Each name with its days, who and when; below it the form."""
    for alias in aliases:
        _alias(alias)
    chosen = st.session_state.get(_CORRECTED)
    corrected = next((one for one in aliases if one.alias_id == chosen), None)
    label = say("remembered-alias-change" if corrected else "remembered-alias-add")
    with st.expander(label, expanded=corrected is not None, key=f"alias-form-{chosen or ''}"):
        _form(corrected)


def _alias(alias: RememberedAlias) -> None:
    with st.container(key=f"alias-{alias.alias_id}", gap="xxsmall"):
        line, actions = st.columns([5, 3], vertical_alignment="center")
        with line:
            days = _days(alias)
            kind = say(f"remembered-kind-{alias.kind}")
            st.html(
                f'<p class="sb-version-head"><b>{escape(alias.written)}</b> → '
                f"<b>{escape(alias.stands_for)}</b></p>"
                f'<p class="sb-note">{escape(kind)} · {escape(days)} · '
                f"{escape(alias.by)} · {escape(moment(alias.at))}</p>"
            )
        with actions, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
            if st.button(say("remembered-change"), key=f"change-{alias.alias_id}", type="tertiary"):
                st.session_state[_CORRECTED] = alias.alias_id
                st.rerun()
            confirmed(
                f"forget-{alias.alias_id}",
                say("remembered-forget"),
                say("remembered-forget-alias", text=alias.written),
                partial(store().memory.forget, alias.alias_id, by=signed_as()),
                side="right",
                width="content",
            )


def _days(alias: RememberedAlias) -> str:
    first, last = alias.first_date, alias.last_date
    key = f"remembered-days-{'from' if first else ''}{'until' if last else ''}"
    if first is None and last is None:
        key = "remembered-days-all"
    return say(key, first=date_text(first), last=date_text(last))


def _form(corrected: RememberedAlias | None) -> None:
    key = f"{corrected.alias_id if corrected else 'new'}-{st.session_state.get(_ROUND, 0)}"
    kind_column, written_column, meant_column = st.columns([2, 3, 3])
    with kind_column:
        kind: AliasKind = st.radio(
            say("remembered-kind"),
            _KINDS,
            index=_KINDS.index(corrected.kind) if corrected else 0,
            format_func=lambda one: say(f"remembered-kind-{one}"),
            horizontal=True,
            key=f"alias-kind-{key}",
        )
    with written_column:
        written = st.text_input(
            say("remembered-written"),
            value=corrected.written if corrected else "",
            placeholder=say("remembered-written-example"),
            key=f"alias-written-{key}",
        ).strip()
    with meant_column:
        meant = st.text_input(
            say("remembered-meant"),
            value=corrected.stands_for if corrected else "",
            placeholder=say("remembered-meant-example"),
            key=f"alias-meant-{key}",
        ).strip()
    first_column, last_column, save_column = st.columns([3, 3, 2], vertical_alignment="bottom")
    with first_column:
        first = _day("first", corrected.first_date if corrected else None, key)
    with last_column:
        last = _day("last", corrected.last_date if corrected else None, key)
    is_backwards = first is not None and last is not None and last < first
    with save_column, st.container(horizontal=True, gap="small"):
        is_ready = bool(written and meant) and not is_backwards
        save = st.button(say("remembered-save"), disabled=not is_ready, key=f"alias-save-{key}")
        if corrected and st.button(say("data-no"), key=f"alias-leave-{key}", type="tertiary"):
            _leave()
    if is_backwards:
        st.html(f'<p class="sb-note sb-strong">{escape(say("remembered-backwards"))}</p>')
    if save:
        _save(corrected, kind, written, meant, first, last)


def _day(which: str, day: date | None, key: str) -> date | None:
    chosen = st.date_input(
        say(f"remembered-{which}"),
        value=day,
        min_value=date(1949, 10, 1),
        max_value=date(2100, 12, 31),
        format="YYYY-MM-DD",
        help=say(f"remembered-{which}-help"),
        key=f"alias-{which}-{key}",
    )
    return chosen if isinstance(chosen, date) else None


def _save(
    corrected: RememberedAlias | None,
    kind: AliasKind,
    written: str,
    meant: str,
    first: date | None,
    last: date | None,
) -> None:
    try:
        store().memory.save_alias(
            kind,
            written,
            meant,
            by=signed_as(),
            first_date=first,
            last_date=last,
            replaces=corrected.alias_id if corrected else "",
        )
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
        return
    _leave()


def _leave() -> None:
    """An empty form again."""
    st.session_state.pop(_CORRECTED, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()
