"""What a marked workbook keeps for its return: one record a cell, as text that is not shown.

It survives whatever program saves the workbook, and rows that somebody sorts or deletes.
A record is JSON that begins with our sign; what it says is compared and shown, never
trusted with more.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal

from data.issues import Issue

Kind = Literal["list", "issue", "format"]
_SIGN = "signboard"
STARTS = f'{{"{_SIGN}":'
_EDITION = 1
# A cell holds 32,767 letters; a record stays far below.
_LONGEST = 500
_LONGEST_COMMENT = 4_000


def list_record(file: str, sha256: str, author: str, heading: str) -> str:
    """The record that makes a sheet an issue list: of which file, and how its comments begin."""
    return _record(
        "list", edition=_EDITION, file=file, sha256=sha256, author=author, heading=heading
    )


def issue_record(issue: Issue, subject: str, fingerprint: str, said: str) -> str:
    """The record of one line; said: the text of the comment about it."""
    return _record(
        "issue",
        code=issue.code,
        severity=issue.severity,
        sheet=issue.sheet,
        cell=issue.cell,
        row=issue.row,
        field=issue.field,
        value=shortened(issue.value),
        arguments={name: shortened(value) for name, value in issue.arguments.items()},
        subject=shortened(subject),
        fingerprint=fingerprint,
        said=said[:_LONGEST_COMMENT],
    )


def format_record(number: int, fill: str, ink: str) -> str:
    """The record of how cells looked before they got a shade of our fill."""
    return _record("format", number=number, fill=fill, ink=ink)


def renamed_record(record: str, sheet: str) -> str:
    """The record of a line whose sheet bears another name in the workbook that is written."""
    stated = read_record(record)
    return json.dumps({**stated, "sheet": sheet}, ensure_ascii=False) if stated else record


def read_record(text: str) -> Mapping[str, object] | None:
    """What a cell's text says, None where it is no record."""
    if not text.startswith(STARTS):
        return None
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def kind_of(record: Mapping[str, object]) -> object:
    """``list``, ``issue``, ``format``, or whatever else stands there."""
    return record.get(_SIGN)


def shortened(text: str) -> str:
    """A text as records keep it; texts are compared in this form."""
    return text if len(text) <= _LONGEST else text[:_LONGEST]


def _record(kind: Kind, **stated: object) -> str:
    return json.dumps({_SIGN: kind, **stated}, ensure_ascii=False)
