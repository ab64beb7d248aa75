"""Cases that share a store: each is a row of its own name, so that a differing dict names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tests.builders.ledger_rows import LedgerRow
from tests.builders.marts import Rows


def by(column: str, rows: Rows) -> dict[str, dict[str, object]]:
    """The rows by what a column says, each value once."""
    found = {str(row[column]): row for row in rows}
    assert len(found) == len(rows), f"{column} is not unique"
    return found


def told(
    found: Mapping[str, Mapping[str, object]], cases: Iterable[str], *columns: str
) -> dict[str, tuple[object, ...]]:
    """What the rows of some cases say: case → values of the columns."""
    return {case: tuple(found[case][column] for column in columns) for case in cases}


def with_items(project: LedgerRow, *items: LedgerRow) -> list[LedgerRow]:
    """A row of a project, and the rows of the readiness ledger as its own."""
    name = project.values["project_name"]
    return [
        project,
        *(replace(item, values={**item.values, "project_name": name}) for item in items),
    ]
