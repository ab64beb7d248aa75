"""Words of a column of accepted values, each asked for: what it is to be read as."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.importer.model import ColumnWord, SheetReport
from data.language import say
from ui.intake.facsimile import said_label, value_labels
from ui.markup import listed, render

_SHOWN = 30
_Chosen = dict[str, dict[str, str]]


def unknown_words(sheet: SheetReport, key: str) -> _Chosen:
    """The words that could not be read, asked for in plain sight; field → text → chosen value."""
    words = [word for word in sheet.words if word.state == "unknown"]
    if not words:
        return {}
    sentence = say("words-unknown", count=len(words), cells=sum(word.count for word in words))
    st.html(render("components.paragraph", sentence, "sb-note sb-strong"))
    return _ask_each(words, sheet, key)


def other_words(sheet: SheetReport, key: str) -> _Chosen:
    """Words that were read as taught or kept as written, to be changed; field → text → value."""
    words = [word for word in sheet.words if word.state != "unknown"]
    if not words:
        return {}
    st.html(render("components.paragraph", say("words-others")))
    return _ask_each(words, sheet, key)


def merged(*chosen: _Chosen) -> _Chosen:
    """Several choices as one."""
    joined: _Chosen = {}
    for one in chosen:
        for field, words in one.items():
            joined.setdefault(field, {}).update(words)
    return joined


def _ask_each(words: Sequence[ColumnWord], sheet: SheetReport, key: str) -> _Chosen:
    chosen: _Chosen = {}
    for number, met in enumerate(words[:_SHOWN]):
        value = _ask(met, sheet, f"{key}-{met.state}-{number}-{met.field}-{met.text}")
        if value is not None and value != met.value:
            chosen.setdefault(met.field, {})[met.text] = value
    if len(words) > _SHOWN:
        more = say("words-more", count=len(words) - _SHOWN)
        st.html(render("components.paragraph", more))
    return chosen


def _ask(word: ColumnWord, sheet: SheetReport, key: str) -> str | None:
    """What a person chose for one word; None while nothing was chosen."""
    labels = value_labels(word.accepted)
    field = said_label(word.field, sheet.ledger)
    cells = listed(word.cells) + ("…" if word.count > len(word.cells) else "")
    left, right, _ = st.columns([4, 3, 3], vertical_alignment="center")
    with left:
        place = say("words-place", field=field, count=word.count, cells=cells)
        st.html(render("intake.words", word.text, place))
    with right:
        options = list(labels)
        placeholder = say("words-as-written") if word.state == "kept" else say("words-choose")
        if word.proposed:
            placeholder = say("words-suggested", value=labels[word.proposed])
        value: str | None = st.selectbox(
            say("words-read-as", text=word.text),
            options,
            index=options.index(word.value) if word.value in options else None,
            format_func=lambda one: labels[one],
            placeholder=placeholder,
            label_visibility="collapsed",
            key=key,
        )
    return value
