"""What an upload is read with: its own corrections, those remembered, names that mean others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data.geo import Outline, OutlineError, read_outline
from data.intake.aliases import Alias, Aliases
from data.intake.corrections import Corrections, TableCorrection, corrections_for
from data.issues import Issue
from data.rules import load_rules
from data.store import RememberedAlias, Store


@dataclass(frozen=True)
class Memory:
    """corrections: of this upload, by header fingerprint; remembered: texts of earlier ones."""

    corrections: Corrections
    remembered: Mapping[str, str]
    aliases: Aliases | None = None
    outline: Outline | None = None

    def correction(self, fingerprint: str) -> TableCorrection:
        """What is to be done with the table of this header."""
        return corrections_for(fingerprint, self.corrections, self.remembered)

    def unit_name(self, unit: str, as_of: date) -> str:
        """The name under which a reporting unit's sheets are kept."""
        return self.aliases.name("unit", unit, as_of) if self.aliases else unit


def aliases_of(remembered: Iterable[RememberedAlias]) -> Aliases:
    """The names that the store remembers, ready to be looked up."""
    return Aliases.of(
        Alias(one.kind, one.written, one.stands_for, one.first_date, one.last_date)
        for one in remembered
    )


def outline_of(store: Store) -> Outline | None:
    """The office's own map, None where none that can be read was loaded."""
    for row in store.query("screens/data/outline").to_pylist():
        try:
            number = row["approval_number"] or ""
            return read_outline(row["geojson"], number, load_rules().county.adcode)
        except OutlineError:
            return None
    return None


def say_unit_renamed(file: str, unit: str, name: str) -> Issue:
    """The note that a reporting unit's sheets are kept under another name."""
    told = {"text": unit, "value": name}
    return Issue("reporting-unit-renamed", "note", file, arguments=told)
