"""Beside the map: by town how many are in which state, and what starts production when.

Below it the projects that have no place yet; in a town, whose move each project waits for.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.formats import count, date_text, is_unknown
from data.language import say
from data.rights import may
from data.screens.ledger_readings import counts_by_ledger
from data.screens.ledger_words import rows_text, title_of
from data.screens.readiness_readings import ALL, UNSTATED, Readiness, period_name
from data.screens.readiness_sentences import gate_name, interval, listed, next_item, waits, yi
from data.screens.records import Record, records, whole
from ui.charts.map.parts import STATE_ORDER
from ui.charts.map.svg import symbol_svg
from ui.components import note, section_title
from ui.components.filters import choose as link
from ui.components.tables import open_project
from ui.markup import render
from ui.places import AT_PLACE, begin_placing
from ui.readiness.blocks import block_name, block_of, is_overdue, town_of
from ui.readiness.components import clickable_rows
from ui.readiness.map_section import LEVEL, take_filter

_MOST_SYMBOLS = 6
_LISTED = 6
_PLACES_NAMED = 3
_RERUN = "readiness-strip-rerun"
_OPEN = "readiness-strip-open"


def strip_section(readiness: Readiness, *, is_town: bool) -> None:
    """The strip of the whole county, or the list of the town that the map is close to."""
    if st.session_state.pop(_RERUN, False):
        st.rerun(scope="app")
    if opened := st.session_state.pop(_OPEN, ""):
        open_project(str(opened))
    if is_town:
        _town_list(readiness)
    else:
        _table(readiness)
    _unlocated(readiness)
    _unstated(readiness)
    if not may("places") and (readiness.all_projects["place_standing"] != "placed").any():
        note(say("readiness-unplaced-sign-in"))


def _table(readiness: Readiness) -> None:
    section_title(period_title(readiness))
    periods = periods_of(readiness)
    rows, every = records(readiness.in_filters), records(readiness.all_projects)
    groups = _groups(every, rows)
    parks = {
        str(row["town"])
        for row in every
        if not is_unknown(row["park"]) and not is_unknown(row["town"])
    }
    as_of = readiness.view.now.as_of
    cells = [len(_of(mine, period)) for mine in groups.values() for period in periods]
    is_counted = max(cells, default=0) > _MOST_SYMBOLS
    most = max(cells, default=0) or 1
    html = render(
        "readiness.strip",
        _states(),
        _years(periods),
        _heads(periods),
        [
            _row(
                readiness,
                key,
                [row for row in every if _key(row) == key],
                parks,
                [
                    _cell(readiness, _of(mine, period), most if is_counted else 0)
                    for period in periods
                ],
                _counts(mine),
            )
            for key, mine in groups.items()
        ],
        _foot(_all_of(readiness, rows), periods),
    )
    clickable_rows(
        html,
        key="readiness-strip",
        selected="",
        on_choose=lambda told: _chosen(readiness, told),
    )
    told = [say("readiness-strip-line", date=date_text(as_of))]
    if any(is_overdue(row, as_of) for row in rows):
        told.append(say("readiness-strip-late"))
    note("　".join(told))


def period_title(readiness: Readiness) -> str:
    """How many the column of the quarter that comes counts, of them in production, and where."""
    quarter = _first_quarter(readiness)
    rows = _of(_all_of(readiness, records(readiness.in_filters)), quarter)
    name = period_name(quarter)
    if not rows:
        return say("readiness-strip-none", quarter=name)
    produced = sum(row["state"] == "已投产" for row in rows)
    return say(
        "readiness-strip-title",
        quarter=name,
        count=len(rows),
        produced=produced,
        of={0: "none", len(rows): "all"}.get(produced, "some"),
        places=_where(rows),
    )


def _where(rows: list[Record]) -> str:
    """The one place of all, those that have the same count, or the one with most."""
    places: dict[str, int] = {}
    for row in rows:
        place = block_of(row) or say("readiness-place-none")
        places[place] = places.get(place, 0) + 1
    most = max(places.values())
    first = [place for place, count in places.items() if count == most]
    if len(first) == len(places) == 1:
        return first[0]
    if len(first) == 1:
        return say("readiness-strip-most", place=first[0], count=most)
    if len(first) == len(places) <= _PLACES_NAMED:
        return say("readiness-strip-each", places=listed(first), count=most)
    is_more = "more" if len(first) > _PLACES_NAMED else "all"
    named = listed(first[:_PLACES_NAMED])
    return say("readiness-strip-most-each", places=named, count=most, of=is_more)


def periods_of(readiness: Readiness) -> list[str]:
    """Before, the four quarters from the one that comes, later, unknown."""
    year, quarter = (int(part) for part in _first_quarter(readiness).split("Q"))
    following = [divmod(quarter - 1 + step, 4) for step in range(4)]
    quarters = [f"{year + ahead}Q{rest + 1}" for ahead, rest in following]
    return ["past", *quarters, "later", "unknown"]


def _first_quarter(readiness: Readiness) -> str:
    start = pd.Timestamp(readiness.headline["quarter_start_date"])
    if pd.isna(start):
        start = pd.Timestamp(readiness.view.now.as_of) + pd.Timedelta(days=1)
    return f"{start.year}Q{start.quarter}"


def _groups(every: list[Record], rows: list[Record]) -> dict[str, list[Record]]:
    """The blocks in the order of their counts, then the projects without a place."""
    found: dict[str, list[Record]] = {}
    for row in every:
        found.setdefault(_key(row), [])
    for row in rows:
        found[_key(row)].append(row)
    order = sorted(found, key=lambda key: (key == UNSTATED, -len(found[key]), key))
    return {key: found[key] for key in order}


def _key(row: Record) -> str:
    return block_of(row) or (UNSTATED if row["place_standing"] == "unstated" else "")


def _all_of(readiness: Readiness, rows: list[Record]) -> list[Record]:
    town = readiness.scope.town
    if town == ALL:
        return rows
    return [row for row in rows if _is_in(row, town)]


def _is_in(row: Record, town: str) -> bool:
    if town == UNSTATED:
        return bool(row["place_standing"] == "unstated")
    return town in (row["town"], row["park"])


def _of(rows: list[Record], period: str) -> list[Record]:
    mine = [row for row in rows if row["production_period"] == period]
    return sorted(mine, key=lambda row: STATE_ORDER.index(str(row["state"])))


def strip_head(periods: list[str]) -> Markup:
    """The head of the strip: years over their quarters, states, periods."""
    return render("readiness.strip_head", _states(), _years(periods), _heads(periods))


def _states() -> list[tuple[str, Markup]]:
    return [(state, symbol_svg(state)) for state in STATE_ORDER]


def _years(periods: list[str]) -> list[tuple[str, int]]:
    """Each year of the quarters, and how many of them are its."""
    return list(Counter(period[:4] for period in periods[1:5]).items())


def _heads(periods: list[str]) -> list[tuple[str, str, str]]:
    return [(period, period_name(period), _short(period)) for period in periods]


def _short(period: str) -> str:
    if period[0].isdigit():
        return say("readiness-strip-quarter", quarter=int(period[-1]))
    return say(f"readiness-period-{period}")


def _row(
    readiness: Readiness,
    key: str,
    every: list[Record],
    parks: set[str],
    cells: list[tuple[object, ...]],
    counts: list[int],
) -> tuple[object, ...]:
    """What choosing it filters by, its name, whether it is out of scope, counts, cells."""
    town = readiness.scope.town
    is_off = town != ALL and not any(_is_in(row, town) for row in every)
    name = say("readiness-place-none") if key == UNSTATED else block_name(key, parks)
    told = key if key == UNSTATED else town_of(every) or key
    return told, name, is_off, counts, cells


def _counts(rows: list[Record]) -> list[int]:
    return [sum(row["state"] == state for row in rows) for state in STATE_ORDER]


def _cell(readiness: Readiness, rows: list[Record], most: int) -> tuple[object, ...]:
    """A number and how tall its bar is; or each project's symbol, name, whether it is late."""
    if rows and most:
        return len(rows), max(22 * len(rows) // most, 1), ()
    as_of = readiness.view.now.as_of
    return (
        "",
        0,
        [
            (symbol_svg(str(row["state"])), row["project_name"], is_overdue(row, as_of))
            for row in rows
        ],
    )


def _foot(rows: list[Record], periods: list[str]) -> tuple[object, ...]:
    return _counts(rows), [(len(_of(rows, period)) or "", 0, ()) for period in periods]


def _town_list(readiness: Readiness) -> None:
    """Each project of the town: its next item, whom it waits on, how long; sum and score."""
    frame = readiness.projects[readiness.projects["is_counted"].astype(bool)]
    rows = records(frame)
    office = sum(row["next_waits_on"] == "部门" and _is_open(row) for row in rows)
    company = sum(row["next_waits_on"] == "企业" and _is_open(row) for row in rows)
    produced = sum(row["state"] == "已投产" for row in rows)
    section_title(
        say("readiness-town-title", office=office, company=company, produced=produced),
        say("readiness-town-note"),
    )
    clickable_rows(
        render("readiness.town", readiness.scope.town, [_project(row) for row in rows]),
        key="readiness-town",
        selected=readiness.chosen_id,
        on_choose=lambda told: _chosen(readiness, told),
    )
    _lists_of_town(readiness)


def _lists_of_town(readiness: Readiness) -> None:
    """How many rows the office's own lists have in the town; nothing where they have none."""
    said = [
        say(
            "ledger-of-town-late" if late else "ledger-of-town-one",
            title=title_of(declared),
            rows=rows_text(declared, number),
            late=count(late),
        )
        for declared, number, late in counts_by_ledger(readiness.view, readiness.scope.town)
    ]
    if said and readiness.scope.town:
        note(say("ledger-of-town", lists=listed(said)))


def _is_open(row: Record) -> bool:
    return row["state"] != "已投产" and not is_unknown(row["next_item_state"])


def _project(row: Record) -> dict[str, object]:
    item, state = next_item(row)
    days = ""
    if _is_open(row) and not is_unknown(row["waiting_days"]):
        days = say("readiness-item-days", days=str(whole(row["waiting_days"])))
    low, high = float(row["score_low"] or 0), float(row["score_high"] or 0)
    return {
        "id": row["project_id"],
        "symbol": symbol_svg(str(row["state"])),
        "name": row["project_name"],
        "gate": "" if is_unknown(row["next_gate"]) else gate_name(row["next_gate"]),
        "item": item,
        "state": state,
        "who": waits(row) if _is_open(row) else "",
        "days": days,
        "sum": yi(row["planned_investment_wan"]),
        "low": low / 100,
        "high": high / 100,
        "score": interval(low, high),
    }


def _unlocated(readiness: Readiness) -> None:
    """Towns and parks that ledgers name and nobody has put on the map, with the way to do so."""
    frame = readiness.all_projects
    frame = frame[frame["place_standing"] == "named"]
    if frame.empty:
        return
    counts: dict[str, int] = {}
    for row in records(frame):
        counts[block_of(row)] = counts.get(block_of(row), 0) + 1
    order = sorted(counts, key=lambda place: (-counts[place], place))
    section_title(say("readiness-unlocated-title", count=len(frame), places=len(counts)))
    lines = [
        (place, say("readiness-unlocated-count", count=counts[place]), f"{AT_PLACE}{place}")
        for place in order
    ]
    clickable_rows(
        render("readiness.unlocated", lines, may("places")),
        key="readiness-unlocated",
        selected="",
        on_choose=lambda told: _chosen(readiness, told),
    )
    if may("places"):
        note(say("readiness-unlocated-note"))


def _unstated(readiness: Readiness) -> None:
    """Projects of which no ledger says where they are, with the way to put them on the map."""
    frame = readiness.all_projects
    frame = frame[frame["place_standing"] == "unstated"]
    if frame.empty:
        return
    soon = int((frame["state"] == "即将投产").sum())
    section_title(say("readiness-unplaced-title", count=len(frame), soon=soon))
    is_all = readiness.scope.town == UNSTATED
    shown = frame if is_all else frame.head(_LISTED)
    lines = [
        (row["project_id"], symbol_svg(str(row["state"])), row["project_name"])
        for row in records(shown)
    ]
    more = len(frame) - len(shown)
    clickable_rows(
        render("readiness.unplaced", lines, may("places"), more, UNSTATED, len(frame)),
        key="readiness-unplaced",
        selected="",
        on_choose=lambda told: _chosen(readiness, told),
    )
    if may("places"):
        note(say("readiness-unplaced-note"))


def _chosen(readiness: Readiness, told: str) -> None:
    kind, _, value = told.partition(":")
    if not value:
        kind, value = "open", told
    if kind == "open":
        st.session_state[_OPEN] = value
    elif kind == "put":
        begin_placing(value)
        st.session_state[_RERUN] = True
    elif kind == "level":
        link(LEVEL, None)
        st.session_state[_RERUN] = True
    elif value or kind == "town":
        if value:
            take_filter(readiness, kind, value)
        st.session_state[_RERUN] = bool(value)
