"""What was pointed out before: of the kept file that was marked, or stored with an upload."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from data.drafts import BatchDraft
from data.importer.model import EarlierIssue, FileReport, Intake
from data.importer.review.resubmission import EarlierIssues, Returned, pointed_out, returned
from data.importer.review.standing_rows import joined_subject
from data.issues import Issue
from data.ledgers import ledger, ledgers
from data.store import Store

ReadAgain = Callable[[str], Intake | None]


def returned_files(
    intake: Intake, store: Store, units: Sequence[str], read_again: ReadAgain
) -> tuple[Returned | None, ...]:
    """For each file of an intake what became of its earlier issues.

    units: the reporting unit of each file. read_again: a kept file, by its sha256, as it was
    read when it was given back.
    """
    found: list[Returned | None] = []
    for number, report in enumerate(intake.files):
        earlier = _carried(report, read_again)
        if earlier is None:
            last = _last_day(intake.drafts, report)
            earlier = stored_issues(store, units[number], report, last)
        found.append(returned(report, intake.drafts, earlier))
    return tuple(found)


def _carried(report: FileReport, read_again: ReadAgain) -> EarlierIssues | None:
    """What the file from which a marked workbook was made says, where that file is kept."""
    if report.earlier is None:
        return None
    then = read_again(report.earlier.sha256)
    own = (one for one in then.files if one.sha256 == report.earlier.sha256) if then else ()
    first = next(iter(own), None)
    return None if then is None or first is None else pointed_out(first, then.drafts)


def _last_day(drafts: Sequence[BatchDraft], report: FileReport) -> date:
    """The last day that the file's tables speak of; any day where none of its rows loads."""
    days = (
        draft.as_of_date
        for draft in drafts
        if report.sha256 in draft.tables["source_sheet"].column("file_sha256").to_pylist()
    )
    return max(days, default=date.max)


def stored_issues(store: Store, unit: str, report: FileReport, as_of: date) -> EarlierIssues | None:
    """Issues of the unit's last published tables with the headers of this file.

    Of tables as of the same day or before: May's sheet sent in again corrects nothing of
    June's. None where nothing with these headers was published, or it had none.
    """
    prints = sorted({sheet.fingerprint for sheet in report.sheets if sheet.ledger})
    if not prints:
        return None
    identity = sorted({name for declared in ledgers() for name in declared.identity})
    rows = store.query(
        "screens/data/earlier_issues",
        unit=unit,
        as_of=as_of,
        fingerprints=prints,
        identity=identity,
    ).to_pylist()
    if not rows:
        return None
    last = max(rows, key=lambda row: row["version"])
    return EarlierIssues(
        basis="version",
        file=str(last["file_name"]),
        issues=tuple(_earlier(row) for row in rows),
        version=last["version"],
        as_of=last["as_of_date"],
    )


def _earlier(row: Mapping[str, Any]) -> EarlierIssue:
    issue = Issue(
        code=row["code"],
        severity=row["severity"],
        file=row["file_name"] or "",
        sheet=row["sheet_name"] or "",
        cell=row["cell"] or "",
        row=row["row_number"],
        field=row["field"] or "",
        value=row["value"] or "",
        arguments=json.loads(row["arguments"] or "{}"),
    )
    fields = row["identity_fields"] or ()
    texts: dict[str, list[str]] = {}
    for at, name in enumerate(fields):
        # As the clerk sees it where that is another text than the value behind it.
        seen = (row["identity_shown"] or [None] * len(fields))[at]
        text = seen or (row["identity_texts"] or [None] * len(fields))[at]
        if text:
            texts.setdefault(name, []).append(text)
    subject = joined_subject(ledger(row["ledger"]).identity, texts, issue.field)
    return EarlierIssue(issue, subject, row["fingerprint"])
