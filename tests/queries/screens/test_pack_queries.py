"""Which ledger row the investment of a project is taken from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.builders.ledger_rows import a_project, a_store, a_visit, publish_rows


@pytest.fixture
def store():
    opened = a_store()
    yield opened
    opened.close()


def asked(store):
    snapshot = store.snapshot()
    rows = store.query("screens/pack/investment_rows", snapshot_id=snapshot.id).to_pylist()
    chosen = {}
    for row in rows:
        cells = store.query(
            "screens/trace/project_field",
            snapshot_id=snapshot.id,
            project_id=row["project_id"],
            field="planned_investment_wan",
        ).to_pylist()
        first = next(cell for cell in cells if cell["is_chosen"])
        chosen[row["project_id"]] = (first["field"], first["sheet_id"], first["row_number"])
    told = {r["project_id"]: (r["field"], r["sheet_id"], r["row_number"]) for r in rows}
    assert told == chosen  # one question says what a trace of each project says
    return {row["project_id"]: row["field"] for row in rows}


def test_each_project_is_taken_from_the_row_that_its_trace_believes(store):
    old, new = date(2021, 11, 30), date(2021, 12, 31)
    publish_rows(
        store,
        a_project("甲", stage="签约", planned_investment_wan=Decimal(100)),
        a_project("乙", stage="签约", planned_investment_wan=Decimal(200)),
        as_of=old,
    )
    publish_rows(
        store,
        a_project("甲", stage="签约", planned_investment_wan=Decimal(150)),
        a_project("乙", stage="签约"),
        a_project("乙", form="schedule", planned_investment_wan=Decimal(300)),
        a_project("丙", stage="签约", agreed_investment_wan=Decimal(50)),
        as_of=new,
    )
    assert set(asked(store).values()) == {"planned_investment_wan", "agreed_investment_wan"}
    assert len(asked(store)) == 3


def test_a_project_that_states_no_amount_has_no_row(store):
    publish_rows(store, a_project("甲", stage="签约"))
    assert asked(store) == {}


def test_a_snapshot_without_projects_has_none(store):
    publish_rows(store, a_visit())
    assert asked(store) == {}
