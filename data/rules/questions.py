"""When an upload is asked about, and what is held by it, as settings: jumps, units, years …"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from data import texts
from data.rules.files import Section, Sourced


class Jump(Sourced):
    """A suspicious factor between two versions of one value.

    within: how far off the factor may be, as a factor itself (1.001: a thousandth).
    proposes: the reading that is offered first.
    """

    factor: int = Field(gt=1)
    within: float = Field(gt=1)
    proposes: Literal["keep", "scaled"]

    def reached_by(self, ratio: float) -> bool:
        """Whether new ÷ old is about the factor, or one over it."""
        if ratio <= 0:
            return False
        off = max(ratio, 1 / ratio) / self.factor
        return 1 / self.within <= off <= self.within


class Units(Section):
    """When a whole column's unit is asked about, and which units are offered."""

    share_of_column: float = Field(gt=0, le=1)
    least_rows: int = Field(ge=1)
    candidates: tuple[Literal["亿元", "千万元", "百万元", "万元", "千元", "元"], ...] = Field(
        min_length=2
    )
    source: str


class Plausible(Sourced):
    """Above what a column's sum is not believed; funds_wan: of one county, 万元."""

    times_last: float = Field(gt=1)
    times_planned: float = Field(gt=1)
    funds_wan: float = Field(gt=0)


class Years(Section):
    """Years of a date that nobody doubts; left_out: columns with other rules."""

    first: int
    last: int
    left_out: tuple[str, ...] = ()
    source: str

    @model_validator(mode="after")
    def _in_order(self) -> Years:
        if self.first >= self.last:
            raise ValueError("first must be before last")
        return self


class Above(Section):
    """A part above its whole."""

    slip_from: float = Field(gt=1)
    source: str


class OutsideCounty(Section):
    """How near to the outline a point counts as inside."""

    margin_degrees: float = Field(ge=0)
    source: str


class UnreadRules(Section):
    """Which fields a column that feeds nothing is asked about, by the likeness of its header."""

    never: tuple[str, ...]
    likeness: float = Field(gt=0, le=1)
    sure: float = Field(gt=0, le=1)
    apart: float = Field(ge=0, le=1)
    most: int = Field(ge=1)
    offered: int = Field(ge=1)
    hint: float = Field(gt=0, le=1)
    fits: float = Field(gt=0)
    source: str


class Confidence(Section):
    """Below which confidence a person is asked."""

    ledger: float = Field(ge=0, le=1)
    field: float = Field(ge=0, le=1)
    values_fit: float = Field(ge=0, le=1)
    least_values: int = Field(ge=1)
    source: str


class Holding(Section):
    """Which open questions keep an import that nobody previews from publishing."""

    kinds: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    source: str

    @field_validator("kinds", "reasons")
    @classmethod
    def _are_known(cls, said: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        known = texts.message_names()
        prefix = "question-kind" if info.field_name == "kinds" else "question-why"
        for word in said:
            if f"{prefix}-{word}" not in known:
                raise ValueError(word)
        return said

    def holds(self, kind: str, reasons: Collection[str]) -> bool:
        """Whether a question of this kind, asked for these reasons, is to be answered first."""
        return kind in self.kinds or any(reason in self.reasons for reason in reasons)


class Replacing(Sourced):
    """When a sheet that stands for all rows of its unit waits before it takes some away.

    Shares are 0–1. removed_share: of the unit's rows, from least_removed rows on;
    shared_names: of the names of whichever side is shorter; emptied_share: of the values
    stated of rows that stay.
    """

    removed_share: float = Field(ge=0, le=1)
    least_removed: int = Field(ge=1)
    shared_names: float = Field(ge=0, le=1)
    emptied_share: float = Field(ge=0, le=1)


class Shown(Section):
    """How much of a question is shown and noted."""

    examples: int = Field(ge=1, le=50)
    notes: int = Field(ge=1)
    source: str


class Questions(Section):
    """questions.toml."""

    jump: tuple[Jump, ...] = Field(min_length=1)
    share_jump: tuple[Jump, ...] = ()
    units: Units
    plausible: Plausible
    years: Years
    above: Above
    county: OutsideCounty
    confidence: Confidence
    unread: UnreadRules
    holding: Holding
    replacing: Replacing
    shown: Shown

    def jump_of(self, ratio: float) -> Jump | None:
        """The jump that a ratio of amounts is, the largest factor first."""
        for jump in sorted(self.jump, key=lambda one: -one.factor):
            if jump.reached_by(ratio):
                return jump
        return None

    def share_jump_of(self, ratio: float) -> Jump | None:
        """The jump that a ratio of shares is."""
        for jump in self.share_jump:
            if jump.reached_by(ratio):
                return jump
        return None


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

    def words(self, places: tuple[str, ...]) -> dict[str, str]:
        """Words of names as patterns of alternatives, long ones first, by what they are called.

        places: names of the county and what it lies in, which tell nothing apart either.
        """
        return {
            "plain_words": _alternatives((*self.plain_words, *places)),
            "company_words": _alternatives((*self.company_words, *places)),
            "unknown_companies": _alternatives(self.unknown_companies),
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
            *((f"same_project_{name}", None, float(n), None) for name, n in numbers.items()),
        ]


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in _plain(words))
