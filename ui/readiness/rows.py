"""From the readings to the matrix: every text of a row in the reader's language."""

from __future__ import annotations

import pandas as pd

from data.formats import UNKNOWN, count, is_unknown, plain, share
from data.language import say, word
from data.palette import STATES
from data.screens.readiness_readings import Readiness
from data.screens.readiness_sentences import (
    Row,
    gate_name,
    gate_word,
    interval,
    level_name,
    level_word,
    names,
    next_item,
    waiting_since,
    waits,
    yi,
)
from data.screens.records import known_number, records, whole
from ui.charts.matrix import GateCell, GateHead, MatrixRow

_LONG_WAIT = 90
_MOVED = 3


def gate_heads(readiness: Readiness) -> tuple[GateHead, ...]:
    """The gates; all of one weight where the reader asked for equal weights."""
    gates = readiness.rules.gate
    equal = 100 / len(gates)
    return tuple(
        GateHead(
            gate=gate.gate,
            word=gate_word(gate.gate),
            title=say(
                "readiness-gate-weight",
                gate=gate.gate,
                name=gate_name(gate.gate),
                weight=plain(equal if readiness.scope.is_equal else gate.weight, 1),
            ),
            weight=equal if readiness.scope.is_equal else gate.weight,
        )
        for gate in gates
    )


def matrix_rows(readiness: Readiness, projects: pd.DataFrame) -> tuple[MatrixRow, ...]:
    """Some of the filtered projects, as they come."""
    gates = readiness.gates(projects)
    return tuple(_row(row, gates[str(row["project_id"])], readiness) for row in records(projects))


def moved_count(readiness: Readiness) -> int:
    """Projects whose rank moves by more than three when all gates weigh the same."""
    return int((readiness.projects["equal_shift"].abs() > _MOVED).sum())


def _row(row: Row, gates: list[Row], readiness: Readiness) -> MatrixRow:
    which = "equal" if readiness.scope.is_equal else "score"
    low, high = row[f"{which}_low"], row[f"{which}_high"]
    symbol = STATES[str(row["state"])]
    item, item_state = next_item(row)
    missing = names(row["missing_below"])
    is_open = not is_unknown(row["next_item_state"])
    is_blank = row["unknown_count"] == row["item_count"]
    days = row["waiting_days"]
    return MatrixRow(
        project_id=str(row["project_id"]),
        name=str(row["project_name"]),
        symbol_order=symbol.order,
        symbol_shape=symbol.shape,
        state=word(symbol.kind),
        amount=yi(row["planned_investment_wan"]),
        gates=tuple(_gate(gate, is_framed=not is_blank) for gate in gates),
        low=known_number(low) or 0.0,
        high=known_number(high) or 0.0,
        score=interval(low, high),
        shift=_shift(row, readiness.scope.is_equal),
        level=str(row["level"]),
        level_word=level_word(row["level"]),
        level_note=say("readiness-level-missing", count=len(missing)) if missing else "",
        next_item=item,
        next_state=item_state,
        waits=waits(row),
        days=count(days) if is_open and not is_unknown(days) else UNKNOWN,
        is_long_wait=is_open and not is_unknown(days) and whole(days) > _LONG_WAIT,
        note=_note(row),
        title=_title(row, missing),
    )


def _note(row: Row) -> str:
    notes = []
    if names(row["compliance_items"]):
        notes.append(say("readiness-compliance"))
    if not row["is_counted"]:
        notes.append(say("readiness-phase"))
    return " ".join(notes)


def _title(row: Row, missing: list[str]) -> str:
    level = say(
        "readiness-chosen-level", level=str(row["level"]), name=level_name(row["level"])
    ) + (say("readiness-chosen-missing", levels=", ".join(missing)) if missing else "")
    parts = [str(row["project_name"]), word(str(row["state"])), level, waiting_since(row)]
    return "\n".join(part for part in parts if part)


def _shift(row: Row, is_equal: bool) -> str:
    places = whole(row["equal_shift"])
    if not is_equal or abs(places) <= _MOVED:
        return ""
    return say(f"readiness-shift-{'up' if places > 0 else 'down'}", places=abs(places))


def _gate(gate: Row, *, is_framed: bool) -> GateCell:
    low, high = float(str(gate["share_low"])), float(str(gate["share_high"]))
    unknown, flagged = whole(gate["unknown_count"]), whole(gate["flagged_count"])
    items = whole(gate["item_count"])
    written = share(low) if low == high else f"{share(low)}–{share(high)}"
    title = say(
        "readiness-gate-title",
        gate=str(gate["gate"]),
        name=gate_name(gate["gate"]),
        share=written,
        done=str(whole(gate["done_count"])),
        items=str(items),
    )
    title += say("readiness-gate-blank", count=unknown) if unknown else ""
    title += say("readiness-gate-flagged", count=flagged) if flagged else ""
    return GateCell(
        low=low,
        high=high,
        unknown=unknown,
        known=items - unknown,
        is_passed=bool(gate["is_passed"]),
        is_next=bool(gate["is_next"]) and is_framed,
        is_flagged=bool(flagged),
        title=title,
    )
