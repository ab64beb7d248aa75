"""What a changed declaration comes to for the rows that are published already."""

from __future__ import annotations

from data.ledgers.column_use import Reason
from data.ledgers.declaration import Ledger
from data.ledgers.declaration_faults import listed
from data.ledgers.declared_field import Field

_SAID_APART = {"fields", "title", "identity", "label", "hints", "figures", "table"}


def changes_of(before: Ledger | None, after: Ledger) -> list[Reason]:
    """Each change with what it is about; none where nothing changed, or where it is new."""
    if before is None:
        return []
    old = {one.name: one for one in before.fields}
    new = {one.name: one for one in after.fields}
    found: list[Reason] = []
    if before.title != after.title:
        found.append(("titled", {"old": before.title, "new": after.title}))
    if before.identity != after.identity:
        names = listed(_header(new, name) for name in after.identity)
        found.append(("identity", {"names": names}))
    if added := [new[name].header for name in new if name not in old]:
        found.append(("added", {"names": listed(added)}))
    if removed := [old[name].header for name in old if name not in new]:
        found.append(("removed", {"names": listed(removed)}))
    kept = ((one, new[name]) for name, one in old.items() if name in new)
    found += [_field_change(one, now) for one, now in kept if one != now]
    if before.figures != after.figures:
        found.append(("figures", {}))
    if before.model_dump(exclude=_SAID_APART) != after.model_dump(exclude=_SAID_APART):
        found.append(("settings", {}))
    return found


def _header(fields: dict[str, Field], name: str) -> str:
    return fields[name].header if name in fields else name


def _field_change(old: Field, new: Field) -> Reason:
    if old.written_in != new.written_in:
        return "unit", {"name": new.header, "unit": new.written_in or "—"}
    if old.closed != new.closed:
        return "closed", {"name": new.header, "names": listed(new.closed) or "—"}
    if old.sensitivity != new.sensitivity:
        return f"sensitivity-{new.sensitivity}", {"name": new.header}
    return "field", {"name": new.header}
