"""What a column may be said to be, and what a word in it may be said to mean."""

from __future__ import annotations

from collections.abc import Sequence

from data.language import field_label, language, say, word
from data.ledgers import Field, Ledger, items, ledger, ledgers

IGNORE = "ignore"


def field_choices(kind: Ledger, form: str) -> dict[str, str]:
    """Field key, ``item:<item>`` or "ignore" → its label, for one form of a ledger."""
    labels = {IGNORE: say("data-ignore-column")}
    for field in kind.fields:
        if not field.forms or form in field.forms:
            labels[field.key] = _label(field)
    if kind.items or form == "schedule":
        for item in items():
            labels[f"item:{item.name}"] = say("data-item", item=item.name)
    return labels


def item_choices(kind: Ledger, used: Sequence[str]) -> dict[str, str]:
    """``item:<name>`` → its label where a column's header names what its cells are the value of.

    used: names that the sheet has, some of them no accepted value.
    """
    if kind.wide is None:
        return {}
    names = dict.fromkeys((*kind.field(kind.wide.name_field).values, *used))
    label = _label(kind.field(kind.wide.value_field))
    return {f"item:{name}": say("data-item-of", field=label, item=word(name)) for name in names}


def said_label(said: str, kind: str) -> str:
    """The label of a field key, ``item:<item>`` or "ignore", whatever the form."""
    if said == IGNORE:
        return say("data-ignore-column")
    if said.startswith("item:"):
        return say("data-item", item=said.removeprefix("item:"))
    found = declared_field(said, kind)
    return _label(found) if found else field_label(said)


def declared_field(key: str, kind: str) -> Field | None:
    """The field of a ledger, else of any ledger (permit columns stand in project sheets)."""
    known = [ledger(kind)] if kind in {one.name for one in ledgers()} else []
    for one in (*known, *ledgers()):
        for field in one.fields:
            if field.key == key:
                return field
    return None


def value_labels(accepted: Sequence[str]) -> dict[str, str]:
    """Accepted value → its word in the reader's language; "" is left unknown."""
    return {"": say("remembered-unknown"), **{value: word(value) for value in accepted}}


def _label(field: Field) -> str:
    return field.header if language() == "zh" else field.english
