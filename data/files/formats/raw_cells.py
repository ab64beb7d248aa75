"""Cells as the sheet XML states them, and what they hold once that is resolved.

The readers of .xlsx and .xls state cells alike, so a shared string, a day number or an error
means the same in both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.files.arrow_text import flags, integers, merge, texts
from data.files.cells import Cells
from data.files.errors import DamagedError
from data.files.grid import Kind
from data.files.number_formats import code_of, is_date

_END = 2958466  # the day after 9999-12-31
_DAY = 86400
_MAC_SHIFT = 1462
_EPOCH = np.datetime64("1899-12-30T00:00:00", "s")


def in_calendar(serial: npt.NDArray[np.float64], is_1904: bool) -> npt.NDArray[np.bool_]:
    """Which numbers are days of the calendar."""
    if is_1904:
        return np.asarray((serial >= 0) & (serial < _END - _MAC_SHIFT), dtype=np.bool_)
    return np.asarray((serial >= 1) & (serial < _END) & (np.floor(serial) != 60), dtype=np.bool_)


def iso_dates(serial: npt.NDArray[np.float64], is_1904: bool) -> list[str]:
    """``44469`` → ``2021-09-30``, ``44469.5`` → ``2021-09-30T12:00:00``; whole seconds.

    Takes only numbers that ``in_calendar`` accepts.
    """
    days = serial + _MAC_SHIFT if is_1904 else np.where(serial < 60, serial + 1, serial)
    seconds = np.rint(days * _DAY).astype(np.int64)
    moments = _EPOCH + seconds.astype("timedelta64[s]")
    texts = np.datetime_as_string(moments).tolist()
    return [text.removesuffix("T00:00:00") for text in texts]


@dataclass(frozen=True)
class Styles:
    """Format codes by style.

    codes: the distinct format codes. code_of_style: for each style the position of its
    code, -1 for General. date_styles: whether a style shows days. stressed: whether a style is
    bold or coloured. The arrays end with one more place, for a cell without a style.
    """

    codes: list[str]
    code_of_style: npt.NDArray[np.int32]
    date_styles: npt.NDArray[np.bool_]
    stressed: npt.NDArray[np.bool_]


def styles_of(
    format_ids: Sequence[int], own_codes: Mapping[int, str], stressed: Sequence[bool] = ()
) -> Styles:
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
    looks = [*stressed, False] if stressed else [False] * (len(of_style) + 1)
    return Styles(
        codes,
        np.array([*of_style, -1], dtype=np.int32),
        np.array([*dates, False], dtype=np.bool_),
        np.array(looks, dtype=np.bool_),
    )


_CANONICAL = r"^(?:0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,14})\.[0-9]{0,13}[1-9])$"
_LONGEST_CANONICAL = 16  # with sign or point: at most 15 significant digits
_LARGEST_WHOLE = 1e15
_NO_STYLE = -1
_LOOKED_AT = 400  # rows of which the look is kept


class Stated(IntEnum):
    """The type that a cell states (its ``t``), or how its formula stands."""

    NUMBER = 0
    SHARED = 1
    TEXT = 2
    BOOLEAN = 3
    ERROR = 4
    ISO_DATE = 5
    FORMULA = 6


@dataclass(frozen=True)
class Found:
    """Cells that hold something; texts are as written, references already resolved.

    styles: positions in cellXfs, -1 where the cell names none.
    """

    rows: npt.NDArray[np.int32]
    columns: npt.NDArray[np.int32]
    styles: npt.NDArray[np.int32]
    stated: npt.NDArray[np.int8]
    texts: pa.StringArray


@dataclass(frozen=True)
class Meaning:
    """What cells refer to: shared strings, styles, the calendar."""

    strings: pa.StringArray
    styles: Styles
    is_1904: bool


def resolve(found: Found, meaning: Meaning) -> Cells:
    """The filled cells; empty texts are left out. Raises DamagedError."""
    count = len(found.rows)
    style_count = len(meaning.styles.code_of_style) - 1
    named = found.styles if style_count else np.full(count, _NO_STYLE, dtype=np.int32)
    # A cell without a style has the first one.
    styles = np.where(named == _NO_STYLE, 0 if style_count else _NO_STYLE, named)
    styles = np.where(styles >= style_count, _NO_STYLE, styles)
    kinds = np.zeros(count, dtype=np.int8)
    parts: list[pa.StringArray] = []
    where: list[npt.NDArray[np.int64]] = []
    for stated in np.unique(found.stated).tolist():
        members = np.flatnonzero(found.stated == stated)
        column = found.texts if len(members) == count else found.texts.take(integers(members))
        if stated == Stated.SHARED:
            column = _shared(column, meaning.strings)
            kinds[members] = Kind.TEXT
        elif stated == Stated.NUMBER:
            dated = meaning.styles.date_styles[styles[members]]
            column, kinds[members] = _numbers(column, dated, meaning.is_1904)
        elif stated == Stated.BOOLEAN:
            column = pc.if_else(pc.is_in(column, texts(["1", "true"])), "true", "false")
            kinds[members] = Kind.BOOLEAN
        elif stated == Stated.ISO_DATE:
            column = pc.replace_substring_regex(column, r"(?:T00:00:00)?(?:\.0+)?Z?$", "")
            kinds[members] = Kind.DATE
        else:
            kinds[members] = {
                Stated.TEXT: Kind.TEXT,
                Stated.ERROR: Kind.ERROR,
                Stated.FORMULA: Kind.FORMULA_WITHOUT_VALUE,
            }[Stated(stated)]
        parts.append(column)
        where.append(members)
    column = merge(parts, where, count) if parts else texts([])
    cells = Cells(found.rows, found.columns, kinds, meaning.styles.code_of_style[styles], column)
    return _without_empty(cells)


def stressed_rows(found: Found, styles: Styles) -> set[int]:
    """Of the first rows of a sheet those whose cells, two and more, are bold or coloured."""
    last = len(styles.stressed) - 1
    top = found.rows <= _LOOKED_AT
    rows, style = found.rows[top], found.styles[top]
    style = np.where((style < 0) | (style > last), 0 if last else last, style)
    cells, bold = np.bincount(rows), np.bincount(rows, weights=styles.stressed[style])
    return set(np.flatnonzero((cells > 1) & (bold == cells)).tolist())


def _shared(column: pa.StringArray, strings: pa.StringArray) -> pa.StringArray:
    try:
        return strings.take(column.cast(pa.int32()))
    except (pa.ArrowInvalid, pa.ArrowIndexError) as error:
        raise DamagedError("a cell names a text that is not there") from error


def _numbers(
    column: pa.StringArray, dated: npt.NDArray[np.bool_], is_1904: bool
) -> tuple[pa.StringArray, npt.NDArray[np.int8]]:
    """Shortest texts of numbers and ISO dates of days, with their kinds."""
    kinds = np.full(len(column), Kind.NUMBER, dtype=np.int8)
    lengths = np.asarray(pc.binary_length(column).to_numpy(zero_copy_only=False))
    plain = flags(pc.match_substring_regex(column, _CANONICAL)) & (lengths <= _LONGEST_CANONICAL)
    convert = np.flatnonzero(~plain | dated)
    if len(convert) == 0:
        return column, kinds
    everything = len(convert) == len(column)
    written = column if everything else column.take(integers(convert))
    try:
        values = pc.utf8_trim_whitespace(written).cast(pa.float64())
    except pa.ArrowInvalid as error:
        raise DamagedError(f"a number cannot be read: {error}") from error
    numbers = values.to_numpy(zero_copy_only=False) + 0.0
    is_day = dated[convert] & in_calendar(numbers, is_1904)
    kinds[convert[is_day]] = Kind.DATE
    days, which = np.unique(numbers[is_day], return_inverse=True)
    day_texts = texts(iso_dates(days, is_1904)).take(integers(which.astype(np.int32)))
    other = _shortest(numbers[~is_day])
    converted = merge(
        [day_texts, other], [np.flatnonzero(is_day), np.flatnonzero(~is_day)], len(convert)
    )
    if everything:
        return converted, kinds
    kept = np.flatnonzero(plain & ~dated)
    return merge([column.take(integers(kept)), converted], [kept, convert], len(column)), kinds


def _shortest(numbers: npt.NDArray[np.float64]) -> pa.StringArray:
    """The shortest texts that read back to the same numbers, whole ones without a point."""
    is_whole = (numbers == np.rint(numbers)) & (np.abs(numbers) < _LARGEST_WHOLE)
    whole = integers(numbers[is_whole].astype(np.int64)).cast(pa.string())
    broken = numbers[~is_whole]
    rest = pa.Array.from_buffers(pa.float64(), len(broken), [None, pa.py_buffer(broken)])
    places = [np.flatnonzero(is_whole), np.flatnonzero(~is_whole)]
    return merge([whole, rest.cast(pa.string())], places, len(numbers))


def _without_empty(cells: Cells) -> Cells:
    filled = pc.not_equal(pc.binary_length(cells.texts), 0)
    mask = flags(filled)
    if mask.all():
        return cells
    return Cells(
        cells.rows[mask],
        cells.columns[mask],
        cells.kinds[mask],
        cells.formats[mask],
        cells.texts.filter(filled),
    )
