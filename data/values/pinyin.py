"""What a reader types into a search box, as a pattern that names are held against.

Letters are pinyin in full, its beginning, initials, or the letters themselves (LNG), in any
mixture with characters. A character with several readings is found by each of them, so names
need not be spelled: the query is. The pattern is one for Python and for DuckDB alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "pinyin.txt"
_LONGEST = 60
# Of a row of letters that can be parted in many ways these many are tried, of few pieces first.
_MOST_WAYS = 12
_LONGEST_SYLLABLE = 6
_INITIALS = ("zh", "ch", "sh")
# From the sign ( to the sign （.
_WIDE = 0xFEE0
_NOTHING = "[^\\s\\S]"
_WORDS = re.compile(r"[a-z]+|[^a-z\s]+|\s+")


@cache
def _syllables() -> dict[str, str]:
    """Syllable → the characters that are read so."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return {syllable: some for syllable, _, some in (line.partition(" ") for line in lines)}


@cache
def _beginnings() -> dict[str, str]:
    """Beginning of a syllable, or the whole of it → the characters whose reading begins so."""
    found: dict[str, set[str]] = {}
    for syllable, some in _syllables().items():
        for end in range(1, len(syllable) + 1):
            found.setdefault(syllable[:end], set()).update(some)
    return {beginning: "".join(sorted(some)) for beginning, some in found.items()}


@lru_cache(maxsize=256)
def pattern_of(query: str, letters: frozenset[str] | None = None) -> str:
    """The pattern that finds a query; "" for a query that says nothing.

    Words are found in their order, whatever stands between them. letters: the characters of the
    names, where they are known: others need not stand in the pattern.
    """
    asked = unicodedata.normalize("NFKC", query).casefold().replace("ü", "v").strip()[:_LONGEST]
    parts = [
        ".*?"
        if word.isspace()
        else _spelled(word, letters)
        if "a" <= word[0] <= "z"
        else _literal(word)
        for word in _WORDS.findall(asked)
    ]
    return f"(?i){''.join(parts)}" if parts else ""


def _literal(word: str) -> str:
    """The characters as they are; signs and digits narrow or wide."""
    return "".join(
        f"[{re.escape(one)}{chr(ord(one) + _WIDE)}]" if one.isascii() else re.escape(one)
        for one in word
    )


def _spelled(word: str, letters: frozenset[str] | None) -> str:
    """The letters themselves, or a character a piece of them."""
    ways = ["".join(_class(read, piece, letters) for read, piece in way) for way in _ways(word)]
    return f"(?:{'|'.join([word, *ways])})"


def _class(read: str, piece: str, letters: frozenset[str] | None) -> str:
    held = read if letters is None else "".join(one for one in read if one in letters)
    # A single letter may be one: 雅海lng.
    return f"[{held}{piece if len(piece) == 1 else ''}]" if held or len(piece) == 1 else _NOTHING


def _ways(word: str) -> list[tuple[tuple[str, str], ...]]:
    """How letters part into syllables, initials, and the beginning of one at the end.

    Of each piece the characters that are read so, and its letters; few pieces come first.
    """
    ways: list[list[tuple[tuple[str, str], ...]]] = [[] for _ in word] + [[()]]
    for start in range(len(word) - 1, -1, -1):
        for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(word)) + 1):
            piece = word[start:end]
            is_short = len(piece) == 1 or piece in _INITIALS or end == len(word)
            read = (_beginnings() if is_short else _syllables()).get(piece)
            if read:
                ways[start] += [((read, piece), *rest) for rest in ways[end]]
        ways[start] = sorted(ways[start], key=len)[:_MOST_WAYS]
    return ways[0]
