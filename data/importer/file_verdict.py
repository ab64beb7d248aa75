"""Why a table or a file is none of ours, and what of it was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Kind
from data.formats import decimal
from data.importer.names import name_keys
from data.importer.parse.sheet_tables import MOST_HEADERS, TablesOfSheet
from data.importer.source_table import SourceTable
from data.importer.table_outcome import Outcome
from data.issues import LIST_SEPARATOR, Issue, Severity
from data.ledgers import Recognition, ledger, ledgers
from data.ledgers.evidence import Nearest
from data.ledgers.headers import ORDINAL, looser, normal
from data.rules import load_rules
from data.tables.pivots import is_pivot

PIVOT, JOINED = "pivot", "joined"
_NAMES = ("project_name", "project_code")


def why_no_ledger(source: SourceTable, recognition: Recognition) -> tuple[str, tuple[Issue, ...]]:
    """Why a table is not read though its headers may fit, and what is to be said at its cells.

    ("", ()) for a table that may be read.
    """
    if is_pivot(source.grid, source.table):
        return PIVOT, ()
    if recognition.ledger in ("projects", ""):
        issue = _joined(source, _columns(source, recognition))
        if issue is not None:
            return JOINED, (issue,)
    return "", ()


def nearest(source: SourceTable, recognition: Recognition) -> tuple[float, dict[str, str]] | None:
    """How near a table of no ledger comes to one, and what is to be said of it.

    found: headers that were recognised, as written; others: those that were not; lacking:
    field keys without a column, those of which one would do joined by ``/``. None where it
    is near to nothing, or measures something else: to complete it would not make it one.
    """
    near = recognition.nearest
    if recognition.ledger or near is None or _measures_other_things(source, near):
        return None
    headers = {h.column: "/".join(h.path) for h in source.table.columns if h.path}
    found = [headers[column] for column in near.columns if column in headers]
    own = [text for column, text in headers.items() if column not in near.columns]
    return near.score, {
        "sheet": source.sheet,
        "near": near.ledger,
        "found": LIST_SEPARATOR.join(found[:MOST_HEADERS]),
        "others": LIST_SEPARATOR.join(own[:MOST_HEADERS]),
        "lacking": LIST_SEPARATOR.join("/".join(group) for group in near.lacking),
        "known": str(len(found)),
        "columns": str(len(headers)),
    }


def header_list(source: SourceTable) -> str:
    """The first headers of a table, as written."""
    headers = ["/".join(h.path) for h in source.table.columns if h.path]
    return LIST_SEPARATOR.join(headers[:MOST_HEADERS])


def _measures_other_things(source: SourceTable, near: Nearest) -> bool:
    """Whether as many columns of figures or days are no column of the ledger as its own are."""
    declared = ledger(near.ledger)
    known = len(near.columns) - sum(declared.field(key).generic for key in near.keys)
    others = [h.column for h in source.table.columns if h.column not in near.columns]
    return sum(_holds_figures(source, column) for column in others) >= max(1, known)


def _holds_figures(source: SourceTable, number: int) -> bool:
    """Whether more than half of a column's filled cells are numbers or days, no running number."""
    column = source.own_column(number)
    kinds = column.kind.filter(pc.not_equal(column.kind, int(Kind.EMPTY)))
    figures = pc.sum(pc.is_in(kinds, pa.array([int(Kind.NUMBER), int(Kind.DATE)], kinds.type)))
    header = normal("/".join(source.header(number).path))
    return header not in ORDINAL and 2 * (figures.as_py() or 0) > len(kinds)


def _columns(source: SourceTable, recognition: Recognition) -> dict[str, int]:
    """Which column holds which field of a ledger of projects.

    A list joined to another often has so many headers of the other that it is taken for
    nothing; it counts as one of projects where it names them and states an amount of each.
    """
    declared = ledger("projects")
    if recognition.ledger:
        return {declared.field(a.key).name: a.column for a in recognition.assignments}
    meant = {normal(text): one for one in declared.fields for text in one.texts}
    found: dict[str, int] = {}
    has_amounts = False
    for header in source.table.columns:
        forms = [form for form, _ in looser(normal(header.path[-1]))] if header.path else []
        one = next((meant[form] for form in forms if form in meant), None)
        if one is not None:
            found.setdefault(one.name, header.column)
            has_amounts = has_amounts or one.type == "amount"
    return found if has_amounts else {}


def _joined(source: SourceTable, fields: dict[str, int]) -> Issue | None:
    """Projects that stand in the list again and again, each time in a row of its own."""
    number = next((fields[name] for name in _NAMES if name in fields), None)
    if number is None:
        return None
    # A name merged over several rows is one project in several lines, not a repeat.
    column = source.own_column(number).raw
    cells = column.filter(pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(column)), 0))
    keys = name_keys(cells).dictionary_encode().indices.to_numpy(zero_copy_only=False)
    counts = np.bincount(keys)
    if not _repeats(counts):
        return None
    most = int(counts.max())
    name = str(cells[int(np.argmax(counts[keys]))])
    arguments = {
        "sheet": source.sheet,
        "header": source.header_words(number),
        "rows": str(len(cells)),
        "projects": str(len(counts)),
        "repeats": decimal(len(cells) / len(counts)),
        "name": name,
        "most": str(most),
    }
    return Issue(
        "joined-sheet", "error", source.file, source.sheet, value=name, arguments=arguments
    )


