"""The second step of a sign-in: a code of an authenticator (RFC 6238), or a recovery code.

Whoever gave the right password holds for some minutes a step, 256 random bits whose file in
``var/access`` says for which account. A code is of half a minute, works once, and the one before
counts too, as clocks differ and typing takes time (RFC 6238, 5.2). Recovery codes hold 120 bits
each, are kept as their hashes and work once.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from dataclasses import dataclass, replace

import pyotp
from pyotp.utils import strings_equal

from data.access import Step, begin_step, end_step, step
from data.accounts import Account, AccountRefusal, account, alone, keep
from data.rules import load_rules

RECOVERY_CODES = 5
_SECONDS = 30


@dataclass(frozen=True)
class Enrolment:
    """What an authenticator is given: the secret, and the address that a picture carries."""

    token: str
    secret: str
    address: str


def is_needed(found: Account) -> bool:
    """Whether this account signs in with two steps: it was turned on, or its role has to."""
    return bool(found.second) or is_required(found)


def is_required(found: Account) -> bool:
    """Whether the account's role may not sign in by a password alone."""
    return found.role in load_rules().access.second_step.roles


def after_password(name: str) -> str:
    """The token of a step, for an account that has an authenticator."""
    return begin_step(name)


def enrolment(name: str) -> Enrolment:
    """What is shown to an account that is to get an authenticator."""
    secret = pyotp.random_base32()
    return _shown(name, begin_step(name, secret), secret)


def shown_again(token: str) -> Enrolment | None:
    """The same once more, after a code that was wrong; None where the step is over."""
    found = step(token)
    return _shown(found.whom, token, found.secret) if found and found.secret else None


def pending(token: str) -> Step | None:
    """Whose step a token is; None where it is over."""
    return step(token)


def passes(token: str, code: str) -> Account | None:
    """The account whose code this is; the step is over with it."""
    with alone():
        found = _account(token)
        if found is None or not found.second:
            return None
        used = _with_code(found, code) or _with_recovery(found, code)
        if used is not None:
            keep(used)
            end_step(token)
        return used


def enrolled(token: str, code: str) -> tuple[Account, list[str]] | None:
    """The account with its new authenticator, and its recovery codes, which are shown once."""
    with alone():
        found, held = _account(token), step(token)
        if found is None or held is None or not held.secret:
            return None
        used = _with_code(replace(found, second=held.secret, second_used=0), code)
        if used is None:
            return None
        codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
        kept = keep(replace(used, recovery=tuple(_digest(one) for one in codes)))
        end_step(token)
        return kept, codes


def turn_off(name: str) -> Account:
    """The account without an authenticator; raises AccountRefusal for an unknown one."""
    with alone():
        found = account(name)
        if found is None:
            raise AccountRefusal("account-unknown", name=name)
        return keep(replace(found, second="", second_used=0, recovery=()))


def _account(token: str) -> Account | None:
    held = step(token)
    found = account(held.whom) if held else None
    return None if found is None or found.is_closed else found


def _with_code(found: Account, code: str) -> Account | None:
    now = int(time.time()) // _SECONDS
    given = "".join(code.split())
    for count in (now - 1, now):
        is_new = count > found.second_used
        if is_new and strings_equal(pyotp.TOTP(found.second).generate_otp(count), given):
            return replace(found, second_used=count)
    return None


def _with_recovery(found: Account, code: str) -> Account | None:
    given = _digest(code)
    if given not in found.recovery:
        return None
    return replace(found, recovery=tuple(one for one in found.recovery if one != given))


def _recovery_code() -> str:
    letters = base64.b32encode(secrets.token_bytes(15)).decode().lower()
    return "-".join(letters[at : at + 4] for at in range(0, 24, 4))


def _digest(code: str) -> str:
    plain = "".join(code.lower().replace("-", "").split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _shown(name: str, token: str, secret: str) -> Enrolment:
    address = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Signboard")
    return Enrolment(token, secret, address)
