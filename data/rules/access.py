"""How long sign-ins last, what a password needs, what the organisation's groups may do."""

from __future__ import annotations

from pydantic import Field, IPvAnyNetwork

from data.rules.files import Section, Sourced
from data.rules.roles import Role


class Sessions(Section):
    """Hours until a session ends, unused and used."""

    idle_hours: int = Field(ge=1, le=8760)
    longest_hours: int = Field(ge=1, le=8760)


class Links(Section):
    """Hours for which a link works."""

    hours: int = Field(ge=1, le=168)


class Passwords(Section):
    """Letters that a password has at least."""

    shortest: int = Field(ge=8, le=64)


class Log(Section):
    """Days for which entries are kept."""

    days: int = Field(ge=180, le=36500)


class Metrics(Section):
    """addresses: who may read the counts of the running program."""

    addresses: tuple[IPvAnyNetwork, ...]


class Organisation(Section):
    """roles: group → role; units: group → reporting units of its editors; hours of a session."""

    hours: int = Field(ge=1, le=720)
    name_claim: str = Field(min_length=1)
    groups_claim: str = Field(min_length=1)
    roles: dict[str, Role]
    units: dict[str, frozenset[str]]


class Access(Sourced):
    """``access.toml``."""

    sessions: Sessions
    links: Links
    passwords: Passwords
    log: Log
    metrics: Metrics
    organisation: Organisation
