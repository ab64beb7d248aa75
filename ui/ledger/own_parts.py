"""What a ledger of the county shows above its list, beside what every list has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from data.formats import UNKNOWN, count
from data.language import say, word
from data.screens import clock_sentences as sentences
from data.screens import services
from data.screens.clock_readings import Clocked, OnTime
from data.screens.figure import Figure
from data.screens.ledger_readings import Listed
from data.screens.records import Record, known_number, whole
from ui.components import note, section_title
from ui.components.drawer import link_attributes
from ui.ledger.claims_part import lost_part, verifications_part
from ui.ledger.events_part import events_part
from ui.markup import render


def own_part(listed: Listed) -> None:
    """The part of the ledger, where it has one; under the filters, like the list."""
    if (shown := _PARTS.get(listed.declared.name)) is not None:
        with st.container(key="ledger-own-part"):
            shown(listed)


def own_figures(listed: Listed) -> list[Figure]:
    """Figures of the ledger's own that stand before the declared ones in the head."""
    if listed.is_empty or listed.declared.name not in _CLOCKED:
        return []
    return sentences.figures(Clocked(listed))


def requests_part(listed: Listed) -> None:
    """Units against their limit and channels; on time of what, as squares; taken up again."""
    clocked = Clocked(listed)
    units, right = st.columns([5, 4], gap="large")
    with units:
        _units(clocked)
        _channels(clocked)
    with right:
        section_title(sentences.title(clocked), sentences.formula(clocked))
        _squares(clocked)
        for line in (
            sentences.unknown(clocked),
            sentences.stopped(clocked),
            sentences.jumps(clocked),
        ):
            if line:
                note(line)
        _reopened(clocked)
    with st.expander(say("clock-states"), key="ledger-states"):
        heads = [(say(f"clock-column-{name}"), "") for name in ("state", "rows", "after")]
        heads[1] = (heads[1][0], "sb-number")
        lines = [
            (link_attributes(reference), [(state, "sb-nowrap"), (number, "sb-number"), (after, "")])
            for state, number, after, reference in sentences.states(listed)
        ]
        st.html(render("ledger.list", heads, lines, (), say("clock-states")))
        note(sentences.rule(clocked))


_MOST_SQUARES, _COLUMNS, _MOST_REOPENED = 400, 40, 6


