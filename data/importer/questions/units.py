"""The unit of a column of amounts, the scale of a column of shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import log

import numpy as np
import pyarrow as pa

from data.formats import count
from data.formats import count as whole
from data.importer.checks.totals import micro_of
from data.importer.corrections import TableCorrection
from data.importer.ledger_rules.months import month_headers
from data.importer.parse.fields import DEFAULT_UNIT
from data.importer.questions.amounts import offered_units, unit_of
from data.importer.questions.columns import of_table
from data.importer.questions.question import (
    KEEP,
    SCALED,
    Effect,
    Option,
    Question,
    Reason,
    plain_micro,
)
from data.importer.questions.table_findings import Findings, fault
from data.importer.reading import floats
from data.values import parse_amounts
from data.values.amounts import MICRO_WAN_PER_UNIT
from data.values.numbers import bare_shares

_ALIKE = 2.0  # the same sum a month later: from half of it to twice as much
_COMMON = ("万元", "亿元", "元")
_OF_HEADERS = ("unit-unclear", "amounts-unlikely", "unit-not-money")


def unit_questions(findings: Findings) -> Iterator[Question]:
    """One question for each amount column that needs it, one for all months without a unit."""
    unstated = [key for key in findings.reading.months if not unit_of(findings, key)]
    if len(unstated) > 1:
        yield from _unit_of_months(findings, unstated)
    for assignment in findings.reading.recognition.assignments:
        declared = findings.reading.declared.field(assignment.key)
        if declared.type == "amount" and not (len(unstated) > 1 and assignment.key in unstated):
            asked = _unit(findings, assignment.key, assignment.column)
            if asked is not None:
                yield asked


def _unit(findings: Findings, key: str, number: int) -> Question | None:
    stated = unit_of(findings, key)
    current = stated or DEFAULT_UNIT
    if current not in MICRO_WAN_PER_UNIT or current.endswith(
        ("美元", "欧元", "港元", "日元", "英镑")
    ):
        return None
    if stated and not _is_doubtful(findings, key):
        return None
    values = _under_units(findings, key, number, current)
    if len(values) < 2:  # every amount bears its own unit
        return None
    for_unit: dict[str, list[Reason]] = {}
    faults = _faults(findings, key, values)
    for unit, reason in [
        *_by_history(findings, key, values, current),
        *_by_likelihood(findings, key, values, current),
        *_by_sum(findings, key, values, faults, current),
    ]:
        for_unit.setdefault(unit, []).append(reason)
    believed = {unit: said for unit, said in for_unit.items() if unit not in faults}
    others = [unit for unit in for_unit if unit != current]
    if stated and not others:
        return None
    proposed = max(believed, key=lambda unit: len(believed[unit]), default=current)
    unstated: list[Reason] = [] if stated else [("unit-unstated", {"unit": current})]
    reasons = [*unstated, *(reason for unit in for_unit for reason in for_unit[unit])]
    offered = [unit for unit in values if unit in (current, *others, *_COMMON)]
    differs = np.zeros(findings.reading.height, dtype=bool)
    options: list[Option] = []
    for unit in offered:
        at = np.flatnonzero(micro_of(values[unit]) != micro_of(values[current]))
        differs[at] = True
        changed = values[unit].take(pa.array(at))
        effects = () if unit == current else (Effect(key, at, changed, unit=unit),)
        options.append(_option(unit, current, effects))
    return findings.ask(
        "unit",
        (key,),
        np.flatnonzero(differs),
        options,
        proposed=proposed,
        reasons=reasons,
        of_cells=False,
        header_codes=_OF_HEADERS,
        arguments={"stated": stated or "—"},
    )


def _option(unit: str, current: str, effects: tuple[Effect, ...]) -> Option:
    """A unit; of a smaller one also by how much the column is divided."""
    factor = MICRO_WAN_PER_UNIT[current] // max(MICRO_WAN_PER_UNIT[unit], 1)
    if factor <= 1:
        return Option(unit, "unit", effects, arguments={"unit": unit})
    return Option(unit, "unit-divided", effects, arguments={"unit": unit, "factor": f"{factor:,}"})


def _faults(findings: Findings, key: str, values: dict[str, pa.Array]) -> dict[str, Reason]:
    """Unit → why what the column comes to in it cannot be meant.

    Without its largest amount: a column is not of another unit for one cell that slipped.
    """
    found: dict[str, Reason] = {}
    rules = findings.rules.plausible
    for unit, amounts in values.items():
        micro = micro_of(amounts)
        whole = int(micro.sum())
        rest = whole - (int(micro.max(initial=0)) if len(micro) > 2 else 0)
        if fault(findings.history, rules, key, Decimal(rest) / 10**6) is not None:
            reason = fault(findings.history, rules, key, Decimal(whole) / 10**6)
            if reason is not None:
                found[unit] = reason
    return found


def _by_sum(
    findings: Findings,
    key: str,
    values: dict[str, pa.Array],
    faults: dict[str, Reason],
    current: str,
) -> Iterator[tuple[str, Reason]]:
    """Where the sum cannot be meant: the unit that comes nearest to last time, else 万元 first."""
    if current not in faults:
        return
    fits = [unit for unit in (*_COMMON, *values) if unit in values and unit not in faults]
    if not fits:
        return
    last = findings.history.last_sum(key)
    best = fits[0]
    if last is not None and last[0] > 0:
        sums = {unit: float(micro_of(values[unit]).sum()) / 10**6 for unit in fits}
        best = min(fits, key=lambda unit: abs(log(max(sums[unit], 1e-9) / float(last[0]))))
    yield best, faults[current]
    yield best, ("unit-sum", {"unit": best, "sum": plain_micro(int(micro_of(values[best]).sum()))})


def _unit_of_months(findings: Findings, keys: Sequence[str]) -> Iterator[Question]:
    """A unit for the table: what its months come to in each, and what speaks for one."""
    reading = findings.reading
    columns = {key: reading.columns[key] for key in keys}
    for_unit: dict[str, list[Reason]] = {}
    totals: dict[str, int] = {}
    for key, number in columns.items():
        values = _under_units(findings, key, number, DEFAULT_UNIT)
        for unit in offered_units(findings, DEFAULT_UNIT):
            amounts = values.get(unit, values[DEFAULT_UNIT])
            totals[unit] = totals.get(unit, 0) + int(micro_of(amounts).sum())
        for unit, reason in _by_history(findings, key, values, DEFAULT_UNIT):
            for_unit.setdefault(unit, []).append(reason)
    if len(set(totals.values())) < 2:  # every amount bears its own unit
        return
    proposed = max(for_unit, key=lambda unit: len(for_unit[unit]), default=DEFAULT_UNIT)
    options = [
        Option(
            unit,
            "unit-of-all",
            correction=None if unit == DEFAULT_UNIT else TableCorrection(unit=unit),
            arguments={"unit": unit},
            total=plain_micro(totals[unit]),
        )
        for unit in totals
    ]
    asked = of_table(
        findings,
        "unit",
        keys[0],
        options,
        [("unit-unstated", {"unit": DEFAULT_UNIT}), *(r[0] for r in for_unit.values())],
        proposed=proposed,
        called=month_headers(reading),
    )
    cells = [reading.header_cell(number) for number in columns.values()]
    covered = frozenset((code, cell) for code in _OF_HEADERS for cell in cells)
    yield replace(asked, always_covers=covered)


def _is_doubtful(findings: Findings, key: str) -> bool:
    """Whether anything could speak against the stated unit: earlier amounts, unlikely ones."""
    likely = findings.reading.declared.field(key).likely
    if len(findings.history.lately(key).at):
        return True
    if _faults(findings, key, {DEFAULT_UNIT: findings.reading.by_key[key]}):
        return True
    if likely is None:
        return False
    count, fits = _likely_amounts(findings.reading.by_key[key], likely)
    return 2 * fits < count


def _likely_amounts(amounts: pa.Array, likely: tuple[float, float]) -> tuple[int, int]:
    """How many amounts there are, and how many that a county's projects have."""
    wan = micro_of(amounts).astype(float) / 10**6
    return int((wan > 0).sum()), int(((wan >= likely[0]) & (wan <= likely[1])).sum())


