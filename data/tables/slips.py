"""Sums that one wrong digit keeps from agreeing, and the cells where that digit may stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np

from data.tables.sums import LineSum

Cell = tuple[int, int]
_LEAST_EVIDENCE, _MOSTLY, _FEW = 3.0, 0.5, 3
_LIKELY = 4  # of what a total may add up: the more, the likelier one digit mends it by chance


@dataclass(frozen=True)
class Slip:
    """A sum that does not agree; cells count lines and places from 0.

    of: its operands. likely: the sum or the operands that agree with one digit changed, those
    alone that sums along and across both name, if there are any.
    """

    cell: Cell
    of: tuple[Cell, ...]
    stated: float
    computed: float
    likely: tuple[Cell, ...]


def find_slips(
    values: np.ndarray,
    units: np.ndarray,
    down: list[LineSum],
    across: list[LineSum],
    named: Collection[int],
    headed: Collection[int] = (),
) -> list[Slip]:
    """The slips of a table (row × column).

    named, headed: rows and columns that say that they are totals.
    """
    exact = _are_exact(values, down, across)
    found = [*_of_lines(values, units, down, named, exact)]
    turned = _of_lines(values.T, units.T, across, headed, exact)
    found += [
        Slip(_turned(one.cell), tuple(map(_turned, one.of)), one.stated, one.computed, likely)
        for one in turned
        for likely in [tuple(map(_turned, one.likely))]
    ]
    suspects = [{*one.likely} for one in found]
    crossed = {
        cell
        for number, cells in enumerate(suspects)
        for other in suspects[:number]
        for cell in cells & other
    }
    return [
        Slip(one.cell, one.of, one.stated, one.computed, _likely(one, crossed)) for one in found
    ]


def _are_exact(values: np.ndarray, down: list[LineSum], across: list[LineSum]) -> bool:
    """Whether the sums of a table agree to the last digit; a few that do not are slips."""
    gaps = [_gap(values, one)[one.agrees] for one in down if one.agrees.any()]
    gaps += [_gap(values.T, one)[one.agrees] for one in across if one.agrees.any()]
    found = np.concatenate([np.zeros(0), *gaps])
    return len(found) < _FEW or bool(np.mean(found == 0) >= _MOSTLY)


def _gap(values: np.ndarray, one: LineSum) -> np.ndarray:
    """By how much a sum differs at each place, 0 where only in how fractions are stored."""
    gap = np.abs(np.nansum(values[list(one.of)], axis=0) - values[one.line])
    return np.where(gap <= 1e-9 * np.maximum(1.0, np.abs(values[one.line])), 0.0, gap)


def _turned(cell: Cell) -> Cell:
    return cell[1], cell[0]


def _of_lines(
    values: np.ndarray,
    units: np.ndarray,
    sums: list[LineSum],
    named: Collection[int],
    exact: bool,
) -> Iterator[Slip]:
    """The slips of lines that add up others, found or said to."""
    explained = {one.line for one in sums}
    totals = sorted({*named, *explained})
    yield from _of_sums(values, units, sums, totals, named, exact)
    said = [line for line in named if line not in explained]
    yield from _of_totals(values, units, said, sums, exact)


def _likely(one: Slip, crossed: set[Cell]) -> tuple[Cell, ...]:
    both = tuple(cell for cell in one.likely if cell in crossed)
    return both or one.likely


def _of_sums(
    values: np.ndarray,
    units: np.ndarray,
    sums: list[LineSum],
    totals: list[int],
    named: Collection[int],
    exact: bool,
) -> Iterator[Slip]:
    """Slips of sums that agree elsewhere; a share in such a line differs by more than a digit."""
    for one in sums:
        if one.evidence < _LEAST_EVIDENCE and one.line not in named:
            continue
        found: list[Slip] = []
        judged = np.isfinite(values[one.line]) & np.isfinite(values[list(one.of)]).any(axis=0)
        off = judged & (_gap(values, one) > 0) if exact else one.differs
        for place in np.flatnonzero(off).tolist():
            cells = [(line, place) for line in (*one.of, one.line)]
            if any(
                _agrees(values, units, cells[-1], [(line, place) for line in lines], exact)
                for lines in _readings(one.line, totals, len(values))[:3]
            ):
                continue
            if (slip := _slip(values, units, cells[-1], cells[:-1])) is not None:
                found.append(slip)
        if len(found) <= max(1, int(one.agrees.sum()) // 4):
            yield from found


def _of_totals(
    values: np.ndarray, units: np.ndarray, lines: list[int], sums: list[LineSum], exact: bool
) -> Iterator[Slip]:
    """Slips of lines that are totals by their word alone: no lines add up to them.

    Of what they may add up, first what lies on the side where the others have it.
    """
    totals = sorted({*lines, *(one.line for one in sums)})
    sides = [one.of[0] > one.line for one in sums if not {*one.of} & {*totals}]
    for line in lines:
        readings = _readings(line, totals, len(values))
        if sides and all(sides):
            readings[0], readings[1] = readings[1], readings[0]
        agreeing = {
            place: [
                number
                for number, among in enumerate(readings)
                if _agrees(values, units, (line, place), [(at, place) for at in among], exact)
            ]
            for place in np.flatnonzero(np.isfinite(values[line])).tolist()
        }
        off = [place for place, found in agreeing.items() if not found]
        proved = {
            number
            for place, found in agreeing.items()
            for number in (found if values[line, place] else [])
        }
        for place in off if len(off) == 1 else []:
            slips = (
                _slip(values, units, (line, place), [(at, place) for at in among])
                for number, among in enumerate(readings)
                if number in proved or (len(among) > 1 and number < _LIKELY)
            )
            yield from islice((one for one in slips if one is not None), 1)


def _readings(line: int, totals: list[int], height: int) -> list[list[int]]:
    """What a total may add up: the lines back to another total or on to the next, or others."""
    others = [total for total in totals if total != line]
    before = max((total for total in others if total < line), default=-1)
    behind = min((total for total in others if total > line), default=height)
    ahead = [total for total in others if total < line][::-1]
    after = [total for total in others if total > line]
    return [
        list(range(before + 1, line)),
        list(range(line + 1, behind)),
        [one for one in range(height) if one not in totals],
        others,
        *([ahead[:count] for count in range(2, len(ahead))]),
        *([after[:count] for count in range(2, len(after))]),
    ]


def _agrees(
    values: np.ndarray, units: np.ndarray, cell: Cell, of: list[Cell], is_exact: bool = False
) -> bool:
    of = [one for one in of if np.isfinite(values[one])]
    if not of:
        return bool(values[cell] == 0)
    difference = abs(values[cell] - sum(values[one] for one in of))
    rounding = 1e-3 if is_exact else 0.5 * len(of) ** 0.5 + 1
    return bool(difference <= _unit(units, [cell, *of]) * rounding)


def _slip(values: np.ndarray, units: np.ndarray, cell: Cell, of: list[Cell]) -> Slip | None:
    """The slip of a sum, None where no single digit mends it."""
    filled = [one for one in of if np.isfinite(values[one])]
    if not filled:
        return None
    stated, computed = float(values[cell]), float(sum(values[one] for one in filled))
    unit = _unit(units, [cell, *filled])
    likely = [cell] if _is_one_digit(stated, computed, unit) else []
    likely += [
        one for one in filled if _is_one_digit(values[one], values[one] + stated - computed, unit)
    ]
    return Slip(cell, tuple(of), stated, computed, tuple(likely)) if likely else None


def _is_one_digit(one: float, two: float, unit: float) -> bool:
    """Whether two numbers differ in one of their digits."""
    said, meant = (str(round(abs(number) / unit)) for number in (one, two))
    length = max(len(said), len(meant))
    signs = zip(said.zfill(length), meant.zfill(length), strict=True)
    return sum(a != b for a, b in signs) == 1 and one * two >= 0


def _unit(units: np.ndarray, cells: list[Cell]) -> float:
    return min((float(units[cell]) for cell in cells if units[cell] > 0), default=1.0)
