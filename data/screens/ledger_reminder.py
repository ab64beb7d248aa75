"""What a unit is reminded of: its rows of a list that are past their deadline, each by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.formats import date_text
from data.language import say
from data.screens.ledger_readings import Listed
from data.screens.ledger_words import (
    label_of,
    late_days,
    number_text,
    rows_text,
    title_of,
    told_of,
)
from data.screens.records import Record, known_number, known_text, records, whole

_NAMED = 8


def late_units(listed: Listed) -> dict[str, int]:
    """Unit → its late rows under the reader's choices, the most first; none without a unit."""
    if "unit" not in listed.dimensions or not listed.headline["overdue_count"]:
        return {}
    found = records(listed.read("groups", by="unit", field=None))
    late = {
        str(row["group_name"]): whole(row["overdue_count"]) for row in found if row["group_name"]
    }
    return dict(sorted(((u, n) for u, n in late.items() if n), key=lambda one: (-one[1], one[0])))


def late_rows(listed: Listed, unit: str) -> list[Record]:
    """The late rows of a unit, the longest late first."""
    scope = replace(listed.scope, units=(unit,), is_overdue=True)
    return replace(listed, scope=scope).page(0)


def reminder_text(listed: Listed, unit: str, rows: Sequence[Record]) -> str:
    """What is sent to the unit: how many, then a line a row with deadline, days and amount."""
    head = say(
        "ledger-remind-head",
        unit=unit,
        date=date_text(listed.view.now.as_of),
        ledger=title_of(listed.declared),
        rows=rows_text(listed.declared, len(rows)),
        field=_deadline(listed),
    )
    return "\n".join([head, *(_line(listed, row, n) for n, row in enumerate(rows, 1))])


def matter(listed: Listed, rows: Sequence[Record]) -> str:
    """What an order to the unit says: the first rows by name, and how many there are."""
    named = [
        say(
            "ledger-remind-named",
            label=_label(row),
            days=late_days(listed.declared, row["overdue_days"]),
        )
        for row in rows[:_NAMED]
    ]
    key = "ledger-remind-matter-more" if len(rows) > _NAMED else "ledger-remind-matter"
    total, ledger = rows_text(listed.declared, len(rows)), title_of(listed.declared)
    names = say("ledger-and").join(named)
    return say(key, ledger=ledger, rows=total, field=_deadline(listed), names=names)


def _deadline(listed: Listed) -> str:
    found = listed.declared.with_role("deadline")
    assert found is not None
    return label_of(found)


def _days(listed: Listed, row: Record) -> str:
    return late_days(listed.declared, row["overdue_days"])


def _label(row: Record) -> str:
    return known_text(row["label"]) or say("ledger-row-of-sheet", row=str(row["row_number"]))


def _line(listed: Listed, row: Record, number: int) -> str:
    label = _label(row)
    for name in ("company", "town", "project_name"):
        told = known_text(row[name])
        if told and told not in label:
            label += say("ledger-comma") + told
    day = date_text(row["deadline"])
    parts = [say("ledger-remind-row", date=day, days=_days(listed, row))]
    for one in listed.summed[:1]:
        if (amount := known_number(told_of(row, "numbers", one))) is not None:
            parts.append(f"{label_of(one)} {number_text(one, amount)}")
    return say(
        "ledger-remind-line", number=str(number), label=label, told=say("ledger-comma").join(parts)
    )
