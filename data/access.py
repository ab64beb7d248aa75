"""Who may upload: whoever opened a sign-in link, until that session ends.

A link holds 256 random bits, works once and within a day. Opening it begins a session whose
cookie holds another 256. ``var/access/`` has a file for each, named after the hash: a link is
used and a session ended by taking its file away, which happens once, whichever process does
it. A file says until when it holds; that of a session was last touched when it was last used.
Viewing asks for nothing.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Literal

from data.environment import var_folder

COOKIE = "signboard_session"
LINK_SECONDS = 24 * 3600
SESSION_SECONDS = 30 * 24 * 3600
IDLE_SECONDS = 7 * 24 * 3600
# How exactly it is known when a session was last used.
_SEEN_SECONDS = 600
# Its secret signed cookies that nobody could end.
_OF_FIRST_RELEASE = "access.json"
_Kind = Literal["link", "session"]


def first_link() -> str | None:
    """A token for a sign-in link where no browser is signed in, at every start; else None."""
    (var_folder() / _OF_FIRST_RELEASE).unlink(missing_ok=True)
    is_signed_in = any(_is_session(path) for path in _folder().glob("session-*"))
    return None if is_signed_in else new_link()


def new_link() -> str:
    """A token for a sign-in link; earlier links and sign-ins stop working.

    It is returned once and stored nowhere.
    """
    for path in _folder().iterdir():
        path.unlink(missing_ok=True)
    return _made("link", LINK_SECONDS)


def is_link(token: str) -> bool:
    """Whether a sign-in link with this token would work now."""
    return _until(_path("link", token)) > time.time()


def use_link(token: str) -> str | None:
    """The cookie of a session begun with a link, which works no more; None where it did not."""
    if not is_link(token):
        return None
    try:
        _path("link", token).unlink()
    except FileNotFoundError:
        return None  # used in this very moment
    for path in _folder().glob("session-*"):
        if not _is_session(path):
            path.unlink(missing_ok=True)
    return _made("session", SESSION_SECONDS)


def is_session(cookie: str | None) -> bool:
    """Whether a cookie is of a session that neither ended nor was unused for too long."""
    path = _path("session", cookie or "")
    if not _is_session(path):
        return False
    with suppress(FileNotFoundError):
        if path.stat().st_mtime < time.time() - _SEEN_SECONDS:
            os.utime(path, (time.time(),) * 2)
    return True


def end_session(cookie: str | None) -> None:
    """The session of a cookie ends, in every browser that holds it."""
    _path("session", cookie or "").unlink(missing_ok=True)


def _made(kind: _Kind, seconds: int) -> str:
    """A new secret whose file is on the disk."""
    secret = secrets.token_urlsafe(32)
    path, now = _path(kind, secret), time.time()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(str(int(now) + seconds))
        file.flush()
        os.fsync(file.fileno())
    os.utime(path, (now, now))
    return secret


def _is_session(path: Path) -> bool:
    try:
        is_used = path.stat().st_mtime > time.time() - IDLE_SECONDS
    except FileNotFoundError:
        return False
    return is_used and _until(path) > time.time()


def _until(path: Path) -> int:
    """The second until which a file holds; 0 where it is not there or says nothing."""
    try:
        return int(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return 0


def _path(kind: _Kind, secret: str) -> Path:
    # Secrets are random and 256 bits long: a slow hash would add nothing but load.
    name = hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
    return _folder() / f"{kind}-{name}"


def _folder() -> Path:
    folder = var_folder() / "access"
    if not folder.is_dir():
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder
