"""A file of which nothing could be used is refused with its reason; what was left out is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.importer.parse.not_a_ledger import header_list, nearest
from data.importer.parse.tables_of import TablesOfSheet
from data.importer.table_outcome import Outcome
from data.issues import Issue, Severity

# The list of issues that a returned workbook bears is one of them.
_EXPLAINS = re.compile(
    r"说明|封面|目录|填报要求|字典|选项|问题清单|readme|notes|cover|^issues\b", re.IGNORECASE
)
_OF_SHEETS = {
    "form": "sheet-is-form",
    "no-header": "header-not-found",
    "strange-header": "header-of-no-ledger",
    "prose": "sheet-is-prose",
    "pivot": "sheet-is-pivot",
    "picture": "sheet-is-picture",
}
# What is said where nothing else is in the file; the first that is there counts.
_OF_FILES = (
    ("joined", "refused-joined"),
    ("pivot", "refused-pivot"),
    ("form", "refused-form"),
    ("picture", "refused-picture"),
    ("prose", "refused-prose"),
)


@dataclass(frozen=True)
class Verdict:
    """Issues about whole sheets, and why the file is refused, if it is."""

    issues: tuple[Issue, ...]
    refusal: Issue | None = None


def judge(name: str, sheets: Sequence[TablesOfSheet], outcomes: Sequence[Outcome]) -> Verdict:
    """What is said of sheets that are no ledger, and of a file that has none.

    Where a ledger loads, the other sheets are a note; where none does, each is an error.
    """
    recognised = [outcome for outcome in outcomes if outcome.reading is not None]
    ours = [outcome for outcome in recognised if not outcome.rejected.all()]
    issues = [_empty(outcome) for outcome in recognised if not outcome.block.height]
    severity: Severity = "note" if ours else "error"
    for sheet in sheets:
        code = _OF_SHEETS.get(sheet.reason)
        if code is None or (sheet.reason != "form" and _EXPLAINS.search(sheet.grid.sheet)):
            continue
        told = {
            "sheet": sheet.grid.sheet,
            "pictures": str(sheet.grid.pictures),
            "headers": sheet.headers(),
        }
        issues.append(Issue(code, severity, name, sheet.grid.sheet, arguments=told))
    for block in (outcome.block for outcome in outcomes if outcome.why == "pivot"):
        told = {"sheet": block.sheet}
        issues.append(Issue("sheet-is-pivot", severity, name, block.sheet, arguments=told))
    unknown = [outcome for outcome in outcomes if outcome.why == "unknown"]
    near = [found for outcome in unknown if (found := _nearest(outcome))]
    if ours or len(near) > 1:
        issues += [_near_sheet(name, told, severity) for _, told in near]
    if ours:
        return Verdict(tuple(issues))
    reasons = Counter(sheet.reason for sheet in sheets if sheet.reason)
    reasons.update(outcome.why for outcome in outcomes if outcome.why)
    code = _why(reasons, recognised)
    told = {
        "sheets": str(len(sheets)),
        "forms": str(reasons["form"]),
        "pictures": str(sum(sheet.grid.pictures for sheet in sheets)),
        "headers": _headers(sheets, outcomes),
        **_joined_arguments(outcomes),
    }
    if code == "refused-no-ledger" and near:
        _, closest = max(near, key=lambda one: one[0])
        code = "refused-near-ledger" if closest["lacking"] else "refused-little-known"
        told |= closest
    return Verdict(tuple(issues), Issue(code, "error", name, arguments=told))


def _nearest(outcome: Outcome) -> tuple[float, dict[str, str]] | None:
    return nearest(outcome.block, outcome.recognition)


def _near_sheet(name: str, told: dict[str, str], severity: Severity) -> Issue:
    code = "sheet-near-ledger" if told["lacking"] else "sheet-little-known"
    return Issue(code, severity, name, told["sheet"], arguments=told)


def _empty(outcome: Outcome) -> Issue:
    block = outcome.block
    told = {"sheet": block.sheet}
    return Issue("ledger-empty", "note", block.file, block.sheet, arguments=told)


def _why(reasons: Counter[str], recognised: Sequence[Outcome]) -> str:
    """The code of a refusal: of what is most of the file, or of what stands out in it."""
    if recognised:
        has_rows = any(outcome.block.height for outcome in recognised)
        return "refused-nothing-loaded" if has_rows else "refused-no-rows"
    unread = reasons["unknown"] + reasons["ignored"] + reasons["strange-header"]
    headless = reasons["no-header"] + reasons["prose"]
    for reason, code in _OF_FILES:
        if not reasons[reason]:
            continue
        if reason == "form" and reasons["form"] < headless:
            continue
        if reason in ("picture", "prose") and (unread or reasons["no-header"]):
            continue
        return code
    if unread:
        return "refused-no-ledger"
    return "refused-no-header" if headless else "refused-nothing-written"


def _headers(sheets: Sequence[TablesOfSheet], outcomes: Sequence[Outcome]) -> str:
    """The headers of the first table that is no ledger, as written."""
    unread = (header_list(one.block) for one in outcomes if one.why in ("unknown", "ignored"))
    strange = (sheet.headers() for sheet in sheets if sheet.reason == "strange-header")
    return next((text for text in (*unread, *strange) if text), "")


def _joined_arguments(outcomes: Sequence[Outcome]) -> dict[str, str]:
    for outcome in outcomes:
        for issue in outcome.issues:
            if issue.code == "joined-sheet":
                return dict(issue.arguments)
    return {}