def _under_units(findings: Findings, key: str, number: int, current: str) -> dict[str, pa.Array]:
    """Unit → the column's amounts, of the units under which they differ; the current one first."""
    column = findings.reading.source.own_column(number)
    now = findings.reading.by_key[key]
    values = {current: now}
    for unit in offered_units(findings, current)[1:]:
        read = parse_amounts(column, unit).values
        if not read.equals(now):
            values[unit] = read
    return values


def _by_history(
    findings: Findings, key: str, values: dict[str, pa.Array], current: str
) -> Iterator[tuple[str, Reason]]:
    """The unit under which most amounts are about what the version before says."""
    before = findings.history.lately(key)
    if not len(before.at):
        return
    old = micro_of(before.old).astype(float)
    now = micro_of(values[current])[before.at].astype(float)
    comparable = (old > 0) & (now > 0)
    count = int(comparable.sum())
    if count < findings.rules.units.least_rows:
        return
    alike: dict[str, int] = {}
    for unit, amounts in values.items():
        new = micro_of(amounts)[before.at].astype(float)[comparable]
        ratio = new / old[comparable]
        alike[unit] = int(((ratio >= 1 / _ALIKE) & (ratio <= _ALIKE)).sum())
    best = max(alike, key=lambda unit: alike[unit])
    if alike[best] < findings.rules.units.share_of_column * count:
        return
    arguments = {"unit": best, "alike": str(alike[best]), "count": str(count)}
    if best == current:
        yield best, ("unit-history-now", arguments)
    elif alike[current] < alike[best]:
        arguments |= {"current": current, "current_alike": str(alike[current])}
        yield best, ("unit-history", arguments)


