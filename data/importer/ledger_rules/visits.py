"""Visits: posts and tiers stand beside their leaders; a row is checked against its own days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.formats import count, full_decimal
from data.importer.ledger_rules.declared import check_dates
from data.importer.parse.missing_years import UNREAD, YearsOver, unread_texts
from data.importer.questions.question import Effect
from data.importer.reading import Reading, floats
from data.issues import LIST_SEPARATOR, Severity
from data.ledgers.headers import normal
from data.ledgers.posts import tier_of
from data.values.dates import read_date, with_year
from data.values.numbers import chinese_digits
from data.values.parse_result import cleaned

_NAMES = ("start_date", "end_date")
_EPOCH = date(1970, 1, 1).toordinal()
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY = r"(?P<{0}m>\d{{1,2}})[月./](?P<{0}d>\d{{1,2}})[日号]?"
_SPAN = re.compile(
    rf"(?:(?P<y>\d{{4}})[年./])?{_DAY.format('a')}[-—–~～至到]+"
    r"(?:(?P<by>\d{4})[年./])?(?:(?P<bm>\d{1,2})[月./])?(?P<bd>\d{1,2})[日号]?"
)


@dataclass(frozen=True)
class Span:
    """What one text says: its first and last day; year_stated: in the cell itself."""

    first: date
    last: date
    year_stated: bool


def complete_dates(reading: Reading) -> None:
    """Fill start and end from spans, and carry an end without a year over the turn of the year."""
    read = {name: _spans(reading, name) for name in _NAMES}
    if any(read.values()):
        columns = {name: reading.get(name).to_pylist() for name in _NAMES}
        for index, span in sorted(read["start_date"].items()):
            columns["start_date"][index] = span.first
            columns["end_date"][index] = columns["end_date"][index] or span.last
            _report(reading, "start_date", index, span)
        for index, span in sorted(read["end_date"].items()):
            columns["end_date"][index] = span.last
            columns["start_date"][index] = columns["start_date"][index] or span.first
            _report(reading, "end_date", index, span)
        for name, values in columns.items():
            reading.values[name] = pa.array(values, pa.date32())
    _carry_over(reading)


def _spans(reading: Reading, name: str) -> dict[int, Span]:
    """Data row → span, for the cells of a column that the date reader left unread."""
    texts = unread_texts(reading, name) if name in reading.columns else {}
    if not texts:
        return {}
    over = YearsOver.of(reading, reading.columns[name])
    found: dict[int, Span] = {}
    for index, text in texts.items():
        span = span_of_text(text, over.at(index).year)
        if span is not None:
            found[index] = span
        elif span_of_text(text, reading.context.as_of.year) is not None:
            reading.yearless.setdefault(name, {})[index] = text
    return found


def span_of_text(text: str, year: int | None) -> Span | None:
    """The days of a span; year: the one that stands over it, None where none does."""
    bare = re.sub(r"\s+", "", chinese_digits(cleaned(text)))
    span = _SPAN.fullmatch(_ISO.sub(r"\1.\2.\3", bare))
    if span is None:
        return None
    own = span["y"] or span["by"]
    if not own and year is None:
        return None
    month, day = int(span["am"]), int(span["ad"])
    try:
        first = date(int(own or year or 0), month, day)
        last_year = int(span["by"]) if span["by"] else first.year
        last = date(last_year, int(span["bm"] or month), int(span["bd"]))
    except ValueError:  # no day of the calendar
        return None
    if last < first and not span["by"] and span["bm"]:
        last = _a_year_later(last)
    return Span(first, last, year_stated=bool(own)) if first <= last else None


def in_year(reading: Reading, keys: Sequence[str], year: int) -> tuple[Effect, ...]:
    """What the dates and spans of some columns that no year stands over are in a year."""
    days: dict[str, dict[int, tuple[date, str]]] = {key: {} for key in keys}
    for key in keys:
        for index, text in reading.yearless[key].items():
            if (span := span_of_text(text, year)) is not None:
                first, last = (days.setdefault(name, {}) for name in _NAMES)
                first.setdefault(index, (span.first, ""))
                last.setdefault(index, (span.last, ""))
            elif (dated := with_year(text, year)) and (read := read_date(dated)).value is not None:
                days[key][index] = (date.fromordinal(read.value + _EPOCH), read.precision)
    starts, ends = (days.get(name, {}) for name in _NAMES)
    for index in starts.keys() & ends.keys():
        if ends[index][0] < starts[index][0]:
            ends[index] = _a_year_later(ends[index][0]), ends[index][1]
    return tuple(_effect(key, read) for key, read in days.items() if read)


def _effect(key: str, read: dict[int, tuple[date, str]]) -> Effect:
    values = pa.array([day for day, _ in read.values()], pa.date32())
    precision = {place: one for place, (_, one) in enumerate(read.values()) if one}
    return Effect(key, np.array(list(read), dtype=np.int64), values, precision)


def _a_year_later(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)


def _carry_over(reading: Reading) -> None:
    """12月30日 to 1月2日 under one year ends in the next."""
    rows = reading.supplied.get("end_date", set()) & reading.supplied.get("start_date", set())
    if not rows:
        return
    starts, ends = (reading.get(name).to_pylist() for name in _NAMES)
    for index in rows:
        if starts[index] and ends[index] and ends[index] < starts[index]:
            ends[index] = _a_year_later(ends[index])
    reading.values["end_date"] = pa.array(ends, pa.date32())


def _report(reading: Reading, name: str, index: int, span: Span) -> None:
    """Replace the finding about the unread cell by what was read."""
    row = int(reading.source.rows[index])
    reading.issues = [
        issue
        for issue in reading.issues
        if not (issue.row == row and issue.field == name and issue.code in UNREAD)
    ]
    reading.forget_unreadable(name, index)
    severity: Severity = "note" if span.year_stated else "warning"
    reading.report(
        "date-span-read",
        severity,
        name,
        index=index,
        text=reading.source.seen(index, reading.columns[name]),
        first=span.first.isoformat(),
        last=span.last.isoformat(),
    )


_LONG = 60
_BETWEEN_PEOPLE = re.compile(r"[;；\n\r|]+")
_MODE_WORDS = (
    (
        "来访",
        ("来访", "接待", "inbound", "received", "hosted", "reception", "incoming", "visitingcomp"),
    ),
    ("外出", ("外出", "拜访", "出访", "outbound", "trip", "travel", "ledby", "mission")),
)


def complete_visits(reading: Reading) -> None:
    """Align lists, check days, reject rows without leader or start."""
    _align(reading, "titles")
    _align(reading, "tiers")
    _complete_tiers(reading)
    if "days" in reading.values:
        reading.values["days"] = (
            pc.round(reading.values["days"], 1)
            .cast(pa.decimal128(38, 6), safe=False)
            .cast(pa.decimal128(6, 1), safe=False)
        )
    _complete_mode(reading)
    complete_dates(reading)
    check_dates(reading)
    _check_days(reading)
    reading.reject_rows_without("leaders", "leaders")
    reading.reject_rows_without("start_date", "start_date")


def _complete_tiers(reading: Reading) -> None:
    """Where no column says tiers, those that follow from posts; of other posts they are unknown."""
    if "tiers" in reading.columns or "leaders" not in reading.values:
        return
    titles = reading.get("titles").to_pylist()
    found: list[list[str | None] | None] = []
    counts: Counter[str] = Counter()
    for people, posts in zip(reading.values["leaders"].to_pylist(), titles, strict=True):
        names = people or []
        own = posts if posts and len(posts) == len(names) else [None] * len(names)
        tiers = [tier_of(post or name or "") for post, name in zip(own, names, strict=True)]
        counts.update(tiers)
        found.append([tier or None for tier in tiers] if any(tiers) else None)
    unknown = counts.pop("", 0)
    if counts:
        reading.values["tiers"] = pa.array(found, pa.list_(pa.string()))
        known = LIST_SEPARATOR.join(f"{tier} {number}" for tier, number in counts.items())
        reading.report("tier-from-post", "note", tiers=known, unknown=str(unknown))


def _complete_mode(reading: Reading) -> None:
    """A list of receptions is no list of trips, though it has the same columns."""
    if "mode" in reading.columns or not reading.height:
        return
    headers = [reading.header_text(key) for key in ("start_date", "companies", "leaders")]
    about = normal("".join([reading.source.table.title, reading.source.sheet, *headers]))
    modes = [mode for mode, words in _MODE_WORDS if any(word in about for word in words)]
    if modes != ["来访"]:
        return
    reading.values["mode"] = pa.array(modes * reading.height, pa.string())
    reading.report("mode-from-title", "note", mode=modes[0])


def _align(reading: Reading, name: str) -> None:
    """One entry for each leader: a single one holds for all, other counts fit nobody."""
    if name not in reading.values or "leaders" not in reading.values:
        return
    leaders = reading.values["leaders"].to_pylist()
    entries = reading.values[name].to_pylist()
    aligned: list[list[str] | None] = []
    for index, (people, parts) in enumerate(zip(leaders, entries, strict=True)):
        if not people or not parts or len(parts) == len(people):
            aligned.append(parts)
        elif name == "titles" and (own := _posts_of_each(reading, index, len(people))):
            aligned.append(own)
        elif len(parts) == 1:
            aligned.append(parts * len(people))
        else:
            aligned.append(None)
            reading.report(
                "lists-differ",
                "warning",
                name,
                index=index,
                header=reading.header_text(name),
                count=str(len(parts)),
                leaders=str(len(people)),
            )
    reading.values[name] = pa.array(aligned, pa.list_(pa.string()))


def _posts_of_each(reading: Reading, index: int, people: int) -> list[str]:
    """``县委常委、副县长`` beside one leader is one post; line breaks and ; part several."""
    if "titles" not in reading.columns:
        return []
    written = reading.source.column(reading.columns["titles"]).raw[index].as_py() or ""
    parts = [written] if people == 1 else _BETWEEN_PEOPLE.split(written)
    own = [" ".join(part.split()).strip("、，,") for part in parts if part.strip()]
    return own if len(own) == people else []


def _check_days(reading: Reading) -> None:
    if "start_date" not in reading.values or "days" not in reading.values:
        return
    start = floats(reading.get("start_date").cast(pa.int32()))
    end = floats(reading.get("end_date").cast(pa.int32()))
    known = ~np.isnan(start) & ~np.isnan(end)
    for name in ("start_date", "end_date"):
        known[list(reading.precision.get(name, ()))] = False  # a month is no day to count from
    backwards = known & (end < start)
    days = floats(reading.values["days"])
    span = end - start + 1
    # Both end days may count or not, and half days exist: only more than that is asked about.
    differs = known & ~backwards & ~np.isnan(days) & ((days > span) | (days < span - 2))
    for index in np.flatnonzero(differs | (days > _LONG) | (days <= 0)).tolist():
        reading.report(
            "days-differ",
            "warning",
            "days",
            index=index,
            days=full_decimal(reading.values["days"][index].as_py()),
            span=count(float(span[index])) if known[index] else "—",
        )
