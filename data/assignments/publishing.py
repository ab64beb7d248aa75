"""Typed orders as a workbook of the ledger's template, understood and published like an upload."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from data.assignments.order import Conflict, Edit, Order, edited, orders_of
from data.drafts import BatchDraft
from data.importer import changes
from data.importer.importer import Belonging, Importer, Upload
from data.issues import Issue
from data.ledgers.template import TemplateColumn, TemplateSheet, template_columns, workbook
from data.returns.cells import template_row
from data.store import Snapshot, Store, Version
from data.texts import text

# The sheet's name is what a trace shows: these values were typed on the screen.
SHEET = "页面录入"
_SAMPLE_LABEL = "（示例数据）"


def register_workbook(orders: Sequence[Order], sheet: str = "") -> bytes:
    """An .xlsx with every order and the office's own columns; sheet: its name ("": the title)."""
    title = text("zh", "template-title-assignments-register")
    if any(order.is_sample for order in orders):
        title += _SAMPLE_LABEL
    own = dict.fromkeys(name for order in orders for name in order.extra)
    columns = (
        *template_columns("assignments", "register"),
        *(TemplateColumn(header=name) for name in own),
    )
    rows = tuple(template_row(columns, order.row()) for order in orders)
    return workbook([TemplateSheet(sheet or title, title, columns, rows=rows)])


_LEDGER, _FORM, _TABLE = "assignments", "register", "assignment_row"
_NUMBER = re.compile(r"^(.*?)(\d+)(\D*)$")


@dataclass(frozen=True)
class Refused:
    """Why nothing was published: conflicts, issues of the import, or (both empty) no change."""

    conflicts: tuple[Conflict, ...] = ()
    issues: tuple[Issue, ...] = ()


def register_unit(store: Store, snapshot: Snapshot) -> str:
    """Whose register is edited: the unit with the most orders, else the one with most projects."""
    batches = store.query("screens/data/current", snapshot_id=snapshot.id).to_pylist()
    own = [one for one in batches if one["ledger"] == _LEDGER]
    kept = own or [one for one in batches if one["ledger"] == "projects"] or batches
    return str(max(kept, key=lambda one: (one["loaded_count"], one["sequence"]))["unit"])


def publish_typed(
    store: Store,
    snapshot: Snapshot,
    edits: Sequence[Edit],
    *,
    by: str,
    note: str = "",
    browser: str = "",
) -> Version | Refused:
    """Lays edits over the register as it is now and publishes it as of the snapshot's day.

    browser: whose draft the edits are; it is over with the version, all or nothing. Raises the
    refusals of ``Store.publish``; then nothing is stored.
    """
    base = store.sequence
    now = store.snapshot(as_of=snapshot.as_of) or snapshot
    register = orders_of(store, now)
    orders, conflicts = edited(register, edits)
    if conflicts:
        return Refused(conflicts=conflicts)
    unit = register_unit(store, now)
    numbered = _numbered(orders, _given_out(store), now.as_of)
    draft, issues = _understood(store, now, numbered or register, unit)
    if draft is None or draft.rejected_count:
        return Refused(issues=issues)
    if not orders:
        draft = _emptied(draft)
    current = store.current_rows(_LEDGER, _FORM, unit, now.as_of)
    if changes(_LEDGER, draft.tables[_TABLE], current).is_empty:
        return Refused()
    return store.publish([draft], by=by, base=base, note=note, typed_in=browser)


def _emptied(draft: BatchDraft) -> BatchDraft:
    """The batch with no row: its last order was a mistake. An import never takes this for data."""
    tables = {
        name: table.slice(0, 0) if name in (_TABLE, "source_row") else table
        for name, table in draft.tables.items()
    }
    return replace(draft, read_count=0, loaded_count=0, not_data_count=0, tables=tables)


def next_number(register: Sequence[str], given_out: Iterable[str], year: int) -> str:
    """The number after the greatest of a year, written as the register writes them.

    given_out: numbers of any version; none of them is given a second time.
    """
    everywhere = [told for number in (*register, *given_out) if (told := _of_year(number, year))]
    if not everywhere:
        return f"DB{year}-001"
    own = [told for number in register if (told := _of_year(number, year))]
    before, digits, after = max(own or everywhere, key=lambda told: int(told[1]))
    last = max(int(told[1]) for told in everywhere if (told[0], told[2]) == (before, after))
    return f"{before}{last + 1:0{len(digits)}d}{after}"


def _of_year(number: str, year: int) -> tuple[str, str, str] | None:
    """What stands before the last figures of a number, these, and what stands behind them."""
    told = _NUMBER.match(number)
    return (told[1], told[2], told[3]) if told and str(year) in told[1] else None


def _given_out(store: Store) -> tuple[str, ...]:
    """Every number that was ever published, also of orders that were taken away since."""
    return tuple(store.query("screens/dispatch/assignment_numbers")["order_number"].to_pylist())


def _numbered(orders: Sequence[Order], given_out: Sequence[str], as_of: date) -> tuple[Order, ...]:
    """New orders get numbers; what came without one keeps going without."""
    known = [str(order["order_number"]) for order in orders if order["order_number"]]
    numbered: list[Order] = []
    for order in orders:
        if order.order_id or order["order_number"]:
            numbered.append(order)
            continue
        ordered = order["ordered_date"]
        year = ordered.year if isinstance(ordered, date) else as_of.year
        known.append(next_number(known, given_out, year))
        numbered.append(order.having({"order_number": known[-1]}))
    return tuple(numbered)


def _understood(
    store: Store, snapshot: Snapshot, orders: Sequence[Order], unit: str
) -> tuple[BatchDraft | None, tuple[Issue, ...]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "typed.xlsx"
        path.write_bytes(register_workbook(orders, SHEET))
        file = (path, f"{SHEET}_{snapshot.as_of.isoformat()}.xlsx")
        whose = Belonging(unit, snapshot.as_of, is_chosen=True)
        intake = Importer(store).understand(Upload.of([file], whose))
    issues = tuple(issue for report in intake.files for issue in report.issues)
    return next((one for one in intake.drafts if one.ledger == _LEDGER), None), issues
