"""What a parser answers: values, problems at cells, and what a number format says.

Decides how every parser of this room works: numbers and dates are read as whole arrays, texts
once for each distinct text, and what cannot be read is a null with a problem that names the cell
by its index in the column. Empty-like cells (``-``, ``/``, ``无``, NBSP) are null without a
problem.

The clerk sees ``5.0亿元`` where the file holds 5, and ``2025.10`` where it holds 2025.1; the
format is part of what was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, SupportsInt, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column, Kind
from data.files.number_formats import Section, Token, is_date, is_general, sections
from data.issues import Severity

T = TypeVar("T")

_BLANK_WORDS = """
- -- --- — —— ——— – − ― ─ ~ / // \\ . 、 * 无 无。 空 空白 n/a na null none nil #n/a
"""
_UNDECIDED_WORDS = """
待定 未定 暂定 待核 待核实 待补充 待确认 待明确 待统计 待填 待报 暂无 暂缺 暂未确定 尚未确定 未确定
未明确 未知 不详 不明 不清楚 正在核实 核实中 tbd tbc unknown ?
"""
BLANK_TEXTS = frozenset(_BLANK_WORDS.split())
UNDECIDED_TEXTS = frozenset(_UNDECIDED_WORDS.split())
# What is longer is prose, and the patterns of dates and amounts take time by its square.
LONGEST = 300
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[^\S\n]+")
_LINE_BREAKS = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell; index counts from 0 within the column.

    code is a message of values.ftl; its arguments always hold ``text``, the cell as
    the file has it.
    """

    index: int
    code: str
    severity: Severity
    arguments: dict[str, str]


