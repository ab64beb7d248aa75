"""What a command answers: what ``--json`` prints, the same for a person, and the exit code.

Functions of this room make it out of the values that the other rooms work with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from data.texts import Language, SpokenRefusal, text

Json = dict[str, object]
FINE, REFUSED, WRONG_USAGE, BUSY = 0, 1, 2, 3


@dataclass(frozen=True)
class Report:
    """An answer; exit_code is that of ``python -m data``, the keys are a contract (docs)."""

    payload: Json
    text: str
    exit_code: int = FINE

    @classmethod
    def of(cls, payload: Json, lines: Iterable[str], exit_code: int = FINE) -> Report:
        """From its lines."""
        return cls(payload, "\n".join(lines), exit_code)

    @property
    def is_refusal(self) -> bool:
        """Whether the command was not carried out."""
        return "error" in self.payload

    def to_json(self) -> str:
        """All of it as text, on its way between two processes."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_json(written: str) -> Report:
        """The report that a text describes."""
        return Report(**json.loads(written))


def refused(refusal: SpokenRefusal, language: Language, exit_code: int = REFUSED) -> Report:
    """Why a command was not carried out, and what to do."""
    found = refusal.key, refusal.message(language), refusal.remedy(language)
    return refusal_report(*found, language, exit_code)


def refused_text(
    key: str, language: Language, *, exit_code: int = REFUSED, code: str = "", **arguments: str
) -> Report:
    """The same from a message of the catalogue and its ``.remedy``; code: where it is another."""
    message, remedy = (text(language, name, **arguments) for name in (key, f"{key}.remedy"))
    return refusal_report(code or key, message, remedy, language, exit_code)


def refusal_report(
    code: str, message: str, remedy: str, language: Language, exit_code: int = REFUSED
) -> Report:
    """The same from its sentences; remedy: "" where nothing is to be done."""
    lines = [text(language, "cli-error", message=message)]
    if remedy:
        lines.append(text(language, "cli-remedy", remedy=remedy))
    error = {"code": code, "message": message, "remedy": remedy}
    return Report.of({"error": error}, lines, exit_code)


def attributes(value: object, names: str) -> Json:
    """Some attributes of a value under their own names; of ``name?`` null where it is empty.

    Amounts become numbers, days and moments texts, tuples lists.
    """
    found: Json = {}
    for name in names.split():
        key = name.rstrip("?")
        own = getattr(value, key)
        found[key] = plain(own) or None if name.endswith("?") else plain(own)
    return found


def plain(value: object) -> object:
    """A value as JSON can say it."""
    match value:
        case datetime():
            return value.isoformat(timespec="seconds")
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case tuple():
            return [plain(one) for one in value]
        case _:
            return value


def share(value: float, digits: int) -> float:
    """A share without what a machine's arithmetic leaves behind its last digit."""
    return round(value, digits)


def number(stated: str | None) -> float | None:
    """A sum that is kept as text, as a number."""
    return None if stated is None else float(stated)
