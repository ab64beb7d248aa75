"""Whether a table that no words fit is one of the ledgers that it is like, or a new one."""

from __future__ import annotations

from data.files.grid import cell_reference, column_letter
from data.importer.corrections import TableCorrection
from data.importer.questions.question import (
    KEEP,
    Example,
    Option,
    Question,
    Reason,
    question_id,
)
from data.importer.source_table import SourceTable
from data.issues import LIST_SEPARATOR
from data.ledgers import ledger
from data.ledgers.likely import Likely

LIKELY = "likely"
_VALUES = 2


def likely_question(source: SourceTable, fingerprint: str, likely: tuple[Likely, ...]) -> Question:
    """Which of the ledgers the table is, each with its fields beside what stands in the columns.

    Until somebody answers, it is a new ledger of the office.
    """
    named = sorted({column for one in likely for column in one.fields})
    return Question(
        question_id=question_id(LIKELY, ""),
        kind=LIKELY,
        fingerprint=fingerprint,
        file=source.file,
        sheet=source.sheet,
        field="",
        places=(),
        count=len(named),
        options=(Option(KEEP, "new-ledger"), *map(_option, likely)),
        examples=tuple(_example(source, column, likely) for column in named),
        proposed=likely[0].ledger,
        reasons=tuple(_reason(source, one) for one in likely),
        arguments={"header": "", "form": _form(likely[0])},
    )


def _form(one: Likely) -> str:
    return f"{one.ledger}-{ledger(one.ledger).forms[0].name}"


def _option(one: Likely) -> Option:
    fields = {column_letter(column): key for column, key in one.fields.items()}
    said = TableCorrection(ledger=one.ledger, fields=fields)
    return Option(one.ledger, "form", correction=said, arguments={"form": _form(one)})


def _reason(source: SourceTable, one: Likely) -> Reason:
    columns = [column for column in source.table.columns if column.path]
    return "like", {
        "form": _form(one),
        "known": str(len(one.fields)),
        "columns": str(len(columns)),
    }


def _example(source: SourceTable, column: int, likely: tuple[Likely, ...]) -> Example:
    """A column's header cell, its first values, and the field that each ledger makes of it."""
    shown = [text for text in source.shown(column).to_pylist() if text and text.strip()]
    fields = (
        ledger(one.ledger).field(one.fields[column]).header if column in one.fields else ""
        for one in likely
    )
    return Example(
        cell_reference(source.table.header_rows[-1], column),
        "/".join(source.header(column).path),
        LIST_SEPARATOR.join(dict.fromkeys(shown[:_VALUES])),
        ("", *fields),
    )
