"""The audit log: who did what, or was refused it; each entry bears the hash of the one before.

A file of JSON lines a month in ``var/audit``. An entry names roles, accounts, units, versions,
ledgers and uploaded files, never what a cell says. ``head`` holds number and hash of the last
entry, so that entries taken off the end are missed too.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

from data.alone import alone_in
from data.environment import private_folder
from data.rights import Actor, NotAllowed, actor, need, need_units
from data.rules import load_rules
from data.rules.roles import ACTIONS, Action
from data.telemetry import ACTS as COUNTED

# What is kept out before anybody acts; ui/refusals.py sees to it that nobody fills the log so.
KeptOut = Literal[
    "too_large", "too_many", "malformed", "other_site", "unencrypted", "unproven_proxy"
]
Own = Literal["read", "sign_in", "sign_out", "prune"]
Act = Action | Own | KeptOut
ACTS: tuple[str, ...] = (*ACTIONS, *get_args(Own), *get_args(KeptOut))
Outcome = Literal["done", "refused", "failed"]
_END_BYTES = 65536
_listeners = list[Callable[[], None]]()


@dataclass(frozen=True)
class Entry:
    """One line: its number from 1, when (UTC), who in which role from where, what and how it ended.

    subject: what it was about, "" where the act says all; ended: hash of the last entry that
    a ``prune`` took away.
    """

    number: int
    at: datetime
    who: str
    role: str
    address: str
    act: str
    subject: str
    outcome: str
    previous: str
    ended: str = ""


@dataclass(frozen=True)
class Chain:
    """What a reading of the whole log finds.

    broken_after: the number of the last entry that the next one does not bear the hash of.
    missing: entries that the head knows and no file has; torn: lines that were half written.
    """

    entries: int
    broken_after: int | None
    missing: int
    torn: int

    @property
    def is_sound(self) -> bool:
        """Nothing was changed or taken out."""
        return self.broken_after is None and not self.missing


def record(act: Act, subject: str = "", outcome: Outcome = "done", by: Actor | None = None) -> None:
    """One more entry, by whoever acts now where ``by`` names nobody.

    What was done is done: a log that cannot be written is said on the console, not raised.
    """
    who = by or actor()
    COUNTED.labels(act, outcome).inc()
    said = {"who": who.name, "role": who.role, "address": who.address}
    try:
        with alone():
            _append({**said, "act": act, "subject": subject, "outcome": outcome})
    except OSError as fault:
        logging.getLogger(__name__).error("the audit log cannot be written: %s", fault.strerror)
    for listener in _listeners:
        listener()


@contextmanager
def deed(
    action: Action,
    subject: str = "",
    units: Iterable[str] | None = None,
    *,
    is_logged: bool = True,
) -> Iterator[None]:
    """Around a change: whoever acts must be allowed to make it, and the log says how it ended.

    units: the reporting units that it publishes for. Raises NotAllowed before anything is done.
    """
    try:
        need(action)
        if units is not None:
            need_units(units)
    except NotAllowed:
        record(action, subject, "refused")
        raise
    outcome: Outcome = "failed"
    try:
        yield
        outcome = "done"
    finally:
        if is_logged:
            record(action, subject, outcome)


def tell(listener: Callable[[], None]) -> None:
    """From now on somebody hears that there is a new entry."""
    _listeners.append(listener)


def forget(listener: Callable[[], None]) -> None:
    """It hears no more."""
    _listeners.remove(listener)


def entries_after(number: int) -> list[Entry]:
    """Those with greater numbers, the oldest first; reads no more months than hold them."""
    files = _files()
    # Mostly a few are new: the end of the newest month holds them. Its first line may be cut off.
    lines = _end(files[-1]).split(b"\n")[1:] if files else []
    end = [one for line in lines if line and (one := _entry(line))]
    if end and end[0].number <= number + 1:
        return [one for one in end if one.number > number]
    found = list[Entry]()
    for path in reversed(files):
        here = [one for line in path.read_bytes().split(b"\n") if line and (one := _entry(line))]
        found = [one for one in here if one.number > number] + found
        if here and here[0].number <= number:
            break
    return found


def entries() -> list[Entry]:
    """Every entry that can be read, the oldest first."""
    return [one for _, one in _lines() if one is not None]


def check() -> Chain:
    """Read the whole chain."""
    last, broken, count, torn = "", None, 0, 0
    first: Entry | None = None
    number, ends = 0, set[str]()
    for line, entry in _lines():
        if entry is None:
            torn += 1
        else:
            if first is None and not count:
                first = entry
            elif broken is None and entry.previous != last:
                broken = number
            count, number = count + 1, entry.number
            ends |= {entry.ended} - {""}
        last = _hash(line)
    begins_well = first is None or first.previous == "" or first.previous in ends
    if not begins_well and broken is None:
        broken = 0
    return Chain(count, broken, _missing(number, last, torn), torn)


def _missing(number: int, last: str, torn: int) -> int:
    """Entries beyond the last one; a head of the same number and another hash misses one."""
    try:
        head = json.loads(_folder().joinpath("head").read_text(encoding="utf-8"))
        ahead, known = int(head["number"]) - number, str(head["hash"])
    except (OSError, ValueError, KeyError, TypeError):
        return 1 if number else 0
    return max(ahead, int(ahead == 0 and known != last and not torn))


def _append(said: dict[str, str]) -> None:
    now = datetime.now(UTC)
    files = _files()
    if (path := _folder() / f"{now:%Y-%m}.jsonl") not in files and files:
        path = path if path > files[-1] else files[-1]  # a clock that was set back
    is_new_month = bool(files) and path not in files
    if is_new_month and (gone := _prunable(files, now)):
        _prune(gone, files[-1], now)
        files = _files()
    _write(path, files, now, said)


def _write(path: Path, files: list[Path], now: datetime, said: dict[str, str]) -> None:
    lines = (_end(files[-1]) if files else b"").split(b"\n")
    is_torn = bool(lines[-1])
    whole = [one for one in lines if one]
    last = whole[-1] if whole else b""
    number = 1 + next((one.number for line in reversed(whole) if (one := _entry(line))), 0)
    stated = {"number": number, "at": now.isoformat(timespec="milliseconds"), **said}
    line = json.dumps(
        {**stated, "previous": _hash(last) if last else ""}, ensure_ascii=False
    ).encode()
    if is_torn:
        _put(files[-1], b"\n")
    _put(path, line + b"\n")
    head = _folder() / "head.new"
    head.write_text(json.dumps({"number": number, "hash": _hash(line)}), encoding="utf-8")
    head.replace(_folder() / "head")


def _end(path: Path) -> bytes:
    """The last lines of a file, more than one in any case."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _END_BYTES))
        return file.read()


