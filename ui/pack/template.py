"""The office's own slides and its own paper: looked at when they are uploaded, kept when they fit.

What is wrong with a file is said at once, with what to do; a file that cannot be used
replaces nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from data.documents.deck import template_layouts
from data.documents.notice import PLACES, places_of
from data.documents.office_template import TemplateError
from data.language import say
from data.screens.view import store
from data.store.meeting import PackPart
from ui.components import note
from ui.intake.upload import signed_as
from ui.markdown_escape import verbatim


@dataclass(frozen=True)
class _Template:
    part: PackPart
    suffixes: tuple[str, ...]


_TEMPLATES = (_Template("template", ("pptx", "potx")), _Template("paper", ("docx", "dotx")))


def own_template(part: PackPart) -> bytes | None:
    """The office's own file; None where it uses the product's, or where it cannot be used.

    Asked while a download is made, outside a page's run: nothing is said here.
    """
    own = store().meeting.own(part)
    if own is None:
        return None
    try:
        (_places if part == "paper" else _layouts)(own[1])
    except TemplateError:
        return None
    return own[1]


def template_editors() -> None:
    """One for the slides, one for the 通报's paper."""
    for template in _TEMPLATES:
        _editor(template)


def template_problem(error: TemplateError) -> str:
    """What is wrong with a file and what to do."""
    problem = error.problem
    key = f"pack-{problem.code}"
    return f"{say(key, **problem.arguments)} {say(f'{key}.remedy', **problem.arguments)}"


def _editor(template: _Template) -> None:
    part = template.part
    own = store().meeting.own(part)
    title = say(f"pack-{part}")
    key = f"pack-{part}"
    with st.expander(title if own is None else f"{title}：{verbatim(own[0])}", key=key):
        note(say(f"pack-{part}-note", places="、".join(f"{{{name}}}" for name in PLACES)))
        if own is not None:
            _show_what_is_used(part, own[1])
        # Macro files are taken so that they can be told what is wrong with them.
        macros = tuple(f"{suffix[:-1]}m" for suffix in template.suffixes)
        # A file that was dealt with leaves the uploader, or a reset would take it up again.
        turn = f"{key}-turn"
        number = int(st.session_state.get(turn, 0))
        file = st.file_uploader(
            say(f"pack-{part}-file"),
            type=(*template.suffixes, *macros),
            key=f"{key}-file-{number}",
        )
        if file is not None and (own is None or file.getvalue() != own[1]):
            content = file.getvalue()
            try:
                _described(part, content)
            except TemplateError as error:
                st.error(verbatim(f"{file.name}：{template_problem(error)}"))
                return
            store().meeting.save_own(part, content, by=signed_as(), file_name=file.name)
            st.session_state[turn] = number + 1
            st.rerun()
        if own is not None and st.button(say("pack-template-reset"), key=f"{key}-reset"):
            store().meeting.save_own(part, b"", by=signed_as())
            st.session_state[turn] = number + 1
            st.rerun()


def _show_what_is_used(part: PackPart, content: bytes) -> None:
    """Of the file in use; one that was kept before it was checked may turn out unusable."""
    try:
        note(_described(part, content))
    except TemplateError as error:
        st.warning(verbatim(say("pack-template-unusable", problem=template_problem(error))))


def _described(part: PackPart, content: bytes) -> str:
    """What of a file is used; raises TemplateError."""
    if part == "paper":
        places = _places(content)
        sentence = say("pack-paper-places", places="、".join(places))
        missing = [name for name in PLACES if name not in places]
        return sentence + (say("pack-paper-missing", places="、".join(missing)) if missing else "")
    found = _layouts(content)
    sentence = say("pack-template-layouts", cover=found.cover, page=found.page)
    if found.is_four_three:
        sentence += say("pack-template-four-three")
    if found.examples:
        sentence += say("pack-template-examples", count=found.examples)
    return sentence


# A page is drawn far more often than a file changes.
_places = lru_cache(maxsize=2)(places_of)
_layouts = lru_cache(maxsize=2)(template_layouts)
