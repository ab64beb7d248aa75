"""Cells → numbers with the value of their last decimal place, for adding up."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.tables.panel import Panel

_PARTS = re.compile(
    r"([+\-−–－(]?)\s*[£$€¥￥]?\s*(\d[\d\s,.'’，\u00a0\u202f]*)\s*([%％]?)\s*(?:\(?[a-zA-Z*†‡]\)?)?\)?"
)
_DECIMAL = re.compile(r"(.*\d)?[.,](\d+)$")


def numbers_of(panel: Panel, rows: list[int], columns: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """The numbers at rows × columns, NaN where there is none, and each one's last place."""
    shape = (len(rows), len(columns))
    values, units = np.full(shape, np.nan), np.zeros(shape)
    for at, column in enumerate(columns):
        texts = panel.raw(column).take(np.array(rows, dtype=np.int64)).to_pylist()
        for place, text in enumerate(texts):
            if text and (found := number_of(text)) is not None:
                values[place, at], units[place, at] = found
    return values, units


def are_shares(panel: Panel, rows: list[int], columns: list[int]) -> np.ndarray:
    """Which of the cells at rows × columns are written in percent, by a sign or by their format."""
    found = np.zeros((len(rows), len(columns)), dtype=bool)
    at = np.array(rows, dtype=np.int64)
    for place, column in enumerate(columns):
        formats = panel.grid.columns[panel.first + column].number_format
        for texts in (panel.raw(column).take(at), formats.cast(pa.string()).take(at)):
            signs = pc.fill_null(pc.match_substring_regex(texts, r"[%％]\s*$"), False)
            found[:, place] |= np.asarray(signs)
    return found


def number_of(text: str) -> tuple[float, float] | None:
    """A text as a number and the value of its last decimal place; None for another text."""
    try:
        value = float(text)
        if not np.isfinite(value):
            return None
        _, dot, decimals = text.strip().partition(".")
        if "e" in text.lower():
            return value, abs(value) * 1e-9
        decimals = decimals.rstrip("0") if dot else ""
        return value, 10.0 ** -min(len(decimals), 9)
    except ValueError:
        pass
    match = _PARTS.fullmatch(text.strip())
    if not match:
        return None
    sign, digits, _ = match.groups()
    digits = re.sub(r"[\s'’\u00a0\u202f，]", "", digits)
    decimals = ""
    if decimal := _DECIMAL.match(digits):
        before, last = decimal[1] or "", decimal[2]
        is_thousands = (
            len(last) == 3
            and digits.count(digits[-4]) >= 1
            and before.replace(",", "").replace(".", "") not in ("", "0")
        )
        if digits[-4:-3] == "." and len(last) == 3 and digits.count(".") == 1:
            is_thousands = False
        if not is_thousands:
            digits, decimals = before, last
    digits = re.sub(r"[,.]", "", digits) or "0"
    if not digits.isdigit():
        return None
    value = float(f"{digits}.{decimals or 0}")
    return (-value if sign and sign != "+" else value), 10.0 ** -len(decimals)
