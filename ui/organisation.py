"""The organisation page: the structure with its desks, one desk opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, count, date_text
from data.language import say, word
from data.ledgers.registry import ledger
from data.rules import load_rules
from data.screens import organisation as sentences
from data.screens.ledger_words import title_of
from data.screens.organisation import NOBODY, THINGS, Desks
from data.screens.records import Record, whole
from data.screens.service import Service
from data.screens.view import View
from ui.components import light_symbol, note, pick_one, section_title
from ui.components.drawer import link_attributes
from ui.components.filters import chosen
from ui.components.tables import open_list, open_page
from ui.markup import render

DESK = "desk"
# Of a kind with many bodies so many are shown; the rest is one line.
_BODIES, _TASKS, _PROJECTS, _PEOPLE = 15, 8, 12, 30
BY = "by"
VIEWS = ("bodies", "branches", "people")


def pick_desk(view: View) -> Desks:
    """The desks, and the one that the address asks for."""
    return Desks(view, next(iter(chosen(DESK)), ""))


def bodies_section(desks: Desks) -> None:
    """The structure as the order of rows, each with what is on its desk; the sum counts once."""
    with st.container(horizontal=True, key="organisation-head"):
        section_title(sentences.bodies_title(desks), say("organisation-bodies-note"))
        shown = pick_one(
            BY,
            say("organisation-by"),
            VIEWS,
            write=lambda one: say(f"organisation-by-{one}"),
            is_label_shown=False,
        )
    if shown == "people":
        _people(desks)
        return
    branch = load_rules().organisation.bodies.branch
    most = max((whole(row["total_count"]) for row in desks.bodies), default=0) or 1
    groups = []
    for kind, own in desks.sections:
        if (kind == branch) != (shown == "branches"):
            continue
        lines = [_body(desks, row, most) for row in own[:_BODIES]]
        rest = own[_BODIES:]
        if rest:
            total = sum(whole(row["total_count"]) for row in rest)
            lines.append(_line(say("organisation-rest", count=len(rest)), rest, total, most))
        groups.append((sentences.kind_title(kind, own), lines))
    if shown == "branches":
        if not groups:
            note(say("organisation-no-branches"))
            return
    elif desks.nobody is not None:
        groups.append(("", [_body(desks, desks.nobody, most)]))
    heads = [say("organisation-column-body")]
    heads += [say(f"organisation-thing-{thing}") for thing in THINGS]
    totals = [count(desks.total(thing)) for thing in (*THINGS, "total")]
    totals = [] if shown == "branches" else totals
    st.html(render("organisation.bodies", heads, groups, totals))


def _people(desks: Desks) -> None:
    """Who serves how many projects, how many steps of theirs are late or due; a row opens them."""
    service = Service(desks.view)
    named = [row for row in service.officers if row["officer"]]
    if not named:
        note(say("organisation-no-people"))
        return
    heads = [
        (say(f"organisation-people-{name}"), "sb-number" if at > 1 else "")
        for at, name in enumerate(("person", "unit", "served", "late", "soon"))
    ]
    lines = [
        (
            link_attributes(service.reference("served", officer=row["officer"])),
            [
                (row["officer"], "sb-strong"),
                (row["unit"] or UNKNOWN, ""),
                (count(whole(row["served"])), "sb-number"),
                (count(whole(row["overdue_count"])), "sb-number"),
                (count(whole(row["due_first"])), "sb-number"),
            ],
        )
        for row in named[:_PEOPLE]
    ]
    st.html(render("ledger.list", heads, lines, (), heads[0][0]))
    if (rest := len(named) - len(lines)) > 0:
        note(say("organisation-rest-people", count=rest))


def _body(desks: Desks, row: Record, most: int) -> tuple[object, ...]:
    name, key = sentences.body_name(row), row["body_key"] or NOBODY
    is_on = desks.opened is not None and desks.opened["body_key"] == row["body_key"]
    choice = Markup(' data-choose="{}={}" tabindex="0"').format(DESK, key)
    return (
        choice,
        is_on,
        row["body_key"] is None,
        *_line(name, [row], row["total_count"], most)[3:],
    )


def _line(name: str, own: Sequence[Record], total: object, most: int) -> tuple[object, ...]:
    numbers = [sum(whole(row[f"{thing}_count"]) for row in own) for thing in THINGS]
    written = [count(number) if number else "·" for number in numbers]
    return ("", False, False, name, written, whole(total) / most, count(whole(total)))


def desk_section(desks: Desks) -> None:
    """One desk: five counts, what to do first, its projects, who belongs to it."""
    with st.container(key="organisation-desk"):
        section_title(sentences.desk_title(desks), sentences.desk_note(desks))
        if desks.opened is None:
            return
        cells = [(link_attributes(cell[0]), *cell[1:]) for cell in sentences.cells(desks)]
        st.html(render("organisation.cells", cells))
        _links(desks, desks.opened)
        _tasks(desks)
        _projects(desks)
    if lines := sentences.member_lines(desks):
        title = say("organisation-members-title", count=len(desks.members))
        names = ("duty", "member", "post", "span")
        heads = [(say(f"organisation-column-{name}"), "") for name in names]
        rows = [("", [(text, "") for text in line]) for line in lines]
        with st.expander(title, key="organisation-members"):
            st.html(render("ledger.list", heads, rows, (), title))


def _tasks(desks: Desks) -> None:
    if not desks.tasks:
        return
    section_title(sentences.tasks_title(desks))
    names = ("light", "thing", "matter", "holder", "due", "days")
    heads = [say(f"organisation-column-{name}") for name in names]
    lines = [_task(desks, row) for row in desks.tasks]
    st.html(render("organisation.tasks", heads, lines[:_TASKS]))
    if rest := lines[_TASKS:]:
        with st.expander(say("organisation-tasks-rest", count=len(rest))):
            st.html(render("organisation.tasks", heads, rest))


def _task(desks: Desks, row: Record) -> tuple[object, ...]:
    matter, also = sentences.matter_text(row)
    return (
        link_attributes(desks.reference(desks.opened, row["thing"], row["matter"])),
        light_symbol(row["light"]),
        say(f"organisation-thing-{row['thing']}"),
        matter,
        also,
        sentences.holder_text(row),
        date_text(row["due_date"]),
        sentences.days_text(row),
        row["light"] == "告警",
    )


def _projects(desks: Desks) -> None:
    if not desks.projects:
        return
    section_title(sentences.projects_title(desks))
    lines = [
        (
            link_attributes(desks.reference(desks.opened, "project", row["matter"])),
            light_symbol(row["light"]),
            row["matter"],
            word(row["stage"]),
        )
        for row in desks.projects
    ]
    st.html(render("organisation.projects", lines[:_PROJECTS]))
    if (rest := len(lines) - _PROJECTS) > 0:
        note(say("organisation-projects-rest", count=rest))


def _links(desks: Desks, body: Record) -> None:
    """Buttons to the lists that the desk's things stand in, cut to the body."""

    def has(*things: str) -> bool:
        return any(whole(body[f"{thing}_count"]) for thing in things)

    kinds = load_rules().organisation.bodies
    key = {kinds.group: "groups", kinds.town: "towns"}.get(body["kind"] or "", "units")
    cut = {key: str(body["body"])} if body["body"] else {}
    area = {"town": cut["towns"]} if "towns" in cut else cut
    listed = {"units": cut["groups"]} if "groups" in cut else cut
    ways: list[tuple[str, bool, Callable[[], None]]] = [
        (
            say("organisation-to-projects"),
            has("project", "step"),
            lambda: open_page("pipeline", **cut),
        ),
        (say("organisation-to-permits"), has("permit"), lambda: open_page("readiness", **area)),
        (
            say("organisation-to-orders"),
            has("order"),
            lambda: open_page("dispatch", section="orders"),
        ),
    ]
    for name in sorted({row["ledger"] for row in desks.tasks if row["ledger"]}):
        label = say("organisation-to-list", ledger=title_of(ledger(name)))
        ways.append((label, True, partial(open_list, name, **listed)))
    with st.container(horizontal=True, gap="small", key="organisation-links"):
        for number, (label, is_there, go) in enumerate(ways):
            if is_there and st.button(label, type="tertiary", key=f"organisation-link-{number}"):
                go()
