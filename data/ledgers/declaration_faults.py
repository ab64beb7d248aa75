"""What is wrong in a ledger's TOML file: which file, which line, in words that a person can act on.

A check of ``declaration`` raises a ``Fault`` that says what it looked at; here it becomes a
``DeclarationError`` with the line on which that stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from data.issues import LIST_SEPARATOR
from data.texts import Language, SpokenRefusal, text

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_LONGEST = 200


class DeclarationError(SpokenRefusal):
    """A ledger's TOML file that does not say what it must.

    key and arguments: the message of the catalogue, ``file`` and ``line`` (0: of no one line)
    among the arguments.
    """

    def __str__(self) -> str:
        """The sentence for logs and for developers."""
        return self.message("en")

    def message(self, language: Language) -> str:
        """File, line, and what is wrong there."""
        return f"{text(language, 'ledger-fault-at', **self.arguments)}{super().message(language)}"

    def of_file(self, file: str) -> DeclarationError:
        """The same, of a file under its own name."""
        return DeclarationError(self.key, **{**self.arguments, "file": file})


class Fault(ValueError):  # noqa: N818 - said of what was checked, not raised to a caller
    """What a check found wrong; the last line with ``key`` (and ``word`` behind it) shows it."""

    def __init__(self, message: str, key: str, word: str = "", **arguments: str) -> None:
        super().__init__(f"{message} {arguments}")
        self.message, self.key, self.word, self.arguments = message, key, word, arguments


def listed(names: Iterable[str]) -> str:
    """Names in one argument, in their order in the alphabet."""
    return LIST_SEPARATOR.join(sorted(names))


def error_of(file: str, written: str, error: Exception) -> DeclarationError:
    """The error of a file whose text is ``written``, from what its reader raised."""
    if isinstance(error, tomllib.TOMLDecodeError):
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else len(written.splitlines())
        detail = _AT_LINE.sub("", str(error)).strip()
        return DeclarationError("ledger-fault-toml", file=file, line=line, detail=detail)
    if isinstance(error, ValidationError):
        # A key that is misspelt is also missing: it is told as what was written.
        found = sorted(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        return _of_validation(file, written, found[0])
    if isinstance(error, Fault):
        line = line_of(written, error.key, error.word)
        return DeclarationError(error.message, file=file, line=line, **error.arguments)
    return DeclarationError("ledger-fault-other", file=file, line=0, detail=str(error)[:_LONGEST])


def _of_validation(file: str, written: str, found: Any) -> DeclarationError:
    inner = found.get("ctx", {}).get("error")
    if isinstance(inner, Fault):
        return error_of(file, written, inner)
    place = found["loc"]
    key = next((str(one) for one in reversed(place) if isinstance(one, str)), "")
    section = next(
        ((str(name), number) for name, number in pairwise(place) if isinstance(number, int)),
        ("", 0),
    )
    arguments: dict[str, str | int] = {"file": file, "line": _line_in(written, section, key)}
    if found["type"] == "extra_forbidden":
        return DeclarationError("ledger-fault-unknown-key", name=key, **arguments)
    if found["type"] == "missing":
        return DeclarationError("ledger-fault-missing", name=key, **arguments)
    if found["type"] == "literal_error":
        allowed = str(found["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        allowed = LIST_SEPARATOR.join(one for one in allowed.split(", ") if one)
        value = str(found["input"])[:_LONGEST]
        return DeclarationError(
            "ledger-fault-value", name=key, value=value, allowed=allowed, **arguments
        )
    detail = f"{key}: {found['msg']}"[:_LONGEST]
    return DeclarationError("ledger-fault-other", detail=detail, **arguments)


def line_of(written: str, key: str, word: str = "") -> int:
    """The last line that sets ``key`` and holds ``word``; 0 where none does."""
    lines = enumerate(written.splitlines(), 1)
    hits = [number for number, line in lines if _sets(line, key) and word in line]
    return hits[-1] if hits else 0


def _line_in(written: str, section: tuple[str, int], key: str) -> int:
    """The line of ``key`` in the n-th ``[[section]]``, or that section's first line."""
    name, wanted = section
    count, start, lines = -1, 0, written.splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip() == f"[[{name}]]":
            count += 1
            if count == wanted:
                start = number
        elif count == (wanted if name else -1) and _sets(line, key):
            return number
        if not name and line.lstrip().startswith("["):
            break
    return start


def _sets(line: str, key: str) -> bool:
    return re.match(rf"\s*{re.escape(key)}\s*=", line) is not None
