"""What a screen says of the clock: every share with both of its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.formats import UNKNOWN, count, count_change, decimal, share
from data.language import language, say, word
from data.screens.clock_readings import Clocked, OnTime
from data.screens.figure import ComparedWith, Figure, Sentence, cited, sentence_of
from data.screens.ledger_readings import Listed
from data.screens.ledger_words import rows_text
from data.screens.records import Record, foremost, known_number, records, whole
from data.screens.view import rows
from data.trace.figures import Reference

_Clause = tuple[str, Sequence[Reference]]
_NAMED = 3


def rows_in(clocked: Clocked, state: str, *units: object) -> Reference:
    """The entries in a state of the clock, of a unit where one is given, for the drawer."""
    part = {"unit": units[0]} if units else {}
    return clocked.listed.reference("entries", "", clock_state=state, **part)


def title(clocked: Clocked) -> Sentence:
    """``按时办结率 76.9%；7 件逾期未结，3 件在旗自然资源局``."""
    found, declared = clocked.on_time, clocked.listed.declared
    if found.share is None:
        return sentence_of(say("clock-no-share"))
    clauses: list[_Clause | str] = [say("clock-share", share=share(found.share))]
    if not found.overdue:
        return sentence_of(*clauses, say("clock-none-overdue"), between=say("ledger-semicolon"))
    late = say("clock-overdue", rows=rows_text(declared, found.overdue))
    first, second = (*clocked.units, {"open_overdue": 0})[:2]
    most = whole(first["open_overdue"])
    if first["unit"] is not None and found.overdue > most > whole(second["open_overdue"]):
        late += say("ledger-comma") + say(
            "clock-most", rows=rows_text(declared, most), unit=str(first["unit"])
        )
    clauses.append((late, [rows_in(clocked, "open_overdue")]))
    return sentence_of(*clauses, between=say("ledger-semicolon"))


def formula(clocked: Clocked) -> Sentence:
    """Both numbers of the share, and what closed ones alone would say."""
    found = clocked.on_time
    said: list[_Clause | str] = [
        say("clock-formula", on_time=count(found.on_time), base=count(found.base))
    ]
    if found.overdue and found.closed:
        said.append(say("clock-closed-alone", share=share(found.on_time / found.closed)))
    return sentence_of(*said, between=say("ledger-semicolon"))


def figures(clocked: Clocked) -> list[Figure]:
    """How many came this year, against last year's same days; the share on time of what."""
    listed, found = clocked.listed, clocked.on_time
    unit = listed.declared.counted if language() == "zh" else ""
    shown = []
    if clocked.channels:
        now, before = (
            sum(whole(row[f"{name}_count"]) for row in clocked.channels)
            for name in ("year", "last_year")
        )
        told = [ComparedWith(say("ledger-last-year"), UNKNOWN)]
        if has_last_year(clocked):
            told = [
                ComparedWith(say("ledger-last-year"), count(before)),
                ComparedWith(say("clock-change"), count_change(now - before), is_strong=True),
            ]
        came = say("clock-received")
        shown.append(
            Figure(came, UNKNOWN, note=sessions(clocked))
            if _is_undated(clocked)
            else Figure(
                came, count(now), unit, told, note=sessions(clocked), reference=_of_year(listed)
            )
        )
    base = say("clock-formula-short", on_time=count(found.on_time), base=count(found.base))
    value, sign = (UNKNOWN, "") if found.share is None else (decimal(found.share * 100, 1), "%")
    shown.append(
        Figure(
            say("clock-column-on-time"),
            value,
            sign,
            [ComparedWith(base, "")],
            note=satisfied(clocked),
            reference=rows_in(clocked, "closed_on_time"),
        )
    )
    return shown


STATES = {
    "closed_on_time": "on-time",
    "closed_late": "late",
    "open_overdue": "overdue",
    "open": "running",
}


def squares(clocked: Clocked) -> list[tuple[str, str, int, Reference]]:
    """(state's short name, its words, how many, its rows), what the share is of first."""
    found = clocked.on_time
    numbers = (found.on_time, found.late, found.overdue, found.running)
    return [
        (
            name,
            say(f"clock-part-{name}", count=count(number)),
            number,
            rows_in(clocked, state),
        )
        for (state, name), number in zip(STATES.items(), numbers, strict=True)
    ]


def reopened_title(clocked: Clocked) -> str:
    """How many were taken up again, how many of these because the answer was not enough."""
    found = clocked.reopened
    if not found and not _says_reopened(clocked.listed):
        return say("clock-reopened-unknown")
    said = say("clock-reopened", rows=rows_text(clocked.listed.declared, len(found)))
    displeased = sum(row["satisfaction"] == "不满意" for row in found)
    if not displeased:
        return said
    return say("ledger-comma").join((said, say("clock-reopened-displeased", count=displeased)))


