"""Tables that are no ledgers: pivots, lists joined to another list, and what is near to one."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Kind
from data.formats import decimal
from data.importer.block import Block
from data.importer.project_names import name_keys
from data.issues import LIST_SEPARATOR, Issue
from data.ledgers import Recognition, ledger
from data.ledgers.headers import ORDINAL, looser, normal
from data.ledgers.nearest import Nearest
from data.rules import load_rules
from data.tables.pivots import is_pivot

PIVOT, JOINED = "pivot", "joined"
MOST_HEADERS = 8
_NAMES = ("project_name", "project_code")


def why_no_ledger(block: Block, recognition: Recognition) -> tuple[str, tuple[Issue, ...]]:
    """Why a table is not read though its headers may fit, and what is to be said at its cells.

    ("", ()) for a table that may be read.
    """
    if is_pivot(block.grid, block.table):
        return PIVOT, ()
    if recognition.ledger in ("projects", ""):
        issue = _joined(block, _columns(block, recognition))
        if issue is not None:
            return JOINED, (issue,)
    return "", ()


def nearest(block: Block, recognition: Recognition) -> tuple[float, dict[str, str]] | None:
    """How near a table of no ledger comes to one, and what is to be said of it.

    found: headers that were recognised, as written; others: those that were not; lacking:
    field keys without a column, those of which one would do joined by ``/``. None where it
    is near to nothing, or measures something else: to complete it would not make it one.
    """
    near = recognition.nearest
    if recognition.ledger or near is None or _measures_other_things(block, near):
        return None
    headers = {h.column: "/".join(h.path) for h in block.table.columns if h.path}
    found = [headers[column] for column in near.columns if column in headers]
    own = [text for column, text in headers.items() if column not in near.columns]
    return near.score, {
        "sheet": block.sheet,
        "near": near.ledger,
        "found": LIST_SEPARATOR.join(found[:MOST_HEADERS]),
        "others": LIST_SEPARATOR.join(own[:MOST_HEADERS]),
        "lacking": LIST_SEPARATOR.join("/".join(group) for group in near.lacking),
        "known": str(len(found)),
        "columns": str(len(headers)),
    }


def header_list(block: Block) -> str:
    """The first headers of a table, as written."""
    headers = ["/".join(h.path) for h in block.table.columns if h.path]
    return LIST_SEPARATOR.join(headers[:MOST_HEADERS])


def _measures_other_things(block: Block, near: Nearest) -> bool:
    """Whether as many columns of figures or days are no column of the ledger as its own are."""
    declared = ledger(near.ledger)
    known = len(near.columns) - sum(declared.field(key).generic for key in near.keys)
    others = [h.column for h in block.table.columns if h.column not in near.columns]
    return sum(_holds_figures(block, column) for column in others) >= max(1, known)


def _holds_figures(block: Block, number: int) -> bool:
    """Whether more than half of a column's filled cells are numbers or days, no running number."""
    column = block.own_column(number)
    kinds = column.kind.filter(pc.not_equal(column.kind, int(Kind.EMPTY)))
    figures = pc.sum(pc.is_in(kinds, pa.array([int(Kind.NUMBER), int(Kind.DATE)], kinds.type)))
    header = normal("/".join(block.header(number).path))
    return header not in ORDINAL and 2 * (figures.as_py() or 0) > len(kinds)


def _columns(block: Block, recognition: Recognition) -> dict[str, int]:
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
    for header in block.table.columns:
        forms = [form for form, _ in looser(normal(header.path[-1]))] if header.path else []
        one = next((meant[form] for form in forms if form in meant), None)
        if one is not None:
            found.setdefault(one.name, header.column)
            has_amounts = has_amounts or one.type == "amount"
    return found if has_amounts else {}


def _joined(block: Block, fields: dict[str, int]) -> Issue | None:
    """Projects that stand in the list again and again, each time in a row of its own."""
    number = next((fields[name] for name in _NAMES if name in fields), None)
    if number is None:
        return None
    # A name merged over several rows is one project in several lines, not a repeat.
    column = block.own_column(number).raw
    cells = column.filter(pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(column)), 0))
    keys = name_keys(cells).dictionary_encode().indices.to_numpy(zero_copy_only=False)
    counts = np.bincount(keys)
    if not _repeats(counts):
        return None
    most = int(counts.max())
    name = str(cells[int(np.argmax(counts[keys]))])
    told = {
        "sheet": block.sheet,
        "header": "/".join(block.header(number).path),
        "rows": str(len(cells)),
        "projects": str(len(counts)),
        "repeats": decimal(len(cells) / len(counts)),
        "name": name,
        "most": str(most),
    }
    return Issue("joined-sheet", "error", block.file, block.sheet, value=name, arguments=told)


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
