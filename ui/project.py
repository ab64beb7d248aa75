"""The project page: which project is looked at, and the sections of its life."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, amount, count, date_text, is_unknown, rounded
from data.language import field_label, language, say, word
from data.screens import project as sentences
from data.screens.figure import fired_name, fired_sentence, fired_source
from data.screens.ledger_readings import ledgers_of_project
from data.screens.ledger_words import rows_text, title_of
from data.screens.project import Life, text_of
from data.screens.readiness_sentences import (
    item_name,
    item_state,
    office_name,
    stalled_reason,
    state_reason,
)
from data.screens.records import Record, records
from data.screens.view import View, rows
from ui.charts.timeline import timeline_figure
from ui.components import find_one, light_symbol, note, pick_from, section_title, state_symbol
from ui.components.drawer import link_attributes
from ui.components.filters import chosen
from ui.components.tables import ROW_HEIGHT, table_height
from ui.ledger.of_project import list_of_project
from ui.markup import render
from ui.registry import ledger_page
from ui.theme import current_theme

PROJECT = "project"


def known_projects(view: View) -> dict[str, str]:
    """Every project of the view as the box writes it: its id → name and stage."""
    return {
        str(row["project_id"]): f"{row['project_name']} · {word(row['stage'])}"
        for row in records(rows("screens/project/names", snapshot_id=view.now.id))
    }


def asked_in_vain(known: dict[str, str]) -> str:
    """The project that the link asks for and the view does not know; "" otherwise."""
    return next((asked for asked in chosen(PROJECT) if asked not in known), "")


def pick_project(known: dict[str, str]) -> str:
    """The box that finds a project, bound to ``?project=``."""
    return pick_from(PROJECT, say("project-find"), list(known), write=known.__getitem__)


def find_project(known: dict[str, str]) -> None:
    """The box alone: nothing is chosen until a reader finds something."""
    find_one(PROJECT, say("project-find"), list(known), write=known.__getitem__)


FACTS = (
    "investor",
    "project_company",
    "industry",
    "industry_chain",
    "channel",
    "introducer",
    "origin_place",
    "origin_kind",
    "town",
    "park",
    "credited_unit",
    "task_group",
    "sponsoring_leader",
    "responsible_leader",
    "responsible_unit",
    "service_officer",
    "signed_date",
    "agreement_type",
    "planned_start_date",
    "actual_start_date",
    "planned_production_date",
    "actual_production_date",
    "content",
    "progress_text",
    "problem_text",
    "next_step",
    "next_step_unit",
    "next_step_due_date",
    "remark",
)
# The ledger may know these to a month or a year only.
_PRECISIONS = {
    "signed_date": "signed_date_precision",
    "planned_start_date": "planned_start_precision",
    "planned_production_date": "planned_production_precision",
}


def timeline_section(life: Life) -> None:
    """Its life on one axis."""
    lanes = sentences.lanes(life)
    if not lanes:
        section_title(say("project-timeline-none"))
        return
    section_title(say("project-timeline"), say("project-timeline-note"))
    as_of = life.view.now.as_of
    with st.container(key="project-life"):
        st.plotly_chart(
            timeline_figure(
                lanes, as_of, say("project-today", date=date_text(as_of)), current_theme()
            ),
            key="project-timeline",
            theme=None,
            config={"displayModeBar": False},
        )


def facts_section(life: Life) -> None:
    """What the ledgers say, and what they leave blank."""
    known = [field for field in FACTS if life.known(field) is not None]
    blank = [field for field in FACTS if field not in known]
    section_title(say("project-facts", count=len(known)))
    facts = [
        (
            link_attributes(life.reference("field", field=field)),
            field_label(field),
            _fact(life, field),
        )
        for field in known
    ]
    st.html(render("pages.facts", facts))
    if blank:
        names = say("project-between").join(field_label(field) for field in blank)
        note(f"{say('project-blank')} {names}")


def permits_section(life: Life) -> None:
    """Its items in the order of the gates: state, office, whose move, how long."""
    items = life.items
    if items.empty:
        section_title(say("project-permits-none"))
        return
    done = int(items["is_done"].fillna(False).astype(bool).sum())
    unknown = int((~items["is_known"].fillna(False).astype(bool)).sum())
    section_title(say("project-permits", total=len(items), done=done, unknown=unknown))
    if unknown == len(items):
        return
    frame = pd.DataFrame(
        {
            "gate": items["gate"],
            "item": items["item"].map(item_name),
            "state": items["state"].map(item_state),
            "office": items["handling_office"].map(office_name),
            "waits": items["waits_on"].map(word),
            "days": items["waiting_days"],
            "accepted": items["accepted_date"],
            "done": items["done_date"],
        }
    )
    text, date_column = st.column_config.TextColumn, st.column_config.DateColumn
    st.dataframe(
        frame,
        key="project-items",
        hide_index=True,
        height=table_height(len(frame), 12),
        row_height=ROW_HEIGHT,
        placeholder=UNKNOWN,
        alt=say("project-permits", total=len(items), done=done, unknown=unknown),
        column_config={
            "gate": text(say("project-column-gate"), width=52),
            "item": say("project-column-item"),
            "state": say("project-column-state"),
            "office": say("project-column-office"),
            "waits": text(say("project-column-waits"), width=60),
            "days": st.column_config.NumberColumn(
                say("project-column-days"), format="%d", width=64
            ),
            "accepted": date_column(say("project-column-accepted"), format="YYYY-MM-DD", width=92),
            "done": date_column(say("project-column-done"), format="YYYY-MM-DD", width=92),
        },
    )


def promises_section(life: Life) -> None:
    """Planned dates as each ledger stated them, and how far they slipped."""
    promises = life.promises
    slips = promises[["start_slip_days", "production_slip_days"]].fillna(0).ne(0).any(axis=1).sum()
    if promises.empty:
        section_title(say("project-promises-none"))
        return
    section_title(say("project-promises", count=int(slips)))
    head = (
        say("project-column-ledger"),
        field_label("planned_start_date"),
        say("project-column-slip"),
        field_label("planned_production_date"),
        say("project-column-slip"),
    )
    body = [
        (
            date_text(row["as_of_date"]),
            date_text(row["planned_start_date"]),
            _slip(row["start_slip_days"]),
            date_text(row["planned_production_date"]),
            _slip(row["production_slip_days"]),
        )
        for row in records(promises)
    ]
    st.html(_table(body, head))


def visits_section(life: Life) -> None:
    """The trips that name it."""
    trips = life.visits
    if trips.empty:
        section_title(say("project-visits-none"))
        return
    section_title(say("project-visits", count=len(trips)))
    head = tuple(
        field_label(f) for f in ("start_date", "leaders", "companies", "destination", "result")
    )
    st.html(
        _table(
            [
                (
                    date_text(row["start_date"]),
                    _joined(row["leaders"]),
                    _joined(row["companies"]),
                    text_of(row["destination"]),
                    text_of(row["result"]),
                )
                for row in records(trips)
            ],
            head,
        )
    )


def funds_section(life: Life) -> None:
    """Its funds by month, bases side by side, never added."""
    funds = life.funds
    if funds.empty:
        section_title(say("project-funds-none"))
        return
    bases = funds["basis"].nunique()
    section_title(say("project-funds-title", count=bases), say("project-funds-note"))
    names = ("basis", "status", "month", "origin", "month-sum", "year-sum", "all-sum")
    head = tuple(say(f"project-column-{name}") for name in names)
    st.html(
        _table(
            [
                (
                    word(row["basis"]),
                    _statuses(row["statuses"]),
                    date_text(row["month_date"], "month"),
                    word(row["origin_kind"]),
                    _month_sum(row),
                    str(amount(row["year_to_date_wan"], language())),
                    _all_years(row),
                )
                for row in records(funds)
            ],
            head,
        )
    )


def lists_section(life: Life) -> None:
    """Its rows in the office's own lists, a table each; a row opens its cells."""
    for declared, found in ledgers_of_project(life.view, life.project_id):
        late = sum(not is_unknown(row["overdue_days"]) for row in found)
        title = say(
            "ledger-of-project", title=title_of(declared), rows=rows_text(declared, len(found))
        )
        late_text = say("ledger-of-project-late", rows=rows_text(declared, late)) if late else ""
        section_title(title, late_text)
        heads, lines = list_of_project(declared, found)
        st.html(render("ledger.list", heads, lines, (), title))
        if len(found) > len(lines):
            said = say("ledger-groups-rest", count=count(len(found) - len(lines)))
            note(said)
        st.page_link(ledger_page(declared), label=say("ledger-open", title=title_of(declared)))


