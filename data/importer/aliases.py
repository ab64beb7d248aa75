"""Names of units and people that stand for others, remembered for the whole office.

旗工信局 became 旗工业和信息化局: sheets that still write the old name are read as the
new one. An alias holds for papers of the days between its first and last day; where
both ends are open it holds for all. Names may have changed twice: they are followed
to the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from data.importer.project_names import project_key

AliasKind = Literal["unit", "person"]
_SEPARATORS = re.compile(r"([、，,；;/\n]+)")
_LONGEST_CHAIN = 8


@dataclass(frozen=True)
class Alias:
    """``written`` means ``stands_for`` in papers from first_date to last_date (None: no end)."""

    kind: AliasKind
    written: str
    stands_for: str
    first_date: date | None = None
    last_date: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it holds for a paper of that day."""
        after = self.first_date is None or self.first_date <= day
        return after and (self.last_date is None or day <= self.last_date)


@dataclass(frozen=True)
class Aliases:
    """All that are remembered; the one that began last holds where several do."""

    known: tuple[Alias, ...] = ()
    _by_key: Mapping[tuple[str, str], tuple[Alias, ...]] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(known: Iterable[Alias]) -> Aliases:
        """The aliases, ready to be looked up."""
        ordered = sorted(known, key=lambda alias: alias.first_date or date.min, reverse=True)
        by_key: dict[tuple[str, str], tuple[Alias, ...]] = {}
        for alias in ordered:
            key = (alias.kind, project_key(alias.written))
            by_key[key] = (*by_key.get(key, ()), alias)
        return Aliases(tuple(ordered), by_key)

    def has(self, kind: AliasKind) -> bool:
        """Whether any alias of this kind is remembered."""
        return any(alias.kind == kind for alias in self.known)

    def name(self, kind: AliasKind, written: str, day: date) -> str:
        """What a name of that day's papers stands for; the name itself where nothing is said."""
        name, seen = written, {project_key(written)}
        for _ in range(_LONGEST_CHAIN):
            found = self._by_key.get((kind, project_key(name)), ())
            alias = next((one for one in found if one.holds(day)), None)
            if alias is None or project_key(alias.stands_for) in seen:
                break
            name = alias.stands_for
            seen.add(project_key(name))
        return name

    def text(self, kind: AliasKind, written: str, day: date) -> str:
        """A cell's text: the whole of it as a name, else the names of a list in it."""
        whole = self.name(kind, written, day)
        if whole != written:
            return whole
        parts = _SEPARATORS.split(written)
        if len(parts) == 1:
            return written
        return "".join(
            part if number % 2 else self.name(kind, part.strip(), day)
            for number, part in enumerate(parts)
        )
