"""A header's text taken apart: name, unit, qualifier; and units said for a whole table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from data.values.characters import simplified

_MONEY_WORDS = """
十亿元 千万元 百万元 亿美元 万美元 亿欧元 万欧元 亿港元 万港元 亿元 万元 千元 美元 欧元 港元 元
"""
_OTHER_WORDS = """
亩 公顷 平方米 平方公里 ㎡ m2 km2 公里 千米 米 个 家 家次 人 人次 名 户 批次 批 次 场 项 条 件 份
台套 台 套 辆 天 日 工作日 个工作日 月 个月 年 % ‰ 百分比 百分点 度 ° 吨 万吨 吨/年 万吨/年 万吨标煤
吨标煤 kw mw 千瓦 万千瓦 兆瓦 kwh 万千瓦时 亿立方米 万立方米 立方米 m3 万m3 万立方米/年
"""
MONEY_UNITS = tuple(_MONEY_WORDS.split())
UNITS = frozenset(MONEY_UNITS) | frozenset(_OTHER_WORDS.split())
_CURRENCY = re.compile(r"^(?:人民币|rmb|¥)[:,]?")
_MONEY = "|".join(MONEY_UNITS)
# 单位：个、亿元. Of 亿元、万美元 the first is that of the table.
_AND_OTHERS = r"(?:[^:()]{0,8}?[、,/])??(?:人民币)?"
_TABLE_UNIT = re.compile(
    rf"(?:(?<![一-鿿])(?:金额|计量|货币|投资)?单位:?|单位(?:均?为|是|:)|金额:){_AND_OTHERS}({_MONEY})(?:人民币)?(?![一-鿿])"
)
_ONLY_UNIT = re.compile(rf"\(?(?:人民币[:/,]?)?({_MONEY})(?:人民币)?\)?")
_BRACKETS = str.maketrans("[]{}【】〔〕「」《》", "()()()()()()")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_ENGLISH_MONEY = {
    "yuan": "元",
    "thousand": "千元",
    "k": "千元",
    "10000": "万元",
    "tenthousand": "万元",
    "million": "百万元",
    "m": "百万元",
    "10k": "万元",
    "mn": "百万元",
    "mln": "百万元",
    "100million": "亿元",
    "hundredmillion": "亿元",
    "billion": "十亿元",
    "bn": "十亿元",
}
_ENGLISH_CURRENCY = re.compile(r"(rmb|cny|yuan|usd|us\$|eur|hkd|jpy|gbp)")
_ENGLISH_TABLE = re.compile(
    r"(?<![a-z])(rmb|cny|usd|us\$|eur|hkd|jpy|gbp)\s*"
    r"(100 ?million|million|mln|mn|billion|bn|thousand|10,?000|10k)(?![a-z])",
    re.IGNORECASE,
)
_CURRENCIES = {
    "usd": "美元",
    "us$": "美元",
    "eur": "欧元",
    "hkd": "港元",
    "jpy": "日元",
    "gbp": "英镑",
}
_BRACKET = re.compile(r"([()])")
# A Chinese header with its English below it; letters that say a currency say more than that.
_TRANSLATED = re.compile(
    r"([一-鿿](?:[^A-Za-z]*[一-鿿])?)[/|]?((?:No|ID)\.?|[A-Za-z][A-Za-z.&'/-]{3,})"
)
_SAYS_MONEY = re.compile(r"rmb|cny|yuan|usd|eur|hkd|jpy|gbp|dollar", re.IGNORECASE)
# A footnote of the header, or its number: 责任单位①.
_NOTE_SIGNS = re.compile(r"^[①-⑳]+(?=.)|[①-⑳¹²³⁰-⁹†‡§]+$")
_LONGEST_KEPT = 80


@dataclass(frozen=True)
class HeaderText:
    """name without brackets, its unit and other bracket text; written keeps the brackets."""

    name: str
    unit: str
    qualifier: str
    written: str


def folded(text: str) -> str:
    """NFKC without white space and invisible characters."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def header_text(raw: str) -> HeaderText:
    """``计划总投资（亿元）`` → name 计划总投资, unit 亿元."""
    # A text of a cell may have 32,767 letters; thousands of those are not kept.
    return _kept(raw) if len(raw) <= _LONGEST_KEPT else _taken_apart(raw)


@lru_cache(maxsize=16384)
def _kept(raw: str) -> HeaderText:
    return _taken_apart(raw)


def _taken_apart(raw: str) -> HeaderText:
    written = folded(_NOTE_SIGNS.sub("", raw.strip())).translate(_BRACKETS).strip("*※:'\"")
    name = re.sub(r"^(?:\d{1,2}[.、]|\(\d{1,2}\))(?=\D)", "", written)
    name, contents = _out_of_brackets(name)
    unit, qualifiers = "", list[str]()
    for content in contents:
        named = unit_named(content)
        if named:
            unit = named
        elif content:
            qualifiers.append(content)
    name = name.strip("()*※:,、;")
    if not name and qualifiers:
        name = qualifiers.pop(0)
    name, unit = _without_suffix(_without_translation(name), unit)
    return HeaderText(name, unit, ";".join(qualifiers), written)


