"""How often an address may do something."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Scope

_MOST_ADDRESSES = 10_000


@dataclass
class _Level:
    left: float
    at: float


class Allowance:
    """So many of something at once, and so many a second, for each address apart."""

    def __init__(
        self, at_once: float, a_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._at_once, self._a_second, self._clock = at_once, a_second, clock
        self._levels: OrderedDict[str, _Level] = OrderedDict()

    def seconds_to_wait(self, address: str) -> float:
        """Until this address may do one more; 0 where it may now."""
        level = self._level(address)
        return max(0.0, (1.0 - level.left) / self._a_second)

    def take(self, address: str) -> None:
        """It did one."""
        self._level(address).left -= 1.0

    def give_back(self, address: str) -> None:
        """What it did was none of it."""
        self._level(address).left += 1.0

    def _level(self, address: str) -> _Level:
        now = self._clock()
        level = self._levels.setdefault(address, _Level(self._at_once, now))
        self._levels.move_to_end(address)
        if len(self._levels) > _MOST_ADDRESSES:
            self._levels.popitem(last=False)
        level.left = min(self._at_once, level.left + (now - level.at) * self._a_second)
        level.at = now
        return level


def address_of(scope: Scope) -> str:
    """Where a request comes from; "" where the server does not say."""
    client = scope.get("client")
    return str(client[0]) if client else ""
