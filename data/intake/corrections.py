"""What a person said a table is, and how it is remembered for the next month.

A correction belongs to a header fingerprint: the same header a month later is read
the same way without a click, one that is much like it too (data.intake.remembered).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from data.intake.model import TableCorrection
from data.ledgers.headers import normal
from data.sheets.grid import column_letter
from data.sheets.layout import HeaderColumn

LETTERS = re.compile(r"[A-Z]{1,3}")
IGNORE = "ignore"


def fixed_columns(columns: Sequence[HeaderColumn], correction: TableCorrection) -> dict[int, str]:
    """Sheet column → what the correction says of it."""
    fixed: dict[int, str] = {}
    by_header = {
        normal(key): value for key, value in correction.fields.items() if not LETTERS.fullmatch(key)
    }
    for column in columns:
        letter = column_letter(column.column)
        if letter in correction.fields:
            fixed[column.column] = correction.fields[letter]
        elif by_header:
            for text in ("/".join(column.path), column.path[-1] if column.path else ""):
                if normal(text) in by_header:
                    fixed[column.column] = by_header[normal(text)]
                    break
    return fixed


def fingerprint(columns: Sequence[HeaderColumn], sheet: str = "") -> str:
    """Sixteen hex digits that stand for a header: its paths in order, spelling aside.

    A table without a header is known by its sheet's name.
    """
    paths = ["/".join(normal(part) for part in column.path) for column in columns]
    text = "\n".join(paths) if paths else f"sheet:{normal(sheet)}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]
