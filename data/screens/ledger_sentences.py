"""What the screen of a ledger says of its entries; each number is counted in the rows it names."""

from __future__ import annotations

from collections.abc import Sequence

from data.formats import UNKNOWN, count, date_text, share, signed
from data.language import language, say, word
from data.ledgers.declaration import Measure
from data.ledgers.declared_field import Field
from data.screens.figure import ComparedWith, Figure, Sentence, sentence_of
from data.screens.ledger_readings import Listed, Told
from data.screens.ledger_words import (
    column_text,
    head_of,
    label_of,
    number_text,
    rows_text,
    title_of,
)
from data.screens.records import Record, known_number, whole
from data.trace.figures import Reference

_Clause = tuple[str, Sequence[Reference]]
_NAMED_STATUSES = 4
_NAMED_FIELDS = 2
_NAMED_EVEN = 3


def headline(listed: Listed) -> Sentence:
    """``设备租借 68 条，9 条过了归还期限没办结；押金合计 80.88 万元，1 条未填``."""
    if not listed.headline["row_count"]:
        title = title_of(listed.declared)
        key = "ledger-headline-empty" if listed.is_empty else "ledger-headline-none"
        return sentence_of(say(key, title=title))
    counted = say(
        "ledger-headline",
        title=title_of(listed.declared),
        rows=rows_text(listed.declared, listed.headline["row_count"]),
    )
    clauses: list[_Clause] = [(counted, [listed.reference()])]
    if listed.is_due:
        clauses.append(_late(listed))
    first = sentence_of(*clauses, between=say("ledger-comma"))
    if not listed.summed:
        return first
    return sentence_of(first, _sum(listed, listed.summed[0]), between=say("ledger-semicolon"))


def _late(listed: Listed) -> _Clause:
    late = whole(listed.headline["overdue_count"])
    deadline = label_of(_deadline(listed))
    if not late:
        undated = whole(listed.headline["undated_count"])
        if undated == whole(listed.headline["row_count"]):
            return say("ledger-months-none", field=deadline), ()
        return say(
            "ledger-none-late-known" if undated else "ledger-none-late", deadline=deadline
        ), ()
    key = "ledger-late" if listed.has_standing else "ledger-late-only"
    said = say(key, rows=rows_text(listed.declared, late), deadline=deadline)
    return said, [listed.reference(is_overdue="true")]


def _deadline(listed: Listed) -> Field:
    found = listed.declared.with_role("deadline")
    assert found is not None
    return found


def _sum(listed: Listed, one: Field) -> _Clause:
    """``押金合计 80.88 万元，1 条未填``; that nobody states it is said and is no sum."""
    told = listed.sums.get(one.name)
    if told is None or not told["stated_count"]:
        return say("ledger-sum-unknown", field=label_of(one)), ()
    said = say("ledger-sum", field=label_of(one), total=number_text(one, told["total"]))
    if unknown := whole(told["unknown_count"]):
        rows = rows_text(listed.declared, unknown)
        said += say("ledger-comma") + say("ledger-unstated", rows=rows)
    return said, [listed.reference("entry_sum", of=one.name)]


def summed_in_words(listed: Listed) -> tuple[Field, ...]:
    """The fields whose sums the headline and the line below it say."""
    return listed.summed[: 1 + _NAMED_FIELDS]


def sub_line(listed: Listed) -> Sentence:
    """Statuses, further sums, what moved since the ledger spoke before, of which day it speaks."""
    if not listed.headline["row_count"]:
        return sentence_of(say("ledger-sub-empty" if listed.is_empty else "empty-filter-body"))
    clauses: list[_Clause | Sentence | str] = []
    if statuses := _statuses(listed):
        clauses.append(statuses)
    clauses += [_sum(listed, one) for one in summed_in_words(listed)[1:]]
    clauses += [(text, ()) for text in (moves_line(listed), _told_on(listed)) if text]
    return sentence_of(*clauses, between=say("ledger-semicolon"))