def _says_reopened(listed: Listed) -> bool:
    """Whether any row says whether it was taken up again, or how it stands."""
    named = (listed.declared.with_role("status"), listed.declared.field("is_reopened"))
    return any(one is not None and listed.is_stated(one) for one in named)


def unknown(clocked: Clocked) -> Sentence | None:
    """Of how many the clock says nothing, and why; None where it knows all."""
    number = clocked.on_time.unknown
    if not number:
        return None
    reasons = say("ledger-and").join(
        say(f"clock-unknown-{reason.replace('_', '-')}", count=count(rows))
        for reason, rows in clocked.unknown.items()
    )
    said = say("clock-unknown", rows=rows_text(clocked.listed.declared, number), reasons=reasons)
    return sentence_of((said, [rows_in(clocked, "unknown")]))


def satisfied(clocked: Clocked) -> str:
    """Satisfied of those who were asked, with both numbers; "" where nobody was."""
    good, asked = clocked.satisfied
    if not asked:
        return ""
    return say("clock-satisfied", good=count(good), asked=count(asked), share=share(good / asked))


def sessions(clocked: Clocked) -> str:
    """Sessions of the year and who came, in the ledger's words; "" where none is told."""
    found = records(rows("screens/figures/sessions", snapshot_id=clocked.listed.view.now.id))[0]
    if not whole(found["sessions"]):
        return ""
    texts = str(found["companies_text"] or UNKNOWN)
    return say("clock-sessions", count=count(whole(found["sessions"])), texts=texts)


def stopped(clocked: Clocked) -> str:
    """How many stand still now, and how many extensions nobody approved; "" where neither."""
    parts = [
        say(f"clock-{name}", rows=rows_text(clocked.listed.declared, number))
        for name in ("stopped", "unapproved")
        if (number := whole(clocked.whole[f"{name}_count"]))
    ]
    return say("ledger-semicolon").join(parts)


def rule(clocked: Clocked) -> str:
    """The limits in force and whose rule they are; how many rows took the usual one."""
    clock = clocked.rule
    limits = say("ledger-and").join(
        say("clock-limit", kind=word(kind), days=one.days) for kind, one in clock.limits.items()
    )
    said = [say("clock-limits", limits=limits)]
    if usual := whole(clocked.whole["usual_count"]):
        rows = rows_text(clocked.listed.declared, usual)
        said.append(say("clock-usual", rows=rows, kind=word(clock.usual)))
    sources = dict.fromkeys([clock.source, *(one.source for one in clock.limits.values())])
    said.append(say("rules-source", source=say("ledger-semicolon").join(map(cited, sources))))
    return say("ledger-semicolon").join(said)


def units_title(clocked: Clocked) -> Sentence:
    """Which unit takes longest by its 90th percentile, against the limit."""
    named = [row for row in clocked.units if row["unit"] and known_number(row["ninth_days"])]
    if not named:
        return sentence_of(say("clock-units-none"))
    first = foremost(named, lambda row: known_number(row["ninth_days"]) or 0.0)
    slowest = first[0]
    if len(first) > 1:
        units = say("ledger-and").join(str(row["unit"]) for row in first[:_NAMED])
        numbers = {"count": len(first), "rest": max(len(first) - _NAMED, 0)}
        ninth = days_text(slowest["ninth_days"])
        return sentence_of(say("clock-units-each", units=units, ninth=ninth, **numbers))
    said = say(
        "clock-units",
        unit=str(slowest["unit"]),
        median=days_text(slowest["median_days"]),
        ninth=days_text(slowest["ninth_days"]),
        limit=limit_text(slowest["least_limit"], slowest["most_limit"]),
    )
    return sentence_of((said, [clocked.listed.reference(unit=slowest["unit"])]))


def days_text(value: object) -> str:
    """Working days; half ones (a median of two) as they are, a dash where none is closed."""
    number = known_number(value)
    if number is None:
        return UNKNOWN
    return count(number) if number == int(number) else decimal(number, 1)


def limit_text(least: object, most: object) -> str:
    """``15``, or ``3–30`` where kinds have limits of their own."""
    first, last = days_text(least), days_text(most)
    return first if first == last else f"{first}–{last}"


def on_time_text(found: OnTime) -> tuple[str, str]:
    """``6/12`` and ``50.0%``; dashes where nothing is closed or overdue."""
    if found.share is None:
        return UNKNOWN, UNKNOWN
    return f"{found.on_time}/{found.base}", share(found.share)


def jumps(clocked: Clocked) -> str:
    """States that were skipped since the ledger spoke before; "" where none was."""
    found = clocked.jumps
    if not found:
        return ""
    named = say("ledger-and").join(
        say(
            "clock-jump",
            label=str(row["label"]),
            old=word(str(row["old_text"])),
            new=word(str(row["new_text"])),
        )
        for row in found[:5]
    )
    rows = rows_text(clocked.listed.declared, len(found))
    return say("clock-jumps", rows=rows, named=named)


