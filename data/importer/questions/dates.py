"""Dates that may be others: bare numbers, January or October, years out of range, wrong order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.importer.ledger_rules.spans import in_year
from data.importer.parse.missing_years import UNREAD, YearsOver
from data.importer.questions.question import KEEP, UNKNOWN, Effect, Option, Question, span
from data.importer.questions.table_findings import Findings
from data.values.dates import EPOCH, last_of_month

_DATES = ("date", "month")


def date_questions(findings: Findings) -> Iterator[Question]:
    """Everything that is asked about dates, column by column, then row by row."""
    for key in findings.reading.columns:
        if findings.reading.declared.field(key).type in _DATES:
            yield from _serials(findings, key)
            yield from _january_or_october(findings, key)
            yield from _years(findings, key)
    yield from _no_year(findings)
    yield from _orders(findings)


def _no_year(findings: Findings) -> Iterator[Question]:
    """Dates without a year where nothing over them names one, or names several."""
    reading = findings.reading
    keys = tuple(key for key in reading.columns if key in reading.yearless)
    if not keys:
        return
    over = YearsOver.of(reading, reading.columns[keys[0]]).column
    as_of = reading.context.as_of
    years = over.years or (as_of.year, as_of.year - 1)
    at = np.array(sorted({index for key in keys for index in reading.yearless[key]}), np.int64)
    options = [Option(UNKNOWN)]
    for year in years:
        effects = in_year(reading, keys, year)
        options.append(Option(str(year), "year", effects, arguments={"year": str(year)}))
    is_past = {option.key: _ends_by(option, keys, as_of) for option in options[1:]}
    proposed = next((key for key in sorted(is_past, reverse=True) if is_past[key]), UNKNOWN)
    arguments = {"years": "、".join(map(str, over.years)), "text": over.text}
    yield findings.ask(
        "no-year",
        keys,
        at,
        options,
        proposed=proposed,
        reasons=[("years-several", arguments) if over.years else ("year-nowhere", {})],
        covers=UNREAD,
    )


def _ends_by(option: Option, keys: Sequence[str], as_of: date) -> bool:
    """Whether no date that has happened would come after the as-of day; a plan may."""
    happened = [e for e in option.effects if e.key in keys and not _is_to_come(e.key)]
    latest = [pc.max(effect.values).as_py() for effect in happened if len(effect.values)]
    return all(day is None or day <= as_of for day in latest)


def _is_to_come(key: str) -> bool:
    """Whether a field holds a plan, a time limit or an end, which may lie ahead."""
    return key.startswith("planned") or key.endswith(("due_date", "until_date", "extended_to_date"))


def _serials(findings: Findings, key: str) -> Iterator[Question]:
    """Bare day numbers: 45809 is 2025-06-01, if it is a date at all."""
    at = findings.at("date-from-serial", key)
    if not len(at):
        return
    days = findings.reading.by_key[key].take(pa.array(at))
    arguments = {
        "count": str(len(at)),
        "first": str(pc.min(days).as_py()),
        "last": str(pc.max(days).as_py()),
    }
    yield findings.ask(
        "serials",
        (key,),
        at,
        [Option("date"), findings.unknown(key, at=at)],
        reasons=[("serials", arguments)],
        of_cells=False,
        covers=("date-from-serial",),
    )


def _january_or_october(findings: Findings, key: str) -> Iterator[Question]:
    """2025.1 as a number: the zero of 2025.10 does not survive in a spreadsheet."""
    at = findings.at("date-ambiguous", key)
    if not len(at):
        return
    years = [int(float(findings.written((key,), index))) for index in at.tolist()]
    options = [Option(UNKNOWN)]
    for word, month in (("january", 1), ("october", 10)):
        days = pa.array([last_of_month(year, month) for year in years], pa.int32())
        precision = dict.fromkeys(range(len(at)), "month")
        effect = Effect(key, at, days.cast(pa.date32()), precision)
        options.append(Option(word, effects=(effect,)))
    yield findings.ask(
        "month-lost",
        (key,),
        at,
        options,
        proposed=UNKNOWN,
        reasons=[("month-lost", {"count": str(len(at))})],
        covers=("date-ambiguous",),
    )


def _years(findings: Findings, key: str) -> Iterator[Question]:
    """Dates before and after the years that an office writes about, by what may be meant."""
    limits = findings.rules.years
    declared = findings.reading.declared.field(key)
    if declared.name in limits.left_out:
        return
    values = findings.current(key)
    years = pc.fill_null(pc.year(values), limits.first).to_numpy(zero_copy_only=False)
    odd = np.flatnonzero((years < limits.first) | (years > limits.last))
    groups: dict[str, list[tuple[int, date, str]]] = {}
    for index in odd.tolist():
        word, meant, known_to = _meant(values[index].as_py(), limits.first, limits.last)
        groups.setdefault(word, []).append((index, meant, known_to))
    for word, members in groups.items():
        at = np.array([index for index, _, _ in members], dtype=np.int64)
        options = [Option(KEEP), findings.unknown(key, at=at)]
        if word:
            days = pa.array([meant for _, meant, _ in members], pa.date32())
            precision = {i: one for i, (_, _, one) in enumerate(members) if one}
            options.insert(1, Option(word, effects=(Effect(key, at, days, precision),)))
        yield findings.ask(
            "years",
            (key,),
            at,
            options,
            proposed=word or UNKNOWN,
            reasons=[("years", {"first": str(limits.first), "last": str(limits.last)})],
            covers=("date-unlikely",),
        )


def _meant(day: date, first: int, last: int) -> tuple[str, date, str]:
    """(way, day, precision): a year typed into a date cell (1905), or a slipped century."""
    typed = (day - EPOCH).days
    if first <= typed <= last:
        ending = date.fromordinal(last_of_month(typed, 12) + date(1970, 1, 1).toordinal())
        return "year-typed", ending, "year"
    for years in (100, -100):
        if first <= day.year + years <= last:
            leap = day.month == 2 and day.day == 29
            return "century", day.replace(year=day.year + years, day=28 if leap else day.day), ""
    return "", day, ""


def _orders(findings: Findings) -> Iterator[Question]:
    """Two dates of a row in the wrong order: kept, exchanged, or left open."""
    reading = findings.reading
    for rule in reading.declared.date_order:
        keys = (rule.earlier, rule.later)
        if not rule.is_asked or any(key not in reading.columns for key in keys):
            continue
        at = findings.at(rule.code, rule.later)
        if not len(at):
            continue
        effects = tuple(_exchanged(findings, key, other, at) for key, other in (keys, keys[::-1]))
        gap = [
            (findings.current(keys[0])[i].as_py() - findings.current(keys[1])[i].as_py()).days
            for i in at.tolist()
        ]
        yield findings.ask(
            "order",
            keys,
            at,
            [Option(KEEP), Option("swap", effects=effects), findings.unknown(*keys, at=at)],
            reasons=[("order", {"days": span(min(gap), max(gap))})],
            covers=(rule.code,),
            arguments={"other": reading.header_text(keys[1])},
        )


def _exchanged(findings: Findings, key: str, other: str, at: np.ndarray) -> Effect:
    """What stands under ``other`` put under ``key``."""
    reading = findings.reading
    named = reading.declared.field(other).name
    precise = reading.precision.get(named, {})
    precision = {
        position: precise[index] for position, index in enumerate(at.tolist()) if index in precise
    }
    return Effect(key, at, findings.current(other).take(pa.array(at)), precision)
