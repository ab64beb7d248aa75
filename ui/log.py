"""The audit log's page: whether its chain is whole, its entries by filters, and as a file."""

from __future__ import annotations

import streamlit as st

from data.audit import ACTS, check, entries
from data.language import say
from data.rules import load_rules
from data.screens.log import Chosen, chosen_entries, table
from ui.components import note, page_head
from ui.components.downloads import download_button
from ui.components.tables import table_height
from ui.snapshots import current_view

_DAYS: tuple[int | None, ...] = (7, 30, 365, None)
_OUTCOMES = ("", "done", "refused", "failed")
_MOST_SHOWN = 2000


def log_page() -> None:
    """The head says how many entries there are and whether any was changed."""
    chain = check()
    state = "sound" if chain.is_sound else "broken"
    page_head(
        "log",
        current_view(),
        say(f"log-headline-{state}", count=chain.entries),
        say("log-sub", days=load_rules().access.log.days),
    )
    found = chosen_entries(_filters())
    frame = table(found)
    st.dataframe(
        frame.head(_MOST_SHOWN), hide_index=True, height=table_height(len(frame), 16), key="log"
    )
    if len(found) > _MOST_SHOWN:
        note(say("log-more", shown=_MOST_SHOWN, count=len(found)))
    download_button(
        say("log-download", count=len(found)),
        # A sheet program takes what begins so for a formula.
        data=lambda: frame.map(_plain).to_csv(index=False).encode("utf-8-sig"),
        file_name=say("log-file"),
        mime="text/csv",
        key="log-download",
    )


def _filters() -> Chosen:
    people = ["", *sorted({one.who for one in entries() if one.who})]
    with st.container(horizontal=True, gap="small"):
        days = st.selectbox(
            say("log-days"), _DAYS, 1, key="log-days", format_func=_days_word, width=160
        )
        who = st.selectbox(say("log-who"), people, key="log-who", format_func=_or_all, width=200)
        act = st.selectbox(
            say("log-act"), ["", *ACTS], key="log-act", format_func=_act_word, width=200
        )
        outcome = st.selectbox(
            say("log-outcome"),
            _OUTCOMES,
            key="log-outcome",
            format_func=lambda one: say(f"log-outcome-{one}") if one else say("log-all"),
            width=160,
        )
    return Chosen(days, who, act, outcome)


def _days_word(days: int | None) -> str:
    return say("log-all") if days is None else say("log-last-days", days=days)


def _or_all(value: str) -> str:
    return value or say("log-all")


def _act_word(act: str) -> str:
    return say(f"act-{act.replace('_', '-')}") if act else say("log-all")


def _plain(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
