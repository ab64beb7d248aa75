"""Rows of a frame, and values of its columns, as charts and sentences take them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import pandas as pd

from data.formats import is_unknown
from data.trace.figures import Reference

# A column's type is known to its query, not to the type checker.
Record = dict[str, Any]
Row = TypeVar("Row")


def records(frame: pd.DataFrame) -> list[Record]:
    """One dictionary a row, keyed by column name; None where a column of texts has nothing.

    A column of numbers keeps pandas' NaN.
    """
    names = list(frame.columns)
    texts = [at for at, kind in enumerate(frame.dtypes) if kind.kind not in "iufb"]
    found = frame.to_numpy(object).tolist()
    for cells in found:
        # pandas writes a text that is missing as the number NaN, which is no empty text.
        for at in texts:
            if isinstance(cells[at], float):
                cells[at] = None
    return [
        {name: None if cell is pd.NA else cell for name, cell in zip(names, cells, strict=True)}
        for cells in found
    ]


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


def foremost(rows: Iterable[Row], size: Callable[[Row], float]) -> list[Row]:
    """The rows of the greatest size, in their order: a superlative names all of them or none."""
    found = list(rows)
    most = max(map(size, found), default=0.0)
    return [row for row in found if size(row) == most]


@dataclass(frozen=True)
class Bullet:
    """One target. Shares are 0–1 and may pass 1; None is unknown.

    label and amounts are written texts; light is one of 正常, 预警, 告警, 待核;
    light_word its word in the reader's language; note is the rule, read as a title.
    reference: the figure whose rows it opens.
    """

    label: str
    amounts: str
    light: str
    light_word: str
    completion: float | None
    completion_text: str
    gap_text: str
    schedule: float | None
    previous: float | None
    note: str = ""
    reference: Reference | None = None


@dataclass(frozen=True)
class Fall:
    """One row. text: the figure as written; note: why, in small.

    start and value: where on the axis the bar begins and how far it goes; value None
    draws none (an amount that nobody states). is_total: the first and the last row.
    is_quiet: a delta that is no news (last year's, when counting begins anew).
    """

    label: str
    text: str
    start: float
    value: float | None
    note: str = ""
    is_total: bool = False
    is_quiet: bool = False


@dataclass(frozen=True)
class Event:
    """Something on a day. is_open: planned or known only to a period, drawn hollow."""

    day: date
    label: str
    hover: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class Lane:
    """A row of the time line: its name, its events; amounts make bars instead of dots."""

    name: str
    events: Sequence[Event]
    amounts: Sequence[float] = ()
    is_labelled: bool = True