def _without_translation(name: str) -> str:
    """``项目名称Project`` (two lines of one cell) → 项目名称."""
    found = _TRANSLATED.fullmatch(name)
    return found[1] if found and not _SAYS_MONEY.search(found[2]) else name


def _out_of_brackets(text: str) -> tuple[str, list[str]]:
    """The text without its pairs of brackets, and what stood in each, inner pairs first."""
    opened, contents = [list[str]()], list[str]()
    for part in _BRACKET.split(text):
        if part == "(":
            opened.append([])
        elif part == ")" and len(opened) > 1:
            contents.append("".join(opened.pop()))
        else:
            opened[-1].append(part)
    return "(".join("".join(parts) for parts in opened), contents


def _without_suffix(name: str, unit: str) -> tuple[str, str]:
    """``总投资:万元``, ``总投资万元`` → 总投资, 万元; ``完成率%`` → 完成率, %."""
    if unit:
        return name, unit
    if name.endswith("%") and len(name) > 2:
        return name[:-1], "%"
    marked = re.fullmatch(r"(.+?)[:/_\-—,]([^:/_\-—,]+)", name)
    if marked and marked[2].lower() in UNITS and len(marked[1]) > 1:
        return marked[1], marked[2].lower()
    bare = re.fullmatch(rf"(.{{2,}}?)({_MONEY})", name)
    if bare and bare[2] != "元":
        return bare[1], bare[2]
    return name, unit


def unit_named(content: str) -> str:
    """The unit that a bracket or a cell consists of (``单位:万元``, ``万元,保留两位``), or ""."""
    if english := _english_unit(content) or _english_table_unit(content):
        return english
    text = _CURRENCY.sub("", re.sub(r"^(?:计量|金额)?单位:?", "", simplified(folded(content))))
    text = text.strip("()").lower()
    text = text.removesuffix("人民币").rstrip("(") or text
    text = {"亿": "亿元", "万": "万元"}.get(text, text)
    if text in UNITS:
        return "%" if text in ("百分比", "百分点") else text
    first = re.split(r"[,、;/]", text, maxsplit=1)[0]
    if first != text and first in UNITS and len(text) <= 16:
        return first
    return ""


def _english_unit(content: str) -> str:
    """``100 million yuan``, ``USD million`` → 亿元, 百万美元."""
    text = re.sub(r"[\s,]+|^unit:?", "", content.lower())
    said = {_CURRENCIES.get(one, "元") for one in _ENGLISH_CURRENCY.findall(text)}
    scale = _ENGLISH_MONEY.get(_ENGLISH_CURRENCY.sub("", text) or "yuan", "")
    if len(said) != 1 or not scale:
        return ""
    return scale.removesuffix("元") + said.pop()


def table_unit(raw: str) -> str:
    """The unit of amounts that a title or unit row states (``单位：万元``, ``（亿元）``), or ""."""
    text = simplified(folded(raw)).translate(_BRACKETS)
    found = _TABLE_UNIT.search(text) or _TABLE_UNIT.search(_apart(raw))
    if found:
        return found[1]
    only = _ONLY_UNIT.fullmatch(text)
    if only:
        return only[1]
    ending = re.search(rf"\((?:人民币)?({_MONEY})(?:人民币)?\)$", text)
    return ending[1] if ending else _english_table_unit(raw)


def _english_table_unit(raw: str) -> str:
    """``Funds in place 2026 (USD million)`` → 百万美元; "" where it names none, or several."""
    plain = unicodedata.normalize("NFKC", raw).casefold()
    found = {
        (currency, re.sub(r"[ ,]", "", scale)) for currency, scale in _ENGLISH_TABLE.findall(plain)
    }
    if len(found) != 1:
        return ""
    currency, scale = found.pop()
    return _ENGLISH_MONEY[scale].removesuffix("元") + _CURRENCIES.get(currency, "元")


def _apart(raw: str) -> str:
    """The text with its gaps as separators: ``截至2021年9月30日    单位：亿元``."""
    plain = unicodedata.normalize("NFKC", raw).translate(_BRACKETS)
    return re.sub(r"\s+", ";", re.sub(r"单\s+位", "单位", plain))


KNOWN = 0.5
LONGEST_HEADER = 40

KnownHeader = Callable[[str], float]


class HeaderWords:
    """How surely a text is a field name, asked once for each text."""

    def __init__(self, known_header: KnownHeader) -> None:
        self._ask = known_header
        self._known: dict[str, float] = {}

    def known(self, raw: str) -> float:
        """0..1, the best of the text with and without its brackets."""
        found = self._known.get(raw)
        if found is None:
            found = self._known[raw] = self._best(raw)
        return found

    def _best(self, raw: str) -> float:
        if len(raw) > 2 * LONGEST_HEADER:
            return 0.0
        parts = header_text(raw)
        variants = {parts.name, parts.written}
        if parts.qualifier:
            variants.add(f"{parts.name}({parts.qualifier})")
        return max((self._ask(variant) for variant in variants if variant), default=0.0)
