"""A bridge as rows to draw or print: last total, the largest deltas, the rest, this total.

The same rows feed the waterfall, its table, the wall and the slides, so that none of them
can leave something out.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data.meeting.bridges import TURNED, ZERO, Bridge, Step
from data.rules import load_rules
from data.texts import Language, text

RowKind = Literal["before", "step", "rest", "turned", "unstated", "after"]


@dataclass(frozen=True)
class BridgeRow:
    """One row. value: of a total the total, else the delta, None where it is not stated.

    start: the running total before it. steps: what it stands for.
    """

    kind: RowKind
    value: Decimal | None
    start: Decimal
    steps: tuple[Step, ...] = ()


def bridge_rows(bridge: Bridge, named: int | None = None) -> tuple[BridgeRow, ...]:
    """The rows in their order; named: how many deltas stand alone (rules), the rest in one.

    Last year's, where a year began in between, are one row; so are those without an amount.
    """
    most = load_rules().dispatch.bridge.named_deltas if named is None else named
    turned = tuple(
        step for step in bridge.steps if step.reason == TURNED and step.delta is not None
    )
    stated = [step for step in bridge.steps if step.delta is not None and step.reason != TURNED]
    # A row for a rest of one would say less than its name.
    cut = len(stated) if len(stated) <= most + 1 else most
    groups: list[tuple[RowKind, tuple[Step, ...]]] = []
    if turned:
        groups.append(("turned", turned))
    groups += [("step", (step,)) for step in stated[:cut]]
    if stated[cut:]:
        groups.append(("rest", tuple(stated[cut:])))
    running = bridge.before or ZERO
    rows = [BridgeRow("before", bridge.before, ZERO)]
    for kind, steps in groups:
        value = sum((step.delta for step in steps if step.delta is not None), ZERO)
        rows.append(BridgeRow(kind, value, running, steps))
        running += value
    if bridge.unstated:
        rows.append(BridgeRow("unstated", None, running, bridge.unstated))
    return (*rows, BridgeRow("after", bridge.after, ZERO))


def row_label(row: BridgeRow, labels: tuple[str, str], language: Language) -> str:
    """What a row is called; labels: of the earlier and the later version."""
    if row.kind == "step":
        return row.steps[0].project_name
    return text(
        language,
        f"dispatch-row-{row.kind}",
        before=labels[0],
        after=labels[1],
        count=len({step.project_id for step in row.steps}),
    )


def row_reason(row: BridgeRow, language: Language) -> str:
    """Why: the reason of a single delta, the reasons of several with their counts."""
    if row.kind in ("before", "after"):
        return ""
    if row.kind == "turned":
        return text(language, f"dispatch-reason-{TURNED}")
    counted: dict[str, int] = {}
    for step in row.steps:
        counted[step.reason] = counted.get(step.reason, 0) + 1
    if len(row.steps) == 1:
        return text(language, f"dispatch-reason-{row.steps[0].reason}")
    parts = [
        text(
            language,
            "dispatch-reason-count",
            reason=text(language, f"dispatch-reason-{reason}"),
            count=count,
        )
        for reason, count in counted.items()
    ]
    return text(language, "dispatch-comma").join(parts)
