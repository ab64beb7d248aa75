"""What the bench measures is what it says: its register loads, its county answers every query."""

from __future__ import annotations

from data.importer import understand
from tools.bench.asking import SCREENS, InPandas, county, exponent, parameters
from tools.bench.county import AS_OF, PREVIOUS
from tools.bench.history import months
from tools.bench.register import HEADERS, write


def test_the_register_loads_with_some_cells_that_cannot_be_read(tmp_path):
    path = tmp_path / "项目台账.xlsx"
    write(path, 120)
    (report,) = understand([(path, path.name)], unit="旗招商局", as_of=AS_OF).files
    (sheet,) = report.sheets
    assert len(HEADERS) == 25
    assert (sheet.ledger, sheet.form) == ("projects", "register")
    assert (sheet.rows_read, sheet.rows_loaded) == (120, 120)
    assert sum(bool(column.field) for column in sheet.columns) >= 23
    found = {issue.code for issue in report.issues}
    assert {"date-unreadable", "value-undecided", "amount-own-unit"} <= found


def test_the_county_answers_every_screen_query_and_pandas_counts_the_same():
    with county(400) as store:
        now, previous = store.snapshot(as_of=AS_OF), store.snapshot(as_of=PREVIOUS)
        given = parameters(store, now, previous)
        heights = {name: len(store.frame(name, **given)) for name in SCREENS}
        signed = store.query("screens/figures/signed", snapshot_id=now.id).to_pylist()[0]
    assert heights["screens/project/names"] == 400
    assert heights["screens/visits/trips"] > 0
    assert heights["screens/readiness/projects"] > 0
    assert heights["screens/trace/row"] == 25
    assert InPandas(400).totals()[0] == signed["signed_projects"] > 0


def test_what_grows_with_the_projects_has_the_exponent_one():
    assert abs(exponent({1_000: 2.0, 10_000: 20.0, 100_000: 200.0}) - 1) < 1e-9
    assert exponent({1_000: 2.0, 10_000: 2.0}) == 0


def test_the_registers_of_a_history_are_of_months_that_follow_each_other():
    days = list(months(14))
    assert days[-1] == PREVIOUS
    assert [(day.year, day.month) for day in days[:2]] == [(2020, 10), (2020, 11)]
