"""What of the funds in place is approved, only reported, returned: said beside every sum of them.

A row is one of ``screens/figures/funds`` or ``screens/overview/funds``: the year's sum by one
basis with its parts by status.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from data.formats import amount, is_unknown
from data.texts import Language, text

Row = Mapping[str, Any]
_PARTS = ("reported", "unstated", "returned")


def has_part(row: Row, part: str) -> bool:
    """Whether the row states an amount of a status that is not nothing."""
    wan = row[f"{part}_wan"]
    return not is_unknown(wan) and bool(Decimal(str(wan)))


def status_note(row: Row, language: Language, *, with_returned: bool = True) -> str:
    """What is not simply approved: only reported, without a status, returned (in no sum).

    "" where nothing is in place.
    """
    said = [
        text(language, f"funds-part-{part}", amount=str(amount(row[f"{part}_wan"], language)))
        for part in (_PARTS if with_returned else _PARTS[:-1])
        if has_part(row, part)
    ]
    is_whole = not said and not is_unknown(row["approved_wan"])
    if is_whole:
        return text(language, "funds-part-approved")
    return text(language, "funds-between").join(said)


def since_note(row: Row, language: Language) -> str:
    """Since when 历年累计 counts: as the ledgers state it, or from the first month they know."""
    since: date | None = row["all_years_since"]
    if is_unknown(since) or since is None:
        return text(language, "funds-all-years-stated")
    return text(language, "funds-all-years-since", month=f"{since:%Y-%m}")
