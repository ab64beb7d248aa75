"""A figure worked out of its rows, and held against what the screen prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import cast

from data.cuts import CUT_PROJECTS, FILTERS, chosen, owners
from data.rules import load_rules
from data.trace.figures import Figure, Reference, figures
from data.trace.reader import Row, SnapshotReader
from data.trace.row_lists import LISTS
from data.values.pinyin import pattern_of

Number = int | float | Decimal
_FREE = (*FILTERS, "project_ids", "purposes", "states", "owner_kind", "owner_key")


@dataclass(frozen=True)
class Line:
    """One row of a figure: what it is called, what it brings, where it stands.

    value: None where the ledger does not state it. base: what it brings to the base of a share.
    A row has either a ledger row (sheet_id, row_number) or a project, or both.
    """

    label: str
    notes: tuple[str, ...]
    value: Number | None
    base: Number | None
    project_id: str
    sheet_id: str
    row_number: int
    row: Row


@dataclass(frozen=True)
class Traced:
    """A figure with its rows.

    total: what they add up to, None where nothing is known; numerator, denominator: of a share.
    shown: what the query of the screen says; is_checked: whether there is such a query.
    """

    figure: Figure
    reference: Reference
    lines: tuple[Line, ...]
    total: Number | None
    numerator: Number | None = None
    denominator: Number | None = None
    shown: Number | None = None
    is_checked: bool = False

    @property
    def unstated(self) -> int:
        """Rows that count and state no value."""
        return sum(line.value is None for line in self.lines)

    @property
    def agrees(self) -> bool:
        """Whether the rows add up to what the screen prints; unknown there is no difference."""
        if not self.is_checked or self.shown is None:
            return True
        if self.total is None:
            return False
        if self.figure.adds == "share" or isinstance(self.shown, float):
            return abs(float(self.total) - float(self.shown)) < 1e-9
        return self.total == self.shown


class Tracer(SnapshotReader):
    """Traces figures of one snapshot."""

    def trace(self, reference: Reference) -> Traced:
        """The figure with its rows; raises KeyError where nobody declared it."""
        figure = figures()[reference.figure]
        lines = self._lines(figure, reference)
        total, numerator, denominator = _totals(figure, lines)
        found = self._shown(figure, reference) if figure.shown else None
        return Traced(
            figure,
            reference,
            lines,
            total,
            numerator,
            denominator,
            shown=_number(found[0]) if found else None,
            is_checked=found is not None,
        )

    def rows(self, reference: Reference) -> Sequence[Row]:
        """Every row of the figure's query or list in the scope, before cuts and flags."""
        figure = figures()[reference.figure]
        given = self._given(reference)
        if "/" in figure.rows:
            return self.query(f"screens/{figure.rows}", given)
        return self.cached(figure.rows, given, lambda: LISTS[figure.rows](self, given))

    def _lines(self, figure: Figure, reference: Reference) -> tuple[Line, ...]:
        given = {**dict(reference.scope), **dict(reference.part)}
        value, base = (_with_values(name, given) for name in (figure.value, figure.base))
        chosen = [
            row
            for row in self.rows(reference)
            if all(_is_of_part(row.get(name), text) for name, text in reference.part)
            and all(row[flag] is True for flag in figure.where)
        ]
        groups: dict[object, list[Row]] = {}
        for number, row in enumerate(chosen):
            groups.setdefault(row[figure.once] if figure.once else number, []).append(row)
        return tuple(_line(figure, rows, value, base) for rows in groups.values())

    def _shown(self, figure: Figure, reference: Reference) -> tuple[object] | None:
        """The number as the screen's query gives it; None where no row of it speaks of the part."""
        query, _, column = figure.shown.rpartition(".")
        part = dict(reference.part)
        given = {**dict(reference.scope), **part}
        column = _with_values(column, given)
        wanted = {name: _with_values(text, given) for name, text in figure.at.items()}
        cut = [name for name in part if f"{{{name}}}" not in figure.at.values()]
        if cut or any("{" in text for text in wanted.values()):
            return None
        found = [
            row[column]
            for row in self.query(f"screens/{query}", self._given(reference))
            if all(as_text(row[name]) == text for name, text in wanted.items())
        ]
        return (found[0],) if found else None

    def _given(self, reference: Reference) -> dict[str, object]:
        measures = load_rules().measures.visits
        first, second = measures.default_tiers[:2]
        given: dict[str, object] = {
            **dict.fromkeys(_FREE),
            "snapshot_id": self.now.id,
            "as_of": self.now.as_of,
            "previous_id": self.previous.id if self.previous else None,
            # What 外出拜访 means in a 通报, and what the visits page shows before anyone chooses.
            "modes": ["外出"],
            "push_modes": None,
            "tiers": list(measures.default_tiers),
            "first_tier": first,
            "second_tier": second,
            "unseen_days": measures.unseen_days,
            "outcome_days": list(measures.outcome_days),
            "within_days": max(measures.outcome_days),
            "long_wait_days": load_rules().dispatch.permits.long_wait_days,
        }
        scope = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in reference.scope
        }
        given |= scope
        if given.get("search"):
            given["search"] = pattern_of(str(given["search"]))
        within = figures()[reference.figure].within
        cut = chosen({name: cast("list[str]", given[name]) for name in FILTERS})
        if within and scope:
            given["project_ids"] = self._projects_within(within, given, scope)
        elif cut:
            given["project_ids"] = self._projects_within(
                CUT_PROJECTS.removeprefix("screens/"), given, {}
            )
        given["owners"] = owners(cut)
        return given

    def _projects_within(
        self, within: str, given: Mapping[str, object], scope: Mapping[str, object]
    ) -> list[str]:
        """The projects that a page's choices leave: parameters of its query, else its columns."""
        return [
            str(row["project_id"])
            for row in self.query(f"screens/{within}", given)
            if all(
                as_text(row[name]) == as_text(value)
                for name, value in scope.items()
                if name in row and name not in _FREE
            )
        ]


