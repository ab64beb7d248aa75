"""Rows that stand under other rows, and the sums that this says: a parent is that of its children.

Under which row one stands is said by its code (``201``, ``20101``), by how it is numbered
(``一、``, ``（一）``, ``1.``) or by how far its label is moved in. An outline is believed where the
numbers of most of its parents prove it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from data.tables.formula_sums import SURE
from data.tables.sums import LineSum

_CODE = re.compile(r"\d+(?:[.\-]\d+)*")
_MANNERS = tuple(
    re.compile(rf"\s*{manner}")
    for manner in (
        r"第?[一二三四五六七八九十]+(?:[、.．,，部批类章]|$)",
        r"[（(][一二三四五六七八九十]+[)）]",
        r"\d+(?:[、.．](?!\d)|$)",
        r"[（(]\d+[)）]",
        r"\d+[)）]",
        r"[①-⑳]",
        r"[IVXⅠ-Ⅻ]+(?:[、.．]|$)",
        r"[A-Z](?:[、.．]|$)",
    )
)
_OF_WHICH = re.compile(r"\s*(?:其中|#|其中[:：])")
_MARGIN = re.compile(r"[ \t\u00a0\u3000]*")
_FEWEST_PARENTS, _MOST_LINES = 2, 5000
_MOSTLY, _LEAST_PROVED = 0.6, 3


@dataclass(frozen=True)
class Outline:
    """The parents of a table's lines with the lines right under each, and its sums.

    is_code: whether its column holds codes, which are no numbers.
    """

    children: Mapping[int, list[int]]
    sums: list[LineSum]
    is_code: bool

    @property
    def lines(self) -> set[int]:
        """All lines of it."""
        return {*self.children, *(one for below in self.children.values() for one in below)}


def find_outline(
    columns: Sequence[Sequence[str]],
    indents: Sequence[int],
    values: np.ndarray,
    units: np.ndarray,
    totals: Sequence[int],
) -> tuple[Outline | None, int]:
    """The outline of a table (line × place) and which of its first columns says it.

    columns: the texts of the first columns, "" where there is none. indents: how far the label
    of each line is moved in by its format. totals: lines that say that they are totals: what
    stands in none other is under them.
    """
    best: Outline | None = None
    at = -1
    if len(values) > _MOST_LINES:
        return None, at
    for number, texts in enumerate(columns):
        for read in (_by_code, _by_number, _by_margin):
            depths = read(texts, indents)
            if depths is None:
                continue
            is_code = read is _by_code
            places = np.ones(values.shape[1], dtype=bool)
            if is_code:
                places[number] = False
            roots = [line for line in totals if read is _by_margin or depths[line] is None]
            children = _children(depths, roots)
            sums = list(_proved(children, np.where(places, values, np.nan), units))
            if sums and (best is None or len(sums) > len(best.sums)):
                best, at = Outline(children, sums, is_code), number
    return best, at


def _by_code(texts: Sequence[str], _: Sequence[int]) -> list[int | None] | None:
    """Depths by codes of which each is one of its parent with more digits."""
    codes = [text.strip() if _CODE.fullmatch(text.strip()) else "" for text in texts]
    if 2 * sum(map(bool, codes)) < sum(map(bool, texts)) or not any(map(bool, codes)):
        return None
    above: list[str] = []
    depths: list[int | None] = []
    for code in codes:
        if not code:
            depths.append(None)
            continue
        while above and not (code.startswith(above[-1]) and len(code) > len(above[-1])):
            above.pop()
        depths.append(len(above))
        above.append(code)
    return depths


def _by_number(texts: Sequence[str], _: Sequence[int]) -> list[int | None] | None:
    """Depths by the manner of numbers: one not met above goes on under the row before it."""
    open_: list[int] = []
    depths: list[int | None] = []
    for text in texts:
        manner = next((at for at, one in enumerate(_MANNERS) if one.match(text)), None)
        if manner is None:
            is_part = bool(depths) and bool(_OF_WHICH.match(text))
            depths.append(len(open_) if is_part else None)
            continue
        if manner in open_:
            del open_[open_.index(manner) + 1 :]
        else:
            open_.append(manner)
        depths.append(len(open_) - 1)
    return depths if len({one for one in depths if one is not None}) > 1 else None


def _by_margin(texts: Sequence[str], indents: Sequence[int]) -> list[int | None] | None:
    """Depths by the space before a label, in its text or by its format."""
    widths = [
        len(_MARGIN.match(text)[0].replace("\u3000", "  ")) + 2 * indent if text else None  # type: ignore[index]  # it matches any text
        for text, indent in zip(texts, indents, strict=True)
    ]
    if len({width for width in widths if width is not None}) < 2:
        return None
    above: list[int] = []
    depths: list[int | None] = []
    for width in widths:
        if width is None:
            depths.append(None)
            continue
        while above and above[-1] >= width:
            above.pop()
        depths.append(len(above))
        above.append(width)
    return depths


def _children(depths: Sequence[int | None], roots: Sequence[int]) -> dict[int, list[int]]:
    """Parent → the lines right under it; the outermost ones stand under the root above them."""
    found: dict[int, list[int]] = {}
    above: list[tuple[int, int]] = []
    for line, said in enumerate(depths):
        depth = said
        if line in roots and (depth is None or not above):
            above, depth = [], -1
        if depth is None:
            continue
        while above and above[-1][1] >= depth:
            above.pop()
        if above:
            found.setdefault(above[-1][0], []).append(line)
        above.append((line, depth))
    return found


def _proved(
    children: Mapping[int, list[int]], values: np.ndarray, units: np.ndarray
) -> Iterator[LineSum]:
    """The sums of an outline, where the numbers of most parents are those of their children."""
    parents = [one for one, below in children.items() if len(below) > 1]
    if len(parents) < _FEWEST_PARENTS:
        return
    found = [_sum(parent, children[parent], values, units) for parent in parents]
    agree = sum(int(one.agrees.sum()) for one in found)
    judged = agree + sum(int(one.differs.sum()) for one in found)
    agreeing = [one for one in found if one.agrees.sum() > one.differs.sum()]
    if agree < _LEAST_PROVED or agree < _MOSTLY * judged or len(agreeing) < _FEWEST_PARENTS:
        return
    yield from found


def _sum(parent: int, of: list[int], values: np.ndarray, units: np.ndarray) -> LineSum:
    has = np.isfinite(values[of])
    stated = values[parent]
    unit = np.where(has, units[of], np.inf).min(axis=0)
    unit = np.minimum(np.where(np.isfinite(unit), unit, 1.0), units[parent])
    gap = np.abs(np.nansum(values[of], axis=0) - stated)
    near = gap <= unit * np.maximum(1.0, 0.5 * np.sqrt(has.sum(axis=0)) + 0.5) * (1 + 1e-6)
    judged = np.isfinite(stated) & (has.sum(axis=0) > 0) & (stated != 0)
    return LineSum(parent, tuple(of), SURE, judged & near, judged & ~near, SURE)
