"""How long sign-ins last, what a password needs, what the organisation's groups may do."""

from __future__ import annotations

from pydantic import Field, IPvAnyNetwork

from data.rules.files import Section, Sourced
from data.rules.roles import Role


class Sessions(Section):
    """Hours until a session ends, unused and used; minutes after which accounts ask again."""

    idle_hours: int = Field(ge=1, le=8760)
    longest_hours: int = Field(ge=1, le=8760)
    proof_minutes: int = Field(ge=1, le=10080)


class Links(Section):
    """Hours for which a link works."""

    hours: int = Field(ge=1, le=168)


class Passwords(Section):
    """Letters that a password has at least; breached: a file of passwords that became known."""

    shortest: int = Field(ge=8, le=64)
    breached: str = ""


class SecondStep(Section):
    """roles: whose accounts may not sign in by a password alone."""

    roles: frozenset[Role]


class Log(Section):
    """Days for which entries are kept."""

    days: int = Field(ge=180, le=36500)


class Metrics(Section):
    """addresses: who may read the counts of the running program."""

    addresses: tuple[IPvAnyNetwork, ...]


class Tls(Section):
    """required: whether other machines are answered over TLS alone."""

    required: bool


class Forwarding(Section):
    """host: which machine the entries of the audit log are sent on to; "": none.

    It is spoken to over TLS; authority: the certificate that vouches for it, "" for one that the
    system trusts.
    """

    host: str
    port: int = Field(ge=1, le=65535)
    authority: str


class Organisation(Section):
    """roles: group → role; units: group → reporting units of its editors; hours of a session.

    rsa_bits: that a key of the provider has at least.
    hosts: further machines of the provider that may be asked, beside the one of its metadata.
    """

    hours: int = Field(ge=1, le=720)
    rsa_bits: int = Field(ge=2048, le=16384)
    name_claim: str = Field(min_length=1)
    groups_claim: str = Field(min_length=1)
    roles: dict[str, Role]
    units: dict[str, frozenset[str]]
    hosts: tuple[str, ...]


class Access(Sourced):
    """``access.toml``."""

    sessions: Sessions
    links: Links
    passwords: Passwords
    second_step: SecondStep
    log: Log
    metrics: Metrics
    tls: Tls
    forwarding: Forwarding
    organisation: Organisation
