"""The sections of a declared ledger's screen: two pictures, the list, what moved."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, count, date_text, is_unknown
from data.language import say, word
from data.ledgers.declaration import Ledger
from data.ledgers.declared_field import Field
from data.ledgers.generated import is_countable
from data.screens import ledger_sentences as sentences
from data.screens.ledger_readings import PAGE_ROWS, Listed
from data.screens.ledger_words import (
    cell_text,
    column_text,
    counted_head,
    head_of,
    label_of,
    rows_text,
)
from data.screens.records import Record, known_number, whole
from ui.components import note, pick_from, section_title
from ui.components.drawer import link_attributes
from ui.components.filters import choose, chosen
from ui.ledger.export import export_buttons, own_templates
from ui.ledger.filters import BY, PAGE
from ui.ledger.reminder import remind_button
from ui.markup import render
from ui.registry import page

HEAD_FIGURES = 4
_MOST_GROUPS = 8
_MOST_MOVES = 12
_SHOWN_NUMBERS, _SHOWN_TEXTS = 3, 3
_ROLES = ("company", "project", "town", "unit", "person", "status", "date", "deadline")
_NUMBER = "sb-number"
_WIDE = "sbl-wide"


def empty_section(declared: Ledger) -> None:
    """Nothing of it is published: where its sheets are uploaded, an empty one to fill in."""
    own_templates(declared)
    if (target := page("data")) is not None:
        st.page_link(target, label=say("empty-link"))


def groups_section(listed: Listed) -> None:
    """Entries by a dimension that the reader chooses, the late ones inside."""
    key = "ledger-groups-note" if listed.is_due else "ledger-groups-note-plain"
    with st.container(horizontal=True, key="ledger-groups-head", gap="small"):
        section_title(sentences.groups_title(listed), say(key))
        if len(listed.groupings) > 1:
            names = {name: label_of(one) for name, one in listed.groupings.items()}
            pick_from(BY, say("ledger-by"), list(names), write=names.__getitem__, width=180)
    shown, rest = listed.groups[:_MOST_GROUPS], listed.groups[_MOST_GROUPS:]
    most = max((row["row_count"] for row in shown), default=1) or 1
    main = next((one for one in listed.summed if listed.is_stated(one)), None)
    heads = [label_of(listed.dimensions[listed.dimension])]
    heads += [counted_head(listed.declared)]
    heads += [say("ledger-column-late")] if listed.is_due else []
    heads += [head_of(main, in_yi=listed.is_in_yi(main))] if main else []
    lines = [_group(listed, row, most, main) for row in shown]
    st.html(render("ledger.groups", heads, lines, say("ledger-by")))
    if listed.is_counted_twice:
        field = label_of(listed.dimensions[listed.dimension])
        note(say("ledger-groups-several", field=field, counted=listed.declared.counted))
    if rest:
        number = sum(row["row_count"] for row in rest)
        note(
            say("ledger-groups-rest-rows", count=len(rest), rows=rows_text(listed.declared, number))
        )


def _group(listed: Listed, row: Record, most: int, main: Field | None) -> tuple[object, ...]:
    name, late = row["group_name"], whole(row["overdue_count"])
    link = link_attributes(listed.reference(group_name=name))
    late_link = link_attributes(listed.reference(group_name=name, is_overdue="true"))
    return (
        link,
        sentences.group_word(listed, name),
        row["row_count"] / most,
        late / row["row_count"],
        count(row["row_count"]),
        late_link if late else "",
        (count(late) if late else "") if listed.is_due else None,
        column_text(main, row["amount"], in_yi=listed.is_in_yi(main)) if main else None,
    )


def months_section(listed: Listed) -> None:
    """Entries by month of the deadline, with today's line; else of their day."""
    title = sentences.months_title(listed)
    section_title(title, sentences.months_note(listed))
    if listed.months:
        st.html(render("ledger.months", _columns(listed), title))


def _columns(listed: Listed) -> list[tuple[object, ...]]:
    """One column a month of the window; before and behind it one each, where something is."""
    found = {row["drawn_month"]: row for row in listed.months}
    most = max(row["row_count"] for row in found.values())
    first, last = listed.months_drawn
    as_of = listed.view.now.as_of
    share_of_month = as_of.day / monthrange(as_of.year, as_of.month)[1]
    columns: list[tuple[object, ...]] = []
    is_year_said = False
    for month in _drawn(listed, list(found)):
        row = found.get(month, {"row_count": 0, "overdue_count": 0})
        counted, late = whole(row["row_count"]), whole(row["overdue_count"])
        part = {"drawn_month": month.isoformat(), **({"is_due": "true"} if listed.is_due else {})}
        is_edge = not first <= month <= last
        edge = "ledger-edge-before" if month < first else "ledger-edge-after"
        is_new_year = not is_edge and (month.month == 1 or not is_year_said)
        is_year_said |= is_new_year
        is_today = (month.year, month.month) == (as_of.year, as_of.month)
        columns.append(
            (
                link_attributes(listed.reference("entries", "", **part)) if counted else "",
                count(counted) if counted else "",
                counted / most,
                late / counted if counted else 0,
                bool(counted) and late == counted,
                say(edge) if is_edge else f"{month:%m}",
                f"{month:%Y}" if is_new_year else "",
                (share_of_month, say("ledger-today", date=f"{as_of:%m-%d}")) if is_today else None,
            )
        )
    return columns


