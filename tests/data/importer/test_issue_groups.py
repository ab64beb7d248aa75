"""What one remedy mends is one group: the worst first, then the largest; cells as runs."""

from __future__ import annotations

from data.issues import Issue
from data.reports.issues import by_remedy, cell_runs


def test_groups_by_remedy_the_worst_then_the_largest_first():
    # Codes that the catalogue does not know have no remedy; the two others share theirs.
    note, other_note, unknown = Issue("a", "note"), Issue("e", "note"), Issue("d", "error")
    warning, error = Issue("refused-no-rows", "warning"), Issue("refused-nothing-written", "error")
    groups = by_remedy([note, warning, unknown, error, note, other_note], "zh")
    assert [list(group.issues) for group in groups] == [
        [warning, error],
        [unknown],
        [note, note],
        [other_note],
    ]
    assert [group.severity for group in groups] == ["error", "error", "note", "note"]


def test_cells_below_one_another_are_a_run():
    found = list(cell_runs(["C11", "C12", "B4", "AA9", "C13", "C12", "B6"]))
    assert found == ["B4", "B6", "C11–C13", "AA9"]
