"""What a clerk may not have meant: hidden rows, merged sums, money read nowhere, the same twice.

What is hidden is read like all the rest, and that it was is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Kind, cell_reference
from data.formats import full_decimal
from data.importer.ledger_rules.declared import check_unique
from data.importer.ledger_rules.projects import check_places
from data.importer.ledger_rules.readiness import report_unknown_permits
from data.importer.names import KnownProjects, name_keys, project_key
from data.importer.parse.accepted_values import in_own_words
from data.importer.reading import Reading
from data.importer.source_table import first_text, hidden_columns, hidden_rows, left_out_rows
from data.issues import LIST_SEPARATOR
from data.ledgers import Field, ledger
from data.ledgers.headers import looser, normal
from data.tables import RowRole
from data.tables.defined_signs import opening_sign, sign_key
from data.tables.header_text import folded
from data.tables.reshape import BESIDE_RECORD
from data.tables.trailing_table import OTHER_TABLE
from data.tables.wording import is_note

_FEW = 3
_MOST_SIGNS = 8


def report_hidden(reading: Reading) -> None:
    """What is hidden and was read, or was left out as a person said."""
    source = reading.source
    if source.grid.visibility != "visible" and source.height:
        reading.report("sheet-hidden", "warning", sheet=source.sheet, count=str(source.height))
    left_out = left_out_rows(source)
    if left_out:
        reading.report("rows-hidden-left-out", "note", count=str(left_out))
    hidden = int(hidden_rows(source).sum())
    if hidden:
        code = "rows-filtered" if source.grid.is_filtered else "rows-hidden"
        reading.report(code, "note", count=str(hidden))
    columns = hidden_columns(source)
    if columns:
        is_used = bool(reading.recognition.columns & set(columns))
        code = "columns-hidden" if is_used else "columns-hidden-kept"
        names = "、".join(source.header_words(number) for number in columns)
        reading.report(code, "note", headers=names, count=str(len(columns)))


def report_other_table(reading: Reading) -> None:
    """Rows of another table below that has no header of its own: not read, and where."""
    source = reading.source
    rows = [row for row, why in source.table.reasons.items() if why == OTHER_TABLE]
    if rows:
        first = source.grid.first_row
        width = len(source.grid.columns) + source.grid.first_column
        text = first_text(source.grid, rows[0] - first, 1, width)
        arguments = {"first": str(rows[0]), "last": str(rows[-1]), "count": str(len(rows))}
        reading.report_at("table-without-header", "warning", rows[0], value=text, **arguments)


def report_headless(reading: Reading) -> None:
    """Cells under no header: of a row that is longer than the header, or typed beside the table."""
    used = reading.recognition.columns | set(reading.recognition.ordinals)
    for header in reading.source.table.columns:
        if header.path or header.column in used:
            continue
        texts = reading.source.own_column(header.column).raw.to_pylist()
        at = [index for index, text in enumerate(texts) if text and text.strip()]
        if at:
            count = str(len(at))
            reading.report_in("cells-without-header", "note", at[0], header.column, count=count)


def report_filled_down(reading: Reading) -> None:
    """Blank cells that were read as the value above them, for each such column."""
    for number, source in reading.source.copied.items():
        count = int((source != np.arange(len(source))).sum())
        reading.report_at_header("filled-down", "note", number, count=str(count))


def report_merged_amounts(reading: Reading, field: Field, number: int) -> None:
    """A sum in a merged cell stands in its first row only; the other rows say so."""
    grid, header = reading.source.grid, reading.header_text(field.key)
    merges = [m for m in grid.merges if m.left <= number <= m.right and m.top < m.bottom]
    if not merges:
        return
    at = {int(row): index for index, row in enumerate(reading.source.rows.tolist())}
    stated = reading.source.whole(number).raw
    for merge in merges:
        anchor = merge.top - grid.first_row
        if merge.top not in at or stated[anchor].as_py() is None:
            continue
        first = cell_reference(merge.top, merge.left)
        for row in range(merge.top + 1, merge.bottom + 1):
            if row in at:
                reading.report(
                    "amount-merged", "note", field.key, index=at[row], header=header, first=first
                )


def report_unlikely_amounts(
    reading: Reading, field: Field, number: int, amounts_wan: pa.Array
) -> None:
    """Sums that no project of a county has: mostly 万元 and 亿元 mistaken for each other."""
    if field.likely is None:
        return
    low, high = field.likely
    amounts = amounts_wan.to_numpy(zero_copy_only=False).astype(float)
    stated = np.isfinite(amounts) & (amounts > 0)
    odd = np.flatnonzero(stated & ((amounts < low) | (amounts > high)))
    if len(odd) > _FEW and 2 * len(odd) >= stated.sum():
        reading.report_at_header("amounts-unlikely", "warning", number, count=str(len(odd)))
        return
    for index in odd.tolist():
        amount = f"{amounts[index]:.6f}".rstrip("0").rstrip(".")
        yi = f"{amounts[index] / 10_000:.6f}".rstrip("0").rstrip(".")
        reading.report("amount-unlikely", "warning", field.key, index=index, amount=amount, yi=yi)


def report_funds_not_read(reading: Reading) -> None:
    """Columns of funds in a ledger of projects: kept as written, in no sum of funds."""
    if reading.declared.name != "projects":
        return
    used = reading.recognition.columns
    words = _funds_words()
    for header in reading.source.table.columns:
        if header.column in used or not header.path:
            continue
        if any(form in words for form, _ in looser(normal(header.path[-1]))):
            reading.report_at_header("funds-not-read", "note", header.column)


def _funds_words() -> frozenset[str]:
    amounts = [field for field in ledger("funds").fields if field.type == "amount"]
    words = {normal(text) for field in amounts for text in field.texts}
    return frozenset(word for word in words if "到" in word or "funds" in word)


def report_defined_signs(reading: Reading) -> None:
    """What was read by the sheet's own definitions: each sign, its meaning, how many cells."""
    source = reading.source
    if not source.signs:
        return
    counts = dict.fromkeys(source.signs, 0)
    for field, number in _columns_with_stars(reading):
        before, after = source.column(number), in_own_words(source, number, field, {})
        changed = pc.not_equal(pc.fill_null(before.raw, ""), pc.fill_null(after.raw, ""))
        for at in np.flatnonzero(changed.to_numpy(zero_copy_only=False)).tolist():
            key = sign_key(before.raw[at].as_py() or "")
            counts[key if key in counts else opening_sign(key)] += 1
    used = {sign: count for sign, count in counts.items() if count}
    if used:
        said = [f"“{sign or '空白'}”={source.signs[sign]}（{n}）" for sign, n in used.items()]
        signs, count = "，".join(said[:_MOST_SIGNS]), str(sum(used.values()))
        reading.report("marks-defined", "note", marks=signs, count=count)


