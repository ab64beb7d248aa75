"""Which ledger is looked at, and how its list is narrowed; every choice lives in the URL."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import streamlit as st

from data.formats import count
from data.language import say, word
from data.ledgers.declaration import Ledger
from data.screens.ledger_readings import Listed, Period, Scope, listed_ledgers
from data.screens.ledger_words import label_of
from data.screens.records import whole
from data.screens.view import View
from ui.components import clear_filters, pick_from, pick_many, pick_one
from ui.components.filters import choose, chosen, page_name
from ui.registry import LEDGER

_SEARCH, _TOWNS, _UNITS, _STATUSES = "search", "towns", "units", "statuses"
_PERIOD, _PICK, BY, PAGE = "period", "pick", "by", "page"
_ALL, _LATE = "all", "late"
# More statuses than these are chosen in a box instead of side by side.
_MOST_STATUSES = 5
_LONGEST_SEARCH = 60


def asked_ledger() -> Ledger | None:
    """The ledger of the page's address; without one the first there is, None without any."""
    known = {one.name: one for one in listed_ledgers()}
    asked = page_name().removeprefix(LEDGER)
    return known.get(asked) or next(iter(known.values()), None)


def pick_list(view: View, declared: Ledger) -> Listed:
    """The list, by the dimension that the reader chose."""
    return Listed(view, declared, by=next(iter(chosen(BY)), ""))


def pick_scope(listed: Listed) -> Listed:
    """Shows the filters and returns the list narrowed by them; another choice is page 1 again."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="ledger-filters"):
        scope = Scope(
            search=_search(),
            towns=_many(listed, "town", _TOWNS),
            units=_many(listed, "unit", _UNITS),
            period=_period(listed),
        )
        narrowed = _pick(replace(listed, scope=scope))
    clear_filters((_SEARCH, _TOWNS, _UNITS, _PERIOD, _PICK, _STATUSES))
    return narrowed


def _search() -> str:
    now = next(iter(chosen(_SEARCH)), "")
    if st.session_state.get(_SEARCH) != now:
        st.session_state[_SEARCH] = now
    st.text_input(
        say("ledger-search"),
        key=_SEARCH,
        max_chars=_LONGEST_SEARCH,
        placeholder=say("ledger-search-hint"),
        label_visibility="collapsed",
        icon=":material/search:",
        on_change=_keep_search,
        width=280,
    )
    return now.strip()


def _keep_search() -> None:
    choose(_SEARCH, st.session_state[_SEARCH].strip() or None)
    first_page()


def first_page() -> None:
    """Back to the list's first page."""
    choose(PAGE, None)


def _many(listed: Listed, kind: str, key: str) -> tuple[str, ...] | None:
    """A choice among the values that entries have; not shown for fewer than two."""
    values = listed.everything.choices[kind]
    if len(values) < 2 or kind not in listed.dimensions:
        return None
    label = label_of(listed.dimensions[kind])
    picked = pick_many(key, label, values, write=_as_written, is_label_shown=False)
    return tuple(picked) if picked else None


def _as_written(value: str) -> str:
    return word(value)


def _period(listed: Listed) -> Period:
    if len(listed.periods) < 2:
        return ""
    one = listed.declared.with_role("deadline") or listed.declared.with_role("date")
    assert one is not None
    label = label_of(one)

    def write(period: str) -> str:
        return say("ledger-period", field=label, period=say(f"ledger-period-{period or _ALL}"))

    return cast(Period, pick_from(_PERIOD, label, listed.periods, write=write, width=230))


def _pick(listed: Listed) -> Listed:
    """All, the late ones, or those of a status, each with how many they are."""
    whole_ = listed.without_status
    statuses = {
        str(row["group_name"]): whole(row["row_count"])
        for row in listed.statuses
        if row["group_name"] is not None
    }
    has_statuses = "status" in listed.dimensions
    few = statuses if has_statuses and len(statuses) <= _MOST_STATUSES else {}
    late = whole(whole_.headline["overdue_count"])
    options = [_ALL, *([_LATE] if listed.is_due else []), *(f"={one}" for one in few)]
    words = {
        _ALL: say("ledger-pick-all", count=count(whole_.headline["row_count"])),
        _LATE: say("ledger-pick-late", count=count(late)),
        **{
            f"={one}": say("ledger-pick-one", status=word(one), count=count(number))
            for one, number in few.items()
        },
    }
    picked = _ALL
    if len(options) > 1:
        picked = pick_one(
            _PICK,
            say("ledger-pick-status"),
            options,
            write=words.__getitem__,
            is_label_shown=False,
        )
    chosen_statuses: tuple[str, ...] | None = None
    if picked.startswith("="):
        chosen_statuses = (picked[1:],)
    elif has_statuses and not few and len(statuses) > _MOST_STATUSES:
        many = pick_many(
            _STATUSES, say("ledger-filter-statuses"), list(statuses), is_label_shown=False
        )
        chosen_statuses = tuple(many) if many else None
    scope = replace(listed.scope, statuses=chosen_statuses, is_overdue=picked == _LATE)
    return replace(listed, scope=scope)
