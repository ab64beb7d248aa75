"""Sheets of one workbook that are the same ledger at different months (1月, 2月 …, 截至9月).

Each is a state of its own: it is loaded as of its own month's end, so that the newest is
current and the others are its history. Sheets that name months but share few projects
(those signed in January, those signed in February) are parts of one state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pyarrow.compute as pc

from data.formats import share
from data.importer.block import Block
from data.importer.corrections import TableCorrection
from data.importer.parse.recognising import Recognised
from data.importer.parse.stated_dates import month_of
from data.importer.project_names import project_key
from data.issues import Issue
from data.ledgers import ledger
from data.rules import load_rules

EACH, TOGETHER = "each", "together"


@dataclass(frozen=True)
class Dated:
    """The day by which one table is read; sheets: others of its form with other months.

    is_apart: it is loaded as of its own month. shared: the smallest share of projects that
    two sheets of neighbouring months have in common.
    """

    day: date
    is_apart: bool = False
    sheets: tuple[str, ...] = ()
    shared: float = 0.0

    def issues(self, block: Block) -> list[Issue]:
        """That a sheet is read as of its own month, or together with others that name one."""
        if not self.sheets:
            return []
        code = "sheet-of-its-month" if self.is_apart else "sheets-together"
        told = {
            "sheet": block.sheet,
            "day": self.day.isoformat(),
            "others": "、".join(self.sheets[:6]) + ("…" if len(self.sheets) > 6 else ""),
            "shared": share(self.shared, 0),
        }
        return [Issue(code, "note", block.file, block.sheet, arguments=told)]


def dated(
    blocks: Sequence[Block],
    corrections: Sequence[TableCorrection],
    recognised: Sequence[Recognised],
    as_of: date,
) -> list[Dated]:
    """For each table of a workbook, the day by which it is read."""
    days = [Dated(as_of) for _ in blocks]
    groups: dict[tuple[str, str], list[int]] = {}
    for place, found in enumerate(recognised):
        name = found.recognition.ledger
        if name and ledger(name).kind == "snapshot":
            groups.setdefault((name, found.recognition.form), []).append(place)
    for places in groups.values():
        months = {place: month_of(blocks[place], as_of) for place in places}
        named = sorted((month, place) for place, month in months.items() if month is not None)
        if len({month for month, _ in named}) < 2:
            continue
        shared = _least_shared([place for _, place in named], recognised)
        said = {corrections[place].by_month for place in places} - {""}
        is_usual = shared >= load_rules().layouts.months.shared_names
        is_apart = EACH in said or (is_usual and TOGETHER not in said)
        for month, place in named:
            others = tuple(blocks[p].sheet for m, p in named if p != place and m != month)
            day = _upload_day(month, as_of) if is_apart else as_of
            days[place] = Dated(day, is_apart, others, shared)
    return days


def _upload_day(month: date, as_of: date) -> date:
    """The stated as-of day for its own month, the month's end for every other."""
    return as_of if (month.year, month.month) == (as_of.year, as_of.month) else month


def _least_shared(places: Sequence[int], recognised: Sequence[Recognised]) -> float:
    names = [_names(recognised[place]) for place in places]
    shares = [
        len(one & other) / max(min(len(one), len(other)), 1) for one, other in pairwise(names)
    ]
    return min(shares, default=0.0)


def _names(found: Recognised) -> set[str]:
    """What names the rows of a table: projects, or owners of targets."""
    declared = ledger(found.recognition.ledger)
    keys = {"project_name", "owner"}
    for assignment in found.recognition.assignments:
        if declared.field(assignment.key).name in keys:
            texts = pc.unique(found.block.column(assignment.column).raw).to_pylist()
            return {project_key(text) for text in texts if text}
    return set()
