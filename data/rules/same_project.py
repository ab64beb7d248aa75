"""When the product asks whether two names mean one project: thresholds and words, as settings."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, Field

from data.rules.files import Section

Share = Annotated[float, Field(ge=0, le=1)]


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """As names are compared (NFKC, no spaces, lower case), long words before their parts."""
    plain = {"".join(unicodedata.normalize("NFKC", word).split()).casefold() for word in words}
    return tuple(sorted(plain - {""}, key=lambda word: (-len(word), word)))


Words = Annotated[tuple[str, ...], AfterValidator(_plain)]


class NearName(Section):
    """How near two names of one company are."""

    least_similarity: Share
    least_contained: Share


class NearNameAlone(Section):
    """How near two names are where one states no company."""

    least_similarity: Share


class SameDeal(Section):
    """How near two amounts of one company and industry are."""

    most_gap: Share


class Renamed(Section):
    """How many of company, amount and town agree between a name gone and a name come."""

    least_agreeing: int = Field(ge=1, le=3)
    most_gap: Share


class Unborn(Section):
    """How near a name that no project bears is to a project's."""

    least_similarity: Share
    least_contained: Share


class SameProject(Section):
    """same_project.toml."""

    plain_words: Words
    apart_words: Words
    company_words: Words
    unknown_companies: Words
    most_of_one: int = Field(ge=2)
    most_shown: int = Field(ge=1)
    most_looked_at_unasked: int = Field(ge=0)
    source: str = Field(min_length=1)
    source_en: str = ""
    near_name: NearName
    near_name_alone: NearNameAlone
    same_deal: SameDeal
    renamed: Renamed
    unborn: Unborn

    def patterns(self, places: tuple[str, ...] = ()) -> dict[str, str]:
        """``plain_pattern`` and ``company_pattern``: the words as alternatives, long ones first.

        places: names of the county and what it lies in, which tell nothing apart either.
        """
        return {
            "plain_pattern": _alternatives((*self.plain_words, *places)),
            "company_pattern": _alternatives((*self.company_words, *places)),
        }

    def settings(self) -> list[tuple[str, str | None, float | None, tuple[str, ...] | None]]:
        """Rows of mart.rule_setting, each named ``same_project_…``."""
        numbers = {
            "most_of_one": self.most_of_one,
            "most_shown": self.most_shown,
            "near_similarity": self.near_name.least_similarity,
            "near_contained": self.near_name.least_contained,
            "alone_similarity": self.near_name_alone.least_similarity,
            "deal_gap": self.same_deal.most_gap,
            "renamed_agreeing": self.renamed.least_agreeing,
            "renamed_gap": self.renamed.most_gap,
            "unborn_similarity": self.unborn.least_similarity,
            "unborn_contained": self.unborn.least_contained,
        }
        return [
            ("same_project_apart_words", None, None, self.apart_words),
            ("same_project_unknown_companies", None, None, self.unknown_companies),
            *((f"same_project_{name}", None, float(n), None) for name, n in numbers.items()),
        ]


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in _plain(words))