@dataclass(frozen=True)
class Parsed:
    """A column's typed values (null where blank or unreadable) and what was found.

    precision: dates only, index → ``month``, ``quarter``, ``half`` or ``year``.
    """

    values: pa.Array
    problems: tuple[Problem, ...] = ()
    precision: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What one text says: a value, or None with the code of the reason."""

    value: T | None
    code: str = ""
    severity: Severity = "error"
    arguments: dict[str, str] = field(default_factory=dict)
    precision: str = ""


class Cells:
    """A column as numpy arrays: what each cell holds, and which cells hold nothing."""

    def __init__(self, column: Column) -> None:
        self.raw = column.raw
        self.height = len(column.raw)
        self.kind = column.kind.fill_null(0).to_numpy(zero_copy_only=False)
        self.number_format = column.number_format
        self.problems: list[Problem] = []

    def rows(self, kind: Kind) -> np.ndarray:
        """Indices of the cells of a kind."""
        return np.flatnonzero(self.kind == kind)

    def take(self, rows: np.ndarray) -> pa.StringArray:
        """Raw texts of the cells ``rows``."""
        return self.raw if len(rows) == self.height else self.raw.take(pa.array(rows))

    def text(self, index: int) -> str:
        """The raw text of one cell."""
        value = self.raw[index].as_py()
        return "" if value is None else str(value)

    def texts(self, rows: np.ndarray) -> list[str]:
        """The raw texts of the cells ``rows``."""
        return ["" if text is None else text for text in self.take(rows).to_pylist()]

    def formats(self, rows: np.ndarray) -> tuple[list[str], np.ndarray]:
        """Distinct number formats of the cells ``rows`` ("" = General), and which one each has."""
        if self.number_format.null_count == self.height:
            return [""], np.zeros(len(rows), dtype=np.int64)
        names = [str(name) for name in self.number_format.dictionary.to_pylist()]
        codes = self.number_format.indices.fill_null(len(names)).to_numpy(zero_copy_only=False)
        used, which = np.unique(codes[rows], return_inverse=True)
        return ["" if code == len(names) else names[code] for code in used], which

    def report(self, index: SupportsInt, code: str, severity: Severity, **arguments: str) -> None:
        """Add a problem about one cell."""
        self.problems.append(
            Problem(int(index), code, severity, {"text": self.text(int(index)), **arguments})
        )

    def report_all(self, rows: np.ndarray, code: str, severity: Severity, **arguments: str) -> None:
        """Add the same problem about each of the cells ``rows``."""
        if len(rows):
            self.problems += [
                Problem(index, code, severity, {"text": text, **arguments})
                for index, text in zip(rows.tolist(), self.texts(rows), strict=True)
            ]

    def report_unusable(self, *unwanted: tuple[Kind, str]) -> None:
        """Report error cells, formulas without a value, and kinds that the column cannot hold."""
        without_value = (Kind.FORMULA_WITHOUT_VALUE, "formula-without-value")
        for kind, code in ((Kind.ERROR, "cell-error"), without_value, *unwanted):
            self.report_all(self.rows(kind), code, "error")

    def sorted_problems(self) -> tuple[Problem, ...]:
        """All problems in the order of the cells."""
        return tuple(sorted(self.problems, key=lambda problem: problem.index))


@dataclass(frozen=True)
class TextReadings(Generic[T]):
    """Readings of a column's text cells: one for each distinct text.

    which[i] is the reading of the cell rows[i].
    """

    rows: np.ndarray
    which: np.ndarray
    readings: list[Reading[T]]

    def flagged(self, of: Callable[[Reading[T]], bool]) -> Iterator[tuple[int, int]]:
        """The cells whose reading fulfils ``of``, with the number of that reading."""
        wanted = np.array([of(reading) for reading in self.readings], dtype=bool)
        if not wanted.any():
            return iter(())
        at = np.flatnonzero(wanted[self.which])
        return zip(self.rows[at].tolist(), self.which[at].tolist(), strict=True)

    def values(self, absent: T) -> tuple[np.ndarray, np.ndarray]:
        """Values of the cells as an array (``absent`` where there is none), and which have one."""
        have = np.array([reading.value is not None for reading in self.readings], dtype=bool)
        values = np.array(
            [absent if reading.value is None else reading.value for reading in self.readings]
        )
        return values[self.which], have[self.which]


def read_texts(
    cells: Cells, rows: np.ndarray, read: Callable[[str], Reading[T]], longest: int = LONGEST
) -> TextReadings[T]:
    """Read the text cells ``rows``, each distinct text once, and report what was found.

    ``read`` gets the text without invisible characters, NFKC, trimmed; blank and
    undecided texts never reach it (the latter become null with a note), nor do texts of
    more than ``longest`` characters (an error).
    """
    encoded = cells.take(rows).dictionary_encode()
    texts = encoded.dictionary.to_pylist()
    readings = [_reading(text, read, longest) for text in texts]
    which = encoded.indices.to_numpy(zero_copy_only=False)
    result = TextReadings(rows, which, readings)
    lines = [
        {"text": text, **reading.arguments} for text, reading in zip(texts, readings, strict=True)
    ]
    for index, number in result.flagged(lambda reading: bool(reading.code)):
        reading = readings[number]
        cells.problems.append(Problem(index, reading.code, reading.severity, lines[number]))
    return result


def _reading(text: str, read: Callable[[str], Reading[T]], longest: int) -> Reading[T]:
    clean = cleaned(text)
    if is_blank(clean):
        return Reading(None)
    if clean.lower() in UNDECIDED_TEXTS:
        return Reading(None, "value-undecided", "note")
    if len(clean) > longest:
        return Reading(None, "text-too-long", "error", {"count": str(len(clean))})
    return read(clean)


def cleaned(text: str) -> str:
    """NFKC, no invisible characters, runs of white space made one space or line break, trimmed."""
    folded = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).replace("\r", "\n")
    return _LINE_BREAKS.sub("\n", _SPACES.sub(" ", folded)).strip()


def is_blank(clean: str) -> bool:
    """Whether a cleaned text stands for an empty cell."""
    return not clean or clean.lower() in BLANK_TEXTS


def numbers_of(raw: pa.StringArray) -> np.ndarray:
    """Raw texts of number cells as float64 (nan where a text is no number after all)."""
    try:
        numbers: np.ndarray = pc.cast(raw, pa.float64()).to_numpy(zero_copy_only=False)
        return numbers
    except pa.ArrowInvalid:
        return np.array([_float(text) for text in raw.to_pylist()], dtype=np.float64)


def _float(text: str | None) -> float:
    try:
        return float(text) if text is not None else float("nan")
    except ValueError:
        return float("nan")


_UNITS = re.compile(r"亿美元|万美元|亿元|百万元|千万元|万元|千元|美元|元|亿|万")
_WHOLE_UNITS = {"亿": "亿元", "万": "万元"}


@dataclass(frozen=True)
class FormatMeaning:
    """A format code, as far as a value's meaning hangs on it.

    unit: ``亿元``, ``万元`` …, "" where the format names none.
    divisor: displayed number = stored number / divisor (``0,`` → 1000, ``0\\.0,`` → 10 000).
    decimals: shown digits after the point, None for General.
    year, month, day: whether the format shows that part of a date.
    """

    is_percent: bool = False
    unit: str = ""
    divisor: int = 1
    decimals: int | None = None
    year: bool = False
    month: bool = False
    day: bool = False

    @property
    def is_date(self) -> bool:
        """Whether the format shows a date."""
        return self.year or self.month or self.day


@lru_cache(maxsize=4096)
def meaning_of(code: str) -> FormatMeaning:
    """Take a format code apart; "" and General give the plain meaning."""
    if is_general(code):
        return FormatMeaning()
    plain = re.sub(r"!(.)", r"\\\1", code)
    tokens = sections(plain)[0]
    if is_date(plain):
        letters = "".join(token.text for token in tokens if token.kind == "date")
        return FormatMeaning(
            year=bool(re.search("[yeb]", letters)), month="m" in letters, day="d" in letters
        )
    numbers = "".join(token.text for token in tokens if token.kind == "number")
    if not numbers:
        return FormatMeaning()
    unit = _UNITS.search("".join(token.text for token in tokens if token.kind == "text"))
    return FormatMeaning(
        is_percent="%" in numbers,
        unit=_WHOLE_UNITS.get(unit[0], unit[0]) if unit else "",
        divisor=_divisor(tokens),
        decimals=len(re.sub("[^0#?]", "", numbers.partition(".")[2].partition("E")[0])),
    )


def _divisor(tokens: Section) -> int:
    """Thousands left out by trailing commas, times the digits behind a literal point."""
    numbers = [token for token in tokens if token.kind == "number"]
    trailing = re.search(r"(,+)%*$", numbers[-1].text)
    divisor: int = 1000 ** len(trailing[1]) if trailing else 1
    for before, point, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.kind == after.kind == "number" and point == Token("text", "."):
            divisor *= 10 ** (len(after.text) - len(after.text.lstrip("0#?")))
    return divisor
