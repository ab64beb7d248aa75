"""Who may upload: whoever opened the first-run link, and nobody else.

The token is 256 random bits, shown once; ``var/access.json`` keeps its salted hash and
a secret that signs browser cookies. A new token makes a new secret, so every earlier
sign-in ends with it. Viewing asks for nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from data.environment import var_folder

COOKIE = "signboard_session"
COOKIE_SECONDS = 30 * 24 * 3600


@dataclass(frozen=True)
class _Keys:
    salt: str
    token_hash: str
    cookie_secret: str


def first_token() -> str | None:
    """A new administrator token where there is none yet; None on every later start."""
    return None if _path().is_file() else new_token()


def new_token() -> str:
    """Replaces the administrator token; earlier tokens and sign-ins stop working.

    The token is returned once and stored nowhere.
    """
    token = secrets.token_urlsafe(32)
    salt = secrets.token_hex(16)
    keys = _Keys(salt=salt, token_hash=_hash(salt, token), cookie_secret=secrets.token_hex(32))
    part = _path().with_suffix(".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(asdict(keys), file)
    part.replace(_path())
    return token


def is_token(token: str) -> bool:
    """Whether this is the administrator token."""
    keys = _keys()
    return keys is not None and hmac.compare_digest(_hash(keys.salt, token), keys.token_hash)


def session_cookie() -> str:
    """A signed cookie value that proves a sign-in until its expiry."""
    keys = _keys()
    if keys is None:
        raise RuntimeError("no administrator token was made yet")
    expiry = str(int(time.time()) + COOKIE_SECONDS)
    return f"{expiry}.{_sign(keys, expiry)}"


def is_session(cookie: str | None) -> bool:
    """Whether a cookie value was signed by the present keys and has not expired."""
    keys = _keys()
    if keys is None or not cookie:
        return False
    expiry, _, signature = cookie.partition(".")
    if not hmac.compare_digest(_sign(keys, expiry).encode(), signature.encode()):
        return False
    return expiry.isdecimal() and int(expiry) > time.time()


def _path() -> Path:
    return var_folder() / "access.json"


def _keys() -> _Keys | None:
    try:
        stored = json.loads(_path().read_text(encoding="utf-8"))
        return _Keys(**stored)
    except FileNotFoundError:
        return None


def _hash(salt: str, token: str) -> str:
    # The token is random and 256 bits long: a slow hash would add nothing but load.
    return hashlib.sha256(f"{salt}:{token}".encode()).hexdigest()


def _sign(keys: _Keys, expiry: str) -> str:
    return hmac.new(keys.cookie_secret.encode(), expiry.encode(), hashlib.sha256).hexdigest()
