"""Which field an unknown header sounds like: 包靠领导 like 包联领导, ``Borrowed on`` like
``Date borrowed``.

Of a Chinese header letters and pairs of letters are compared, of one in Latin letters its words
without their endings; what few fields of the ledger are called by says more than what many are
(领导, 时间). It never decides: what it finds is asked, or read and asked.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from data.ledgers.composed_headers import partly_composed, said_by, words_for
from data.ledgers.headers import normal, without_brackets
from data.ledgers.registry import ledger, ledgers, of_declarations

_UNKNOWN = 1.2  # what a letter weighs that no field is called by
_LONGEST_WORD = 18
_ENDINGS = re.compile(r"(?<=[a-z]{3})(?:ings?|ed|ers?|ions?|es|s|e)$")
_LETTERS = re.compile(r"[a-z]+")
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
    happened: frozenset[str]


@of_declarations
@lru_cache(maxsize=16384)
def sounds_like(name: str, header: str) -> tuple[Likeness, ...]:
    """The fields of a ledger by their likeness to a header text, the nearest first."""
    text = _plain(header)
    if not text:
        return ()
    words, parts = _words_of(name), _parts(text)
    is_ahead = lies_ahead(header)
    own = _weight(parts, words.weights)
    best: dict[str, Likeness] = {}
    for key, word, others in words.parts:
        if is_ahead and key in words.happened:
            continue  # a day promised is not the day on which it was done
        share = 0.0
        if not parts.keys().isdisjoint(others):
            common = _weight(parts & others, words.weights)
            share = common / (_OF_HEADER * own + (1 - _OF_HEADER) * _weight(others, words.weights))
        if key not in best or best[key].share < share:
            best[key] = Likeness(share, key, word)
    for key, share in partly_composed(name, text):
        if key not in best or best[key].share < share:
            best[key] = Likeness(share, key, ledger(name).field(key).header)
    return tuple(sorted(best.values(), key=lambda one: -one.share))


def _plain(header: str) -> str:
    """A header as it is compared: of what it is a part of (其中) says nothing."""
    return without_brackets(normal(header)).removeprefix("其中").lstrip(":")


def begins_otherwise(header: str, word: str) -> bool:
    """Whether two Chinese headers end alike and begin with nothing in common.

    借出日期 is as like 应还日期 as the kind of thing that both are of, and is another one;
    借用部门 and 借用单位 begin alike.
    """
    one, other = (without_brackets(normal(text)) for text in (header, word))
    pairs = zip(reversed(one), reversed(other), strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    begins = one[: len(one) - alike], other[: len(other) - alike]
    return bool(alike) and not one.isascii() and all(begins) and not {*begins[0]} & {*begins[1]}


def lies_ahead(header: str) -> bool:
    """Whether a header speaks of what is planned or promised."""
    return any(word in normal(header) for word in words_for("planned"))


@of_declarations
@cache
def _words_of(name: str) -> _Words:
    found: list[tuple[str, str, Counter[str]]] = []
    fields = Counter[str]()
    declared = [field for field in ledger(name).fields if not field.position]
    for field in declared:
        texts = {word: _plain(word) for word in field.texts}
        own = [(field.key, word, _parts(text)) for word, text in texts.items() if text]
        fields.update({part for _, _, parts in own for part in parts})
        found += own
    weights = {part: math.log((len(declared) + 1) / count) for part, count in fields.items()}
    happened = {field.key for field in declared if ledger(name).has_happened(field)}
    return _Words(tuple(found), weights, frozenset(happened))


def _parts(text: str) -> Counter[str]:
    if text.isascii():
        return Counter(_sense(word) for word in _latin_words(text) if said_by(word) != ())
    return Counter([*text, *(text[at : at + 2] for at in range(len(text) - 1))])


def _weight(parts: Counter[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(part, _UNKNOWN) * count for part, count in parts.items())


def _sense(word: str) -> str:
    """What a word says among headers (``on`` and ``date`` the same), else the word's stem."""
    said = said_by(word)
    return f"={said[0]}" if said else _ENDINGS.sub("", word)


def _latin_words(text: str) -> Iterator[str]:
    """The words of a text in which no spaces are left: known ones, and what stands between them."""
    for run in _LETTERS.findall(text):
        yield from _divided(run)


@of_declarations
@lru_cache(maxsize=4096)
def _divided(run: str) -> tuple[str, ...]:
    """A run of letters as the words that leave the fewest letters over, then the fewest words."""
    best: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    for end in range(1, len(run) + 1):
        options = []
        for start in range(max(0, end - _LONGEST_WORD), end):
            left, number, words = best[start]
            word = run[start:end]
            stem = _ENDINGS.sub("", word)
            is_known = stem in _known_words() or said_by(word) or said_by(stem) is not None
            options.append((left if is_known else left + len(word), number + 1, (*words, word)))
        best.append(min(options))
    return best[-1][2]


@of_declarations
@cache
def _known_words() -> frozenset[str]:
    """The stems of the English words that fields of any ledger are called by."""
    texts = (text for one in ledgers() for field in one.fields for text in field.texts)
    words = {word for text in texts for word in _LETTERS.findall(text.casefold())}
    return frozenset(_ENDINGS.sub("", word) for word in words if len(word) > 1)
