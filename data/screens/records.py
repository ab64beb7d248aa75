"""A frame's rows as dictionaries: the one place where pandas' loose types end."""

from __future__ import annotations

from typing import Any, cast

import pandas as pd

from data.formats import is_unknown

# A column's type is known to its query, not to the type checker.
Record = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Record]:
    """One dictionary a row, keyed by column name; None where a column of texts has nothing.

    A column of numbers keeps pandas' NaN.
    """
    texts = [name for name in frame.columns if not pd.api.types.is_numeric_dtype(frame[name])]
    found = cast(list[Record], frame.to_dict("records"))
    for row in found:
        # pandas writes a text that is missing as the number NaN, which is no empty text.
        row.update({name: None for name in texts if isinstance(row[name], float)})
    return found


def number(value: object) -> float:
    """A cell that is known to be a number, as float; raises ValueError where it is none."""
    return float(str(value))


def known_number(value: object) -> float | None:
    """A cell as a number; None where it holds nothing."""
    return None if is_unknown(value) else number(value)


def known_text(value: object) -> str | None:
    """A cell as a text; None where it holds nothing."""
    return None if is_unknown(value) else str(value)


def whole(value: object) -> int:
    """A count, 0 where the cell holds nothing."""
    return int(known_number(value) or 0)
