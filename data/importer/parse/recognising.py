"""Which ledger a table is, with all that a person corrected, before any value is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import pairwise
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column, Kind
from data.importer.corrections import IGNORE, TableCorrection, fixed_columns
from data.importer.ledger_rules.stages import stage_words
from data.importer.ledger_rules.targets import owner_kind
from data.importer.parse.sections import title_value
from data.importer.parse.unit_split import reporting_column
from data.importer.source_table import SourceTable, hidden_columns, leaves_out, without_hidden_rows
from data.ledgers import Field, Recognition, ledger, ledgers, recognise
from data.ledgers.column_use import Known
from data.ledgers.evidence import Sent, Surroundings
from data.ledgers.headers import normal
from data.ledgers.matching import ENOUGH
from data.ledgers.month_columns import NO_SERIES, Series, month_series
from data.rules import load_rules
from data.tables import RowRole


def filled_down(source: SourceTable, recognition: Recognition) -> SourceTable:
    """The table whose blank cells below a parent hold the parent's value."""
    columns = _columns(source, recognition)
    if not columns or source.height < 2:
        return source
    starts = _run_starts(source)
    copied: dict[int, np.ndarray] = {}
    for number, is_required in columns:
        column = source.column(number)
        kinds = column.kind.fill_null(0).to_numpy(zero_copy_only=False)
        blank = kinds == Kind.EMPTY
        if blank.any() and (is_required or _writes_once(column, blank)):
            copied_from = _sources(blank, starts)
            if (copied_from != np.arange(len(copied_from))).any():
                copied[number] = copied_from
        starts = starts | ~blank  # a new parent ends what stood below the one before
    return replace(source, copied=copied) if copied else source


def _columns(source: SourceTable, recognition: Recognition) -> list[tuple[int, bool]]:
    """(sheet column, whether a row without it is rejected), from left to right."""
    declared = ledger(recognition.ledger)
    fields = {a.column: declared.field(a.key) for a in recognition.assignments}
    naming = [
        number
        for number, field in fields.items()
        if recognition.form in field.required and not field.fill_down
    ]
    naming += [one.column for one in (*recognition.items, *recognition.metrics)]
    first = min(naming, default=0)
    is_wide = bool(recognition.items or recognition.metrics)  # a row each: a blank is missing
    reported = reporting_column(declared, source)
    reporters = [] if reported is None or reported in fields else [(reported, False)]
    return [
        *(one for one in reporters if one[0] < first),
        *_parents(recognition, fields, first, is_wide=is_wide),
    ]


def _parents(
    recognition: Recognition, fields: dict[int, Field], first: int, *, is_wide: bool
) -> list[tuple[int, bool]]:
    return [
        (number, recognition.form in field.required)
        for number, field in sorted(fields.items())
        if field.fill_down
        and number < first
        and not (is_wide and recognition.form in field.required)
    ]


def _run_starts(source: SourceTable) -> np.ndarray:
    """Which data rows begin anew: after a total, a section, a note or a blank row."""
    starts = np.ones(source.height, dtype=bool)
    indices = source.indices
    gaps = np.flatnonzero(np.diff(indices) > 1)
    starts[1:] = False
    for place in gaps.tolist():
        between = source.table.roles[indices[place] + 1 : indices[place + 1]]
        starts[place + 1] = bool((between != RowRole.HEADER).any())
    return starts


def _writes_once(column: Column, blank: np.ndarray) -> bool:
    """Whether the column looks like parents: many blanks, no value twice in a row."""
    written = column.raw.take(pa.array(np.flatnonzero(~blank))).to_pylist()
    if len(set(written)) < 2 or blank.mean() < load_rules().layouts.parents.blank_share:
        return False
    return all(one != other for one, other in pairwise(written))


