"""Orders (督办): what their screens read, and the sentences that they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from data.assignments import Order, orders_of
from data.cuts import FREE, Filters, chosen, owners
from data.formats import UNKNOWN, date_text, is_unknown
from data.language import say, word
from data.palette import LIGHTS
from data.rules import load_rules
from data.screens.records import Record
from data.screens.view import View, cached_value, cut_projects, rows, store
from data.store import Snapshot
from data.trace.figures import Reference


@dataclass(frozen=True)
class Assignments:
    """The orders of a view; previous: the cut that the meeting before looked at."""

    view: View
    previous: Snapshot | None
    filters: Filters = field(default_factory=lambda: FREE)

    def reference(self, **part: object) -> Reference:
        """Orders under the filters, for the drawer."""
        return Reference.of("orders", chosen(self.filters), **part)

    @cached_property
    def listed(self) -> pd.DataFrame:
        """Every order, the gravest first (queries/screens/dispatch/assignments)."""
        return rows(
            "screens/dispatch/assignments",
            snapshot_id=self.view.now.id,
            previous_id=self.previous.id if self.previous else None,
            project_ids=cut_projects(self.view.now, self.filters),
            owners=owners(self.filters),
        )

    @cached_property
    def heard(self) -> pd.DataFrame:
        """What the meeting before gave out or left open: the list that this meeting hears first."""
        return self.listed[self.listed["carries_over"].fillna(False).astype(bool)]

    @cached_property
    def register(self) -> tuple[Order, ...]:
        """The same orders as the ledger has them."""
        ledger, now = store(), self.view.now
        return cached_value(ledger, ("orders", now.id), lambda: orders_of(ledger, now))

    @cached_property
    def choices(self) -> dict[str, list[str]]:
        """Projects, units and leaders that the ledgers know: kind → names."""
        found = rows("screens/dispatch/assignment_choices", snapshot_id=self.view.now.id)
        return {
            kind: [str(name) for name in found[found["kind"] == kind]["name"]]
            for kind in ("project", "unit", "leader")
        }


# Which light a state is shown by; what is closed needs none.
LIGHT_OF = {"逾期": "告警", "临期": "预警", "办理中": "正常", "待销号": "待核"}


def references(assignments: Assignments) -> tuple[Reference, ...]:
    """The figures that the title prints."""
    states = assignments.listed["state"].unique() if not assignments.listed.empty else ()
    return (
        assignments.reference(),
        *(assignments.reference(state=one) for one in LIGHT_OF if one in states),
    )


def title(assignments: Assignments) -> str:
    """How many orders, and how many in each state."""
    listed = assignments.listed
    if listed.empty:
        return say("assignments-none")
    return say("assignments-title", count=len(listed), **state_counts(listed["state"]))


def rule_line() -> str:
    """The rule by which orders are near, past or unheard of."""
    rule = load_rules().dispatch.assignments
    return say("assignments-note", soon=rule.soon_days, feedback=rule.feedback_days)


def heard_title(assignments: Assignments) -> str:
    """What became of the list of the meeting before."""
    heard = assignments.heard
    return say("assignments-heard-title", count=len(heard), **state_counts(heard["state"]))


def heard_sub(assignments: Assignments) -> str:
    """New and carried over; extensions that wait for a word; orders of which nothing is heard."""
    heard = assignments.heard
    fresh = int(heard["is_new"].sum())
    parts = [say("assignments-heard-new", fresh=fresh, old=len(heard) - fresh)]
    if asks := int(heard["asks_extension"].sum()):
        parts.append(say("assignments-heard-asks", count=asks))
    if quiet := int(heard["is_quiet"].sum()):
        limit = load_rules().dispatch.assignments.feedback_days
        parts.append(say("assignments-heard-quiet", count=quiet, limit=limit))
    return say("assignments-between").join(parts)


def state_counts(states: Iterable[str]) -> dict[str, int]:
    """How many orders are in each state, by the names that the titles give them."""
    found = Counter(states)
    names = {
        "overdue": "逾期",
        "soon": "临期",
        "going": "办理中",
        "done": "待销号",
        "closed": "已销号",
    }
    return {name: found[state] for name, state in names.items()}


def state_words(row: Record) -> str:
    """``✕ 逾期 3 天``: shape, word and the number that made it."""
    state = str(row["state"])
    light = LIGHTS.get(LIGHT_OF.get(state, ""))
    sentence = state_text(row)
    return sentence if light is None else f"{light.shape} {sentence}"


def state_ink(row: Record) -> str:
    """The colour of an order's light on a light ground; "" where its state has none."""
    light = LIGHTS.get(LIGHT_OF.get(str(row["state"]), ""))
    return "" if light is None else light.light


