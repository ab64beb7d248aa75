from hypothesis import given, settings

from data.tables import Panel, RowRole, find_tables
from tests.builders.field_names import known_header
from tests.builders.random_ledgers import GROUPS, WrittenLedger, written_ledgers


@given(written_ledgers())
@settings(max_examples=300)
def test_every_row_has_the_role_it_was_written_with(ledger: WrittenLedger):
    (table,) = find_tables(Panel.of_grid(ledger.grid()), known_header)
    found = [RowRole(role).name for role in table.roles]
    # a sheet ends with its last used row
    written = [role.name for role in ledger.roles][: len(found)]
    assert found == written
    headers = [i for i, role in enumerate(ledger.roles) if role == RowRole.HEADER]
    assert table.header_rows == tuple(ledger.first_row + i for i in headers)


@given(written_ledgers())
@settings(max_examples=150)
def test_every_leaf_stands_under_its_group(ledger: WrittenLedger):
    (table,) = find_tables(Panel.of_grid(ledger.grid()), known_header)
    for column in table.columns:
        for group, leaves in GROUPS.items():
            if column.path[-1] in leaves:
                assert column.path == (group, column.path[-1])
    assert [column.column for column in table.columns] == list(
        range(ledger.first_column, ledger.first_column + len(table.columns))
    )
