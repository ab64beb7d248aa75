"""Sums that one wrong digit keeps from agreeing, and the cells where that digit may stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from data.tables.sums import LineSum

Cell = tuple[int, int]
_LEAST_EVIDENCE, _MOSTLY = 4.5, 0.6


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
) -> list[Slip]:
    """The slips of a table (row × column); named: rows that say that they are totals."""
    explained = {one.line for one in down}
    totals = sorted({*named, *explained})
    found = [
        *_of_sums(values, units, down, totals, along_rows=False),
        *_of_sums(values, units, across, totals, along_rows=True),
        *_of_totals(values, units, [row for row in named if row not in explained], down),
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


def _likely(one: Slip, crossed: set[Cell]) -> tuple[Cell, ...]:
    both = tuple(cell for cell in one.likely if cell in crossed)
    return both or one.likely


def _of_sums(
    values: np.ndarray,
    units: np.ndarray,
    sums: list[LineSum],
    totals: list[int],
    *,
    along_rows: bool,
) -> Iterator[Slip]:
    """Slips of sums that agree elsewhere; a share in such a row differs by more than a digit."""
    for one in sums:
        if one.evidence < _LEAST_EVIDENCE:
            continue
        found: list[Slip] = []
        is_exact, places = _differing(values, one, along_rows)
        for place in places:
            cells = [(place, line) if along_rows else (line, place) for line in (*one.of, one.line)]
            if not along_rows and any(
                _agrees(values, units, cells[-1], [(line, place) for line in lines], is_exact)
                for lines in _readings(one.line, totals, len(values))
            ):
                continue
            if (slip := _slip(values, units, cells[-1], cells[:-1])) is not None:
                found.append(slip)
        if len(found) <= max(1, int(one.agrees.sum()) // 4):
            yield from found


def _differing(values: np.ndarray, one: LineSum, along_rows: bool) -> tuple[bool, list[int]]:
    """Whether a sum agrees to the last digit where it does, and the places where it does not."""
    lines = values.T if along_rows else values
    judged = one.agrees | one.differs
    gap = np.abs(np.nansum(lines[list(one.of)], axis=0) - lines[one.line])
    exact = judged & (gap <= 1e-9 * np.maximum(1.0, np.abs(lines[one.line])))
    if exact.sum() > 1 and exact.sum() >= _MOSTLY * one.agrees.sum():
        return True, np.flatnonzero(judged & ~exact).tolist()
    return False, np.flatnonzero(one.differs).tolist()


def _of_totals(
    values: np.ndarray, units: np.ndarray, rows: list[int], down: list[LineSum]
) -> Iterator[Slip]:
    """Slips of rows that are totals by their word alone: no rows add up to them.

    They add up rows on the side where the others do; the only total of a table on any.
    """
    totals = sorted({*rows, *(one.line for one in down)})
    sides = [one.of[0] > one.line for one in down if not {*one.of} & {*totals}]
    for row in rows:
        for column in np.flatnonzero(np.isfinite(values[row])).tolist():
            readings = _readings(row, totals, len(values))
            if any(
                _agrees(values, units, (row, column), [(line, column) for line in lines])
                for lines in readings
            ):
                continue
            if len(totals) > 1:
                readings = [readings[int(all(sides))]] if sides and len({*sides}) == 1 else []
            for lines in readings:
                cells = [(line, column) for line in lines if np.isfinite(values[line, column])]
                slip = _slip(values, units, (row, column), cells) if len(cells) > 1 else None
                if slip is not None:
                    yield slip
                    break


def _readings(row: int, totals: list[int], height: int) -> list[list[int]]:
    """What a total may add up: the rows back to another total or on to the next, or others."""
    before = max((total for total in totals if total < row), default=-1)
    behind = min((total for total in totals if total > row), default=height)
    details = [line for line in range(height) if line not in totals]
    return [
        list(range(before + 1, row)),
        list(range(row + 1, behind)),
        details,
        [line for line in totals if line != row],
        [row - 1] if row else [],
        [row + 1] if row + 1 < height else [],
    ]


def _agrees(
    values: np.ndarray, units: np.ndarray, cell: Cell, of: list[Cell], is_exact: bool = False
) -> bool:
    of = [one for one in of if np.isfinite(values[one])]
    if not of:
        return bool(values[cell] == 0)
    difference = abs(values[cell] - sum(values[one] for one in of))
    rounding = 0.5 if is_exact else 0.5 * len(of) ** 0.5 + 1
    return bool(difference <= _unit(units, [cell, *of]) * rounding)


def _slip(values: np.ndarray, units: np.ndarray, cell: Cell, of: list[Cell]) -> Slip | None:
    """The slip of a sum, None where no single digit mends it."""
    filled = [one for one in of if np.isfinite(values[one])]
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
