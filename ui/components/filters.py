"""A reader's choices on a page: they live in the URL, a page change and a restart keep them.

The platform's own binding writes the label that the reader sees into the URL, so a link
would break with the language and an id could never stand in one. Here the stored value
stands there; the session keeps each page's choices, because a page change empties the URL.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, cast

import streamlit as st

from data.language import language, say, word
from ui.markup import verbatim

_PAGE = "linked-page"
_CHOICES = "linked-choices"


def turn_page(name: str) -> None:
    """Called by the frame in every run: a page that is come back to has its choices again."""
    if st.session_state.get(_PAGE) == name:
        return
    st.session_state[_PAGE] = name
    for key, values in _choices().items():
        if key not in st.query_params:
            st.query_params[key] = values


def page_name() -> str:
    """The path of the page that is shown."""
    return str(st.session_state.get(_PAGE, ""))


def chosen(key: str) -> list[str]:
    """What the URL holds for ``?<key>=``; empty where nothing was chosen."""
    values = st.query_params.get_all(key)
    if values:
        _choices()[key] = values
    else:
        _choices().pop(key, None)
    return values


def choose(key: str, values: Sequence[str] | str | None) -> None:
    """Puts a choice into the URL; nothing takes it out."""
    listed = [values] if isinstance(values, str) else list(values or [])
    if listed:
        st.query_params[key] = listed
        _choices()[key] = listed
    else:
        st.query_params.pop(key, None)
        _choices().pop(key, None)


def forget_choices(page: str) -> None:
    """A page that is opened for one thing shows it without what was chosen there before."""
    st.session_state.setdefault(_CHOICES, {}).pop(page, None)


def _choices() -> dict[str, list[str]]:
    pages = st.session_state.setdefault(_CHOICES, {})
    return cast("dict[str, list[str]]", pages.setdefault(page_name(), {}))


_ON = "true"
_REPORTED = "filters-told-unknown"
_SPOKEN = "filters-spoken"


def pick_many(
    key: str,
    label: str,
    options: Sequence[str],
    *,
    write: Callable[[str], str] = word,
    is_label_shown: bool = True,
) -> list[str] | None:
    """A choice of several values, ``?<key>=…``; None for all, as ``$towns is null`` expects.

    Where the label is not shown above the box, it stands in it.

    A value of a link that the data does not know cannot be chosen, and the reader is told.
    """
    _report_unknown([value for value in chosen(key) if value not in options])
    _show(key, [value for value in chosen(key) if value in options])
    usual = say("filter-placeholder" if options else "filter-none")
    picked = st.multiselect(
        label,
        list(options),
        key=key,
        format_func=write,
        placeholder=usual if is_label_shown else f"{label}：{usual}",
        label_visibility="visible" if is_label_shown else "collapsed",
        on_change=_keep,
        args=(key,),
    )
    return list(picked) or None


def pick_one(
    key: str,
    label: str,
    options: Sequence[str],
    *,
    write: Callable[[str], str] = word,
    is_label_shown: bool = True,
    default: str = "",
) -> str:
    """A choice of one of a few values, ``?<key>=…``; default: the first where none is given."""
    usual = default or options[0]
    _show(key, _one_of(key, options, usual))
    picked = st.segmented_control(
        label,
        list(options),
        key=key,
        required=True,
        format_func=lambda one: verbatim(write(one)),
        label_visibility="visible" if is_label_shown else "collapsed",
        on_change=_keep,
        args=(key, usual),
    )
    return picked or usual


def pick_from(
    key: str,
    label: str,
    options: Sequence[str],
    *,
    write: Callable[[str], str] = word,
    width: int | Literal["stretch"] = "stretch",
) -> str:
    """A choice of one of many values, ``?<key>=…``; the first is the default."""
    _show(key, _one_of(key, options))
    picked = st.selectbox(
        label,
        list(options),
        key=key,
        format_func=write,
        label_visibility="collapsed",
        width=width,
        on_change=_keep,
        args=(key, options[0]),
    )
    return picked or options[0]


def find_one(
    key: str, label: str, options: Sequence[str], *, write: Callable[[str], str] = word
) -> None:
    """An empty box to search in; what is found goes into ``?<key>=…`` and runs the page again."""
    _show(key, None)
    st.selectbox(
        label,
        list(options),
        index=None,
        key=key,
        format_func=write,
        placeholder=label,
        label_visibility="collapsed",
        on_change=_keep,
        args=(key,),
    )


def pick_flag(key: str, label: str) -> bool:
    """A switch, ``?<key>=true``; off is the default."""
    _show(key, chosen(key) == [_ON])
    return st.toggle(label, key=key, on_change=_keep_flag, args=(key,))


def clear_filters(keys: Sequence[str]) -> None:
    """A small button that empties these filters, shown only while one of them is set."""
    count = sum(1 for key in keys if chosen(key))
    if count:
        st.button(
            f"{say('filter-clear')} · {say('filter-count', count=count)}",
            key=f"clear-{keys[0]}",
            type="tertiary",
            on_click=_empty,
            args=(tuple(keys),),
        )


def _report_unknown(values: Sequence[str]) -> None:
    """Says once in a session that the figures are not narrowed by these values."""
    told = st.session_state.setdefault(_REPORTED, set())
    for value in values:
        if value not in told:
            told.add(value)
            st.toast(say("filter-unknown", value=verbatim(value)), duration="long")


def _one_of(key: str, options: Sequence[str], usual: str = "") -> str:
    asked = chosen(key)
    return asked[0] if asked and asked[0] in options else usual or options[0]


def _show(key: str, value: object) -> None:
    """The widget shows what the URL says; written only where it differs, as it is typed into.

    The browser keeps a choice by its words: in another language it is written anew.
    """
    spoken = st.session_state.setdefault(_SPOKEN, {})
    is_same = spoken.get(key, language()) == language()
    spoken[key] = language()
    if st.session_state.get(key) != value or not is_same:
        st.session_state[key] = value


def _keep(key: str, default: str = "") -> None:
    value = st.session_state[key]
    choose(key, None if value == default else value)


def _keep_flag(key: str) -> None:
    choose(key, _ON if st.session_state[key] else None)


def _empty(keys: tuple[str, ...]) -> None:
    for key in keys:
        choose(key, None)
