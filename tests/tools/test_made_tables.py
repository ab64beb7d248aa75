"""The truth of made sheets is true of their cells: rows lie inside, sums add up, a slip shows."""

from __future__ import annotations

import json
from collections import Counter

import openpyxl
import pytest

from tools.made_tables.score import ask, cells_of, compare, read_truths
from tools.made_tables.slips import compare_slips
from tools.made_tables.write import write


def _sheets(folder):
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        yield truth, openpyxl.load_workbook(folder / truth["file"], data_only=True)[truth["sheet"]]


def _number(sheet, cell):
    value = sheet.cell(cell[0] + 1, cell[1] + 1).value
    return float(str(value).replace(",", ""))


def _broken(truth, sheet):
    """The cells that are not the sum of theirs."""
    broken = set()
    for one in truth["sums"]:
        operands = {cell for part in one["of"] for cell in cells_of(part)}
        operands -= {cell for name in truth["empty"] for cell in cells_of(name)}
        (total,) = cells_of(one["cell"])
        added = sum(_number(sheet, cell) for cell in operands)
        if added != pytest.approx(_number(sheet, total), rel=0, abs=1e-4):
            broken.add(total)
    return broken


def _said(truth):
    """The truth in the form of an answer."""
    said = [{"range": name} for name in truth["ranges"]]
    return said and [said[0] | {**truth, "range": truth["ranges"][0]}, *said[1:]]


def test_truth_lies_on_used_cells_and_adds_up(tmp_path):
    kinds = write(tmp_path, 12, seed=5)
    sheets, summed = 0, 0
    for truth, sheet in _sheets(tmp_path):
        sheets, summed = sheets + 1, summed + len(truth["sums"])
        used = {(c.row - 1, c.column - 1) for row in sheet for c in row if c.value is not None}
        within = set()
        for name in truth["ranges"]:
            cells = set(cells_of(name))
            assert not cells & within, "tables do not overlap"
            within |= cells
            for edge in (0, 1):
                for end in (min, max):
                    line = end(cell[edge] for cell in cells)
                    assert any(cell[edge] == line for cell in cells & used), (name, edge, line)
        data = {row for first, last in truth["data_rows"] for row in range(first, last + 1)}
        roles = [set(truth[f"{role}_rows"]) for role in ("header", "section", "total")]
        assert data | set().union(*roles) <= {row + 1 for row, _ in within & used}
        assert not _broken(truth, sheet)
        assert compare(truth, _said(truth))["right"] == compare(truth, [])["sums"]
    assert sheets == kinds.total() >= 12
    assert summed > 20


def test_a_slip_breaks_a_sum_that_it_is_in(tmp_path):
    write(tmp_path, 12, seed=5, slip=True)
    slipped = [(truth, sheet) for truth, sheet in _sheets(tmp_path) if truth["sums"]]
    assert slipped
    for truth, sheet in slipped:
        (slip,) = cells_of(truth["slip"])
        touched = {
            cells_of(one["cell"])[0]
            for one in truth["sums"]
            if slip in {c for part in [one["cell"], *one["of"]] for c in cells_of(part)}
        }
        assert _broken(truth, sheet) == touched


def test_planted_digits_are_named_and_clean_sheets_raise_no_alarm(tmp_path):
    for name, slip in (("clean", False), ("slipped", True)):
        write(tmp_path / name, 24, seed=9, slip=slip)
        truths = read_truths(tmp_path / name)
        answers = ask(tmp_path / name, truths)
        counts = Counter()
        for truth in truths:
            counts += compare_slips(truth, answers[truth["file"], truth["sheet"]])
        assert not counts["alarms"]
        assert counts["named"] >= 0.9 * counts["slips"]
        assert bool(counts["slips"]) == slip
