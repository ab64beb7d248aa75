"""Western or Central European: Windows-1252 and -1250 share most letters, not all.

What differs is looked at: a vowel stands beside consonants, a consonant beside a vowel,
and neither reading has signs inside its words. ``prùmìr`` is průměr, ``Espańa`` is España.
A reading of Central Europe has to fit the letters of one of its languages.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

Verdict = Literal["windows-1252", "windows-1250", "either", "neither"]

_ALPHABETS = {
    "Polish": "ąćęłńóśźż",
    "Czech": "áčďéěíňóřšťúůýž",
    "Slovak": "áäčďéíľĺňóôŕšťúýž",
    "Hungarian": "áéíóöőúüű",
    "South Slavic": "čćđšž",
}
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœąęěůőűă")
_DIAERESIS = "ï"  # it parts two vowels
_IN_CLUSTERS = frozenset("łśźćż")
# Letters where their languages never have them.
_WESTERN = re.compile(r"[ìù](?=\w)|õ(?!e)|ñ(?![aeiouáéíóúü])|\bè(?=\w)|ê\b|œ(?![uieé])|\bñ\w")
_CENTRAL = re.compile(r"ń(?=[aeiouyóąę])|\b[ęąńůě]|ę(?=[aeiouyóąęl])|ě\B(?=[aeiouyáéíóúů])")
_WORD = re.compile(r"[A-Za-z\x80-\uffff]+")
_FITS = 0.9
_CLEARLY, _MISPLACED, _SIGN = 1.5, 2.5, 3.0
_SAMPLE = 1 << 18


def west_or_central(data: bytes) -> Verdict:
    """Which of both some text is that is no UTF-8; ``either`` where its letters fit both.

    ``windows-1252`` where it fits no language of Central Europe, ``neither`` where a sign or
    a byte without a letter stands inside a word of both.
    """
    sample = data[:_SAMPLE]
    west = sample.decode("windows-1252", "replace")
    central = sample.decode("windows-1250", "replace")
    pairs = [
        (one, other)
        for one, other in zip(_words(west), _words(central), strict=False)
        if not one.isascii()
    ]
    ours, theirs = _score([one for one, _ in pairs], pairs), _score([o for _, o in pairs], pairs)
    if not _is_of_one_language([other for _, other in pairs]):
        return "windows-1252" if ours >= 0 else "neither"
    if all(one == other for one, other in pairs):
        return "windows-1252"
    if theirs > ours + _CLEARLY and ours < 0:
        return "windows-1250" if theirs > 0 else "neither"
    return "windows-1252" if ours > theirs + _CLEARLY else "either"


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _is_of_one_language(words: list[str]) -> bool:
    """Whether nearly all words are of one alphabet, and their letters mostly plain ones."""
    covered = Counter[str]()
    accented = [sum(letter > "\x7f" for letter in word) for word in words]
    if 2 * sum(accented) > sum(map(len, words)):
        return False
    for word, count in zip(words, accented, strict=True):
        letters = {letter for letter in word.casefold() if letter > "\x7f"}
        if count == len(word) or _has_capital_inside(word):
            continue
        for language, alphabet in _ALPHABETS.items():
            covered[language] += letters <= set(alphabet)
    return bool(words) and max(covered.values(), default=0) >= _FITS * len(words)


def _has_capital_inside(word: str) -> bool:
    return not word.isupper() and any(letter.isupper() for letter in word[1:])


def _score(words: list[str], pairs: list[tuple[str, str]]) -> float:
    """How well the letters stand that both readings have differently."""
    total = 0.0
    for word, (one, other) in zip(words, pairs, strict=True):
        text = word.casefold()
        for place, (letter, mine, theirs) in enumerate(zip(text, one, other, strict=False)):
            if mine == theirs:
                continue
            beside = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
            total += _placed(letter, beside)
        total -= _MISPLACED * len((_CENTRAL if word == other else _WESTERN).findall(text))
    return total


def _placed(letter: str, beside: str) -> float:
    if not letter.isalpha():
        return -_SIGN
    has_vowel = any(one in _VOWELS for one in beside)
    if letter in _DIAERESIS:
        return 1.0 if has_vowel else -1.0
    if letter in _IN_CLUSTERS and not has_vowel:
        return 0.0
    return 1.0 if has_vowel != (letter in _VOWELS) else -1.0
