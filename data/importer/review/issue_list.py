"""The identity of an issue list: which file an annotated workbook was made from.

The list has it in one cell that is not shown, as text, so that it survives whatever
program saves the workbook. Everything else is known from the kept file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow.compute as pc

from data.files import open_workbook
from data.files.grid import Grid, Refusal
from data.importer.model import IssueList

_SIGN = "signboard"
_STARTS = f'{{"{_SIGN}":'
_HEAD_ROWS = 20


def list_identity(file: str, sha256: str) -> str:
    """The text that makes a sheet an issue list of a file."""
    return json.dumps({_SIGN: "list", "file": file, "sha256": sha256}, ensure_ascii=False)


def issue_list(grids: Iterable[Grid]) -> IssueList | None:
    """Of which file the list that a workbook carries is; of several copies the first speaks."""
    identities = {grid.sheet: own for grid in grids if (own := _identity(grid)) is not None}
    first = next(iter(identities.values()), None)
    if first is None:
        return None
    return IssueList(_text(first, "file"), _text(first, "sha256"), tuple(identities))


def list_of_file(path: Path) -> IssueList | None:
    """The same of a file; None where it is not opened or carries none."""
    workbook = open_workbook(path, path.name)
    return None if isinstance(workbook, Refusal) else issue_list(workbook.grids)


def bears_list(grid: Grid) -> bool:
    """Whether a sheet is an issue list that was added to an annotated workbook."""
    return _identity(grid) is not None


def _identity(grid: Grid) -> Mapping[str, object] | None:
    for column in grid.columns:
        head = column.raw.slice(0, _HEAD_ROWS)
        for text in head.filter(pc.fill_null(pc.starts_with(head, _STARTS), False)).to_pylist():
            try:
                identity = json.loads(text)
            except (ValueError, RecursionError):
                continue
            if isinstance(identity, dict) and identity.get(_SIGN) == "list":
                return identity
    return None


def _text(identity: Mapping[str, object], key: str) -> str:
    value = identity.get(key)
    return value if isinstance(value, str) else ""
