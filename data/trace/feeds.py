"""A trace read backwards: the figures that a cell feeds, each with its share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.figures import FUND_PARTS
from data.rules import load_rules
from data.trace.cells import Place
from data.trace.figures import Figure, Reference, figures
from data.trace.tracer import Line, Traced, Tracer, as_text


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
    if {"month", "field", "assignment_id"} & set(figure.needs):
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
    whole = traced.above if traced.figure.adds == "share" else traced.total
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