def _line(figure: Figure, rows: list[Row], value: str, base: str) -> Line:
    first = rows[0]
    notes = dict.fromkeys(as_text(row[figure.note]) for row in rows) if figure.note else {}
    place = first.get("sheet_id")
    return Line(
        label=as_text(first.get(figure.label)),
        notes=tuple(note for note in notes if note),
        value=_number(first[value]) if value else 1,
        base=_number(first[base]) if base else 1,
        project_id=as_text(first.get("project_id")),
        sheet_id="" if place is None else str(place),
        row_number=0 if place is None else int(str(first["row_number"])),
        row=first,
    )


def _totals(
    figure: Figure, lines: Sequence[Line]
) -> tuple[Number | None, Number | None, Number | None]:
    """The total; of a share also its numerator and denominator."""
    values = [line.value for line in lines if line.value is not None]
    if figure.adds == "count":
        return len(lines), None, None
    if figure.adds == "median":
        return (median(float(value) for value in values) if values else None), None, None
    summed = _sum(values) if values or not lines else None
    if figure.adds == "sum":
        return summed, None, None
    if figure.adds == "mean":
        return (float(summed) / len(values) if summed is not None and values else None), None, None
    bases = [line.base for line in lines if line.base is not None]
    denominator = _sum(bases)
    if not denominator or summed is None:
        return None, summed, denominator
    return float(summed) / float(denominator), summed, denominator


def _is_of_part(value: object, text: str) -> bool:
    """Whether a row's value is that of a part, or one of several is."""
    return any(as_text(one) == text for one in (value if isinstance(value, list) else [value]))


def _sum(values: Sequence[Number]) -> Number:
    """Exact where the values are."""
    if any(isinstance(value, float) for value in values):
        return sum(float(value) for value in values)
    return sum((Decimal(value) for value in values), Decimal(0))


def _number(value: object) -> Number | None:
    if isinstance(value, bool):
        return int(value)
    return value if isinstance(value, int | float | Decimal) else None


def as_text(value: object) -> str:
    """A value as a part of a reference holds it."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _with_values(pattern: str, given: Mapping[str, object]) -> str:
    for name, value in given.items():
        pattern = pattern.replace(f"{{{name}}}", as_text(value))
    return pattern
