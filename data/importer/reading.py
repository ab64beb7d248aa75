"""A recognised table, read: typed columns, what was found in its cells, which rows are rejected.

A row is rejected for one reason only: a field without which the row says nothing is blank or
unreadable. Everything else becomes a null with an issue, and the row loads.

``put`` lays what people answered into the cells, before anything is worked out from them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import cell_reference
from data.importer.parse.fields import Context, amount_unit
from data.importer.questions.question import Effect
from data.importer.schemas import schema
from data.importer.source_table import SourceTable
from data.issues import ROW_REJECTED, Issue, Severity
from data.ledgers import Ledger, Recognition
from data.ledgers.month_columns import NO_SERIES, MonthColumn, Series
from data.ledgers.posts import Person
from data.values import Problem

_MOST_RUNS = 8
_NAMES = ("project_name", "leaders", "owner")
_MISSING = ("required-missing", "required-none", "required-unknown")


class TooManyIssuesError(Exception):
    """A table has more findings than are listed."""


@dataclass(frozen=True)
class PostsApart:
    """What was taken apart in one column: people by data row; written: the values before."""

    people: dict[int, tuple[Person, ...]]
    written: pa.Array

    @property
    def unsure(self) -> np.ndarray:
        """Data rows in which another reading is as good."""
        at = [row for row, found in self.people.items() if not all(one.is_sure for one in found)]
        return np.array(sorted(at), dtype=np.int64)


@dataclass
class Reading:
    """A table being read. values: column of the row table → one entry a data row.

    columns: field key → sheet column. renamed: (name written, name meant) → cells.
    fed_from: field key → the column of another field that filled it.
    answered: field key → data rows whose value a person chose; units: field key → unit
    of its column that a person chose. months: key of a month's own field → the month's last day;
    series: the table's columns for months. foreign: keys of amounts in another currency.
    supplied: field key → data rows whose date took its year from what stands over it;
    yearless: field key → data row → text, of dates over which no one year stands.
    inferred: data row → what its stage was inferred from (``date``, ``name`` or ``words``).
    posts_apart: field key → posts that were taken off the names of a column of people.
    """

    source: SourceTable
    recognition: Recognition
    context: Context
    declared: Ledger
    columns: dict[str, int]
    values: dict[str, pa.Array] = field(default_factory=dict)
    by_key: dict[str, pa.Array] = field(default_factory=dict)
    by_column: dict[int, pa.Array] = field(default_factory=dict)
    precision: dict[str, dict[int, str]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    rejected: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=bool))
    most_issues: int = sys.maxsize
    renamed: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    fed_from: dict[str, int] = field(default_factory=dict)
    answered: dict[str, set[int]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    months: dict[str, date] = field(default_factory=dict)
    series: Series = NO_SERIES
    foreign: set[str] = field(default_factory=set)
    supplied: dict[str, set[int]] = field(default_factory=dict)
    yearless: dict[str, dict[int, str]] = field(default_factory=dict)
    inferred: dict[int, str] = field(default_factory=dict)
    posts_apart: dict[str, PostsApart] = field(default_factory=dict)
    _unreadable: dict[str, set[int]] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Number of data rows."""
        return self.source.height

    @property
    def form(self) -> str:
        """Name of the form that the table was taken for."""
        return self.recognition.form

    def get(self, name: str) -> pa.Array:
        """A column of the row table; all null where no sheet column feeds it."""
        if name in self.values:
            return self.values[name]
        return pa.nulls(self.height, schema(self.declared.table).field(name).type)

    def have(self, name: str) -> np.ndarray:
        """Which rows have a value in a column of the row table."""
        if name not in self.values:
            return np.zeros(self.height, dtype=bool)
        valid: np.ndarray = pc.is_valid(self.values[name]).to_numpy(zero_copy_only=False)
        return valid

    def unit_of(self, key: str) -> str:
        """The unit of an amount column's bare numbers, "" where nothing says one."""
        return self.units.get(key) or amount_unit(
            self.source.header(self.columns[key]), self.context, self.declared.field(key).written_in
        )

    def added_up(self, key: str) -> tuple[MonthColumn, ...]:
        """The columns of single months whose sum a field has; () for any other field."""
        months, done = self.declared.months, self.series.done
        if months is None or not done or key != months.done_field or done[-1].is_cumulative:
            return ()
        return done if self.columns.get(key) == done[-1].column else ()

    def label(self, index: int) -> str:
        """What people call a row: its project, leaders or owner; "" where nothing names it."""
        for name in _NAMES:
            if name in self.values:
                value = self.values[name][index].as_py()
                return "、".join(value) if isinstance(value, list) else str(value or "")
        return ""

    def header_text(self, key: str) -> str:
        """The header as the sheet has it, or the canonical one where no column feeds the field."""
        if key in self.columns:
            return self.source.header_words(self.columns[key])
        return self.declared.field(key).header

    def header_cell(self, number: int) -> str:
        """The A1 address of the lowest header cell of a sheet column."""
        rows = self.source.table.header_rows
        return cell_reference(rows[-1], number) if rows else ""

    def cell_of(self, key: str, index: int) -> str:
        """The A1 address of a field's cell in a data row."""
        return cell_reference(int(self.source.rows[index]), self.columns[key])

    def report(
        self,
        code: str,
        severity: Severity,
        key: str = "",
        *,
        index: int | None = None,
        **arguments: str,
    ) -> None:
        """Add an issue at a field's cell of a row, or about the sheet (no index)."""
        column = self.columns.get(key, self.fed_from.get(key))
        name = self.declared.field(key).name if key else ""
        issue = self.source.issue(
            code, severity, index=index, column=column, field=name, arguments=arguments
        )
        self.issues.append(issue)
        self._stop_at_most()

    def _stop_at_most(self) -> None:
        if len(self.issues) > self.most_issues:
            raise TooManyIssuesError

    def report_at_header(
        self, code: str, severity: Severity, number: int, **arguments: str
    ) -> None:
        """Add an issue at the header cell of a sheet column."""
        rows = self.source.table.header_rows
        text = self.source.header_words(number)
        cell, row = self.header_cell(number), rows[-1] if rows else None
        file, sheet = self.source.file, self.source.sheet
        details = {"header": text, **arguments}
        self.issues.append(Issue(code, severity, file, sheet, cell, row, "", text, details))

    def report_at(
        self,
        code: str,
        severity: Severity,
        row: int | None,
        column: int | None = None,
        /,
        *,
        field: str = "",
        value: str = "",
        **arguments: str,
    ) -> None:
        """Add an issue at any cell, or any row, of the sheet; field: a column of the row table."""
        cell = cell_reference(row, column) if row and column else ""
        file, sheet = self.source.file, self.source.sheet
        self.issues.append(Issue(code, severity, file, sheet, cell, row, field, value, arguments))

    def report_in(
        self,
        code: str,
        severity: Severity,
        index: int,
        number: int,
        field: str = "",
        **arguments: str,
    ) -> None:
        """Add an issue at the cell of a data row and a sheet column, whatever it feeds."""
        self.issues.append(
            self.source.issue(
                code, severity, index=index, column=number, field=field, arguments=arguments
            )
        )

    def report_each(
        self, code: str, severity: Severity, key: str, where: np.ndarray, **arguments: str
    ) -> None:
        """Add the same issue at a field's cell of every row where ``where`` is true."""
        for index in np.flatnonzero(where).tolist():
            self.report(code, severity, key, index=index, **arguments)

    def take_problems(self, key: str, number: int, problems: Iterable[Problem]) -> None:
        """Turn a parser's problems into issues at their cells."""
        problems, name = tuple(problems), self.declared.field(key).name
        if problems:
            self._unreadable.setdefault(name, set()).update(one.index for one in problems)
            self.report_problems(name, number, problems)

    def report_problems(self, field: str, number: int, problems: Sequence[Problem]) -> None:
        """The same in a column whose field may be another ledger's."""
        shown = self.source.shown_at(number, [problem.index for problem in problems])
        for problem, value in zip(problems, shown, strict=True):
            self.issues.append(
                self.source.issue(
                    problem.code,
                    problem.severity,
                    index=problem.index,
                    column=number,
                    field=field,
                    value=value,
                    arguments=problem.arguments,
                )
            )

    def forget_unreadable(self, name: str, index: int) -> None:
        """A cell that its parser left unread was read after all."""
        self._unreadable.get(name, set()).discard(index)

    def has_unread(self, name: str) -> np.ndarray:
        """Which rows have a cell of a column of the row table that could not be read."""
        found = np.zeros(self.height, dtype=bool)
        found[list(self._unreadable.get(name, ()))] = True
        return found

    def values_fit(self, key: str) -> tuple[int, int]:
        """(cells that the field can read, cells that hold something) of a column."""
        values = self.by_key.get(key)
        if values is None:
            return 0, 0
        problems = self._unreadable.get(self.declared.field(key).name, set())
        unread = sum(1 for index in problems if not values[index].is_valid)
        read = len(values) - values.null_count
        return read, read + unread

    def reject_rows_without(self, name: str, key: str, called: str = "") -> None:
        """Reject the rows in which a column of the row table is null, each with its issue.

        called: what people call the columns, where several feed it.
        """
        missing = ~self.have(name) & ~self.rejected
        if not missing.any():
            return
        header = called or self.header_text(key)
        if key not in self.columns:
            count, rows = str(int(missing.sum())), _row_runs(self.source.rows[missing])
            rows = "all" if missing.all() else rows
            self.report("column-missing", "error", "", header=header, count=count, rows=rows)
        else:
            problems = self._unreadable.get(name, set())
            for index in np.flatnonzero(missing).tolist():
                if index not in problems:
                    self._report_missing(key, index, header)
            self._raise_to_errors(name, set(self.source.rows[missing].tolist()))
        self.rejected = self.rejected | missing

    def _report_missing(self, key: str, index: int, header: str) -> None:
        """A cell that a taught word or an answer leaves unknown is not blank."""
        seen = self.source.seen(index, self.columns[key]).strip()
        is_said = key in self.context.words or index in self.answered.get(key, ())
        if is_said and seen:
            self.report("required-unknown", "error", key, index=index, header=header)
        elif seen:
            self.report("required-none", "error", key, index=index, header=header, text=seen)
        else:
            self.report("required-missing", "error", key, index=index, header=header)

    def _raise_to_errors(self, name: str, rows: set[int]) -> None:
        """What cost a row its place is an error, however mild the cell's own problem."""
        self.issues = [
            replace(issue, severity="error", arguments={**issue.arguments, ROW_REJECTED: "1"})
            if issue.field == name and issue.row in rows and issue.code not in _MISSING
            else issue
            for issue in self.issues
        ]


