"""A prefecture as settings: its counties, where their servers are, what is compared of them."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from data.rules.files import Section
from data.rules.roles import Role
from data.rules.scoring import Glossed


class CountyServer(Section):
    """A county of the prefecture. port: where its server listens on this machine.

    address: by which readers reach it, "" for ``/<adcode>/`` of the prefecture's site. database:
    its ledger, "" for a file in its own folder. towns, parks: of its settings when it is set up.
    """

    adcode: str = Field(pattern=r"^\d{6}$")
    name: str = Field(min_length=1)
    name_en: str = ""
    port: int = Field(ge=1, le=65535)
    address: str = ""
    database: str = ""
    towns: tuple[str, ...] = ()
    parks: tuple[str, ...] = ()


class ComparedMeasure(Section):
    """A figure of data/trace/figures.toml that counties report.

    title: what the report calls it. part: column → value that it is cut to. ledger: without which
    it is unknown. is_ranked: whether counties are ranked by it, the most first.
    """

    key: str
    title: str = Field(min_length=1)
    english: str
    figure: str
    part: dict[str, str] = Field(default_factory=dict)
    ledger: str = "projects"
    unit: Literal["projects", "wan", "trips"]
    is_ranked: bool = Field(default=False, alias="ranked")


class Prefecture(Glossed):
    """prefecture.toml. late_after_days: behind the newest county, from which one has no rank.

    roles_in_counties: what the prefecture's own people are in a county, where that is another role.
    target: what stands before a target's metric in a report; returns: its line of returns.
    """

    late_after_days: int = Field(ge=1)
    roles_in_counties: dict[Role, Role]
    target: str = Field(min_length=1)
    returns: str = Field(min_length=1)
    county: tuple[CountyServer, ...] = ()
    measure: tuple[ComparedMeasure, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _differ(self) -> Self:
        for one in ("adcode", "name", "port"):
            found = [getattr(county, one) for county in self.county]
            if len(set(found)) < len(found):
                raise ValueError(f"each county needs its own {one}")
        titles = [one.title for one in self.measure]
        if len({*titles}) < len(titles):
            raise ValueError("each measure needs its own title")
        return self
