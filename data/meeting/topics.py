"""Under which topic a change is read aloud, and how one change is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from data.field_words import field_label, item_name, word
from data.formats import UNKNOWN, amount, amount_change, date_text
from data.meeting.comparison import Change, Comparison, Side
from data.texts import Language, text

# In the order in which they are read.
TOPICS = (
    "gone",
    "merged",
    "exit",
    "stage_down",
    "production_later",
    "start_later",
    "new",
    "stage_up",
    "resumed",
    "stage_told",
    "amount",
    "production_earlier",
    "start_earlier",
    "date",
    "leader",
    "unit",
    "funds",
    "permit",
)
_PROMISES = {"planned_start_date": "start", "planned_production_date": "production"}


def topic_of(change: Change) -> str:
    """One of TOPICS."""
    if change.kind != "date":
        return change.kind
    promise = _PROMISES.get(change.field)
    if promise is None or not change.slip_days:
        return "date"
    return f"{promise}_later" if change.slip_days > 0 else f"{promise}_earlier"


def weightiest(comparison: Comparison, most: int) -> list[Change]:
    """What a leader would want to hear of first, at most ``most``: by topic, amounts by size."""

    def weight(change: Change) -> tuple[int, Decimal, int, str]:
        moved = change.delta if change.kind in ("amount", "funds") else None
        return (
            TOPICS.index(topic_of(change)),
            -abs(moved or Decimal(0)),
            -abs(change.slip_days or 0),
            change.project_name,
        )

    return sorted(comparison.changes, key=weight)[:most]


def item_text(change: Change, language: Language) -> str:
    """One change in words, with its project's name."""
    is_named = change.kind in ("new", "gone", "merged")
    sentence = text(
        language,
        "dispatch-item-named" if is_named else "dispatch-item",
        project=change.project_name,
        change=change_text(change, language),
    )
    return sentence + (text(language, "dispatch-item-silent") if change.is_silent else "")


def change_text(change: Change, language: Language) -> str:
    """What changed, without the project's name."""
    old, new = side_text(change, change.old, language), side_text(change, change.new, language)
    if change.kind in ("new", "gone", "merged"):
        stage = new if change.kind == "new" else old
        return text(language, f"dispatch-change-{change.kind}", stage=stage)
    arrow = text(language, "dispatch-change-arrow", old=old, new=new)
    field = field_label(language, change.field)
    if change.kind == "amount":
        return _with_delta(
            text(language, "dispatch-change-field", field=field, arrow=arrow), change, language
        )
    if change.kind == "funds":
        if change.old.text is None:
            return text(language, "dispatch-change-funds-first", amount=new)
        return _with_delta(arrow, change, language)
    if change.kind == "date":
        if topic_of(change) != "date":
            return text(
                language,
                "dispatch-change-later"
                if (change.slip_days or 0) > 0
                else "dispatch-change-earlier",
                arrow=arrow,
                days=abs(change.slip_days or 0),
            )
        if change.old.text is None:
            return text(language, "dispatch-change-first", field=field, new=new)
    if change.kind == "permit":
        field = item_name(language, change.item)
    if change.kind in ("date", "leader", "unit", "permit"):
        return text(language, "dispatch-change-field", field=field, arrow=arrow)
    return arrow


def permit_text(changes: Sequence[Change], language: Language) -> str:
    """All permits of one project that changed: by new state, first entries as a count."""
    comma, parts = text(language, "dispatch-comma"), []
    by_state: dict[str | None, list[Change]] = {}
    for change in changes:
        if change.old.text is not None:
            by_state.setdefault(change.new.text, []).append(change)
    for state, some in by_state.items():
        names = comma.join(item_name(language, change.item) for change in some)
        silent = text(language, "dispatch-item-silent") if any(c.is_silent for c in some) else ""
        new = text(language, "dispatch-blank") if state is None else word(language, state)
        parts.append(names + text(language, "dispatch-permit-state", state=new) + silent)
    first = sum(change.old.text is None for change in changes)
    if first:
        parts.append(text(language, "dispatch-permit-first", count=first))
    name = text(language, "dispatch-permit-project", project=changes[0].project_name)
    return name + text(language, "dispatch-permit-between").join(parts)


def side_text(change: Change, side: Side, language: Language) -> str:
    """A value before or after as a reader sees it; blank is said."""
    if side.text is None:
        is_named = change.kind in ("new", "gone", "merged")
        return UNKNOWN if is_named else text(language, "dispatch-blank")
    if change.kind in ("amount", "funds"):
        return str(amount(Decimal(side.text), language))
    if change.kind == "date":
        return _day(side)
    return word(language, side.text)


def _day(side: Side) -> str:

    return date_text(date.fromisoformat(str(side.text)), side.precision)


def _with_delta(said: str, change: Change, language: Language) -> str:
    delta = change.delta
    if delta is None:
        return said
    return text(language, "dispatch-change-delta", said=said, delta=amount_change(delta, language))
