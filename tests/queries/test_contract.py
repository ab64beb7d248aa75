"""Every query file keeps its word: one statement, the declared parameters, the declared columns."""

from __future__ import annotations

import duckdb
import pytest

import queries
from data.importer.schemas import schema
from data.ledgers import ledger
from data.ledgers.declaration import LEDGERS
from tests.builders.ledger_rows import a_store

ALL = tuple(
    name
    for folder in ("schema", "staging", "store", "marts", "screens")
    for name in (queries.names(folder) if (queries.ROOT / folder).is_dir() else ())
)
SELECTS = tuple(
    name for name in ALL if queries.load(name).columns and "any_table" not in queries.load(name).sql
)


def test_every_file_is_one_statement():
    several = [n for n in ALL if len(duckdb.extract_statements(queries.load(n).sql)) != 1]
    assert several == []


def test_parameters_are_declared():
    differing = {}
    for name in ALL:
        query = queries.load(name)
        (statement,) = duckdb.extract_statements(query.sql)
        if set(query.params) != set(statement.named_parameters):
            differing[name] = (query.params, statement.named_parameters)
    assert differing == {}


def test_columns_are_declared():
    store = a_store()
    differing = {}
    for name in SELECTS:
        query = queries.load(name)
        given = store.query(name, **dict.fromkeys(query.params)).column_names
        if tuple(given) != _declared(query):
            differing[name] = (given, _declared(query))
    store.close()
    assert differing == {}


def test_a_select_declares_its_columns():
    silent = [
        name
        for name in ALL
        if not queries.load(name).columns
        and duckdb.extract_statements(queries.load(name).sql)[0].type == duckdb.StatementType.SELECT
    ]
    assert silent == []


def test_order_is_total_or_the_query_says_it_is_one_row():
    unordered = [
        name
        for name in SELECTS
        if queries.load(name).grain != "one row"
        and "order by" not in queries.load(name).sql.split("\n)\n")[-1]
    ]
    assert unordered == []


def test_no_statement_knows_today():
    today = ("current_date", "now()", "today()", "current_timestamp")
    assert [n for n in ALL if any(word in queries.load(n).sql.lower() for word in today)] == []


def _declared(query):
    """``all of ledger.<table>`` stands for the columns of that table's declaration."""
    first = query.columns[0]
    if not first.startswith("all of ledger."):
        return query.columns
    table = first.removeprefix("all of ledger.")
    return tuple(schema(table).names)


def test_the_rows_of_every_ledger_are_read_by_one_statement():
    store = a_store()
    for declared in map(ledger, LEDGERS):
        query = queries.for_ledger("store/current_rows", declared.stored)
        given = store._connection.run(query, dict.fromkeys(query.params)).column_names
        assert tuple(given) == _declared(query), declared.name
        assert f"mart.current_{declared.table}" in query.sql


def test_only_a_declared_table_takes_the_place_of_any_table():
    assert "ledger.fund_row" in queries.for_table("store/insert", "fund_row").sql
    with pytest.raises(queries.QueryError):
        queries.for_table("store/insert", "fund_row; drop table x")
