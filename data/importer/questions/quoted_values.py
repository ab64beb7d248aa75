"""Values and places as they are written on a question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from data.files.grid import cell_reference
from data.formats import full_decimal
from data.importer.reading import Reading


def written_value(value: object, precision: str = "") -> str:
    """A value as text: amounts plain, days ISO (a month without its day), shares in percent."""
    if value is None:
        return ""
    if hasattr(value, "isoformat"):
        day = str(value.isoformat())
        return {"month": day[:7], "year": day[:4]}.get(precision, day)
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return "、".join(map(str, value)) if isinstance(value, list) else _plain(value)


def _plain(value: object) -> str:
    return full_decimal(value) if hasattr(value, "as_tuple") else str(value)


def plain_micro(micro: int) -> str:
    """Millionths of a 万元 as people write 万元."""
    sign, rest = ("-" if micro < 0 else ""), abs(micro)
    return f"{sign}{rest // 10**6}.{rest % 10**6:06d}".rstrip("0").rstrip(".")


def span(least: float, most: float) -> str:
    """Two numbers as a span; one where they are the same."""
    first, last = f"{least:,.6g}", f"{most:,.6g}"
    return first if first == last else f"{first}–{last}"


def runs(reading: Reading, keys: Sequence[str], at: np.ndarray) -> tuple[str, ...]:
    """Cells of some rows and fields as runs: ``F4``, ``F6–F9``."""
    places: list[str] = []
    rows = reading.block.rows[at].tolist()
    for key in keys:
        number = reading.columns[key]
        numbered = enumerate(rows)
        for _, run in groupby(numbered, key=lambda pair: int(pair[1]) - pair[0]):
            members = [int(row) for _, row in run]
            first = cell_reference(members[0], number)
            last = cell_reference(members[-1], number)
            places.append(first if len(members) == 1 else f"{first}–{last}")
    return tuple(places)
