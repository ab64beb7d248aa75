"""What goes back to a unit through the running app: read by what is remembered, as a check is."""

from __future__ import annotations

import io
import json
from datetime import date

import docx
import pytest

from data.importer import TableCorrection
from data.inbox.job import Job, hand_over
from data.reports.upload import report_json
from data.store import MappedSheet
from tests.builders.ledger_files import a_file, understood
from tests.data.documents.annotated_files import comments

AS_OF = date(2021, 12, 31)
# The bundled outline holds 107.3, 38.2 and does not hold 107.25, 37.6; the office's own map is
# the other way round.
CORNERS = [[107.0, 37.5], [107.5, 37.5], [107.5, 37.7], [107.0, 37.7], [107.0, 37.5]]
OWN_MAP = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "某旗"},
            "geometry": {"type": "Polygon", "coordinates": [CORNERS]},
        }
    ],
}


@pytest.fixture
def tracker(tmp_path):
    rows = [
        ["项目名称", "项目状态", "经度", "纬度"],
        ["示例电厂01", "pre-permit", 107.3, 38.2],
        ["示例电厂02", "pre-permit", 107.25, 37.6],
    ]
    return a_file(tmp_path, {"项目": rows}, name="tracker.xlsx")


@pytest.fixture
def taught(inbox, tracker):
    """What the office settled: a word of the unit's sheet, and the map of the county."""
    inbox.save_outline("蒙S(2021)001号", json.dumps(OWN_MAP), by="甲")
    (sheet,) = report_json(understood(tracker), "zh")["files"][0]["sheets"]
    inbox.memory.save_mapping(
        sheet["fingerprint"],
        "旗能源局",
        TableCorrection(words={"stage": {"pre-permit": "洽谈"}}, fields={"B": "stage"}).to_json(),
        by="甲",
        made_on=MappedSheet("tracker.xlsx", "项目", "projects", {"B": "项目状态"}),
    )


def asked(command, tracker, out, unit):
    files = ((str(tracker), tracker.name),)
    return hand_over(Job(command, files=files, unit=unit, as_of=AS_OF, path=str(out)))


def test_the_marked_workbook_knows_the_taught_word_and_the_office_s_map(taught, tracker, tmp_path):
    out = tmp_path / "back.xlsx"
    result = asked("annotate", tracker, out, "旗能源局")
    assert [one["unit"] for one in result.payload["remembered"]["mappings"]] == ["旗能源局"]
    marked = {cell for _, cell in comments(out.read_bytes())}
    assert {"C2", "C3"} & marked == {"C2"}
    other = tmp_path / "other.xlsx"
    result = asked("annotate", tracker, other, "旗商务局")
    assert result.payload["remembered"] == {"used": True, "because": None, "mappings": []}
    assert len(comments(other.read_bytes())) > len(marked)


def test_the_feedback_sheet_asks_nothing_that_was_taught(taught, tracker, tmp_path):
    def said(unit):
        out = tmp_path / f"{unit}.docx"
        assert asked("feedback", tracker, out, unit).payload["written"] == str(out)
        (table,) = docx.Document(io.BytesIO(out.read_bytes())).tables
        return "\n".join(cell.text for row in table.rows for cell in row.cells)

    assert "pre-permit" in said("旗商务局")
    assert "pre-permit" not in said("旗能源局")


def test_a_place_where_nothing_can_be_written_is_said(taught, tracker):
    result = asked("annotate", tracker, "/proc/没有这里/back.xlsx", "旗能源局")
    assert result.exit_code == 1
    assert result.payload["error"]["code"] == "store-unreachable"
    assert "/proc/没有这里" in result.payload["error"]["message"]
