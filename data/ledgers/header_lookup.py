"""What a header may be looked up by, and which fields of a ledger a text may mean.

Why a header is taken for a field: which of its words matched, and how far it was trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from pydantic import Field

from data.ledgers.composed_headers import composed, is_composed, readings, word_count
from data.ledgers.declaration import Ledger, read_toml
from data.ledgers.declared_field import Section
from data.ledgers.headers import ORDINAL, group_words, item_words, looser, normal
from data.ledgers.registry import ledger, ledgers, of_declarations
from data.tables import HeaderColumn

# Columns that say how far a project is; any of them will do.
STAGE_FIELDS = ("stage", "signed_date", "actual_start_date", "actual_production_date")
# What stands below an event (签约, 动工): the day that was meant, and the day it happened.
_HAPPENED = "实际"
_OF_A_DATE = frozenset({"计划", "预计", "拟", _HAPPENED})
# 苏木镇/园区: either of them, so that a person is asked.
_ONE_OF_TWO, _LEAST_PART = 0.8, 2
# Country来源 says the same in two languages; EPC单位 may say something of its own, and is asked.
_LANGUAGES = re.compile(
    r"([a-z][a-z./-]+)([\u4e00-\u9fff]{2,})|([\u4e00-\u9fff]{2,})([a-z][a-z./-]+)"
)
_IN_BOTH = 0.9
_EMPTY_LEAVES = frozenset({"金额", "内容", "名称", "情况", "合计", "数值", "小计"})


def under_group(column: HeaderColumn) -> str:
    """What a header says behind the one above it: 投资主体企业名称."""
    leaf, above = normal(column.path[-1]), normal(column.path[-2])
    return above.removesuffix("时间").removesuffix("日期").removesuffix("情况") + leaf


def texts_of(column: HeaderColumn) -> Iterator[tuple[str, float]]:
    """Texts that a header may be looked up by, from the most telling to the least."""
    path = [normal(part) for part in column.path if part]
    if not path:
        return
    leaf, above = path[-1], path[-2] if len(path) > 1 else ""
    qualifier = normal(column.qualifier)
    written = normal(column.written[-1]) if column.written else leaf
    if written != leaf:
        yield written, 1.0
    if qualifier:
        yield f"{leaf}({qualifier})", 1.0
    if column.unit == "%":
        yield f"{leaf}(%)", 1.0
    if above:
        yield f"{above}/{leaf}", 1.0
        yield under_group(column), 0.99
        yield leaf + above, 0.99
        if leaf in _OF_A_DATE:
            yield f"{leaf}{above}时间", 0.97
        if leaf == _HAPPENED:
            yield f"{above}时间", 0.96
        if leaf in _EMPTY_LEAVES:
            yield above, 0.9
    yield leaf, 0.95 if qualifier or above else 1.0
    if found := _LANGUAGES.fullmatch(leaf):
        said = [part for part in found.groups() if part]
        is_told = all(word_count(part) for part in said)
        yield from ((part, _IN_BOTH if is_told else _ONE_OF_TWO) for part in said)
    parts = leaf.split("/")
    if len(parts) > 1 and all(len(part) >= _LEAST_PART for part in parts):
        yield from ((part, _ONE_OF_TWO) for part in parts)


@of_declarations
@cache
def words_of(name: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Normal header text → the field keys it may mean, canonical headers first."""
    words: dict[str, list[tuple[str, float]]] = {}
    for field in ledger(name).fields:
        for text in field.texts:
            weight = 1.0 if text in (field.header, field.english) else 0.97
            weight = 0.9 if text in field.weak else weight
            entry = words.setdefault(normal(text), [])
            if field.key not in {key for key, _ in entry}:
                entry.append((field.key, weight))
    return {text: tuple(entry) for text, entry in words.items()}


def meanings(name: str, text: str) -> tuple[tuple[str, float], ...]:
    """(field key, weight) of what a normal text may mean: as declared, else by its words.

    One word alone stands in the lists where it means a field.
    """
    found = words_of(name).get(text, ())
    return found or (composed(name, text) if word_count(text) > 1 else ())


def in_brackets(name: str, column: HeaderColumn) -> tuple[str, ...]:
    """The fields that the brackets of a header mean by themselves; () where it is declared so.

    Of which something is a part (其中) is no other name for it.
    """
    written = normal(column.written[-1]) if column.written else ""
    if written in words_of(name):
        return ()
    parts = (part[1:-1] for part in _BRACKET.findall(written))
    said = (meanings(name, part) for part in parts if not part.startswith(_OF_WHICH))
    return tuple(dict.fromkeys(key for found in said for key, _ in found))


