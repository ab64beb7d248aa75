"""What one remedy mends is one group: the worst first, then the largest; cells as runs."""

from __future__ import annotations

from data.issues import Issue
from data.reports.issue_groups import by_remedy, cell_runs, worst


def told(issue: Issue):
    return issue.arguments.get("remedy", ""), issue.code, issue.severity


def test_groups_by_remedy_the_worst_then_the_largest_first():
    note, warning, error = (
        Issue("a", "note"),
        Issue("b", "warning", arguments={"remedy": "改成日期"}),
        Issue("c", "error", arguments={"remedy": "改成日期"}),
    )
    other = Issue("d", "error", arguments={"remedy": "补上"})
    groups = by_remedy([note, warning, other, error, note, Issue("e", "note")], told)
    assert groups == [[warning, error], [other], [note, note], [Issue("e", "note")]]
    assert [worst(group, told) for group in groups] == ["error", "error", "note", "note"]


def test_cells_below_one_another_are_a_run():
    found = list(cell_runs(["C11", "C12", "B4", "AA9", "C13", "C12", "B6"]))
    assert found == ["B4", "B6", "C11–C13", "AA9"]
