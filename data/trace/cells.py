"""The cells behind a row of a figure, and read backwards the figures that a cell feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from data.figures import FUND_PARTS
from data.ledgers.registry import ledger
from data.meeting.compare import cells_at
from data.rules import load_rules
from data.store import Snapshot
from data.store.personal_values import HIDDEN, are_hidden, field_text, without_signer
from data.trace.figures import Figure, Reference, figures
from data.trace.reader import Row
from data.trace.tracer import Line, Traced, Tracer, as_text

_AROUND = 2
_BEFORE = 12


@dataclass(frozen=True)
class Place:
    """A cell of an uploaded sheet and what was read from it.

    cell: its A1 reference, "" where the sheet has no column for the field. original: what the
    clerk sees there. value: the stored value as text, None where nothing was read. is_chosen:
    whether it is the one believed of all that state the field.
    """

    field: str
    item: str
    original: str
    value: str | None
    cell: str
    header: str
    unit: str
    sheet: str
    file: str
    form: str
    as_of: date
    version: int
    by: str
    reporting_unit: str
    uploaded_at: datetime
    sheet_id: str
    row_number: int
    is_chosen: bool


def fields_of(traced: Traced, line: Line) -> tuple[str, ...]:
    """The fields whose cells decide a row, the one that gives the value first."""
    given = {**dict(traced.reference.scope), **line.row}
    return tuple(
        str(given.get("field") or "project_name") if field == "{field}" else field
        for field in traced.figure.fields
    )


def readings(tracer: Tracer, traced: Traced, line: Line) -> tuple[Place, ...]:
    """Every cell that decides a row, in the order of the figure's fields, the believed first."""
    fields = fields_of(traced, line)
    if line.sheet_id:
        found = _cells(tracer, line.sheet_id, line.row_number, fields, _item(line))
        if found:
            return _in_order(found, fields)
    if not line.project_id:
        return ()
    snapshot = _snapshot(tracer, line)
    return _blank(tracer, snapshot, line, fields) + tuple(
        _place(row, is_chosen=row["is_chosen"] is True)
        for field in fields
        for row in tracer.store.query(
            "screens/trace/project_field",
            snapshot_id=snapshot.id,
            project_id=line.project_id,
            field=field,
        ).to_pylist()
        if row["cell"] is not None
    )


def _blank(
    tracer: Tracer, snapshot: Snapshot, line: Line, fields: Sequence[str]
) -> tuple[Place, ...]:
    """The empty cell of a row that states no value, in the ledger row that names the project."""
    named = _believed(tracer, snapshot, "project_name").get(line.project_id)
    if line.value is not None or named is None:
        return ()
    asked = (named["sheet_id"], named["row_number"], fields[0], None)
    return tuple(
        _place({**row, "field": fields[0], "value_text": None}, is_chosen=True)
        for _, row in cells_at(tracer.store, [asked])
        if row["cell"] is not None
    )


def row_cells(tracer: Tracer, sheet_id: str, row_number: int) -> tuple[Place, ...]:
    """Every cell of a ledger row that fed a field, from left to right."""
    return tuple(_cells(tracer, sheet_id, row_number, (), ""))


def cell_of(tracer: Tracer, traced: Traced, line: Line) -> Place | None:
    """The cell that stands for a row: the first believed one with a text."""
    found = readings(tracer, traced, line)
    stated = [place for place in found if place.original and place.is_chosen]
    return next(iter(stated or found), None)


class Where(NamedTuple):
    """File, sheet and cell of a row; each "" where it has none."""

    file: str = ""
    sheet: str = ""
    cell: str = ""


def places_of(tracer: Tracer, traced: Traced) -> tuple[Where, ...]:
    """Where each row's first cell stands; asked for all rows at once.

    A row that states no value points to the blank cell where it would stand.
    """
    asked = [
        (number, place)
        for number, line in enumerate(traced.lines)
        for place in _asked(tracer, traced, line)
    ]
    found = [Where()] * len(traced.lines)
    for at, row in cells_at(tracer.store, [place for _, place in asked]):
        number = asked[at][0]
        is_blank = traced.lines[number].value is None
        if row["cell"] and not found[number].cell and (row["original_text"] or is_blank):
            found[number] = Where(row["file_name"], row["sheet_name"] or "", row["cell"])
    return tuple(found)


