"""Traditional characters as the simplified ones that every list of words is written in."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def simplified(text: str) -> str:
    """The text in simplified characters (簽約時間 → 签约时间); what has none stays as it is."""
    return text if text.isascii() else text.translate(_characters())


@cache
def _characters() -> dict[int, int]:
    said = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    pairs = zip("".join(said["traditional"]), "".join(said["simplified"]), strict=True)
    return {ord(one): ord(other) for one, other in pairs}
