"""What a whole table leaves open: its month, its units, its columns for months."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from data.files.grid import column_letter
from data.importer.checks.totals import micro_of
from data.importer.corrections import TableCorrection
from data.importer.ledger_rules.months import DOUBT, are_until, in_all, month_headers
from data.importer.parse.sheet_months import MonthSource, SheetMonth
from data.importer.parse.unit_split import SPLIT, WHOLE, UnitColumn
from data.importer.questions.columns import of_table
from data.importer.questions.question import KEEP, Option, Question, Reason, plain_micro
from data.importer.questions.table_findings import Findings
from data.issues import Issue


def as_of_question(findings: Findings, month: SheetMonth | None) -> Iterator[Question]:
    """One question for each table whose month is contradicted: a reading for each month named."""
    if month is None or not month.is_contradicted or findings.correction.as_of:
        return
    options = [
        Option(
            day.isoformat(),
            "as-of",
            correction=None if day == month.day else TableCorrection(as_of=day.isoformat()),
            arguments={"day": day.isoformat()},
        )
        for day in month.days
    ]
    reading = findings.reading
    named = "".join(f"{one.place}{one.cell}{one.day}" for one in month.sources)
    yield Question(
        question_id=findings.name("as-of", "", findings.digest_of(f"{reading.source.file}{named}")),
        kind="as-of",
        fingerprint=findings.fingerprint,
        file=reading.source.file,
        sheet=reading.source.sheet,
        field="",
        places=tuple(dict.fromkeys(one.cell for one in month.sources if one.cell)),
        count=reading.height,
        options=tuple(options),
        examples=(),
        proposed=month.proposed.isoformat(),
        reasons=(_of_upload(month), *(_said(one) for one in month.sources)),
        arguments={"header": "", "months": "、".join(f"{day:%Y-%m}" for day in month.days)},
        changes_figures=True,
        covers=frozenset({("month-from-title", ""), ("month-from-as-of", "")}),
    )


def as_of_notes(month: SheetMonth, file: str, sheet: str) -> list[Issue]:
    """That a table is read as of another day than the upload's, and which places say so."""
    if month.is_chosen or month.day == month.given:
        return []
    said = month.saying(month.day)
    if not said:  # somebody answered
        return []
    place = said[0]
    arguments = {
        "day": month.day.isoformat(),
        "place": place.place,
        "cell": place.cell,
        "text": place.text,
    }
    return [Issue("as-of-from-sheet", "note", file, sheet, cell=place.cell, arguments=arguments)]


def _of_upload(month: SheetMonth) -> Reason:
    word = "as-of-chosen" if month.is_chosen else "as-of-assumed"
    return word, {"day": month.given.isoformat()}


def _said(one: MonthSource) -> Reason:
    arguments = {"cell": one.cell, "text": one.text, "month": f"{one.day:%Y-%m}"}
    return f"as-of-{one.place}", arguments


def unit_parting_question(findings: Findings, units: UnitColumn | None) -> Iterator[Question]:
    """Question where a column says who reported each row, unless a person has chosen."""
    if units is None or not units.says_who_reported or findings.correction.by_unit:
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
    arguments = {
        "header": units.header,
        "units": str(len(units.counts)),
        "listed": listed + ("…" if len(units.counts) > 8 else ""),
        "unnamed": str(units.unnamed),
    }
    yield of_table(findings, "units", "", options, [("units", arguments)], proposed=SPLIT)


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
    evidence = issue.arguments
    reasons: list[Reason] = [
        ("months-rising", {"rising": evidence["rising"], "pairs": evidence["pairs"]}),
    ]
    if evidence["sums"] != "0" or evidence["latest"] != "0":
        reasons.append(("months-sums", {"sums": evidence["sums"], "latest": evidence["latest"]}))
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