def _asked(tracer: Tracer, traced: Traced, line: Line) -> list[tuple[str, int, str, str | None]]:
    """Where the cells of a row may stand: sheet, row, field, item."""
    fields = fields_of(traced, line)
    if line.sheet_id:
        return [(line.sheet_id, line.row_number, field, _item(line) or None) for field in fields]
    snapshot = _snapshot(tracer, line)
    # Where a value is not stated, the row that names the project has its blank cell.
    named = "project_name" if line.value is None else ""
    found: list[tuple[str, int, str, str | None]] = []
    for field in fields if line.project_id else ():
        row = _believed(tracer, snapshot, named or field).get(line.project_id)
        if row is not None:
            stated = field if named else str(row["field"])
            found.append((str(row["sheet_id"]), int(str(row["row_number"])), stated, None))
    return found


def history(tracer: Tracer, place: Place) -> tuple[Place, ...]:
    """The same cell in every upload so far, the newest first."""
    rows = tracer.store.query(
        "screens/trace/history",
        sheet_id=place.sheet_id,
        row_number=place.row_number,
        item=place.item or None,
        sequence=tracer.now.version,
    ).to_pylist()
    found = []
    for row in rows[:_BEFORE]:
        cells = _cells(tracer, row["sheet_id"], row["row_number"], (place.field,), place.item)
        found += [cell for cell in cells if cell.item == place.item][:1]
    return tuple(found)


class SheetRow(NamedTuple):
    """A row of a sheet as it stands; texts: from column A, None where a cell is empty."""

    number: int
    role: str
    texts: Sequence[str | None]


def window(tracer: Tracer, place: Place) -> Sequence[SheetRow]:
    """The rows of the sheet's header and those around the cell.

    Who may not see personal values sees of a row what fed open fields, and its header.
    """
    rows: list[dict[str, Any]] = tracer.store.query(
        "screens/trace/window",
        sheet_id=place.sheet_id,
        row_number=place.row_number,
        around=_AROUND,
    ).to_pylist()
    return [
        SheetRow(
            row["row_number"],
            row["role"],
            _open_texts(row) if are_hidden() else row["texts"] or [],
        )
        for row in rows
    ]


def _open_texts(row: Mapping[str, Any]) -> list[str | None]:
    """The texts of a row without those of personal and of unread columns."""
    texts: list[str | None] = row["texts"] or []
    if row["role"] == "header":
        return texts
    if row["role"] != "loaded":
        return [text and without_signer(text) for text in texts]
    declared = ledger(row["ledger"])
    fed = list(zip(row["column_numbers"] or (), row["column_fields"] or (), strict=True))
    read = {number for number, _ in fed}
    hidden = {number for number, field in fed if declared.of_persons(field)}
    is_open = [number in read - hidden for number in range(1, len(texts) + 1)]
    return [
        text if shown or not text else HIDDEN for text, shown in zip(texts, is_open, strict=True)
    ]


def _believed(tracer: Tracer, snapshot: Snapshot, field: str) -> Mapping[str, Row]:
    """The ledger row that is believed for a field, by project."""
    return tracer.by_project(
        "screens/trace/believed_rows", {"snapshot_id": snapshot.id, "field": field}
    )


def _snapshot(tracer: Tracer, line: Line) -> Snapshot:
    """What is no longer there is looked up where it last stood."""
    is_gone = line.row.get("is_gone") is True and tracer.previous is not None
    return tracer.previous if is_gone and tracer.previous else tracer.now


def _item(line: Line) -> str:
    item = line.row.get("item")
    return "" if item is None else str(item)


def _cells(
    tracer: Tracer, sheet_id: str, row_number: int, fields: Sequence[str], item: str
) -> list[Place]:
    rows = tracer.store.query(
        "screens/trace/cells",
        sheet_id=sheet_id,
        row_number=row_number,
        fields=list(fields) or None,
        item=item or None,
    ).to_pylist()
    return [_place(row, is_chosen=True) for row in rows if row["cell"] is not None]


def _in_order(found: list[Place], fields: Sequence[str]) -> tuple[Place, ...]:
    order = {field: number for number, field in enumerate(fields)}
    return tuple(sorted(found, key=lambda place: order.get(place.field, len(order))))


def _place(row: Mapping[str, Any], *, is_chosen: bool) -> Place:
    def text(name: str) -> str:
        value = row.get(name)
        return "" if value is None else str(value)

    declared, field, value = ledger(text("ledger")), text("field"), row["value_text"]
    return Place(
        field=field,
        item=text("item"),
        original=field_text(declared, field, text("original_text") or text("raw_text")),
        value=None if value is None else field_text(declared, field, str(value)),
        cell=text("cell"),
        header=text("header_text"),
        unit=text("unit_text"),
        sheet=text("sheet_name"),
        file=text("file_name"),
        form=text("form"),
        as_of=row["as_of_date"],
        version=row["sequence"],
        by=text("uploaded_by"),
        reporting_unit=text("reporting_unit"),
        uploaded_at=row["uploaded_at"],
        sheet_id=text("sheet_id"),
        row_number=row["row_number"],
        is_chosen=is_chosen,
    )