def _columns_with_stars(reading: Reading) -> Iterator[tuple[Field, int]]:
    readiness = ledger("readiness")
    for one in reading.recognition.items:
        yield readiness.field(one.key), one.column
    for one in reading.recognition.assignments:
        yield reading.declared.field(one.key), one.column


def report_reshaped(reading: Reading) -> None:
    """In which layout the table stood, and what its ticks contradict or leave unread."""
    source = reading.source
    origin = source.grid.origin
    if origin is None:
        return
    for layout in origin.layouts:
        sheets = str(len(origin.sheets))
        reading.report(f"layout-{layout}", "note", rows_read=str(reading.height), sheets=sheets)
    _report_lists_beside_records(reading)
    at = {int(row): index for index, row in enumerate(source.rows.tolist())}
    for one in source.ticks:
        if one.row in at:
            arguments = dict(one.arguments)
            reading.report_in(one.code, "warning", at[one.row], one.column, "stage", **arguments)


def _report_lists_beside_records(reading: Reading) -> None:
    """Rows of a list that stands inside a form: no part of the record, and not read."""
    source = reading.source
    first = source.grid.first_row
    beside = [row for row, why in source.table.reasons.items() if why == BESIDE_RECORD]
    filled = np.column_stack(
        [np.asarray(column.kind) != Kind.EMPTY for column in source.grid.columns]
    )
    listed = [
        row
        for row in beside
        if filled[row - first].sum() > 1
        and not is_note(folded(first_text(source.grid, row - first, 1, len(filled[0]))))
    ]
    if listed:
        reading.report_at("form-list", "note", listed[0], count=str(len(listed)))


_MOST_NAMED = 30


def report_uneven_rows(reading: Reading) -> None:
    """A finding for all short rows and one for all long ones, each at the first of them."""
    table, widths = reading.source.table, reading.source.grid.record_widths
    if not widths or not table.header_rows:
        return
    expected = max(widths.get(row, widths[0]) for row in table.header_rows)
    rows = np.sort(np.concatenate([table.rows_of(RowRole.DATA), table.rows_of(RowRole.SECTION)]))
    own = np.array([widths.get(row, widths[0]) for row in rows.tolist()], dtype=np.int64)
    _report(reading, "rows-short", rows[own < expected].tolist(), expected)
    longer = rows[own > expected]
    # Where most are, the header lacks a part, and its cells are said to have no header.
    if 2 * len(longer) <= len(rows):
        _report(reading, "rows-long", longer.tolist(), expected)


