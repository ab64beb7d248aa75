"""Hidden rows, columns and sheets: read like all others, unless a person leaves them out.

Filters hide most of a ledger, so what is hidden is as much a part of it as the rest;
that it was read is said, with the choice to leave it out.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from data.importer.block import Block
from data.importer.corrections import TableCorrection
from data.tables import RowRole

LEAVE_OUT = "leave-out"


def leaves_out(correction: TableCorrection) -> bool:
    """Whether a person said that what is hidden does not count."""
    return correction.hidden == LEAVE_OUT


def is_sheet_left_out(block: Block, correction: TableCorrection) -> bool:
    """Whether the whole sheet is hidden and left out."""
    return leaves_out(correction) and block.grid.visibility != "visible"


def hidden_rows(block: Block) -> np.ndarray:
    """Which data rows are hidden."""
    if not block.grid.hidden_rows:
        return np.zeros(block.height, dtype=bool)
    found: np.ndarray = np.isin(block.rows, list(block.grid.hidden_rows))
    return found


def hidden_columns(block: Block) -> tuple[int, ...]:
    """The table's hidden sheet columns that have a header."""
    hidden = block.grid.hidden_columns
    return tuple(h.column for h in block.table.columns if h.column in hidden and h.path)


def without_hidden_rows(block: Block) -> Block:
    """The block whose hidden data rows are listed as such and not loaded."""
    hidden = hidden_rows(block)
    if not hidden.any():
        return block
    roles = block.table.roles.copy()
    roles[block.indices[hidden]] = RowRole.HIDDEN
    return replace(block, table=replace(block.table, roles=roles))


def left_out_rows(block: Block) -> int:
    """How many rows were left out as hidden."""
    return int((block.table.roles == RowRole.HIDDEN).sum())
