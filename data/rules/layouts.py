"""What the shape of a sheet is taken to mean, as settings: joined lists, months, parents, units."""

from __future__ import annotations

from pydantic import Field

from data.rules.files import Section


class Joined(Section):
    """When a sheet is a list joined to another: each project stands there many times.

    mean_repeats: rows for each distinct project; share_repeated: of the distinct projects,
    how many stand there more than once.
    """

    least_projects: int = Field(ge=1)
    least_rows: int = Field(ge=2)
    mean_repeats: float = Field(gt=1)
    share_repeated: float = Field(gt=0, le=1)
    source: str = Field(min_length=1)


class Months(Section):
    """How much two sheets of neighbouring months must share to be states of one ledger."""

    shared_names: float = Field(gt=0, le=1)
    source: str = Field(min_length=1)


class AsOf(Section):
    """By which words a sheet says of which month it speaks.

    until: before the day that the content speaks of; made: before the day on which the sheet
    was made, which speaks for its own month from ``made_counts_from_day`` on. header: words of
    a column whose month is the sheet's, unless one of plans stands beside it.
    """

    until: tuple[str, ...]
    made: tuple[str, ...]
    header: tuple[str, ...]
    plans: tuple[str, ...]
    made_counts_from_day: int = Field(ge=1, le=31)
    source: str = Field(min_length=1)


class Parents(Section):
    """How many cells of a column must be blank to look like parents written once."""

    blank_share: float = Field(gt=0, lt=1)
    source: str = Field(min_length=1)


class Units(Section):
    """How many units a column must name to be offered for parting a workbook."""

    least_units: int = Field(ge=2)
    source: str = Field(min_length=1)


class Remembered(Section):
    """How much of a header must be the same for what was remembered of it to hold."""

    shared_headers: float = Field(gt=0, le=1)
    ledger_within: int = Field(ge=0)
    source: str = Field(min_length=1)


class Layouts(Section):
    """``layouts.toml``."""

    joined: Joined
    months: Months
    as_of: AsOf
    parents: Parents
    units: Units
    remembered: Remembered
