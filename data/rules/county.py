"""Whose board it is: names and places of the county, as settings."""

from __future__ import annotations

from pydantic import Field

from data.rules.files import Section


class County(Section):
    """county.toml."""

    name: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    adcode: str = Field(pattern=r"^\d{6}$")
    prefecture: str
    province: str
    towns: tuple[str, ...]
    parks: tuple[str, ...] = ()
