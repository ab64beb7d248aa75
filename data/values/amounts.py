"""What the text of an amount cell says: ``约5亿元``, ``1W``, ``1亿2000万``, ``一期5亿/二期7亿``.

An approximation (约, 左右) is read with a warning; a bound (余, 多, 以上, 超过), a range and
several amounts in one cell are not one amount: null, with the text in the problem.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column, Kind
from data.values.characters import simplified
from data.values.numbers import NUMERAL, chinese_number
from data.values.parse_result import (
    Cells,
    FormatMeaning,
    Parsed,
    Reading,
    meaning_of,
    numbers_of,
    read_texts,
)

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
    bare = simplified(re.sub(r"\s+", "", text).lower()).strip("'\"“”。;,")
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


AMOUNT_TYPE = pa.decimal128(18, 6)
LIMIT_WAN = 10**12
_PLAIN = r"^\s*[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?\s*$"
_WITH_UNIT = r"^\s*(?P<number>[+-]?[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>亿元|万元|元|亿|万)\s*$"
_YUAN_UNITS = {"", "元", "千元", "万元", "百万元", "千万元", "亿元", "十亿元"}
_NO_DIGIT = re.compile(r"[^\d.eE+-]")
_EXACT_BELOW = 1e15  # micro-万元 that a double still rounds to the right integer


class _Amounts:
    """Cells of an amount column on their way to millionths of a 万元."""

    def __init__(self, column: Column, unit: str) -> None:
        self.cells = Cells(column)
        self.unit = unit
        self.micro = np.zeros(self.cells.height, dtype=np.int64)
        self.have = np.zeros(self.cells.height, dtype=bool)

    def store(self, rows: np.ndarray, values: np.ndarray, factor: int, divisor: int = 1) -> None:
        """Keep ``values`` × factor ÷ divisor, or report what does not fit."""
        with np.errstate(over="ignore"):
            scaled = values * factor / divisor
        unreadable = ~np.isfinite(scaled)
        too_large = ~unreadable & (np.abs(scaled) >= LIMIT_WAN * 10**6)
        fits = ~(unreadable | too_large)
        self.micro[rows[fits]] = np.rint(scaled[fits]).astype(np.int64)
        self.have[rows[fits]] = True
        large = rows[fits & (np.abs(scaled) >= _EXACT_BELOW)]
        for index, text in zip(large.tolist(), self.cells.texts(large), strict=True):
            exact = Decimal(_NO_DIGIT.sub("", text)) * factor / divisor
            self.micro[index] = int(exact.to_integral_value(ROUND_HALF_EVEN))
        self.cells.report_all(rows[unreadable], "amount-unreadable", "error")
        self.cells.report_all(rows[too_large], "amount-too-large", "error")

    def read_numbers(self) -> None:
        """Number cells, by their number format."""
        rows = self.cells.rows(Kind.NUMBER)
        codes, which = self.cells.formats(rows)
        values = numbers_of(self.cells.take(rows))
        for number, code in enumerate(codes):
            chosen = which == number
            self._read_format(rows[chosen], values[chosen], meaning_of(code))

    def _read_format(self, rows: np.ndarray, values: np.ndarray, meaning: FormatMeaning) -> None:
        if meaning.is_percent:
            for index in rows:
                shown = _percent(self.cells.text(index))
                self.cells.report(index, "amount-percent", "error", shown=shown)
            return
        if meaning.is_date:
            self.cells.report_all(rows, "amount-is-date", "error")
            return
        own = meaning.unit
        factor = MICRO_WAN_PER_UNIT[own or self.unit]
        self.store(rows, values, factor, meaning.divisor)
        if own:
            self._note_own_unit(rows, own)

    def read_texts(self) -> None:
        """Text cells: plain numbers as an array, all others once for each distinct text."""
        rows = self.cells.rows(Kind.TEXT)
        if not len(rows):
            return
        raw = self.cells.take(rows)
        plain = pc.match_substring_regex(raw, _PLAIN).to_numpy(zero_copy_only=False)
        if plain.any():
            texts = pc.replace_substring(raw.filter(pa.array(plain)), ",", "")
            numbers = numbers_of(pc.utf8_trim_whitespace(texts))
            self.store(rows[plain], numbers, MICRO_WAN_PER_UNIT[self.unit])
        odd = rows[~plain]
        if self.unit in _YUAN_UNITS:
            odd = self._read_own_unit(odd)
        if not len(odd):
            return
        found = read_texts(self.cells, odd, lambda text: read_amount(text, self.unit))
        values, stated = found.values(0)
        self.micro[odd[stated]] = values[stated].astype(np.int64)
        self.have[odd[stated]] = True

    def _read_own_unit(self, rows: np.ndarray) -> np.ndarray:
        """Read texts of a number and its unit (``5亿元``) as arrays; returns the other rows."""
        parts = pc.extract_regex(self.cells.take(rows), _WITH_UNIT)
        units = pc.struct_field(parts, "unit")
        read = np.zeros(len(rows), dtype=bool)
        for unit in [name for name in pc.unique(units).to_pylist() if name is not None]:
            chosen = pc.equal(units, unit).fill_null(False)
            positions = chosen.to_numpy(zero_copy_only=False)
            numbers = numbers_of(pc.struct_field(parts, "number").filter(chosen))
            own = unit if unit.endswith("元") else f"{unit}元"
            self.store(rows[positions], numbers, MICRO_WAN_PER_UNIT[own])
            self._note_own_unit(rows[positions], own)
            read |= positions
        return rows[~read]

    def _note_own_unit(self, rows: np.ndarray, own: str) -> None:
        if self.unit and MICRO_WAN_PER_UNIT[own] != MICRO_WAN_PER_UNIT[self.unit]:
            stated = rows[self.have[rows]]
            arguments = {"unit": own, "header_unit": self.unit}
            self.cells.report_all(stated, "amount-own-unit", "note", **arguments)


def parse_amounts(column: Column, unit: str) -> Parsed:
    """Amounts as decimal(18,6) in 万元.

    unit: of bare numbers, as the header says it (元, 千元, 万元, 百万元, 亿元, 万美元 …:
        a foreign amount keeps its currency and becomes 万 of it). "" reads 万元; whether
        that is right is for the caller to say. Raises KeyError for a unit of no money.
    """
    amounts = _Amounts(column, unit)
    cells = amounts.cells
    amounts.read_numbers()
    amounts.read_texts()
    cells.report_unusable((Kind.DATE, "amount-is-date"), (Kind.BOOLEAN, "amount-unreadable"))
    below_zero = np.flatnonzero(amounts.have & (amounts.micro < 0))
    cells.report_all(below_zero, "amount-negative", "warning")
    return Parsed(decimals_of(amounts.micro, amounts.have), cells.sorted_problems())


def is_money_unit(unit: str) -> bool:
    """Whether ``parse_amounts`` knows the unit."""
    return unit in MICRO_WAN_PER_UNIT


def decimals_of(micro: np.ndarray, have: np.ndarray) -> pa.Array:
    """decimal(18,6) from integers of the sixth decimal; null where ``have`` is false."""
    pairs = np.empty((len(micro), 2), dtype=np.int64)
    pairs[:, 0] = micro
    pairs[:, 1] = micro >> 63
    valid = pa.py_buffer(np.packbits(have, bitorder="little").tobytes())
    return pa.Array.from_buffers(
        AMOUNT_TYPE, len(micro), [valid, pa.py_buffer(pairs.tobytes())], int((~have).sum())
    )


def _percent(raw: str) -> str:
    try:
        return f"{(Decimal(raw) * 100).normalize():f}%"
    except ArithmeticError:
        return raw


__all__ = ["AMOUNT_TYPE", "decimals_of", "is_money_unit", "parse_amounts"]
