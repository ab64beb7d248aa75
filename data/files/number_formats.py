"""Number format codes, as far as they say what a number is: an amount, a share or a date.

A code is up to four sections divided by ``;`` (positive, negative, zero, text), each a
row of tokens. Only the tokens are found here; data.files.display shows numbers with
them, the readers ask ``is_date``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

TokenKind = Literal["text", "number", "date", "elapsed", "general", "cell_text", "condition"]


@dataclass(frozen=True)
class Token:
    """A piece of a section: literal text, or a placeholder in lower case."""

    kind: TokenKind
    text: str


Section = tuple[Token, ...]

# Ids below 164 carry no code in the file. 14, 22, 27–36 and 50–58 follow the language
# of the office program; these are the ones of Simplified Chinese.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)
    | _(?P<space>.)
    | \*(?P<fill>.)
    | \[\$(?P<currency>[^\]-]*)[^\]]*\]
    | \[(?P<elapsed>h+|m+|s+)\]
    | \[(?P<condition>(?:<|>|<=|>=|=|<>)-?[\d.]+)\]
    | \[[^\]]*\]
    | (?P<general>General|G/通用格式|通用格式|Standard)
    | (?P<noon>AM/PM|A/P|上午/下午)
    | (?P<fraction>(?<=[sS\]])\.0+)
    | (?P<number>[0\#?][0\#?,.]*(?:E[+-][0\#?]+)?%*|\.[0\#?]+%*|%)
    | (?P<date>y+|m+|d+|h+|s+|a{3,4}|e+|b{2,4}|g+)
    | (?P<cell_text>@)
    | (?P<plain>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def code_of(number_format_id: int, own: Mapping[int, str]) -> str | None:
    """The code behind an id, own codes of the file first; null for General."""
    code = own.get(number_format_id, BUILT_IN.get(number_format_id))
    return None if code is None or is_general(code) else code


def is_general(code: str) -> bool:
    """Whether a code says nothing about its number."""
    return code.strip().lower() in {"", "general", "g/通用格式", "通用格式", "standard"}


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """The sections of a code as tokens; never empty, never fails."""
    result: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        name, text = match.lastgroup, match[0]
        if text == ";":
            result.append([])
        elif name in ("quoted", "escaped", "currency", "plain"):
            result[-1].append(Token("text", match[name]))
        elif name == "space":
            result[-1].append(Token("text", " "))
        elif name in ("noon", "fraction", "date"):
            result[-1].append(Token("date", text.lower()))
        elif name == "elapsed":
            result[-1].append(Token("elapsed", match[name].lower()))
        elif name == "number":
            result[-1].append(Token("number", text.upper()))
        elif name == "general":
            result[-1].append(Token("general", ""))
        elif name == "cell_text":
            result[-1].append(Token("cell_text", "@"))
        elif name == "condition":
            result[-1].append(Token("condition", match[name]))
    return tuple(tuple(section) for section in result)


@lru_cache(maxsize=4096)
def is_date(code: str) -> bool:
    """Whether a number with this code is a day (not merely a time or a duration)."""
    first = sections(code)[0]
    parts = [token.text for token in first if token.kind == "date"]
    if any(token.kind in ("elapsed", "number", "general") for token in first):
        return False
    if any(part[0] in "ydegb" or part.startswith("aaa") for part in parts):
        return True
    has_clock = any(part[0] in "hs" for part in parts)
    return not has_clock and any(part[0] == "m" for part in parts)
