"""A query is a file: its path is its name, its header declares what goes in and comes out.

Every SQL statement of the product lives below this folder, one statement a file:

    schema/NNNN/    tables of the ledger database, applied in the order of their numbers
    schema/mart/    tables of the in-memory marts, created at each start
    staging/        views that rename and cast, restricted to the current batches
    marts/          ``insert into`` statements that decide: each rule of the field once
    screens/        parameterised selects, one a visual

The header's four lines (purpose, grain, params, columns) are checked against the
engine by tests/queries. Nothing in Python composes SQL, with one exception: a file of
``store/`` that does the same to any table says ``any_table``, and ``for_table`` puts the
name of a declared table in its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent
_HEADER = re.compile(r"^-- (purpose|grain|params|columns): ?(.*)$")
_CONTINUED = re.compile(r"^--  +(.*)$")


@dataclass(frozen=True)
class Query:
    """One statement and its declaration.

    ``params`` and ``columns`` are names without ``$``; statements that return
    nothing (schema, marts) declare ``columns: none``.
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
    missing = {"purpose", "grain", "params", "columns"} - head.keys()
    if missing:
        raise QueryError(f"{path}: the header lacks {', '.join(sorted(missing))}")
    return Query(
        name=name,
        sql=sql,
        purpose=head["purpose"],
        grain=head["grain"],
        params=_names(head["params"]),
        columns=_names(head["columns"]),
    )


@cache
def for_table(name: str, table: str) -> Query:
    """The query ``name`` with ``any_table`` made a table of queries/schema; raises QueryError."""
    if not any((ROOT / "schema").glob(f"*/{table}.sql")):
        raise QueryError(f"no table {table!r} is declared below {ROOT / 'schema'}")
    query = load(name)
    return replace(query, name=f"{name}({table})", sql=query.sql.replace("any_table", table))


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
