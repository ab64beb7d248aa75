"""The register of figures: data/trace/figures.toml, validated when it is first read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, urlencode

from pydantic import BaseModel, ConfigDict

Adds = Literal["count", "sum", "mean", "median", "share"]
Cut = tuple[str, ...]


class Figure(BaseModel):
    """How a figure is made of rows; the keys are explained at the head of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    screen: str
    rows: str
    adds: Adds
    value: str = ""
    base: str = ""
    where: tuple[str, ...] = ()
    once: str = ""
    label: str = "project_name"
    note: str = ""
    cuts: tuple[Cut, ...] = ()
    also: tuple[Cut, ...] = ()
    within: str = ""
    fields: tuple[str, ...] = ()
    unit: str = "projects"
    needs: tuple[str, ...] = ()
    shown: str = ""
    at: dict[str, str] = {}


@cache
def figures() -> dict[str, Figure]:
    """Every declared figure by its id; raises where the file is wrong."""
    path = Path(__file__).with_name("figures.toml")
    read = tomllib.loads(path.read_text(encoding="utf-8"))["figure"]
    declared = [Figure.model_validate(one) for one in read]
    found = {one.id: one for one in declared}
    if len(found) != len(declared):
        raise ValueError(f"{path}: an id is declared twice")
    return found


Scope = Mapping[str, object]
_ALL = "*"


@dataclass(frozen=True)
class Reference:
    """Which figure, of which part, in whose scope.

    part: column → the value that it is cut to, "" what the ledger leaves blank. scope:
    the parameters that a page gives its queries; a list as a tuple, None for all.
    """

    figure: str
    part: tuple[tuple[str, str], ...] = ()
    scope: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, figure: str, scope: Scope | None = None, **part: object) -> Reference:
        """A reference by what a page has at hand; an unknown part is the blank one."""
        return cls(
            figure,
            tuple((name, "" if value is None else str(value)) for name, value in part.items()),
            tuple(
                (name, tuple(value) if isinstance(value, list) else value)
                for name, value in sorted((scope or {}).items())
            ),
        )

    @property
    def text(self) -> str:
        """What stands in a link."""
        pairs = [(f".{name}", value) for name, value in self.part]
        for name, value in self.scope:
            if value is None:
                pairs.append((name, _ALL))
            elif isinstance(value, tuple):
                pairs += [(name, str(one)) for one in value]
            else:
                pairs.append((f"{name}!", str(value)))
        return f"{self.figure}?{urlencode(pairs)}" if pairs else self.figure

    @classmethod
    def read(cls, text: str) -> Reference:
        """The reference that a link holds; a figure that nobody declared is for the caller."""
        figure, _, query = text.partition("?")
        part: dict[str, str] = {}
        scope: dict[str, object] = {}
        for name, value in parse_qsl(query, keep_blank_values=True):
            if name.startswith("."):
                part[name[1:]] = value
            elif name.endswith("!"):
                scope[name[:-1]] = int(value) if value.lstrip("-").isdecimal() else value
            elif value == _ALL:
                scope[name] = None
            else:
                scope[name] = (*_listed(scope.get(name)), value)
        return cls(figure, tuple(part.items()), tuple(sorted(scope.items())))


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, tuple) else ()
