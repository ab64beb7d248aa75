"""Members of the organisation: the name under which the history knows each.

The provider's subject says who somebody is. Names repeat, and pass on: a file each in
``var/members``, named after the subject's hash, holds every name that a subject ever had here, a
line each; nobody else gets one of them.
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
    plain = "".join(letter for letter in stated if letter.isprintable() or letter.isspace())
    name = " ".join(plain.split())[:LONGEST_NAME] or subject[:LONGEST_NAME]
    others = {name_key(one) for file in _folder().iterdir() if file != path for one in _names(file)}
    if name_key(name) in others or account(name) is not None:
        name = f"{name}（{subject}）"
    if name not in (own := _names(path)):
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        new.write_text("\n".join([*own, name]), encoding="utf-8")
        new.replace(path)
    return name


def _names(path: Path) -> list[str]:
    with suppress(OSError):
        return path.read_text(encoding="utf-8").splitlines()
    return []


def _folder() -> Path:
    return private_folder("members")
