"""Links that sign in once, and the sessions that they and passwords begin.

A link or a cookie holds 256 random bits. ``var/access/`` has a file for each, named after the
hash: a link is used and a session ended by taking its file away, which happens once, whichever
process does it. A file says until when it holds and for whom; that of a session was last touched
when it was last used. Whoever opened the first link, without an account, is an administrator.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.accounts import Account, account, check_password, has_administrator, set_password
from data.environment import people_folder, private_folder, var_folder
from data.rights import MACHINE, Actor
from data.rules import load_rules

COOKIE = "signboard_session"
# Behind TLS a browser takes a cookie of this name from no other host and over nothing else.
SECURE_COOKIE = f"__Host-{COOKIE}"
# How exactly it is known when a session was last used.
_SEEN_SECONDS = 600
# Its secret signed cookies that nobody could end.
_OF_FIRST_RELEASE = "access.json"
_FIRST = "first-link.txt"
_Kind = Literal["link", "session", "step"]
_one_use = threading.Lock()
# From the password to the code; an authenticator may have to be set up in between.
_STEP_SECONDS = 600


@dataclass(frozen=True)
class _Held:
    """What a file says. whom: the account's name, "" without one.

    member: whom the organisation signed in, with role and units. county: the code of the county
    where it was made, "" in a prefecture and where there is none.
    """

    until: float = 0
    since: float = 0
    whom: str = ""
    member: Actor | None = None
    secret: str = ""
    county: str = ""

    @property
    def account(self) -> Account | None:
        """Whose it is; None without an account, and where it is closed or gone."""
        found = account(self.whom) if self.whom else None
        return None if found is None or found.is_closed else found

    @property
    def belongs_to(self) -> str:
        """The code of the county whose person it signs in; "" of a prefecture's own."""
        found = self.account
        return found.county if found else self.county

    @property
    def someone(self) -> Actor | None:
        """Who acts with it where it holds; None where the account is closed or gone."""
        if self.whom:
            found = self.account
            return None if found is None else found.actor
        return MACHINE if self.member is None else self.member

    @property
    def actor(self) -> Actor | None:
        """Who acts with it here; None too where it is another county's."""
        is_here = self.belongs_to in ("", load_rules().own_adcode)
        return self.someone if is_here else None


@dataclass(frozen=True)
class Step:
    """A sign-in between password and code. secret: of the authenticator that is being set up."""

    whom: str
    secret: str


@dataclass(frozen=True)
class Session:
    """A session that lasts. key: names it without being its cookie; times in Unix seconds."""

    key: str
    name: str
    role: str
    since: float
    used: float


def first_link() -> str | None:
    """A token for a sign-in link where no administrator signed in or can with a password."""
    (var_folder() / _OF_FIRST_RELEASE).unlink(missing_ok=True)
    signed_in = filter(None, map(_actor, _sessions()))
    if has_administrator() or any(one.role == "administrator" for one in signed_in):
        return None
    return new_link()


def new_link() -> str:
    """A token for a sign-in link; earlier links and sign-ins of here stop working.

    It is returned once and stored nowhere.
    """
    for path in _folder().iterdir():
        if _held(path).belongs_to == load_rules().own_adcode:
            path.unlink(missing_ok=True)
    return _link("")


def keep_link(address: str) -> Path:
    """The file in which the address of a link waits for the administrator, the newest alone."""
    path = _first()
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{address}\n")
    return path


def invitation(one: Account) -> str:
    """A token for the link with which an account gets its password, its first or another.

    Its earlier links and its sessions stop working.
    """
    end_sessions(one.name)
    for path in _folder().glob("link-*"):
        if _held(path).whom == one.name:
            path.unlink(missing_ok=True)
    return _link(one.name)


def invited(token: str) -> str | None:
    """The account for which a link works now, "" for none; None where it does not work."""
    link = _path("link", token)
    held = _held(link)
    one = held.account
    if held.until <= time.time() or (one is None if held.whom else held.actor is None):
        return None
    return None if one is not None and one.used_link == link.name else held.whom


def use_link(token: str, password: str = "") -> str | None:
    """The cookie of a session begun with a link, which works no more; None where it did not.

    password: of an account, from now on; raises AccountRefusal for a weak one, and OSError where
    it cannot be kept: then the link works still.
    """
    whom = invited(token)
    if whom is None:
        return None
    if whom:
        check_password(whom, password)
    link = _path("link", token)
    with _one_use:
        if invited(token) is None:
            return None  # used in this very moment
        if whom:
            set_password(whom, password, link.name)
            end_sessions(whom)  # those begun with the password before
        try:
            link.unlink()
        except OSError:
            if not whom:
                raise
            # The account knows the link as used.
    if not whom:
        _first().unlink(missing_ok=True)
    return begin(whom)