def other_parties(name: str, column: HeaderColumn, key: str) -> tuple[str, ...]:
    """The parties to a project that a header's bracket names beside the one its head names.

    乙方(招引单位): the investor or the unit that brought it? 责任单位(乡镇) and
    项目名称(企业名称) only say more of the same.
    """
    others = in_brackets(name, column)
    kinds = _CONFUSED.get(ledger(name).field(key).named, frozenset())
    if key in others:
        return ()
    return tuple(one for one in others if ledger(name).field(one).named in kinds)


Step = Literal["same", "bracket", "date-word", "neutral", "period"]
Reading = tuple[str, float, Step]
HeaderText = tuple[str, float, tuple[Reading, ...]]

_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_YEAR = re.compile(r"^(20\d{2})年度?(?=\D|\d{1,2}(?:月|[-—~～至到]))(.*)$")
_SPAN = re.compile(r"^0?1月?(?:份)?[-—–~～至到]+(?:0?[1-9]|1[0-2])月(?:份)?(?:累计)?(.+)$")
_MONTH = re.compile(r"^(?:0?[1-9]|1[0-2])月(?:份)?(?:当月)?(?!累计)(\D.*)$")
# Of which county or rank the leaders are (挂点市领导, 包联旗领导, 责任县级领导).
_RANK = re.compile(r"(?<=..)(?:市|县|区|旗|州|盟|镇)级?(?=领导)")
_LEAST_BEHIND, _LEAST_BEFORE = 3, 2
_MOST_STRIPPED = 2
_OF_WHICH = "其中"
# Kinds of parties that a reader can confuse: 单位 is said of firms too.
_ORGANISATIONS = frozenset({"company", "unit"})
_CONFUSED = {
    "company": _ORGANISATIONS,
    "unit": _ORGANISATIONS,
    "person": frozenset({"person"}),
}
_IN_BRACKETS = 0.5  # how far what stands in brackets alone is trusted


class _Neutral(Section):
    before: tuple[str, ...]
    inside: tuple[str, ...]
    after: tuple[str, ...]
    trust: float = Field(gt=0, lt=1)
    source: str = Field(min_length=1)


class _Words(Section):
    year: tuple[str, ...]
    year_to_date: tuple[str, ...]
    month: tuple[str, ...]