def _statuses(listed: Listed) -> Sentence | None:
    found = [row for row in listed.statuses if row["group_name"] is not None]
    if listed.declared.with_role("status") is None or listed.scope.statuses or not found:
        return None
    # One that is left is named: that takes no more room than to say that there is one.
    shown = found if len(found) == _NAMED_STATUSES + 1 else found[:_NAMED_STATUSES]
    clauses: list[_Clause] = [
        (
            say(
                "ledger-status", status=word(row["group_name"]), count=count(_in_scope(listed, row))
            ),
            [listed.reference(status=row["group_name"])],
        )
        for row in shown
    ]
    if rest := found[len(shown) :]:
        number = sum(_in_scope(listed, row) for row in rest)
        clauses.append((say("ledger-statuses-rest", kinds=len(rest), count=count(number)), ()))
    unstated = sum(_in_scope(listed, row) for row in listed.statuses if row["group_name"] is None)
    if unstated:
        said = say("ledger-status-unstated", count=count(unstated))
        clauses.append((said, [listed.reference(status="")]))
    return sentence_of(*clauses, between=say("ledger-and"))


def _in_scope(listed: Listed, row: Record) -> int:
    return whole(row["overdue_count" if listed.scope.is_overdue else "row_count"])


def _told_on(listed: Listed) -> str:
    """Of which day the ledger speaks, where that is not the page's day."""
    told = listed.headline["told_date"]
    if told.date() == listed.view.now.as_of:
        return ""
    return say("ledger-told-on", date=date_text(told))


def moved(listed: Listed) -> dict[str, int]:
    """How many entries came, changed, went since the ledger spoke before."""
    found: dict[str, set[tuple[str, int]]] = {"added": set(), "changed": set(), "removed": set()}
    for row in listed.moves:
        found[row["kind"]].add((row["sheet_id"], row["row_number"]))
    return {kind: len(rows) for kind, rows in found.items()}


def moves_line(listed: Listed) -> str:
    """``较上期（2021-11-30）新增 2 条、变更 6 条、减少 1 条``; "" for the first upload."""
    if listed.previous is None:
        return ""
    day = date_text(listed.previous.as_of)
    parts = [
        say(f"ledger-moved-{kind}", rows=rows_text(listed.declared, number))
        for kind, number in moved(listed).items()
        if number
    ]
    if not parts:
        return say("ledger-moved-none", date=day)
    return say("ledger-moved", date=day, moves=say("ledger-and").join(parts))


def bridge_lines(listed: Listed) -> list[str]:
    """``押金 8.00 ＋ 新增 1.00 ＋ 变更 −0.50 − 减少 0 ＝ 8.50（万元）``, where a sum moved."""
    lines = []
    for one in listed.summed:
        told = listed.bridge.get(one.name)
        if told is None or not any(told[part] for part in ("added", "changed", "removed")):
            continue
        steps = [
            say(f"ledger-bridge-{part}", amount=_step(listed, one, told[part]))
            for part in ("added", "changed", "removed")
            if told[part]
        ]
        said = say(
            "ledger-bridge",
            field=head_of(one, in_yi=listed.is_in_yi(one)),
            before=column_text(one, told["before"], in_yi=listed.is_in_yi(one)),
            steps=say("ledger-and").join(steps),
            after=column_text(one, told["after"], in_yi=listed.is_in_yi(one)),
        )
        unknown = (whole(told["unknown_before"]), whole(told["unknown_after"]))
        if any(unknown):
            said += say("ledger-bridge-unknown", before=count(unknown[0]), after=count(unknown[1]))
        lines.append(said)
    return lines


def _step(listed: Listed, one: Field, delta: object) -> str:
    number = known_number(delta) or 0.0
    return signed(column_text(one, abs(number), in_yi=listed.is_in_yi(one)), number)


