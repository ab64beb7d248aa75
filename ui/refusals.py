"""What is refused at the door is written down, but nobody fills the log by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.audit import record
from data.rights import Actor
from ui.allowance import Allowance

if TYPE_CHECKING:
    from data.audit import Act

# Of refusals to one account, or to one address that no account stands for, the log takes so many at
# once, and then one a minute; from all addresses together so many, and then one each ten seconds:
# two megabytes a day. Accounts are few and keep out of that sum: nobody crowds them out.
_AT_ONCE, _A_SECOND = 10.0, 1 / 60
_ALL_AT_ONCE, _ALL_A_SECOND = 1000.0, 1 / 10


class Refusals:
    """Which of the refusals are written down."""

    def __init__(self) -> None:
        self._one = Allowance(_AT_ONCE, _A_SECOND)
        self._all = Allowance(_ALL_AT_ONCE, _ALL_A_SECOND)
        self._unwritten = 0

    def note(self, act: Act, by: Actor) -> None:
        """An entry of the audit log, where there is still room; it says how many had none."""
        whose = f"account {by.name}" if by.name else f"address {by.address}"
        is_full = not by.name and self._all.seconds_to_wait("")
        if is_full or self._one.seconds_to_wait(whose):
            self._unwritten += 1
            return
        self._one.take(whose)
        if not by.name:
            self._all.take("")
        more, self._unwritten = self._unwritten, 0
        subject = f"此前另有 {more} 次未记 {more} more were not written" if more else ""
        record(act, subject, "refused", by)


_refusals = Refusals()


def note(act: Act, address: str, by: Actor | None = None) -> None:
    """Something was refused to an address; who asked is a visitor where nobody is named."""
    _refusals.note(act, by or Actor("visitor", "", frozenset(), address))
