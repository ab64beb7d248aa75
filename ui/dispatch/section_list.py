"""The sections of the dispatch page, each with its count; only the chosen one is worked out."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

import streamlit as st

from data.formats import date_text
from data.language import say
from data.screens.assignments_readings import Assignments
from data.screens.dispatch_readings import Dispatch, Standing
from data.screens.view import View, speaks
from data.store import Snapshot
from ui.assignments.section import assignments_section
from ui.components import pick_one
from ui.components.action_bar import action_bar
from ui.components.url_choices import chosen
from ui.dispatch import lists, sections
from ui.dispatch.lists import stuck_section
from ui.pack.section import pack_button, pack_section

SECTION = "section"


@dataclass(frozen=True)
class Section:
    """A section: how it is shown, and how many things it holds (None: nothing to count)."""

    name: str
    show: Callable[[], None]
    count: Callable[[], int | None] = lambda: None


def dispatch_sections(view: View, before: Snapshot | None) -> None:
    """The rail, the chosen section under it, and the pack at hand in the bar."""
    dispatch = None if before is None else Dispatch(view, before)
    every = _sections(view, dispatch)
    by_name = {one.name: one for one in every}
    picked = pick_one(
        SECTION,
        say("dispatch-section"),
        tuple(by_name),
        write=lambda name: _word(by_name[name]),
        is_label_shown=False,
        default=_usual(by_name) or ("" if dispatch else _first_filled(every)),
    )
    by_name[picked].show()
    as_of = date_text(view.now.as_of)
    with action_bar(say("dispatch-bar", as_of=as_of), say("pack-section-note")):
        pack_button(view, dispatch)


def _sections(view: View, dispatch: Dispatch | None) -> list[Section]:
    standing = dispatch or Standing(view)
    before = None if dispatch is None else dispatch.before
    found: list[Section] = []
    if dispatch is not None:
        found += [
            Section("bridge", partial(_moved, dispatch)),
            Section(
                "changes",
                partial(sections.changes_section, dispatch),
                lambda: len(dispatch.comparison.changes),
            ),
        ]
    found.append(
        Section(
            "orders", partial(assignments_section, view, before), partial(_orders, view, before)
        )
    )
    if speaks(view, "projects"):
        found += [
            Section(
                "unfinished",
                partial(lists.unfinished_sections, standing),
                lambda: len(standing.unfinished),
            ),
            Section(
                "health",
                partial(lists.health_section, standing),
                lambda: int(standing.health["project_id"].nunique()),
            ),
            Section("stuck", partial(stuck_section, standing), lambda: len(standing.stuck)),
            Section(
                "promises",
                partial(lists.promises_section, standing),
                lambda: len(standing.promises),
            ),
        ]
    if dispatch is not None:
        found.append(
            Section("visits", partial(lists.visits_section, dispatch), lambda: len(dispatch.moves))
        )
    found.append(Section("pack", partial(pack_section, view, dispatch)))
    return found


def _moved(dispatch: Dispatch) -> None:
    bridge, aloud = st.columns([1.25, 1], gap="large")
    with bridge:
        sections.bridge_section(dispatch)
    with aloud:
        sections.aloud_section(dispatch)


def _orders(view: View, before: Snapshot | None) -> int:
    listed = Assignments(view, before).listed
    return int(listed["is_open"].fillna(False).astype(bool).sum())


def _word(section: Section) -> str:
    name, number = say(f"dispatch-section-{section.name}"), section.count()
    return name if number is None else f"{name} {number}"


def _first_filled(every: list[Section]) -> str:
    """Without an earlier date to compare with, the first section that holds something."""
    return next((one.name for one in every if one.count()), "")


def _usual(names: Collection[str]) -> str:
    """A link that filters the change list, and names no section, means that list."""
    is_filtered = any(chosen(key) for key in (sections.TOPIC, sections.UNIT, sections.SILENT))
    return "changes" if is_filtered and "changes" in names else ""