def floats(values: pa.Array) -> np.ndarray:
    """Numbers as an array that may be written to, NaN where unknown."""
    known = values.cast(pa.float64()).fill_null(float("nan"))
    found: np.ndarray = known.to_numpy(zero_copy_only=False).copy()
    return found


def _row_runs(rows: np.ndarray) -> str:
    """Sheet rows as text, rows below one another as one run: ``6, 9–11``."""
    runs = np.split(rows, np.flatnonzero(np.diff(rows) > 1) + 1)
    said = [f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    return ", ".join(said[:_MOST_RUNS]) + (" …" if len(said) > _MOST_RUNS else "")


def put(reading: Reading, effects: Iterable[Effect]) -> None:
    """Set the cells, later effects last; what their parsers found in them is settled."""
    effects = tuple(effects)
    settled: set[tuple[str, int]] = set()
    for effect in effects:
        _put(reading, effect)
        if effect.unit:
            reading.units[effect.key] = effect.unit
        if effect.key in reading.by_key:
            name = reading.declared.field(effect.key).name
            settled.update((name, int(row)) for row in reading.source.rows[effect.at].tolist())
            reading.answered.setdefault(effect.key, set()).update(effect.at.tolist())
    if settled:
        reading.issues = [
            issue for issue in reading.issues if (issue.field, issue.row) not in settled
        ]


def _put(reading: Reading, effect: Effect) -> None:
    key = effect.key
    if key not in reading.by_key:
        current = reading.get(key)
        reading.values[key] = placed(current, effect.at, effect.values.cast(current.type))
        return
    declared = reading.declared.field(key)
    changed = placed(
        reading.by_key[key], effect.at, effect.values.cast(reading.by_key[key].type, safe=False)
    )
    reading.by_key[key] = changed
    if declared.sets or declared.position:
        return
    reading.values[declared.name] = changed
    precise = reading.precision.get(declared.name, {})
    for position, index in enumerate(effect.at.tolist()):
        precise.pop(index, None)
        reading.forget_unreadable(declared.name, index)
        if position in effect.precision:
            precise[index] = effect.precision[position]
    if precise:
        reading.precision[declared.name] = precise


def placed(values: pa.Array, at: np.ndarray, new: pa.Array) -> pa.Array:
    """The values with new[i] in place of values[at[i]]."""
    order = np.arange(len(values), dtype=np.int64)
    order[at] = len(values) + np.arange(len(at))
    return pa.concat_arrays([values, new]).take(pa.array(order))


def nothing(count: int, kind: pa.DataType) -> pa.Array:
    """``count`` unknown values."""
    return pa.nulls(count, kind)
