"""Tables of words alone, and records that stand in columns: what tells their header."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from data.tables.cell_classes import CellClass, are_values
from data.tables.scored_rows import ScoredRows
from data.tables.wording import is_below, is_heading, is_record_label

_LONGEST_NAME = 12
_GROUPS = np.array([0, 1, 1, 2, 0, 3, 3])  # cell classes as numbers, dates, texts; marks as none
_MOST_RECORD_ROWS, _MOST_RECORDS = 60, 500
_FEWEST_FIELDS = 4
_CLOSER, _LONGEST_RECORD = 0.8, 40


def records_in_columns(band: ScoredRows, first: int, last: int) -> list[int]:
    """The rows of a table whose rows have each one kind and whose columns have several."""
    used = first + np.flatnonzero(band.count[first : last + 1])
    if len(used) > 2 * _MOST_RECORD_ROWS or band.width > _MOST_RECORDS:
        return []
    rows = [row for row in used.tolist() if not is_heading(band.texts(row))]
    while rows and band.count[rows[0]] == 1:
        rows.pop(0)
    while rows and is_below(band.texts(rows[-1])[0]):
        rows.pop()
    if not 3 <= len(rows) <= _MOST_RECORD_ROWS or rows[-1] - rows[0] >= len(rows):
        return []
    labels = [band.part.text(row, 0).strip() for row in rows]
    is_named = (band.classes[rows, 0] == CellClass.TEXT).all() and len({*labels}) == len(labels)
    if not is_named or band.width < 3 or (band.classes[rows[0]] == 0).any():
        return []
    groups = _GROUPS[band.classes[rows, 1:]]
    by_row, by_column = _uniformity(groups[1:]), _uniformity(groups[1:].T)
    named = sum(map(is_record_label, labels)) >= 0.5 * len(labels)
    named &= sum(map(is_record_label, band.texts(rows[0])[1:])) < 0.3 * band.width
    if by_row < 0.9:
        return []
    return rows if by_column < 0.75 or named or _are_fields(band, rows) else []


def _are_fields(band: ScoredRows, rows: list[int]) -> bool:
    """Whether rows of words below the first hold a field each, named at the left."""
    cells = [[band.part.text(row, at).strip() for at in range(1, band.width)] for row in rows]
    return max(map(len, cells[0])) <= _LONGEST_RECORD and _is_of_a_kind(cells[1:])


def are_records(band: ScoredRows, top: int, below: np.ndarray) -> bool:
    """Whether rows of words below a row of names hold a record each."""
    names, columns = band.texts(top), np.flatnonzero(band.classes[top]).tolist()
    rows = below[:_MOST_RECORD_ROWS].tolist()
    fields = [[band.part.text(row, at).strip() for row in rows] for at in columns]
    body = {text for field in fields for text in field}
    is_named = len({*names}) == len(names) and not body & {*names}
    is_named &= not any(map(_goes_on, names, fields))
    return is_named and max(map(len, names)) <= _LONGEST_NAME and _is_of_a_kind(fields)


def _goes_on(name: str, field: Sequence[str]) -> bool:
    """Whether a text is one more of those below it: as long as they are, and ending alike."""
    lengths, ends = ({*map(key, [name, *field])} for key in (len, lambda text: text[-2:]))
    return len(field) > 1 and len(name) > 2 and len(lengths) == len(ends) == 1


def _is_of_a_kind(lines: Sequence[Sequence[str]]) -> bool:
    """Whether words are of one kind along each of some lines, and of several across them.

    Kinds of words differ in length, and those of a choice are said again.
    """
    if len(lines) < _FEWEST_FIELDS - 1 or len(lines[0]) < 2:
        return False
    across = list(zip(*lines, strict=True))
    along, between = _spread(lines), _spread(across)
    again, again_across = _said_again(lines), _said_again(across)
    return along < _CLOSER * between and 4 * again_across <= again


def _spread(lines: Sequence[Sequence[str]]) -> float:
    """How far lengths of texts differ along each line, on average, as a factor's logarithm."""
    logs = [np.log([len(text) for text in line if text]) for line in lines if any(line)]
    return float(np.median([np.std(line) for line in logs])) if logs else 0.0


def _said_again(lines: Sequence[Sequence[str]]) -> int:
    """How many texts along lines stand in them before."""
    filled = ([text for text in line if text] for line in lines)
    return sum(len(line) - len({*line}) for line in filled)


def names_columns(band: ScoredRows, row: int, below: np.ndarray) -> bool:
    """Whether short texts name their columns: words below repeat, and none is the name."""
    names = band.texts(row)
    is_short = all(len(name) <= (40 if name.isascii() else 16) for name in names)
    if not is_short or len(set(names)) < len(names):
        return False
    if (band.classes[row] == CellClass.NUMBER).any():
        return False
    if not len(below):
        return len(names) > 2
    columns = np.flatnonzero(band.classes[row]).tolist()
    for column, name in zip(columns, names, strict=True):
        filled = below[band.classes[below, column] > 0][:200]
        texts = [band.part.text(at, column).strip() for at in filled.tolist()]
        if not texts or name in texts:
            continue
        values = are_values(band.classes[filled, column]).mean()
        if values > 0.5 or (len(texts) > 2 and len(set(texts)) <= len(texts) / 2):
            return True
    return False


def is_titled_list(band: ScoredRows, first: int, top: int, below: np.ndarray) -> bool:
    """Whether texts below a title fill a rectangle of short cells, named above or at the left.

    The names differ from one another, and none is said again.
    """
    is_titled = top > first and bool(band.count[top - 1])
    rows = np.array([top, *below.tolist()])
    columns = np.flatnonzero((band.classes[rows] > 0).any(axis=0))
    if len(columns) < 3 or len(rows) < 3:
        return False
    inside = band.classes[np.ix_(rows, columns)]
    if (inside > 0).mean() < 0.6 or (inside[0] == 0).any():
        return False
    names, labels = band.texts(top), [band.part.text(r, int(columns[0])) for r in rows]
    body = [text for row in below.tolist() for text in band.texts(row)]
    lengths = [len(text) for text in body]
    beside = [text for text in names[1:] + body if text not in labels]
    for said, others in ((names, body), (labels, beside)):
        is_named = all(said) and len({*said}) == len(said)
        is_named &= is_titled or sum(map(is_record_label, said)) >= 0.3 * len(said)
        if is_named and max(map(len, said)) <= _LONGEST_NAME and not {*said} & {*others}:
            return float(np.mean(lengths)) > float(np.mean([len(text) for text in said])) * 0.8
    return False


def _uniformity(groups: np.ndarray) -> float:
    """How far the filled cells of each line are of one kind, on average."""
    shares = []
    for line in groups:
        filled = line[line > 0]
        if len(filled):
            shares.append(np.bincount(filled).max() / len(filled))
    return float(np.mean(shares)) if shares else 0.0
