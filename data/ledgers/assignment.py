"""A sheet column and the field that it feeds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Assignment:
    """Sheet column ``column`` feeds the field ``key``.

    item: the permit, or the metric of a target, that the header speaks of. bare: the
    header leaves open which period it speaks of. either: the permits that it may speak of,
    where nothing says which.
    """

    column: int
    key: str
    confidence: float
    item: str = ""
    bare: bool = False
    either: tuple[str, ...] = ()