def _squares(clocked: Clocked) -> None:
    """A square a request: the bracket above holds those on time, the one below what they are of."""
    found = clocked.on_time
    total = found.base + found.running
    if not found.base:
        return
    rows = max(2, -(-total // _COLUMNS))
    columns = -(-total // rows)
    parts = [
        (name, said, number, link_attributes(one))
        for name, said, number, one in sentences.squares(clocked)
    ]
    over = say("clock-over", count=count(found.on_time))
    under = say(
        "clock-under",
        closed=count(found.closed),
        overdue=count(found.overdue),
        base=count(found.base),
    )
    widths = [
        one / rows / columns if total <= _MOST_SQUARES else one / total
        for one in (found.on_time, found.base)
    ]
    is_many = total > _MOST_SQUARES
    st.html(render("ledger.squares", parts, rows, columns, widths, (over, under), is_many))


def _reopened(clocked: Clocked) -> None:
    """Requests taken up again; a row opens its cells."""
    found = clocked.reopened
    section_title(sentences.reopened_title(clocked))
    if not found:
        return
    names = ("company", "unit", "state", "satisfaction")
    heads = [(say(f"clock-column-{name}"), "") for name in names]
    lines = [
        (
            link_attributes(clocked.listed.entry_reference(row)),
            [
                (row["company"] or row["label"] or UNKNOWN, "sb-strong"),
                (row["unit"] or UNKNOWN, ""),
                (render("ledger.status", word(row["status"]), bool(row["is_open"])), "sb-nowrap"),
                (word(row["satisfaction"]) if row["satisfaction"] else UNKNOWN, "sb-nowrap"),
            ],
        )
        for row in found[:_MOST_REOPENED]
    ]
    st.html(render("ledger.list", heads, lines, (), heads[0][0]))
    if (rest := len(found) - len(lines)) > 0:
        note(say("clock-reopened-rest", count=rest))


def _channels(clocked: Clocked) -> None:
    """A bar a channel for this year, a line where last year's same days ended."""
    if not clocked.channels:
        return
    title = sentences.channels_title(clocked)
    section_title(title, say("clock-channels-note"))
    heads = [say(f"clock-column-{name}") for name in ("channel", "rows", "change", "on-time")]
    lines = [(link_attributes(one), *told) for one, told in sentences.channel_lines(clocked)]
    st.html(render("ledger.channels", heads, lines, title))
    if line := sentences.undated(clocked):
        note(line)


def _units(clocked: Clocked) -> None:
    """A line a unit: median and 90th percentile of the days taken, against the limit."""
    section_title(sentences.units_title(clocked), say("clock-units-note"))
    days = [row[name] for row in clocked.units for name in ("ninth_days", "most_limit")]
    longest = max([known_number(one) or 0 for one in days], default=0) or 1
    names = ("unit", "median", "ninth", "limit", "rows", "on-time", "overdue")
    heads = [say(f"clock-column-{name}") for name in names]
    lines = [_unit(clocked, row, longest) for row in clocked.units]
    st.html(render("ledger.clock", heads, lines, str(sentences.units_title(clocked))))


def _unit(clocked: Clocked, row: Record, longest: float) -> tuple[object, ...]:
    found = OnTime.of(row)
    parts, share = sentences.on_time_text(found)
    limit = known_number(row["most_limit"])
    median, ninth = known_number(row["median_days"]), known_number(row["ninth_days"])
    late = sentences.rows_in(clocked, "open_overdue", row["unit"])
    return (
        link_attributes(clocked.listed.reference(unit=row["unit"])),
        row["unit"] or say("pipeline-group-blank"),
        None if median is None else median / longest,
        None if ninth is None else ninth / longest,
        None if limit is None else limit / longest,
        ninth is not None and limit is not None and ninth > limit,
        sentences.days_text(median),
        sentences.days_text(ninth),
        sentences.limit_text(row["least_limit"], row["most_limit"]),
        count(whole(row["row_count"])),
        parts,
        share,
        link_attributes(late) if found.overdue else "",
        count(found.overdue),
    )


def services_part(listed: Listed) -> None:
    """Entered of due; what was cut as reported and as lists say, and what they cannot say."""
    found = services.Services(listed)
    section_title(services.title(found), services.formula(found))
    if columns := services.columns(found):
        section_title(services.columns_title(found), say("services-columns-note"))
        drawn = [(link_attributes(one), *told) for one, told in columns]
        st.html(render("ledger.columns", drawn, services.columns_title(found)))
        if line := services.columns_rest(found):
            note(line)
    told, lists = st.columns([2, 3], gap="large")
    with told:
        section_title(say("services-cut"), say("services-cut-note"))
        _table("services", ("what", "reported", "recomputed"), services.compared(found))
    with lists:
        _lists(found)


def items_part(listed: Listed) -> None:
    """What the lists of items say of before and after."""
    _lists(services.Services(listed))


def _lists(found: services.Services) -> None:
    if title := services.lists_title(found):
        section_title(title, say("services-lists-note"))
        names = ("unit", "items", "materials", "less", "days", "less")
        _table("services", names, services.units(found), numbers=True)
    for line in (services.materials_line(found), *services.alone(found)):
        if line:
            note(line)


def _table(
    room: str, names: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: bool = False
) -> None:
    css = ["sb-number" if numbers and at else "" if at else "sb-nowrap" for at in range(len(names))]
    heads = [(say(f"{room}-column-{name}"), one) for name, one in zip(names, css, strict=True)]
    lines = [("", list(zip(row, css, strict=True))) for row in rows]
    st.html(render("ledger.list", heads, lines, (), heads[0][0]))


_CLOCKED = ("needs",)
_PARTS: Mapping[str, Callable[[Listed], None]] = {
    "needs": requests_part,
    "hall": services_part,
    "service_items": items_part,
    "verifications": verifications_part,
    "lost": lost_part,
    "events": events_part,
}