def states(listed: Listed) -> list[tuple[str, str, str, Reference]]:
    """(state, how many, which may follow, its rows), in the order of the declaration."""
    status = listed.declared.with_role("status")
    if status is None or not status.moves:
        return []
    told = {row["group_name"]: whole(row["row_count"]) for row in listed.statuses}
    lines = [
        (
            word(state),
            count(told.get(state, 0)) if listed.is_stated(status) else UNKNOWN,
            say("ledger-and").join(map(word, after)),
            listed.reference(status=state),
        )
        for state, after in status.moves.items()
    ]
    if unstated := told.get(None):
        blank = (say("pipeline-group-blank"), count(unstated), "", listed.reference(status=""))
        lines.append(blank)
    return lines


def has_last_year(clocked: Clocked) -> bool:
    """Whether any request of the same days a year before is told: without one it is unknown."""
    return any(whole(row["last_year_count"]) for row in clocked.channels)


def channels_title(clocked: Clocked) -> str:
    """By which channel most came, and which of them grew most on last year's same days."""
    named = [row for row in clocked.channels if row["channel"] and whole(row["year_count"])]
    if not named:
        if _is_undated(clocked):
            return say("clock-channels-unknown")
        is_blank = any(whole(row["year_count"]) for row in clocked.channels)
        return say("clock-channels-blank" if is_blank else "clock-channels-none")
    first = foremost(named, lambda row: whole(row["year_count"]))
    channels = say("ledger-and").join(word(str(row["channel"])) for row in first)
    key = "clock-channels" if len(first) == 1 else "clock-channels-each"
    said = say(key, channel=channels, count=whole(first[0]["year_count"]))
    if not has_last_year(clocked):
        return say("ledger-semicolon").join((said, say("clock-channels-no-year")))
    grown = foremost(named, _growth)
    if len(grown) == 1 and _growth(grown[0]) > 0:
        channel, more = word(str(grown[0]["channel"])), _growth(grown[0])
        grew = say("clock-channels-more", channel=channel, count=more)
        return say("ledger-semicolon").join((said, grew))
    return said


def channel_lines(clocked: Clocked) -> list[tuple[Reference, tuple[object, ...]]]:
    """Rows and (channel, this year, last year as shares, count, change, parts, share)."""
    found = clocked.channels
    counts = [row[name] for row in found for name in ("year_count", "last_year_count")]
    longest = max([whole(one) for one in counts], default=0) or 1
    is_known = has_last_year(clocked)
    lines: list[tuple[Reference, tuple[object, ...]]] = []
    for row in found:
        base, on_time = whole(row["base_count"]), whole(row["closed_on_time"])
        told = (
            word(row["channel"]) if row["channel"] else say("pipeline-group-blank"),
            whole(row["year_count"]) / longest,
            whole(row["last_year_count"]) / longest if is_known else None,
            UNKNOWN if _has_no_year(row) else count(whole(row["year_count"])),
            count_change(_growth(row)) if is_known else UNKNOWN,
            f"{on_time}/{base}" if base else UNKNOWN,
            share(on_time / base) if base else UNKNOWN,
        )
        by_channel = replace(clocked.listed, by="channel_of_request")
        lines.append((_of_year(by_channel, {"group_name": row["channel"]}), told))
    return lines


def _of_year(listed: Listed, part: Mapping[str, object] | None = None) -> Reference:
    """This year's requests, or a part of them; within the reader's period where one is chosen."""
    plain = listed.reference("entries", "", **(part or {}))
    if listed.scope.period:
        return plain
    as_of = listed.view.now.as_of
    days = {"first_day": f"{as_of.year}-01-01", "last_day": as_of.isoformat()}
    scope = {**dict(plain.scope), "date_of": "day", **days}
    return Reference(plain.figure, plain.part, tuple(sorted(scope.items())))


def _growth(row: Record) -> int:
    return whole(row["year_count"]) - whole(row["last_year_count"])


def _has_no_year(row: Record) -> bool:
    """Whether nobody says of any request of the channel when it was accepted."""
    return whole(row["undated_count"]) == whole(row["row_count"])


def _is_undated(clocked: Clocked) -> bool:
    return bool(clocked.channels) and all(map(_has_no_year, clocked.channels))


def undated(clocked: Clocked) -> str:
    """How many stand in no year, as nobody says when they were accepted; "" where none."""
    number = sum(whole(row["undated_count"]) for row in clocked.channels)
    rows_ = rows_text(clocked.listed.declared, number)
    return say("clock-channels-undated", rows=rows_) if number else ""
