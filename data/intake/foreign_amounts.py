"""Cells of a funds ledger that write a currency of their own: ``300万美元``.

The amount keeps its currency, unless the row's currency column says another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pyarrow as pa

from data.intake.reading import Reading
from data.issues import Issue
from data.sheets.values.amount_texts import read_amount
from data.sheets.values.parsed import cleaned


def read_foreign_cells(reading: Reading, keys: Sequence[str]) -> None:
    """Read the amounts of another currency that the amount reader left unread."""
    found = [issue for issue in reading.issues if issue.code == "amount-currency"]
    if not found:
        return
    currencies: list[str | None] = reading.get("currency").to_pylist()
    at = {int(row): index for index, row in enumerate(reading.block.rows.tolist())}
    for key in keys:
        letter_cells = {reading.cell_of(key, index): index for index in at.values()}
        amounts = reading.by_key[key].to_pylist()
        for issue in found:
            index = letter_cells.get(issue.cell)
            if index is None or not _may_be(currencies[index], issue):
                continue
            amount = _amount(issue)
            if amount is None:
                continue
            amounts[index], currencies[index] = amount, issue.arguments["currency"]
            reading.issues.remove(issue)
            reading.forget_unreadable("amount_wan", index)
        reading.by_key[key] = pa.array(amounts, reading.by_key[key].type)
    reading.values["currency"] = pa.array(currencies, pa.string())


def _may_be(stated: str | None, issue: Issue) -> bool:
    return stated in (None, issue.arguments["currency"])


def _amount(issue: Issue) -> Decimal | None:
    read = read_amount(cleaned(issue.arguments["text"]), f"万{issue.arguments['currency']}")
    return None if read.value is None else Decimal(read.value) / 10**6
