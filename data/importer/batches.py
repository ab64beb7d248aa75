"""Tables that were understood become batches: one for each ledger, form and unit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.drafts import BatchDraft, new_id
from data.importer.ledger_rules.funds import month_span, period_set_by
from data.importer.parse.unit_split import is_parted
from data.importer.parse.unit_split import parts as parts_of_units
from data.importer.reading import Reading
from data.importer.schemas import complete, schema
from data.importer.source_table import (
    Fed,
    origin_rows,
    source_columns,
    source_merges,
    source_rows,
    source_sheet,
)
from data.importer.table_outcome import FormRows, Outcome, header_text
from data.issues import Issue
from data.ledgers import Field, ledger
from data.ledgers.headers import normal

_CUMULATIVE = re.compile(r"(?<!\d)1月?(?:份)?[-—–~～至到]\d{1,2}月|累计|全年|年度")
_STATE_COLUMNS = ("state", "done_date", "licence_number", "share")


@dataclass(frozen=True)
class Origin:
    """Who reports, and which day the files speak of; period None = what the rows speak of."""

    unit: str
    as_of: date
    period: tuple[date, date] | None


@dataclass(frozen=True)
class Member:
    """One table's share in a batch: its rows, and which of its data rows they are."""

    outcome: Outcome
    parts: list[FormRows]
    own: np.ndarray
    is_first: bool


# Ledger, form, unit, day, and whether it is sample data.
GroupKey = tuple[str, str, str, date, bool]


def batches(outcomes: Iterable[tuple[Outcome, bool]], origin: Origin) -> tuple[BatchDraft, ...]:
    """Drafts of all tables; each outcome comes with whether its file is sample data.

    A table is read as of its own day, and parted by its units where a person chose so.
    """
    return tuple(
        _batch(name, form, members, Origin(unit, day, origin.period), is_sample=is_sample)
        for (name, form, unit, day, is_sample), members in groups_of(outcomes, origin).items()
    )


def groups_of(
    outcomes: Iterable[tuple[Outcome, bool]], origin: Origin
) -> dict[GroupKey, list[Member]]:
    """The tables, or parts of them, that stand in one batch together."""
    groups: dict[GroupKey, list[Member]] = {}
    for outcome, is_sample in outcomes:
        if outcome.rejected.all():
            # Publishing nothing would wipe out what the unit reported before.
            continue
        day = outcome.reading.context.as_of if outcome.reading is not None else origin.as_of
        for number, (unit, own) in enumerate(_units(outcome, origin.unit).items()):
            if outcome.rejected[own].all():
                continue
            forms: dict[tuple[str, str], list[FormRows]] = {}
            for rows in outcome.rows:
                forms.setdefault((rows.ledger, rows.form), []).append(_only(rows, own))
            for (name, form), parts in forms.items():
                key = (name, form, unit, day, is_sample)
                groups.setdefault(key, []).append(Member(outcome, parts, own, number == 0))
    return groups


def row_table(name: str, members: Sequence[Member]) -> pa.Table:
    """The rows of a group with the columns of the ledger's row table, before they have ids."""
    table = ledger(name).table
    # Rows of different sheets stay apart by their sheet's id, as they do in the store.
    return pa.concat_tables(
        _rows(table, part, member.outcome, nobody, nobody)
        for nobody, member in ((new_id(), member) for member in members)
        for part in member.parts
    )


def _units(outcome: Outcome, unit: str) -> dict[str, np.ndarray]:
    """Unit → its data rows; one unit with all of them where nobody chose to part the table."""
    if outcome.units is not None and is_parted(outcome.units, outcome.correction):
        return parts_of_units(outcome.units, unit)
    return {unit: np.ones(outcome.source.height, dtype=bool)}


def _only(rows: FormRows, own: np.ndarray) -> FormRows:
    """The rows that come from some of the data rows."""
    if own.all():
        return rows
    there = np.flatnonzero(own[rows.at])
    take = pa.array(there)
    values = {name: array.take(take) for name, array in rows.values.items()}
    return FormRows(rows.ledger, rows.form, rows.at[there], values)


def _batch(
    name: str, form: str, members: Sequence[Member], origin: Origin, *, is_sample: bool
) -> BatchDraft:
    declared = ledger(name)
    batch_id = new_id()
    tables: dict[str, list[pa.Table]] = {}
    issue_rows: list[dict[str, object]] = []
    sheet_ids = [new_id() for _ in members]
    for member, sheet_id in zip(members, sheet_ids, strict=True):
        for part in member.parts:
            tables.setdefault(declared.table, []).append(
                _rows(declared.table, part, member.outcome, batch_id, sheet_id)
            )
    event_rows = pa.concat_tables(tables[declared.table])
    start, end = period_of(name, event_rows, members, origin)
    if (
        origin.period is None
        and start
        and end
        and (start.year, start.month) != (end.year, end.month)
    ):
        _report_period(members[0].outcome, start, end)
    for member, sheet_id in zip(members, sheet_ids, strict=True):
        for table, rows in _sources(member, batch_id, sheet_id).items():
            tables.setdefault(table, []).append(rows)
        if member.outcome.recognition.ledger == name:
            before = len(issue_rows)
            issue_rows += [
                _issue_row(issue, batch_id, sheet_id, number)
                for number, issue in enumerate(_issues(member), start=before + 1)
            ]
    joined = {table: pa.concat_tables(parts) for table, parts in tables.items()}
    joined["upload_issue"] = pa.Table.from_pylist(issue_rows, schema=schema("upload_issue"))
    rejected = sum(int(member.outcome.rejected[member.own].sum()) for member in members)
    read = sum(int(member.own.sum()) for member in members)
    others = sum(int((~member.own).sum()) for member in members)
    used = sum(member.outcome.used_rows for member in members) - others
    headers = sum(len(member.outcome.source.table.header_rows) for member in members)
    return BatchDraft(
        batch_id=batch_id,
        ledger=name,
        form=form,
        unit=origin.unit,
        as_of_date=origin.as_of,
        period_start=start,
        period_end=end,
        is_sample=is_sample,
        read_count=read,
        loaded_count=read - rejected,
        rejected_count=rejected,
        not_data_count=used - headers - read,
        tables=joined,
    )