def _statuses(statuses: object) -> str:
    """The statuses of a month's rows; 退回 is shown and in no sum."""
    found = [word(str(one)) for one in statuses] if isinstance(statuses, Iterable) else []
    return say("dispatch-comma").join(found) or say("funds-status-unstated")


def _month_sum(row: Record) -> str:
    """A month's amount; one that nobody states is said to be a difference."""
    written = str(amount(row["month_wan"], language()))
    if is_unknown(row["month_wan"]) or row["is_month_stated"]:
        return written
    return say("project-funds-difference", amount=written)


def _all_years(row: Record) -> str:
    """The sum of all years, with since when it counts where the ledger does not state it."""
    written = str(amount(row["all_years_wan"], language()))
    since = row["all_years_since"]
    if is_unknown(row["all_years_wan"]) or is_unknown(since):
        return written
    return say("project-funds-since", amount=written, month=date_text(since, "month"))


def _fact(life: Life, field: str) -> str:
    value = life.known(field)
    if isinstance(value, pd.Timestamp):
        return date_text(value, str(life.known(_PRECISIONS.get(field, "")) or "day"))
    return word(str(value))


def _slip(days: object) -> str:
    if is_unknown(days) or not float(str(days)):
        return ""
    number = rounded(float(str(days)))
    return say("project-slip-late" if number > 0 else "project-slip-early", days=count(abs(number)))


def _joined(values: object) -> str:
    return "、".join(map(str, values)) if isinstance(values, Iterable) else UNKNOWN


def _table(body: Sequence[tuple[str, ...]], head: tuple[str, ...]) -> Markup:
    return render("pages.life", body, head)


def standing_section(life: Life) -> None:
    """Its readiness state and why; the lights with their two numbers and their source."""
    lights = records(life.lights)
    section_title(
        say("project-lights", count=len(lights)) if lights else say("project-lights-none")
    )
    if entries := [*_state(life), *map(_light, lights)]:
        st.html(Markup().join(entries))


def _state(life: Life) -> list[Markup]:
    state = life.known("readiness_state")
    if state is None:
        return []
    row = {str(name): value for name, value in life.facts.items()}
    stalled = not is_unknown(row["limit_days"])
    return [
        render(
            "pages.attention",
            state_symbol(str(state)),
            say("project-why-state"),
            None,
            stalled_reason(row) if stalled else state_reason(row["state_rule"]),
            say("project-why-state-note"),
        )
    ]


def _light(light: Mapping[str, object]) -> Markup:
    return render(
        "pages.attention",
        light_symbol(str(light["light"])),
        fired_name(str(light["rule"])),
        None,
        fired_sentence(light),
        fired_source(light),
    )
