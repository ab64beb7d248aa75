"""Words that no list knows: each with its cells, and what it is to be read as."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.intake.model import MetWord, SheetReport
from ui.intake.field_choices import said_label, value_labels
from ui.intake.words import listed
from ui.language import say

_SHOWN = 30
_Chosen = dict[str, dict[str, str]]


def unknown_words(sheet: SheetReport, key: str) -> _Chosen:
    """The words that could not be read, asked for in plain sight; field → text → chosen value."""
    words = [word for word in sheet.words if word.state == "unknown"]
    if not words:
        return {}
    told = say("words-unknown", count=len(words), cells=sum(word.count for word in words))
    st.html(f'<p class="sb-note sb-strong">{escape(told)}</p>')
    return _asked(words, sheet, key)


def other_words(sheet: SheetReport, key: str) -> _Chosen:
    """Words that were read as taught or kept as written, to be changed; field → text → value."""
    words = [word for word in sheet.words if word.state != "unknown"]
    if not words:
        return {}
    st.html(f'<p class="sb-note">{escape(say("words-others"))}</p>')
    return _asked(words, sheet, key)


def together(*chosen: _Chosen) -> _Chosen:
    """Several choices as one."""
    joined: _Chosen = {}
    for one in chosen:
        for field, words in one.items():
            joined.setdefault(field, {}).update(words)
    return joined


def _asked(words: Sequence[MetWord], sheet: SheetReport, key: str) -> _Chosen:
    chosen: _Chosen = {}
    for number, word in enumerate(words[:_SHOWN]):
        value = _ask(word, sheet, f"{key}-{word.state}-{number}-{word.field}-{word.text}")
        if value is not None and value != word.value:
            chosen.setdefault(word.field, {})[word.text] = value
    if len(words) > _SHOWN:
        more = say("words-more", count=len(words) - _SHOWN)
        st.html(f'<p class="sb-note">{escape(more)}</p>')
    return chosen


def _ask(word: MetWord, sheet: SheetReport, key: str) -> str | None:
    """What a person chose for one word; None while nothing was chosen."""
    labels = value_labels(word.accepted)
    field = said_label(word.field, sheet.ledger)
    cells = listed(word.cells) + ("…" if word.count > len(word.cells) else "")
    left, right, _ = st.columns([4, 3, 3], vertical_alignment="center")
    with left:
        place = say("words-place", field=field, count=word.count, cells=cells)
        st.html(
            f'<p class="sb-sheet"><b>{escape(word.text)}</b> '
            f'<span class="sb-note">{escape(place)}</span></p>'
        )
    with right:
        options = list(labels)
        placeholder = say("words-as-written") if word.state == "kept" else say("words-choose")
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
