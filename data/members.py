"""Members of the organisation: the name under which the history knows each, for good.

The provider's subject says who somebody is. Names repeat, and pass on: a file each in
``var/members``, named after the subject's hash, says which name the first sign-in took.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from data.accounts import LONGEST_NAME, account, name_key
from data.environment import private_folder


def member_name(subject: str, stated: str) -> str:
    """The name of a subject; one that another member or an account has is told apart by it."""
    path = _folder() / hashlib.sha256(subject.encode("utf-8", "surrogatepass")).hexdigest()
    name = " ".join(stated.split())[:LONGEST_NAME]
    known = _read(path)
    if known is not None and known in (name, _apart(name, subject)):
        return known
    others = {name_key(_read(one) or "") for one in _folder().iterdir() if one != path}
    if name_key(name) in others or account(name) is not None:
        name = _apart(name, subject)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    new.write_text(name, encoding="utf-8")
    new.replace(path)
    return name


def _apart(name: str, subject: str) -> str:
    return f"{name}（{subject}）"


def _read(path: Path) -> str | None:
    with suppress(OSError):
        return path.read_text(encoding="utf-8")
    return None


def _folder() -> Path:
    return private_folder("members")