def _issues(member: Member) -> list[Issue]:
    """Issues at the batch's own rows; those about the whole sheet go with its first unit."""
    rows = member.outcome.source.rows
    own = set(rows[member.own].tolist())
    others = set(rows.tolist()) - own
    return [
        issue
        for issue in member.outcome.sorted_issues()
        if issue.row in own or (member.is_first and issue.row not in others)
    ]


def _rows(table: str, part: FormRows, outcome: Outcome, batch_id: str, sheet_id: str) -> pa.Table:
    count = len(part.at)
    columns = dict(part.values)
    columns["batch_id"] = pa.repeat(pa.scalar(batch_id), count)
    columns["sheet_id"] = pa.repeat(pa.scalar(sheet_id), count)
    columns["row_number"] = pa.array(outcome.source.rows[part.at], pa.int32())
    return complete(table, columns, count)


def _sources(member: Member, batch_id: str, sheet_id: str) -> dict[str, pa.Table]:
    outcome, source = member.outcome, member.outcome.source
    headers = {
        header.column: (header_text(source, header.column), outcome.unit_of(header))
        for header in source.table.columns
    }
    fed = _fed(outcome, member.parts[0])
    return {
        "source_sheet": source_sheet(
            source, sheet_id, batch_id, outcome.fingerprint, outcome.recognition.confidence
        ),
        "source_column": source_columns(sheet_id, fed, headers),
        "source_row": source_rows(source, sheet_id, outcome.rejected, member.own),
        "source_merge": source_merges(source, sheet_id),
        "source_origin": origin_rows(source, sheet_id),
    }


def _fed(outcome: Outcome, part: FormRows) -> list[Fed]:
    """Which sheet column feeds which column of the row table, for one form."""
    recognition = outcome.recognition
    declared = ledger(recognition.ledger)
    fed: list[Fed] = []
    is_main = (part.ledger, part.form) == (recognition.ledger, recognition.form)
    for assignment in recognition.assignments:
        field = declared.field(assignment.key)
        if not is_main and field.name not in ("project_code", "project_name"):
            continue
        item = _item(outcome.reading, field)
        fed.append(Fed(assignment.column, field.name, item, assignment.confidence))
        fed.extend(
            Fed(assignment.column, name, "", assignment.confidence) for name in field.at_stages
        )
        if field.type == "item":
            fed.append(Fed(assignment.column, "item", "", assignment.confidence))
    for metric in recognition.metrics:
        for name in ("target_value", "metric"):
            fed.append(Fed(metric.column, name, metric.item, metric.confidence))
    if part.ledger == "readiness":
        for permit in recognition.items:
            names = _STATE_COLUMNS if permit.key == "state" else (permit.key,)
            fed.extend(Fed(permit.column, name, permit.item, permit.confidence) for name in names)
    return fed


def _item(reading: Reading | None, field: Field) -> str:
    """Which of the rows (or of a row's list) a column gives: a month, a period, a position."""
    if reading is not None and field.key in reading.months:
        return reading.months[field.key].isoformat()
    if reading is not None and field.sets:
        return period_set_by(reading, field.key)
    return str(field.position) if field.position else ""


def _issue_row(issue: Issue, batch_id: str, sheet_id: str, number: int) -> dict[str, object]:
    return {
        "batch_id": batch_id,
        "issue_number": number,
        "sheet_id": sheet_id,
        "file_name": issue.file,
        "sheet_name": issue.sheet,
        "cell": issue.cell or None,
        "row_number": issue.row,
        "field": issue.field or None,
        "code": issue.code,
        "severity": issue.severity,
        "value": issue.value or None,
        "arguments": json.dumps(issue.arguments, ensure_ascii=False, sort_keys=True),
    }


def period_of(
    name: str, rows: pa.Table, members: Sequence[Member], origin: Origin
) -> tuple[date | None, date | None]:
    """The first and last day that rows of a period ledger speak for; None of a snapshot ledger."""
    declared = ledger(name)
    if declared.kind != "period":
        return None, None
    if origin.period is not None:
        return origin.period
    sources = [member.outcome.source for member in members]
    titles = "".join(source.table.title + source.sheet + source.file for source in sources)
    is_cumulative = bool(_CUMULATIVE.search(normal(titles)))
    days = rows[declared.event_date]
    start, end = month_span(days, origin.as_of, is_cumulative=is_cumulative)
    columns = [day for m in members if (r := m.outcome.reading) for day in r.months.values()]
    if columns:
        # A month that is blank throughout is spoken of as well.
        start = min(start, min(columns).replace(day=1))
        end = max(pc.max(days).as_py(), min(origin.as_of, max(columns)))
    return start, end


def _report_period(outcome: Outcome, start: date, end: date) -> None:
    """What a sheet of several months replaces is said before it is published."""
    arguments = {"start": start.isoformat(), "end": end.isoformat()}
    source = outcome.source
    outcome.issues.append(
        Issue("period-assumed", "note", source.file, source.sheet, arguments=arguments)
    )
