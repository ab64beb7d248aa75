"""Rows of a ledger typed on the screen: a workbook of ours, imported and published like any other.

What a unit's ledger says already goes into the workbook with them, so that nothing of it is lost;
the sheet's name tells a trace that the values were typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from data.drafts import BatchDraft
from data.field_words import template_title
from data.importer.importer import Belonging, Importer, Upload
from data.issues import Issue
from data.ledgers import ledger
from data.ledgers.template import TemplateSheet, workbook
from data.ledgers.template_columns import TemplateColumn, template_columns
from data.returns.return_form import template_row
from data.store import Snapshot, Store, Version

SHEET = "页面录入"
_SAMPLE_LABEL = "（示例数据）"
_FORM = "register"
Row = Mapping[str, object]
Days = tuple[date, date]


@dataclass(frozen=True)
class NotTaken:
    """Why a typed row was not published: the issues of the import."""

    issues: tuple[Issue, ...] = ()


def rows_workbook(
    name: str, rows: Sequence[Row], *, own: Iterable[str] = (), is_sample: bool, sheet: str = ""
) -> bytes:
    """An .xlsx of a ledger's rows.

    own: headers of the office's own columns; sheet: its name ("": the title).
    """
    title = template_title(name, _FORM) + (_SAMPLE_LABEL if is_sample else "")
    columns = (
        *template_columns(name, _FORM),
        *(TemplateColumn(header=one) for one in dict.fromkeys(own)),
    )
    cells = tuple(template_row(columns, row) for row in rows)
    return workbook([TemplateSheet(sheet or title, title, columns, rows=cells)])


def read_typed(
    store: Store, name: str, content: bytes, unit: str, as_of: date, period: Days | None = None
) -> tuple[BatchDraft | None, tuple[Issue, ...]]:
    """The workbook as an import reads it: the ledger's batch (None: none), and what is wrong."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "typed.xlsx"
        path.write_bytes(content)
        file = (path, f"{SHEET}_{as_of.isoformat()}.xlsx")
        whose = Belonging(unit, as_of, period, is_chosen=True)
        intake = Importer(store, is_noted=False).understand(Upload.of([file], whose))
    issues = tuple(issue for report in intake.files for issue in report.issues)
    return next((one for one in intake.drafts if one.ledger == name), None), issues


def keeper(store: Store, snapshot: Snapshot, name: str) -> str:
    """Whose ledger is typed into: the unit with most of its rows, else with most projects."""
    batches = store.query("screens/data/current", snapshot_id=snapshot.id).to_pylist()
    own = [one for one in batches if one["ledger"] == name]
    kept = own or [one for one in batches if one["ledger"] == "projects"] or batches
    return str(max(kept, key=lambda one: (one["loaded_count"], one["sequence"]))["unit"])


def add_row(
    store: Store, snapshot: Snapshot, name: str, row: Row, *, by: str, note: str = ""
) -> Version | NotTaken:
    """Publishes one more row of a declared ledger as of the snapshot's day.

    The row of a diary (``kind = "period"``) joins what its unit wrote on the same day. Raises the
    refusals of ``Store.publish``; then nothing is stored.
    """
    base = store.committed
    now = store.snapshot(snapshot.as_of, base) or snapshot
    unit = keeper(store, now, name)
    day = row.get(ledger(name).event_date)
    period = (day, day) if isinstance(day, date) else None
    held = store.current_rows(name, _FORM, unit, now.as_of, period, base).to_pylist()
    own = [key for one in held for key, _ in one.get("extra") or ()]
    content = rows_workbook(name, [*held, row], own=own, is_sample=now.is_sample, sheet=SHEET)
    draft, issues = read_typed(store, name, content, unit, now.as_of, period)
    if draft is None or draft.rejected_count:
        return NotTaken(issues)
    return store.publish([draft], by=by, base=base, note=note)
