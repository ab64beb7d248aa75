"""Why a header is taken for a field: which of its words matched, and how far it was trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.ledgers.composition import readings
from data.ledgers.declaration import ledger
from data.ledgers.header_lookup import Step, header_readings, texts_of, words_of
from data.ledgers.headers import normal
from data.tables import HeaderColumn

How = Literal[
    "same",
    "synonym",
    "weak",
    "part",
    "bracket",
    "date-word",
    "neutral",
    "period",
    "composed",
    "said",
]


@dataclass(frozen=True)
class Match:
    """A field that a header may mean: word is the declared text, how it was found.

    ``same``: the canonical header; ``synonym``: another word for it; ``weak``: a word
    that also means other things; ``part``: one level of a header of several; ``bracket``,
    ``date-word``, ``neutral``: only after leaving out brackets, 时间/日期, or words that
    change nothing; ``period``: with the year or month in words; ``composed``: its words
    together mean the field; ``said``: a person said so.
    """

    key: str
    word: str
    how: How
    confidence: float


def matches(name: str, column: HeaderColumn, year: int | None = None) -> tuple[Match, ...]:
    """Every field of a ledger that a header may mean, the surest first; year: the sheet's own."""
    words = words_of(name)
    best: dict[str, Match] = {}
    for number, (text, trust) in enumerate(texts_of(column)):
        for form, looseness, step in header_readings(text, year):
            for key, weight in words.get(form, ()):
                sure = round(trust * looseness * weight, 3)
                if key not in best or best[key].confidence < sure:
                    best[key] = Match(key, *_word(name, key, form, number, step, trust), sure)
    if not best:
        for text, trust in texts_of(column):
            for key, looseness in readings(name, text):
                sure = round(trust * looseness, 3)
                if key not in best or best[key].confidence < sure:
                    best[key] = Match(key, ledger(name).field(key).header, "composed", sure)
    return tuple(sorted(best.values(), key=lambda match: -match.confidence))


def _word(name: str, key: str, form: str, number: int, step: Step, trust: float) -> tuple[str, How]:
    """The declared text behind a normal form, and how it was reached."""
    field = ledger(name).field(key)
    word = next((text for text in field.texts if normal(text) == form), form)
    if step != "same":
        return word, step
    if word in field.weak:
        return word, "weak"
    if number and trust < 1:
        return word, "part"
    return word, "same" if word in (field.header, field.english) else "synonym"
