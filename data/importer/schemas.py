"""The Arrow schema of a ledger table is read from its declaration in queries/schema.

Ids travel as text; the store's insert casts them to uuid.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

import queries
from data.ledgers.generated import columns, declared_column
from data.ledgers.registry import declared_ledgers, of_declarations

_COLUMN = re.compile(r"^    (\w+) ([a-z]+(?: ?\([^)]*\))?(?:\[\])?),?$", re.MULTILINE)
_ADDED = re.compile(r"add column (?:if not exists )?\"?(\w+)\"? ([a-z]+(?: ?\([^)]*\))?(?:\[\])?)")
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


@of_declarations
@cache
def schema(table: str) -> pa.Schema:
    """Columns of ``ledger.<table>`` in order, with the types that the store inserts."""
    own = next((one for one in declared_ledgers() if one.table == table), None)
    if own is not None:
        added = [
            queries.for_ledger("store/declared_column", declared_column(own, n))
            for n in columns(own)
        ]
        return columns_of(
            [queries.for_table("store/declared_table", table).sql, *(q.sql for q in added)]
        )
    return columns_of([queries.load(name).sql for name in _steps_of(table)])


def columns_of(steps: Sequence[str]) -> pa.Schema:
    """The columns that a table has after the statements that make it and add to it."""
    found = [pair for sql in steps for pair in _COLUMN.findall(sql) + _ADDED.findall(sql)]
    return pa.schema([pa.field(name, _type(text)) for name, text in found])


def _steps_of(table: str) -> list[str]:
    """The steps of queries/schema that make and change a table; raises QueryError without any."""
    found = []
    for name in queries.names("schema"):
        step, _, made = name.removeprefix("schema/").partition("/")
        if step.isdigit() and made == table:
            found.append(name)
    if not found:
        raise queries.QueryError(f"no table {table!r} is declared below queries/schema")
    return sorted(found)


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


def map_of(entries: Sequence[tuple[str, pa.StringArray]], height: int) -> pa.MapArray:
    """One map a row with an entry for each column that has a value there.

    entries: (key, values) with ``height`` values each; keys are distinct.
    """
    filled = [(key, values) for key, values in entries if values.null_count < len(values)]
    if not filled:
        return pa.MapArray.from_arrays(
            pa.array(np.zeros(height + 1, dtype=np.int32)),
            pa.array([], pa.string()),
            pa.array([], pa.string()),
        )
    valid = np.stack([pc.is_valid(v).to_numpy(zero_copy_only=False) for _, v in filled])
    offsets = np.zeros(height + 1, dtype=np.int32)
    np.cumsum(valid.sum(axis=0), out=offsets[1:])
    rows, columns = np.nonzero(valid.T)
    flat = pa.concat_arrays([values.cast(pa.string()) for _, values in filled])
    items = flat.take(pa.array(columns * height + rows))
    keys = pa.array([key for key, _ in filled], pa.string()).take(pa.array(columns))
    return pa.MapArray.from_arrays(pa.array(offsets), keys, items)


def precision_map(precision: Mapping[str, Mapping[int, str]], height: int) -> pa.MapArray:
    """``date_precision`` of rows from field → row → precision."""
    entries: list[tuple[str, pa.StringArray]] = []
    for name, cells in precision.items():
        words = np.full(height, None, dtype=object)
        if cells:
            words[np.fromiter(cells.keys(), dtype=np.int64)] = list(cells.values())
            entries.append((name, pa.array(words, pa.string())))
    return map_of(entries, height)
