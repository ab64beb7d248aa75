"""Sums that one wrong digit keeps from agreeing, and the cells where that digit may stand.

A total is held against the lines that add up to it elsewhere; where they do so nowhere, against
what it may add up by its place: the details next to it, other totals, all details. On which side
of a total its details stand is the same for all of a table, and its own numbers tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from data.tables.balances import find_balances
from data.tables.rounding import Exactness, gap_of, is_one_digit
from data.tables.sums import LineSum
from data.tables.total_places import Candidate, TotalPlaces
from data.tables.total_rows import TotalRows

Cell = tuple[int, int]
_LEAST_EVIDENCE = 3.0
_PROVED = 3  # places at which lines that agree are no chance
_LARGE, _LONG = 10, 100
_NONE = np.zeros(0, dtype=np.int64)
Readings = Callable[[int], list[Candidate]]


@dataclass(frozen=True)
class Slip:
    """A sum that does not agree; cells count lines and places from 0.

    of: its operands; less: those of them that are taken off. likely: the sum or the operands that
    agree with one digit changed, those alone that sums along and across both name, if there are
    any.
    """

    cell: Cell
    of: tuple[Cell, ...]
    stated: float
    computed: float
    likely: tuple[Cell, ...]
    less: tuple[Cell, ...] = ()


def find_slips(
    values: np.ndarray,
    units: np.ndarray,
    down: list[LineSum],
    across: list[LineSum],
    rows: TotalRows,
    families: Mapping[int, list[int]] | None = None,
) -> list[Slip]:
    """The slips of a table (row × column).

    rows: its rows as details and totals. families: column that says that it is a total → those
    that stand with it under one header.
    """
    exact = Exactness.of(values, down, across)
    columns = families or {}
    places = TotalPlaces(values, units, rows, exact)
    found = [*_of_lines(values, units, down, rows.totals.tolist(), places.of, exact)]
    turned = values.T, units.T
    grouped = TotalPlaces(*turned, TotalRows(_NONE, _NONE), exact)
    beside: Readings = lambda line: [grouped.candidate(line, columns.get(line, []))]  # noqa: E731 - as short as what it stands beside
    found += [_slip_turned(one) for one in _of_lines(*turned, across, [*columns], beside, exact)]
    found += _of_balances(values, units, exact)
    found += map(_slip_turned, _of_balances(*turned, exact))
    suspects = [{*one.likely} for one in found]
    crossed = {
        cell
        for number, cells in enumerate(suspects)
        for other in suspects[:number]
        for cell in cells & other
    }
    cleared = _cleared(values, down) | {*map(_turned, _cleared(values.T, across))}
    return [replace(one, likely=_likely(one, crossed, cleared)) for one in found]


def _cleared(values: np.ndarray, sums: list[LineSum]) -> set[Cell]:
    """The cells of sums that agree to the last digit, large enough for that to be no chance."""
    return {
        (line, place)
        for one in sums
        for place in np.flatnonzero(one.agrees & (gap_of(values, one) == 0)).tolist()
        if abs(values[one.line, place]) >= _LARGE
        for line in (one.line, *one.of)
    }


def _turned(cell: Cell) -> Cell:
    return cell[1], cell[0]


def _slip_turned(one: Slip) -> Slip:
    of, likely, less = map(_all_turned, (one.of, one.likely, one.less))
    return Slip(_turned(one.cell), of, one.stated, one.computed, likely, less)


def _all_turned(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(map(_turned, cells))


def _likely(one: Slip, crossed: set[Cell], cleared: set[Cell]) -> tuple[Cell, ...]:
    """Those that another slip names too, or those that no other sum proves; all if none."""
    both = tuple(cell for cell in one.likely if cell in crossed)
    return both or tuple(cell for cell in one.likely if cell not in cleared) or one.likely


def _of_balances(values: np.ndarray, units: np.ndarray, exact: Exactness) -> Iterator[Slip]:
    """The slips of lines that balance at most places."""
    for one in find_balances(values, units, exact):
        computed, lines = one.computed(values), [one.line, *one.of]
        gap = np.abs(computed - values[one.line])
        off = gap > exact.rounding(values[lines], units[lines]) + 1e-9 * np.abs(values[one.line])
        told = np.isfinite(values[lines]).all(axis=0)
        slips = (
            _slip(values, units, one.line, [*one.of], place, exact, one.less)
            for place in np.flatnonzero(told & off & ~one.agrees).tolist()
        )
        found = [slip for slip in slips if slip is not None]
        if len(found) <= _most_slips(one.agrees):
            yield from found


def _most_slips(agrees: np.ndarray) -> int:
    """Of lines that agree at so many places, how many single digits may be wrong."""
    return max(1, int(agrees.sum()) // 4)


def _of_lines(
    values: np.ndarray,
    units: np.ndarray,
    sums: list[LineSum],
    totals: list[int],
    readings: Readings,
    exact: Exactness,
) -> Iterator[Slip]:
    """The slips of lines that add up others, found or said to."""
    explained = {one.line for one in sums}
    yield from _of_sums(values, units, sums, totals, readings, exact)
    said = [line for line in totals if line not in explained]
    yield from _of_totals(values, units, said, readings, exact)


def _of_sums(
    values: np.ndarray,
    units: np.ndarray,
    sums: list[LineSum],
    totals: list[int],
    readings: Readings,
    exact: Exactness,
) -> Iterator[Slip]:
    """Slips of sums that agree elsewhere; a share in such a line differs by more than a digit."""
    for one in sums:
        if one.evidence < _LEAST_EVIDENCE and one.line not in totals:
            continue
        found: list[Slip] = []
        of = _to_its_bounds(values, one, totals)
        judged = np.isfinite(values[one.line]) & np.isfinite(values[of]).any(axis=0)
        lines = [one.line, *of]
        off = judged & (gap_of(values, one, of) > exact.rounding(values[lines], units[lines]))
        is_proved = one.agrees.sum() >= _PROVED
        others = [read for read in readings(one.line) if read.is_near]
        for place in np.flatnonzero(off).tolist():
            if any(
                read.fits[place] and np.isfinite(values[read.lines, place]).sum() > is_proved
                for read in others
            ):
                continue
            if (slip := _slip(values, units, one.line, of, place, exact)) is not None:
                found.append(slip)
        if len(found) <= _most_slips(one.agrees):
            yield from found


def _to_its_bounds(values: np.ndarray, one: LineSum, totals: list[int]) -> list[int]:
    """The operands of a sum with the lines beside them that hold nothing where it agrees."""
    of = [*one.of]
    for step in (-1, 1) if one.agrees.any() else ():
        line = (of[0] if step < 0 else of[-1]) + step
        while (
            0 <= line < len(values)
            and line != one.line
            and line not in totals
            and not np.isfinite(values[line, one.agrees]).any()
        ):
            of.append(line)
            line += step
        of.sort()
    return of


def _of_totals(
    values: np.ndarray, units: np.ndarray, lines: list[int], readings: Readings, exact: Exactness
) -> Iterator[Slip]:
    """Slips of lines that are totals by their word alone: no lines add up to them.

    A single detail that differs in a digit is another number, unless it is of some length, other
    columns prove it or there is no other detail.
    """
    for line in lines:
        read = [one for one in readings(line) if one.lines]
        if not read:
            continue
        has = np.isfinite(values[line])
        off = np.flatnonzero(has & ~np.any([one.fits for one in read], axis=0)).tolist()
        proved = [one for one in read if one.nonzero.any()]
        near = [one for one in read if one.is_near]
        for place in off if len(off) == 1 else []:
            is_long = abs(values[line, place]) >= _LONG * units[line, place]
            slips = (
                _slip(values, units, line, one.lines, place, exact)
                for one in [*proved, *near]
                if is_long or one.nonzero.sum() > 1 or len(one.lines) > 1
            )
            yield from islice((one for one in slips if one is not None), 1)


def _slip(
    values: np.ndarray,
    units: np.ndarray,
    line: int,
    lines: list[int],
    place: int,
    exact: Exactness,
    less: Sequence[int] = (),
) -> Slip | None:
    """The slip of a sum, None where no single digit mends it; less: lines that are taken off."""
    cell, of = (line, place), [(one, place) for one in lines]
    filled = [one for one in of if np.isfinite(values[one])]
    if not filled:
        return None
    signs = {one: -1 if one[0] in less else 1 for one in filled}
    stated = float(values[cell])
    computed = float(sum(values[one] * sign for one, sign in signs.items()))
    unit = _unit(units, [cell, *filled])
    at = [cell, *of]
    rounding = float(
        exact.rounding(np.array([[values[one]] for one in at]), np.array([[unit]] * len(at)))[0]
    )
    likely = [cell] if is_one_digit(stated, computed, unit, rounding) else []
    likely += [
        one
        for one in filled
        if is_one_digit(values[one], values[one] + signs[one] * (stated - computed), unit, rounding)
    ]
    if not likely:
        return None
    taken = tuple((one, place) for one in less)
    return Slip(cell, tuple(of), stated, computed, tuple(likely), taken)


def _unit(units: np.ndarray, cells: list[Cell]) -> float:
    return min((float(units[cell]) for cell in cells if units[cell] > 0), default=1.0)
