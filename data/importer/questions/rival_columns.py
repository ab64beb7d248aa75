"""What a question about a column offers where another column means the same field as surely."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from data.files.grid import column_letter
from data.importer.corrections import IGNORE, TableCorrection
from data.importer.questions.question import Option, Reason
from data.importer.questions.table_findings import Findings
from data.ledgers import Assignment, Field
from data.ledgers.column_facts import header_says
from data.ledgers.headers import normal

_SHOWN = 2


def rival_reasons(findings: Findings, assignment: Assignment) -> Iterator[Reason]:
    """The other columns that mean the field, each with its first values."""
    reading = findings.reading
    for number in assignment.rivals:
        texts = (text for text in reading.source.shown(number).to_pylist() if text)
        yield (
            "rival",
            {
                "column": _called(findings, number),
                "field": reading.declared.field(assignment.key).header,
                "values": "、".join(list(dict.fromkeys(texts))[:_SHOWN]),
            },
        )


def instead(findings: Findings, assignment: Assignment) -> Iterator[Option]:
    """The choices to read another column as the field, and this one as nothing or as its like."""
    field = findings.reading.declared.field(assignment.key)
    letter = column_letter(assignment.column)
    for number in assignment.rivals:
        fields = {column_letter(number): field.key, letter: IGNORE}
        said = {"column": _called(findings, number), "field": field.header}
        key = f"{column_letter(number)}:{field.key}"
        yield Option(key, "instead", correction=TableCorrection(fields=fields), arguments=said)
        for other in _like(findings, field):
            beside = {**fields, letter: other.key, **_paired(findings, assignment.column, other)}
            yield Option(
                f"{key} {other.key}",
                "instead-and",
                correction=TableCorrection(fields=beside),
                arguments={**said, "other": other.header},
            )


def _called(findings: Findings, number: int) -> str:
    return findings.reading.source.header_words(number)


def _like(findings: Findings, field: Field) -> Iterator[Field]:
    """Free fields that hold names of the same kind, none that only says more of another."""
    free = [
        one
        for one in findings.reading.declared.fields
        if one.key not in findings.reading.columns
        and field.named
        and field.named in _names(one)
        and one.type in ("text", "name", "names")
    ]
    for one in free:
        if not any(one.header != other.header in one.header for other in free):
            yield one


def _names(field: Field) -> tuple[str, ...]:
    """Of what a field holds the names: as it is declared, and as its header says."""
    return field.named, *(use for use, _ in header_says(field.header)[:1])


def _paired(findings: Findings, number: int, field: Field) -> dict[str, str]:
    """The columns that are called by a column, for the fields that are called by its own.

    带队人职务 is to 带队人 what 接洽人职务 is to 接洽人.
    """
    columns = findings.reading.source.table.columns
    called = {one.column: normal(one.path[-1]) for one in columns if one.path}
    found = {}
    for one, at in product(findings.reading.declared.fields, called):
        more = normal(one.header).removeprefix(normal(field.header))
        if more not in ("", normal(one.header)) and called[at] == called[number] + more:
            found[column_letter(at)] = one.key
    return found
