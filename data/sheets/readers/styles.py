"""What the styles of a workbook say about its numbers: a format code each.

A cell names a style; a style names a number format id; the id has a code. Many styles
share a code (they differ in colour), so the distinct codes are few.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.sheets.number_formats import code_of, is_date


@dataclass(frozen=True)
class Styles:
    """Format codes by style.

    codes: the distinct format codes. code_of_style: for each style the position of its
    code, -1 for General. date_styles: whether a style shows days. Both arrays end with
    one more place, for a cell without a style.
    """

    codes: list[str]
    code_of_style: npt.NDArray[np.int32]
    date_styles: npt.NDArray[np.bool_]


def styles_of(format_ids: Sequence[int], own_codes: Mapping[int, str]) -> Styles:
    """Styles from the number format id of each and the codes that the file defines."""
    codes: list[str] = []
    positions: dict[str | None, int] = {None: -1}
    of_style = []
    for number_format_id in format_ids:
        code = code_of(number_format_id, own_codes)
        if code is not None and code not in positions:
            positions[code] = len(codes)
            codes.append(code)
        of_style.append(positions[code])
    dates = [position >= 0 and is_date(codes[position]) for position in of_style]
    return Styles(
        codes, np.array([*of_style, -1], dtype=np.int32), np.array([*dates, False], dtype=np.bool_)
    )
