"""The office's own accounts: a file each in ``var/accounts``, written whole or not at all.

A password is kept as its argon2id hash alone, with the parameters of RFC 9106 for machines of
little memory (64 MB, three passes), which ``argon2-cffi`` has as its own.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
import secrets
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from data.alone import alone_in
from data.environment import people_folder
from data.rights import Actor
from data.rules import load_rules
from data.rules.roles import Role
from data.texts import SpokenRefusal

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LONGEST_NAME = 40
_LONGEST_PASSWORD = 256
# Of zxcvbn's 0 to 4: from 3 on more than 10^8 guesses.
_LEAST_STRENGTH = 3


class AccountRefusal(SpokenRefusal):
    """An account or a password that cannot be taken."""


@dataclass(frozen=True)
class Account:
    """name: with which one signs in and which the history says. units: None for every one.

    password: its hash, "" until the invitation was used. is_closed: nobody signs in with it.
    second: the secret of its authenticator, "" without one; second_used: the half minute of the
    last code; recovery: hashes of the codes that work once instead (``data/second_step.py``);
    used_link: the last link that it was set up with, which works no more. county: the code of the
    one county that it is for; "" for all of a prefecture, and where there is none.
    """

    name: str
    role: Role
    units: tuple[str, ...] | None = None
    password: str = ""
    is_closed: bool = False
    second: str = ""
    second_used: int = 0
    recovery: tuple[str, ...] = ()
    used_link: str = ""
    county: str = ""

    @property
    def is_here(self) -> bool:
        """Whether one may sign in with it here."""
        return self.county in ("", load_rules().own_adcode)

    @property
    def county_name(self) -> str:
        """What the county that it is for is called; its code where the settings name none."""
        counties = {one.adcode: one.name for one in load_rules().prefecture.county}
        return counties.get(self.county, self.county)

    @property
    def actor(self) -> Actor:
        """Who acts with it here."""
        rules, role = load_rules(), self.role
        if self.county != rules.own_adcode:
            role = rules.prefecture.roles_in_counties.get(role, role)
        return Actor(role, self.name, None if self.units is None else frozenset(self.units))


def accounts() -> list[Account]:
    """Every account that can be read, by name; in a county of a prefecture its own."""
    found = (_read(path) for path in _folder().glob("*.json"))
    own = load_rules().own_adcode
    here = (one for one in found if one is not None and own in ("", one.county))
    return sorted(here, key=lambda one: one.name)


def account(name: str) -> Account | None:
    """The account of a name, closed ones too; None where there is none."""
    return _read(_path(name))


def add(
    name: str, role: Role, units: Iterable[str] | None = None, county: str | None = None
) -> Account:
    """A new account, without a password yet; raises AccountRefusal.

    county: that it is for; of a county itself always its own.
    """
    own = load_rules().own_adcode
    known = {"", *(one.adcode for one in load_rules().prefecture.county)}
    county = own or county or ""
    if county not in known:
        raise AccountRefusal("account-county-unknown", county=county)
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise AccountRefusal("account-name-wrong", most=LONGEST_NAME)
    with alone():
        if account(name) is not None:
            raise AccountRefusal("account-name-taken", name=name)
        return keep(Account(name, role, _units(role, units), county=county))


def change(name: str, role: Role, units: Iterable[str] | None, *, is_closed: bool) -> Account:
    """The account with another role, units, or closed; raises AccountRefusal for an unknown one."""
    units = _units(role, units)
    with alone():
        if _known(name) not in accounts():  # the prefecture's are not a county's to change
            raise AccountRefusal("account-unknown", name=name)
        return keep(replace(_known(name), role=role, units=units, is_closed=is_closed))


def set_password(name: str, password: str, link: str = "") -> None:
    """From now on the account's password; raises AccountRefusal for one that is too weak.

    link: with which it was set, and which works no more.
    """
    check_password(name, password)
    made = _hasher().hash(password)  # takes long, and nobody is to wait for it
    with alone():
        known = _known(name)
        keep(replace(known, password=made, used_link=link or known.used_link))


def check_password(name: str, password: str) -> None:
    """Raises AccountRefusal for a password that this account may not have."""
    shortest = load_rules().access.passwords.shortest
    if len(password) < shortest:
        raise AccountRefusal("account-password-short", least=shortest)
    if _is_breached(password):
        raise AccountRefusal("account-password-breached")
    if len(password) > _LONGEST_PASSWORD or _is_guessed(password, name):
        raise AccountRefusal("account-password-weak", most=_LONGEST_PASSWORD)


def passes(name: str, password: str) -> Account | None:
    """The account, where it is open and this is its password.

    An unknown name takes as long as a wrong password.
    """
    from argon2.exceptions import InvalidHashError, VerificationError

    found = account(name)
    known = found.password if found is not None else ""
    try:
        _hasher().verify(known or _nobodys(), password[: _LONGEST_PASSWORD + 1])
    except (VerificationError, InvalidHashError):
        return None
    if found is None or not known or found.is_closed:
        return None
    if _hasher().check_needs_rehash(known):
        made = _hasher().hash(password)
        with alone():
            now = account(name)
            if now is not None and now.password == known:  # else another was set meanwhile
                keep(replace(now, password=made))
    return found


def has_administrator() -> bool:
    """Whether an administrator can sign in with an account."""
    found = (_read(path) for path in _folder().glob("*.json"))
    here = (one for one in found if one is not None and one.is_here and not one.is_closed)
    return any(one.actor.role == "administrator" and one.password for one in here)


def _is_breached(password: str) -> bool:
    """Whether it stands in the office's list, as it is or in small letters.

    Raises AccountRefusal where there is a list and it cannot be read.
    """
    path = load_rules().access.passwords.breached
    if not path:
        return False
    try:
        with (
            Path(path).open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines,
        ):
            return any(_is_line(lines, one) for one in {password, password.casefold()})
    except (OSError, ValueError) as fault:
        raise AccountRefusal("account-password-unasked") from fault


def _is_line(lines: mmap.mmap, password: str) -> bool:
    sought, at = password.encode("utf-8", "surrogatepass"), -1
    while (at := lines.find(sought, at + 1)) >= 0:
        end = lines[at + len(sought) : at + len(sought) + 1]
        if (at == 0 or lines[at - 1 : at] == b"\n") and end in (b"", b"\r", b"\n"):
            return True
    return False


def _is_guessed(password: str, name: str) -> bool:
    from zxcvbn import zxcvbn

    # It looks at no more than 72 letters; what is that long is not guessed by a list.
    found = zxcvbn(password[:72], user_inputs=[name, "signboard", "zhaoshang", "招商引资"])
    return bool(found["score"] < _LEAST_STRENGTH)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    made: str = _hasher().hash(secrets.token_urlsafe())
    return made


def _units(role: Role, units: Iterable[str] | None) -> tuple[str, ...] | None:
    """Of an editor those that were named; nobody else has any of their own."""
    return tuple(sorted(set(units))) if role == "editor" and units is not None else None


def _known(name: str) -> Account:
    found = account(name)
    if found is None:
        raise AccountRefusal("account-unknown", name=name)
    return found


def _read(path: Path) -> Account | None:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        units, recovery = said["units"], tuple(said.get("recovery", ()))
        units = None if units is None else tuple(units)
        return Account(**{**said, "units": units, "recovery": recovery})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def alone() -> AbstractContextManager[None]:
    """Around reading an account and keeping it changed: nobody else changes any meanwhile."""
    return alone_in(_folder())


def keep(one: Account) -> Account:
    """The account as it is kept from now on."""
    path = _path(one.name)
    new = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(asdict(one), file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    return one


def name_key(name: str) -> str:
    """A name as it is told from others, however it was typed."""
    return " ".join(name.split()).casefold()


def _path(name: str) -> Path:
    key = name_key(name).encode("utf-8", "surrogatepass")
    return _folder() / f"{hashlib.sha256(key).hexdigest()[:32]}.json"


def _folder() -> Path:
    return people_folder("accounts")
