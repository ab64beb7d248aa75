"""Chinese numerals as clerks write them: 五、十二、二十、两亿三千万、二〇二一."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "壹": 1}
_TENS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = re.compile(r"[零〇○一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?")


def chinese_number(text: str) -> Decimal | None:
    """``两亿三千万`` → 230000000, ``一点五`` → 1.5; None where the text is no numeral."""
    if not NUMERAL.fullmatch(text):
        return None
    whole, _, fraction = text.partition("点")
    total, group, section, digit = 0, 0, 0, 0
    for letter in whole:
        if letter in DIGITS:
            digit = DIGITS[letter]
        elif letter in _TENS:
            section += (digit or 1) * _TENS[letter]
            digit = 0
        elif letter == "万":
            group += (section + digit or 1) * 10**4
            section = digit = 0
        else:
            total += (group + section + digit or 1) * 10**8
            group = section = digit = 0
    number = Decimal(total + group + section + digit)
    if fraction:
        number += Decimal("0." + "".join(str(DIGITS[letter]) for letter in fraction))
    return number


def chinese_digits(text: str) -> str:
    """Numerals of a date turned into figures: ``二〇二一年十二月三日`` → ``2021年12月3日``."""
    text = re.sub(
        r"[零〇○一二三四五六七八九]{4}(?=年)",
        lambda match: "".join(str(DIGITS[letter]) for letter in match[0]),
        text,
    )
    return re.sub(
        r"[一二三四五六七八九十]{1,3}(?=[月日号])",
        lambda match: str(chinese_number(match[0])),
        text,
    )
