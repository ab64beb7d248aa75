"""What a header says once words that change nothing are looked through, and its period in words.

``目前形象进度`` asks for 形象进度; in 2021 ``2021年计划投资`` is 年度计划投资, and
``1-11月完成投资`` is 本年累计完成投资. A year that is not the sheet's own stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from pydantic import Field

from data.ledgers.declaration import Section, read_toml
from data.ledgers.headers import looser, normal

Step = Literal["same", "bracket", "date-word", "neutral", "period"]
Reading = tuple[str, float, Step]

_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_YEAR = re.compile(r"^(20\d{2})年度?(?=\D|\d{1,2}(?:月|[-—~～至到]))(.*)$")
_SPAN = re.compile(r"^0?1月?(?:份)?[-—–~～至到]+(?:0?[1-9]|1[0-2])月(?:份)?(?:累计)?(.+)$")
_MONTH = re.compile(r"^(?:0?[1-9]|1[0-2])月(?:份)?(?:当月)?(?!累计)(\D.*)$")
# Of which county or rank the leaders are (挂点市领导, 包联旗领导, 责任县级领导).
_RANK = re.compile(r"(?<=..)(?:市|县|区|旗|州|盟|镇)级?(?=领导)")
_LEAST_BEHIND, _LEAST_BEFORE = 3, 2
_MOST_STRIPPED = 2


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
    for said, meant in (
        (rules.words.year_to_date, rules.year_to_date),
        (rules.words.year, rules.year),
        (rules.words.month, rules.month),
    ):
        for word in map(normal, said):
            if rest.startswith(word) and len(rest) > len(word):
                return [other + rest.removeprefix(word) for other in meant]
    return []
