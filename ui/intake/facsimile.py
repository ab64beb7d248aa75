"""A sheet as it looks: what each row is at its left, what each column is read as above.

Cells to look at are framed and say why; nothing of a row is left without a word. What a column
may be said to be, and a word in it to mean, stands here too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from data.files.grid import column_letter
from data.formats import count
from data.importer.model import FileReport, SheetReport
from data.importer.questions.question import question_text
from data.importer.sheet_rows import ViewRow
from data.issues import issue_message
from data.language import field_label, language, say, word
from data.ledgers import Field, Ledger, items, ledger, ledgers
from ui.markup import listed, render

IGNORE = "ignore"


def field_choices(kind: Ledger, form: str) -> dict[str, str]:
    """Field key, ``item:<item>`` or "ignore" → its label, for one form of a ledger."""
    labels = {IGNORE: say("data-ignore-column")}
    for field in kind.fields:
        if not field.forms or form in field.forms:
            labels[field.key] = _label(field)
    if kind.items or form == "schedule":
        for item in items():
            labels[f"item:{item.name}"] = say("data-item", item=item.name)
    return labels


def item_choices(kind: Ledger, used: Sequence[str]) -> dict[str, str]:
    """``item:<name>`` → its label where a column's header names what its cells are the value of.

    used: names that the sheet has, some of them no accepted value.
    """
    if kind.wide is None:
        return {}
    names = dict.fromkeys((*kind.field(kind.wide.name_field).values, *used))
    label = _label(kind.field(kind.wide.value_field))
    return {f"item:{name}": say("data-item-of", field=label, item=word(name)) for name in names}


def said_label(said: str, kind: str) -> str:
    """The label of a field key, ``item:<item>`` or "ignore", whatever the form."""
    if said == IGNORE:
        return say("data-ignore-column")
    if said.startswith("item:"):
        return say("data-item", item=said.removeprefix("item:"))
    found = declared_field(said, kind)
    return _label(found) if found else field_label(said)


def declared_field(key: str, kind: str) -> Field | None:
    """The field of a ledger, else of any ledger (permit columns stand in project sheets)."""
    known = [ledger(kind)] if kind in {one.name for one in ledgers()} else []
    for one in (*known, *ledgers()):
        for field in one.fields:
            if field.key == key:
                return field
    return None


def value_labels(accepted: Sequence[str]) -> dict[str, str]:
    """Accepted value → its word in the reader's language; "" is left unknown."""
    return {"": say("remembered-unknown"), **{value: word(value) for value in accepted}}


def _label(field: Field) -> str:
    return field.header if language() == "zh" else field.english


_COLUMNS = 40
_RUN = re.compile(r"([A-Z]+)(\d+)(?:[–-]([A-Z]+)(\d+))?$")
_RUN_CELLS = 400
_ENDS = ("first", "last")
_NUMBER = re.compile(r"[-−]?[\d,]+(?:\.\d+)?%?$")
# Cell → (whether it is asked about or only pointed out, why).
Highlights = Mapping[str, tuple[str, str]]


def highlights_of(report: FileReport, sheet: SheetReport) -> dict[str, tuple[str, str]]:
    """The cells of a sheet that a question or an issue speaks of."""
    highlights: dict[str, tuple[str, str]] = {}
    for issue in report.issues:
        if issue.sheet == sheet.sheet and issue.cell and issue.severity != "note":
            highlights[issue.cell] = ("wrong", issue_message(issue, language()))
    for question in report.questions:
        is_here = (question.fingerprint, question.sheet) == (sheet.fingerprint, sheet.sheet)
        if is_here and question.is_open:
            asked = ("asked", question_text(question, language()))
            highlights |= dict.fromkeys(_cells(question.places), asked)
    return highlights


def rows_of(highlights: Highlights) -> set[int]:
    """The sheet rows of marked cells."""
    return {int(found[2]) for cell in highlights if (found := _RUN.match(cell))}


