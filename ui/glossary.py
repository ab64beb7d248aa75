"""The glossary page: groups to choose from, one group's terms, the one that was asked for first."""

from __future__ import annotations

import streamlit as st

from data.language import say
from data.screens.glossary import Term, group_word, groups
from ui.components import pick_one
from ui.components.filters import choose, chosen
from ui.markup import render

TERM = "term"
_GROUP = "group"


def pick_terms(known: tuple[Term, ...]) -> tuple[list[Term], Term | None]:
    """The terms of the chosen group, and the one that the address names; its group goes first."""
    asked = next((one for one in known if chosen(TERM) == [one.key]), None)
    offered = [group for group in groups() if any(one.group == group for one in known)]
    if asked and chosen(_GROUP) and chosen(_GROUP) != [asked.group]:
        # Another group was chosen since: the term has been read.
        choose(TERM, None)
        asked = None
    picked = pick_one(
        _GROUP,
        say("glossary-group"),
        offered,
        write=group_word,
        is_label_shown=False,
        default=asked.group if asked else "",
    )
    return [one for one in known if one.group == picked], asked


def terms_section(terms: list[Term], asked: Term | None) -> None:
    """Name, how it is worked out, whose rule; the asked one stands out and comes first."""
    ordered = sorted(terms, key=lambda one: one is not asked)
    heads = [say(f"glossary-head-{name}") for name in ("name", "rule", "source")]
    st.html(render("pages.glossary", ordered, heads, asked.key if asked else ""))
