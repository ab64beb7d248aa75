"""The wording of the 通报 as settings, and how much of what changed it reads out."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from data.rules.files import Section
from data.rules.notice_figures import mistakes

Named = Annotated[int, Field(ge=0, le=20)]


class NoticeSection(Section):
    """A part of the 通报: its heading without its number, and its paragraphs."""

    heading: str = Field(min_length=1)
    paragraphs: tuple[str, ...] = Field(min_length=1)


class NamedChanges(Section):
    """How many changes of each kind are named; the kinds are data.dispatch.topics.TOPICS."""

    gone: Named
    merged: Named
    exit: Named
    stage_down: Named
    production_later: Named
    start_later: Named
    new: Named
    stage_up: Named
    resumed: Named
    stage_told: Named
    amount: Named
    production_earlier: Named
    start_earlier: Named
    date: Named
    leader: Named
    unit: Named
    funds: Named
    permit: Named


class NoticeChanges(Section):
    """The section on what changed: its heading, and how much of it is read out."""

    heading: str = Field(min_length=1)
    named: NamedChanges


class NoticeProblems(Section):
    """The section on what is wrong: its heading, and how many projects of a unit are named."""

    heading: str = Field(min_length=1)
    named: Named


class Notice(Section):
    """notice.toml; issuer: whose name stands over the red rule; unsaid: words never held."""

    issuer: str = Field(min_length=1)
    title: str = Field(min_length=1)
    addressee: str = Field(min_length=1)
    section: tuple[NoticeSection, ...] = Field(min_length=1)
    changes: NoticeChanges
    problems: NoticeProblems
    unsaid: tuple[str, ...]

    @model_validator(mode="after")
    def _says_only_what_it_can(self) -> Self:
        wrong = [one.written for text in self.texts for one in mistakes(text, self.unsaid)]
        if wrong:
            raise ValueError(f"no figure or word of a 通报: {', '.join(dict.fromkeys(wrong))}")
        return self

    @property
    def texts(self) -> tuple[str, ...]:
        """Every sentence of the wording."""
        parts = [text for one in self.section for text in (one.heading, *one.paragraphs)]
        return (
            self.issuer,
            self.title,
            self.addressee,
            *parts,
            self.changes.heading,
            self.problems.heading,
        )
