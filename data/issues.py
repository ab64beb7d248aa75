"""An issue is a value with an address: what is wrong at which cell, and what would be right.

Codes live in locales/*/issues.ftl as ``<code>`` (the message) and ``<code>.remedy``
(what to do). An issue carries the arguments only; the words are made in the
reader's language when it is shown.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
# An argument of issues that cost a row its place.
# Between the parts of an argument that is a list; each language joins them its own way.
LIST_MARK = "、"
ROW_REJECTED = "row_rejected"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding.

    cell is an A1 reference, or "" for a finding about a whole sheet or file; value
    is the text that the clerk sees in that cell.
    """

    code: str
    severity: Severity
    file: str = ""
    sheet: str = ""
    cell: str = ""
    row: int | None = None
    field: str = ""
    value: str = ""
    arguments: dict[str, str] = dataclasses.field(default_factory=dict)
