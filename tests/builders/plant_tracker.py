"""A tracker of power plants as they are kept: English, one year a plant, its own status words."""

from __future__ import annotations

from pathlib import Path

from tests.builders.ledger_files import Rows, a_file

HEADER = ["Plant", "Status", "Capacity (MW)", "Start year", "Latitude", "Longitude", "Local area"]
ROWS: Rows = [
    HEADER,
    ["Sample plant 01", "operating", 600, 2018, 38.2, 106.9, "Area 1"],
    ["Sample plant 02", "construction", 1000, 2023, 38.25, 106.75, "Area 1"],
    ["Sample plant 03", "pre-permit", 660, 2026, 38.05, 107.4, "Area 2"],
    ["Sample plant 04", "announced", 350, None, 38.1, 107.4, None],
    ["Sample plant 05", "permitted", 350, 2022, 106.95, 38.3, "Area 1"],
    ["Sample plant 06", "permitted", 350, 2024, 37.6, 107.2, "Area 3"],
    ["Sample plant 07", "shelved", 350, 2022, 38.22, 107.1, "Area 1"],
    ["Sample plant 08", "cancelled", 350, 2020, 38.22, 107.1, None],
]
TAUGHT = {"stage": {"pre-permit": "洽谈"}}


def a_plant_tracker(folder: Path, rows: Rows = ROWS, name: str = "plants.xlsx") -> Path:
    """The tracker as a workbook."""
    return a_file(folder, {"Data": rows}, name=name)
