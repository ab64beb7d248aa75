"""A table of no ledger handed over to be proposed as one, with the names that the office knows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from data.files.display import displayed
from data.importer.names import KnownProjects, project_key
from data.importer.parse.sheet_months import agreed_day, written_sources, year_sources
from data.importer.source_table import SourceTable
from data.importer.table_outcome import Outcome, header_text
from data.ledgers.column_facts import FoundColumn, vocabulary
from data.ledgers.column_use import Known
from data.ledgers.proposal import FoundTable, Proposal, propose
from data.rules import is_place, load_rules
from data.rules.places import load_places
from data.tables import HeaderColumn
from data.values import is_money_unit

_UNIT_BEHIND = re.compile(r"(?:\s*[(（][^()（）]*[)）])+$")
# Signs that comparing texts took apart, as people write them.
_SIGNS = {"m2": "㎡", "m3": "m³"}
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2


@dataclass(frozen=True)
class KnownNames:
    """Names that are published, as ``project_key`` compares them."""

    units: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()

    towns: frozenset[str] = frozenset()
    parks: frozenset[str] = frozenset()


def known_uses(names: KnownNames, projects: KnownProjects | None) -> Known:
    """By what a column of names is known for what it is, those of the county's settings too."""
    places = _places()
    known: dict[str, Callable[[str], bool]] = {
        "unit": _among(names.units),
        "person": _among(names.people),
        "company": _among(names.companies),
        "town": _among(names.towns | places["town"]),
        "park": _among(names.parks | places["park"]),
        "province": is_place,
    }
    if projects is not None:
        known["project"] = projects.knows
    return known


@dataclass(frozen=True)
class Proposer:
    """Proposes tables of one upload. as_of: the day by which deadlines have passed where a
    sheet says no other."""

    known: Known
    as_of: date

    def proposal(self, outcome: Outcome) -> Proposal | None:
        """As which ledger a table may be declared; None where it is one, or no list of records."""
        source = outcome.source
        if outcome.why != "unknown" or not is_list(source):
            return None
        written = (*written_sources(source, self.as_of), *year_sources(source, self.as_of))
        day = agreed_day(written[:1]) or self.as_of
        return propose(found_table(source), self.known, day)


def _among(names: frozenset[str]) -> Callable[[str], bool]:
    return lambda text: project_key(text) in names


def _places() -> dict[str, frozenset[str]]:
    """Names of towns and parks, of the county's own settings and of its list of places."""
    county = load_rules().county
    found = {"town": set(county.towns), "park": set(county.parks)}
    for place in load_places():
        if place.kind in found:
            found[place.kind] |= {place.place, *place.names}
    return {kind: frozenset(map(project_key, names)) for kind, names in found.items()}


def is_list(source: SourceTable) -> bool:
    """Whether a table may be a list of records that an office keeps."""
    headed, most = sum(bool(one.path) for one in source.table.columns), vocabulary().limits.columns
    return source.height >= _FEWEST_ROWS and _FEWEST_COLUMNS <= headed <= most


def found_table(source: SourceTable) -> FoundTable:
    """The table with what can be counted of its columns."""
    headed = [column for column in source.table.columns if column.path]
    most = max(_FEWEST_ROWS, vocabulary().limits.cells // max(1, len(headed)))
    at = pa.array(range(min(source.height, most)), pa.int64())
    columns = []
    for written in headed:
        cells = source.column(written.column).take(at)
        head = replace(written, unit=_SIGNS.get(written.unit, written.unit))
        columns.append(FoundColumn(head, _plain_header(source, head), cells, displayed(cells)))
    unit = source.table.unit
    money = unit if is_money_unit(unit) else ""
    title, file = source.table.title, source.file
    return FoundTable(columns, title, source.sheet, file, source.height, money)


def _plain_header(source: SourceTable, head: HeaderColumn) -> str:
    """The header as people write it, without its unit."""
    if not "/".join(head.path).isascii():
        return "/".join(head.path)
    return _UNIT_BEHIND.sub("", header_text(source, head.column)) or "/".join(head.path)
