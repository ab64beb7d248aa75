"""Cells → classes by how they look: number, year, date, mark, text. No word of any field."""

from __future__ import annotations

import re
from enum import IntEnum

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Kind
from data.tables.panel import Panel


class CellClass(IntEnum):
    """How a cell looks; the first five stand where values stand."""

    EMPTY = 0
    NUMBER = 1
    YEAR = 2
    DATE = 3
    MARK = 4
    TEXT = 5
    LONG = 6


# By kind; of a text the text decides.
_OF_KIND = np.zeros(len(Kind), dtype=np.int8)
_OF_KIND[[Kind.NUMBER, Kind.FORMULA_WITHOUT_VALUE]] = CellClass.NUMBER
_OF_KIND[Kind.DATE] = CellClass.DATE
_OF_KIND[[Kind.ERROR, Kind.BOOLEAN]] = CellClass.MARK


def are_values(classes: np.ndarray) -> np.ndarray:
    """Which cells look like values: numbers, years, dates, marks."""
    found: np.ndarray = (classes > CellClass.EMPTY) & (classes < CellClass.TEXT)
    return found


def are_real(classes: np.ndarray) -> np.ndarray:
    """Which cells look like values that say something: numbers, years, dates."""
    found: np.ndarray = (classes > CellClass.EMPTY) & (classes < CellClass.MARK)
    return found


_NUMBER = re.compile(
    r"[(\[<>≤≥~≈±+\-−–－]*\s*[£$€¥￥]?\s*(?:\d[\d\s,.'’，\u00a0\u202f]*|[.,]\d+)"
    r"(?:[eE][+-]?\d+)?\s*[%‰％]?\s*(?:\(?[a-zA-Z*†‡]\)?)?\s*[)\]]?"
)
_YEAR = re.compile(
    r"(?:1[89]|20)\d\d(?:\s*[-/–—]\s*(?:\d{4}|\d{2}))?(?:\.0)?\s*(?:年度?|[%％]|\(?[a-zA-Z*]\)?)?"
)
_PERIOD = re.compile(
    r"(?:1[89]|20)\d\d\s*[-./ ]?\s*(?:[QTMHqtmh]\s?\d{1,2}|[IV]{1,3})|"
    r"[QTqt]\s?[1-4]\s*[-./ ]?\s*(?:1[89]|20)\d\d|"
    r"(?:19|20)\d\d\s*年\s*\d{1,2}\s*(?:月份?|季度)|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[-\s/']+(?:\d{2}|\d{4})",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:19|20)\d\d[-./年]\s*\d{1,2}(?:[-./月]\s*\d{1,2}日?|月?)(?:[T ]\d.*)?|"
    r"\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|\d{1,2}月\d{1,2}日"
)
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]")
_MARKS = re.compile(r"n\.?\s?[ad]\.?|nil|[a-zA-Z]{1,2}|\([a-zA-Z]{1,2}\)|#.*", re.IGNORECASE)
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONG, _LONG_SPACES, _LONG_IDEOGRAPHS = 70, 6, 40
# Where nearly all of so many texts of a column are plain, the others are taken for plain.
_LOOKED_AT, _PLAIN = 1000, 0.98
_TOGETHER = 1000  # cells


def class_of_text(text: str) -> CellClass:
    """The class of a cell that holds text."""
    text = text.strip()
    if len(text) <= 24 and _DIGIT.search(text):
        if _YEAR.fullmatch(text.strip("()（）")) or _PERIOD.fullmatch(text):
            return CellClass.YEAR
        if _DATE.fullmatch(text):
            return CellClass.DATE
        if _NUMBER.fullmatch(text):
            return CellClass.NUMBER
    if len(text) <= 5 and not text[:1].isdigit() and _is_mark(text):
        return CellClass.MARK
    ideographs = len(_IDEOGRAPH.findall(text)) if len(text) > _LONG_IDEOGRAPHS else 0
    if ideographs > _LONG_IDEOGRAPHS or (len(text) > _LONG and text.count(" ") >= _LONG_SPACES):
        return CellClass.LONG
    return CellClass.TEXT


def _is_mark(text: str) -> bool:
    return not _LETTERS.search(text) or _MARKS.fullmatch(text) is not None


def cell_classes(panel: Panel) -> np.ndarray:
    """The class of every cell of a panel, int8 of its shape; looked for once."""
    if panel.classes is None:
        found: np.ndarray = _OF_KIND[panel.kinds]
        # Many short columns are looked at together.
        many = max(1, _TOGETHER // max(1, panel.height))
        for first in range(0, panel.width, many):
            columns = range(first, min(first + many, panel.width))
            kinds = panel.kinds[:, first : first + many].T.ravel()
            raw = pa.concat_arrays([panel.raw(column) for column in columns])
            classes = _OF_KIND[kinds]
            texts, numbers = (np.flatnonzero(kinds == one) for one in (Kind.TEXT, Kind.NUMBER))
            if len(texts):
                classes[texts] = _text_classes(raw.take(texts))
            if len(numbers):
                classes[numbers[_are_years(raw.take(numbers))]] = CellClass.YEAR
            found[:, first : first + many] = classes.reshape(len(columns), panel.height).T
        panel.classes = found
    return panel.classes


def _text_classes(texts: pa.StringArray) -> np.ndarray:
    """The classes of a column's texts; past the first ones plain where those are."""
    first = texts[:_LOOKED_AT].dictionary_encode()
    classes = np.array([class_of_text(text) for text in first.dictionary.to_pylist()], np.int8)
    found: np.ndarray = np.full(len(texts), CellClass.TEXT, dtype=np.int8)
    found[: len(first)] = classes[first.indices.to_numpy()]
    if len(texts) > len(first) and np.mean(found[: len(first)] == CellClass.TEXT) < _PLAIN:
        rest = texts[_LOOKED_AT:].dictionary_encode()
        classes = np.array([class_of_text(text) for text in rest.dictionary.to_pylist()], np.int8)
        found[_LOOKED_AT:] = classes[rest.indices.to_numpy()]
    return found


def _are_years(texts: pa.StringArray) -> np.ndarray:
    """Which numbers are years from 1800 to 2099."""
    found = np.asarray(pc.equal(pc.binary_length(texts), 4)).astype(bool)
    if found.any():
        plausible = pc.match_substring_regex(
            texts.filter(pa.array(found)), "^(?:18|19|20)[0-9]{2}$"
        )
        found[found] = np.asarray(plausible)
    return found
