"""A plant tracker that was taught its words stands on the pipeline and on the readiness map."""

from __future__ import annotations

from datetime import date

import pytest

from data.importer import TableCorrection, understand
from data.store import open_store
from tests.builders.plant_tracker import TAUGHT, a_plant_tracker
from tests.pages.steps import html, opened

DAY = date(2021, 12, 31)


@pytest.fixture
def published(var_folder, tmp_path):
    file = a_plant_tracker(tmp_path)
    given = {"unit": "旗能源局", "as_of": DAY}
    (sheet,) = understand([(file, file.name)], **given).files[0].sheets
    corrections = {sheet.fingerprint: TableCorrection(words=TAUGHT)}
    intake = understand([(file, file.name)], corrections=corrections, **given)
    open_store().publish(intake.drafts, by="甲", base=0)
    return open_store()


def test_the_pipeline_shows_every_stage_that_was_taught(published):
    snapshot = published.snapshot()
    none = ("towns", "industries", "channels", "groups", "units", "leaders")
    rows = published.query(
        "screens/pipeline/ladder",
        snapshot_id=snapshot.id,
        previous_id=None,
        **dict.fromkeys(none),
    ).to_pylist()
    stock = {row["stage"]: row["stock_count"] for row in rows if row["stock_count"]}
    assert stock["洽谈"] == 2
    assert '<th scope="row">洽谈</th>' in html(opened("pipeline"))


def test_the_map_lists_the_plant_that_stands_elsewhere(published):
    shown = html(opened("readiness"))
    assert "坐标在界外 1 个" in shown
    assert "Sample plant 06" in shown


def test_a_start_year_leads_back_to_its_cell(published):
    snapshot = published.snapshot()
    plants = published.query("screens/data/known_projects", snapshot_id=snapshot.id)[
        "project_name"
    ].to_pylist()
    assert len(plants) == 8
    source = published.query("screens/trace/project_field", **_asked(published, snapshot))
    (row,) = source.to_pylist()
    assert row["cell"] == "D2"


def _asked(store, snapshot):
    rows = store.query(
        "screens/readiness/projects",
        snapshot_id=snapshot.id,
        **dict.fromkeys(("towns", "states", "units", "groups")),
    ).to_pylist()
    (running,) = [row for row in rows if row["project_name"] == "Sample plant 01"]
    return {
        "snapshot_id": snapshot.id,
        "project_id": running["project_id"],
        "field": "actual_production_date",
    }
