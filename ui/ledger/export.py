"""The whole list as a file, each row with the place that it stands at; no personal fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from typing import Literal

from data.documents.lists import MIME, Cell, ListSheet, lists_xlsx
from data.formats import UNKNOWN, YUAN_PER_WAN, date_text, exact, rounded
from data.language import language, say
from data.ledgers import Ledger
from data.ledgers.generated import is_day
from data.ledgers.template import template
from data.meeting.compare import cells_at
from data.returns.known_values import known_values
from data.screens import ledger_sentences as sentences
from data.screens.ledger_readings import Listed
from data.screens.ledger_words import cell_text, head_of, label_of, title_of
from data.screens.records import Record, known_number
from data.screens.view import store
from ui.components.downloads import download_button
from ui.markup import form_label

_PLACES = ("source-file", "source-sheet", "source-cell")


def template_button(
    name: str, form: str, label: str, *, kind: Literal["secondary", "tertiary"]
) -> None:
    """Hands out the empty workbook of a form with what is known of towns, units and projects."""
    called = form_label(name, form)
    download_button(
        label,
        data=lambda: template(name, form, known_values(store(), store().snapshot(), name)),
        file_name=f"{called}.xlsx".replace("/", "／"),
        mime=MIME,
        key=f"template-{name}-{form}",
        type=kind,
    )


def own_templates(declared: Ledger) -> None:
    """A button for each form of a list that has a template."""
    for form in declared.forms:
        if form.template:
            template_button(declared.name, form.name, say("ledger-template"), kind="tertiary")


def export_buttons(listed: Listed) -> None:
    """Two buttons; the file is made when it is asked for."""
    name = f"{title_of(listed.declared)}_{listed.view.now.as_of.isoformat()}".replace("/", "／")
    download_button(
        say("ledger-export"),
        data=lambda: workbook(listed),
        file_name=f"{name}.xlsx",
        mime=MIME,
        key="ledger-export",
        type="tertiary",
    )
    download_button(
        say("ledger-export-csv"),
        data=lambda: delimited(listed),
        file_name=f"{name}.csv",
        mime="text/csv",
        key="ledger-export-csv",
        type="tertiary",
    )
    own_templates(listed.declared)


def workbook(listed: Listed) -> bytes:
    """The list under the reader's filters as .xlsx."""
    sheet = sheet_of(listed)
    stamp = say("head-as-of", date=date_text(listed.view.now.as_of))
    return lists_xlsx((sheet,), stamp, "Signboard")


def delimited(listed: Listed) -> bytes:
    """The same as .csv that a spreadsheet opens in UTF-8; what looks like a formula stays text."""
    sheet = sheet_of(listed)
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(sheet.head)
    writer.writerows([_safe(cell) for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def _safe(cell: Cell) -> object:
    is_formula = isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t")
    return f"'{cell}" if is_formula else "" if cell is None else cell


def sheet_of(listed: Listed) -> ListSheet:
    """Every row under the reader's filters with its fields and where it stands."""
    fields = listed.fields
    found = listed.page(0)
    head = [head_of(one) if one in listed.numbers else label_of(one) for one in fields]
    late = [say(listed.days_late)] if listed.is_due else []
    head = [*head, *late, say("ledger-column-project"), *map(say, _PLACES)]
    asked = [(row["sheet_id"], row["row_number"], listed.label_field, None) for row in found]
    places = dict(cells_at(store(), asked))
    rows = tuple(
        (
            *(_cell(listed, row, at) for at in range(len(fields))),
            *([_whole(row["overdue_days"])] if listed.is_due else []),
            row["project_name"],
            *_place(places.get(number, {})),
        )
        for number, row in enumerate(found)
    )
    title = title_of(listed.declared)
    said = str(sentences.headline(listed))
    return ListSheet(title, said, tuple(head), rows, places=len(_PLACES))


def _cell(listed: Listed, row: Record, at: int) -> Cell:
    one = listed.fields[at]
    if one in listed.numbers:
        number = known_number(dict(row["numbers"]).get(one.name))
        if number is None or one.type != "amount":
            return number
        if one.is_in_yuan:
            return float(rounded(exact(number) * YUAN_PER_WAN, 2))
        return number / 100 if language() == "en" else number
    if is_day(one):
        if (inexact := dict(row["texts"]).get(one.name)) is not None:
            return str(inexact)
        day = dict(row["dates"]).get(one.name)
        return date.fromisoformat(str(day)[:10]) if day is not None else None
    said = cell_text(one, row)
    return None if said == UNKNOWN else said


def _whole(value: object) -> int | None:
    number = known_number(value)
    return None if number is None else int(number)


def _place(row: Mapping[str, object]) -> tuple[Cell, ...]:
    return tuple(_text(row.get(name)) for name in ("file_name", "sheet_name", "cell"))


def _text(value: object) -> str | None:
    return None if value is None else str(value)
