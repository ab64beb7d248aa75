"""The import of a table is a list of steps; a table that is none of ours goes no further."""

from __future__ import annotations

from data.importer import TableCorrection, pipeline
from tests.builders.ledger_files import a_file, understood

ROWS = [["项目名称", "阶段"], ["示例项目01", "签约"]]


def taken(monkeypatch):
    """The numbers of the steps as they are taken."""
    numbers = []

    def noting(number, step):
        def noted(table):
            numbers.append(number)
            step(table)

        return noted

    noted = tuple(noting(number, step) for number, step in enumerate(pipeline.STEPS))
    monkeypatch.setattr(pipeline, "STEPS", noted)
    return numbers


def test_a_ledger_goes_through_every_step_in_order(tmp_path, monkeypatch):
    numbers = taken(monkeypatch)
    intake = understood(a_file(tmp_path, {"台账": ROWS}))
    assert intake.drafts[0].loaded_count == 1
    once = list(range(len(pipeline.STEPS)))
    assert numbers == once * (len(numbers) // len(once))  # it may be read again as of another day


def test_what_a_person_ignores_is_not_even_recognised(tmp_path, monkeypatch):
    path = a_file(tmp_path, {"台账": ROWS})
    mark = understood(path).files[0].sheets[0].fingerprint
    numbers = taken(monkeypatch)
    intake = understood(path, corrections={mark: TableCorrection(ledger="ignore")})
    assert numbers == [0]
    assert intake.files[0].sheets[0].reason == "ignored"
