"""Columns for months that may be of each month alone or sums since January."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from data.files.grid import column_letter
from data.importer.checks.totals import micro_of
from data.importer.corrections import TableCorrection
from data.importer.ledger_rules.fund_months import DOUBT, are_until, in_all, month_headers
from data.importer.questions.columns import of_table
from data.importer.questions.question import KEEP, Option, Question, Reason
from data.importer.questions.quoted_values import plain_micro
from data.importer.questions.table_findings import Findings


def months_question(findings: Findings) -> Iterator[Question]:
    """One question for all months of a table, with what they come to under either reading."""
    reading = findings.reading
    issue = next((one for one in reading.issues if one.code == DOUBT), None)
    if issue is None:
        return
    months = reading.declared.months
    assert months is not None
    now = are_until(reading)
    other = {
        column_letter(reading.columns[key]): months.field_of(day.month, until=not now)
        for key, day in reading.months.items()
    }
    options = [
        _option(findings, KEEP, until=now),
        _option(findings, "other", until=not now, correction=TableCorrection(fields=other)),
    ]
    told = issue.arguments
    reasons: list[Reason] = [
        ("months-rising", {"rising": told["rising"], "pairs": told["pairs"]}),
    ]
    if told["sums"] != "0" or told["latest"] != "0":
        reasons.append(("months-sums", {"sums": told["sums"], "latest": told["latest"]}))
    yield of_table(
        findings,
        "period",
        next(iter(reading.months)),
        options,
        reasons,
        proposed="other",
        codes=(DOUBT,),
        called=month_headers(reading),
    )


def _option(
    findings: Findings, key: str, *, until: bool, correction: TableCorrection | None = None
) -> Option:
    reading = findings.reading
    months = reading.declared.months
    assert months is not None
    period = reading.declared.field(months.field_of(1, until=until)).sets["period_kind"]
    amounts: pa.Array = in_all(reading, until=until)
    total = plain_micro(int(micro_of(amounts).sum()))
    return Option(key, "period", correction=correction, arguments={"period": period}, total=total)
