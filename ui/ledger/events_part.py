"""What the ledger of promotion events shows above its list: cost, yield, follow-ups."""

from __future__ import annotations

import streamlit as st

from data.formats import UNKNOWN, count, date_text, decimal, is_unknown
from data.language import say
from data.screens import events as sentences
from data.screens.events import Events, kind_text, yield_text
from data.screens.ledger_readings import Listed
from data.screens.records import Record, known_number, whole
from ui.channels import Cell, table
from ui.components import note, section_title
from ui.components.drawer import link_attributes
from ui.markup import render

_MOST_ROWS, _MOST_LATE = 12, 6
_NUMBER = "sb-number"


def events_part(listed: Listed) -> None:
    """Cost and what came of it, an event a row; by kind; follow-ups past their day."""
    events = Events(listed)
    section_title(sentences.title(events), sentences.kinds_line(events))
    if not events.every:
        return
    if events.told:
        section_title(sentences.best(events), say("events-best-note"))
        _rows(events)
    if line := sentences.untold_line(events):
        note(line)
    kinds, late = st.columns([3, 2], gap="large")
    with kinds:
        _kinds(events)
    with late:
        _late(events)


def _rows(events: Events) -> None:
    shown = events.told[:_MOST_ROWS]
    longest = max((known_number(row["cost"]) or 0 for row in shown), default=0) or 1
    names = ("kind", "event", "cost", "funnel", "met-a-wan", "intended-a-wan", "follow")
    heads = [say(f"events-column-{name}") for name in names]
    lines = [_row(events, row, longest) for row in shown]
    legend = [(name, say(f"events-square-{name}")) for name in ("talks", "following", "open")]
    st.html(render("channels.events", heads, lines, legend))
    if (rest := len(events.told) - _MOST_ROWS) > 0:
        note(say("events-rest", count=count(rest)))


def _row(events: Events, row: Record, longest: float) -> tuple[object, ...]:
    cost = known_number(row["cost"])
    told = [str(row["place"] or ""), str(row["written_day"] or "")]
    return (
        link_attributes(events.listed.entry_reference(row)),
        kind_text(row["kind"]),
        row["name"],
        "　".join(filter(None, told)),
        None if cost is None else cost / longest,
        UNKNOWN if cost is None else decimal(cost, 2),
        sentences.squares(row),
        sentences.funnel_text(row),
        yield_text(row["met_a_wan"]),
        yield_text(row["intended_a_wan"]),
        _follow(row),
        known_number(row["overdue_days"]) is not None,
    )


def _follow(row: Record) -> str:
    """How the follow-up of an event stands."""
    if row["follow_up"] is None and is_unknown(row["deadline"]):
        return UNKNOWN
    days = known_number(row["overdue_days"])
    if days is not None:
        return say("events-late", days=count(days))
    if row["standing"] == "closed":
        return say("events-done")
    if is_unknown(row["deadline"]):
        return say("events-no-day")
    return say("events-due", day=date_text(row["deadline"]))


def _kinds(events: Events) -> None:
    """By kind: how many, what they cost and brought, for each event and each 10,000 yuan."""
    section_title(say("events-kinds"), say("events-kinds-note"))
    names = ("kind", "events", "cost", "met", "intended", "signed")
    heads = [(say(f"events-column-{name}"), _NUMBER if at else "") for at, name in enumerate(names)]
    heads += [
        (say(f"events-column-{name}"), _NUMBER)
        for name in ("met-an-event", "intended-a-wan", "signed-a-wan")
    ]
    lines = [_kind(events, row) for row in [*events.kinds, events.whole]]
    table(heads, lines, say("events-kinds"))


def _kind(events: Events, row: Record) -> list[Cell]:
    part = {} if row["is_all"] else {"group_name": row["kind"]}
    name = say("channels-all") if row["is_all"] else kind_text(row["kind"])
    cells: list[Cell] = [
        (None, name, "", ""),
        (events.reference(**part), count(whole(row["event_count"])), _NUMBER, ""),
    ]
    fields = ("event_cost", "companies_met", "projects_intended", "projects_signed")
    for column, field in zip(("cost", "met", "intended", "signed"), fields, strict=True):
        number, blank = known_number(row[column]), whole(row[f"{column}_unknown"])
        written = UNKNOWN
        if number is not None:
            written = decimal(number, 2) if column == "cost" else count(number)
        small = say("channels-plus-unknown", count=count(blank)) if blank else ""
        figure = events.reference("entry_sum", of=field, **part)
        cells.append((figure if number is not None else None, written, _NUMBER, small))
    met = known_number(row["met_an_event"])
    cells.append((None, UNKNOWN if met is None else decimal(met, 1), _NUMBER, ""))
    cells += [
        (None, yield_text(row[name]), _NUMBER, "") for name in ("intended_a_wan", "signed_a_wan")
    ]
    return cells


def _late(events: Events) -> None:
    """Follow-ups past their day, the longest first."""
    section_title(sentences.follow_title(events), say("events-follow-note"))
    if not events.late:
        return
    names = ("event", "what", "who", "due", "late")
    heads = [(say(f"events-column-{name}"), _NUMBER if name == "late" else "") for name in names]
    lines: list[list[Cell]] = [
        [
            (events.listed.entry_reference(row), str(row["name"]), "", ""),
            (None, row["follow_up"] or UNKNOWN, "", ""),
            (None, row["person"] or UNKNOWN, "", ""),
            (None, date_text(row["deadline"]), "sb-nowrap", ""),
            (None, count(whole(row["overdue_days"])), f"{_NUMBER} sbl-late", ""),
        ]
        for row in events.late[:_MOST_LATE]
    ]
    table(heads, lines, say("events-column-late"))
    if (rest := len(events.late) - _MOST_LATE) > 0:
        note(say("events-late-rest", count=count(rest)))
