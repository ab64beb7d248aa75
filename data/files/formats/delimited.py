"""Text files with a delimiter → one grid of texts.

Row n is the n-th record as an office program shows it: a quoted line break stays inside
its cell, an empty line is a row, a first line ``sep=;`` names the delimiter and is no
row. Rows may be of unequal length. Nothing is taken for a number or a date here: a text
file says neither, and ``007`` stays what it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

import numpy as np

from data.files.arrow_text import texts
from data.files.cells import Budget, Cells, Worksheet
from data.files.errors import DamagedError, RefusedError
from data.files.grid import Grid, Kind
from data.files.limits import Limits

_DELIMITERS = ",\t;|，"
_SAMPLE_ROWS = 200
_SEPARATOR_LINE = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)
_FORCED_TEXT = re.compile(r'="((?:[^"]|"")*)"')
_BATCH = 10_000
_END = "\uffff"  # no character of any text
_REGULAR_SHARE = 0.6


def read_delimited(text: str, name: str, limits: Limits, *, must_be_table: bool) -> Grid:
    """The one grid of a text, named ``name``.

    must_be_table: refuse a text without columns (what calls itself a workbook and is
    only text). Raises RefusedError; DamagedError for a text that breaks the rules of quoting.
    """
    separator = _SEPARATOR_LINE.match(text)
    if separator is not None:
        text = text[separator.end() :]
    delimiter = separator[1] if separator is not None else _delimiter(text)
    if must_be_table and not _is_table(text, delimiter):
        raise RefusedError("refused-not-a-table")
    sheet = Worksheet(name, 0, Budget(limits))
    csv.field_size_limit(limits.file_bytes)
    records = _records(text, delimiter)
    widths = list[int]()
    start = 1
    try:
        while chunk := list(islice(records, _BATCH)):
            sheet.extend(_cells(chunk, start))
            widths += [len(record) if any(record) else 0 for record in chunk]
            start += len(chunk)
    except csv.Error as error:
        raise DamagedError(f"quoting: {error}") from error
    sheet.record_widths = _uneven(widths)
    return sheet.grid()


def _uneven(widths: list[int]) -> dict[int, int]:
    """Row → width where it is not the usual one, which stands under 0; {} for an even text."""
    filled = Counter(width for width in widths if width)
    if len(filled) < 2:
        return {}
    ((usual, _),) = filled.most_common(1)
    return {0: usual} | {
        row: width for row, width in enumerate(widths, 1) if width not in (0, usual)
    }


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records of a text; raises RefusedError where a quote that opens never closes.

    All rows below such a quote would go into one cell, as office programs have it.
    """
    # newline="" keeps line breaks inside quotes as they are.
    lines = chain(io.StringIO(text, newline=""), [_END])
    held: list[str] | None = None
    number = 0
    for record in csv.reader(lines, delimiter=delimiter):
        if held is not None:
            yield held
        held, number = record, number + 1
    if held == [_END] or held is None:
        return
    last = held[-1].removesuffix(_END).rstrip("\r\n")
    if "\n" in last:
        raise RefusedError("refused-open-quote", row=str(number))
    yield [*held[:-1], last]  # nothing stands below it


def _cells(records: list[list[str]], start: int) -> Cells:
    rows, columns, values = [], [], []
    for offset, record in enumerate(records):
        for number, written in enumerate(record, 1):
            if value := _plain(written):
                rows.append(start + offset)
                columns.append(number)
                values.append(value.replace("\r\n", "\n"))
    count = len(values)
    return Cells(
        np.array(rows, dtype=np.int32),
        np.array(columns, dtype=np.int32),
        np.full(count, Kind.TEXT, dtype=np.int8),
        np.full(count, -1, dtype=np.int32),
        texts(values),
    )


def _plain(value: str) -> str:
    """``="0012"``, by which exports keep a spreadsheet from reading a number, is 0012."""
    forced = _FORCED_TEXT.fullmatch(value) if value.startswith('="') else None
    return forced[1].replace('""', '"') if forced else value


def _delimiter(text: str) -> str:
    """The delimiter that gives the most rows of one and the same width above one."""
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = _widths(text, delimiter)
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        _, usual = Counter(wide).most_common(1)[0]
        score = usual + len(wide) / (len(widths) + 1)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _is_table(text: str, delimiter: str) -> bool:
    widths = _widths(text, delimiter)
    if len(widths) < 2:
        return False
    wide = [width for width in widths if width > 1]
    if not wide:
        return False
    _, usual = Counter(wide).most_common(1)[0]
    return usual >= 2 and usual >= _REGULAR_SHARE * len(widths)


def _widths(text: str, delimiter: str) -> list[int]:
    """Widths of the first records that are not empty."""
    records = csv.reader(io.StringIO(text[: 1 << 18], newline=""), delimiter=delimiter)
    try:
        return [len(record) for record in islice(records, _SAMPLE_ROWS) if any(record)]
    except csv.Error:
        return []
