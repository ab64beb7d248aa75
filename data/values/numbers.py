"""Numbers and shares of a column: ``60多家`` keeps its text, ``6.5%`` is 0.065.

A measure word behind the number (``3天``, ``12.5亩``) is read through; a vague count
(``60多家``) is a null that keeps its text in the problem, never 60.

A percent sign (in the cell, its number format or the header) decides. Without one, up to 1 is a
share; above 2 nobody means a multiple, so it is read as a percentage with a warning; between 1
and 2 (129% or 1.29%?) it stays unknown.
"""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column, Kind
from data.values.parse_result import Cells, Parsed, Reading, meaning_of, numbers_of, read_texts

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "壹": 1}
_TENS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = re.compile(r"[零〇○一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?")


def chinese_number(text: str) -> Decimal | None:
    """``两亿三千万`` → 230000000, ``一点五`` → 1.5; None where the text is no numeral."""
    if not NUMERAL.fullmatch(text):
        return None
    whole, _, fraction = text.partition("点")
    total, group, section, digit = 0, 0, 0, 0
    for letter in whole:
        if letter in DIGITS:
            digit = DIGITS[letter]
        elif letter in _TENS:
            section += (digit or 1) * _TENS[letter]
            digit = 0
        elif letter == "万":
            group += (section + digit or 1) * 10**4
            section = digit = 0
        else:
            total += (group + section + digit or 1) * 10**8
            group = section = digit = 0
    number = Decimal(total + group + section + digit)
    if fraction:
        number += Decimal("0." + "".join(str(DIGITS[letter]) for letter in fraction))
    return number


def chinese_digits(text: str) -> str:
    """Numerals of a date turned into figures: ``二〇二一年十二月三日`` → ``2021年12月3日``."""
    text = re.sub(
        r"[零〇○一二三四五六七八九]{4}(?=年)",
        lambda match: "".join(str(DIGITS[letter]) for letter in match[0]),
        text,
    )
    return re.sub(
        r"[一二三四五六七八九十]{1,3}(?=[月日号])",
        lambda match: str(chinese_number(match[0])),
        text,
    )


_NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_MEASURE = (
    r"(?:平方米|平方公里|公顷|亩|公里|千米|米|万吨|吨|个工作日|工作日|个月|个|家次|家|人次|人|名|批次"
    r"|批|次|场|项|条|件|份|户|台|套|天|日|年|月|辆|座|期|位|宗|㎡|m2|km|mw|万千瓦|千瓦|兆瓦|元)"
)
_ONE = re.compile(
    rf"(?:约|大约|近|共|共计)?({_NUMBER})([万亿]?)(?:{_MEASURE}(?:/[年月天])?)?(?:左右)?"
)
_HALF = re.compile(r"(?:(\d+)(?:天|个)?)?半(?:天|日|个月|年)?|(\d+)天半")
_VAGUE = re.compile(
    r"\d+[十百千万]*(?:余|多|几|以上|\+)|[几数]十?百?[个家名人次项]|若干|(?:超过?|逾|不少于|至少)\d"
)
_PLAIN = r"^\s*[+-]?[0-9]+(\.[0-9]+)?\s*$"


def parse_numbers(column: Column) -> Parsed:
    """Numbers as double; problems: number-vague, number-approximate, number-unreadable."""
    cells = Cells(column)
    values, have = _read(cells)
    return Parsed(pa.array(values, mask=~have), cells.sorted_problems())


def parse_integers(column: Column) -> Parsed:
    """Whole numbers as int64; a fraction is the error integer-expected."""
    cells = Cells(column)
    values, have = _read(cells)
    fractional = have & (values != np.rint(values))
    huge = have & (np.abs(values) > 2**53)
    cells.report_all(np.flatnonzero(fractional), "integer-expected", "error")
    cells.report_all(np.flatnonzero(huge & ~fractional), "number-unreadable", "error")
    whole = have & ~fractional & ~huge
    integers = np.where(whole, values, 0).astype(np.int64)
    return Parsed(pa.array(integers, mask=~whole), cells.sorted_problems())


def _read(cells: Cells) -> tuple[np.ndarray, np.ndarray]:
    values = np.zeros(cells.height)
    have = np.zeros(cells.height, dtype=bool)
    rows = cells.rows(Kind.NUMBER)
    _store(cells, rows, numbers_of(cells.take(rows)), values, have)
    codes, which = cells.formats(rows)
    for number, code in enumerate(codes):
        if meaning_of(code).is_date:
            have[rows[which == number]] = False
            cells.report_all(rows[which == number], "number-unreadable", "error")
    rows = cells.rows(Kind.TEXT)
    if len(rows):
        raw = cells.take(rows)
        plain = pc.match_substring_regex(raw, _PLAIN).to_numpy(zero_copy_only=False)
        texts = pc.utf8_trim_whitespace(raw.filter(pa.array(plain)))
        _store(cells, rows[plain], numbers_of(texts), values, have)
        odd = rows[~plain]
        found = read_texts(cells, odd, read_number)
        if len(odd):
            read, stated = found.values(0.0)
            values[odd[stated]] = read[stated].astype(np.float64)
            have[odd[stated]] = True
    cells.report_unusable((Kind.DATE, "number-unreadable"), (Kind.BOOLEAN, "number-unreadable"))
    return values, have


def _store(
    cells: Cells, rows: np.ndarray, numbers: np.ndarray, values: np.ndarray, have: np.ndarray
) -> None:
    fits = np.isfinite(numbers)
    values[rows[fits]], have[rows[fits]] = numbers[fits], True
    cells.report_all(rows[~fits], "number-unreadable", "error")


