"""Words of a column that no list knows (办手续 under 阶段): what they mean is asked, one by one.

The cells stay unread until somebody says, and rows that need them are not loaded.
"""

from __future__ import annotations

from collections.abc import Iterator

from data.importer.corrections import TableCorrection
from data.importer.model import ColumnWord
from data.importer.parse.accepted_values import word_key
from data.importer.parse.columns import unknown_words, word_header
from data.importer.questions.question import (
    KEEP,
    WORD,
    Example,
    Option,
    Question,
    Reason,
    question_id,
)
from data.importer.questions.table_findings import Findings


def word_questions(findings: Findings) -> Iterator[Question]:
    """One question for each word, in the order of their columns."""
    for word in unknown_words(findings.reading):
        yield _question(findings, word)


def _question(findings: Findings, word: ColumnWord) -> Question:
    reading = findings.reading
    number = reading.columns.get(word.field)
    is_needed = reading.form in reading.declared.field(word.field).required if number else False
    options = [
        Option(KEEP, "word-row-left" if is_needed else "word-left"),
        *(
            Option(
                value,
                "word",
                correction=TableCorrection(words={word.field: {word.text: value}}),
                arguments={"value": value},
            )
            for value in word.accepted
        ),
    ]
    reasons: list[Reason] = []
    if word.proposed:
        told = {"unit": word.told_by, "value": word.proposed}
        reasons.append(("word-told-elsewhere" if word.told_by else "word-in-part", told))
    return Question(
        question_id=question_id(WORD, f"{word.field}:{word_key(word.text)}"),
        kind=WORD,
        fingerprint=findings.fingerprint,
        file=reading.source.file,
        sheet=reading.source.sheet,
        field=word.field if number else "",
        places=word.cells,
        count=word.count,
        options=tuple(options),
        examples=tuple(Example(cell, "", word.text, ()) for cell in word.cells[:1]),
        proposed=word.proposed or KEEP,
        reasons=tuple(reasons),
        arguments={"text": word.text, "header": word_header(reading, word.field)},
        keys=(word.field,) if number else (),
        covers=frozenset(("value-not-allowed", cell) for cell in word.cells),
    )