@dataclass(frozen=True)
class Feed:
    """A figure that a cell feeds; share: its part of the figure, None where parts mean nothing."""

    traced: Traced
    share: float | None


def fed_by(tracer: Tracer, place: Place, project_id: str) -> tuple[Feed, ...]:
    """Every declared figure with a row that this cell decides, in the order of the register.

    project_id: the project that the cell speaks of, "" where it is none.
    """
    return tuple(
        feed for figure in figures().values() for feed in _feeds(tracer, figure, place, project_id)
    )


def _feeds(tracer: Tracer, figure: Figure, place: Place, project_id: str) -> Iterator[Feed]:
    if place.field not in figure.fields:
        return
    for scope in _scopes(tracer, figure, project_id):
        whole = Reference.of(figure.id, scope)
        rows = [row for row in tracer.rows(whole) if _is_of(row, place, project_id)]
        # A figure that is always cut (a target, a stage) has no whole.
        if not _is_always_cut(figure):
            yield from _feed(tracer, whole, place, project_id)
        for cut in figure.cuts:
            parts = dict.fromkeys(tuple(as_text(row.get(name)) for name in cut) for row in rows)
            for part in parts:
                reference = Reference.of(figure.id, scope, **dict(zip(cut, part, strict=True)))
                yield from _feed(tracer, reference, place, project_id)


def _scopes(tracer: Tracer, figure: Figure, project_id: str) -> Iterator[dict[str, object]]:
    """What a figure needs beside the snapshot, once for each time that it is printed."""
    if {"month", "field", "assignment_id", "ledger"} & set(figure.needs):
        return
    if "previous_id" in figure.needs and tracer.previous is None:
        return
    if "numerator" in figure.needs:
        yield from rate_scopes()
    elif "basis" in figure.needs:
        yield from fund_scopes(tracer)
    elif "project_id" not in figure.needs:
        yield {}
    elif project_id:
        yield {"project_id": project_id}


def rate_scopes() -> tuple[dict[str, object], ...]:
    """The scope of each rate of the preset in force."""
    preset = next(preset for preset in load_rules().measures.rates if preset.is_default)
    return tuple(
        {"rate": item.name, "numerator": item.numerator, "denominator": item.denominator}
        for item in preset.items
    )


def fund_scopes(tracer: Tracer) -> Iterator[dict[str, object]]:
    """Each basis with each part that is stated; the default basis as a whole is a figure apart."""
    default = load_rules().measures.funds.default_basis
    for row in tracer.query("screens/figures/funds", {"snapshot_id": tracer.now.id}):
        for part in ("year", *FUND_PARTS):
            is_apart = part == "year" and row["basis"] == default
            if row[f"{part}_wan"] is not None and not is_apart:
                yield {"basis": row["basis"], "part": part}


def _is_always_cut(figure: Figure) -> bool:
    return any(all(f"{{{name}}}" in figure.at.values() for name in cut) for cut in figure.cuts)


def _feed(tracer: Tracer, reference: Reference, place: Place, project_id: str) -> Iterator[Feed]:
    traced = tracer.trace(reference)
    mine = [line for line in traced.lines if _is_of(line.row, place, project_id)]
    if mine:
        yield Feed(traced, _share(traced, mine))


def _share(traced: Traced, mine: list[Line]) -> float | None:
    """By value where values are summed, by rows where rows are counted; not of a median."""
    if traced.figure.adds == "median":
        return None
    if traced.figure.adds == "count":
        return len(mine) / len(traced.lines)
    whole = traced.numerator if traced.figure.adds == "share" else traced.total
    stated = [float(line.value) for line in mine if line.value is not None]
    return sum(stated) / float(whole) if stated and whole else None


def _is_of(row: object, place: Place, project_id: str) -> bool:
    """Whether a row rests on the cell: on its ledger row, else on its project."""
    assert isinstance(row, dict)
    item = row.get("item")
    if place.item and item is not None and str(item) != place.item:
        return False
    if row.get("sheet_id") is not None:
        stands = (str(row["sheet_id"]), row["row_number"])
        return stands == (place.sheet_id, place.row_number)
    return bool(project_id) and as_text(row.get("project_id")) == project_id
