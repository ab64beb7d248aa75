"""Who acts, and the one question that every room asks before it shows or changes anything.

In a page's run or an answer of the server ``ui`` says who acts (``ask``, ``acting``). Where
nobody does, on the command line, in the inbox, at a start, it is the machine's administrator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from data.rules import load_rules
from data.rules.roles import Action, Role
from data.texts import SpokenRefusal


@dataclass(frozen=True)
class Actor:
    """Who acts. name: as the history says it, "" without an account.

    units: the reporting units that an account publishes for; None for every one. address: of
    the computer, "" where it is this one.
    """

    role: Role
    name: str = ""
    units: frozenset[str] | None = None
    address: str = ""


VISITOR = Actor("visitor")
MACHINE = Actor("administrator")
_acting: ContextVar[Actor | None] = ContextVar("who acts", default=None)
_asked: list[Callable[[], Actor | None]] = []


class NotAllowed(SpokenRefusal):
    """Whoever acts may not do this."""

    def __init__(self, action: Action, unit: str = "") -> None:
        super().__init__("rights-not-allowed-unit" if unit else "rights-not-allowed", unit=unit)
        self.action = action


def ask(who: Callable[[], Actor | None]) -> None:
    """From now on ``who`` answers who acts in a page's run; None where it is no page's."""
    _asked[:] = [who]


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """While this lasts somebody acts: for answers of the server outside a page's run."""
    before = _acting.set(actor)
    try:
        yield
    finally:
        _acting.reset(before)


def actor() -> Actor:
    """Who acts now."""
    return _acting.get() or (_asked[0]() if _asked else None) or MACHINE


def may(action: Action) -> bool:
    """Whether who acts now may do something: ``may("personal")`` to see personal fields."""
    return can(actor(), action)


def can(someone: Actor, action: Action) -> bool:
    """Whether somebody may do something, by the table of roles.

    In a prefecture and its counties nobody is admitted who is not signed in.
    """
    rules = load_rules()
    if someone.role == "visitor" and rules.prefecture.county:
        return False
    return someone.role in rules.roles.of(action)


def may_publish(units: Iterable[str]) -> bool:
    """Whether who acts now may publish for each of these reporting units."""
    return not _foreign(units)


def need(action: Action) -> None:
    """Nothing where who acts now may do it; raises NotAllowed."""
    if not may(action):
        raise NotAllowed(action)


def need_units(units: Iterable[str]) -> None:
    """Nothing where who acts now may publish for these units; raises NotAllowed."""
    if foreign := _foreign(units):
        raise NotAllowed("publish_any", "、".join(foreign))


def _foreign(units: Iterable[str]) -> list[str]:
    """The units that who acts now may not publish for."""
    who = actor()
    if can(who, "publish_any"):
        return []
    is_own = can(who, "publish_own")
    return [one for one in units if not is_own or (who.units is not None and one not in who.units)]
