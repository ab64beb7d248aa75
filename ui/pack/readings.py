"""What the pack's documents share: the readings, the day's stamp, and where figures come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import pandas as pd

from data.documents.deck.deck import Grid
from data.documents.lists import Dated
from data.formats import date_text, is_unknown, place_text
from data.language import say
from data.meeting.compare import Cell, cells_at
from data.meeting.notice import named_figures
from data.screens.assignments import Assignments
from data.screens.dispatch import Dispatch, Standing
from data.screens.figure import county_name
from data.screens.overview import Overview
from data.screens.readiness_readings import ALL, FILTERS, Readiness, Scope
from data.screens.records import Record, records
from data.screens.view import View, cached_value, speaks, store

_MOST_CELLS = 6
Row = TypeVar("Row")


def day_cell(value: object, precision: object = None) -> Dated | None:
    """A date for a list, no more exact than the ledger says it."""
    if is_unknown(value):
        return None
    known = "day" if is_unknown(precision) else str(precision)
    return Dated(pd.Timestamp(str(value)).date(), known)


def grid_of(
    rows: Sequence[Row],
    *columns: tuple[str, float, Callable[[Row], str]],
    numbers: Iterable[int] = (),
    most: int = 12,
    inks: tuple[tuple[str, ...], ...] = (),
) -> Grid:
    """A slide's table; columns: head, width, a row's cell. numbers: which stand at the right."""
    return Grid(
        tuple(head for head, _, _ in columns),
        tuple(tuple(cell(row) for _, _, cell in columns) for row in rows),
        tuple(width for _, width, _ in columns),
        frozenset(numbers),
        most=most,
        inks=inks,
    )


@dataclass(frozen=True)
class Pack:
    """The readings of one view; dispatch is None where there is nothing to compare with."""

    view: View
    dispatch: Dispatch | None

    @cached_property
    def overview(self) -> Overview:
        """The overview's readings."""
        return Overview(self.view)

    @property
    def has_projects(self) -> bool:
        """Whether a projects ledger speaks."""
        return speaks(self.view, "projects")

    @cached_property
    def standing(self) -> Standing:
        """What stands still, whether or not there is something to compare with."""
        return self.dispatch or Standing(self.view)

    @cached_property
    def readiness(self) -> Readiness:
        """The readiness page's readings of the whole county."""
        scope = Scope(ALL, dict.fromkeys(FILTERS), is_equal=False)
        return Readiness(self.view, scope)

    @cached_property
    def assignments(self) -> Assignments:
        """Orders and what came of them, since the cut that the pack compares with."""
        return Assignments(self.view, self.dispatch.before if self.dispatch else None)

    @property
    def office(self) -> str:
        """Who signs."""
        return say("pack-office", county=county_name())

    @property
    def stamp(self) -> str:
        """数据截至, version, and the mark of sample data."""
        parts = [
            say("head-as-of", date=date_text(self.view.now.as_of)),
            say("head-version", version=str(self.view.now.version)),
        ]
        if self.view.now.is_sample:
            parts.insert(0, say("head-sample"))
        return " · ".join(parts)

    @cached_property
    def notice_figures(self) -> Mapping[str, str | None]:
        """The figures of the 通报."""
        before = self.dispatch.before if self.dispatch else None
        ledger, now = store(), self.view.now
        key = ("notice-figures", now.id, before.id if before else None)
        return cached_value(ledger, key, lambda: named_figures(ledger, now, before))

    @cached_property
    def signed(self) -> list[Record]:
        """Projects signed this year, as the pipeline lists them, with their cells.

        source: the cell of the investment; the name's where none is stated.
        """
        given = {"stage": None, "measure": None, "dimension": None, "group_value": None}
        rows = records(self.overview.pipeline.read("projects", **given))
        return [
            row
            | {
                "source": self._investments.get(str(row["project_id"]))
                or self.place(row["project_id"])
            }
            for row in rows
        ]

    @cached_property
    def _investments(self) -> dict[str, str]:
        found = records(store().frame("screens/pack/investment_rows", snapshot_id=self.view.now.id))
        return dict(zip((str(row["project_id"]) for row in found), cells(found), strict=True))

    @cached_property
    def _places(self) -> dict[str, str]:
        found = store().query("screens/trace/named_places", snapshot_id=self.view.now.id)
        return {
            str(row["project_id"]): place_text(row["file_name"], row["sheet_name"], row["cell"])
            for row in found.to_pylist()
        }

    def place(self, project_id: object) -> str | None:
        """``file · sheet · cell`` of a project's name; None where no ledger names one."""
        return self._places.get(str(project_id))


def cells(found: Sequence[Record], field: str | None = None) -> list[str]:
    """``file · sheet · cell`` of each ledger row, in one question to the database.

    found: rows with sheet_id and row_number; field: of the ledger, None where a row names its
    own. "" where a row stands in no sheet.
    """
    known = [at for at, row in enumerate(found) if not is_unknown(row["sheet_id"])]
    asked = [
        (str(row["sheet_id"]), int(row["row_number"]), field or str(row["field"]), None)
        for row in (found[at] for at in known)
    ]
    written = [""] * len(found)
    for at, row in cells_at(store(), asked):
        written[known[at]] = place_text(row["file_name"], row["sheet_name"], row["cell"])
    return written


def cell_place(cell: Cell | None) -> str:
    """``file · sheet · cell`` of one side of a change."""
    return "" if cell is None else place_text(cell.file, cell.sheet, cell.cell)


def sources(places: Sequence[str | None]) -> str:
    """A line of notes that names where figures stand, the first few and how many more."""
    found = [place for place in dict.fromkeys(places) if place]
    if not found:
        return ""
    more = len(found) - _MOST_CELLS
    sentence = "；".join(found[:_MOST_CELLS])
    rest = say("pack-sources-more", count=more) if more > 0 else ""
    return say("pack-sources") + sentence + rest