def _put(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "ab") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _prunable(files: list[Path], now: datetime) -> list[Path]:
    """The months that ended longer ago than entries are kept, the newest never among them."""
    oldest = now - timedelta(days=load_rules().access.log.days)
    return [path for path in files[:-1] if path.stem < f"{oldest:%Y-%m}"]


def _prune(gone: list[Path], newest: Path, now: datetime) -> None:
    """Their last hash is kept in an entry of its own, then they go."""
    last = [line for line in gone[-1].read_bytes().split(b"\n") if line][-1]
    subject = f"{gone[0].stem}–{gone[-1].stem}"
    said = {"who": "", "role": "administrator", "address": "", "act": "prune", "subject": subject}
    _write(newest, _files(), now, {**said, "outcome": "done", "ended": _hash(last)})
    for path in gone:
        path.unlink()


def _lines() -> Iterator[tuple[bytes, Entry | None]]:
    for path in _files():
        for line in path.read_bytes().split(b"\n"):
            if line:
                yield line, _entry(line)


def _entry(line: bytes) -> Entry | None:
    try:
        said: dict[str, Any] = json.loads(line)
        return Entry(**{**said, "at": datetime.fromisoformat(said["at"])})
    except (ValueError, TypeError, KeyError):
        return None


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _files() -> list[Path]:
    return sorted(_folder().glob("????-??.jsonl"))


def _folder() -> Path:
    return private_folder("audit")


@contextmanager
def alone() -> Iterator[None]:
    """One writer of the log at a time, of this process and of others."""
    with alone_in(_folder()):
        yield
