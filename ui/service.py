"""The page of the whole-life service: desks on a line of days, lists, difficulties, stops."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, count, date_text
from data.language import say, word
from data.screens import service as sentences
from data.screens.records import Record, known_number, whole
from data.screens.service import LISTS, Service
from data.trace.figures import Reference
from ui.charts.desk import Box, Promise, boxes, share_of
from ui.components import note, pick_one, section_title
from ui.components.drawer import ORDER_ASKED, link_attributes
from ui.components.filters import choose, chosen
from ui.components.tables import open_page
from ui.markup import light_symbol, render
from ui.typed_rows import may_type, typed_form

_LIST, _PAGE, _PART = "list", "page", "section"
_DESKS, _ROWS, _MOST = 12, 20, 10
_AXIS_DAYS = 120


def parts_section(service: Service) -> None:
    """The rail below the desks, and the part that is chosen: lists, difficulties, stops, rules."""
    parts = {
        "lists": (list_section, len(service.projects)),
        "difficulties": (
            difficulties_section,
            sum(bool(row["is_open"]) for row in service.difficulties),
        ),
        "stops": (stops_section, len(service.stops)),
        "rules": (rules_section, None),
    }
    if not service.projects:
        del parts["lists"]
    picked = pick_one(
        _PART,
        say("service-parts"),
        list(parts),
        write=lambda one: " ".join(
            [say(f"service-part-{one}"), *([] if parts[one][1] is None else [count(parts[one][1])])]
        ),
        is_label_shown=False,
    )
    parts[picked][0](service)


def desk_section(service: Service) -> None:
    """Officer × promised day; a box a project, its number that of the list below."""
    section_title(sentences.desk_title(service), say("service-desk-note"))
    last = service.rule.promise.days[-1]
    as_of = service.view.now.as_of
    marks = [
        (
            share_of(day, last),
            f"{as_of + timedelta(days=day):%m-%d}"
            + (f" {say('service-today')}" if not day else ""),
            day == 0,
        )
        for day in (-30, 0, *service.rule.promise.days)
    ]
    bounds = [0.0, *(share_of(day, last) for day in (0, *service.rule.promise.days))]
    windows = [
        (said, count(number), link_attributes(reference), left, right - left)
        for (said, number, reference), (left, right) in zip(
            sentences.windows(service), pairwise(bounds), strict=True
        )
    ]
    shown = [*service.officers[:_DESKS]]
    nobody = [row for row in service.officers[_DESKS:] if not row["officer"]]
    heads = [say(f"service-head-{name}") for name in ("officer", "served", "soon", "week")]
    lines = [_desk(service, row) for row in (*shown, *nobody)]
    st.html(render("service.desk", heads, windows, marks, lines, heads[0]))
    rest = [row for row in service.officers[_DESKS:] if row["officer"]]
    if rest:
        note(
            say(
                "service-desk-rest",
                officers=len(rest),
                served=sum(whole(row["served"]) for row in rest),
                soon=sum(whole(row["due_first"]) for row in rest),
            )
        )


def _desk(service: Service, row: Record) -> tuple[object, ...]:
    days = service.rule.promise.days
    officer = row["officer"]
    mine = [
        Promise(
            f"{whole(one['place']):02d}",
            whole(one["left_days"]),
            f"{one['project_name']} · {sentences.step_text(one)} · {sentences.due_text(one)[0]}",
            link_attributes(_of_project(service, one)),
        )
        for one in service.projects
        if one["officer"] == officer
        and known_number(one["left_days"]) is not None
        and whole(one["left_days"]) <= days[-1]
    ]
    placed: list[Box] = boxes(mine, days)
    soon = whole(row["due_first"])
    link = link_attributes(service.reference("served", officer=officer))
    due = service.reference("service_due", window_days=days[0], officer=officer)
    return (
        link,
        officer or say("service-no-officer"),
        row["unit"] or "" if officer else "",
        not officer,
        placed,
        count(whole(row["served"])),
        count(soon),
        link_attributes(due) if soon else "",
        sentences.week_text(row),
        whole(row["week_count"]) >= service.rule.promise.bunch,
    )


def list_section(service: Service) -> None:
    """One of the lists, twenty rows a page; a row opens its project's cells."""
    numbers = {name: len(service.listed(name)) for name in LISTS}
    with st.container(horizontal=True, key="service-list-head"):
        section_title(sentences.list_title(service), say("service-list-note"))
        name = pick_one(
            _LIST,
            say("service-lists"),
            [one for one in LISTS if numbers[one] or one in ("urgent", "all")],
            write=lambda one: _list_name(service, one, numbers[one]),
            is_label_shown=False,
            default="urgent" if numbers["urgent"] else "all",
        )
    found = service.listed(name)
    pages = max(1, -(-len(found) // _ROWS))
    asked = next(iter(chosen(_PAGE)), "1")
    number = min(int(asked) if asked.isdecimal() and len(asked) < 6 else 1, pages) or 1
    part = found[(number - 1) * _ROWS : number * _ROWS]
    if not part:
        note(say("service-list-empty"))
        return
    _projects(service, part)
    if may_type(service.view):
        _entry_section(service, found)
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center", key="service-foot"):
            for key, to in (("before", number - 1), ("after", number + 1)):
                st.button(
                    say(f"ledger-page-{key}"),
                    key=f"service-page-{key}",
                    disabled=not 1 <= to <= pages,
                    on_click=choose,
                    args=(_PAGE, str(to)),
                )
            first = (number - 1) * _ROWS
            said = {"first": first + 1, "last": first + len(part), "count": len(found)}
            note(say("ledger-page", **{key: count(value) for key, value in said.items()}))


def _entry_section(service: Service, found: Sequence[Record]) -> None:
    """Asked after a project today: typed as a service record; or a visit to it, as an order."""
    view, at = service.view, {str(row["project_id"]): row for row in found}
    with st.container(horizontal=True, vertical_alignment="bottom", key="service-typed"):
        picked = st.selectbox(
            say("service-typed-project"),
            list(at),
            format_func=lambda one: f"{whole(at[one]['place']):02d} {at[one]['project_name']}",
            key="service-typed-project",
            width=320,
        )
        row = at[picked]
        with st.popover(say("service-typed-verified"), width="content"):
            note(say("service-typed-note", date=date_text(view.now.as_of)))
            typed_form(
                view,
                "contacts",
                ("contact_date", "service_officer", "contact_kind", *_FOUND),
                {"project_ref": row["project_name"]},
                {
                    "contact_date": min(date.today(), view.now.as_of),
                    "service_officer": row["officer"],
                    "contact_kind": "核实",
                },
                key=f"service-{picked}",
                label=say("service-typed-publish"),
            )
        if st.button(say("service-typed-visit"), key="service-typed-visit"):
            st.session_state[ORDER_ASKED] = {
                "matter": sentences.visit_matter(row),
                "project_ref": row["project_name"],
                "responsible_unit": row["unit"],
            }
            open_page("dispatch", section="orders")


_FOUND = ("contact_content", "next_step", "promised_date")


def _list_name(service: Service, name: str, number: int) -> str:
    first, second, third = service.rule.promise.days
    days = {
        "first": first,
        "second": second,
        "third": third,
        "silent": service.rule.contact.days,
        "old": service.rule.status.days[1],
    }
    said = say(f"service-list-{name.replace('_', '-')}", days=days.get(name, 0))
    return f"{said} {number}"


def _projects(service: Service, part: Sequence[Record]) -> None:
    numbers = {"due", "left", "changed", "verified"}
    names = ("light", "number", "project", "stage", "officer", "step", "due", "left", "axis")
    heads = [
        (
            "" if name == "axis" else say(f"service-column-{name}"),
            "sb-number"
            if name in numbers
            else {"axis": "sbk-axis", "number": "sb-number sbk-wide"}.get(name, ""),
        )
        for name in (*names, "changed", "verified")
    ]
    threshold = _at(service.rule.contact.days)
    axis = (
        say("service-axis-first", days=_AXIS_DAYS),
        str(service.rule.contact.days),
        say("service-today"),
    )
    lines = [_line(service, row) for row in part]
    st.html(render("service.projects", heads, threshold, axis, lines, say("service-lists")))


def _at(days: float) -> float:
    return 1 - min(days, _AXIS_DAYS) / _AXIS_DAYS


def _line(service: Service, row: Record) -> tuple[object, ...]:
    due, left = sentences.due_text(row)
    changed, verified = known_number(row["changed_days"]), known_number(row["verified_days"])
    kind = row["officer_kind"]
    officer = row["officer"] or say("service-no-officer")
    is_kind_known = row["officer"] and kind
    return (
        link_attributes(_of_project(service, row)),
        light_symbol(row["light"]),
        f"{whole(row['place']):02d}",
        row["project_name"],
        word(row["stage"]),
        f"{officer} · {word(kind)}" if is_kind_known else officer,
        sentences.step_text(row),
        row["is_without_step"] is True,
        due,
        left,
        row["is_overdue"] is True,
        None if changed is None else _at(changed),
        None if verified is None else _at(verified),
        row["is_old"] is True,
        sentences.verified_text(row),
        UNKNOWN if changed is None else count(changed),
        UNKNOWN if verified is None else count(verified),
    )


def _of_project(service: Service, row: Record) -> Reference:
    return service.reference("served", project_id=row["project_id"])


def difficulties_section(service: Service) -> None:
    """Difficulties of landed projects: who solves them by when; closed ones are counted."""
    section_title(sentences.difficulties_title(service), say("service-difficulties-note"))
    still = [row for row in service.difficulties if row["is_open"]]
    lines = [
        (
            link_attributes(_entry("difficulties", row)),
            [
                (row["project_name"] or UNKNOWN, "sb-strong"),
                (row["difficulty"] or UNKNOWN, ""),
                (row["unit"] or say("service-no-unit"), ""),
                (date_text(row["deadline"]), "sb-number"),
                (word(row["state"]), "sb-nowrap"),
                (_days(row["overdue_days"]), "sb-number sbk-late"),
            ],
        )
        for row in still[:_MOST]
    ]
    names = ("project", "difficulty", "unit", "due", "state", "overdue")
    _table("difficulty", names, lines, len(still))


def stops_section(service: Service) -> None:
    """What stopped, since when and why."""
    section_title(sentences.stops_title(service), say("service-stops-note"))
    lines = [
        (
            link_attributes(service.reference("service_stopped", project_id=row["project_id"])),
            [
                (row["project_name"], "sb-strong"),
                (word(row["stage"]) if row["is_exit"] else say("service-stalled"), "sb-nowrap"),
                (_days(row["days"]), "sb-number"),
                (row["reason"] or say("service-no-reason"), "" if row["reason"] else "sbk-warn"),
            ],
        )
        for row in service.stops[:_MOST]
    ]
    _table("stop", ("project", "state", "days", "reason"), lines, len(service.stops))


def _entry(ledger: str, row: Record) -> Reference:
    place = {"sheet_id": row["sheet_id"], "row_number": int(row["row_number"])}
    return Reference.of("entry", {"ledger": ledger, **place, "field": "difficulty"})


def _days(value: object) -> str:
    number = known_number(value)
    return "" if number is None else count(number)


def _table(
    room: str,
    names: Sequence[str],
    lines: Sequence[tuple[object, Sequence[tuple[object, str]]]],
    number: int,
) -> None:
    if not lines:
        return
    heads = [
        (say(f"service-{room}-{name}"), "sb-number" if "sb-number" in css else "")
        for name, (_, css) in zip(names, lines[0][1], strict=True)
    ]
    st.html(render("ledger.list", heads, lines, (), heads[0][0]))
    if (rest := number - len(lines)) > 0:
        note(say("service-rest", count=rest))


def rules_section(service: Service) -> None:
    """The thresholds in force, what they fired, and whose they are."""
    lines = [render("components.paragraph", line) for line in sentences.rule_lines(service)]
    st.html(Markup("").join(lines))
