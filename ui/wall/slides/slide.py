"""What a slide is: one question, its answer as the title, and pages of HTML below it.

A list is handed over whole, its rows in an element ``data-rows``: the wall's script parts it
into as many pages as the screen at hand needs.

A slide reads what the pages read, so no figure on the wall can differ from a page's. A
slide that has nothing to show is None and leaves the rotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import pandas as pd

from data.cuts import FREE
from data.language import say
from data.screens.overview import Overview
from data.screens.pipeline import Pipeline
from data.screens.readiness_readings import ALL, Readiness
from data.screens.readiness_readings import FILTERS as READINESS_FILTERS
from data.screens.readiness_readings import Scope as ReadinessScope
from data.screens.view import View, speaks

# Rows of a list that a meeting can look through; the gravest stand first.
MOST = 15
# Rules that fire on projects in talks alone.
_OF_TALKS = ("talks_idle", "talks_leave")


@dataclass(frozen=True)
class Slide:
    """One slide; pages follow one another before the next slide comes.

    title and sub are plain text, pages HTML in which every value is escaped. notes: the
    computed sentences that a presenter reads aloud. size: the first slide's sentence
    is giant, all other titles are of one size; a dense one stands on one line. narrow: what a 4:3
    screen shows in place of the pages, where a picture has to be laid out otherwise. label: what
    the slide is called, where its name does not say it; of: the ledger that it speaks of.
    """

    name: str
    title: str
    sub: str
    pages: tuple[str, ...]
    notes: tuple[str, ...] = ()
    size: Literal["giant", "usual", "dense"] = "usual"
    narrow: tuple[str, ...] = ()
    label: str = ""
    of: str = ""


@dataclass(frozen=True)
class Wall:
    """The readings behind the slides of one view.

    is_public: for visitors, without leaders or matters in dispute. hides_talks: without
    names of projects in talks. towns narrows pipeline and readiness; None is the county.
    """

    view: View
    is_public: bool = False
    hides_talks: bool = False
    towns: tuple[str, ...] | None = None

    @cached_property
    def overview(self) -> Overview:
        """The overview's readings, of the whole county."""
        return Overview(self.view)

    @cached_property
    def has_projects(self) -> bool:
        """Whether a projects ledger speaks."""
        return speaks(self.view, "projects")

    @cached_property
    def pipeline(self) -> Pipeline:
        """The pipeline's readings in the slide's towns."""
        return Pipeline(self.view, {**FREE, "towns": self._towns})

    @cached_property
    def readiness(self) -> Readiness:
        """The readiness page's readings; one town at most narrows them."""
        town = self.towns[0] if self.towns and len(self.towns) == 1 else ALL
        scope = ReadinessScope(town, dict.fromkeys(READINESS_FILTERS), is_equal=False)
        return Readiness(self.view, scope)

    @cached_property
    def matters(self) -> pd.DataFrame:
        """Warning lights of projects, the gravest first; in the slide's towns."""
        found = self.overview.attention
        found = found[found["light"].isin(("告警", "预警")) & found["project_id"].notna()]
        if self.hides_talks:
            found = found[~found["rule"].isin(_OF_TALKS)]
        return found[found["town"].isin(self.towns)] if self.towns else found

    @property
    def _towns(self) -> list[str] | None:
        return list(self.towns) if self.towns else None

    @property
    def place(self) -> str:
        """The towns that the slide speaks of, for its sub-line; "" for the whole county."""
        return say("readiness-comma").join(self.towns) if self.towns else ""