def _drawn(listed: Listed, found: Sequence[date]) -> list[date]:
    """The window's months, without empty ones at its ends, and what lies outside it."""
    (first, last), as_of = listed.months_drawn, listed.view.now.as_of
    begin = first.year * 12 + first.month - 1
    numbers = range(begin, last.year * 12 + last.month)
    window = [date(number // 12, number % 12 + 1, 1) for number in numbers]
    inside = [month for month in found if first <= month <= last] + [as_of.replace(day=1)]
    return [
        *(month for month in found if month < first),
        *(month for month in window if min(inside) <= month <= max(inside)),
        *(month for month in found if month > last),
    ]


def list_section(listed: Listed) -> None:
    """A page of the entries, the late ones first; their sums; the whole list as a file."""
    number = _page_number(listed)
    rows = listed.page(number)
    section_title(
        sentences.list_title(listed),
        say("ledger-list-note" if listed.is_due else "ledger-list-note-plain"),
    )
    fields = _shown(listed)
    heads = [*_heads(listed, fields)]
    digits = _digits(listed, rows)
    lines = [
        (link_attributes(listed.entry_reference(row)), _line(listed, fields, row, digits))
        for row in rows
    ]
    title = str(sentences.list_title(listed))
    st.html(render("ledger.list", heads, lines, _sums(listed, fields), title, is_page=True))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="ledger-foot"):
        _pager(listed, number, len(rows))
        remind_button(listed)
        export_buttons(listed)
    note(say("ledger-export-note"))


def _shown(listed: Listed) -> list[Field]:
    """The fields that have a column: what a row is called by, its roles, texts while there is room.

    Deadline, days late and numbers stand behind them. What no entry states has none.
    """
    label = [listed.declared.field(key) for key in listed.declared.label]
    label = [one for one in label if one in listed.fields]
    stated = [one for one in listed.fields if listed.is_stated(one)]
    numbers = [one for one in listed.numbers if one in stated]
    with_role = {one.role: one for one in stated if one.role}
    named = [with_role[role] for role in _ROLES if role in with_role]
    found = [*label, *(one for one in named if one not in label)]
    told = (*found, *numbers)
    texts = [one for one in stated if one not in told and one.role != "closed_date"]
    room = max(0, _SHOWN_TEXTS + len(label) + 2 - len(found))
    found[len(label) : len(label)] = texts[: min(room, _SHOWN_TEXTS)]
    return [*found, *numbers[:_SHOWN_NUMBERS]]


def _css(listed: Listed, one: Field) -> str:
    """Numbers to the right; on a phone name, standing, deadline and the first number remain."""
    if one in listed.numbers:
        return _NUMBER if one == listed.numbers[0] else f"{_NUMBER} {_WIDE}"
    kept = one.role in ("status", "deadline") or one.name == listed.label_field
    css = "sb-nowrap" if one.role in ("deadline", "date", "status") else ""
    return css if kept else f"{css} {_WIDE}".strip()


def _heads(listed: Listed, fields: Sequence[Field]) -> list[tuple[str, str]]:
    heads = []
    for one in fields:
        head = head_of(one, in_yi=listed.is_in_yi(one))
        heads.append((head if one in listed.numbers else label_of(one), _css(listed, one)))
        if one.role == "deadline":
            heads.append((say(listed.days_late), _NUMBER))
    return heads


def _digits(listed: Listed, rows: Sequence[Record]) -> dict[str, int]:
    """Number field → decimals in its column: two where a row of the page has any."""
    found: dict[str, int] = {}
    for one in listed.numbers:
        told = [known_number(dict(row["numbers"]).get(one.name)) for row in rows]
        found[one.name] = 2 if any(value is not None and value % 1 for value in told) else 0
    return found


def _line(
    listed: Listed, fields: Sequence[Field], row: Record, digits: Mapping[str, int]
) -> list[tuple[object, str]]:
    cells: list[tuple[object, str]] = []
    overdue = known_number(row["overdue_days"])
    for number, one in enumerate(fields):
        said: object = _said(listed, one, row, digits)
        if not number:
            said = Markup("<b>{}</b>").format(_called(one, row, str(said)))
        elif one.role == "status":
            said = render("ledger.status", said, overdue is not None)
        cells.append((said, _css(listed, one)))
        if one.role == "deadline":
            late = "" if overdue is None else count(overdue)
            cells.append((late, f"{_NUMBER} sbl-late"))
    return cells


def _called(one: Field, row: Record, said: str) -> str:
    return say("ledger-row-of-sheet", row=str(row["row_number"])) if said == UNKNOWN else said


def _said(listed: Listed, one: Field, row: Record, digits: Mapping[str, int]) -> str:
    if one in listed.numbers:
        value = dict(row["numbers"]).get(one.name)
        return column_text(one, value, digits[one.name], in_yi=listed.is_in_yi(one))
    if one.role == "project" and row["project_name"]:
        return str(row["project_name"])
    if one.role == "deadline" and not is_unknown(row["deadline"]):
        return date_text(row["deadline"])
    if one.role == "town" and row["town"]:
        return str(row["town"])
    return cell_text(one, row)


def _sums(listed: Listed, fields: Sequence[Field]) -> list[tuple[object, str, str, str]]:
    """The last row: the sums of all pages; what is left blank is named, not added."""
    if not any(one in listed.summed for one in fields):
        return []
    cells: list[tuple[object, str, str, str]] = []
    total = say("ledger-total", rows=rows_text(listed.declared, listed.headline["row_count"]))
    for number, one in enumerate(fields):
        text, small, link = ("" if number else total), "", Markup()
        if one in listed.summed and (told := listed.sums.get(one.name)):
            text = column_text(one, told["total"], in_yi=listed.is_in_yi(one))
            link = link_attributes(listed.reference("entry_sum", of=one.name))
            if unknown := whole(told["unknown_count"]):
                small = say("ledger-total-unknown", count=count(unknown))
        cells.append((link, text, small, _css(listed, one)))
        if one.role == "deadline":
            cells.append(("", "", "", _NUMBER))
    return cells


def _page_number(listed: Listed) -> int:
    asked = next(iter(chosen(PAGE)), "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    return min(max(number, 1), listed.pages)


def _pager(listed: Listed, number: int, shown: int) -> None:
    if listed.pages == 1:
        return
    before = (number - 1) * PAGE_ROWS
    label_before, label_after = say("ledger-page-before"), say("ledger-page-after")
    st.button(
        label_before,
        key="ledger-page-before",
        disabled=number == 1,
        on_click=choose,
        args=(PAGE, str(number - 1) if number > 2 else None),
    )
    st.button(
        label_after,
        key="ledger-page-after",
        disabled=number == listed.pages,
        on_click=choose,
        args=(PAGE, str(number + 1)),
    )
    total = count(listed.headline["row_count"])
    note(say("ledger-page", first=count(before + 1), last=count(before + shown), count=total))


def measures_section(listed: Listed) -> None:
    """Declared measures that the head has no room for, a sentence each."""
    for told in listed.measures[HEAD_FIGURES:]:
        note(sentences.measure_sentence(listed, told), [listed.measure_reference(told.measure)])


def moves_section(listed: Listed) -> None:
    """What came, went and changed since the ledger spoke before; how its sums came about."""
    if listed.previous is None:
        return
    line = sentences.moves_line(listed)
    section_title(line, say("ledger-semicolon").join(sentences.bridge_lines(listed)))
    by_entry: dict[tuple[str, int], list[Record]] = {}
    for row in listed.moves:
        by_entry.setdefault((row["sheet_id"], row["row_number"]), []).append(row)
    shown = list(by_entry.values())[:_MOST_MOVES]
    if not shown:
        return
    heads = [say(f"ledger-moves-{name}") for name in ("kind", "row", "what")]
    st.html(render("ledger.moves", heads, [_move(listed, rows) for rows in shown]))
    if rest := len(by_entry) - len(shown):
        note(say("ledger-moves-rest", count=count(rest)))


def _move(listed: Listed, rows: Sequence[Record]) -> tuple[object, str, str, str]:
    first = rows[0]
    link = link_attributes(listed.entry_reference(first)) if first["is_now"] else Markup()
    names = {one.name: one for one in listed.fields}
    changes = [
        say(
            "ledger-move-field",
            field=label_of(one),
            old=_text(one, row["old_text"]),
            new=_text(one, row["new_text"]),
        )
        for row in rows
        if (one := names.get(str(row["field"]))) is not None
    ]
    label = str(first["label"] or say("ledger-row-of-sheet", row=str(first["row_number"])))
    return link, say(f"ledger-move-{first['kind']}"), label, say("ledger-semicolon").join(changes)


def _text(one: Field, told: object) -> str:
    """A value of a move, which the query gives as a text."""
    if told is None:
        return UNKNOWN
    if is_countable(one):
        return column_text(one, told)
    if one.type == "flag":
        return say("cli-yes" if told == "true" else "cli-no")
    return word(str(told)) if one.type == "choice" else str(told)
