"""The recognised columns of a table, read by the type of their fields; words that no list knows.

What a person may answer about a word is shown beside it; what was read by a taught word is said
once a word, with the number of cells.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import cell_reference
from data.importer.corrections import taught_word
from data.importer.model import ColumnWord
from data.importer.parse.accepted_values import (
    Taught,
    accepted_value,
    distinct,
    implied,
    in_own_words,
    named_value,
    word_key,
)
from data.importer.parse.fields import DEFAULT_UNIT, Context, amount_unit, read_field
from data.importer.reading import Reading
from data.importer.source_table import SourceTable
from data.issues import Issue
from data.ledgers import Field, Recognition, items, ledger
from data.values import Parsed, currency_of, is_money_unit, parse_amounts
from data.values.parse_result import UNDECIDED_TEXTS, cleaned, is_blank

_SPECIAL = ("item", "state")
_ANOTHER_UNIT = "亿元"


def read_table(
    source: SourceTable, recognition: Recognition, context: Context, most_issues: int = sys.maxsize
) -> Reading:
    """Read every recognised column of a table by the type of its field.

    Raises TooManyIssuesError, also later while the reading is completed and checked.
    """
    declared = ledger(recognition.ledger)
    reading = Reading(
        source=source,
        recognition=recognition,
        context=context,
        declared=declared,
        columns={a.key: a.column for a in recognition.assignments},
        rejected=np.zeros(source.height, dtype=bool),
        most_issues=most_issues,
    )
    for assignment in recognition.assignments:
        declared_field = declared.field(assignment.key)
        if declared_field.type in _SPECIAL:
            continue
        parsed = read_field(source, declared_field, assignment.column, context)
        currency = _foreign(reading, declared_field, assignment.column)
        if currency:
            unread = _report_foreign(reading, parsed, assignment.column, currency)
            _keep(reading, declared_field, assignment.column, unread)
            reading.foreign.add(declared_field.key)
            continue
        _keep(reading, declared_field, assignment.column, parsed)
        if declared_field.type == "amount":
            _report_unit(reading, declared_field.key, assignment.column)
    for one in declared.fields:
        if one.else_from in reading.columns:
            _fill_from(reading, one)
    return reading


def _fill_from(reading: Reading, wanted: Field) -> None:
    """The field with the value of another one where a row has none of its own, said once."""
    own, number = reading.get(wanted.name), reading.columns[wanted.else_from]
    filled = pc.coalesce(own, reading.values[wanted.else_from])
    count = own.null_count - filled.null_count
    if count:
        reading.values[wanted.name] = filled
        reading.fed_from[wanted.key] = number
        reading.report_at_header(
            "named-by-another", "note", number, field=wanted.header, count=str(count)
        )


def _keep(reading: Reading, declared: Field, number: int, parsed: Parsed) -> None:
    reading.by_key[declared.key] = parsed.values
    reading.take_problems(declared.key, number, parsed.problems)
    if declared.sets or declared.position or declared.at_stages:
        return
    reading.values[declared.name] = parsed.values
    if parsed.precision:
        reading.precision[declared.name] = parsed.precision
    for name, values in (
        implied(reading.source.column(number), declared).items() if declared.implies else ()
    ):
        if name not in reading.columns:
            reading.values[name] = values


def _foreign(reading: Reading, declared: Field, number: int) -> str:
    """The currency of a column of amounts in a ledger that knows 万元 alone, "" for 元."""
    if declared.type != "amount" or any(f.name == "currency" for f in reading.declared.fields):
        return ""
    header = reading.source.header(number)
    return currency_of(header.unit or header.qualifier or amount_unit(header, reading.context))


def _report_foreign(reading: Reading, parsed: Parsed, number: int, currency: str) -> Parsed:
    """The column unread: 万美元 added up as 万元 would be a false sum."""
    count = len(parsed.values) - parsed.values.null_count
    reading.report_at_header(
        "amounts-foreign", "error", number, currency=currency, count=str(count)
    )
    return Parsed(pa.nulls(len(parsed.values), parsed.values.type), ())


def _report_unit(reading: Reading, key: str, number: int) -> None:
    header = reading.source.header(number)
    if amount_unit(header, reading.context, reading.declared.field(key).written_in):
        if header.unit and not is_money_unit(header.unit):
            reading.report_at_header("unit-not-money", "warning", number, unit=header.unit)
        return
    in_another = parse_amounts(reading.source.own_column(number), _ANOTHER_UNIT).values
    if len(in_another) != in_another.null_count and in_another.equals(reading.by_key[key]):
        return  # every amount bears its own
    reading.report_at_header("unit-unclear", "warning", number, unit=DEFAULT_UNIT)


WITH_WORDS = ("choice", "choices", "state", "item")
_UNKNOWN = ("value-not-allowed", "value-vague", "item-unknown")
_SHOWN_CELLS = 5
_MOST_AS_WRITTEN = 60


def column_words(reading: Reading) -> tuple[ColumnWord, ...]:
    """Unknown, taught and kept words of a table that was read; says what taught words did."""
    taught = _taught(reading)
    for word in taught:
        _report_taught(reading, word)
    _report_outdated(reading)
    return (*unknown_words(reading), *taught, *_as_written(reading))


def accepted_values(field: Field) -> tuple[str, ...]:
    """What a word of a field may be taught to mean."""
    return tuple(item.name for item in items()) if field.type == "item" else tuple(field.values)


def _fields(reading: Reading) -> dict[str, Field]:
    """Field key → declaration of every column in which words may be taught."""
    declared = ledger("readiness")
    found = {
        permit.key: declared.field(permit.key)
        for permit in reading.recognition.items
        if declared.field(permit.key).type in WITH_WORDS
    }
    for assignment in reading.recognition.assignments:
        field = reading.declared.field(assignment.key)
        if field.type in WITH_WORDS:
            found[field.key] = field
    return found


def _columns(reading: Reading) -> Iterator[tuple[Field, int]]:
    fields = _fields(reading)
    for one in (*reading.recognition.assignments, *reading.recognition.items):
        if one.key in fields:
            yield fields[one.key], one.column


def unknown_words(reading: Reading) -> Iterator[ColumnWord]:
    """The words that no list knows, each with what a part of it says or others were told."""
    fields = _fields(reading)
    by_name = {field.name: field for field in fields.values()} | fields
    found: dict[tuple[str, str], list[Issue]] = {}
    for issue in reading.issues:
        if issue.code in _UNKNOWN and issue.field in by_name:
            text = issue.arguments.get("text", issue.value)
            found.setdefault((by_name[issue.field].key, word_key(text)), []).append(issue)
    for (key, compared), issues in found.items():
        text = issues[0].arguments.get("text", issues[0].value)
        accepted = accepted_values(fields[key])
        told, unit = reading.context.taught_headers.get(taught_word(key, compared), ("", ""))
        in_part = named_value(text, fields[key].values) or ""
        yield ColumnWord(
            field=key,
            text=text,
            cells=tuple(issue.cell for issue in issues[:_SHOWN_CELLS]),
            count=len(issues),
            accepted=accepted,
            state="unknown",
            proposed=told if told in accepted else in_part,
            told_by=unit if told in accepted else "",
        )


def _taught(reading: Reading) -> tuple[ColumnWord, ...]:
    found: dict[tuple[str, str], tuple[str, str, list[str], int]] = {}
    for field, number in _columns(reading):
        allowed = accepted_values(field)
        taught = reading.context.taught(field.key, allowed, is_open=field.open)
        if not taught:
            continue
        cells = distinct(in_own_words(reading.source, number, field, taught))
        for position, text in enumerate(cells.texts):
            for part in _parts(text, field, taught):
                where = np.flatnonzero(cells.which == position)
                key = (field.key, word_key(part))
                _, _, places, count = found.get(key, ("", "", [], 0))
                more = [
                    cell_reference(int(reading.source.rows[index]), number)
                    for index in where[: _SHOWN_CELLS - len(places)].tolist()
                ]
                found[key] = (part, taught[word_key(part)], places + more, count + len(where))
    fields = _fields(reading)
    return tuple(
        ColumnWord(key, text, tuple(places), count, accepted_values(fields[key]), "taught", value)
        for (key, _), (text, value, places, count) in found.items()
        if count
    )


def _parts(text: str, field: Field, taught: Taught) -> list[str]:
    """The words of a cell that were taught: the whole cell, else parts of a list."""
    if word_key(text) in taught:
        return [text]
    if field.type != "choices":
        return []
    parts = cleaned(text).replace("，", "、").replace(",", "、").replace(";", "、").split("、")
    return [part for part in parts if word_key(part) in taught]


def _as_written(reading: Reading) -> Iterator[ColumnWord]:
    """Words of open fields that are no accepted value: kept as written, may be taught."""
    for field, number in _columns(reading):
        if not field.open or field.type != "choice":
            continue
        taught = reading.context.taught(field.key, field.values, is_open=True)
        cells = distinct(in_own_words(reading.source, number, field, taught))
        kept = 0
        for position, text in enumerate(cells.texts):
            if kept == _MOST_AS_WRITTEN:
                break
            clean = cleaned(text)
            if (
                word_key(text) in taught
                or is_blank(clean)
                or clean.lower() in UNDECIDED_TEXTS
                or accepted_value(clean, field.values) is not None
            ):
                continue
            where = np.flatnonzero(cells.which == position)
            if not len(where):
                continue
            kept += 1
            places = tuple(
                cell_reference(int(reading.source.rows[index]), number)
                for index in where[:_SHOWN_CELLS].tolist()
            )
            allowed = accepted_values(field)
            yield ColumnWord(field.key, text, places, len(where), allowed, "kept")


def _report_taught(reading: Reading, word: ColumnWord) -> None:
    reading.report(
        "word-taught" if word.value else "word-taught-unknown",
        "note",
        header=word_header(reading, word.field),
        text=word.text,
        value=word.value or "",
        count=str(word.count),
        cells="、".join(word.cells) + ("…" if word.count > len(word.cells) else ""),
    )


def _report_outdated(reading: Reading) -> None:
    """A remembered word whose value the field no longer has is not used, and said."""
    for key, field in _fields(reading).items():
        allowed = accepted_values(field)
        for text, value in reading.context.words.get(key, {}).items():
            if value and not field.open and value not in allowed:
                reading.report(
                    "word-taught-outdated",
                    "warning",
                    header=word_header(reading, key),
                    text=text,
                    value=value,
                    allowed="、".join(allowed),
                )


def word_header(reading: Reading, key: str) -> str:
    """The header over the words of a field: as the sheet has it, or an item's as its ledger has."""
    if key in reading.columns:
        return reading.header_text(key)
    return ledger("readiness").field(key).header
