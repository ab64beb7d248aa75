"""Fifty workbooks are understood as they were: ledgers, rows, issue codes, questions."""

from __future__ import annotations

from tests.golden.importer_text import FILE, importer_text


def test_every_workbook_is_understood_as_it_was():
    kept = FILE.read_text(encoding="utf-8")
    assert importer_text().splitlines() == kept.splitlines(), (
        "read the difference; where it is meant: python -m tests.golden.importer_text"
    )
