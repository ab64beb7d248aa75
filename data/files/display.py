"""What the clerk sees in a cell, where that differs from the value behind it.

2025.1 stands in the sheet as 2025.10, 0.0567 as 5.67%, 79.986 as 80.0亿元. An issue or a
trace must show those, or nobody finds the cell again. Formats that ledgers use are
followed; for any other the raw value is shown.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.files.arrow_text import flags, integers, texts
from data.files.grid import Column, Kind
from data.files.number_formats import Section, Token, is_date, sections

_MASK = re.compile(r"(#,##0|0+)(?:\.(0+))?(%?)")
_UNSIGNED = r"^(?P<whole>[0-9]+)(?:\.(?P<fraction>[0-9]+))?$"
_DIGITS = 15  # that a spreadsheet keeps and shows
_MOST_DIGITS = 18  # of a number in 64 bits
_MANY = 64  # numbers from which on it pays to work them out together
Quick = Callable[[pa.StringArray], list[str | None]]


def quick_renderer(parts: tuple[Section, ...]) -> Quick | None:
    """A function from raw numbers to what these sections show, null where it must be asked else.

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
    decimals, shift = len(mask[2] or ""), 2 if mask[3] else 0
    zero_is_apart = len(parts) > 2
    whole_form = "{:,}" if "," in mask[1] else f"{{:0{mask[1].count('0')}d}}"
    written = (whole_form + (f".{{:0{decimals}d}}" if decimals else "")).format

    def render(raws: pa.StringArray) -> list[str | None]:
        whole, fraction = pc.extract_regex(raws, _UNSIGNED).flatten()
        missing = shift + decimals - np.asarray(pc.binary_length(fraction).fill_null(0))
        size = np.asarray(pc.binary_length(raws)) + np.maximum(missing, 0)
        known = flags(pc.less_equal(pc.binary_length(raws), _DIGITS)) & (size <= _MOST_DIGITS)
        known &= flags(pc.is_valid(whole))
        digits = pc.binary_join_element_wise(whole, fraction, "")
        number = np.asarray(pc.if_else(pa.array(known), digits, "0").cast(pa.int64()))
        if zero_is_apart:
            known &= number != 0
        less = 10 ** np.maximum(-missing, 0).astype(np.int64)
        number = (number * 10 ** np.maximum(missing, 0).astype(np.int64) + less // 2) // less
        pairs = zip(*(part.tolist() for part in np.divmod(number, 10**decimals)), strict=True)
        return [
            f"{before}{written(*pair)}{after}" if is_known else None
            for pair, is_known in zip(pairs, known.tolist(), strict=True)
        ]

    return render


Renderer = Callable[[str], str]
_PRECISION = 15  # significant digits that a spreadsheet keeps and shows
_WEEKDAYS = "一二三四五六日"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_CONDITIONS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": Decimal.__le__,
    ">=": Decimal.__ge__,
    "<>": Decimal.__ne__,
    "<": Decimal.__lt__,
    ">": Decimal.__gt__,
    "=": Decimal.__eq__,
}


def displayed(column: Column) -> pa.StringArray:
    """The texts of a column as its number formats show them, null where it is empty.

    Work is by distinct format, then by distinct value of it.
    """
    kinds = np.asarray(column.kind)
    shown = np.flatnonzero((kinds == Kind.NUMBER) | (kinds == Kind.DATE))
    if len(shown) == 0:
        return column.raw
    indices = np.asarray(column.number_format.indices.fill_null(-1))[shown]
    codes = column.number_format.dictionary.to_pylist()
    order = np.arange(len(column.raw), dtype=np.int32)
    distinct: list[str | None] = []
    for index in np.unique(indices).tolist():
        members = shown[indices == index]
        if index < 0:
            members = members[_may_differ(column.raw, members)]
        raw = column.raw.take(integers(members.astype(np.int32))).dictionary_encode()
        order[members] = len(order) + len(distinct) + np.asarray(raw.indices)
        distinct.extend(_rendered(codes[index] if index >= 0 else "General", raw.dictionary))
    if not distinct:
        return column.raw
    return pa.concat_arrays([column.raw, texts(distinct)]).take(integers(order))


