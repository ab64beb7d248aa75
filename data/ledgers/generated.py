"""The SQL that a declaration stands for: the columns of its table, and its rows as entries.

The statements are queries/store/declared_column.sql and queries/marts/entry_row.sql; here their
``any_…`` words are made. Values never come in: names of fields are single words that the
declaration was checked for, and every text is quoted.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace

from data.ledgers.declaration import Ledger
from data.ledgers.declared_field import PERSONAL, Field, Role
from queries import LedgerTable, quoted

_TYPES = {
    "names": "varchar[]",
    "choices": "varchar[]",
    "date": "date",
    "month": "date",
    "year": "integer",
    "amount": "decimal(18, 6)",
    "measure": "double",
    "share": "double",
    "number": "double",
    "integer": "integer",
    "flag": "boolean",
    "coordinate": "double",
}
# Digests of personal identities live in memory, as long as the process: whoever sees one cannot
# find the telephone number behind it by trying them all.
_KEY = secrets.token_hex(32)
_COUNTABLE = ("amount", "measure", "share", "number", "integer")
_DAYS = ("date", "month")
_LISTS = ("names", "choices")
_SAID: dict[str, Role] = {
    "any_unit": "unit",
    "any_town": "town",
    "any_park": "park",
    "any_person": "person",
    "any_company": "company",
    "any_project_name": "project",
    "any_project_code": "project_code",
    "any_status": "status",
}
_SAID_DAYS: dict[str, Role] = {
    "any_day": "date",
    "any_deadline": "deadline",
    "any_closed_date": "closed_date",
}


def column_type(field: Field) -> str:
    """The type in which a field is stored; a text where nothing else is said."""
    return _TYPES.get(field.type, "varchar")


def columns(declared: Ledger) -> dict[str, str]:
    """Column → type of the row table, in the order of the fields."""
    return {field.name: column_type(field) for field in declared.fields}


def declared_column(declared: Ledger, name: str) -> LedgerTable:
    """The ledger with the words of queries/store/declared_column.sql, for one of its columns."""
    said = (("any_column", quoted(name)), ("any_type", columns(declared)[name]))
    return replace(declared.stored, said=said)


def names_and_texts(declared: Ledger) -> LedgerTable:
    """The ledger with the words of queries/store/names_and_texts.sql."""
    found: dict[str, list[str]] = {
        "any_persons": [],
        "any_personal_texts": [],
        "any_open_names": [],
        "any_units": [],
    }
    for one in declared.fields:
        if one.type in ("name", "names"):
            kind = "any_persons" if one.sensitivity in PERSONAL else "any_open_names"
            found[kind].append(_text(one))
        elif one.refers_to == "unit":
            found["any_units"].append(_text(one))
        elif one.type == "text" and one.sensitivity in PERSONAL:
            found["any_personal_texts"].append(_text(one))
    said = ((word, f"[{', '.join(texts)}]::varchar[]") for word, texts in found.items())
    return replace(declared.stored, said=tuple(said))


def entry(declared: Ledger) -> LedgerTable:
    """The ledger with the words of queries/marts/entry_row.sql.

    Personal fields are left out, whatever they are of a row: what a list shows is open to every
    reader. Rows that only they tell apart are told apart by a digest of them.
    """
    shown = shown_fields(declared)
    said = [(word, _text(_with_role(shown, role))) for word, role in _SAID.items()]
    said += [(word, _day(_with_role(shown, role))) for word, role in _SAID_DAYS.items()]
    status = _with_role(shown, "status")
    label = _named(shown, declared.label) or _named(shown, declared.identity)
    said += [
        ("any_identity", _identity(declared)),
        ("any_label", _joined(label, " · ")),
        ("any_closed_words", _texts(status.closed if status else ())),
        ("any_texts", _map([f for f in shown if f.type not in _COUNTABLE], "varchar")),
        ("any_numbers", _map([f for f in shown if f.type in _COUNTABLE], "double")),
        ("any_dates", _map([f for f in shown if f.type in _DAYS], "date")),
    ]
    return replace(declared.stored, said=tuple(said))


def shown_fields(declared: Ledger) -> tuple[Field, ...]:
    """The fields whose values any reader sees, in their order."""
    return tuple(one for one in declared.fields if one.sensitivity != "personal")


def is_countable(field: Field) -> bool:
    """Whether its values are numbers, which can be summed."""
    return field.type in _COUNTABLE


def is_day(field: Field) -> bool:
    """Whether its values are days."""
    return field.type in _DAYS


def _with_role(fields: Sequence[Field], role: Role) -> Field | None:
    return next((one for one in fields if one.role == role), None)


def _named(fields: Sequence[Field], names: Sequence[str]) -> list[Field]:
    """Of the fields those that are named, in the order of the names."""
    return [one for name in names for one in fields if one.name == name]


def _identity(declared: Ledger) -> str:
    fields = _named(declared.fields, declared.identity)
    joined = _joined(fields, " | ")
    is_personal = any(one.sensitivity == "personal" for one in fields)
    return f"sha256({_literal(_KEY)} || {joined})" if is_personal else joined


def _column(field: Field) -> str:
    return f"entry.{quoted(field.name)}"


def _text(field: Field | None) -> str:
    if field is None:
        return "null::varchar"
    if field.type in _LISTS:
        return f"array_to_string({_column(field)}, '、')"
    if field.type in _DAYS:
        return f"coalesce({_inexact(field)}, {_column(field)}::varchar)"
    return f"{_column(field)}::varchar"


def _day(field: Field | None) -> str:
    return "null::date" if field is None else _column(field)


def _joined(fields: Sequence[Field], between: str) -> str:
    if not fields:
        return "null::varchar"
    return f"nullif(concat_ws({_literal(between)}, {', '.join(map(_text, fields))}), '')"


def _said(field: Field) -> str:
    """The text of a field; of a date only where it is not known to the day."""
    return _inexact(field) if field.type in _DAYS else _text(field)


def _inexact(field: Field) -> str:
    return f"mart.inexact_day({_column(field)}, entry.date_precision[{_literal(field.name)}])"


def _texts(values: Sequence[str]) -> str:
    return f"[{', '.join(_literal(one) for one in values)}]::varchar[]"


def _map(fields: Sequence[Field], kind: str) -> str:
    """A map from the names of fields to their values."""
    as_text = kind == "varchar"
    cells = [_said(one) if as_text else f"{_column(one)}::{kind}" for one in fields]
    return f"map({_texts([one.name for one in fields])}, [{', '.join(cells)}]::{kind}[])"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
