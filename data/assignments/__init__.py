"""Assignments (督办) typed on the screen: edits of a register, published like a ledger."""

from data.assignments.drafts import Draft, drafts, save_draft
from data.assignments.order import FIELDS, Conflict, Edit, Order, edited, orders_of
from data.assignments.publishing import (
    SHEET,
    Refused,
    next_number,
    publish_typed,
    register_unit,
    register_workbook,
)

__all__ = [
    "FIELDS",
    "SHEET",
    "Conflict",
    "Draft",
    "Edit",
    "Order",
    "Refused",
    "drafts",
    "edited",
    "next_number",
    "orders_of",
    "publish_typed",
    "register_unit",
    "register_workbook",
    "save_draft",
]