def _report(reading: Reading, code: str, rows: list[int], expected: int) -> None:
    if not rows:
        return
    arguments = {
        "count": str(len(rows)),
        "rows": LIST_SEPARATOR.join(map(str, rows[:_MOST_NAMED])),
        "more": str(max(len(rows) - _MOST_NAMED, 0)),
        "width": str(expected),
    }
    reading.report_at(code, "warning", rows[0], **arguments)


def check_between_sheets(readings: Sequence[Reading]) -> None:
    """A warning where sheets of one form and upload hold the same projects.

    Each project is looked for in the first sheet that holds it, so that a thousand equal
    sheets are a thousand warnings and not one for every two of them. Sheets that are read
    as of different months are states of their own.
    """
    if len(readings) < 2:
        return
    first: dict[tuple[str, date, str], Reading] = {}
    for reading in readings:
        names = pc.unique(pc.drop_null(name_keys(reading.get("project_name")))).to_pylist()
        owners = [first.setdefault(_same_state(reading, str(n)), reading) for n in names]
        shared: dict[int, list[Reading]] = {}
        for owner in owners:
            if owner is not reading:
                shared.setdefault(id(owner), []).append(owner)
        for others in shared.values():
            reading.report(
                "projects-in-two-sheets",
                "warning",
                count=str(len(others)),
                sheet=others[0].source.sheet,
                file=others[0].source.file,
            )


def _same_state(reading: Reading, name: str) -> tuple[str, date, str]:
    return reading.form, reading.context.as_of, name


def check_references(reading: Reading, known: KnownProjects) -> None:
    """Projects named here that no projects ledger knows: a note, once for each name."""
    if reading.declared.name == "visits":
        refs = reading.get("project_refs").to_pylist()
        pairs = ((i, ref) for i, entry in enumerate(refs) for ref in entry or ())
        key = "project_refs"
    elif reading.declared.name == "assignments":
        pairs = ((i, ref) for i, ref in enumerate(reading.get("project_ref").to_pylist()) if ref)
        key = "project_ref"
    else:
        names = reading.get("project_name").to_pylist()
        codes = reading.get("project_code").to_pylist()
        pairs = (
            (i, name)
            for i, (name, code) in enumerate(zip(names, codes, strict=True))
            if name and not (code and code in known.codes)
        )
        key = "project_name"
    reported: set[str] = set()
    for index, name in pairs:
        if name in reported or known.knows(name):
            continue
        reported.add(name)
        reading.report("project-unknown", "note", key, index=index, project=name)


def check_funds_against_plan(reading: Reading, known: KnownProjects) -> None:
    """Funds above the planned investment are asked about."""
    planned = known.planned_wan or {}
    if not planned or "amount_wan" not in reading.values:
        return
    # Several months are held against the plan together: no cell of them is the one.
    key = "" if reading.months else next(k for k in reading.columns if k.startswith("amount"))
    amounts = reading.values["amount_wan"].to_pylist()
    names = reading.get("project_name").to_pylist()
    codes = reading.get("project_code").to_pylist()
    currencies = reading.get("currency").to_pylist()
    for index, (amount, name, code, currency) in enumerate(
        zip(amounts, names, codes, currencies, strict=True)
    ):
        if amount is None or not name or currency not in (None, "人民币"):
            continue
        plan = planned.get(code) if code in planned else planned.get(project_key(name))
        if plan is not None and amount > plan:
            reading.report(
                "funds-above-investment",
                "warning",
                key,
                index=index,
                amount=full_decimal(amount),
                planned=full_decimal(plan),
                project=name,
            )


def remark_amounts(reading: Reading) -> None:
    """Amounts in merged cells, and amounts that can hardly be meant."""
    for assignment in reading.recognition.assignments:
        declared = reading.declared.field(assignment.key)
        if declared.type == "amount":
            report_merged_amounts(reading, declared, assignment.column)
            report_unlikely_amounts(
                reading, declared, assignment.column, reading.by_key[assignment.key]
            )


# In the order in which they are listed beside each other.
CHECKS: tuple[Callable[[Reading], None], ...] = (
    check_places,
    check_unique,
    report_funds_not_read,
    report_hidden,
    report_other_table,
    report_headless,
    report_unknown_permits,
    report_reshaped,
    report_uneven_rows,
    report_defined_signs,
    report_filled_down,
    remark_amounts,
)