def read_number(text: str) -> Reading[float]:
    """The number of a cleaned text."""
    bare = re.sub(r"\s+", "", text).lower().strip("'\"“”。")
    if bare.endswith("%"):
        return Reading(None, "number-percent", "error")
    found = _ONE.fullmatch(bare)
    if found:
        value = float(found[1].replace(",", "")) * {"": 1, "万": 10**4, "亿": 10**8}[found[2]]
        if re.match("约|大约|近", bare) or bare.endswith("左右"):
            return Reading(value, "number-approximate", "warning", {"read": f"{value:g}"})
        return Reading(value)
    half = _HALF.fullmatch(bare)
    if half:
        return Reading(float(half[1] or half[2] or 0) + 0.5)
    numeral = re.sub(rf"{_MEASURE}$", "", bare)
    if NUMERAL.fullmatch(numeral):
        number = chinese_number(numeral)
        return Reading(float(number) if number is not None else None)
    if _VAGUE.search(bare):
        return Reading(None, "number-vague", "warning")
    if not re.search(r"\d", bare):
        return Reading(None, "number-words", "warning")
    return Reading(None, "number-unreadable", "error")


_PERCENT = re.compile(r"(约|近)?([+-]?\d+(?:,\d{3})*(?:\.\d+)?)(%|‰)(左右)?")
_OF_HUNDRED = re.compile(r"百分之(\d+(?:\.\d+)?)")
_BARE = re.compile(r"[+-]?\d+(?:\.\d+)?")
_SHARES_VAGUE = re.compile(r"\d+(?:\.\d+)?(?:余|多)?%?(?:以上|以下|余|多|\+)|(?:超过?|逾|不足)\d")
UNLIKELY_ABOVE = 10.0


def parse_shares(column: Column, unit: str = "") -> Parsed:
    """Shares as double, 1.0 = 100%.

    unit: "%" where the header says that bare numbers are percentages.
    """
    cells = Cells(column)
    values, have, bare = _as_written(cells)
    _settle_bare(cells, values, have, have & bare, unit)
    cells.report_unusable((Kind.DATE, "share-unreadable"), (Kind.BOOLEAN, "share-unreadable"))
    for index in np.flatnonzero(have & ((values > UNLIKELY_ABOVE) | (values < 0))):
        cells.report(index, "share-unlikely", "warning", read=f"{values[index]:.1%}")
    return Parsed(pa.array(values, mask=~have), cells.sorted_problems())


def bare_shares(column: Column) -> tuple[np.ndarray, np.ndarray]:
    """The column's numbers as they are written, and which of them bear no percent sign."""
    values, have, bare = _as_written(Cells(column))
    return values, have & bare


def _as_written(cells: Cells) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(numbers, which cells hold one, which of those may be a share or a percentage)."""
    values = np.zeros(cells.height)
    have = np.zeros(cells.height, dtype=bool)
    bare = np.zeros(cells.height, dtype=bool)
    rows = cells.rows(Kind.NUMBER)
    numbers = numbers_of(cells.take(rows))
    codes, which = cells.formats(rows)
    is_percent = np.array([meaning_of(code).is_percent for code in codes], dtype=bool)
    values[rows], have[rows], bare[rows] = numbers, np.isfinite(numbers), ~is_percent[which]
    rows = cells.rows(Kind.TEXT)
    if len(rows):
        found = read_texts(cells, rows, _read_share)
        read, stated = found.values((0.0, False))
        values[rows[stated]] = read[stated, 0]
        bare[rows[stated]] = read[stated, 1] > 0
        have[rows[stated]] = True
    return values, have, bare


def _settle_bare(
    cells: Cells, values: np.ndarray, have: np.ndarray, bare: np.ndarray, unit: str
) -> None:
    """Decide what numbers without a percent sign mean; changes values and have."""
    small = bare & (values > 0) & (values < 1)
    if unit == "%":
        if (bare & (values > 1)).any() or not small.any():
            values[bare] /= 100
        for index in np.flatnonzero(small):
            cells.report(index, "share-under-percent", "warning", read=f"{values[index]:.2%}")
        return
    unclear = bare & (values > 1) & (values < 2)
    percentages = bare & (values >= 2)
    if percentages.any():
        for index in np.flatnonzero(small):
            cells.report(index, "share-mixed", "warning", read=f"{values[index]:.1%}")
    have[unclear] = False
    cells.report_all(np.flatnonzero(unclear), "share-ambiguous", "warning")
    values[percentages] /= 100
    for index in np.flatnonzero(percentages):
        cells.report(index, "share-assumed-percent", "warning", read=f"{values[index]:.1%}")


def _read_share(text: str) -> Reading[tuple[float, bool]]:
    """(share, False) for a percentage, (number, True) for a bare number."""
    plain = re.sub(r"\s+", "", text).strip("'\"“”。")
    found = _PERCENT.fullmatch(plain)
    if found:
        value = float(found[2].replace(",", "")) / (100 if found[3] == "%" else 1000)
        if found[1] or found[4]:
            return Reading(
                (value, False), "number-approximate", "warning", {"read": f"{value:.1%}"}
            )
        return Reading((value, False))
    spoken = _OF_HUNDRED.fullmatch(plain)
    if spoken:
        return Reading((float(spoken[1]) / 100, False))
    if _BARE.fullmatch(plain):
        return Reading((float(plain), True))
    if _SHARES_VAGUE.search(plain):
        return Reading(None, "number-vague", "warning")
    if not re.search(r"\d", plain):
        return Reading(None, "number-words", "warning")
    return Reading(None, "share-unreadable", "error")
