"""What the card under the pointer says of a project: state, score, next gate, whom it waits on."""

from __future__ import annotations

import pandas as pd

from ui.formats import UNKNOWN, amount, is_unknown
from ui.language import language, say, word
from ui.palette import STATES
from ui.readiness.blocks import block_of, is_overdue
from ui.readiness.scope import Readiness
from ui.readiness.wording import (
    gate_name,
    interval,
    level_name,
    next_item,
    waits,
)
from ui.records import Record, known_number, records, whole


def cards(readiness: Readiness) -> dict[str, object]:
    """Project id → its card, for every project that the map may show."""
    return {
        str(row["project_id"]): _card(row, readiness)
        for row in records(readiness.all_projects)
        if not is_unknown(row["map_longitude"]) or block_of(row)
    }


def _card(row: Record, readiness: Readiness) -> dict[str, object]:
    mark = STATES[str(row["state"])]
    sub = [str(amount(known_number(row["planned_investment_wan"]), language())), block_of(row)]
    return {
        "shape": mark.shape,
        "order": mark.order,
        "name": str(row["project_name"]),
        "sub": " · ".join(part for part in sub if part),
        "rows": _rows(row, readiness),
        "hint": say("readiness-map-hint"),
        "open": say("readiness-chosen-open"),
    }


def _rows(row: Record, readiness: Readiness) -> list[list[object]]:
    item, state = next_item(row)
    level = f"{row['level']} {level_name(row['level'])}"
    low, high = known_number(row["score_low"]) or 0.0, known_number(row["score_high"]) or 0.0
    score = interval(row["score_low"], row["score_high"])
    told = f"{item} {state}".strip()
    if not is_unknown(row["next_gate"]):
        told += say("readiness-map-card-gate", gate=gate_name(row["next_gate"]))
    is_open = not is_unknown(row["next_item_state"])
    days = row["waiting_days"]
    waited = (
        say("readiness-map-card-days", days=str(whole(days)))
        if is_open and not is_unknown(days)
        else UNKNOWN
    )
    return [
        [say("readiness-map-card-state"), f"{word(str(row['state']))}　{level}", False],
        [say("readiness-head-score"), [low, high, score], False],
        [say("readiness-map-card-next"), told, False],
        [say("readiness-map-card-waits"), waits(row), False],
        [say("readiness-map-card-waited"), waited, False],
        _planned(row, readiness),
        [say("readiness-map-card-place"), _where(row), False],
    ]


def _planned(row: Record, readiness: Readiness) -> list[object]:
    label = say("readiness-map-card-planned")
    if is_unknown(row["production_date"]):
        return [label, UNKNOWN, False]
    month = pd.Timestamp(row["production_date"]).strftime("%Y-%m")
    if row["state"] == "已投产":
        return [say("readiness-map-card-produced"), month, False]
    late = is_overdue(row, readiness.view.now.as_of)
    return [label, month + (say("readiness-map-card-late") if late else ""), late]


def _where(row: Record) -> str:
    if row["place_precision"] == "exact":
        return say("readiness-map-hover-exact")
    note = "" if is_unknown(row["place_note"]) else str(row["place_note"])
    return say("readiness-map-hover-near", place=str(row["place_name"]), precision=note or UNKNOWN)
