"""The Arrow schema of a ledger table is read from its declaration in queries/schema.

Ids travel as text; the store's insert casts them to uuid.
"""

from __future__ import annotations

import re
from functools import cache

import pyarrow as pa

import queries

_COLUMN = re.compile(r"^    (\w+) ([a-z]+(?: ?\([^)]*\))?(?:\[\])?),?$", re.MULTILINE)
_DECIMAL = re.compile(r"decimal ?\((\d+), (\d+)\)")
_PLAIN: dict[str, pa.DataType] = {
    "uuid": pa.string(),
    "varchar": pa.string(),
    "integer": pa.int32(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "map(varchar, varchar)": pa.map_(pa.string(), pa.string()),
}


@cache
def schema(table: str) -> pa.Schema:
    """Columns of ``ledger.<table>`` in order, with the types that the store inserts."""
    sql = queries.load(_declared_in(table)).sql
    return pa.schema([pa.field(name, _type(text)) for name, text in _COLUMN.findall(sql)])


def _declared_in(table: str) -> str:
    """The step of queries/schema that makes the table; raises QueryError where none does."""
    for name in queries.names("schema"):
        step, _, made = name.removeprefix("schema/").partition("/")
        if step.isdigit() and made == table:
            return name
    raise queries.QueryError(f"no table {table!r} is declared below queries/schema")


def _type(text: str) -> pa.DataType:
    if text.endswith("[]"):
        return pa.list_(_type(text.removesuffix("[]")))
    if found := _DECIMAL.fullmatch(text):
        return pa.decimal128(int(found[1]), int(found[2]))
    return _PLAIN[text.replace(" (", "(")]


def complete(table: str, columns: dict[str, pa.Array], height: int) -> pa.Table:
    """A table with exactly the declared columns; those not given are null.

    Raises ValueError for a column that the table does not have.
    """
    declared = schema(table)
    strangers = columns.keys() - set(declared.names)
    if strangers:
        raise ValueError(f"{table} has no column {', '.join(sorted(strangers))}")
    arrays = [
        columns[field.name].cast(field.type)
        if field.name in columns
        else pa.nulls(height, field.type)
        for field in declared
    ]
    return pa.Table.from_arrays(arrays, schema=declared)
