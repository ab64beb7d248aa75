"""Rows of a frame as dictionaries: each cell as plain Python has it."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

import pandas as pd
import pyarrow as pa

from data.screens.records import records
from data.store.frames import to_frame


def test_cells_are_plain_values_and_what_is_missing_is_none_but_in_columns_of_fractions():
    columns = {
        "name": ["昂素镇", None],
        "count": pa.array([3, None], pa.int64()),
        "is_begun": [True, None],
        "share": [0.5, None],
        "planned_wan": pa.array([Decimal("1.50"), None], pa.decimal128(18, 2)),
        "day": pa.array([date(2021, 12, 31), None], pa.date32()),
        "parks": [["甲园"], None],
    }
    known, missing = records(to_frame(pa.table(columns)))
    assert (known["name"], known["count"], known["is_begun"]) == ("昂素镇", 3, True)
    assert [type(known[name]) for name in ("count", "is_begun", "share")] == [int, bool, float]
    assert (known["planned_wan"], known["day"]) == (1.5, pd.Timestamp("2021-12-31"))
    assert list(known["parks"]) == ["甲园"]
    assert [missing[name] for name in ("name", "count", "is_begun", "parks")] == [None] * 4
    assert math.isnan(missing["share"])
    assert math.isnan(missing["planned_wan"])
    assert missing["day"] is pd.NaT


def test_no_row_is_no_record():
    assert records(pd.DataFrame({"name": []})) == []
