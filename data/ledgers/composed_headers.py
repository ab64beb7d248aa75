"""Headers that are put together out of words: 破土动工日期 and ``Ground-breaking date`` alike.

What a header says is said by its words (``composed_headers.toml``), where they cover all of it, and
by the values below it: under a date's header stand dates. No list can hold every way in
which offices put the same few words together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import islice, product

from pydantic import Field

from data.ledgers.declaration import read_toml
from data.ledgers.declared_field import Section
from data.ledgers.headers import normal
from data.ledgers.registry import ledgers

_MOST_KNOWN, _ALL_BUT = 0.6, 0.95  # the share of a header that known words cover, offered
_FILLER, _LONGEST, _MOST_READINGS = "filler", 48, 64
_SHORTEST, _LONGEST_OWN, _TWICE = 2, 4, 2
_FEWEST_SHARING = 3  # fields of one unknown word: 认证项目 and 认证日期 are of many ledgers
_STANDS_BEHIND = frozenset({"name", "date", "state", "responsible"})


class _Rules(Section):
    trust: float = Field(gt=0, lt=1)
    source: str = Field(min_length=1)
    trust_of_talk: float = Field(gt=0, lt=1)
    talk: tuple[str, ...]
    turns_round: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    fields: dict[str, dict[str, tuple[str, ...]]]
    left_out: dict[str, dict[str, tuple[str, ...]]]
    values: dict[str, dict[str, tuple[str, ...]]]

    @cached_property
    def said_by(self) -> dict[str, tuple[str, ...]]:
        """Word in normal form → what it says."""
        found: dict[str, list[str]] = {}
        for said, words in self.words.items():
            for word in words:
                found.setdefault(normal(word), []).append(said)
        return {word: tuple(said) for word, said in found.items()}

    @cached_property
    def turning(self) -> frozenset[str]:
        """The words with which what a header is of does not stand last."""
        return frozenset(map(normal, self.turns_round))

    @cached_property
    def spoken(self) -> frozenset[str]:
        """The words of talk, in normal form: what they say is asked about."""
        return frozenset(map(normal, self.talk))

    @cached_property
    def longest(self) -> int:
        """The letters of the longest word."""
        return max(map(len, self.said_by))

    @cached_property
    def combinations(self) -> dict[str, _Combinations]:
        """Ledger → (field key, one of its combinations)."""
        return {name: _combinations(fields) for name, fields in self.fields.items()}

    @cached_property
    def shortened(self) -> dict[str, _Combinations]:
        """The same of headers that leave out what is measured."""
        return {name: _combinations(fields) for name, fields in self.left_out.items()}

    @cached_property
    def named(self) -> dict[str, _Combinations]:
        """Field key → (value, one of its combinations)."""
        return {key: _combinations(values) for key, values in self.values.items()}


class _Combination(Section):
    needed: frozenset[str]
    allowed: frozenset[str]
    head: str
    twice: frozenset[str]

    def fits(self, said: Sequence[str], *, is_turned: bool) -> bool:
        """Whether what the words of a header say, in their order, is this combination."""
        found = set(said)
        if not self.needed <= found <= self.allowed:
            return False
        if any(said.count(one) < _TWICE for one in self.twice):
            return False
        if not self.head or is_turned:
            return True
        behind = said[max(at for at, one in enumerate(said) if one == self.head) + 1 :]
        return not set(behind) - _STANDS_BEHIND


_Combinations = tuple[tuple[str, _Combination], ...]


def said_by(word: str) -> tuple[str, ...] | None:
    """What a word of a header says, filler left out; None for a word that is in no list."""
    said = _rules().said_by.get(word)
    return None if said is None else tuple(one for one in said if one != _FILLER)


def words_for(said: str) -> tuple[str, ...]:
    """The words that say something, such as ``planned``."""
    return tuple(map(normal, _rules().words[said]))


@cache
def _rules() -> _Rules:
    return read_toml("composed_headers", _Rules)


def _combinations(said: Mapping[str, Sequence[str]]) -> _Combinations:
    return tuple((key, _combination(text)) for key, texts in said.items() for text in texts)


def _combination(text: str) -> _Combination:
    parts = text.split()
    needed = frozenset(part.rstrip("!") for part in parts if not part.endswith("?"))
    head = next((part.rstrip("!") for part in parts if part.endswith("!")), "")
    allowed = frozenset(part.rstrip("!?") for part in parts)
    twice = frozenset(part for part in parts if parts.count(part) == _TWICE)
    return _Combination(needed=needed, allowed=allowed, head=head, twice=twice)


@lru_cache(maxsize=16384)
def composed(name: str, text: str) -> tuple[tuple[str, float], ...]:
    """(field key, trust) of the fields of a ledger that a header's words together mean.

    text: normal. () where a part of it is no known word.
    """
    return _meant(text, _rules().combinations.get(name, ()))


def shortened(name: str, text: str) -> tuple[tuple[str, float], ...]:
    """The same for a header that leaves out what is measured (``since inception``)."""
    return _meant(text, _rules().shortened.get(name, ()))


@lru_cache(maxsize=4096)
def composed_value(key: str, text: str) -> str:
    """The value of a field that the words of a header or a cell together name; "" where none."""
    found = _meant(text, _rules().named.get(key, ()))
    return found[0][0] if len(found) == 1 else ""


def _meant(text: str, combinations: _Combinations) -> tuple[tuple[str, float], ...]:
    if len(text) > _LONGEST or not combinations:
        return ()
    found: dict[str, float] = {}
    for words in _divided(text):
        for key, trust in _meant_by(words, combinations):
            found.setdefault(key, trust)
    return tuple(found.items())


def _meant_by(words: Sequence[str], combinations: _Combinations) -> Iterator[tuple[str, float]]:
    rules = _rules()
    is_turned = not rules.turning.isdisjoint(words)
    trust = rules.trust if rules.spoken.isdisjoint(words) else rules.trust_of_talk
    options = [rules.said_by[word] for word in words]
    for said in islice(product(*options), _MOST_READINGS):
        telling = [one for one in said if one != _FILLER]
        for key, combination in combinations if telling else ():
            if combination.fits(telling, is_turned=is_turned):
                yield key, trust


@lru_cache(maxsize=4096)
def partly_composed(name: str, text: str) -> tuple[tuple[str, float], ...]:
    """(field key, share) where known words mean a field, or a part of one, among other words.

    text: normal, Chinese; share: of its letters that the words cover, times that of a field's
    words that it says: 预计竣工 is the half of 计划投产, and nothing else. It says something
    else as often as it says a field, so it is asked.
    """
    if text.isascii() or len(text) > _LONGEST:
        return ()
    words, left = _known_in(text)
    share = min(_ALL_BUT, 1 - left / max(1, len(text)))
    if not words or share < _MOST_KNOWN:
        return ()
    combinations = _rules().combinations.get(name, ())
    whole = tuple((key, share) for key, _ in _meant_by(words, combinations))
    return whole or tuple((key, share * part) for key, part in _said_in_part(words, combinations))


def _said_in_part(words: Sequence[str], combinations: _Combinations) -> Iterator[tuple[str, float]]:
    """(field key, share of its needed words) where a header says some of them, and no other."""
    options = [_rules().said_by[word] for word in words]
    for said in islice(product(*options), _MOST_READINGS):
        found = {one for one in said if one != _FILLER}
        for key, one in combinations if len(found) > 1 else ():
            if found <= one.allowed and (met := len(found & one.needed)):
                yield key, met / len(one.needed)


def _known_in(text: str) -> tuple[tuple[str, ...], int]:
    """The words that leave the fewest letters of a text over, then the fewest; the letters left."""
    rules = _rules()
    best: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    for end in range(1, len(text) + 1):
        left, number, words = best[end - 1]
        options = [(left + 1, number, words)]
        for start in range(max(0, end - rules.longest), end):
            if text[start:end] in rules.said_by:
                left, number, words = best[start]
                options.append((left, number + 1, (*words, text[start:end])))
        best.append(min(options))
    return best[-1][2], best[-1][0]


def standing_for(name: str, title: str, headers: Iterable[str]) -> dict[str, str]:
    """Header → field key where several share an unknown word in place of the ledger's own.

    放弃时间 and 放弃原因 are to 放弃 what 流失时间 and 流失原因 are to 流失, of which the
    title of the ledger is. headers: normal.
    """
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for header in headers:
        for at in range(_SHORTEST, min(len(header), _LONGEST_OWN + 1)):
            word, rest = header[:at], header[at:]
            if not word.isascii() and word_count(word) != 1:
                for key, own in _said_with_own(name, title, rest):
                    groups.setdefault((word, own), {}).setdefault(header, key)
    found: dict[str, str] = {}
    for group in groups.values():
        if len(set(group.values())) >= _FEWEST_SHARING:
            found |= group
    return found


def _said_with_own(name: str, title: str, rest: str) -> Iterator[tuple[str, str]]:
    """(field key, the ledger's own word with which the rest of a header means it)."""
    rules = _rules()
    for words in _divided(rest):
        for said in islice(product(*(rules.said_by[word] for word in words)), _MOST_READINGS):
            telling = [one for one in said if one != _FILLER]
            for own in _own_words(name, title):
                for key, combination in rules.combinations.get(name, ()):
                    if combination.fits([own, *telling], is_turned=False):
                        yield key, own


@cache
def _own_words(name: str, title: str) -> frozenset[str]:
    """What the ledger is called by that headers of this ledger alone must say."""
    words = _known_in(normal(title))[0]
    named = frozenset(said for word in words for said in _rules().said_by[word])
    needed = {
        one: frozenset[str]().union(*(combination.needed for _, combination in combinations))
        for one, combinations in _rules().combinations.items()
    }
    others = (words for one, words in needed.items() if one != name)
    return named & needed.get(name, frozenset()).difference(*others)


def is_composed(text: str) -> bool:
    """Whether a text in normal form is put together as a header of some ledger."""
    return any(composed(declared.name, text) for declared in ledgers())


def word_count(text: str) -> int:
    """Of how many known words a text in normal form is put together; 0 where of none."""
    return len(next(iter(_divided(text)), ()))


@lru_cache(maxsize=16384)
def _divided(text: str) -> tuple[tuple[str, ...], ...]:
    """The ways to divide a text into the fewest known words; () for nearly every cell."""
    rules = _rules()
    best: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - rules.longest), end)
        if not any(best[start] for start in starts):
            return ()  # no word begins so near
        divisions = [
            (*before, text[start:end])
            for start in starts
            if best[start] and text[start:end] in rules.said_by
            for before in best[start]
        ]
        fewest = min(map(len, divisions), default=0)
        best.append([division for division in divisions if len(division) == fewest])
    return tuple(best[-1])


def readings(name: str, text: str) -> Iterator[tuple[str, float]]:
    """(field key, trust) for a header with its brackets, then for what is left without them."""
    bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", "", text)
    seen = set[str]()
    for number, form in enumerate(dict.fromkeys((text, bare))):
        for key, trust in composed(name, form):
            if key not in seen:
                seen.add(key)
                yield key, trust * (0.95 if number else 1.0)