def _repeats(counts: np.ndarray) -> bool:
    """counts: how often each project stands in the list."""
    rules = load_rules().layouts.joined
    rows, repeated = int(counts.sum()), int((counts > 1).sum())
    return bool(
        len(counts) >= rules.least_projects
        and rows >= rules.least_rows
        and rows >= rules.mean_repeats * len(counts)
        and repeated >= rules.share_repeated * len(counts)
    )


# The list of issues that a returned workbook bears is one of them.
_EXPLAINS = re.compile(
    r"说明|封面|目录|填报要求|字典|选项|问题清单|readme|notes|cover|^issues\b", re.IGNORECASE
)
_OF_SHEETS = {
    "form": "sheet-is-form",
    "no-header": "header-not-found",
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
    issues = [_empty(outcome) for outcome in recognised if not outcome.source.height]
    severity: Severity = "note" if ours else "error"
    for sheet in sheets:
        code = _OF_SHEETS.get(sheet.reason)
        if code is None or (sheet.reason != "form" and _EXPLAINS.search(sheet.grid.sheet)):
            continue
        arguments = {
            "sheet": sheet.grid.sheet,
            "pictures": str(sheet.grid.pictures),
        }
        issues.append(Issue(code, severity, name, sheet.grid.sheet, arguments=arguments))
    for source in (outcome.source for outcome in outcomes if outcome.why == "pivot"):
        arguments = {"sheet": source.sheet}
        issues.append(Issue("sheet-is-pivot", severity, name, source.sheet, arguments=arguments))
    unknown = [outcome for outcome in outcomes if outcome.why == "unknown"]
    near = [found for outcome in unknown if (found := nearest(outcome.source, outcome.recognition))]
    if ours or len(near) > 1:
        issues += [_near_sheet(name, arguments, severity) for _, arguments in near]
    if ours:
        issues += [
            _of_no_ledger(name, outcome.source)
            for outcome in unknown
            if not nearest(outcome.source, outcome.recognition)
            and not _EXPLAINS.search(outcome.source.sheet)
        ]
        return Verdict(tuple(issues))
    reasons = Counter(sheet.reason for sheet in sheets if sheet.reason)
    reasons.update(outcome.why for outcome in outcomes if outcome.why)
    code = _why(reasons, recognised)
    arguments = {
        "sheets": str(len(sheets)),
        "forms": str(reasons["form"]),
        "pictures": str(sum(sheet.grid.pictures for sheet in sheets)),
        "headers": _headers(outcomes),
        "ledgers": LIST_SEPARATOR.join(declared.name for declared in ledgers()),
        **_joined_arguments(outcomes),
    }
    if code == "refused-no-ledger" and near:
        _, closest = max(near, key=lambda one: one[0])
        code = "refused-near-ledger" if closest["lacking"] else "refused-little-known"
        arguments |= closest
    return Verdict(tuple(issues), Issue(code, "error", name, arguments=arguments))


def _near_sheet(name: str, arguments: dict[str, str], severity: Severity) -> Issue:
    code = "sheet-near-ledger" if arguments["lacking"] else "sheet-little-known"
    return Issue(code, severity, name, arguments["sheet"], arguments=arguments)


def _of_no_ledger(name: str, source: SourceTable) -> Issue:
    arguments = {"sheet": source.sheet, "headers": header_list(source)}
    return Issue("header-of-no-ledger", "note", name, source.sheet, arguments=arguments)


def _empty(outcome: Outcome) -> Issue:
    source = outcome.source
    arguments = {"sheet": source.sheet}
    return Issue("ledger-empty", "note", source.file, source.sheet, arguments=arguments)


def _why(reasons: Counter[str], recognised: Sequence[Outcome]) -> str:
    """The code of a refusal: of what is most of the file, or of what stands out in it."""
    if recognised:
        has_rows = any(outcome.source.height for outcome in recognised)
        return "refused-nothing-loaded" if has_rows else "refused-no-rows"
    unread = reasons["unknown"] + reasons["ignored"]
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


def _headers(outcomes: Sequence[Outcome]) -> str:
    """The headers of the first table that is no ledger, as written."""
    unread = (header_list(one.source) for one in outcomes if one.why in ("unknown", "ignored"))
    return next((text for text in unread if text), "")


def _joined_arguments(outcomes: Sequence[Outcome]) -> dict[str, str]:
    for outcome in outcomes:
        for issue in outcome.issues:
            if issue.code == "joined-sheet":
                return dict(issue.arguments)
    return {}
