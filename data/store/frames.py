"""Rows of the database as pandas frames."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pyarrow.types as kinds

_NULLABLE = {
    pa.int8(): pd.Int64Dtype(),
    pa.int16(): pd.Int64Dtype(),
    pa.int32(): pd.Int64Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


def to_frame(rows: pa.Table) -> pd.DataFrame:
    """Decimals as float64, days as datetime64, whole numbers as Int64, flags as boolean.

    Nulls stay missing (NaN, NaT, <NA>); lists stay lists, maps become dicts.
    """
    for index, column in enumerate(rows.schema):
        if kinds.is_decimal(column.type):
            rows = rows.set_column(index, column.name, rows[index].cast(pa.float64()))
        elif kinds.is_date(column.type):
            rows = rows.set_column(index, column.name, rows[index].cast(pa.timestamp("s")))
    frame: pd.DataFrame = rows.to_pandas(types_mapper=_NULLABLE.get, maps_as_pydicts="strict")
    return frame
