"""What each ledger is: its fields, synonyms, types and accepted values, declared once as data."""

from __future__ import annotations

from data.ledgers.declaration import Field, Form, Item, Ledger, items, ledger, ledgers
from data.ledgers.header_lookup import known_header
from data.ledgers.headers import Assignment
from data.ledgers.matching import Recognition, recognise

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
