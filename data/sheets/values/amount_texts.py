"""What the text of an amount cell says: ``约5亿元``, ``1W``, ``1亿2000万``, ``一期5亿/二期7亿``.

An approximation (约, 左右) is read with a warning; a bound (余, 多, 以上, 超过), a range and
several amounts in one cell are not one amount: null, with the text in the problem.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from data.sheets.values.numerals import NUMERAL, chinese_number
from data.sheets.values.parsed import Reading

_YUAN = {
    "元": 1,
    "千元": 10**3,
    "万元": 10**4,
    "百万元": 10**6,
    "千万元": 10**7,
    "亿元": 10**8,
    "十亿元": 10**9,
}
_FOREIGN = ("美元", "欧元", "港元", "日元", "英镑")
MICRO_WAN_PER_UNIT: dict[str, int] = {"": 10**6} | {
    unit.removesuffix("元") + currency: yuan * 100
    for unit, yuan in _YUAN.items()
    for currency in ("元", *_FOREIGN)
}
_SCALES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "w": 10**4, "亿": 10**8}
_LIMIT = 10**18
_ENGLISH_SCALES = (("million", "百万"), ("billion", "十亿"), ("yuan", "元"))

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SCALE = r"(?:[十百千]?[万亿w]|[百千])?"
_MORE = "余|多|几"
_ABOUT = r"大约|大概|将近|接近|约|近|预计|预估|暂估|估算|暂定|拟"
_BOUND = (
    r"不低于|不少于|至少|超过|超|逾|达到|高于|大于|不超过|不高于|最多|最高|至多|小于|低于|[><≥≤]=?"
)
_LEAD = r"(?:计划)?总?投资额?|金额|合同额|共计|合计|总计|共|为|:|人民币|rmb|cny|¥"
_TAIL = r"人民币|rmb|整|钱|\+|/年"
_AROUND = "左右|上下|大约|约"
_BEYOND = r"以上|以下|以内|之内|起|\+"
_CURRENCY = re.compile(
    r"(美元|美金|欧元|港元|港币|日元|英镑|usd|us\$|eur|hkd|jpy|gbp|[$€£])", re.IGNORECASE
)
_CURRENCY_NAMES = {
    "美金": "美元",
    "usd": "美元",
    "us$": "美元",
    "$": "美元",
    "eur": "欧元",
    "€": "欧元",
    "港币": "港元",
    "hkd": "港元",
    "jpy": "日元",
    "gbp": "英镑",
    "£": "英镑",
}
_ONE = re.compile(
    rf"(?P<lead>(?:{_ABOUT}|{_BOUND}|{_LEAD})*)(?P<sign>[+-]?)"
    rf"(?P<number>{_NUMBER})(?P<more>{_MORE})?(?P<scale>{_SCALE})(?P<rest>(?:{_NUMBER}{_SCALE})*)"
    rf"(?P<late>{_MORE})?(?P<yuan>元?)(?P<end>(?:{_MORE}|{_AROUND}|{_BEYOND}|{_TAIL})*)"
)
_PART = re.compile(rf"({_NUMBER})({_SCALE})")
_RANGE = re.compile(rf"{_NUMBER}{_SCALE}元?[-~—–到至]+{_NUMBER}{_SCALE}元?")
_PIECES = re.compile(r"[/、,，;；。\s+]|(?<=元)(?=[^\d元])|(?<=亿)(?=[一二三四]期)")


def read_amount(text: str, unit: str) -> Reading[int]:
    """The amount of a cleaned text in millionths of a 万元; bare numbers are in ``unit``."""
    bare = re.sub(r"\s+", "", text).lower().strip("'\"“”。;,")
    if "%" in bare or "‰" in bare:
        return Reading(None, "amount-percent", "error", {"shown": text})
    for english, scale in _ENGLISH_SCALES:
        bare = bare.replace(english, scale)
    bare, foreign = _without_currency(bare)
    if foreign and not unit.endswith(foreign):
        return Reading(None, "amount-currency", "error", {"currency": foreign})
    accounting = re.fullmatch(rf"\(({_NUMBER})\)", bare)
    bare = f"-{accounting[1]}" if accounting else re.sub(r"\([^()\d]*\)", "", bare)
    whole = _numeral(bare)
    if whole is not None:
        bare = whole
    found = _ONE.fullmatch(bare)
    if found is None:
        return _not_one_amount(bare, text)
    if found["yuan"] and not foreign and unit.endswith(_FOREIGN):
        return Reading(None, "amount-currency", "error", {"currency": "人民币"})
    return _amount(found, unit, foreign)


def _without_currency(bare: str) -> tuple[str, str]:
    found = _CURRENCY.search(bare)
    if not found:
        return bare, ""
    name = found[1].lower()
    return _CURRENCY.sub("", bare), _CURRENCY_NAMES.get(name, name)


def _numeral(bare: str) -> str | None:
    """``两亿三千万元`` → ``2.3亿元``; None unless the whole amount is written in numerals."""
    body = bare.removesuffix("元")
    if any(letter.isdigit() and letter.isascii() for letter in body) or not NUMERAL.fullmatch(body):
        return None
    number = chinese_number(body)
    if number is None:
        return None
    scale = "亿" if "亿" in body else "万" if "万" in body else ""
    return f"{number / _SCALES[scale]:f}{scale}{bare[len(body) :]}"


def _amount(found: re.Match[str], unit: str, foreign: str) -> Reading[int]:
    inexact = (found["more"] or "") + (found["late"] or "") + found["end"]
    if re.search(rf"{_BOUND}", found["lead"]) or re.search(rf"{_MORE}|{_BEYOND}", inexact):
        return Reading(None, "amount-vague", "warning")
    parts = _PART.findall(found["number"] + found["scale"] + found["rest"])
    scales = [_scale(scale) for _, scale in parts]
    if scales != sorted(scales, reverse=True) or len(set(scales)) != len(scales):
        return Reading(None, "amount-unreadable", "error")
    number = sum(
        (
            Decimal(digits.replace(",", "")) * s
            for (digits, _), s in zip(parts, scales, strict=True)
        ),
        Decimal(0),
    )
    own_unit = bool(found["yuan"] or parts[0][1] or foreign)
    factor = 100 if own_unit else MICRO_WAN_PER_UNIT[unit]
    exact = number * factor * (-1 if found["sign"] == "-" else 1)
    micro = int(exact.to_integral_value(ROUND_HALF_EVEN))
    if abs(micro) >= _LIMIT:
        return Reading(None, "amount-too-large", "error")
    if re.search(_ABOUT, found["lead"]) or re.search(_AROUND, inexact):
        return Reading(micro, "amount-approximate", "warning", {"read": wan_text(micro)})
    written = unit_written(parts[0][1], foreign)
    if own_unit and unit and MICRO_WAN_PER_UNIT.get(written) != MICRO_WAN_PER_UNIT[unit]:
        return Reading(micro, "amount-own-unit", "note", {"unit": written, "header_unit": unit})
    return Reading(micro)


def currency_of(text: str) -> str:
    """The foreign currency that a unit or a header's bracket names, "" for none or 元."""
    found = _CURRENCY.search(text)
    if not found or re.search("元|rmb|cny", _CURRENCY.sub("", text), re.IGNORECASE):
        return ""
    name = found[1].lower()
    return _CURRENCY_NAMES.get(name, name)