def groups_title(listed: Listed) -> Sentence:
    """``上海庙镇占 38 条，逾期 5 条``: the largest group that has a name."""
    named = [row for row in listed.groups if row["group_name"] is not None]
    dimension = listed.dimensions[listed.dimension]
    if not named:
        return sentence_of(say("ledger-groups-unstated", field=label_of(dimension)))
    first = named[0]
    rows = rows_text(listed.declared, first["row_count"])
    even = [row for row in named if row["row_count"] == first["row_count"]]
    if len(even) > 1:
        names = [group_word(listed, row["group_name"]) for row in even]
        name = say("ledger-and").join(names[:_NAMED_EVEN])
        if len(names) > _NAMED_EVEN:
            name = say("ledger-groups-many", name=name, count=len(names))
        return sentence_of(say("ledger-groups-each", name=name, rows=rows))
    name = group_word(listed, first["group_name"])
    key = "ledger-groups-all" if len(listed.groups) == 1 else "ledger-groups-most"
    ref = listed.reference(group_name=first["group_name"])
    clauses: list[_Clause] = [(say(key, name=name, rows=rows), [ref])]
    if late := whole(first["overdue_count"]):
        late_ref = listed.reference(group_name=first["group_name"], is_overdue="true")
        late_rows = rows_text(listed.declared, late)
        clauses.append((say("ledger-groups-late", rows=late_rows), [late_ref]))
    return sentence_of(*clauses, between=say("ledger-comma"))


def group_word(listed: Listed, name: object) -> str:
    """A group's name as the list writes it; what is left blank is said to be."""
    if name is None or name == "":
        return say("pipeline-group-blank")
    one = listed.dimensions.get(listed.dimension)
    if one is not None and one.type == "flag":
        return say("cli-yes" if name == "true" else "cli-no")
    return word(str(name))


def months_title(listed: Listed) -> str:
    """When the deadlines are, or in which months the entries lie."""
    if not listed.months:
        return say("ledger-months-none", field=label_of(_dated(listed)))
    now = listed.view.now.as_of.replace(day=1)
    if not listed.is_due:
        first, last = listed.months_drawn
        this = sum(row["row_count"] for row in listed.months if row["drawn_month"] == now)
        drawn = [row for row in listed.months if first <= row["drawn_month"] <= last]
        year = rows_text(listed.declared, sum(row["row_count"] for row in drawn))
        if not this and listed.headline["told_date"].date() < now:
            return say("ledger-months-year", rows=year)
        return say("ledger-months-days", this=rows_text(listed.declared, this), rows=year)
    late = whole(listed.headline["overdue_count"])
    ahead = {
        month_word(listed, row): row["row_count"] - row["overdue_count"]
        for row in listed.months
        if row["row_count"] > row["overdue_count"]
    }
    if not ahead:
        deadline = label_of(_deadline(listed))
        return say("ledger-months-late", rows=rows_text(listed.declared, late), field=deadline)
    parts = [say("ledger-months-past", rows=rows_text(listed.declared, late))] if late else []
    parts.append(say("ledger-months-ahead", rows=rows_text(listed.declared, sum(ahead.values()))))
    month, most = max(ahead.items(), key=lambda pair: pair[1])
    if list(ahead.values()).count(most) == 1 < len(ahead):
        rows = rows_text(listed.declared, most)
        parts.append(say("ledger-months-most", month=month, rows=rows))
    return say("ledger-comma").join(parts)


def months_note(listed: Listed) -> str:
    """What is drawn, and how many have no date."""
    one = _dated(listed)
    said = say(
        "ledger-months-note-due" if listed.is_due else "ledger-months-note", field=label_of(one)
    )
    undated = whole(listed.headline["undated_count"])
    if undated:
        said += say("ledger-undated", rows=rows_text(listed.declared, undated), field=label_of(one))
    return said


def _dated(listed: Listed) -> Field:
    found = listed.declared.with_role("deadline") or listed.declared.with_role("date")
    assert found is not None
    return found


def month_word(listed: Listed, row: Record) -> str:
    """``2022-03``; what lies outside the window is ``2021-07 以前`` or ``2022-09 以后``."""
    first, last = listed.months_drawn
    month = row["drawn_month"]
    if month < first:
        return say("ledger-month-before", month=date_text(first, "month"))
    if month > last:
        return say("ledger-month-after", month=date_text(last, "month"))
    return date_text(month, "month")


