"""The formats that ledgers use most (``0``, ``#,##0.00``, ``0.0%``, words around them), by whole
numbers instead of decimal arithmetic: a sheet of 100,000 rows shows a million of them.

Whatever does not fit (a sign, an exponent, more digits than a spreadsheet keeps, zero
where zero has a section of its own) is left to data.sheets.display.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from data.sheets.number_formats import Section

_MASK = re.compile(r"(#,##0|0+)(?:\.(0+))?(%?)")
_UNSIGNED = re.compile(r"([0-9]+)(?:\.([0-9]+))?")
_DIGITS = 15  # that a spreadsheet keeps and shows
Quick = Callable[[str], str | None]


def quick_renderer(parts: tuple[Section, ...]) -> Quick | None:
    """A function from a raw number to what these sections show, null where it must be asked else.

    Null instead of a function where the sections are none of the plain kind.
    """
    kinds = [token.kind for token in parts[0]]
    if kinds.count("number") != 1 or set(kinds) - {"number", "text"}:
        return None
    if any(token.kind == "condition" for section in parts for token in section):
        return None
    at = kinds.index("number")
    mask = _MASK.fullmatch(parts[0][at].text)
    if mask is None:
        return None
    before = "".join(token.text for token in parts[0][:at]).lstrip()
    after = "".join([mask[3], *(token.text for token in parts[0][at + 1 :])]).rstrip()
    has_commas, least = "," in mask[1], mask[1].count("0")
    decimals, shift = len(mask[2] or ""), 2 if mask[3] else 0
    zero_is_apart = len(parts) > 2

    def render(raw: str) -> str | None:
        found = _UNSIGNED.fullmatch(raw)
        if found is None or len(raw) > _DIGITS:
            return None
        fraction = found[2] or ""
        number = int(found[1] + fraction)
        if zero_is_apart and not number:
            return None
        excess = len(fraction) - shift - decimals
        if excess > 0:
            number = (number + 5 * 10 ** (excess - 1)) // 10**excess
        elif excess:
            number *= 10**-excess
        whole, rest = divmod(number, 10**decimals)
        written = f"{whole:,}" if has_commas else str(whole).rjust(least, "0")
        if decimals:
            written = f"{written}.{rest:0{decimals}d}"
        return f"{before}{written}{after}"

    return render
