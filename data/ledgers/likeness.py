"""Which field an unknown header sounds like: 包靠领导 like 包联领导, 落地公司 like 项目公司.

Letters and pairs of letters are compared; one that few fields of the ledger are called by says
more than one of many (领导, 时间). It never decides: what it finds is asked, or read and asked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data.ledgers.headers import normal, without_brackets
from data.ledgers.registry import ledger, of_declarations

_UNKNOWN = 1.2  # what a letter weighs that no field is called by
_OF_HEADER = 0.7  # the share of a likeness that is of the header, the rest is of the field's word


@dataclass(frozen=True)
class Likeness:
    """How much a header sounds like a word of a field: 0 (nothing in common) to 1 (the same)."""

    share: float
    key: str
    word: str


@dataclass(frozen=True)
class _Words:
    parts: tuple[tuple[str, str, Counter[str]], ...]
    weights: Mapping[str, float]


def sounds_like(name: str, header: str) -> tuple[Likeness, ...]:
    """The fields of a ledger by their likeness to a header text, the nearest first.

    A header in Latin letters is like none: words there are not made of letters.
    """
    text = without_brackets(normal(header))
    if not text or text.isascii():
        return ()
    words, parts = _words_of(name), _parts(text)
    own = _weight(parts, words.weights)
    best: dict[str, Likeness] = {}
    for key, word, others in words.parts:
        common = _weight(parts & others, words.weights)
        whole = _OF_HEADER * own + (1 - _OF_HEADER) * _weight(others, words.weights)
        if key not in best or best[key].share < common / whole:
            best[key] = Likeness(common / whole, key, word)
    return tuple(sorted(best.values(), key=lambda one: -one.share))


@of_declarations
@cache
def _words_of(name: str) -> _Words:
    found: list[tuple[str, str, Counter[str]]] = []
    fields = Counter[str]()
    declared = [field for field in ledger(name).fields if not field.position]
    for field in declared:
        texts = {word: without_brackets(normal(word)) for word in field.texts}
        own = [(field.key, word, _parts(text)) for word, text in texts.items() if text]
        fields.update({part for _, _, parts in own for part in parts})
        found += [one for one in own if not one[1].isascii()]
    weights = {part: math.log((len(declared) + 1) / count) for part, count in fields.items()}
    return _Words(tuple(found), weights)


def _parts(text: str) -> Counter[str]:
    return Counter([*text, *(text[at : at + 2] for at in range(len(text) - 1))])


def _weight(parts: Counter[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(part, _UNKNOWN) * count for part, count in parts.items())