def list_title(listed: Listed) -> Sentence:
    """``9 条逾期，最久 92 天，押金 80.88 万元``; without late ones how many there are."""
    late = whole(listed.headline["overdue_count"])
    total = rows_text(listed.declared, listed.headline["row_count"])
    if not late:
        return sentence_of((say("ledger-list", rows=total), [listed.reference()]))
    rows = rows_text(listed.declared, late)
    days = count(listed.headline["longest_overdue_days"])
    longest = "ledger-list-longest-working" if listed.is_by_clock else "ledger-list-longest"
    clauses: list[_Clause] = [
        (say("ledger-list-late", rows=rows), [listed.reference(is_overdue="true")]),
        (say(longest, days=days), ()),
    ]
    if listed.summed:
        one = listed.summed[0]
        told = listed.sums[one.name]
        if told["overdue_total"] is not None and known_number(told["overdue_total"]) is not None:
            total_text = number_text(one, told["overdue_total"])
            said = say("ledger-list-sum", field=label_of(one), total=total_text)
            ref = listed.reference("entry_sum", of=one.name, is_overdue="true")
            clauses.append((said, [ref]))
    return sentence_of(*clauses, between=say("ledger-comma"))


def measure_title(measure: Measure) -> str:
    """What a declared measure is called, in the reader's language."""
    return measure.english if language() == "en" and measure.english else measure.title


def measure_text(listed: Listed, measure: Measure, value: object) -> tuple[str, str]:
    """A value of a measure and its unit, apart; a dash where unknown."""
    number = known_number(value)
    if number is None:
        return UNKNOWN, ""
    if measure.kind == "share":
        return share(number), ""
    if measure.kind in ("sum", "mean"):
        one = listed.declared.field(measure.of)
        written = number_text(one, number).replace("\u00a0", " ")
        text, _, unit = written.partition(" ")
        return text, unit
    if measure.kind == "median_days":
        return count(number), say("ledger-unit-calendar-days", count=int(number))
    return count(number), say(
        "ledger-unit-rows", count=int(number), counted=listed.declared.counted
    )


def figures(listed: Listed) -> tuple[Figure, ...]:
    """The declared measures as figures of a page's head; none of what was never published."""
    if listed.is_empty:
        return ()
    return tuple(_figure(listed, told) for told in listed.measures)


def _figure(listed: Listed, told: Told) -> Figure:
    value, unit = measure_text(listed, told.measure, told.whole["value"])
    comparisons = []
    for span, row in (("year", told.year), ("last-year", told.last_year)):
        # A list of one year alone says nothing twice.
        if row["row_count"] and row["row_count"] != told.whole["row_count"]:
            written = " ".join(filter(None, measure_text(listed, told.measure, row["value"])))
            comparisons.append(ComparedWith(say(f"ledger-{span}"), written, span == "year"))
    unknown = whole(told.whole["unknown_count"])
    note = ""
    if unknown:
        note = say("ledger-unstated", rows=rows_text(listed.declared, unknown))
    return Figure(
        measure_title(told.measure),
        value,
        unit,
        comparisons,
        told.months,
        months_label=say("ledger-by-month"),
        note=note,
        reference=listed.measure_reference(told.measure) if value != UNKNOWN else None,
    )


def measure_sentence(listed: Listed, told: Told) -> str:
    """``平均租期 92 天，本年 90 天，上年同期 95 天，1 条未填``."""
    figure = _figure(listed, told)
    value = f"{figure.value} {figure.unit}".strip()
    parts = [say("ledger-measure", title=figure.label, value=value)]
    parts += [f"{one.label} {one.value}" for one in figure.comparisons]
    parts += [figure.note] if figure.note else []
    return say("ledger-comma").join(parts)


def standing_word(row: Record) -> str:
    """The status as written, with what it means for the deadline."""
    return word(row["status"]) if row["status"] is not None else UNKNOWN
