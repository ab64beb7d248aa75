"""When the app backs up by itself, how many stay, and what the check-up complains of."""

from __future__ import annotations

from pydantic import Field

from data.rules.files import Sourced


class Backups(Sourced):
    """every_days: 0 where none is made by itself; free_mb: of the database's disk."""

    every_days: int = Field(ge=0, le=366)
    keep: int = Field(ge=1, le=1000)
    stale_days: int = Field(ge=1, le=3660)
    free_mb: int = Field(ge=0)
