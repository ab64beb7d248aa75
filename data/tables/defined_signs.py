"""Signs that a sheet defines itself: ``注：√表示已办结，—表示不需办理``, ``不涉及的填“/”``.

What the sheet says of its own signs counts for that sheet, whatever they mean elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

BLANK = ""
_SIGN = r"[√✓✔☑×✗✘✕☒△▲▽▼★☆●○◎◇◆□■※⊙⊕]"
_ANY_SIGN = rf"(?:{_SIGN}|[—–―─-]+|[/\\*#+~])"
_OPEN, _CLOSE = r"[\"“”'‘’「『【(]?", r"[\"“”'‘’」』】)]?"
_MEANING = r"[^\s,，;；。、()\"“”'‘’「」『』:√✓✔☑×✗✘✕☒△▲▽▼★☆●○◎◇◆□■※⊙⊕—/]{1,14}"
_NUMBER = r"(?:^|(?<=[\s,;。:、]))"
_SIGN_FIRST = re.compile(
    rf"{_OPEN}(?P<sign>{_ANY_SIGN}|空白|空格|留空|空着|未填|不填){_CLOSE}(?:的|者|处|项|号)?\s*"
    rf"(?:均|都|则|即)?(?:表示|代表|意为|意思是|意指|系指|指|视为|即为|为|是|即|=|:|——?)\s*"
    rf"{_OPEN}(?P<meaning>{_MEANING})"
)
_SIGN_LAST = re.compile(
    rf"(?P<meaning>{_MEANING}?)(?:的|者|项|手续|事项)*(?:请|则|均|都|一律|用|以)*"
    rf"(?:打|划|填写|填|标注|标记|标|画|记|注|用|以)(?:上|为|作|成)?\s*"
    rf"{_OPEN}(?P<sign>{_ANY_SIGN}){_CLOSE}(?:号|表示)?(?=[\s,;。、)]|$)"
)
_PAIR = re.compile(rf"(?P<sign>{_SIGN})\s*(?P<meaning>(?!\d){_MEANING})")
_SIGN_ALONE = re.compile(rf"(?P<sign>{_ANY_SIGN})(?P<meaning>(?!\d){_MEANING})")
_PARTS = re.compile(r"[,;。、\s]+")
_LEAD = re.compile(r"^\s*(?:附?注|备注|说明|图例|填表说明)\d?\s*[:、.]?\s*")
_LIST_NUMBER = re.compile(r"^\s*\(?\d{1,2}[.、)]\s*")
_DASHES = re.compile(r"[—–―─-]+")
_BLANKS = ("空白", "空格", "留空", "空着", "未填", "不填")


_SIGNED = re.compile(rf"^{_SIGN}")


def opening_sign(text: str) -> str:
    """The sign that a text opens with (``★（2026.3.5）``), "" where it opens with none."""
    found = _SIGNED.match(text)
    return found[0] if found else ""


def sign_key(text: str) -> str:
    """A sign as it is compared: NFKC, dashes of any length alike."""
    return _DASHES.sub("—", unicodedata.normalize("NFKC", text).strip())


def defined_signs(texts: Iterable[str]) -> dict[str, str]:
    """Mark (``BLANK`` for an empty cell) → what it means, of all definitions in some texts."""
    found: dict[str, str] = {}
    for raw in texts:
        text = _LIST_NUMBER.sub("", _LEAD.sub("", unicodedata.normalize("NFKC", raw)))
        for sign, meaning in _definitions(text):
            found.setdefault(sign, meaning)
    return found


def _definitions(text: str) -> list[tuple[str, str]]:
    """Where a text says of one sign what it means, another may stand right before its meaning."""
    for pattern in (_SIGN_FIRST, _SIGN_LAST):
        if pairs := [_pair(one) for one in pattern.finditer(text)]:
            return [*pairs, *(_pair(one) for one in _alone(text) if one)]
    if len(legend := _alone(text)) > 1 and all(legend):
        return [_pair(one) for one in legend if one]
    rest = _PAIR.sub("", text)
    return [] if re.search(r"\w", rest) else [_pair(one) for one in _PAIR.finditer(text)]


def _alone(text: str) -> list[re.Match[str] | None]:
    """Each part of a text as a sign right before its meaning; None for any other part."""
    return [_SIGN_ALONE.fullmatch(part) for part in _PARTS.split(text) if part]


def _pair(found: re.Match[str]) -> tuple[str, str]:
    sign = found["sign"]
    return (BLANK if sign in _BLANKS else sign_key(sign)), found["meaning"].strip()
