"""A project's name as it is compared, and the projects that are known by code or name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

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
