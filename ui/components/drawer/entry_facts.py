"""A row of a list in the drawer: its cells, how they were read, its project, its past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

import streamlit as st
from markupsafe import Markup

from data.formats import date_text, place_text
from data.language import say
from data.ledgers.declaration import Ledger
from data.ledgers.declared_field import Field
from data.ledgers.generated import shown_fields
from data.ledgers.registry import ledger
from data.rights import may
from data.screens.ledger_readings import entry_at
from data.screens.ledger_words import cell_text, label_of, late_days, number_text, title_of
from data.screens.records import Record
from data.screens.view import View, store
from data.trace.cells import Place, row_cells
from data.trace.figures import Reference
from data.trace.tracer import Line, Tracer, as_text
from ui.components.tables import open_page, open_project
from ui.markup import listed, render

# What the dispatch page takes up as an order that nobody has published yet.
ORDER_ASKED = "assignments-asked"
_SAID_OF_IT = ("company", "town", "unit")


def ledger_of(reference: Reference) -> Ledger | None:
    """The ledger whose list a figure speaks of; None for other figures."""
    name = dict(reference.scope).get("ledger")
    try:
        return ledger(str(name)) if name else None
    except KeyError:
        return None


def entry_head(view: View, declared: Ledger, line: Line) -> tuple[str, str]:
    """``CF-B07：过期 92 天没办结，押金 12.40 万元``, and whose it is."""
    row = _row(view, declared, line)
    if row is None:
        return line.label, say("ledger-entry-gone")
    below = " · ".join(str(row[name]) for name in _SAID_OF_IT if row[name])
    said = _standing(declared, row)
    if not said:
        return _label(row), below
    return say("ledger-entry-title", label=_label(row), said=said), below


def _row(view: View, declared: Ledger, line: Line) -> Record | None:
    return entry_at(view, declared.name, line.sheet_id, line.row_number)


def _label(row: Mapping[str, object]) -> str:
    return str(row["label"] or say("ledger-row-of-sheet", row=str(row["row_number"])))


def _standing(declared: Ledger, row: Record) -> str:
    """How it stands, and the first amount that it states."""
    parts = []
    overdue = as_text(row["overdue_days"])
    if overdue not in ("", "<NA>"):
        has_words = declared.with_role("status") or declared.with_role("closed_date")
        key = "ledger-entry-late" if has_words else "ledger-entry-late-only"
        parts.append(say(key, days=late_days(declared, int(overdue))))
    elif row["standing"] != "unstated":
        parts.append(say(f"ledger-entry-{row['standing']}"))
    numbers = dict(row["numbers"])
    for one in shown_fields(declared):
        if one.type == "amount" and numbers.get(one.name) is not None:
            value = number_text(one, numbers[one.name])
            parts.append(say("ledger-entry-sum", field=label_of(one), value=value))
            break
    return say("ledger-comma").join(parts)


def show_entry(view: View, tracer: Tracer, declared: Ledger, line: Line) -> None:
    """The cells, the project, the history; what can be done with it."""
    row = _row(view, declared, line)
    if row is None:
        st.html(render("components.paragraph", say("ledger-entry-gone"), "sb-sub"))
        return
    st.html(_cells(tracer, declared, row))
    if declared.with_role("project") or declared.with_role("project_code"):
        _project(row)
    st.html(_history(declared, row, view.now.version))
    _order(view, declared, row)


def _cells(tracer: Tracer, declared: Ledger, row: Record) -> Markup:
    cells = row_cells(tracer, row["sheet_id"], row["row_number"])
    by_field = {one.field: one for one in cells}
    shown = shown_fields(declared)
    lines = [
        (label_of(one), place.original, _reading(one, row), place.cell)
        for one in shown
        if (place := by_field.get(one.name)) is not None
    ]
    hidden = [label_of(one) for one in declared.fields if one not in shown and one.name in by_field]
    return render(
        "ledger.cells",
        say("ledger-entry-cells", count=len(lines), row=str(row["row_number"])),
        _where(cells, row),
        lines,
        say("ledger-entry-personal", fields=listed(hidden)) if hidden else "",
    )


def _where(cells: Sequence[Place], row: Record) -> str:
    if not cells:
        return ""
    first = cells[0]
    return say(
        "ledger-entry-place",
        place=place_text(first.file, first.sheet),
        row=str(row["row_number"]),
        version=str(first.version),
    )


def _reading(one: Field, row: Record) -> str:
    """What was read; of a status also whether that is closed, of a project which one it is."""
    said = cell_text(one, row)
    if one.role == "status" and one.closed and row["standing"] != "unstated":
        return said + say(f"ledger-entry-{row['standing']}-word")
    if one.role in ("project", "project_code") and row["project_name"]:
        return str(row["project_name"])
    return str(row["town"]) if one.role == "town" and row["town"] else said


def _project(row: Record) -> None:
    title, name = say("ledger-entry-project"), row["project_name"]
    if name:
        st.html(render("ledger.part", title, str(name)))
        if st.button(say("ledger-entry-open-project"), key="drawer-entry-project"):
            open_project(str(row["project_id"]))
        return
    written = row["project_text"]
    said = say("ledger-entry-project-none")
    if written:
        said = say("ledger-entry-project-unknown", name=str(written))
    st.html(render("ledger.part", title, said))


def _history(declared: Ledger, row: Record, version: int) -> Markup:
    told = store().entry_history(declared.name, row["sheet_id"], row["row_number"], version)
    lines = [
        (
            say("figure-version", version=str(now["sequence"])),
            date_text(now["as_of_date"]),
            say("ledger-entry-first") if before is None else _moved(declared, before, now),
        )
        for now, before in zip_longest(told, told[1:])
    ]
    return render("ledger.history", say("ledger-entry-history"), lines)


def _moved(declared: Ledger, before: Record, now: Record) -> str:
    moves = [
        say("ledger-move-field", field=label_of(one), old=old, new=new)
        for one in shown_fields(declared)
        if (old := cell_text(one, before)) != (new := cell_text(one, now))
    ]
    return say("ledger-semicolon").join(moves) or say("ledger-entry-same")


def _order(view: View, declared: Ledger, row: Record) -> None:
    """An order with reason, unit and project, which the dispatch page goes on with."""
    if row["standing"] == "closed" or not (may("orders") and view.is_latest):
        return
    label, help_ = say("ledger-entry-assign"), say("ledger-entry-assign-help")
    if not st.button(label, key="drawer-entry-assign", type="primary", help=help_):
        return
    said = _standing(declared, row) or label_of(declared.field(declared.label[0]))
    st.session_state[ORDER_ASKED] = {
        "matter": say(
            "ledger-entry-matter", ledger=title_of(declared), label=_label(row), said=said
        ),
        "project_ref": row["project_name"] or row["project_text"],
        "responsible_unit": row["unit"],
    }
    open_page("dispatch", section="orders")
