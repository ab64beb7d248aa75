"""What the wall and the pack show of the ledgers that the office declares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from data.formats import UNKNOWN, count, date_text
from data.language import say, word
from data.ledgers.declaration import Ledger
from data.ledgers.declared_field import Field
from data.screens.ledger_readings import Listed, Scope, counts_by_ledger
from data.screens.ledger_sentences import group_word, measure_sentence
from data.screens.ledger_words import column_text, head_of, label_of, late_days, told_of
from data.screens.records import Record, known_number, whole
from data.screens.view import View

_NUMBERS = 2


def told_ledgers(
    view: View,
    place: Literal["wall", "pack"],
    towns: tuple[str, ...] | None = None,
    *,
    is_public: bool = False,
) -> tuple[Listed, ...]:
    """The ledgers whose declaration gives them this place, those that have rows in the towns."""
    filled = [declared for declared, _, _ in counts_by_ledger(view)]
    found = [one for one in filled if (one.wall if place == "wall" else one.pack)]
    lists = (
        Listed(view, for_visitors(one) if is_public else one, Scope(towns=towns)) for one in found
    )
    return tuple(one for one in lists if one.headline["row_count"])


def for_visitors(declared: Ledger) -> Ledger:
    """The ledger without what is commercial, and without measures of it."""
    kept = {*declared.identity, *declared.label}
    fields = [one for one in declared.fields if one.sensitivity != "commercial" or one.name in kept]
    names = {one.name for one in fields}
    figures = [one for one in declared.figures if {*one.columns} <= names]
    return declared.model_copy(update={"fields": tuple(fields), "figures": tuple(figures)})


@dataclass(frozen=True)
class Column:
    """A column of a short list: its head, width as a share, what a row has in it."""

    head: str
    width: float
    cell: Callable[[Record], str]
    is_number: bool = False


def columns(listed: Listed, *, are_late: bool = False) -> tuple[Column, ...]:
    """What a meeting looks at: which, whose, where, how it stands, until when, how much.

    are_late: of rows past their deadline, whose status says little more.
    """
    declared = listed.declared
    label = declared.field(declared.label[0])
    found = [Column(label_of(label), 2.6, lambda row: str(row["label"] or UNKNOWN))]
    whose = [
        role
        for role in ("unit", "town")
        if (one := listed.dimensions.get(role)) is not None and one.name not in declared.label
    ][:1]
    for role in whose if are_late else (*whose, "status"):
        one = listed.dimensions.get(role)
        if one is not None and one.name not in declared.label:
            found.append(Column(label_of(one), 2.5, _text(role)))
    day = declared.with_role("deadline" if listed.is_due else "date")
    if day is not None:
        kind = "deadline" if listed.is_due else "day"
        found.append(Column(label_of(day), 2.1, lambda row: date_text(row[kind])))
    if listed.is_due:
        head = say(listed.days_late)
        found.append(Column(head, 1.8, lambda row: count(row["overdue_days"]), is_number=True))
    found += [
        Column(head_of(one, in_yi=listed.is_in_yi(one)), 1.8, _number(listed, one), is_number=True)
        for one in listed.summed[:_NUMBERS]
    ]
    return tuple(found)


def _text(role: str) -> Callable[[Record], str]:
    return lambda row: UNKNOWN if row[role] is None else word(row[role])


def _number(listed: Listed, one: Field) -> Callable[[Record], str]:
    in_yi = listed.is_in_yi(one)
    return lambda row: column_text(one, told_of(row, "numbers", one), in_yi=in_yi)


def groups(listed: Listed, most: int) -> tuple[list[tuple[str, float, str, str]], int]:
    """Name, share of the longest bar, count and sum of each group; how many groups are left.

    The unit of the sums stands in ``groups_head``.
    """
    if not listed.dimension:
        return [], 0
    longest = max((whole(row["row_count"]) for row in listed.groups), default=1)
    main = listed.summed[0] if listed.summed else None
    shown = [
        (
            group_word(listed, row["group_name"]),
            whole(row["row_count"]) / longest,
            count(row["row_count"]),
            column_text(main, row["amount"], in_yi=listed.is_in_yi(main)) if main else "",
        )
        for row in listed.groups[:most]
    ]
    return shown, max(len(listed.groups) - most, 0)


def groups_head(listed: Listed) -> str:
    """``按所在镇：条，押金（万元）``: what the groups are, what is counted and summed of them."""
    if not listed.dimension:
        return ""
    counted = say("ledger-unit-rows", count=2, counted=listed.declared.counted)
    parts = [counted, *(head_of(one, in_yi=listed.is_in_yi(one)) for one in listed.summed[:1])]
    field = label_of(listed.dimensions[listed.dimension])
    return say("wall-ledger-by", field=field, what=say("ledger-comma").join(parts))


def measures_line(listed: Listed, said: Sequence[Field] = ()) -> str:
    """What the declaration has worked out, in one line; "" where nothing.

    said: the fields whose sums stand beside it and are not said again.
    """
    names = {one.name for one in said}
    told = [
        one
        for one in listed.measures
        if known_number(one.whole["value"]) is not None
        and not (one.measure.is_plain_sum and one.measure.of in names)
    ]
    return say("ledger-semicolon").join(measure_sentence(listed, one) for one in told)


def longest_overdue(listed: Listed, rows: Sequence[Record]) -> str:
    """``SB-01（示例局）逾期 77 天；…``: rows past their deadline by name; "" where none is."""
    parts = []
    for row in rows:
        if known_number(row["overdue_days"]) is None:
            continue
        whose = row["unit"] or row["town"]
        key = "ledger-overdue-whose" if whose else "ledger-overdue-one"
        about = {"label": str(row["label"] or UNKNOWN), "whose": str(whose or "")}
        parts.append(say(key, **about, days=late_days(listed.declared, row["overdue_days"])))
    return say("ledger-semicolon").join(parts)
