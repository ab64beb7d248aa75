"""What one remedy mends is one group: the worst first, then the largest; cells as runs."""

from __future__ import annotations

from data.issues import Issue
from data.reports.issues import by_remedy, cell_runs


def test_groups_by_remedy_the_worst_then_the_largest_first():
    # The first two codes share their remedy.
    warning, error = Issue("refused-no-rows", "warning"), Issue("refused-nothing-written", "error")
    note, other, unclear = (
        Issue(code, severity)
        for code, severity in (
            ("coordinate-alone", "note"),
            ("target-unit-unclear", "note"),
            ("basis-unclear", "error"),
        )
    )
    groups = by_remedy([note, warning, unclear, error, note, other], "zh")
    assert [list(group.issues) for group in groups] == [
        [warning, error],
        [unclear],
        [note, note],
        [other],
    ]
    assert [group.severity for group in groups] == ["error", "error", "note", "note"]
    assert groups[0].remedy and groups[0].message


def test_cells_below_one_another_are_a_run():
    found = list(cell_runs(["C11", "C12", "B4", "AA9", "C13", "C12", "B6"]))
    assert found == ["B4", "B6", "C11–C13", "AA9"]
