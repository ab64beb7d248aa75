"""Columns in which a value stands once for the rows below it, without a merged cell.

Only columns that the ledger declares (镇, 责任单位, 责任主体 …) and that stand before what
names a row. A clerk who writes so never writes the same value twice in a row; a column in
which cells were merely forgotten mostly does.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pyarrow as pa

from data.intake.block import Block
from data.intake.unit_split import reporting_column
from data.ledgers import Field, Recognition, ledger
from data.rules import load_rules
from data.sheets.grid import Column, Kind
from data.sheets.layout import RowRole


def filled_down(block: Block, recognition: Recognition) -> Block:
    """The block whose blank cells below a parent hold the parent's value."""
    columns = _columns(block, recognition)
    if not columns or block.height < 2:
        return block
    starts = _run_starts(block)
    copied: dict[int, np.ndarray] = {}
    for number, is_required in columns:
        column = block.column(number)
        kinds = column.kind.fill_null(0).to_numpy(zero_copy_only=False)
        blank = kinds == Kind.EMPTY
        if blank.any() and (is_required or _writes_once(column, blank)):
            source = _sources(blank, starts)
            if (source != np.arange(len(source))).any():
                copied[number] = source
        starts = starts | ~blank  # a new parent ends what stood below the one before
    return replace(block, copied=copied) if copied else block


def _columns(block: Block, recognition: Recognition) -> list[tuple[int, bool]]:
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
    reported = reporting_column(declared, block)
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


def _run_starts(block: Block) -> np.ndarray:
    """Which data rows begin anew: after a total, a section, a note or a blank row."""
    starts = np.ones(block.height, dtype=bool)
    indices = block.indices
    gaps = np.flatnonzero(np.diff(indices) > 1)
    starts[1:] = False
    for place in gaps.tolist():
        between = block.table.roles[indices[place] + 1 : indices[place + 1]]
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
