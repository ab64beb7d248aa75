"""The sections of the dispatch page, one shown at a time, and the lists among them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from data.cuts import Filters
from data.formats import UNKNOWN, count, date_text, is_unknown
from data.language import field_label, language, say, word
from data.palette import LIGHTS
from data.rules import load_rules
from data.rules.measures import announced_years
from data.screens import dispatch as sentences
from data.screens.assignments import Assignments
from data.screens.dispatch import Dispatch, Standing
from data.screens.figure import claim, fired_citation, fired_name, fired_sentence, listed, longest
from data.screens.readiness_sentences import (
    approval_level,
    item_name,
    item_state,
    office_name,
    stalled_reason,
)
from data.screens.records import Record, records
from data.screens.view import View, speaks
from data.store import Snapshot
from ui.components import note, pick_one, project_table, section_title
from ui.components.cards import action_bar
from ui.components.drawer import link_attributes
from ui.components.filters import chosen
from ui.components.tables import yi_column, yi_values
from ui.dispatch import sections
from ui.dispatch.assignments import assignments_section
from ui.markup import render
from ui.pack.section import pack_button, pack_section


def unfinished_sections(standing: Standing) -> None:
    """Both 两未 lists."""
    unfinished_section(standing, "talks")
    unfinished_section(standing, "signed")


def unfinished_section(dispatch: Standing, which: str) -> None:
    """One of the 两未 lists: since when, whose next step, by when."""
    part = dispatch.unfinished[dispatch.unfinished["list"] == which]
    section_title(
        sentences.unfinished_title(dispatch, which),
        say("dispatch-unfinished-note"),
        references=(dispatch.standing("unfinished", list=which),),
    )
    if part.empty:
        return
    number = st.column_config.NumberColumn
    frame = part.assign(
        light=part["light"].map(_light),
        planned_yi=yi_values(part["planned_wan"]),
        since=[_since(row) for row in records(part)],
        due=[date_text(row["next_step_due_date"]) for row in records(part)],
    )
    project_table(
        frame,
        {
            "light": st.column_config.TextColumn(
                say("pipeline-column-light"), width=_light_width()
            ),
            "project_name": field_label("project_name"),
            "days": number(say("dispatch-column-days"), format="%d", width=72),
            "since": say("dispatch-column-since"),
            "planned_yi": yi_column("pipeline-column-planned", width=120),
            "unit": field_label("responsible_unit"),
            "next_step": field_label("next_step"),
            "next_step_unit": field_label("next_step_unit"),
            "due": field_label("next_step_due_date"),
            "overdue_days": number(say("dispatch-column-overdue"), format="%d", width=84),
        },
        key=f"dispatch-{which}",
        max_rows=8,
    )


def _since(row: Record) -> str:
    if is_unknown(row["since_date"]):
        return UNKNOWN
    precision = "day" if is_unknown(row["since_precision"]) else str(row["since_precision"])
    day = date_text(row["since_date"], precision)
    return say("dispatch-at-latest", date=day) if row["since_basis"] == "at_latest" else day


def health_section(dispatch: Standing) -> None:
    """Rules with their citation, each hit with the numbers that fired it; then the stalled."""
    rules = dispatch.health.dropna(subset=["project_id"])["rule"].value_counts()
    section_title(
        sentences.health_title(dispatch),
        sentences.health_counts(dispatch),
        references=(
            dispatch.standing("health"),
            *(dispatch.standing("health", rule=rule) for rule in rules.index),
        ),
    )
    hits = dispatch.health[dispatch.health["project_id"].notna()]
    if not hits.empty:
        frame = pd.DataFrame(
            [
                {
                    "project_id": row["project_id"],
                    "light": _light(row["light"]),
                    "rule": fired_name(str(row["rule"])),
                    "project": row["project_name"],
                    "said": fired_sentence(row),
                    "fresh": say("dispatch-fresh") if row["is_new"] is True else "",
                    "unit": row["unit"],
                    "source": fired_citation(row),
                }
                for row in records(hits)
            ]
        )
        text = st.column_config.TextColumn
        project_table(
            frame,
            {
                "light": text(say("pipeline-column-light"), width=_light_width()),
                "rule": text(say("dispatch-column-rule"), width=132),
                "project": text(field_label("project_name"), width="medium"),
                "said": text(say("dispatch-column-numbers"), width=_numbers_width()),
                "fresh": text(say("dispatch-column-fresh"), width=64),
                "unit": field_label("responsible_unit"),
                "source": text(say("dispatch-column-source"), width=300),
            },
            key="dispatch-health",
            max_rows=10,
        )
    note(sentences.season_line(dispatch))
    _stalled(dispatch)


def _stalled(dispatch: Standing) -> None:
    stalled = dispatch.stalled
    if stalled.empty:
        note(sentences.stalled_title(dispatch))
        return
    section_title(sentences.stalled_title(dispatch), references=(dispatch.standing("stalled"),))
    text = st.column_config.TextColumn
    project_table(
        stalled.assign(
            why=[stalled_reason(row) for row in records(stalled)],
            planned_yi=yi_values(stalled["planned_wan"]),
        ),
        {
            "project_name": text(field_label("project_name"), width="medium"),
            "why": text(say("dispatch-column-stalled"), width=520),
            "planned_yi": yi_column("pipeline-column-planned", width=130),
            "unit": field_label("responsible_unit"),
        },
        key="dispatch-stalled",
        max_rows=8,
    )


def promises_section(dispatch: Standing) -> None:
    """Promised dates as first and last stated: by project at the left, by unit at the right."""
    section_title(
        sentences.promises_title(dispatch),
        say("dispatch-promises-note"),
        references=(dispatch.standing("slipped"),),
    )
    promises, units = dispatch.promises, dispatch.promise_units
    left, right = st.columns([1.7, 1], gap="medium")
    number = st.column_config.NumberColumn
    if not promises.empty:
        with left:
            project_table(
                _promised(promises),
                {
                    "project_name": field_label("project_name"),
                    "promise": st.column_config.TextColumn(
                        say("dispatch-column-promise"), width=84
                    ),
                    "first": say("dispatch-column-first"),
                    "last": say("dispatch-column-last"),
                    "later_count": number(say("dispatch-column-times"), format="%d", width=64),
                    "slip_days": number(say("dispatch-column-slip"), format="%d", width=84),
                    "standing": say("dispatch-column-standing"),
                    "unit": field_label("responsible_unit"),
                },
                key="dispatch-promises",
                max_rows=10,
            )
    if not units.empty:
        right.dataframe(
            units.assign(unit=units["unit"].fillna(say("dispatch-no-unit"))),
            key="dispatch-promise-units",
            hide_index=True,
            height="content",
            placeholder=UNKNOWN,
            alt=say("dispatch-promise-units"),
            column_config={
                "unit": field_label("responsible_unit"),
                "promise_count": number(say("dispatch-column-promises"), format="%d"),
                "slipped_count": number(say("dispatch-column-slipped"), format="%d"),
                "slip_count": number(say("dispatch-column-times"), format="%d"),
                "slipped_days": number(say("dispatch-column-slip"), format="%d"),
                "longest_slip_days": None,
                "overdue_count": number(say("dispatch-column-overdue-count"), format="%d"),
            },
        )


def _promised(promises: pd.DataFrame) -> pd.DataFrame:
    rows = records(promises)
    return promises.assign(
        promise=[say(f"dispatch-promise-{row['promise']}") for row in rows],
        first=[_promise_date(row, "first") for row in rows],
        last=[_promise_date(row, "last") for row in rows],
        standing=[_standing(row) for row in rows],
    )


def _promise_date(row: Record, which: str) -> str:
    precision = row[f"{which}_precision"]
    return date_text(row[f"{which}_date"], "day" if is_unknown(precision) else str(precision))


def _standing(row: Record) -> str:
    if row["is_kept"] is True:
        if is_unknown(row["late_days"]):
            return say("dispatch-standing-kept")
        return say("dispatch-standing-late", days=count(row["late_days"]))
    if not is_unknown(row["overdue_days"]):
        return say("dispatch-standing-overdue", days=count(row["overdue_days"]))
    return say("dispatch-standing-open")


def visits_section(dispatch: Dispatch) -> None:
    """Stages entered between the two dates soon after a visit: association, not cause."""
    section_title(
        sentences.visits_title(dispatch),
        say("dispatch-visits-note", rule=load_rules().dispatch.visits.source),
    )
    lines = [
        say(
            "dispatch-visit-line",
            project=row["project_name"],
            stage=word(row["stage"]),
            entered=date_text(row["entered_date"]),
            visited=date_text(row["visit_date"]),
            leaders=say("dispatch-comma").join(row["leaders"]),
            days=int(row["days_after"]),
        )
        for row in records(dispatch.moves)
    ]
    if lines:
        st.html(render("pages.moves", lines))


def _numbers_width() -> int:
    """The longest sentence of a rule, whole."""
    return 372 if language() == "zh" else 450


def _light_width() -> int:
    return 84 if language() == "zh" else 128


def _light(light: object) -> str:
    if is_unknown(light):
        return UNKNOWN
    return f"{LIGHTS[str(light)].shape} {word(str(light))}"


_BASES = {"受理": "accepted", "签约": "signed", "上一关口": "gate"}


def stuck_section(dispatch: Standing) -> None:
    """Permits that wait on an office, by office: limit, days, how many are past it."""
    rule = load_rules().dispatch.permits
    first, last = announced_years()
    sentence = say("dispatch-stuck-note", rule=rule.source, first=str(first), last=str(last))
    section_title(
        sentences.stuck_title(dispatch), sentence, references=(dispatch.standing("stuck"),)
    )
    if dispatch.stuck.empty:
        return
    offices = dispatch.stuck.groupby("office", sort=False)
    st.html(render("pages.stuck", [_office(dispatch, office, rows) for office, rows in offices]))


def _office(dispatch: Standing, office: object, waiting: pd.DataFrame) -> tuple[object, ...]:
    rows = records(waiting)
    levels = {approval_level(row["approval_level"]) for row in rows}
    sentence = claim(
        "dispatch-stuck-office",
        office=office_name(office),
        level=say("dispatch-comma").join(sorted(levels)),
        count=listed(waiting),
        overdue=sum(bool(row["is_overdue"]) for row in rows),
        long=sum(bool(row["is_long"]) for row in rows),
        longest=longest(waiting, "waiting_days"),
    )
    link = link_attributes(dispatch.standing("stuck", office=office))
    return link, sentence, [_stuck_row(row) for row in rows]


def _stuck_row(row: Record) -> tuple[tuple[str, ...], str, str]:
    """The cells of a permit, and the light and words of its last one, "" for none."""
    if is_unknown(row["limit_days"]):
        limit = say("dispatch-limit-none")
    else:
        limit = say(f"dispatch-limit-{row['limit_kind']}", days=count(row["limit_days"]))
    light = told = ""
    if row["is_overdue"]:
        light, told = "告警", say("dispatch-overdue-days", days=count(row["overdue_days"]))
    elif row["is_long"]:
        light, told = "预警", say("dispatch-long")
    elif row["is_stopped"]:
        light, told = "正常", say("dispatch-stopped")
    since = UNKNOWN
    if not is_unknown(row["waiting_since_date"]):
        basis = say(f"readiness-basis-{_BASES[str(row['waiting_basis'])]}")
        since = f"{date_text(row['waiting_since_date'])} {basis}"
    cells = (
        item_name(row["item"]),
        str(row["project_name"]),
        item_state(row["state"]),
        since,
        count(row["waiting_days"]),
        limit,
    )
    return cells, light, told


SECTION = "section"


@dataclass(frozen=True)
class Section:
    """A section: how it is shown, and how many things it holds (None: nothing to count)."""

    name: str
    show: Callable[[], None]
    count: Callable[[], int | None] = lambda: None


def dispatch_sections(view: View, before: Snapshot | None, filters: Filters) -> None:
    """The rail, the chosen section under it, and the pack at hand in the bar; the pack is whole."""
    whole = None if before is None else Dispatch(view, before)
    every = _sections(view, whole, filters)
    by_name = {one.name: one for one in every}
    picked = pick_one(
        SECTION,
        say("dispatch-section"),
        tuple(by_name),
        write=lambda name: _word(by_name[name]),
        is_label_shown=False,
        default=_usual(by_name) or ("" if whole else _first_filled(every)),
    )
    by_name[picked].show()
    as_of = date_text(view.now.as_of)
    with action_bar(say("dispatch-bar", as_of=as_of), say("pack-section-note")):
        pack_button(view, whole)


def _sections(view: View, whole: Dispatch | None, filters: Filters) -> list[Section]:
    dispatch = None if whole is None else Dispatch(view, whole.before, filters)
    standing = dispatch or Standing(view, None, filters)
    orders = Assignments(view, None if whole is None else whole.before, filters)
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
    found.append(Section("orders", partial(assignments_section, orders), partial(_orders, orders)))
    if speaks(view, "projects"):
        found += [
            Section(
                "unfinished",
                partial(unfinished_sections, standing),
                lambda: len(standing.unfinished),
            ),
            Section(
                "health",
                partial(health_section, standing),
                lambda: int(standing.health["project_id"].nunique()),
            ),
            Section("stuck", partial(stuck_section, standing), lambda: len(standing.stuck)),
            Section(
                "promises",
                partial(promises_section, standing),
                lambda: len(standing.promises),
            ),
        ]
    if dispatch is not None:
        found.append(
            Section("visits", partial(visits_section, dispatch), lambda: len(dispatch.moves))
        )
    found.append(Section("pack", partial(pack_section, view, whole)))
    return found


def _moved(dispatch: Dispatch) -> None:
    bridge, aloud = st.columns([1.25, 1], gap="large")
    with bridge:
        sections.bridge_section(dispatch)
    with aloud:
        sections.aloud_section(dispatch)


def _orders(orders: Assignments) -> int:
    return int(orders.listed["is_open"].fillna(False).astype(bool).sum())


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
