"""The reader's language, and the one way to ask for a sentence, wherever it is printed.

Outside a page's run (wall, documents, command line) ``speaking`` sets the language; in a run
the frame answers for its reader (``ask``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from data import field_words
from data.field_words import VALUE_IDS
from data.formats import UNKNOWN, is_unknown
from data.texts import LANGUAGES, Language, text

_spoken: ContextVar[Language | None] = ContextVar("spoken language", default=None)
_reader: list[Callable[[], object]] = []


def ask(reader: Callable[[], object]) -> None:
    """From now on a run's language is what ``reader`` answers; anything unknown is Chinese."""
    _reader[:] = [reader]


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """While this lasts, sentences are in one language: for answers outside a page's run."""
    before = _spoken.set(chosen)
    try:
        yield
    finally:
        _spoken.reset(before)


def language() -> Language:
    """What ``speaking`` set, else what the reader of this run chose, else Chinese."""
    if spoken := _spoken.get():
        return spoken
    asked = _reader[0]() if _reader else None
    return next((candidate for candidate in LANGUAGES if candidate == asked), "zh")


def say(key: str, **arguments: object) -> str:
    """The message ``key`` in the reader's language."""
    return text(language(), key, **arguments)


def word(value: str | None) -> str:
    """A stored field word (``签约``, ``告警``) in the reader's language; unknown is a dash."""
    if value is None or is_unknown(value):
        return UNKNOWN
    value_id = VALUE_IDS.get(value)
    return value if value_id is None else say(f"value-{value_id}")


def projects_unit(number: object) -> str:
    """The unit beside a number of projects; none beside an unknown one."""
    if number is None or is_unknown(number):
        return ""
    return say("unit-projects", count=int(float(str(number))))


def field_label(name: str) -> str:
    """What a ledger's field is called (``signed_date`` → 签约日期); its name where nobody says."""
    return field_words.field_label(language(), name)
