"""Which words in a destination mean which province, as settings."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
from pydantic import Field

from data.rules.files import Section


class Provinces(Section):
    """provinces.toml: province → the words (cities) that stand for it; its own name always does.

    english: province → what readers of English call it.
    """

    source: str
    province: dict[str, tuple[str, ...]]
    english: dict[str, str]

    def table(self, own_places: Mapping[str, str]) -> pa.Table:
        """mart.rule_province: one row a word; own_places (word → province) win over the rest."""
        known = {
            word: province
            for province, words in self.province.items()
            for word in (province, *words)
        }
        rows = list({**known, **own_places}.items())
        return pa.table(
            {
                "word": pa.array([row[0] for row in rows], pa.string()),
                "province": pa.array([row[1] for row in rows], pa.string()),
            }
        )


class County(Section):
    """county.toml."""

    name: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    adcode: str = Field(pattern=r"^\d{6}$")
    prefecture: str
    province: str
    towns: tuple[str, ...]
    parks: tuple[str, ...] = ()
