"""What is wrong, unit by unit, as the 通报 says it: alarms with their rule and its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from data.formats import is_unknown
from data.language import say
from data.meeting.official import official, ordinal
from data.screens.records import Record, records
from data.screens.rules_cited import fired_name, fired_sentence
from ui.pack.readings import Pack


def problems_aloud(pack: Pack, most: int) -> tuple[str, ...]:
    """A paragraph a unit, the one with most alarms first; most: how many projects are named."""
    found = pack.overview.attention
    alarms = records(found[(found["light"] == "告警") & found["project_id"].notna()])
    units: dict[str, list[Record]] = {}
    for row in alarms:
        unit = row["responsible_unit"]
        units.setdefault(say("dispatch-no-unit") if is_unknown(unit) else str(unit), []).append(row)
    ordered = sorted(units.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(
        f"（{ordinal(number)}）{official(_unit(unit, rows, most))}"
        for number, (unit, rows) in enumerate(ordered[:99], 1)
    )


def _unit(unit: str, rows: Sequence[Record], most: int) -> str:
    named = "；".join(_problem(row) for row in rows[:most])
    heading = say("pack-problems-unit", unit=unit, count=len(rows))
    if not named:
        return heading
    rest = say("briefing-of-so-many", count=len(rows)) if len(rows) > most else say("pack-stop")
    return heading + named + rest


def _problem(row: Record) -> str:
    return say(
        "pack-problem",
        project=str(row["project_name"]),
        rule=fired_name(str(row["rule"])),
        numbers=fired_sentence(row).replace("；", "，"),
    )
