"""How screens write a number, a date and a share: as documents do (data.formats)."""

from __future__ import annotations

from data.formats import (
    MINUS,
    NBSP,
    UNKNOWN,
    WAN_PER_YI,
    Number,
    Written,
    amount,
    amount_change,
    count,
    count_change,
    date_text,
    decimal,
    is_unknown,
    moment,
    points,
    share,
    signed,
    text_width,
)

__all__ = [
    "MINUS",
    "NBSP",
    "UNKNOWN",
    "WAN_PER_YI",
    "Number",
    "Written",
    "amount",
    "amount_change",
    "count",
    "count_change",
    "date_text",
    "decimal",
    "is_unknown",
    "moment",
    "points",
    "share",
    "signed",
    "text_width",
]
