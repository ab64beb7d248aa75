"""Of which month a sheet speaks, where its own words differ or say otherwise than the upload."""

from __future__ import annotations

from collections.abc import Iterator

from data.importer.corrections import TableCorrection
from data.importer.parse.month_sources import MonthSource, SheetMonth
from data.importer.questions.question import Option, Question, Reason
from data.importer.questions.table_findings import Findings
from data.issues import Issue


def as_of_question(findings: Findings, month: SheetMonth | None) -> Iterator[Question]:
    """One question for each table whose month is contradicted: a reading for each month named."""
    if month is None or not month.is_contradicted or findings.said.as_of:
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
    told = "".join(f"{one.place}{one.cell}{one.day}" for one in month.sources)
    yield Question(
        question_id=findings.name("as-of", "", findings.digest_of(f"{reading.block.file}{told}")),
        kind="as-of",
        fingerprint=findings.fingerprint,
        file=reading.block.file,
        sheet=reading.block.sheet,
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
    told = {
        "day": month.day.isoformat(),
        "place": place.place,
        "cell": place.cell,
        "text": place.text,
    }
    return [Issue("as-of-from-sheet", "note", file, sheet, cell=place.cell, arguments=told)]


def _of_upload(month: SheetMonth) -> Reason:
    word = "as-of-chosen" if month.is_chosen else "as-of-assumed"
    return word, {"day": month.given.isoformat()}


def _said(one: MonthSource) -> Reason:
    told = {"cell": one.cell, "text": one.text, "month": f"{one.day:%Y-%m}"}
    return f"as-of-{one.place}", told