def unit_written(scale: str, foreign: str) -> str:
    """The unit that a scale names: ``亿`` → ``亿元``, ``w`` → ``万元``."""
    name = scale.replace("w", "万")
    currency = foreign or "元"
    return name + currency if name + currency in MICRO_WAN_PER_UNIT else name[-1:] + currency


def wan_text(micro: int) -> str:
    """Millionths of a 万元 as people write them: ``50000000000`` → ``50000``."""
    return f"{(Decimal(micro) / 10**6).normalize():f}"


def _scale(scale: str) -> int:
    tens = {"十": 10, "百": 100, "千": 1000}
    if len(scale) == 2:
        return tens[scale[0]] * _SCALES[scale[1]]
    return _SCALES[scale]


def _not_one_amount(bare: str, text: str) -> Reading[int]:
    if not re.search(r"\d", bare):
        return Reading(None, "amount-words", "warning")
    if _RANGE.search(bare):
        return Reading(None, "amount-range", "warning")
    if re.fullmatch(r"[\d,.+-]+", bare):
        return Reading(None, "amount-unreadable", "error")
    pieces = [piece.strip("()") for piece in _PIECES.split(text) if re.search(r"\d", piece or "")]
    if len(pieces) < 2:
        pieces = re.findall(rf"{_NUMBER}(?:[十百千]?[万亿w]元?|元)", bare)
    if len(pieces) > 1:
        return Reading(None, "amount-several", "warning", {"parts": "、".join(pieces)})
    if re.search(rf"\d[十百千万亿]*(?:{_MORE})", bare):
        return Reading(None, "amount-vague", "warning")
    return Reading(None, "amount-unreadable", "error")
