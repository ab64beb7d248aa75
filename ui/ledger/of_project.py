"""The rows of a project in one of the office's lists, as the project's page shows them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from data.formats import date_text
from data.language import say, word
from data.ledgers.declaration import Ledger
from data.ledgers.generated import is_countable, shown_fields
from data.screens.ledger_readings import entry_reference
from data.screens.ledger_words import column_text, head_of, label_of, late_days
from data.screens.records import Record, known_number, known_text
from ui.components.drawer import link_attributes
from ui.markup import render

_MOST_ROWS, _MOST_NUMBERS = 8, 2
_NUMBER = "sb-number"
_Cells = list[tuple[object, str]]


def list_of_project(
    declared: Ledger, found: Sequence[Record]
) -> tuple[list[tuple[str, str]], list[tuple[Markup, _Cells]]]:
    """Heads and lines: what a row is called, its status, its deadline or day, its amounts."""
    numbers = [one for one in shown_fields(declared) if is_countable(one)]
    numbers = sorted(numbers, key=lambda one: one.type != "amount")[:_MOST_NUMBERS]
    dated = declared.with_role("deadline") or declared.with_role("date")
    status = declared.with_role("status")
    heads = [(label_of(declared.field(declared.label[0])), "")]
    heads += [(label_of(status), "sb-nowrap")] if status else []
    heads += [(label_of(dated), "sb-nowrap")] if dated else []
    heads += [(head_of(one), _NUMBER) for one in numbers]
    lines = []
    for row in found[:_MOST_ROWS]:
        told = dict(row["numbers"])
        late = known_number(row["overdue_days"])
        label = known_text(row["label"])
        name = label or say("ledger-row-of-sheet", row=str(row["row_number"]))
        cells: _Cells = [(Markup("<b>{}</b>").format(name), "")]
        if status:
            said = word(known_text(row["status"]))
            cells.append((render("ledger.status", said, late is not None), "sb-nowrap"))
        if dated:
            day = date_text(row["deadline" if dated.role == "deadline" else "day"])
            overdue = (
                say("ledger-days-late", days=late_days(declared, late)) if late is not None else ""
            )
            cells.append((f"{day}{overdue}", "sb-nowrap"))
        cells += [(column_text(one, told.get(one.name)), _NUMBER) for one in numbers]
        lines.append((link_attributes(entry_reference(declared, row)), cells))
    return heads, lines
