"""What an upload is read with: its own corrections, those remembered, names that mean others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.geo import Outline
from data.importer.aliases import Aliases
from data.importer.corrections import Corrections, TableCorrection
from data.importer.model import Remembered, Taken
from data.importer.saved_mappings import taken_from
from data.issues import Issue
from data.tables import HeaderColumn


@dataclass(frozen=True)
class Memory:
    """corrections: of this upload, by header fingerprint; kept: remembered of earlier ones."""

    corrections: Corrections
    remembered: Sequence[Remembered]
    aliases: Aliases | None = None
    outline: Outline | None = None

    def taken(self, fingerprint: str, columns: Sequence[HeaderColumn]) -> Taken | None:
        """What is remembered of a table of these columns."""
        return taken_from(self.remembered, fingerprint, columns)

    def correction(self, fingerprint: str, columns: Sequence[HeaderColumn]) -> TableCorrection:
        """What is remembered of a table, and over it what was corrected in this upload."""
        said = self.corrections.get(fingerprint, TableCorrection())
        taken = self.taken(fingerprint, columns)
        return said if taken is None else taken.correction.then(said)

    def unit_name(self, unit: str, as_of: date) -> str:
        """The name under which a reporting unit's sheets are kept."""
        return self.aliases.name("unit", unit, as_of) if self.aliases else unit


def report_unit_renamed(file: str, unit: str, name: str) -> Issue:
    """The note that a reporting unit's sheets are kept under another name."""
    told = {"text": unit, "value": name}
    return Issue("reporting-unit-renamed", "note", file, arguments=told)
