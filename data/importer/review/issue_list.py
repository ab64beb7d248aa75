"""The issue list that a marked workbook carries, read when the workbook returns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

import pyarrow.compute as pc

from data.files.grid import Grid
from data.importer.model import EarlierIssue, IssueList, OldFormat
from data.issue_records import STARTS, kind_of, read_record
from data.issues import Issue, Severity, issue_message
from data.texts import LANGUAGES

_HEAD_ROWS = 20
_MOST_SHADES = 512


def issue_list(grids: Iterable[Grid]) -> IssueList | None:
    """The list that a workbook carries; of several copies the first speaks, all are named."""
    found: IssueList | None = None
    for grid in grids:
        if not bears_list(grid):
            continue
        own = _read(grid)
        if found is None:
            found = own
            continue
        found = IssueList(
            found.file,
            found.sha256,
            found.issues,
            (*found.sheets, *own.sheets),
            found.author,
            found.heading,
            found.said | own.said,
            found.formats or own.formats,
        )
    return found


def bears_list(grid: Grid) -> bool:
    """Whether a sheet is an issue list that was added to a marked workbook."""
    return any(kind_of(one) == "list" for one in _records(grid, _HEAD_ROWS))


def _read(grid: Grid) -> IssueList:
    head: Mapping[str, object] = {}
    issues: list[EarlierIssue] = []
    said: set[str] = set()
    formats: dict[int, OldFormat] = {}
    for record in _records(grid, grid.height):
        match kind_of(record):
            case "list" if not head:
                head = record
            case "issue":
                if (earlier := _issue(record)) is not None:
                    issues.append(earlier)
                said.update(_text(record, "said").split("\n"))
            case "format" if (old := _format(record)) is not None:
                formats.setdefault(old.number, old)
    return IssueList(
        file=_text(head, "file"),
        sha256=_text(head, "sha256"),
        issues=tuple(issues),
        sheets=(grid.sheet,),
        author=_text(head, "author"),
        heading=_text(head, "heading"),
        said=frozenset(line for line in said if line.strip()),
        formats=tuple(formats.values()),
    )


def _records(grid: Grid, rows: int) -> Iterator[Mapping[str, object]]:
    """Records row by row; what only looks like one is left out."""
    cells = (column.raw.slice(0, rows) for column in grid.columns)
    columns = [raw.to_pylist() for raw in cells if pc.any(pc.starts_with(raw, STARTS)).as_py()]
    for row in zip(*columns, strict=True):
        for text in row:
            record = None if text is None else read_record(text)
            if record is not None:
                yield record


def _issue(record: Mapping[str, object]) -> EarlierIssue | None:
    severity = next((one for one in get_args(Severity) if one == record.get("severity")), None)
    arguments = record.get("arguments")
    row = record.get("row")
    if severity is None or not isinstance(arguments, dict):
        return None
    issue = Issue(
        code=_text(record, "code"),
        severity=severity,
        sheet=_text(record, "sheet"),
        cell=_text(record, "cell"),
        row=row if isinstance(row, int) else None,
        field=_text(record, "field"),
        value=_text(record, "value"),
        arguments={str(name): str(value) for name, value in arguments.items()},
    )
    try:
        for language in LANGUAGES:
            issue_message(issue, language)
    except (KeyError, ValueError):
        # Written by another release, or by hand: nobody could say what it means.
        return None
    return EarlierIssue(issue, _text(record, "subject"), _text(record, "fingerprint"))


def _format(record: Mapping[str, object]) -> OldFormat | None:
    number = record.get("number")
    if not isinstance(number, int) or not 0 <= number < _MOST_SHADES:
        return None
    return OldFormat(number, _text(record, "fill"), _text(record, "ink"))


def _text(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""