def _by_likelihood(
    findings: Findings, key: str, values: dict[str, pa.Array], current: str
) -> Iterator[tuple[str, Reason]]:
    """The unit under which most amounts are ones that a county's projects have."""
    likely = findings.reading.declared.field(key).likely
    if likely is None:
        return
    fits: dict[str, int] = {}
    count = 0
    for unit, amounts in values.items():
        count, fits[unit] = _likely_amounts(amounts, likely)
    if count < findings.rules.units.least_rows or 2 * fits[current] >= count:
        return
    best = max(fits, key=lambda unit: fits[unit])
    arguments = {
        "unit": best,
        "current": current,
        "fits": str(fits[best]),
        "current_fits": str(fits[current]),
        "count": str(count),
        "low": whole(likely[0]),
        "high": whole(likely[1]),
    }
    if best != current:
        yield best, ("unit-likely", arguments)


_CODES = ("share-mixed", "share-under-percent", "share-ambiguous", "share-assumed-percent")
_LARGE = ("share-too-large", "share-unlikely")


def share_questions(findings: Findings) -> Iterator[Question]:
    """The scale of a column; then cells that are too large or jumped since the version before."""
    for assignment in findings.reading.recognition.assignments:
        if findings.reading.declared.field(assignment.key).type != "share":
            continue
        yield from _scale(findings, assignment.key, assignment.column)
        yield from _jumps(findings, assignment.key)
        yield from _large(findings, assignment.key)


def _scale(findings: Findings, key: str, number: int) -> Iterator[Question]:
    codes = [code for code in _CODES if (code, key) in findings.rows]
    if not codes:
        return
    numbers, is_bare = bare_shares(findings.reading.source.own_column(number))
    at = np.flatnonzero(is_bare)
    if not len(at):
        return
    written = numbers[at]
    options = [
        Option("by-size"),
        Option("percent", effects=(Effect(key, at, pa.array(written / 100)),)),
        Option("fraction", effects=(Effect(key, at, pa.array(written)),)),
    ]
    above = int((written > 1).sum())
    arguments = {"count": str(len(at)), "above": str(above), "most": f"{written.max():g}"}
    reasons: list[Reason] = [("share-scale", arguments)]
    proposed, by_history = _shares_by_history(findings, key, options)
    if proposed:
        reasons.append(by_history)
    # Most numbers above one: a percentage each; a fraction above one hardly occurs.
    usual = "percent" if 2 * above > len(at) else "by-size"
    yield findings.ask(
        "share-scale",
        (key,),
        at,
        options,
        proposed=proposed or usual,
        reasons=reasons,
        of_cells=False,
        covers=(*_CODES, *_LARGE),
    )


def _shares_by_history(findings: Findings, key: str, options: list[Option]) -> tuple[str, Reason]:
    """The way under which most shares are nearest to what the version before says."""
    before = findings.history.before(key)
    none: tuple[str, Reason] = ("", ("", {}))
    if len(before.at) < findings.rules.units.least_rows:
        return none
    current = findings.reading.by_key[key]
    old = floats(before.old)
    apart: dict[str, float] = {}
    for option in options:
        new = floats(current)
        for effect in option.effects:
            new[effect.at] = floats(effect.values)
        both = (old > 0) & (new[before.at] > 0)
        if not both.any():
            return none
        apart[option.key] = float(np.median(np.abs(np.log(new[before.at][both] / old[both]))))
    best = min(apart, key=lambda word: apart[word])
    return best, ("share-history", {"count": str(len(before.at))})


def _jumps(findings: Findings, key: str) -> Iterator[Question]:
    before = findings.history.before(key)
    if not len(before.at):
        return
    new, old = floats(findings.reading.by_key[key])[before.at], floats(before.old)
    for is_up in (True, False):
        chosen = [
            position
            for position in np.flatnonzero((new > 0) & (old > 0)).tolist()
            if (new[position] > old[position]) == is_up
            and findings.rules.share_jump_of(new[position] / old[position]) is not None
            and (key, str(int(before.at[position]))) not in findings.asked
        ]
        if not chosen:
            continue
        at = before.at[chosen]
        rule = findings.rules.share_jump_of(new[chosen[0]] / old[chosen[0]])
        factor = rule.factor if rule else 100
        proposed = SCALED if rule and rule.proposes == "scaled" else KEEP
        yield findings.ask(
            "jump",
            (key,),
            at,
            findings.slips(key, at, factor, is_up=is_up),
            proposed=proposed,
            reasons=[("jump-up" if is_up else "jump-down", {"factor": count(factor)})],
            beside=[f"{old[position] * 100:.4g}%" for position in chosen],
            beside_title="previous",
            covers=_LARGE,
        )


def _large(findings: Findings, key: str) -> Iterator[Question]:
    found = {index for code in _LARGE for index in findings.at(code, key).tolist()}
    at = findings.not_yet_asked(key, np.array(sorted(found), dtype=np.int64))
    if not len(at):
        return
    yield findings.ask(
        "share-large",
        (key,),
        at,
        findings.slips(key, at, 100, is_up=True),
        proposed=SCALED,
        reasons=[("share-large", {})],
        covers=_LARGE,
    )
