"""Entries of the audit log are sent on to another machine, which whoever breaks in here has not.

Syslog as RFC 5424 has it, over TLS (RFC 5425): an entry is its line of JSON. What could not be sent
is sent later, from the log itself: beside it stands the number of the last entry that went.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from data import audit
from data.audit import Entry
from data.environment import private_folder
from data.rules import RuleError, load_rules
from data.rules.access import Forwarding

# Facility 13 (log audit): what was done is a notice, what was refused or failed a warning.
_DONE, _NOT_DONE = 13 * 8 + 5, 13 * 8 + 4
_SECONDS, _AGAIN_SECONDS = 10.0, 30.0
_log = logging.getLogger(__name__)


def start_forwarding() -> Callable[[], None]:
    """Sends what is written from now on, and what was not sent before; returns what ends it."""
    if not load_rules().access.forwarding.host:
        return lambda: None
    is_over, more = threading.Event(), threading.Event()

    def work() -> None:
        was_said = False
        while not is_over.is_set():
            more.clear()
            try:
                _send_what_is_new()
                was_said = False
            except (OSError, ValueError, LookupError, RuleError) as fault:
                if not was_said:
                    _log.error("the audit log cannot be sent on: %s", type(fault).__name__)
                was_said = True
                is_over.wait(_AGAIN_SECONDS)
                continue
            more.wait()

    def end() -> None:
        is_over.set()
        more.set()
        thread.join(_SECONDS)
        audit.forget(more.set)

    audit.tell(more.set)
    thread = threading.Thread(target=work, name="log forwarding", daemon=True)
    thread.start()
    return end


def _send_what_is_new() -> None:
    last = last_sent()
    entries = audit.entries_after(last)
    if not entries:
        return
    with _connected(load_rules().access.forwarding) as line:
        for entry in entries:
            said = message(entry)
            line.sendall(b"%d %s" % (len(said), said))
            last = entry.number
            # The other end may have closed before it read: what it took is known from here on.
            _note_sent(last)
        with suppress(OSError):
            line.unwrap()  # says that nothing was cut off


def message(entry: Entry) -> bytes:
    """An entry as a message of syslog."""
    level = _DONE if entry.outcome == "done" else _NOT_DONE
    told = {**asdict(entry), "at": entry.at.isoformat(timespec="milliseconds")}
    words = json.dumps(told, ensure_ascii=False)
    at = entry.at.isoformat(timespec="milliseconds")
    head = f"<{level}>1 {at} {socket.gethostname()} signboard {os.getpid()} {entry.act} -"
    return f"{head} \ufeff{words}".encode()


def _connected(to: Forwarding) -> ssl.SSLSocket:
    """The line to a machine whose certificate was vouched for; raises OSError."""
    context = ssl.create_default_context(cafile=to.authority or None)
    plain = socket.create_connection((to.host, to.port), _SECONDS)
    try:
        return context.wrap_socket(plain, server_hostname=to.host)
    except OSError:
        plain.close()
        raise


def last_sent() -> int:
    """The number of the last entry that went; 0 where none did."""
    with suppress(OSError, ValueError):
        return int(_sent().read_text(encoding="ascii"))
    return 0


def _note_sent(number: int) -> None:
    new = _sent().with_suffix(".new")
    new.write_text(str(number), encoding="ascii")
    new.replace(_sent())


def _sent() -> Path:
    return private_folder("audit") / "sent"
