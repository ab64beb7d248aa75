"""Columns for months: 1月, 1-2月 … 1-12月, each with what was planned or done in it or by then."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from data.ledgers.declaration import Ledger, Months
from data.ledgers.header_lookup import header_readings
from data.ledgers.headers import normal
from data.ledgers.registry import ledgers
from data.tables import HeaderColumn
from data.values.numbers import chinese_digits

_FEWEST = 3
_YEAR = r"(?:(?P<year>20\d{2})[年度./-]*)?"
_SPAN = r"(?P<span>0?1月?(?:份)?[-—–~～至到])?"
_NUMBER = r"(?P<month>0?[1-9]|1[0-2])月(?:份)?(?P<until>累计)?"
_ENGLISH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ENGLISH_SPAN = r"(?P<span>jan(?:uary)?[-—–~～to]*(?=[a-z]{3}))?"
_BESIDE = re.compile(r"^(?:其中|ofwhich)[:,]?")
_MONTHS = (
    re.compile(rf"^{_YEAR}{_SPAN}{_NUMBER}(?P<rest>\D*)$"),
    re.compile(rf"^(?P<rest>\D+?){_YEAR}{_SPAN}{_NUMBER}$"),
    re.compile(rf"^{_ENGLISH_SPAN}{_ENGLISH}[.,'-]*(?P<year>20\d{{2}})?(?P<rest>[a-z]*)$"),
    re.compile(rf"^(?P<rest>[a-z]+?){_ENGLISH_SPAN}{_ENGLISH}[.,'-]*(?P<year>20\d{{2}})?$"),
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OF_A_YEAR = re.compile(r"^20\d{2}年?(?:度)?")
_PARTS_OF_A_YEAR = {
    **{f"{n}季度": (3 * at - 2, 3 * at) for at, n in enumerate("一二三四", start=1)},
    "前三季度": (1, 9),
    "上半年": (1, 6),
    "下半年": (7, 12),
}


@dataclass(frozen=True)
class MonthColumn:
    """A sheet column of one measure up to (cumulative) or in one month.

    year: the one that the header names, None where it names none.
    """

    column: int
    month: int
    measure: Literal["plan", "done"]
    is_cumulative: bool
    year: int | None = None


@dataclass(frozen=True)
class SumColumn:
    """A column that says again what months of a series say: 合计, 一季度小计, 1-9月累计.

    first, last: its months; year: the one that it names. is_latest: it is the latest month
    instead; brought_forward: it is of the years before.
    """

    column: int
    first: int = 1
    last: int = 12
    is_latest: bool = False
    brought_forward: bool = False
    year: int | None = None


@dataclass(frozen=True)
class Named:
    """What one part of a header says: its month, and the words around it."""

    month: int
    is_span: bool
    year: int | None
    rest: str


def month_columns(
    declared: Ledger, columns: Sequence[HeaderColumn], title: str = ""
) -> tuple[MonthColumn, ...]:
    """The month columns of a table; () where fewer than three say what was done or planned.

    title: sheet name and title; it may say what a header measures that names its month alone.
    A series that has ``1-2月`` is cumulative, its ``1月`` too; beside ``2月`` a span is a sum.
    """
    if declared.months is None:
        return ()
    is_titled = is_measured_by(declared.months, normal(title))
    found = [one for c in columns if (one := _month_column(c, declared.months, is_titled))]
    result: list[MonthColumn] = []
    for measure in ("plan", "done"):
        own = [one for one in found if one.measure == measure]
        if any(one.month > 1 and not one.is_cumulative for one in own):
            own = [one for one in own if not one.is_cumulative]
        if len({one.month for one in own}) < _FEWEST:
            continue
        whole = any(one.is_cumulative for one in own)
        result += [MonthColumn(o.column, o.month, o.measure, whole, o.year) for o in own]
    return tuple(sorted(result, key=lambda one: one.column))


def sum_columns(
    declared: Ledger, columns: Sequence[HeaderColumn], series: Sequence[MonthColumn]
) -> tuple[SumColumn, ...]:
    """The columns beside a series that are sums over it, or what was brought forward to it."""
    months = declared.months
    if months is None:
        return ()
    own = {one.column for one in series}
    above = {_without_year(normal(part)) for c in columns if c.column in own for part in c.path}
    sums, forward = _words(months.sums), _words(months.brought_forward)
    latest = _words(months.this_month)
    found: list[SumColumn] = []
    for column in columns:
        path = [_without_year(normal(part)) for part in column.path if part]
        if column.column in own or not path:
            continue
        # 合计 below another group is of that group.
        if any(part not in above and _measure([part], months) is None for part in path[:-1]):
            continue
        named = _OF_A_YEAR.match(normal(column.path[-1]))
        year = int(named[0][:4]) if named else None
        if _is_any(path[-1], forward):
            found.append(SumColumn(column.column, brought_forward=True))
        elif _is_any(path[-1], latest):
            found.append(SumColumn(column.column, is_latest=True))
        elif span := _span_of(path[-1], months):
            found.append(SumColumn(column.column, *span, year=year))
        elif _is_any(path[-1], sums):
            found.append(SumColumn(column.column, year=year))
    return tuple(found)


def columns_of_months(columns: Sequence[HeaderColumn]) -> tuple[int, ...]:
    """Sheet columns whose header names a month, whatever it measures; () below three months."""
    found: dict[int, int] = {}
    for column in columns:
        named = [one for part in column.path for one in months_named(normal(part))]
        if named:
            found[column.column] = named[-1].month
    return tuple(found) if len(set(found.values())) >= _FEWEST else ()


def names_month_column(text: str) -> bool:
    """Whether a header text alone names a month and a measure (``1-2月完成投资``)."""
    column = HeaderColumn(0, (text,))
    return any(
        _month_column(column, declared.months, is_titled=False) is not None
        for declared in ledgers()
        if declared.months is not None
    )


def months_named(part: str) -> Iterator[Named]:
    """The month that a normal text names, if any."""
    if "月" not in part and not any(name in part for name in _NAMES):
        return
    text = chinese_digits(_BESIDE.sub("", part))
    for pattern in _MONTHS:
        if found := pattern.match(text):
            said = found.groupdict()
            name = said["month"]
            month = int(name) if name.isdecimal() else _NAMES.index(name[:3]) + 1
            is_span = bool(said["span"] or said.get("until"))
            year = int(said["year"]) if said["year"] else None
            yield Named(month, is_span, year, said.get("rest") or "")
            return


def _month_column(column: HeaderColumn, months: Months, is_titled: bool) -> MonthColumn | None:
    path = [normal(part) for part in column.path if part]
    for place, part in enumerate(path):
        for named in months_named(part):
            others = [*path[:place], *path[place + 1 :]]
            words = [_without_year(word) for word in (named.rest, *others)]
            words = [word for word in words if word]
            measure = _measure(words, months)
            if measure is None and is_titled and set(words) <= _words(months.plain):
                measure = "done"
            if measure is not None:
                return MonthColumn(column.column, named.month, measure, named.is_span, named.year)
    return None


def _measure(words: Sequence[str], months: Months) -> Literal["plan", "done"] | None:
    plan, done = _words(months.plan), _words(months.done)
    for word in reversed(words):
        if _is_any(word, plan):
            return "plan"
        if _is_any(word, done):
            return "done"
    return None


def _is_any(word: str, known: frozenset[str]) -> bool:
    return any(form in known for form, _, _ in header_readings(word))


def is_measured_by(months: Months, title: str) -> bool:
    """Whether a title (in normal form) says what a month alone measures."""
    return any(normal(word) in title for word in months.titled) and not any(
        normal(word) in title for word in months.not_titled
    )


def _span_of(part: str, months: Months) -> tuple[int, int] | None:
    """The months of ``1-9月累计到位`` or ``一季度小计``."""
    for named in months_named(part):
        words = [named.rest] if named.rest else []
        is_sum = (
            not words or _measure(words, months) == "done" or _is_any(words[0], _words(months.sums))
        )
        return (1, named.month) if named.is_span and is_sum else None
    for words_of_part, span in _PARTS_OF_A_YEAR.items():
        start, found, rest = part.partition(words_of_part)
        if found and start in ("", "第") and (not rest or _is_any(rest, _words(months.sums))):
            return span
    return None


def _without_year(word: str) -> str:
    return _OF_A_YEAR.sub("", word)


@cache
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(normal(text) for text in texts)


_DECEMBER = 12


@dataclass(frozen=True)
class Series:
    """The month columns of a table: fixed feeds fields, idle are kept as they are.

    done: columns of what was done, first to last; of a ledger that one month feeds up to
    the latest with figures. later: columns of months after the as-of day that hold figures
    all the same. sums: columns of sums over the months. repeated: months that a column
    before them names already. is_said: a person said whether they are sums so far.
    """

    fixed: Mapping[int, str]
    idle: frozenset[int]
    done: tuple[MonthColumn, ...] = ()
    later: tuple[MonthColumn, ...] = ()
    sums: tuple[SumColumn, ...] = ()
    repeated: tuple[MonthColumn, ...] = ()
    is_said: bool = False


NO_SERIES = Series({}, frozenset())


def month_series(
    declared: Ledger,
    columns: Sequence[HeaderColumn],
    title: str,
    has_figures: Callable[[int], bool],
    fixed: Mapping[int, str],
    as_of: date,
) -> Series:
    """The series of a table, leaving out columns of which a person said what they are.

    What a person said of a column that is a month's own field leaves it in the series.
    """
    found = month_columns(declared, columns, title)
    if not found or declared.months is None:
        return NO_SERIES
    if declared.months.is_each:
        return _each_month(declared, columns, found, fixed)
    return _latest_month(declared, has_figures, [o for o in found if o.column not in fixed], as_of)


def _latest_month(
    declared: Ledger,
    has_figures: Callable[[int], bool],
    found: Sequence[MonthColumn],
    as_of: date,
) -> Series:
    """The latest month with figures up to the as-of day speaks for the table."""
    assert declared.months is not None
    done = sorted((o for o in found if o.measure == "done"), key=lambda one: one.month)
    plan = sorted((o for o in found if o.measure == "plan"), key=lambda one: one.month)
    filled = [one for one in done if has_figures(one.column)]
    past = [one for one in filled if one.month <= as_of.month]
    fixed: dict[int, str] = {}
    if past:
        fixed[past[-1].column] = declared.months.done_field
    if plan and plan[-1].month == _DECEMBER and plan[-1].is_cumulative:
        fixed[plan[-1].column] = declared.months.plan_field
    until = past[-1].month if past else 0
    return Series(
        fixed,
        frozenset(one.column for one in found) - fixed.keys(),
        tuple(one for one in done if one.month <= until),
        tuple(one for one in filled if one.month > as_of.month),
    )


def _each_month(
    declared: Ledger,
    columns: Sequence[HeaderColumn],
    found: Sequence[MonthColumn],
    said: Mapping[int, str],
) -> Series:
    """Every month that holds figures feeds the field of its own."""
    months = declared.months
    assert months is not None
    sums = sum_columns(declared, columns, found)
    done: dict[str, MonthColumn] = {}
    repeated: list[MonthColumn] = []
    own_keys = {
        months.field_of(month, until=until): (month, until)
        for month in range(1, _DECEMBER + 1)
        for until in (False, True)
    }
    for one in found:
        if one.measure == "plan":
            continue
        key = said.get(one.column) or months.field_of(one.month, until=one.is_cumulative)
        if key not in own_keys:
            continue
        month, until = own_keys[key]
        if key in done:
            repeated.append(one)
        else:
            done[key] = replace(one, month=month, is_cumulative=until)
    fixed = {one.column: key for key, one in done.items()}
    named = {*(one.column for one in found), *(one.column for one in sums)}
    kept = named - fixed.keys() - said.keys()
    return Series(
        fixed,
        frozenset(kept),
        tuple(sorted(done.values(), key=lambda one: one.month)),
        sums=tuple(one for one in sums if one.column not in said),
        repeated=tuple(repeated),
        is_said=any(said.get(column) == key for column, key in fixed.items()),
    )
