"""Issues in words: one line each, and groups by what is to be done.

Screens, the command line, the annotated workbook and the sheet that a unit gets say the same line
and group alike: what one remedy mends is one group, however many cells it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from data.files.grid import cell_reference, split_reference
from data.issues import SEVERITIES, Issue, Severity, issue_message, issue_remedy, severity_label
from data.texts import Language, text

COLUMNS = ("severity", "file", "sheet", "cell", "value", "message", "remedy")


@dataclass(frozen=True)
class IssueLine:
    """An issue in the reader's language; severity is its word with its shape."""

    severity: str
    file: str
    sheet: str
    cell: str
    value: str
    message: str
    remedy: str

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts, as COLUMNS names them."""
        return tuple(getattr(self, name) for name in COLUMNS)


def issue_line(issue: Issue, language: Language) -> IssueLine:
    """What is wrong where, and what to do."""
    return IssueLine(
        severity=severity_label(issue.severity, language),
        file=issue.file,
        sheet=issue.sheet,
        cell=issue.cell,
        value=issue.value,
        message=issue_message(issue, language),
        remedy=issue_remedy(issue, language),
    )


def spot(sheet: str, cell: str) -> str:
    """A cell as a line of the command line names it; the sheet alone where no cell is meant."""
    return " ".join(part for part in (sheet, cell) if part)


def column_heads(language: Language) -> list[str]:
    """The heads of a table of issue lines."""
    return [text(language, f"data-issue-{name}") for name in COLUMNS]


def comment_text(issue: Issue, language: Language) -> str:
    """What stands in the comment about an issue: a line, and one with what to do.

    By its beginning each line of a comment is known as ours, so that neither has a line break.
    """
    line = issue_line(issue, language)
    message, remedy = (" ".join(part.split("\n")) for part in (line.message, line.remedy))
    comment = text(language, "exports-comment", severity=line.severity, message=message)
    return comment + "\n" + text(language, "exports-comment-remedy", remedy=remedy)


def counted(issues: Iterable[Issue], language: Language) -> str:
    """How many of each severity."""
    counts = Counter(issue.severity for issue in issues)
    arguments = {f"{severity}s": counts[severity] for severity in SEVERITIES}
    return text(language, "exports-counted", **arguments)


@dataclass(frozen=True)
class SheetCells:
    """Where in one sheet: cells and runs of cells (``D4``, ``D6–D9``); empty: the whole sheet."""

    file: str
    sheet: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RemedyGroup:
    """All issues with one remedy. message: of the first; severity: the worst."""

    issues: tuple[Issue, ...]
    remedy: str
    message: str
    severity: Severity

    @property
    def places(self) -> tuple[SheetCells, ...]:
        """Their cells, sheet by sheet."""
        found: dict[tuple[str, str], list[str]] = {}
        for issue in self.issues:
            found.setdefault((issue.file, issue.sheet), []).append(issue.cell)
        return tuple(
            SheetCells(file, sheet, tuple(cell_runs(cell for cell in cells if cell)))
            for (file, sheet), cells in found.items()
        )


def by_remedy(issues: Iterable[Issue], language: Language) -> list[RemedyGroup]:
    """Groups of issues with one remedy, the worst first, then the largest."""
    found: dict[str, list[Issue]] = {}
    for issue in issues:
        found.setdefault(issue_remedy(issue, language), []).append(issue)
    groups = [
        RemedyGroup(tuple(own), remedy, issue_message(own[0], language), worst(own))
        for remedy, own in found.items()
    ]
    return sorted(groups, key=lambda one: (SEVERITIES.index(one.severity), -len(one.issues)))


def worst(issues: Sequence[Issue]) -> Severity:
    """The worst severity of some issues."""
    return min((issue.severity for issue in issues), key=SEVERITIES.index)


def cell_runs(cells: Iterable[str]) -> Iterator[str]:
    """Cells, each once, column by column; those below one another as one run (``D6–D9``)."""
    places = (split_reference(cell) for cell in set(cells))
    ordered = sorted((column, row) for row, column in places)
    numbered = enumerate(ordered)
    for _, run in groupby(numbered, key=lambda pair: (pair[1][0], pair[1][1] - pair[0])):
        column, first = (members := [cell for _, cell in run])[0]
        last = members[-1][1]
        start = cell_reference(first, column)
        yield start if first == last else f"{start}–{cell_reference(last, column)}"