def state_text(row: Record) -> str:
    """The state in words with its days: ``逾期 3 天``."""
    state, days = word(str(row["state"])), days_text(row)
    return say("assignments-state", state=state, days=days) if days else state


def days_text(row: Record) -> str:
    """How long past its day an order is, or how long it has; "" where neither is known."""
    state = str(row["state"])
    if state == "逾期":
        return say("assignments-days-over", days=int(row["overdue_days"]))
    if state in ("临期", "办理中") and not is_unknown(row["left_days"]):
        return say("assignments-days-left", days=int(row["left_days"]))
    return ""


def due_text(row: Record) -> str:
    """The day that counts, and where it was put off the day before it."""
    precision = "day" if is_unknown(row["due_precision"]) else str(row["due_precision"])
    due = date_text(row["due_date"], precision)
    if row["extension_state"] == "同意" and not is_unknown(row["extended_to_date"]):
        put_off = date_text(row["extended_to_date"])
        return say("assignments-due-extended", day=put_off, first=due)
    return due


def news_text(row: Record) -> str:
    """What came of it: the feedback with its day; that nothing is heard; what an extension asks."""
    parts: list[str] = []
    if not is_unknown(row["feedback"]):
        day = "" if is_unknown(row["feedback_date"]) else date_text(row["feedback_date"])
        parts.append(f"{day} {row['feedback']}".strip())
    elif not bool(row["is_quiet"]):
        parts.append(say("assignments-no-feedback") if row["is_open"] else UNKNOWN)
    if bool(row["is_quiet"]):
        parts.append(
            say(
                "assignments-quiet",
                days=int(row["quiet_days"]),
                limit=int(row["feedback_limit_days"]),
            )
        )
    if extension := extension_text(row):
        parts.append(extension)
    return say("assignments-semicolon").join(parts)


def extension_text(row: Record) -> str:
    """What was asked and decided about an extension, "" where nothing was."""
    if is_unknown(row["extended_to_date"]):
        return ""
    decided = "asked" if bool(row["asks_extension"]) else ""
    if row["extension_state"] == "不同意":
        decided = "refused"
    elif row["extension_state"] == "同意":
        decided = "granted"
    if not decided:
        return ""
    reason = "" if is_unknown(row["extension_reason"]) else str(row["extension_reason"])
    day = date_text(row["extended_to_date"])
    sentence = say(f"assignments-extension-{decided}", day=day)
    if int(row["extension_count"]) > 1:
        sentence = say(
            "assignments-extension-again", count=int(row["extension_count"]), said=sentence
        )
    return f"{sentence}{say('assignments-because', reason=reason)}" if reason else sentence


def ordered_text(row: Record) -> str:
    """Who ordered it, and when."""
    precision = "day" if is_unknown(row["ordered_precision"]) else str(row["ordered_precision"])
    known = [
        "" if is_unknown(row["ordered_by"]) else str(row["ordered_by"]),
        "" if is_unknown(row["ordered_date"]) else date_text(row["ordered_date"], precision),
    ]
    return " · ".join(part for part in known if part)


def note_text(row: Record) -> str:
    """One order as it is read aloud."""
    unit = "" if is_unknown(row["responsible_unit"]) else str(row["responsible_unit"])
    named = say("assignments-line-unit", matter=row["matter"], unit=unit) if unit else row["matter"]
    return say("assignments-line", order=named, state=state_text(row), news=news_text(row))


def project_text(row: Record) -> str:
    """The project as its ledger names it, else as the order has it."""
    name = row["project_name"] if not is_unknown(row["project_name"]) else row["project_ref"]
    return "" if is_unknown(name) else str(name)
