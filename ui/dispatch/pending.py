"""What an editor typed and has not published: one edit an order, kept on the server as typed.

Every change is saved as the browser's draft, which all of its windows show and a new session
takes up by itself; the version that publishes it ends it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

import streamlit as st

from data.assignments import Conflict, Draft, Edit, Order, Value, drafts, save_draft
from data.formats import UNKNOWN, date_text
from data.language import field_label, say, word
from data.screens.view import store
from ui.signed_in import browser, signed_as

_TYPED = "assignments-typed"


def pending() -> list[Edit]:
    """The edits of this browser, the oldest first, in whichever of its windows they were typed."""
    own = _own()
    return list(own.edits) if own else []


def restored_at() -> datetime | None:
    """When the edits were saved; None where there are none, or this session typed at them."""
    own = _own()
    return own.saved_at if own and not st.session_state.get(_TYPED) else None


def keep(edits: Sequence[Edit]) -> None:
    """Replaces the edits of this browser."""
    save_draft(store(), browser(), edits, by=signed_as())
    st.session_state[_TYPED] = True


def _own() -> Draft | None:
    return next((draft for draft in drafts(store()) if draft.browser == browser()), None)


def of_others() -> tuple[Draft, ...]:
    """What waits in other browsers, the newest first."""
    return tuple(draft for draft in drafts(store()) if draft.browser != browser())


def take_over(draft: Draft) -> None:
    """Goes on with what another browser typed; there it is gone."""
    own = {edit.order_id: edit for edit in pending() if not edit.is_new}
    joined = [_joined(edit, own.pop(edit.order_id, None)) for edit in draft.edits]
    keep([*joined, *own.values(), *(edit for edit in pending() if edit.is_new)])
    give_up(draft)


def _joined(theirs: Edit, ours: Edit | None) -> Edit:
    """Two edits of one order; what this browser typed wins."""
    if ours is None or theirs.is_new:
        return theirs
    return Edit(
        theirs.order_id,
        {**theirs.values, **ours.values},
        {**theirs.before, **ours.before},
        theirs.is_removed or ours.is_removed,
    )


def give_up(draft: Draft) -> None:
    """Throws away what another browser typed."""
    save_draft(store(), draft.browser, (), by=signed_as())


def add_order(values: Mapping[str, Value]) -> None:
    """One more order."""
    keep([*pending(), Edit("", dict(values))])


def change_order(order: Order, shown: Order, values: Mapping[str, Value]) -> bool:
    """Keeps what differs from what was shown; False where nothing does.

    order: as published; shown: with the edits of this session laid over it.
    """
    changed = {name: value for name, value in values.items() if value != shown[name]}
    if not changed:
        return False
    own = next((one for one in pending() if one.order_id == order.order_id), None)
    now = {**(own.values if own else {}), **changed}
    before = {name: order[name] for name in changed} | dict(own.before if own else {})
    others = [one for one in pending() if one.order_id != order.order_id]
    keep([*others, Edit(order.order_id, now, before)])
    return True


def remove_order(order: Order) -> None:
    """The order leaves the register; other edits of it are moot."""
    others = [one for one in pending() if one.order_id != order.order_id]
    keep([*others, Edit(order.order_id, is_removed=True)])


def insist(conflicts: Sequence[Conflict]) -> None:
    """What others changed meanwhile was seen: publishing again lays our values over theirs."""
    seen = {(one.order_id, one.field): one.theirs for one in conflicts}
    keep(
        [
            Edit(
                one.order_id,
                one.values,
                {name: seen.get((one.order_id, name), old) for name, old in one.before.items()},
                one.is_removed,
            )
            for one in pending()
        ]
    )


def edit_text(edit: Edit, name: str) -> str:
    """One edit as a line; name: what the order is called."""
    if edit.is_new:
        return say("assignments-pending-new", matter=value_text(edit.values.get("matter")))
    if edit.is_removed:
        return say("assignments-pending-remove", order=name)
    changes = say("assignments-semicolon").join(
        say("assignments-pending-field", field=field_label(field), value=value_text(value))
        for field, value in edit.values.items()
    )
    return say("assignments-pending-change", order=name, changes=changes)


def value_text(value: Value) -> str:
    """A value as people read it."""
    if value is None or value == "":
        return UNKNOWN
    return date_text(value) if isinstance(value, date) else word(value)


def order_name(order: Order | None) -> str:
    """Number and words of an order."""
    if order is None:
        return UNKNOWN
    return " ".join(str(order[name]) for name in ("order_number", "matter") if order[name])
