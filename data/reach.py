"""Which machines this program may speak to: the one place that says so, for all of its code.

Python tells of every name that is looked up and of every connection before it is made; what leads
to another machine than those of the settings is refused there, whichever library asked for it.
Compiled code that opens sockets by itself is not seen: the database is shut off by its settings,
the reading processes and LibreOffice have no network at all (data.files.sandbox.confine), and a
deployment's unit limits the whole program (deploy/signboard.service).
"""

from __future__ import annotations

import logging
import socket
import sys
import threading
from collections.abc import Callable
from ipaddress import ip_address

_log = logging.getLogger(__name__)
_asking = threading.local()
# A name is asked for, or the name of an address; gethostbyname_ex is told as gethostbyname.
_LOOK_UPS = (
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
)


class NotReachableError(PermissionError):
    """A machine that no setting names was to be spoken to."""


def keep_to(allowed: Callable[[], frozenset[str]]) -> None:
    """From now on, for good, this process speaks to these hosts and to its own machine alone."""

    def look(event: str, given: tuple[object, ...]) -> None:
        if event in _LOOK_UPS and not getattr(_asking, "is_ours", False):
            asked = given[0]
            host = asked[0] if isinstance(asked, tuple) else asked
            name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
            if not _is_own(name) and str(name).lower() not in allowed():
                _refuse(str(name))
        elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
            address = given[1]
            host = address[0] if isinstance(address, tuple) else None
            if not _is_own(host) and str(host) not in _addresses(allowed()):
                _refuse(str(host))

    sys.addaudithook(look)


def _refuse(host: str) -> None:
    _log.error("a connection to a machine that no setting names was refused: %s", host)
    raise NotReachableError(f"{host} is in no setting")


def _is_own(host: object) -> bool:
    """Whether a name or an address is this machine's."""
    if host in (None, "", "localhost"):
        return True
    try:
        asked = ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return asked.is_loopback or asked.is_unspecified


def _addresses(hosts: frozenset[str]) -> frozenset[str]:
    """What the allowed names stand for now."""
    _asking.is_ours = True
    try:
        found = set[str](hosts)
        for host in hosts:
            try:
                found |= {str(one[4][0]) for one in socket.getaddrinfo(host, None)}
            except OSError:
                continue
        return frozenset(found)
    finally:
        _asking.is_ours = False
