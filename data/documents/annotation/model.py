"""What is added to a workbook, in finished words: no issue code and no language is left.

It travels to the annotating process as JSON.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from pydantic import TypeAdapter

from data.issues import Severity

LineKind = Literal["title", "remark", "sheet", "head", "issue"]
# A cell that a merged range covers is named before what is said of it.
_WHERE = re.compile(r"^[A-Z]{1,3}[0-9]+  ")


@dataclass(frozen=True)
class Annotation:
    """One finding at a cell; without is_commented the cell is filled only."""

    sheet: str
    cell: str
    severity: Severity
    text: str
    is_commented: bool = True


@dataclass(frozen=True)
class Line:
    """One row of the added sheet; sheet and cell say where its first text links to."""

    kind: LineKind
    texts: tuple[str, ...]
    sheet: str = ""
    cell: str = ""
    severity: Severity | None = None


@dataclass(frozen=True)
class OwnComments:
    """By what earlier annotations are known, in every language.

    authors, headings: of our comments; beginnings: of their lines.
    """

    authors: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()

    def has_written(self, line: str) -> bool:
        """Whether a line of a comment is ours."""
        return _WHERE.sub("", line.strip()).startswith(self.beginnings)


@dataclass(frozen=True)
class Annotations:
    """Everything that is added to a workbook.

    author: of the comments. heading: first line of each comment. sheet: name of the
    added sheet. remade: what the added sheet says where the workbook had to be written
    anew. replaced: what a second copy of an earlier list says instead. identity: what makes
    the added sheet a list of its file, not shown. lists: the sheets that are earlier lists.
    """

    annotations: tuple[Annotation, ...]
    lines: tuple[Line, ...]
    author: str
    heading: str
    sheet: str
    remade: str
    replaced: str = ""
    identity: str = ""
    lists: tuple[str, ...] = ()
    own: OwnComments = field(default_factory=OwnComments)

    def to_json(self) -> str:
        """As one line."""
        return _ADAPTER.dump_json(self).decode()

    @classmethod
    def from_json(cls, line: str) -> Annotations:
        """From one line."""
        return _ADAPTER.validate_json(line)


_ADAPTER = TypeAdapter(Annotations)
