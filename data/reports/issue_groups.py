"""Issues by what is to be done: what one remedy mends is one group, however many cells it is.

Screens, the command line and the sheet that a unit gets group alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar, get_args

from data.files.grid import cell_reference
from data.files.references import split_reference
from data.issues import Severity

SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # the worst first
IssueT = TypeVar("IssueT")
# What the rule looks at in an issue: its remedy in words, its code, its severity.
Facts = Callable[[IssueT], tuple[str, str, Severity]]


def by_remedy(issues: Iterable[IssueT], facts: Facts[IssueT]) -> list[list[IssueT]]:
    """Groups of issues with one remedy, the worst first, then the largest.

    Where nothing is to be done, those of one code are a group.
    """
    found: dict[tuple[str, str], list[IssueT]] = {}
    for issue in issues:
        remedy, code, _ = facts(issue)
        found.setdefault((remedy, "" if remedy else code), []).append(issue)
    return sorted(found.values(), key=lambda own: (_rank(own, facts), -len(own)))


def worst(issues: Sequence[IssueT], facts: Facts[IssueT]) -> Severity:
    """The worst severity of some issues."""
    return SEVERITIES[_rank(issues, facts)]


def _rank(issues: Sequence[IssueT], facts: Facts[IssueT]) -> int:
    return min(SEVERITIES.index(facts(issue)[2]) for issue in issues)


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
