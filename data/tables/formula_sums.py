"""What a formula adds up, and the sums that leave out what stands right beside their range."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from data.files.errors import DamagedError
from data.files.grid import split_range
from data.tables.sums import LineSum

Place = tuple[int, int]
SURE = 99.0  # evidence of a sum that a formula says
_MOST_CELLS = 20_000
_WRAPPED = re.compile(r"(?:ROUND|ROUNDUP|IFERROR)\((.*),[^,()]*\)")
_SUBTOTAL = re.compile(r"SUBTOTAL\(\s*(?:9|109)\s*,")
_TERM = re.compile(r"([+-]?)(SUM\(([^()]*)\)|\$?[A-Z]{1,3}\$?[0-9]{1,7})")
_SHARE = re.compile(r"([^/]+)/([^/*]+)(?:\*100)?")


@dataclass(frozen=True)
class Adds:
    """What a formula says of its cell: the sum of some cells less others, or a part of one.

    how: ``sum``, ``difference`` or ``share`` (the cells of plus, divided by those of minus).
    ranges: the ranges of a sum, as first and last place.
    """

    how: str
    plus: tuple[Place, ...]
    minus: tuple[Place, ...] = ()
    ranges: tuple[tuple[Place, Place], ...] = field(default=())


def adds(text: str) -> Adds | None:
    """What a formula without ``=`` adds up; None for any other."""
    text = text.replace(" ", "").lstrip("+").upper()
    while wrapped := _WRAPPED.fullmatch(text):
        text = wrapped[1]
    text = _SUBTOTAL.sub("SUM(", text)
    if parts := _SHARE.fullmatch(text):
        part, whole = (
            _terms(one.strip("()") if "SUM" not in one else one) for one in parts.groups()
        )
        if part and whole and not part.minus and not whole.minus:
            return Adds("share", part.plus, whole.plus)
        return None
    return _terms(text)


def _terms(text: str) -> Adds | None:
    signs: dict[bool, list[Place]] = {True: [], False: []}
    ranges: list[tuple[Place, Place]] = []
    at = 0
    while at < len(text):
        match = _TERM.match(text, at)
        if match is None or (at and not match[1]):
            return None
        at = match.end()
        for one in (match[3] if match[3] is not None else match[2]).split(","):
            try:
                area = split_range(one)
            except DamagedError:
                return None
            if (area.bottom - area.top + 1) * (area.right - area.left + 1) > _MOST_CELLS:
                return None
            signs[match[1] != "-"] += [
                (row, column)
                for row in range(area.top, area.bottom + 1)
                for column in range(area.left, area.right + 1)
            ]
            ranges.append(((area.top, area.left), (area.bottom, area.right)))
    if not signs[True]:
        return None
    how = "difference" if signs[False] else "sum"
    return Adds(how, tuple(signs[True]), tuple(signs[False]), tuple(ranges))


@dataclass(frozen=True)
class LeftOut:
    """A sum by formula that leaves out numbers right beside its range; lines and places from 0."""

    cell: Place
    cells: tuple[Place, ...]


_MOST_BEFORE = (
    3  # lines at the far end of a range that were forgotten: more are left out on purpose
)
_PEERS, _MOSTLY = 3, 0.6


def line_sums(values: np.ndarray, sums: Mapping[Place, tuple[int, ...]]) -> list[LineSum]:
    """The lines of which most numbers are sums, by formula, of the same lines.

    sums: cell (line, place) → the lines that it adds up at its place.
    """
    found = []
    of_line = defaultdict[int, dict[int, tuple[int, ...]]](dict)
    for (line, place), of in sums.items():
        of_line[line][place] = of
    for line, said in sorted(of_line.items()):
        of, count = Counter(said.values()).most_common(1)[0]
        places = np.isin(np.arange(values.shape[1]), [p for p, one in said.items() if one == of])
        agrees = places & np.isfinite(values[line])
        if 2 * count >= np.isfinite(values[line]).sum():
            found.append(LineSum(line, of, SURE, agrees, np.zeros_like(agrees), SURE))
    return found


def left_out(
    values: np.ndarray,
    sums: Mapping[Place, tuple[int, ...]],
    bounds: Collection[float],
    totals: Collection[int],
) -> Iterator[LeftOut]:
    """The sums down a column that stop short of a line with a number, or of what others add up.

    bounds: between which lines a section begins. totals: lines that no sum of details reaches over.
    """
    of_line = defaultdict[int, Counter[tuple[int, ...]]](Counter)
    of_place = defaultdict[int, set[tuple[int, tuple[int, ...]]]](set)
    for (line, place), of in sums.items():
        of_line[line][of] += 1
        of_place[place].add((line, of))
    for (line, place), of in sums.items():
        missing = {
            *_beside(values, (line, place), of, bounds, totals),
            *_unlike_peers(values, of_line[line], (line, place), of),
        }
        for other, its in of_place[place] if missing else ():
            if other != line and not {*of} <= {*its}:
                missing -= {*its}
        if missing:
            yield LeftOut((line, place), tuple((one, place) for one in sorted(missing)))


def _beside(
    values: np.ndarray,
    cell: Place,
    of: tuple[int, ...],
    bounds: Collection[float],
    totals: Collection[int],
) -> Iterator[int]:
    """Lines with a number next to a range, on to the next total, section or the sum itself."""
    line, place = cell
    if len(of) < 2 or of[-1] - of[0] != len(of) - 1 or {*of} & {*totals}:
        return
    for edge, step in ((of[0], -1), (of[-1], 1)):
        found, at = [], edge + step
        while (
            0 <= at < len(values)
            and at != line
            and at not in totals
            and not any(min(at, at - step) < bound < max(at, at - step) for bound in bounds)
            and np.isfinite(values[at, place])
            and values[at, place] != 0
        ):
            found.append(at)
            at += step
        is_towards = (line - edge) * step > 0
        if (is_towards and at == line) or len(found) <= min(_MOST_BEFORE, len(of) - 1):
            yield from found


def _unlike_peers(
    values: np.ndarray, said: Counter[tuple[int, ...]], cell: Place, of: tuple[int, ...]
) -> Iterator[int]:
    """Lines with a number that most sums of the same line add up, and this one does not."""
    usual, count = said.most_common(1)[0]
    if count >= max(_PEERS, _MOSTLY * said.total()) and {*of} < {*usual}:
        for line in {*usual} - {*of}:
            if np.isfinite(values[line, cell[1]]) and values[line, cell[1]] != 0:
                yield line
