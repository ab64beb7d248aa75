"""Whether some bytes are Chinese: how likely they are as GB 18030 and as Windows-1252.

Both decode nearly anything, so a strict decoding proves nothing. Either reading is
scored by what its people write: Chinese by the characters that offices use (see
common_characters), Western by accented letters inside words of plain ones. Chinese counts
where it is likely by itself and clearly likelier than Western; text of a third kind
(Cyrillic, Greek, Korean, Big5) is likely as neither. A character or two are no evidence
of Chinese unless they are a word that heads tables.

Scores are natural logarithms of (how often here ÷ how often in bytes of another kind).
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from data.sheets.common_characters import COMMON, HEADING_WORDS, TRADITIONAL

_SAMPLE = 1 << 18
_ENOUGH_EAST = 4.5
_CLEARLY = 1.5
_LEAST_MEAN = 0.25

_COMMON, _USUAL, _RARE, _FOREIGN = 1.15, -1.15, -2.5, -5.0
_HEADING_WORD = 3.4
_DISTINCT = 6
_CROWDED = 1.3
_PUNCTUATION = frozenset(
    "，。、；：？！“”‘’（）《》【】〔〕—…·　￥℃％＋－×÷±≥≤≈〇①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ√★●■▲◆→㎡"
)

_LETTERS = frozenset("àáâäãåæçèéêëìíîïñòóôöõøùúûüÿßœÀÁÂÄÅÆÇÈÉÊÍÑÓÔÖØÚÜŒ")
_SIGNS = frozenset("‘’“”–—…•€£°§«»©®™²³½¼·¿¡ºª±µ\xa0")
# Letters where their languages never have them: what Central European texts turn into.
_MISPLACED = re.compile(
    r"[ìù£](?=[^\W\d_])|õ(?!e)|ñ(?![aeiouáéíóúü])|(?<![^\W\d_])è(?=[^\W\d_])"
    r"|ê(?![^\W\d_])|œ(?![uieé])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z\x80-\uffff]+")


def is_chinese(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 are likely GB 18030, and clearly likelier than Western."""
    sample, is_cut = _sample(data)
    east = _score(sample, "gb18030", _eastern, is_cut=is_cut)
    west = _score(sample, "windows-1252", _western, is_cut=is_cut)
    return east > max(_ENOUGH_EAST, west + _CLEARLY)


def _sample(data: bytes) -> tuple[bytes, bool]:
    """From the line of the first byte that is not ASCII on, and whether it ends early."""
    first = re.search(rb"[\x80-\xff]", data)
    start = data.rfind(b"\n", 0, first.start()) + 1 if first else 0
    return data[start : start + _SAMPLE], start + _SAMPLE < len(data)


def _score(sample: bytes, encoding: str, score: Callable[[str], float], *, is_cut: bool) -> float:
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample, not is_cut)
    except UnicodeDecodeError:
        return float("-inf")
    return score(text)


def _eastern(text: str) -> float:
    counted = Counter(character for character in text if character > "\x7f")
    total = sum(counted.values())
    score = sum(_eastern_weight(character) * count for character, count in counted.items())
    if score < _LEAST_MEAN * total:
        return float("-inf")
    if any(word in text for word in HEADING_WORDS):
        return score + _HEADING_WORD
    # A word that is repeated is no further evidence.
    return score if len(COMMON.union(TRADITIONAL).intersection(counted)) >= _DISTINCT else 0.0


def _eastern_weight(character: str) -> float:
    if character in COMMON or character in TRADITIONAL:
        return _COMMON
    if character in _PUNCTUATION or "！" <= character <= "～":
        return 0.5
    try:
        lead, _ = character.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return _RARE if "\u4e00" <= character <= "\u9fff" else _FOREIGN
    if lead < 0xB0:
        return _RARE  # kana, Greek, Cyrillic, frames
    return _USUAL if lead < 0xD8 else _RARE


def _western(text: str) -> float:
    words = Counter(word for word in _WORD.findall(text) if not word.isascii())
    signs = sum(not word.isascii() for word in words.elements())
    score = sum(_western_weight(word) * count for word, count in words.items())
    return score if score >= _LEAST_MEAN * signs else float("-inf")


def _western_weight(word: str) -> float:
    """A word is mostly plain letters; what is not is a letter of it, or a sign at its edge."""
    score = 0.0
    inner = word.strip("".join(_SIGNS))
    for character in word:
        if character.isascii():
            continue
        if character in _LETTERS:
            score += 1.0
        elif character in _SIGNS and (character in "’·" or character not in inner):
            score += 0.7
        else:
            score -= 3.0
    accented = sum(character > "\x7f" for character in inner)
    plain = len(inner) - accented
    if accented > 1 and not plain:
        return -float(accented)  # an alphabet of its own: Cyrillic, Greek, Hebrew
    if accented > 1 and accented > plain:
        score -= _CROWDED * (accented - plain)
    score -= 2.5 * len(_MISPLACED.findall(word))
    score -= 2.0 * sum(
        before.islower() and after.isupper() and not (before.isascii() and after.isascii())
        for before, after in pairwise(inner)
    )
    return score
