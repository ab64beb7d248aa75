"""Agendas of the wall display as settings: slides, seconds, places, audience."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from data.rules.files import Section

SlideName = Literal[
    "headline",
    "bridge",
    "pipeline",
    "visits",
    "map",
    "matrix",
    "funds",
    "stalled",
    "decisions",
    "assignments",
]
Audience = Literal["office", "visitors"]


class AgendaSlide(Section):
    """One slide; towns narrow it where it can be narrowed, empty is the whole county."""

    slide: SlideName
    seconds: int = Field(default=20, ge=5, le=600)
    towns: tuple[str, ...] = ()


class Agenda(Section):
    """A meeting's slides in their order."""

    name: str = Field(min_length=1, max_length=40)
    audience: Audience = "office"
    slides: tuple[AgendaSlide, ...] = Field(min_length=1, max_length=40)


class Agendas(Section):
    """agenda.toml; the first agenda is the usual one."""

    agenda: tuple[Agenda, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_name_once(self) -> Agendas:
        names = [one.name for one in self.agenda]
        if len(set(names)) < len(names):
            raise ValueError("each agenda needs a name of its own")
        return self
