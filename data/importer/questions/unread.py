"""Columns that feed nothing, though their header is like that of a field that no column feeds.

挂包领导 is like 包联领导, 计划投资 like 计划总投资 and 年度计划投资: a person says which it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from data.files.grid import column_letter
from data.formats import share
from data.importer.corrections import TableCorrection, fixed_columns
from data.importer.questions.columns import of_table
from data.importer.questions.question import KEEP, Option, Question
from data.importer.questions.table_findings import Findings
from data.ledgers import Field
from data.ledgers.column_fields import is_evident
from data.ledgers.headers import normal, without_brackets
from data.rules.questions import UnreadRules
from data.tables import HeaderColumn
from data.values.amounts import read_amount
from data.values.dates import read_date
from data.values.parse_result import cleaned, is_blank

_READ = 0.5  # of a column's first cells that the field can read
_LOOKED_AT = 50


def unread_columns(findings: Findings) -> Iterator[Question]:
    """One question for each such column, from left to right."""
    rules, reading = findings.rules.unread, findings.reading
    found = reading.recognition
    read = {one.column for one in (*found.assignments, *found.items, *found.metrics)}
    read |= {one.column for one in found.unclear} | set(found.ordinals)
    asked = 0
    for header in reading.block.table.columns:
        if header.column in read or fixed_columns([header], findings.said) or asked == rules.most:
            continue
        near = _near(findings, header, rules) if header.path else []
        if near:
            asked += 1
            yield _question(findings, header, near, rules)


def _near(
    findings: Findings, header: HeaderColumn, rules: UnreadRules
) -> list[tuple[float, str, Field]]:
    """(likeness, word, field) of the fields that a header may be, the nearest first."""
    reading, text = findings.reading, without_brackets(normal(header.path[-1]))
    best: list[tuple[float, str, Field]] = []
    for field in reading.declared.fields:
        words = ((_likeness(text, normal(word)), word) for word in field.texts)
        likeness, word = max(words, default=(0.0, ""))
        best.append((likeness, word, field))
    best.sort(key=lambda one: -one[0])
    if not best or best[0][0] < rules.likeness or best[0][2].key not in rules.fields:
        return []
    taken = set(reading.columns)
    if best[0][2].key in taken:
        return []
    return [
        one
        for one in best
        if best[0][0] - one[0] < rules.apart
        and one[2].key not in taken
        and _can_read(findings, one[2], header.column)
    ]


def _likeness(text: str, word: str) -> float:
    """The share of letters in common, in their order; 0 for texts in Latin letters."""
    if text.isascii() or word.isascii():
        return 0.0
    return SequenceMatcher(None, text, word, autojunk=False).ratio()


def _can_read(findings: Findings, field: Field, number: int) -> bool:
    column = findings.reading.block.column(number)
    texts = [cleaned(str(raw or "")) for raw in column.raw.slice(0, _LOOKED_AT).to_pylist()]
    texts = [text for text in texts if not is_blank(text)]
    if field.type == "choice":
        return is_evident(field, texts)
    if field.type == "amount":
        fits = [read_amount(text, "万元").value is not None for text in texts]
    elif field.type in ("date", "month"):
        fits = [read_date(text).value is not None for text in texts]
    else:
        fits = [read_amount(text, "万元").value is None for text in texts]
    return bool(fits) and sum(fits) >= _READ * len(fits)


def _question(
    findings: Findings,
    header: HeaderColumn,
    near: list[tuple[float, str, Field]],
    rules: UnreadRules,
) -> Question:
    letter = column_letter(header.column)
    options = [Option(KEEP, "no-field")]
    for _, _, field in near:
        said = TableCorrection(fields={letter: field.key})
        options.append(
            Option(field.key, "field", correction=said, arguments={"field": field.header})
        )
    reasons = [
        ("sounds-like", {"word": word, "likeness": share(likeness, 0), "field": field.header})
        for likeness, word, field in near
    ]
    is_sure = len(near) == 1 and near[0][0] >= rules.sure
    proposed = near[0][2].key if is_sure else KEEP
    return of_table(
        findings, "field", "", options, list(reasons), proposed=proposed, number=header.column
    )
