"""Rows of a sheet as the clerk knows them, to be shown with what each of them is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ViewRow:
    """A row of the sheet; texts[i] stands in column i + 1, as the clerk sees it.

    role: ``title``, ``unit``, ``header``, ``section``, ``data``, ``rejected``, ``total``,
    ``note``, ``hidden`` or ``other``, of data that a reading begins or ends with ``first`` or
    ``last``; ``more`` stands for count rows that are not shown.
    """

    row: int
    role: str
    texts: tuple[str, ...] = ()
    count: int = 1
