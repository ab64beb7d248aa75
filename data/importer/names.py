"""Names as they are compared: of projects, and of units and people that stand for others.

旗工信局 became 旗工业和信息化局: sheets that still write the old name are read as the new one.
An alias holds for papers of the days between its first and last day; where both ends are open it
holds for all. Names may have changed twice: they are followed to the last.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc


def project_key(name: str) -> str:
    """A project's name as it is compared: NFKC, no spaces, half-width brackets, lower case."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def name_keys(names: pa.Array) -> pa.Array:
    """``project_key`` of a whole column."""
    plainer = pc.utf8_lower(pc.utf8_normalize(names, "NFKC"))
    return pc.replace_substring_regex(plainer, r"\s+", "")


@dataclass(frozen=True)
class KnownProjects:
    """Projects that the product knows, by code and by name key, with their planned investment."""

    codes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    planned_wan: Mapping[str, Decimal] | None = None

    @staticmethod
    def of(tables: Iterable[pa.Table]) -> KnownProjects:
        """From tables with the columns of project_row."""
        codes: set[str] = set()
        names: set[str] = set()
        planned: dict[str, Decimal] = {}
        for table in tables:
            for code, name, amount in zip(
                table["project_code"].to_pylist(),
                table["project_name"].to_pylist(),
                table["planned_investment_wan"].to_pylist(),
                strict=True,
            ):
                keys = [key for key in (code, project_key(name) if name else None) if key]
                codes |= {code} if code else set()
                names |= {project_key(name)} if name else set()
                if amount is not None:
                    planned |= dict.fromkeys(keys, amount)
        return KnownProjects(frozenset(codes), frozenset(names), planned)

    def joined(self, other: KnownProjects) -> KnownProjects:
        """Both together; the other's sums win."""
        return KnownProjects(
            self.codes | other.codes,
            self.names | other.names,
            {**(self.planned_wan or {}), **(other.planned_wan or {})},
        )

    def knows(self, text: str) -> bool:
        """Whether a text is a known code or name."""
        return text in self.codes or project_key(text) in self.names


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