def _rendered(code: str, raws: pa.StringArray) -> list[str]:
    """What a format code shows of each of some raw numbers or dates."""
    quick = _quick(code) if len(raws) >= _MANY else None
    known = quick(raws) if quick is not None else [None] * len(raws)
    render = renderer(code)
    pairs = zip(raws.to_pylist(), known, strict=True)
    return [render(raw) if shown is None else shown for raw, shown in pairs]


@lru_cache(maxsize=1024)
def _quick(code: str) -> Quick | None:
    return None if is_date(code) else quick_renderer(sections(code))


def _may_differ(raw: pa.StringArray, members: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which General cells may be shown otherwise: long numbers and those with an exponent."""
    numbers = raw.take(integers(members.astype(np.int32)))
    is_long = pc.greater(pc.binary_length(numbers), _PRECISION)
    has_exponent = pc.match_substring(numbers, "e", ignore_case=True)
    differs: npt.NDArray[np.bool_] = np.asarray(pc.or_(is_long, has_exponent).fill_null(False))
    return differs


@lru_cache(maxsize=1024)
def renderer(code: str) -> Renderer:
    """A function from a raw number or ISO date to what a format code shows of it."""
    if is_date(code):
        return lambda raw: _date(sections(code)[0], raw)
    parts = sections(code)

    def render(raw: str) -> str:
        try:
            value = Decimal(raw)
            chosen, signed = _section(parts, value)
            shown = _number(chosen, abs(value) if signed else value, raw)
        except ArithmeticError:
            # No number, or more digits than any sheet shows: 1e308, thirty decimals.
            return raw
        return raw if shown is None else shown

    return render


def _section(parts: tuple[Section, ...], value: Decimal) -> tuple[Section, bool]:
    """The section for a value, and whether it expresses the sign itself."""
    for section in parts[:2]:
        for token in section:
            if token.kind == "condition" and _holds(token.text, value):
                return section, value < 0
    if any(token.kind == "condition" for token in parts[0]):
        return parts[-1], False
    if value == 0 and len(parts) > 2:
        return parts[2], True
    if value < 0 and len(parts) > 1:
        return parts[1], True
    return parts[0], False


def _holds(condition: str, value: Decimal) -> bool:
    for sign, compare in _CONDITIONS.items():
        if condition.startswith(sign):
            return compare(value, Decimal(condition[len(sign) :]))
    return False


def _number(section: Section, value: Decimal, raw: str) -> str | None:
    """A number through one section; null where the section is none that is followed."""
    kinds = {token.kind for token in section}
    if kinds & {"date", "elapsed"}:
        return _clock(section, value)
    if "number" not in kinds and "general" not in kinds:
        # A section of words alone (or of nothing, which hides the number).
        words = "".join(token.text for token in section if token.kind == "text").strip()
        return raw if "cell_text" in kinds else words or None
    placeholders = [token.text for token in section if token.kind == "number"]
    is_percent = any("%" in text for text in placeholders)
    masks = [text for text in placeholders if text != "%"]
    pieces: list[str] = []
    digits = _masked(masks, abs(value)) if len(masks) > 1 else None
    for token in section:
        if token.kind == "text":
            pieces.append(token.text)
        elif token.kind == "general":
            pieces.append(_general(abs(value)))
        elif token.kind == "number":
            if token.text == "%":
                piece: str | None = "%"
            elif len(masks) > 1:
                piece = digits.pop(0) if digits else None
            else:
                piece = _digits(token.text, abs(value), is_percent)
            if piece is None:
                return None
            pieces.append(piece)
    body = "".join(pieces).strip()
    is_nothing = set(body) <= set("0.,%")
    return "-" + body if value < 0 and not is_nothing else body


def _masked(masks: list[str], value: Decimal) -> list[str] | None:
    """Digits dealt out to several masks from the right: ``0!.0,`` of 123456 is 12 and 3."""
    if any(set(mask) - set("0#,") for mask in masks):
        return None
    thousands = len(masks[-1]) - len(masks[-1].rstrip(","))
    whole = (value / Decimal(1000) ** thousands).quantize(Decimal(1), ROUND_HALF_UP)
    rest = f"{whole:f}"
    dealt: list[str] = []
    for mask in reversed(masks[1:]):
        size = len(mask.replace(",", ""))
        dealt.insert(0, rest[-size:].rjust(size, "0"))
        rest = rest[:-size]
    least = masks[0].count("0")
    return [rest.rjust(least, "0"), *dealt]


def _digits(placeholder: str, value: Decimal, is_percent: bool) -> str | None:
    """``#,##0.00`` of a number without its sign; null for fractions and exponents."""
    if "E" in placeholder or "/" in placeholder or "?" in placeholder.replace("??", ""):
        return None
    body = placeholder.rstrip("%")
    tail = placeholder[len(body) :]
    thousands = len(body) - len(body.rstrip(","))
    body = body.rstrip(",")
    whole, _, decimals = body.partition(".")
    scaled = value * (100 if is_percent else 1) / (Decimal(1000) ** thousands)
    rounded = _fifteen(scaled).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    before, _, after = text.partition(".")
    needed = decimals.rstrip("#?")
    after = after.rstrip("0").ljust(len(needed), "0") if len(needed) < len(decimals) else after
    least = whole.count("0")
    before = before.rjust(least, "0") if least else before.lstrip("0")
    return before + ("." + after if decimals else "") + tail


def _general(value: Decimal) -> str:
    if value.adjusted() >= _PRECISION:
        return f"{float(value):.14G}"
    text = f"{_fifteen(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fifteen(value: Decimal) -> Decimal:
    """Rounded to the digits that a spreadsheet keeps: 0.30000000000000004 is 0.3."""
    if not value:
        return Decimal(0)
    return value.quantize(Decimal(1).scaleb(value.adjusted() - _PRECISION + 1), ROUND_HALF_UP)


def _date(section: Section, raw: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(raw)
    except ValueError:
        return raw
    return _moment(section, moment)


def _clock(section: Section, value: Decimal) -> str | None:
    """A share of a day as a time or as a duration."""
    kinds = {token.kind for token in section}
    if "number" in kinds or value < 0:
        return None
    seconds = int((value * 86400).to_integral_value(ROUND_HALF_UP))
    if "elapsed" in kinds:
        return _elapsed(section, seconds)
    if "date" not in kinds:
        return None
    return _moment(section, dt.datetime(2000, 1, 1) + dt.timedelta(seconds=seconds % 86400))


def _elapsed(section: Section, seconds: int) -> str:
    rest = seconds
    pieces = []
    for token in section:
        if token.kind == "elapsed" or (token.kind == "date" and token.text[0] in "hms"):
            unit = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            pieces.append(str(rest // unit).rjust(len(token.text), "0"))
            rest %= unit
        elif token.kind == "text":
            pieces.append(token.text)
    return "".join(pieces).strip()


def _moment(section: Section, moment: dt.datetime) -> str:
    has_noon = any("/" in token.text for token in section if token.kind == "date")
    pieces = []
    for position, token in enumerate(section):
        if token.kind == "text":
            pieces.append(token.text)
        elif token.kind == "date":
            pieces.append(_date_part(section, position, moment, has_noon))
    return "".join(pieces).strip()


def _date_part(section: Section, position: int, moment: dt.datetime, has_noon: bool) -> str:
    text = section[position].text
    size = len(text)
    if text[0] in "ye":
        return f"{moment.year % 100:02d}" if text[0] == "y" and size <= 2 else str(moment.year)
    if text[0] == "m":
        if size <= 2 and _is_minute(section, position):
            return str(moment.minute).rjust(size, "0")
        return str(moment.month).rjust(size, "0") if size <= 2 else _MONTHS[moment.month - 1]
    if text[0] == "d":
        return str(moment.day).rjust(size, "0") if size <= 2 else _DAYS[moment.weekday()]
    if text[0] == "h":
        hour = (moment.hour % 12 or 12) if has_noon else moment.hour
        return str(hour).rjust(size, "0")
    if text[0] == "s":
        return str(moment.second).rjust(size, "0")
    if text.startswith("aaa"):
        return ("星期" if size > 3 else "") + _WEEKDAYS[moment.weekday()]
    if "/" in text:
        words = text.split("/")
        word = words[0] if moment.hour < 12 else words[-1]
        return word.upper()
    return ""


def _is_minute(section: Section, position: int) -> bool:
    """``m`` is minutes right after hours or right before seconds, else the month."""

    def neighbour(step: int) -> Token | None:
        at = position + step
        while 0 <= at < len(section):
            if section[at].kind in ("date", "elapsed") and "/" not in section[at].text:
                return section[at]
            at += step
        return None

    before, after = neighbour(-1), neighbour(1)
    return (before is not None and before.text[0] == "h") or (
        after is not None and after.text[0] == "s"
    )
