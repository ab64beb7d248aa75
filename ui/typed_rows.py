"""A row of a ledger typed on a page: a small form out of its declaration, published at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import streamlit as st

from data.issues import Issue
from data.language import language, say, word
from data.ledgers import ledger
from data.ledgers.declared_field import Field
from data.rights import may
from data.screens.ledger_words import label_of
from data.screens.view import View, store
from data.store import StoreRefusal, Version
from data.texts import text
from data.typed_rows import add_row
from ui.live_refresh import published_line, telling
from ui.signed_in import signed_as

_PUBLISHED = "assignments-published"


def may_type(view: View) -> bool:
    """Whether the reader may add to what is shown: signed in, and looking at the newest version."""
    return may("upload") and view.is_latest


def typed_form(
    view: View,
    name: str,
    fields: Sequence[str],
    fixed: Mapping[str, object],
    usual: Mapping[str, object],
    *,
    key: str,
    label: str,
    known: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Asks these fields of a ledger's row and publishes it; a day is none after the data's.

    fixed: what the row says besides; usual: what stands in a box first; known: answers to choose
    from or to add to; key: of the form, another one for other usual answers; label: of its button.
    """
    published_line(_PUBLISHED)
    with st.form(f"typed-{key}", border=False):
        values = dict(fixed)
        for at in range(0, len(fields), 3):
            for column, one in zip(st.columns(3), fields[at : at + 3], strict=False):
                with column:
                    field = ledger(name).field(one)
                    offered = (known or {}).get(one, ())
                    box = f"typed-{key}-{one}"
                    values[one] = _box(view, field, usual.get(one), offered, box)
        st.text_input(say("assignments-by"), signed_as(), disabled=True, width=200)
        if not st.form_submit_button(label, type="primary", key=f"typed-{key}-publish"):
            return
    asked = [ledger(name).field(one) for one in fields]
    missing = [label_of(one) for one in asked if one.required and values[one.name] is None]
    if missing:
        st.warning(say("typed-missing", fields=say("typed-between").join(missing)))
        return
    _publish(view, name, values, signed_as())


def _box(view: View, field: Field, usual: object, known: Sequence[str], key: str) -> object:
    label = label_of(field)
    match field.type:
        case "date" | "month":
            latest = None if field.role != "date" else view.now.as_of
            shown = usual if isinstance(usual, date) else None
            day = st.date_input(label, shown, max_value=latest, format="YYYY-MM-DD", key=key)
            return day if isinstance(day, date) else None
        case "amount":
            amount = float(usual) if isinstance(usual, Decimal | float) else None
            number = st.number_input(say("typed-amount", field=label), value=amount, key=key)
            return None if number is None else Decimal(str(number))
        case "choice":
            options = list(field.values)
            at = options.index(str(usual)) if usual in options else None
            return st.selectbox(label, options, index=at, format_func=word, key=key)
    if known:
        found = st.selectbox(
            label,
            list(known),
            index=None,
            accept_new_options=True,
            placeholder=say("assignments-choose"),
            key=key,
        )
        return found or None
    return st.text_input(label, str(usual or ""), key=key).strip() or None


def _publish(view: View, name: str, values: Mapping[str, object], by: str) -> None:
    tell = telling(_PUBLISHED)
    try:
        with st.spinner(say("assignments-publishing")):
            done = add_row(store(), view.now, name, values, by=by, note=say("typed-note"))
            if isinstance(done, Version):
                tell(done.version)
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
        return
    if isinstance(done, Version):
        st.rerun()
    st.error("\n\n".join([say("assignments-refused"), *refusal_lines(done.issues)]))


def refusal_lines(issues: Sequence[Issue]) -> list[str]:
    """What is wrong with typed rows, each with its remedy."""
    return [
        f"{text(language(), one.code, **one.arguments)} "
        f"{text(language(), f'{one.code}.remedy', **one.arguments)}"
        for one in issues
        if one.severity == "error"
    ]
