"""A sheet whose rows say that several units reported them: one report, or one for each unit?"""

from __future__ import annotations

from collections.abc import Iterator

from data.importer.corrections import TableCorrection
from data.importer.parse.unit_split import SPLIT, WHOLE, UnitColumn
from data.importer.questions.columns import of_table
from data.importer.questions.question import Option, Question
from data.importer.questions.table_findings import Findings


def unit_parting_question(findings: Findings, units: UnitColumn | None) -> Iterator[Question]:
    """Question where a column says who reported each row, unless a person has chosen."""
    if units is None or not units.says_who_reported or findings.said.by_unit:
        return
    options = [
        Option(WHOLE, "one-report"),
        Option(
            SPLIT,
            "report-each",
            correction=TableCorrection(by_unit=SPLIT),
            arguments={"units": str(len(units.counts))},
        ),
    ]
    listed = "、".join(f"{unit} {count}" for unit, count in units.counts[:8])
    told = {
        "header": units.header,
        "units": str(len(units.counts)),
        "listed": listed + ("…" if len(units.counts) > 8 else ""),
        "unnamed": str(units.unnamed),
    }
    yield of_table(findings, "units", "", options, [("units", told)], proposed=SPLIT)
