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
place; one that is made for every ledger also says ``any_ledger``, ``any_date`` and more, for
which ``for_ledger`` puts what its declaration says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent
# What a screen may be cut by: a statement that is given none of these is of everything.
CUTS = (
    *("towns", "groups", "units", "industries", "channels", "leaders"),
    *("owners", "project_ids"),
)
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
    is_made = re.fullmatch(r"rule_[a-z_]+|declared_\w+", table)
    if not is_made and not any((ROOT / "schema").glob(f"*/{table}.sql")):
        raise QueryError(f"no table {table!r} is declared below {ROOT / 'schema'}")
    query = load(name)
    return replace(
        query,
        name=f"{name}({table})",
        sql=query.sql.replace("any_table", table),
        columns=tuple(column.replace("any_table", table) for column in query.columns),
    )


def for_words(name: str, words: str, pattern: str) -> Query:
    """The query ``name`` with ``any_words`` and ``any_pattern`` in their places."""
    query = load(name)
    sql = query.sql.replace("any_words", words).replace("any_pattern", pattern.replace("'", "''"))
    return replace(query, name=f"{name}({words})", sql=sql)


@dataclass(frozen=True)
class LedgerTable:
    """Where the rows of a ledger are stored, and the SQL that a statement says of them.

    event_date: the column of an event's day, or none. said: other words of a statement
    (``any_…``) → what stands in their place, which data.ledgers makes of a declaration.
    """

    ledger: str
    table: str
    event_date: str = ""
    said: tuple[tuple[str, str], ...] = ()


def for_ledger(name: str, stored: LedgerTable) -> Query:
    """The query ``name`` for one ledger; raises QueryError for its table."""
    day = f"entry.{quoted(stored.event_date)}" if stored.event_date else "null::date"
    query = for_table(name, stored.table)
    said = {"any_ledger": stored.ledger, "any_date": day, **dict(stored.said)}
    sql = re.sub(r"\bany_[a-z_]+", lambda found: said.get(found[0], found[0]), query.sql)
    return replace(query, name=f"{name}({stored.ledger})", sql=sql)


def quoted(name: str) -> str:
    """A name of a column as SQL writes it; raises QueryError for one that is no single word."""
    if not re.fullmatch(r"\w+", name):
        raise QueryError(f"{name!r} is no name")
    return f'"{name}"'  # a word of the language, too, can be what a column is called


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
