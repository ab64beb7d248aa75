"""List numbers before names, in a cell or down a column: ``1.``, ``2、``, ``(3)``, ``④``.

They are no part of a name. A number that belongs to it (``3M公司``, ``58同城``, ``1.5T设备``,
``2号机组``) has no sign behind it, or goes on as a number. ``4.2号机组`` can be either: it is a
list number where the cells of the column count up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column
from data.values.numbers import chinese_number
from data.values.parse_result import Problem

_CIRCLES = ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
_CIRCLED = {sign: n for row in _CIRCLES for n, sign in enumerate(row, 1)}
_WORDS = "一二三四五六七八九十"
_SIGNS = "".join(_CIRCLES)
_MAY_BE_NUMBERED = (
    rf"^\s*(?:[(（]?\s*[0-9０-９{_WORDS}]{{1,3}}\s*(?:[.．、)）是:：]|\s)|[{_SIGNS}])"
)
# Each style by how its numbers are marked; numbers of one list are marked alike.
_STYLES = {
    "circled": re.compile(rf"(?P<n>[{_SIGNS}])\s*[.．、:：]?\s*"),
    "bracketed": re.compile(
        rf"[(（]\s*(?P<n>\d{{1,2}}|[{_WORDS}]{{1,3}})\s*[)）]\s*[.．、:：]?\s*"
    ),
    "marked": re.compile(r"(?<![\d.．])(?P<n>\d{1,2})\s*(?:[、)）:：]|[.．](?![\d．]))\s*"),
    "word": re.compile(rf"(?<![{_WORDS}第])(?P<n>[{_WORDS}]{{1,3}})(?:[、.．:：]|是)\s*"),
    "spaced": re.compile(r"(?:(?<=\s)|^)(?P<n>\d{1,2})\s+(?=[^\W\d])"),
}
_ALONE = ("circled", "bracketed", "marked")  # one such number says enough
_GOES_ON = re.compile(r"\d")
_LEADING = re.compile(r"^(?P<n>\d{1,3})\s*[.．、)）]\s*(?=\S)")
_END = re.compile(r"[\s,，;；、。.．|/]+$")
_FEWEST_COUNTED, _COUNTED_SHARE = 3, 0.8


@dataclass(frozen=True)
class _ListNumber:
    number: int
    start: int
    end: int


def numbered_entries(text: str) -> tuple[str, ...]:
    """The entries of a text that numbers them from its first letter on, () where it does not."""
    text = text.strip()
    for style, pattern in _STYLES.items():
        numbers = _run(text, pattern)
        if not numbers:
            continue
        is_sure = style in _ALONE if numbers[0].number > 1 or len(numbers) == 1 else True
        if not is_sure or (len(numbers) == 1 and _GOES_ON.match(text[numbers[0].end :])):
            continue
        ends = [*(number.start for number in numbers[1:]), len(text)]
        pieces = [text[number.end : end] for number, end in zip(numbers, ends, strict=True)]
        entries = tuple(_END.sub("", piece) for piece in pieces)
        if all(entries):
            return entries
    return ()


def _run(text: str, pattern: re.Pattern[str]) -> list[_ListNumber]:
    """The list numbers of one style that count up by one from the one that opens the text."""
    first = pattern.match(text)
    if not first:
        return []
    numbers = [_ListNumber(_number(first["n"]), first.start(), first.end())]
    for found in pattern.finditer(text, first.end()):
        if _number(found["n"]) == numbers[-1].number + 1:
            numbers.append(_ListNumber(numbers[-1].number + 1, found.start(), found.end()))
    return numbers


def _number(written: str) -> int:
    if written in _CIRCLED:
        return _CIRCLED[written]
    return int(written) if written.isdecimal() else int(chinese_number(written) or 0)


def counts_down(texts: list[str]) -> bool:
    """Whether the cells of a column open with list numbers that count up, from 1 in each part."""
    found = [_LEADING.match(text) for text in texts]
    numbers = [int(match["n"]) for match in found if match]
    if len(numbers) < _FEWEST_COUNTED or len(numbers) < _COUNTED_SHARE * len(texts):
        return False
    return numbers[0] == 1 and all(two == one + 1 or two == 1 for one, two in pairwise(numbers))


def without_list_numbers(column: Column, joint: str) -> tuple[Column, tuple[Problem, ...]]:
    """The column's texts without list numbers, several entries of a cell joined by ``joint``.

    One note at the first cell says how many cells were numbered.
    """
    may_be = pc.match_substring_regex(column.raw, _MAY_BE_NUMBERED)
    rows = np.flatnonzero(pc.fill_null(may_be, False).to_numpy(zero_copy_only=False))
    if not len(rows):
        return column, ()
    texts = column.raw.to_pylist()
    is_counted = counts_down([text.strip() for text in texts if text and text.strip()])
    first, changed = -1, 0
    for row in rows.tolist():
        entries = numbered_entries(texts[row])
        if not entries and is_counted:
            entries = (_LEADING.sub("", texts[row].strip()),)
        if entries:
            first, changed = (row if first < 0 else first), changed + 1
            texts[row] = joint.join(entries)
    if not changed:
        return column, ()
    arguments = {"text": str(column.raw[first].as_py()), "count": str(changed)}
    note = Problem(first, "list-numbers", "note", arguments)
    return Column(pa.array(texts, pa.string()), column.kind, column.number_format), (note,)