def _sources(blank: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """For each data row, the one whose value it has: itself, or the parent above."""
    rows = np.arange(len(blank))
    kept = np.where(~blank | starts, rows, 0)
    source: np.ndarray = np.maximum.accumulate(kept)
    return source


_SAMPLE_SIZE = 300
_FEWEST_OF_ITS_OWN = 2
# Columns that say how far a project is, by a word or by a date.
_STAGE_FIELDS = frozenset({"stage", "lead_date", "survey_date", "talks_date", "signed_date"}) | {
    *("actual_start_date", "completion_date", "actual_production_date", "design_capacity_date"),
    *("is_started", "production_year"),
}


@dataclass(frozen=True)
class Recognised:
    """A table and what it was taken for; the rows may be fewer, cells filled down."""

    source: SourceTable
    recognition: Recognition
    series: Series = NO_SERIES


def recognise_table(
    source: SourceTable,
    correction: TableCorrection,
    as_of: date,
    sent: Sequence[Sent] = (),
    names: Known = MappingProxyType({}),
) -> Recognised:
    """Take a table for the ledger that most speaks for, or for the one a person named.

    sent: what the unit sent before; names: by what names are known for what they are.
    """
    fixed = fixed_columns(source.table.columns, correction)
    if leaves_out(correction):
        source = without_hidden_rows(source)
        fixed = dict.fromkeys(hidden_columns(source), IGNORE) | fixed
    title, file = source.table.title, source.file
    around = Surroundings(title, source.sheet, file, partial(_repeats, source), sent, names)
    recognition, series = _with_months(source, correction, fixed, as_of, around)
    if not recognition.ledger:
        return Recognised(source, recognition)
    declared = ledger(recognition.ledger)
    months = declared.months
    if (
        series.fixed
        and months is not None
        and (months.is_each or _is_spending(recognition, series))
    ):
        recognition = replace(recognition, form=months.form)
    if not correction.form and _leaves_stages_unsaid(source, recognition, sent):
        recognition = _read_without_stages(source, recognition)
    if correction.form and correction.form in {form.name for form in declared.forms}:
        recognition = replace(recognition, form=correction.form)
    if recognition.ledger == "targets":
        source = _with_whole_county(source, recognition)
    return Recognised(filled_down(source, recognition), recognition, series)


def _with_months(
    source: SourceTable,
    correction: TableCorrection,
    fixed: dict[int, str],
    as_of: date,
    around: Surroundings,
) -> tuple[Recognition, Series]:
    """The ledger whose columns for months the table has, if it is that ledger at all."""
    of_months = [one for one in ledgers() if one.months is not None]
    # 完成 may be said of any measure: a ledger that wants words of its own is asked first.
    for declared in sorted(of_months, key=lambda one: not (one.months and one.months.is_each)):
        title = f"{source.sheet} {source.table.title}"
        columns = source.table.columns
        series = month_series(declared, columns, title, source.has_figures, fixed, as_of)
        if series == NO_SERIES:
            continue
        found = _recognise(source, correction, fixed, series, as_of, around)
        if found.ledger == declared.name:
            return found, series
    return _recognise(source, correction, fixed, NO_SERIES, as_of, around), NO_SERIES


def _recognise(
    source: SourceTable,
    correction: TableCorrection,
    fixed: dict[int, str],
    series: Series,
    as_of: date,
    around: Surroundings,
) -> Recognition:
    return recognise(
        [header for header in source.table.columns if header.column not in series.idle],
        title=source.table.title,
        sheet=source.sheet,
        sample=cache(partial(_sample, source)),
        only=correction.ledger,
        fixed={**fixed, **series.fixed},
        year=as_of.year,
        around=around,
    )


def _repeats(source: SourceTable, number: int) -> float:
    """Rows for each distinct value of a column."""
    stated = pc.drop_null(source.own_column(number).raw)
    return len(stated) / max(1, len(pc.unique(stated)))


def _leaves_stages_unsaid(
    source: SourceTable, recognition: Recognition, sent: Sequence[Sent]
) -> bool:
    """Whether a 台账 says nowhere how far its projects are: every row of it would be rejected.

    Where the unit's register states the stages, a list with dates alone (供地一览, 银企对接清单)
    is another one, and would put what follows from the dates in their place.
    """
    declared = ledger("projects")
    own_form = declared.name, declared.forms[0].name
    if (recognition.ledger, recognition.form) != own_form:
        return False
    stated = any((one.ledger, one.form) == own_form and "stage" in one.fields for one in sent)
    needed = frozenset({"stage"}) if stated else _STAGE_FIELDS
    keys = {assignment.key for assignment in recognition.assignments}
    own = [key for key in keys if not declared.field(key).generic]
    # 项目 and a sum head any list of costs.
    if keys & needed or source.table.sections or len(own) < _FEWEST_OF_ITS_OWN:
        return False
    if _progress_names_stages(source, recognition):
        return False
    stage = declared.field("stage")
    return not any(title_value(stage, text) for text in (source.sheet, source.table.title))


def _progress_names_stages(source: SourceTable, recognition: Recognition) -> bool:
    """Whether the progress of every project is the name of a stage (在建, 签约)."""
    columns = [one.column for one in recognition.assignments if one.key == "progress_text"]
    texts = {normal(text or "") for number in columns for text in source.shown(number).to_pylist()}
    return bool(texts) and texts <= stage_words().keys()


def _read_without_stages(source: SourceTable, recognition: Recognition) -> Recognition:
    """The form that asks for names alone, so unsurely that a person is asked.

    A sheet that calls itself 调度表 or 推进表 is one: nothing is left to ask.
    """
    declared = ledger(recognition.ledger)
    called = normal(source.sheet + source.table.title)
    keys = {assignment.key for assignment in recognition.assignments}
    for form in declared.forms[1:]:
        required = {field.key for field in declared.fields if form.name in field.required}
        if required and required <= keys:
            is_said = any(normal(word) in called for word in form.hints)
            sure = recognition.confidence if is_said else min(recognition.confidence, ENOUGH)
            return replace(recognition, form=form.name, confidence=sure)
    return recognition


def _is_spending(recognition: Recognition, series: Series) -> bool:
    """Whether months are all that a table of projects measures; it may describe them too."""
    declared = ledger("projects")
    of_months = {declared.field(key).name for key in series.fixed.values()}
    names = {declared.field(one.key).name for one in recognition.assignments}
    return not recognition.items and not names & set(declared.measures) - of_months


def _sample(source: SourceTable, number: int) -> list[str]:
    is_body = np.isin(source.table.roles, (RowRole.DATA, RowRole.TOTAL))
    raw = source.whole(number).raw.take(pa.array(np.flatnonzero(is_body)[: 20 * _SAMPLE_SIZE]))
    texts = pc.unique(raw).to_pylist()
    return [str(text) for text in texts[:_SAMPLE_SIZE] if text]


def _with_whole_county(source: SourceTable, recognition: Recognition) -> SourceTable:
    """The whole county is an owner of targets, not a total of the rows around it."""
    owner = next((a.column for a in recognition.assignments if a.key == "owner"), None)
    of_what = [a.column for a in recognition.assignments if a.key == "metric"]
    of_what += [metric.column for metric in recognition.metrics]
    if owner is None or not of_what:
        return source
    roles = source.table.roles.copy()
    owners, metrics = source.whole(owner).raw, source.whole(of_what[0]).raw
    for index in np.flatnonzero(roles == RowRole.TOTAL).tolist():
        if owner_kind(owners[index].as_py() or "") == "全旗" and metrics[index].as_py():
            roles[index] = RowRole.DATA
    return replace(source, table=replace(source.table, roles=roles))
