"""Whether a table that no words fit is one of the ledgers that it is like, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

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
from data.ledgers.likely import Likely, rules

LIKELY = "likely"
LIKELY_ID = question_id(LIKELY, "")
_VALUES = 2


def likely_question(source: SourceTable, fingerprint: str, likely: tuple[Likely, ...]) -> Question:
    """Which of the ledgers the table is, each with its fields beside what stands in the columns.

    Until somebody answers, it is a new ledger of the office.
    """
    named = sorted({column for one in likely for column in one.fields})
    return Question(
        question_id=LIKELY_ID,
        kind=LIKELY,
        fingerprint=fingerprint,
        file=source.file,
        sheet=source.sheet,
        field="",
        places=(),
        count=len(named),
        options=(
            Option(KEEP, "new-ledger", arguments={"count": str(len(likely))}),
            *map(_option, likely),
        ),
        examples=tuple(_example(source, column, likely) for column in named),
        proposed=likely[0].ledger,
        reasons=tuple(reason for one in likely for reason in _reasons(source, one)),
        arguments={"header": "", "form": _form(likely[0])},
    )


def with_its_ledger(
    mapping: TableCorrection, questions: Iterable[Question], fingerprint: str
) -> TableCorrection:
    """A correction with the ledger, and its columns, that its table was said to be.

    Next month's sheet may hold too little for the question to be asked again.
    """
    for one in questions:
        is_own = (one.kind, one.fingerprint) == (LIKELY, fingerprint)
        said = option.correction if is_own and (option := one.option(one.answer)) else None
        if said is not None:
            answers = {key: given for key, given in mapping.answers.items() if key != LIKELY_ID}
            return replace(said.then(mapping), answers=answers)
    return mapping


def _form(one: Likely) -> str:
    return f"{one.ledger}-{ledger(one.ledger).forms[0].name}"


def _option(one: Likely) -> Option:
    fields = {column_letter(column): key for column, key in one.fields.items()}
    said = TableCorrection(ledger=one.ledger, fields=fields)
    return Option(one.ledger, "form", correction=said, arguments={"form": _form(one)})


def _reasons(source: SourceTable, one: Likely) -> Iterator[Reason]:
    """How many columns speak for the ledger, which it merely needs, and how many were looked at."""
    headed, most = [column for column in source.table.columns if column.path], rules().most_columns
    known = len(one.fields) - len(one.needed)
    yield (
        "like",
        {"form": _form(one), "known": str(known), "columns": str(min(len(headed), most))},
    )
    if one.needed:
        headers = [source.header_words(column) for column in sorted(one.needed)]
        yield "like-needed", {"form": _form(one), "headers": LIST_SEPARATOR.join(headers)}
    if len(headed) > most:
        yield "like-first", {"columns": str(len(headed)), "most": str(most)}


def _example(source: SourceTable, column: int, likely: tuple[Likely, ...]) -> Example:
    """A column's header cell, its first values, and the field that each ledger makes of it."""
    shown = [text for text in source.shown(column).to_pylist() if text and text.strip()]
    fields = (
        ledger(one.ledger).field(one.fields[column]).header if column in one.fields else ""
        for one in likely
    )
    return Example(
        cell_reference(source.table.header_rows[-1], column),
        source.header_words(column),
        LIST_SEPARATOR.join(dict.fromkeys(shown[:_VALUES])),
        ("", *fields),
    )
