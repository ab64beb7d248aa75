"""Writes ``data/values/pinyin.txt`` anew, from the readings that pypinyin keeps.

    python -m tools.pinyin_table

A line is a syllable without its tone and the characters that are read so, those with several
readings in several lines. ü is v, as it is typed.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.pinyin_dict import pinyin_dict

TABLE = Path(__file__).resolve().parent.parent / "data" / "values" / "pinyin.txt"
_TONES = ("\u0300", "\u0301", "\u0304", "\u030c")


def without_tone(reading: str) -> str:
    """``nǚ`` → ``nv``, ``qīng`` → ``qing``."""
    parts = unicodedata.normalize("NFD", reading)
    bare = unicodedata.normalize("NFC", "".join(one for one in parts if one not in _TONES))
    return bare.replace("ü", "v").replace("ê", "e")


def main() -> None:
    """The command line."""
    read_as = defaultdict(set)
    for code, readings in pinyin_dict.items():
        # What the offices' own encoding has: names are written in it.
        if chr(code).encode("gbk", "ignore"):
            for reading in readings.split(","):
                read_as[without_tone(reading)].add(chr(code))
    lines = [f"{syllable} {''.join(sorted(some))}\n" for syllable, some in sorted(read_as.items())]
    TABLE.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} syllables in {TABLE}")


if __name__ == "__main__":
    main()