def facsimile(sheet: SheetReport, rows: Sequence[ViewRow], highlights: Highlights) -> Markup:
    """HTML of the sheet."""
    read_as = {column.letter: column for column in sheet.columns}
    above = [_read_as(sheet, read_as.get(letter)) for letter in _letters(rows)]
    return picture(rows, above, highlights)


def picture(
    rows: Sequence[ViewRow], above: Sequence[str] = (), highlights: Highlights | None = None
) -> Markup:
    """HTML of some rows of a sheet; above: what stands over each column, nothing for ()."""
    letters = _letters(rows)
    first = min((n for row in rows for n, text in enumerate(row.texts) if text), default=0)
    lines: list[tuple[object, ...]] = []
    for before, row in zip([None, *rows], rows, strict=False):
        if row.role == "more":
            lines.append(("more", say("sheet-left-out", count=row.count), "", ()))
            continue
        is_said = before is not None and before.role in ("first", row.role)
        name = "" if row.role == "data" and is_said else _role(row.role)
        cells = _cells_of(row, first, letters, highlights or {})
        role = "data" if row.role in _ENDS else row.role
        lines.append((role, name, row.row, cells))
    return render("intake.facsimile", above, letters, lines)


def _letters(rows: Sequence[ViewRow]) -> list[str]:
    """The columns from the first that is used to the last, at most so many."""
    used = [n for row in rows for n, text in enumerate(row.texts) if text]
    width = min(max(used, default=0) + 1, _COLUMNS)
    return [column_letter(n + 1) for n in range(min(used, default=0), width)]


def accounted(sheet: SheetReport) -> str:
    """Every used row by what it is: ``标题 1、表头 2、数据 41 …，共 49 行``."""
    counts = Counter({"header": len(sheet.header_rows)} if sheet.header_rows else {})
    counts.update({"data": sheet.rows_loaded, "rejected": sheet.rows_rejected})
    counts.update(row.reason for row in sheet.not_data)
    parts = [f"{_role(role)} {count(number)}" for role, number in counts.items() if number]
    return say("sheet-accounted", parts=listed(parts), count=sum(counts.values()))


def _read_as(sheet: SheetReport, column: object) -> str:
    field, item = getattr(column, "field", ""), getattr(column, "item", "")
    if item:
        return said_label(f"item:{item}", sheet.ledger)
    if not field:
        return "—"
    return say("sheet-ordinal") if field == "ordinal" else said_label(field, sheet.ledger)


def _cells_of(
    row: ViewRow, first: int, letters: Sequence[str], highlights: Highlights
) -> list[tuple[str, int, bool, tuple[str, str] | None]]:
    """Each cell: its text, columns that it runs over, whether it is a number, its mark and why."""
    span = len(letters)
    texts = [*row.texts[first:], *[""] * (span + first - len(row.texts))][:span]
    is_cells = row.role in ("data", "rejected", "header", "total", *_ENDS)
    return [
        (
            texts[at],
            width,
            bool(_NUMBER.match(texts[at])),
            highlights.get(f"{letters[at]}{row.row}"),
        )
        for at, width in (_widths(texts) if not is_cells else [(n, 1) for n in range(span)])
    ]


def _widths(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Titles and remarks run over the empty cells behind them: (first column, columns)."""
    starts = [at for at, text in enumerate(texts) if text or at == 0]
    return [(at, after - at) for at, after in zip(starts, [*starts[1:], len(texts)], strict=True)]


def _role(role: str) -> str:
    return say(f"data-row-{role}")


def _cells(places: Sequence[str]) -> list[str]:
    """Single cells of runs within a column (``F4–F9``)."""
    cells: list[str] = []
    for place in places:
        found = _RUN.match(place)
        if found is None:
            continue
        last = int(found[4] or found[2])
        rows = range(int(found[2]), min(last, int(found[2]) + _RUN_CELLS) + 1)
        cells += [f"{found[1]}{row}" for row in rows]
    return cells
