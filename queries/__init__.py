"""A query is a file: its path is its name, its header declares what goes in and comes out.

Every SQL statement of the product lives below this folder, one statement a file:

    schema/NNNN/    tables of the ledger database, applied in the order of their numbers
    schema/mart/    tables of the in-memory marts, created at each start; those of the rules
                    (mart.rule_…) are made as data/rules gives them
    staging/        views that rename and cast, restricted to the current batches
    marts/          ``insert into`` statements that decide: each rule of the field once
    screens/        parameterised selects, one a visual

The header's lines (purpose, grain, params, columns; what a statement has none of is left
out, and a mart's grain stands with its table) are checked against the engine by
tests/queries. Nothing in Python composes SQL, with one exception: a file that does the same
to any table says ``any_table``, and ``for_table`` puts the name of a declared table in its
place; one that makes a view of every ledger also says ``any_ledger`` and ``any_date``, which
``for_ledger`` takes from data/ledgers.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent
LEDGERS = ROOT.parent / "data" / "ledgers"
_HEADER = re.compile(r"^-- (purpose|grain|params|columns): ?(.*)$")
_CONTINUED = re.compile(r"^--  +(.*)$")


@dataclass(frozen=True)
class Query:
    """One statement and its declaration.

    ``params`` and ``columns`` are names without ``$``; a statement that returns nothing
    (schema, marts) has no columns.
    """

    name: str
    sql: str
    purpose: str
    grain: str
    params: tuple[str, ...]
    columns: tuple[str, ...]


class QueryError(Exception):
    """A query file that does not exist or whose header is incomplete."""


@cache
def load(name: str) -> Query:
    """The query whose file is ``queries/<name>.sql``; raises QueryError."""
    path = ROOT / f"{name}.sql"
    if not path.is_file():
        raise QueryError(f"no query {name!r}: {path} does not exist")
    sql = path.read_text(encoding="utf-8")
    head = _header(sql)
    if "purpose" not in head:
        raise QueryError(f"{path}: the header lacks its purpose")
    return Query(
        name=name,
        sql=sql,
        purpose=head["purpose"],
        grain=head.get("grain", "none"),
        params=_names(head.get("params", "none")),
        columns=_names(head.get("columns", "none")),
    )


@cache
def for_table(name: str, table: str) -> Query:
    """The query ``name`` with ``any_table`` made a table of queries/schema; raises QueryError."""
    if not re.fullmatch(r"rule_[a-z_]+", table) and not any(
        (ROOT / "schema").glob(f"*/{table}.sql")
    ):
        raise QueryError(f"no table {table!r} is declared below {ROOT / 'schema'}")
    query = load(name)
    return replace(
        query,
        name=f"{name}({table})",
        sql=query.sql.replace("any_table", table),
        columns=tuple(column.replace("any_table", table) for column in query.columns),
    )


@dataclass(frozen=True)
class LedgerTable:
    """Where the rows of a ledger are stored; event_date: the column of an event's day, or none."""

    ledger: str
    table: str
    event_date: str


@cache
def ledger_tables() -> dict[str, LedgerTable]:
    """What data/ledgers declares of each ledger, by its name."""
    declared = [tomllib.loads(path.read_text("utf-8")) for path in sorted(LEDGERS.glob("*.toml"))]
    return {
        one["name"]: LedgerTable(one["name"], one["table"], one.get("event_date", ""))
        for one in declared
        if "table" in one
    }


@cache
def for_ledger(name: str, ledger: str) -> Query:
    """The query ``name`` for one ledger of data/ledgers; raises QueryError for its table."""
    declared = ledger_tables()[ledger]
    day = f"entry.{declared.event_date}" if declared.event_date else "null::date"
    query = for_table(name, declared.table)
    return replace(query, sql=query.sql.replace("any_ledger", ledger).replace("any_date", day))


@cache
def names(folder: str) -> tuple[str, ...]:
    """Names of all queries below ``folder``, in the order of their paths."""
    found = sorted((ROOT / folder).rglob("*.sql"))
    return tuple(path.relative_to(ROOT).with_suffix("").as_posix() for path in found)


def _header(sql: str) -> dict[str, str]:
    head: dict[str, str] = {}
    key = ""
    for line in sql.splitlines():
        if match := _HEADER.match(line):
            key = match[1]
            head[key] = match[2].strip()
        elif key and (match := _CONTINUED.match(line)):
            head[key] = f"{head[key]} {match[1].strip()}"
        elif not line.startswith("--"):
            break
    return head


def _names(text: str) -> tuple[str, ...]:
    if text.strip() == "none":
        return ()
    return tuple(part.strip().removeprefix("$") for part in text.split(",") if part.strip())