class _Periods(_Words):
    trust: float = Field(gt=0, lt=1)
    words: _Words

    @cached_property
    def meant(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each word for a period as headers are compared, and those that fields use for it."""
        pairs = (
            (self.words.year_to_date, self.year_to_date),
            (self.words.year, self.year),
            (self.words.month, self.month),
        )
        return tuple((normal(word), meant) for said, meant in pairs for word in said)


class _Wording(Section):
    neutral: _Neutral
    periods: _Periods


@cache
def _wording() -> _Wording:
    return read_toml("wording", _Wording)


def header_readings(text: str, year: int | None = None) -> Iterator[Reading]:
    """Forms of a header text to look up, each with how far it may be trusted and its step.

    text: normal. year: that of the sheet's day; without it no year is looked through.
    """
    yield from _plain(text)
    rules = _wording()
    for form in _without_neutral(_BRACKET.sub("", text), rules.neutral):
        yield form, rules.neutral.trust, "neutral"
    for form in _periods(_BRACKET.sub("", text), year, rules.periods):
        for plain, trust, _ in _plain(form):
            yield plain, rules.periods.trust * trust, "period"


def readings_of(column: HeaderColumn, year: int | None) -> tuple[HeaderText, ...]:
    """Each text that a header may be looked up by, how far it is trusted, and its readings."""
    return tuple(
        (text, trust, tuple(header_readings(text, year))) for text, trust in texts_of(column)
    )


def _plain(text: str) -> Iterator[Reading]:
    for number, (form, trust) in enumerate(looser(text)):
        step: Step = "same"
        if number:
            step = "bracket" if number == 1 and "(" not in form and "(" in text else "date-word"
        yield form, trust, step


def _without_neutral(text: str, rules: _Neutral) -> list[str]:
    """The text without words that change nothing, the fuller forms first."""
    found: list[str] = []
    for start in dict.fromkeys((text, _without_inside(text, rules.inside), _RANK.sub("", text))):
        fronts = [start]
        for _ in range(_MOST_STRIPPED):
            fronts += [
                front[len(word) :]
                for front in fronts
                for word in rules.before
                if front.startswith(word) and len(front) - len(word) >= _LEAST_BEHIND
            ]
        for front in dict.fromkeys(fronts):
            found.append(front)
            found += [
                front[: -len(word)]
                for word in rules.after
                if front.endswith(word) and len(front) - len(word) >= _LEAST_BEFORE
            ]
    return [form for form in dict.fromkeys(found) if form != text]


def _without_inside(text: str, words: tuple[str, ...]) -> str:
    for word in words:
        if len(text) - len(word) >= _LEAST_BEHIND:
            text = text.replace(word, "")
    return text


def _periods(text: str, year: int | None, rules: _Periods) -> list[str]:
    """The text with its period in the words that fields use."""
    rest, is_dated = text, False
    if found := _YEAR.match(text):
        if year is None or int(found[1]) != year:
            return []
        rest, is_dated = found[2], True
    if found := _SPAN.match(rest):
        return [word + found[1] for word in rules.year_to_date]
    if found := _MONTH.match(rest):
        return [word + found[1] for word in rules.month]
    if is_dated:
        return [word + rest for word in rules.year]
    for word, meant in rules.meant:
        if rest.startswith(word) and len(rest) > len(word):
            return [other + rest.removeprefix(word) for other in meant]
    return []


_KNOWN_HEADERS_YEAR = re.compile(r"^20\d{2}")
WHOLE_WORDS = 0.9  # below it what the words of a header say together is heard too
_PUT_TOGETHER, _ONE_WORD = 0.95, 0.8  # several known words in one header; one alone


@of_declarations
@lru_cache(maxsize=16384)
def known_header(text: str) -> float:
    """How surely a text is a header of some ledger: 0 (unknown) to 1."""
    words = _known_words()
    text = normal(text)
    year = _KNOWN_HEADERS_YEAR.match(text)
    readings = header_readings(text, int(year[0]) if year else None)
    sure = max((words.get(form, 0.0) * trust for form, trust, _ in readings), default=0.0)
    if sure >= _PUT_TOGETHER or not is_composed(text):
        return sure
    return max(sure, _PUT_TOGETHER if word_count(text) > 1 else _ONE_WORD)


def _names_as_columns(declared: Ledger) -> Iterator[str]:
    """Values of a field that stand as headers: metrics, stages, definitions."""
    keys = [declared.wide.name_field] if declared.wide is not None else []
    keys += [declared.spread.field] if declared.spread is not None else []
    for key in keys:
        for value, synonyms in declared.field(key).values.items():
            yield from (value, *synonyms)


@of_declarations
@cache
def _known_words() -> dict[str, float]:
    words: dict[str, float] = dict.fromkeys(ORDINAL, 1.0)
    for declared in ledgers():
        for field in declared.fields:
            for text in field.texts:
                for part in (text, text.rpartition("/")[2]):
                    words[normal(part)] = 1.0
        for text in _names_as_columns(declared):
            words.setdefault(normal(text), 1.0)
    for word, (_, bound) in item_words().items():
        words.setdefault(word, 0.8 if bound else 1.0)
    for word in group_words():
        words.setdefault(word, 0.9)
    for word in ("形象进度", "存在问题", "投资情况", "基本情况", "开工时间", "投产时间"):
        words.setdefault(word, 0.9)
    return words


How = Literal[
    "same",
    "synonym",
    "weak",
    "part",
    "bracket",
    "date-word",
    "neutral",
    "period",
    "composed",
    "said",
]


@dataclass(frozen=True)
class Match:
    """A field that a header may mean: word is the declared text, how it was found.

    ``same``: the canonical header; ``synonym``: another word for it; ``weak``: a word
    that also means other things; ``part``: one level of a header of several; ``bracket``,
    ``date-word``, ``neutral``: only after leaving out brackets, 时间/日期, or words that
    change nothing; ``period``: with the year or month in words; ``composed``: its words
    together mean the field; ``said``: a person said so.
    """

    key: str
    word: str
    how: How
    confidence: float


def matches(name: str, column: HeaderColumn, year: int | None = None) -> tuple[Match, ...]:
    """Every field of a ledger that a header may mean, the surest first; year: the sheet's own."""
    words = words_of(name)
    best: dict[str, Match] = {}
    for number, (text, trust) in enumerate(texts_of(column)):
        for form, looseness, step in header_readings(text, year):
            for key, weight in words.get(form, ()):
                sure = round(trust * looseness * weight, 3)
                if key not in best or best[key].confidence < sure:
                    best[key] = Match(key, *_word(name, key, form, number, step, trust), sure)
    if max((one.confidence for one in best.values()), default=0.0) < WHOLE_WORDS:
        for text, trust in texts_of(column):
            for key, looseness in readings(name, text):
                sure = round(trust * looseness, 3)
                if key not in best or best[key].confidence < sure:
                    best[key] = Match(key, ledger(name).field(key).header, "composed", sure)
    for key in in_brackets(name, column):
        best.setdefault(key, Match(key, ledger(name).field(key).header, "bracket", _IN_BRACKETS))
    return tuple(sorted(best.values(), key=lambda match: -match.confidence))


def _word(name: str, key: str, form: str, number: int, step: Step, trust: float) -> tuple[str, How]:
    """The declared text behind a normal form, and how it was reached."""
    field = ledger(name).field(key)
    word = next((text for text in field.texts if normal(text) == form), form)
    if step != "same":
        return word, step
    if word in field.weak:
        return word, "weak"
    if number and trust < 1:
        return word, "part"
    return word, "same" if word in (field.header, field.english) else "synonym"
