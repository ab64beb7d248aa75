"""What is to be marked in a workbook, in finished words: no issue code and no language is left.

It travels to the marking process as JSON.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Literal

from data.issues import Severity

LineKind = Literal["title", "remark", "sheet", "head", "issue"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True)
class Mark:
    """One finding at a cell; without is_commented the cell is filled only."""

    sheet: str
    cell: str
    severity: Severity
    text: str
    is_commented: bool = True


@dataclass(frozen=True)
class Line:
    """One row of the added sheet; sheet and cell say where its first text links to.

    record: what is kept with the row, unseen, for the day when the workbook returns.
    """

    kind: LineKind
    texts: tuple[str, ...]
    sheet: str = ""
    cell: str = ""
    severity: Severity | None = None
    record: str = ""


@dataclass(frozen=True)
class Previous:
    """What an earlier marking left in the workbook, so that it can be taken away.

    sheets: the added ones. authors, headings: of our comments; said: their lines.
    formats: shade of our fill → the fill and font colour that the cell had (XML), where
    they are known.
    """

    authors: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    formats: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True)
class Markup:
    """Everything that is added to a workbook.

    author: of the comments. heading: first line of each comment. sheet: name of the
    added sheet. remade: what the added sheet says where the workbook had to be written
    anew. replaced: what a second copy of an earlier list says instead.
    """

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    author: str
    heading: str
    sheet: str
    remade: str
    replaced: str = ""
    previous: Previous = field(default_factory=Previous)

    def to_json(self) -> str:
        """As one line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> Markup:
        """From one line."""
        stated = json.loads(line)
        previous = {name: tuple(value) for name, value in stated.pop("previous").items()}
        previous["formats"] = tuple(tuple(one) for one in previous["formats"])
        return cls(
            marks=tuple(Mark(**mark) for mark in stated.pop("marks")),
            lines=tuple(
                Line(**{**one, "texts": tuple(one["texts"])}) for one in stated.pop("lines")
            ),
            previous=Previous(**previous),
            **stated,
        )
