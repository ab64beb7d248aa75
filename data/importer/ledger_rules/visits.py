"""Visits: posts and tiers stand beside their leaders; a row is checked against its own days."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.formats import count, full_decimal
from data.importer.ledger_rules.declared import check_dates
from data.importer.ledger_rules.spans import complete_spans
from data.importer.parse.sections import complete_sections
from data.importer.reading import Reading, floats
from data.issues import LIST_SEPARATOR
from data.ledgers.headers import normal
from data.ledgers.posts import tier_of

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
    complete_sections(reading)
    _complete_mode(reading)
    complete_spans(reading)
    check_dates(reading)
    _check_days(reading)
    reading.reject_rows_without("leaders", "leaders")
    reading.reject_rows_without("start_date", "start_date")
    _ask_tiers(reading)


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


def _ask_tiers(reading: Reading) -> None:
    """Where neither column nor post says a tier: the pages count trips of leaders of some tiers."""
    trips = pc.fill_null(pc.not_equal(reading.get("mode"), "来访"), True).to_numpy(
        zero_copy_only=False
    )
    if "tiers" not in reading.values and (trips & ~reading.rejected).any():
        reading.report("tiers-unclear", "warning")


def _complete_mode(reading: Reading) -> None:
    """A list of receptions is no list of trips, though it has the same columns."""
    if "mode" in reading.values or not reading.height:
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
