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
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_FULL_WIDTH = re.compile("[“”‘’＂＇＝，［］｛｝【】、：]")
# What the reader of TOML says → what it is called here.
_TOML_FAULTS = {
    "Cannot overwrite": "toml-twice",
    "twice": "toml-twice",
    "Unclosed": "toml-unclosed",
    "Unterminated": "toml-unclosed",
    "Illegal character": "toml-unclosed",
    "Expected '\"'": "toml-unclosed",
    'Expected "\'"': "toml-unclosed",
    "Invalid value": "toml-value",
}
# What the validation says of a value → how it is to be written.
_SHAPES = {
    "tuple": "list",
    "dict": "table",
    "model": "table",
    "string": "text",
    "bool": "flag",
    "int": "number",
    "float": "number",
}
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
        return (
            f"{text(language, 'ledger-fault-at', **self.arguments)}{self._said(language, self.key)}"
        )

    def remedy(self, language: Language) -> str:
        """What to do about it."""
        return self._said(language, f"{self.key}.remedy")

    def _said(self, language: Language, key: str) -> str:
        mark = text(language, "list-mark")
        told = {
            name: value.replace(LIST_SEPARATOR, mark) if isinstance(value, str) else value
            for name, value in self.arguments.items()
        }
        return text(language, key, **told)

    def of_file(self, file: str) -> DeclarationError:
        """The same, of a file under its own name."""
        return DeclarationError(self.key, **{**self.arguments, "file": file})


class Fault(ValueError):  # noqa: N818 - said of what was checked, not raised to a caller
    """What a check found wrong; the last line with ``key`` (and ``word`` behind it) shows it.

    line: among the arguments where it is known without looking for it.
    """

    def __init__(self, message: str, key: str, word: str = "", **arguments: str) -> None:
        super().__init__(f"{message} {arguments}")
        self.message, self.key, self.word, self.arguments = message, key, word, arguments


def listed(names: Iterable[str]) -> str:
    """Names in one argument, in their order in the alphabet."""
    return LIST_SEPARATOR.join(sorted(names))


def error_of(file: str, written: str, error: Exception) -> DeclarationError:
    """The error of a file whose text is ``written``, from what its reader raised."""
    if isinstance(error, tomllib.TOMLDecodeError):
        return _of_toml(file, written, str(error))
    if isinstance(error, ValidationError):
        # A key that is misspelt is also missing: it is told as what was written.
        found = sorted(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        return _of_validation(file, written, found[0])
    if isinstance(error, Fault):
        line = line_of(written, error.key, error.word) if error.key else 0
        told = error.arguments | {"line": int(error.arguments.get("line", line))}
        return DeclarationError(error.message, file=file, **told)
    return DeclarationError("ledger-fault-other", file=file, line=0)


def _of_toml(file: str, written: str, said: str) -> DeclarationError:
    """What keeps a text from being TOML, in words of its reader's language."""
    lines = written.splitlines()
    at = _AT_LINE.search(said)
    line = int(at[1]) if at else len(lines)
    arguments: dict[str, str | int] = {"file": file, "line": line}
    # An opening that is never closed shows further down than it stands.
    for number in (line, line - 1):
        bare = _QUOTED.sub("", lines[number - 1]) if 0 < number <= len(lines) else ""
        if signs := sorted(set(_FULL_WIDTH.findall(bare.partition("#")[0]))):
            arguments |= {"line": number, "names": " ".join(signs)}
            return DeclarationError("ledger-fault-full-width", **arguments)
    key = next((key for word, key in _TOML_FAULTS.items() if word in said), "toml")
    return DeclarationError(f"ledger-fault-{key}", **arguments)


def _of_validation(file: str, written: str, found: Any) -> DeclarationError:
    inner = found.get("ctx", {}).get("error")
    if isinstance(inner, Fault):
        return error_of(file, written, inner)
    place = found["loc"]
    keys = [str(one) for one in reversed(place) if isinstance(one, str)]
    section = next(
        (
            (str(name), number)
            for name, number in pairwise(place)
            if isinstance(number, int) and f"[[{name}]]" in written
        ),
        ("", 0),
    )
    line = next(filter(None, (_line_of_key(written, section, key) for key in keys)), 0)
    key = keys[0] if keys else ""
    arguments: dict[str, str | int] = {"file": file, "line": line or _begin_of(written, section)}
    if found["type"] == "extra_forbidden":
        return DeclarationError("ledger-fault-unknown-key", name=key, **arguments)
    if found["type"] == "missing":
        arguments["line"] = _begin_of(written, section)
        return DeclarationError("ledger-fault-missing", name=key, **arguments)
    if found["type"] == "literal_error":
        allowed = str(found["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        allowed = LIST_SEPARATOR.join(one for one in allowed.split(", ") if one)
        value = str(found["input"])[:_LONGEST]
        return DeclarationError(
            "ledger-fault-value", name=key, value=value, allowed=allowed, **arguments
        )
    wanted = next((kind for word, kind in _SHAPES.items() if found["type"].startswith(word)), "")
    return DeclarationError("ledger-fault-shape", name=key, wanted=wanted, **arguments)


def line_of(written: str, key: str, word: str = "") -> int:
    """The last line that sets ``key`` and holds ``word``, else the last with the word; else 0."""
    lines = [*enumerate(written.splitlines(), 1)]
    hits = [number for number, line in lines if _sets(line, key) and word in line]
    hits = hits or [number for number, line in lines if word and word in line]
    return hits[-1] if hits else 0


def _line_of_key(written: str, section: tuple[str, int], key: str) -> int:
    """The line that sets ``key`` in the n-th ``[[section]]``, or at the head; 0 where none does."""
    start = _begin_of(written, section)
    for number, line in enumerate(written.splitlines()[start - 1 :], start):
        if number > start and line.lstrip().startswith("[["):
            break
        if _sets(line, key):
            return number
    return 0


def _begin_of(written: str, section: tuple[str, int]) -> int:
    """The first line of the n-th ``[[section]]``; of the head 1."""
    name, wanted = section
    begins = [n for n, line in enumerate(written.splitlines(), 1) if line.strip() == f"[[{name}]]"]
    return begins[wanted] if name and wanted < len(begins) else 1


def _sets(line: str, key: str) -> bool:
    return re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line) is not None