def begin(whom: str = "", member: Actor | None = None) -> str:
    """The cookie of a new session of an account, or of a member of the organisation."""
    for path in _sessions():
        if _lasting(path) is None:
            path.unlink(missing_ok=True)
    rules = load_rules().access
    hours = rules.organisation.hours if member else rules.sessions.longest_hours
    return _made("session", hours * 3600, whom, member)


def begin_step(whom: str, secret: str = "") -> str:
    """The token of a sign-in of which the code is missing; those that are out of time go."""
    for path in _folder().glob("step-*"):
        if _held(path).until < time.time():
            path.unlink(missing_ok=True)
    return _made("step", _STEP_SECONDS, whom, of_step=secret)


def step(token: str) -> Step | None:
    """The sign-in of a token; None where it is over."""
    held = _held(_path("step", token))
    return Step(held.whom, held.secret) if held.whom and held.until > time.time() else None


def end_step(token: str) -> None:
    """The token is over."""
    _path("step", token).unlink(missing_ok=True)


def is_proved_lately(cookie: str | None) -> bool:
    """Whether whoever holds a cookie signed in with it so lately that accounts may be changed.

    A session without a name always may: it has nothing to prove itself by, and whoever makes a
    link holds the machine.
    """
    path, minutes = _path("session", cookie or ""), load_rules().access.sessions.proof_minutes
    who = _actor(path)
    if who is None:
        return False
    return not who.name or _held(path).since > time.time() - minutes * 60


def session(cookie: str | None) -> Actor | None:
    """Who a cookie signs in; None where its session ended or was unused for too long."""
    path = _path("session", cookie or "")
    found = _actor(path)
    if found is not None:
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - _SEEN_SECONDS:
                os.utime(path, (time.time(),) * 2)
    return found


def sessions() -> list[Session]:
    """Every session that lasts, the one used last first; in a county those of its own people."""
    found = list[Session]()
    for path in _sessions():
        with suppress(FileNotFoundError):
            held = _lasting(path)
            if held is None or load_rules().own_adcode not in ("", held.belongs_to):
                continue
            if (who := held.someone) is not None:
                used = path.stat().st_mtime
                found.append(Session(path.name, who.name, who.role, held.since, used))
    return sorted(found, key=lambda one: -one.used)


def end_session(cookie: str | None) -> None:
    """The session of a cookie ends, in every browser that holds it."""
    _path("session", cookie or "").unlink(missing_ok=True)


def end_sessions(name: str, key: str = "", keep: str = "") -> None:
    """The sessions of a name end, or the one of a key; but for that of the cookie ``keep``."""
    kept = _path("session", keep).name
    for one in sessions():
        if one.name == name and key in ("", one.key) and one.key != kept:
            (_folder() / one.key).unlink(missing_ok=True)


def _link(whom: str) -> str:
    return _made("link", load_rules().access.links.hours * 3600, whom)


def _made(
    kind: _Kind, seconds: int, whom: str, member: Actor | None = None, of_step: str = ""
) -> str:
    """A new secret whose file is on the disk."""
    secret = secrets.token_urlsafe(32)
    path, now = _path(kind, secret), time.time()
    said: dict[str, object] = {"until": int(now) + seconds, "since": int(now), "whom": whom}
    if own := load_rules().own_adcode:
        said["county"] = own
    if of_step:
        said["secret"] = of_step
    if member is not None:
        units = None if member.units is None else sorted(member.units)
        said["member"] = [member.role, member.name, units]
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(said, file)
        file.flush()
        os.fsync(file.fileno())
    os.utime(path, (now, now))
    return secret


def _sessions() -> list[Path]:
    return list(_folder().glob("session-*"))


def _actor(path: Path) -> Actor | None:
    """Who the session of a file signs in here and now."""
    held = _lasting(path)
    return None if held is None else held.actor


def _lasting(path: Path) -> _Held | None:
    """What the file of a session says; None where it ended, or was unused for too long."""
    idle = load_rules().access.sessions.idle_hours * 3600
    try:
        is_used = path.stat().st_mtime > time.time() - idle
    except FileNotFoundError:
        return None
    held = _held(path)
    is_over = not is_used or held.until <= time.time() or held.someone is None
    return None if is_over else held


def _held(path: Path) -> _Held:
    """What a file says; of one that is not there or says nothing, that it ended long ago.

    A release without accounts wrote the second until which it held, and nothing else.
    """
    try:
        said = json.loads(path.read_bytes())
        if isinstance(said, int):
            return _Held(said)
        member = said.get("member")
        if member is not None:
            role, name, units = member
            member = Actor(role, name, None if units is None else frozenset(units))
        until, since = float(said["until"]), float(said["since"])
        more = (str(said.get(name, "")) for name in ("secret", "county"))
        return _Held(until, since, str(said["whom"]), member, *more)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return _Held()


def _path(kind: _Kind, secret: str) -> Path:
    # Secrets are random and 256 bits long: a slow hash would add nothing but load.
    name = hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
    return _folder() / f"{kind}-{name}"


def _first() -> Path:
    return private_folder("access") / _FIRST


def _folder() -> Path:
    return people_folder("access")
