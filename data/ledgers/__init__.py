"""What each ledger is: its fields, synonyms, types and accepted values, declared once as data."""

from __future__ import annotations

from data.ledgers.declaration import Form, Item, Ledger
from data.ledgers.declared_field import Field
from data.ledgers.header_lookup import known_header
from data.ledgers.headers import Assignment
from data.ledgers.matching import Recognition, recognise
from data.ledgers.registry import items, ledger, ledgers

__all__ = [
    "Assignment",
    "Field",
    "Form",
    "Item",
    "Ledger",
    "Recognition",
    "items",
    "known_header",
    "ledger",
    "ledgers",
    "recognise",
]
