"""The rows of a feedback sheet's table: one a kind, told as fully as the page has room for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from data.exports.feedback.groups import RemedyGroup, SheetCells
from data.exports.issue_words import severity_label
from data.exports.paper import CELL_MARGIN_MM, Type
from data.texts import Language, text

WIDTHS = (10.0, 18.0, 46.0, 38.0, 11.0, 33.0)
SMALL = Type("body", 10, 13.5)
_TIGHT = Type("body", 9, 11.5)
_REMEDY, _MESSAGE = 2, 3  # columns
_LONGEST_NAME = 16


@dataclass(frozen=True)
class _Density:
    """How much is said of each kind: its type, how many cells, lines of the example (0: all)."""

    type: Type
    places: int
    example_lines: int


_DENSITIES = (
    _Density(SMALL, 8, 0),
    _Density(SMALL, 4, 0),
    _Density(_TIGHT, 4, 2),
    _Density(_TIGHT, 2, 1),
    _Density(_TIGHT, 1, 1),
)


@dataclass(frozen=True)
class Told:
    """The rows that fit on the page, and the type in which they do."""

    rows: tuple[tuple[str, ...], ...]
    type: Type


def told_rows(
    groups: Sequence[RemedyGroup],
    numbers: Mapping[str, int] | None,
    language: Language,
    room: float,
) -> Told:
    """One row a group, as fully as all of them fit; else the first ones, told most tightly.

    numbers: of the files, None for one.
    """
    told = Told((), SMALL)
    for density in _DENSITIES:
        rows = [_row(n, one, density, numbers, language) for n, one in enumerate(groups, 1)]
        heights = accumulate(_height(row, density.type) for row in rows)
        fitting = max(1, sum(1 for height in heights if height <= room))
        told = Told(tuple(rows[:fitting]), density.type)
        if fitting == len(groups):
            break
    return told


def _row(
    number: int,
    group: RemedyGroup,
    density: _Density,
    numbers: Mapping[str, int] | None,
    language: Language,
) -> tuple[str, ...]:
    remedy, message = group.remedy or "—", group.message
    if density.example_lines:
        # As far as the remedy beside it reaches, nothing is won by cutting.
        beside = lines_of(remedy, _points(_REMEDY), density.type.size)
        most = max(density.example_lines, beside)
        message = _cut(message, most, _points(_MESSAGE), density.type.size)
    return (
        str(number),
        severity_label(group.severity, language),
        remedy,
        message,
        str(group.count),
        _where(group.places, language, numbers, density.places),
    )


def _where(
    places: Sequence[SheetCells],
    language: Language,
    numbers: Mapping[str, int] | None,
    most: int,
) -> str:
    said: list[str] = []
    shown = 0
    for place in places:
        cells = place.cells[: most - shown]
        shown += len(cells)
        sheet = place.sheet or text(language, "exports-whole-file")
        name = sheet if numbers is None else f"{_called(place.file, numbers, language)} {sheet}"
        said.append(
            text(
                language,
                "exports-feedback-where",
                sheet=name,
                cells=text(language, "exports-feedback-comma").join(cells),
                has_cells=int(bool(cells)),
            )
        )
        if shown >= most:
            break
    hidden = sum(len(place.cells) for place in places) - shown
    if hidden or len(said) < len(places):
        said[-1] += text(language, "exports-feedback-and-more")
    return "\n".join(said)


def _called(file: str, numbers: Mapping[str, int], language: Language) -> str:
    if file in numbers:
        return text(language, "exports-feedback-file-number", number=str(numbers[file]))
    return file if len(file) <= _LONGEST_NAME else f"{file[:_LONGEST_NAME]}…"


def _height(row: Sequence[str], type_: Type) -> float:
    lines = max(lines_of(cell, _points(at), type_.size) for at, cell in enumerate(row))
    return lines * type_.pitch + 1


def _points(column: int) -> float:
    """Width of a column's text."""
    return (WIDTHS[column] - 2 * CELL_MARGIN_MM) * 72 / 25.4


def _cut(line: str, lines: int, wide: float, size: float) -> str:
    """The beginning of a text that takes no more lines."""
    if lines_of(line, wide, size) <= lines:
        return line
    while line and lines_of(f"{line}…", wide, size) > lines:
        line = line[:-1]
    return f"{line}…"


def lines_of(line: str, wide: float, size: float) -> int:
    """Lines that a text takes in a column of ``wide`` points.

    A Chinese letter is as wide as the type is high, others about half.
    """
    return sum(
        max(1, math.ceil(sum(_share(letter) for letter in part) * size / max(wide, size)))
        for part in line.split("\n")
    )


def _share(letter: str) -> float:
    return 1.0 if ord(letter) > 0x2E7F or letter in "“”‘’—…①" else 0.56
