"""What an upload is read with: its own corrections, those remembered, names that mean others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from data.geo import Outline, OutlineError, read_outline
from data.importer.aliases import Alias, Aliases
from data.importer.corrections import Corrections, TableCorrection
from data.importer.model import Kept, Taken
from data.importer.saved_mappings import taken_from
from data.issues import Issue
from data.ledgers.evidence import Sent, texts_compared
from data.rules import load_rules
from data.store import RememberedAlias, Store
from data.tables import HeaderColumn


@dataclass(frozen=True)
class Memory:
    """corrections: of this upload, by header fingerprint; kept: remembered of earlier ones."""

    corrections: Corrections
    kept: Sequence[Kept]
    aliases: Aliases | None = None
    outline: Outline | None = None

    def taken(self, fingerprint: str, columns: Sequence[HeaderColumn]) -> Taken | None:
        """What is remembered of a table of these columns."""
        return taken_from(self.kept, fingerprint, columns)

    def correction(self, fingerprint: str, columns: Sequence[HeaderColumn]) -> TableCorrection:
        """What is remembered of a table, and over it what was corrected in this upload."""
        said = self.corrections.get(fingerprint, TableCorrection())
        taken = self.taken(fingerprint, columns)
        return said if taken is None else taken.correction.then(said)

    def unit_name(self, unit: str, as_of: date) -> str:
        """The name under which a reporting unit's sheets are kept."""
        return self.aliases.name("unit", unit, as_of) if self.aliases else unit


def aliases_of(remembered: Iterable[RememberedAlias]) -> Aliases:
    """The names that the store remembers, ready to be looked up."""
    return Aliases.of(
        Alias(one.kind, one.written, one.stands_for, one.first_date, one.last_date)
        for one in remembered
    )


def kept_of(store: Store, unit: str) -> tuple[Kept, ...]:
    """What a unit's sheets were read with, under its earlier names too, the newest first."""
    return tuple(
        Kept(
            one.fingerprint,
            one.mapping,
            one.made_on.headers,
            one.mapping_id,
            one.made_on.file,
            one.made_on.sheet,
            one.by,
            one.at,
        )
        for one in store.memory.of_unit(unit)
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


def sent_before(store: Store, unit: str) -> tuple[Sent, ...]:
    """What a unit sent of each form last, by the header texts of its columns."""
    rows = store.query("screens/data/sent_before", unit=unit, sequence=store.sequence).to_pylist()
    return tuple(
        Sent(row["ledger"], row["form"], texts_compared(row["headers"] or ())) for row in rows
    )
