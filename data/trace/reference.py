"""A figure as a text that a link can hold: ``planned?.town=昂素镇&channels=以商招商``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

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
