"""The columns of a ledger table are those that the numbered steps give it."""

import pyarrow as pa

from data.importer.schemas import columns_of

MADE = """create table ledger.visit_row (
    batch_id uuid,
    days decimal(9, 1),
    permits map(varchar, varchar)
);"""


def test_a_later_step_may_add_a_column():
    added = "alter table ledger.visit_row add column city varchar;"
    assert columns_of([MADE]).names == ["batch_id", "days", "permits"]
    with_city = columns_of([MADE, added])
    assert with_city.names == ["batch_id", "days", "permits", "city"]
    assert with_city.field("city").type == pa.string()
