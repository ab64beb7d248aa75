"""Every query file keeps its word: one statement, the declared parameters, the declared columns."""

from __future__ import annotations

import duckdb
import pytest

import queries
from tests.builders.ledger_rows import a_store

ALL = tuple(
    name
    for folder in ("schema", "staging", "store", "marts", "screens")
    for name in (queries.names(folder) if (queries.ROOT / folder).is_dir() else ())
)
SELECTS = tuple(
    name for name in ALL if queries.load(name).columns and "any_table" not in queries.load(name).sql
)


@pytest.fixture(scope="module")
def store():
    opened = a_store()
    yield opened
    opened.close()


@pytest.mark.parametrize("name", ALL)
def test_is_one_statement(name):
    assert len(duckdb.extract_statements(queries.load(name).sql)) == 1


@pytest.mark.parametrize("name", ALL)
def test_parameters_are_declared(name):
    (statement,) = duckdb.extract_statements(queries.load(name).sql)
    assert set(queries.load(name).params) == set(statement.named_parameters)


@pytest.mark.parametrize("name", SELECTS)
def test_columns_are_declared(name, store):
    query = queries.load(name)
    rows = store.query(name, **dict.fromkeys(query.params))
    assert tuple(rows.column_names) == _declared(query)


@pytest.mark.parametrize("name", SELECTS)
def test_order_is_total_or_the_query_says_it_is_one_row(name):
    query = queries.load(name)
    assert query.grain == "one row" or "order by" in query.sql.split("\n)\n")[-1]


@pytest.mark.parametrize("name", ALL)
def test_no_statement_knows_today(name):
    sql = queries.load(name).sql.lower()
    for word in ("current_date", "now()", "today()", "current_timestamp"):
        assert word not in sql


def _declared(query):
    """``all of ledger.<table>`` stands for the columns of that table's declaration."""
    first = query.columns[0]
    if not first.startswith("all of ledger."):
        return query.columns
    table = first.removeprefix("all of ledger.")
    (path,) = (queries.ROOT / "schema").glob(f"0*/{table}.sql")
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line.split()[0] for line in lines if line.startswith("    "))


def test_only_a_declared_table_takes_the_place_of_any_table():
    assert "ledger.fund_row" in queries.for_table("store/insert", "fund_row").sql
    with pytest.raises(queries.QueryError):
        queries.for_table("store/insert", "fund_row; drop table x")
