"""A sentence of the screen as a 通报 writes it: no arrows, signs, spaces or hyphened dates."""

from __future__ import annotations

import re

_SIGNS = {"+": "增加", "−": "减少"}
# What stands before an arrow: an amount, a date, a stage.
_MOVE = re.compile(r"([^\s，。；：、（）→]+)→")
_DAY = re.compile(r"(?<![\dA-Za-z-])(\d{4})-(\d{2})(?:-(\d{2}))?(?![\dA-Za-z-])")
_DELTA = re.compile(r"（([+−])([^（）]+)）")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_COUNTED = r"(?:[个处天件]|项(?!目))"
_SPACE = re.compile(
    rf"(?<=[）。；：]) | (?=\d+ ?{_COUNTED})|(?<=\d) (?={_COUNTED})"
    r"|(?<=首笔) | (?=\d{4}年)| (?=由)"
)
_TENS = "〇一二三四五六七八九十"


def official(said: str) -> str:
    """A sentence of the screen in official style.

    ``2021-12→2022-01，推迟 31 天`` is ``由2021年12月改为2022年1月，推迟31天``. Spaces within a
    name stay: only those beside a figure, a sign or a bracket go.
    """
    line = plain(said)
    # Behind a permit stands its new state alone, behind anything else the old one first.
    line = _MOVE.sub(r"由\1改为", line.replace(" → ", "转为"))
    line = _DAY.sub(_written_day, line)
    line = _DELTA.sub(lambda found: f"（{_SIGNS[found[1]]}{found[2]}）", line)
    return _SPACE.sub("", line)


def plain(figure: str) -> str:
    """A figure without the spaces and commas of the screen: ``1,639.00 亿元`` → ``1639.00亿元``."""
    return _THOUSANDS.sub("", figure.replace("\u00a0", ""))


def ordinal(number: int) -> str:
    """``一`` … ``九十九``; raises ValueError for others."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_TENS[tens]}十"
    return head + (_TENS[ones] if ones else "")


def _written_day(found: re.Match[str]) -> str:
    day = f"{int(found[3])}日" if found[3] else ""
    return f"{found[1]}年{int(found[2])}月{day}"
