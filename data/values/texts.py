"""Texts, names and flags of a column; list numbers before names are no part of them.

A text keeps what was written, trimmed; a code of more than 15 digits that was typed as a number
has lost its last digits, which is said. A name column may hold several people or companies;
brackets belong to the name, a Latin name keeps its spaces.

List numbers are no part of a name. A number that belongs to it (``3M公司``, ``58同城``,
``1.5T设备``, ``2号机组``) has no sign behind it, or goes on as a number. ``4.2号机组`` can
be either: it is a list number where the cells of the column count up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column, Kind
from data.values.numbers import chinese_number
from data.values.parse_result import (
    BLANK_TEXTS,
    UNDECIDED_TEXTS,
    Cells,
    Parsed,
    Problem,
    Reading,
    cleaned,
    is_blank,
    numbers_of,
    read_texts,
)

_CIRCLES = ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
_CIRCLED = {sign: n for row in _CIRCLES for n, sign in enumerate(row, 1)}
_WORDS = "一二三四五六七八九十"
_LETTERS = ("ABCDEFGHIJ", "abcdefghij", "甲乙丙丁戊己庚辛壬癸")
_LETTERED = {sign: n for row in _LETTERS for n, sign in enumerate(row, 1)}
_SIGNS = "".join(_CIRCLES)
_MAY_BE_NUMBERED = (
    rf"^\s*(?:[(（]?\s*[0-9０-９{_WORDS}]{{1,3}}\s*(?:[.．、)）是:：]|\s)|[{_SIGNS}]"
    r"|[Aa甲]\s*[.．、)）])"
)
# Each style by how its numbers are marked; numbers of one list are marked alike.
_STYLES = {
    "circled": re.compile(rf"(?P<n>[{_SIGNS}])\s*[.．、:：]?\s*"),
    "bracketed": re.compile(
        rf"[(（]\s*(?P<n>\d{{1,2}}|[{_WORDS}]{{1,3}})\s*[)）]\s*[.．、:：]?\s*"
    ),
    "marked": re.compile(r"(?<![\d.．])(?P<n>\d{1,2})\s*(?:[、)）:：]|[.．](?![\d．]))\s*"),
    "word": re.compile(rf"(?<![{_WORDS}第])(?P<n>[{_WORDS}]{{1,3}})(?:[、.．:：]|是)\s*"),
    "lettered": re.compile(
        rf"(?:(?<=[\s,，;；。])|^)(?P<n>[{''.join(_LETTERS)}])\s*[.．、)）]\s*(?=\S)"
    ),
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
    if known := _CIRCLED.get(written) or _LETTERED.get(written):
        return known
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


EXACT_DIGITS = 15
_LONGEST_NAMES = 2000  # a delegation of two hundred
_YES_WORDS = "是 有 √ ✓ ✔ ☑ 对 y yes true t 1 已 v 〇 ○ ● 完成 已完成 已办 已办结 是√"
_NO_WORDS = "否 没有 没 × ✗ ✘ ✕ ☒ x 错 n no false f 0 未 不 不是 非 未完成 未办"
_YES, _NO = frozenset(_YES_WORDS.split()), frozenset(_NO_WORDS.split())
_TICKED_BEFORE = re.compile(r"[√✓✔☑■](是|否|有|无)")
_TICKED_AFTER = re.compile(r"(是|否|有|无)\(?[√✓✔☑■]")
_SEPARATOR = re.compile(r"[、,，;；\n\r|]+|(?<=\S)/(?=\S)")
_COUNTED = re.compile(
    r"(?:约|近|共|超过?|逾)?(?:\d+|[一二两三四五六七八九十百]+|若干|[几数多])[十百]?[余多几]?"
    r"(?:家|个|名|位|人|批)(?:次|左右|以上)?(?:企业|公司|客商|单位|项目|人员|领导|干部)?"
)
AND_OTHERS = re.compile(
    r"(?<![平高中初同均])等(?:[\d一二三四五六七八九十几多余]+[余多]?)?(?:家|人|个|位|户|名)?"
    r"(?:知名)?(?:企业|公司|领导|单位|同志|干部|商会|人员)?$"
)
_SINGLE_NAME = r"^[\p{Han}A-Za-z0-9·]+$"
_OPEN, _CLOSE = "(（[【《", ")）]】》"


def parse_texts(column: Column) -> Parsed:
    """Texts as string, trimmed, null where empty-like; numbers and dates as they are held."""
    cells = Cells(column)
    trimmed = pc.utf8_trim_whitespace(column.raw)
    blank = pc.is_in(trimmed, value_set=_BLANK_SET).fill_null(True)
    if pc.any(pc.match_substring_regex(trimmed, "[\u200b-\u200f\u2060\ufeff]")).as_py():
        stripped = pc.replace_substring_regex(trimmed, "[\u200b-\u200f\u2060\ufeff]", "")
        trimmed = pc.utf8_trim_whitespace(stripped)
        blank = pc.or_(blank, pc.is_in(trimmed, value_set=_BLANK_SET).fill_null(True))
    unusable = (cells.kind == Kind.ERROR) | (cells.kind == Kind.FORMULA_WITHOUT_VALUE)
    cells.report_unusable()
    _report_lost_digits(cells)
    absent = pc.or_(blank, pa.array(unusable))
    return Parsed(
        pc.if_else(absent, pa.scalar(None, pa.string()), trimmed), cells.sorted_problems()
    )


_BLANK_SET = pa.array(sorted(BLANK_TEXTS | {text.upper() for text in BLANK_TEXTS} | {"", "N/a"}))
_DULL_SET = pa.array(sorted(BLANK_TEXTS | UNDECIDED_TEXTS | {"NA", "TBD", "TBC", "Unknown"}))


def _report_lost_digits(cells: Cells) -> None:
    rows = cells.rows(Kind.NUMBER)
    if not len(rows):
        return
    large = np.abs(numbers_of(cells.take(rows))) >= 10**EXACT_DIGITS
    cells.report_all(rows[large], "text-digits-lost", "warning")


def parse_flags(column: Column) -> Parsed:
    """是/否, √/×, Y/N, 1/0, 已…/未… as boolean; other words are flag-unreadable."""
    cells = Cells(column)
    values = np.zeros(cells.height, dtype=bool)
    have = np.zeros(cells.height, dtype=bool)
    rows = cells.rows(Kind.BOOLEAN)
    values[rows] = [text.lower() == "true" for text in cells.take(rows).to_pylist()]
    have[rows] = True
    rows = cells.rows(Kind.NUMBER)
    numbers = numbers_of(cells.take(rows))
    fits = (numbers == 0) | (numbers == 1)
    values[rows[fits]], have[rows[fits]] = numbers[fits] == 1, True
    cells.report_all(rows[~fits], "flag-unreadable", "warning")
    rows = cells.rows(Kind.TEXT)
    if len(rows):
        read, stated = read_texts(cells, rows, read_flag).values(False)
        values[rows[stated]], have[rows[stated]] = read[stated], True
    cells.report_unusable((Kind.DATE, "flag-unreadable"))
    return Parsed(pa.array(values, mask=~have), cells.sorted_problems())


def read_flag(text: str) -> Reading[bool]:
    """Yes or no of a cleaned text."""
    bare = re.sub(r"\s+", "", text).lower().strip("。")
    ticked = (_TICKED_BEFORE if bare[:1] in "√✓✔☑■□☐" else _TICKED_AFTER).findall(bare)
    if len(ticked) == 1:
        return Reading(ticked[0] in "是有")
    bare = re.sub(r"\(.*\)$", "", bare) or bare
    if bare in _YES or re.match(r"已|正在", bare):
        return Reading(True)
    if bare in _NO or re.match(r"未|尚未|没|不|暂未|无", bare):
        return Reading(False)
    return Reading(None, "flag-unreadable", "warning")


def parse_names(column: Column) -> Parsed:
    """Names as list<string>, in order, each once; ``等`` is taken off with a note."""
    column, numbered = without_list_numbers(column, "\n")
    cells = Cells(column)
    found: list[list[str] | None] = [None] * cells.height
    usable = (cells.kind == Kind.TEXT) | (cells.kind == Kind.NUMBER)
    single = usable & _single_names(column.raw)
    for index in np.flatnonzero(single).tolist():
        found[index] = [cells.text(index)]
    read = read_texts(cells, np.flatnonzero(usable & ~single), read_names, _LONGEST_NAMES)
    for index, number in read.flagged(lambda reading: reading.value is not None):
        found[index] = list(read.readings[number].value or ())
    cells.report_unusable((Kind.DATE, "names-unreadable"), (Kind.BOOLEAN, "names-unreadable"))
    return Parsed(pa.array(found, pa.list_(pa.string())), (*numbered, *cells.sorted_problems()))


def _single_names(raw: pa.StringArray) -> np.ndarray:
    """Cells that are plainly one name: nothing to split, to fold or to take off."""
    plain = pc.match_substring_regex(raw, _SINGLE_NAME)
    dull = pc.is_in(raw, value_set=_DULL_SET)
    others = pc.match_substring_regex(
        raw, r"等|若干|^\D{0,2}[0-9]|^[约近共]?[一二两三四五六七八九十几数多]"
    )
    clear = pc.and_(plain, pc.invert(pc.or_(dull, others))).fill_null(False)
    found: np.ndarray = clear.to_numpy(zero_copy_only=False)
    return found


def read_names(text: str) -> Reading[tuple[str, ...]]:
    """The names of a text; a count of them (``60多家``) names nobody.

    Separators: 、，,；; | spaces and line breaks outside brackets.
    """
    body = AND_OTHERS.sub("", text)
    if _COUNTED.fullmatch(re.sub(r"\s+", "", body)):
        return Reading(None, "names-counted", "warning")
    names = [name for name in _split_names(body) if not is_blank(name)]
    value = tuple(dict.fromkeys(names)) or None
    if body != text and value:
        return Reading(value, "names-and-others", "note", {"rest": text[len(body) :]})
    return Reading(value)


def _split_names(text: str) -> list[str]:
    pieces = [_joined(piece) for piece in _outside_brackets(text)]
    return [cleaned(name) for piece in pieces for name in piece]


def _outside_brackets(text: str) -> list[str]:
    depth, pieces, current = 0, [], ""
    for position, letter in enumerate(text):
        depth += (letter in _OPEN) - (letter in _CLOSE and depth > 0)
        if not depth and _SEPARATOR.match(text, position):
            pieces.append(current)
            current = ""
        else:
            current += letter
    return [*pieces, current]


def _joined(piece: str) -> list[str]:
    """Split at spaces between Chinese names; ``张 三`` and ``ABC Ltd`` stay whole."""
    names: list[str] = []
    depth = 0
    for word in piece.split():
        before = names[-1] if names else ""
        apart = before and not depth and not _belongs(before, word)
        if apart or not names:
            names.append(word)
        else:
            both_latin = before[-1].isascii() or word[0].isascii()
            names[-1] = f"{before} {word}" if both_latin else before + word
        depth += sum((letter in _OPEN) - (letter in _CLOSE) for letter in word)
    return names


def _belongs(before: str, word: str) -> bool:
    if before[-1].isascii() and word[0].isascii():
        return True
    if word[0] in _OPEN:
        return True
    return len(before) == 1 and len(word) == 1


__all__ = ["parse_flags", "parse_names", "parse_texts", "read_flag", "read_names"]
